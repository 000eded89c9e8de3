/** Something the user has to mend before there can be a report: shown without a stack, exit status 2. */
export class UsageError extends Error {
  override name = "UsageError";
  /** What to do about it, a line each. */
  readonly hints: readonly string[];

  constructor(message: string, ...hints: readonly string[]) {
    super(message);
    this.hints = hints;
  }
}
