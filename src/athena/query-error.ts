/** A query that gave no rows, or not all of them, in words for the user. */
export class QueryError extends Error {
  override name = "QueryError";
  /** What to do about it, a line each. */
  readonly hints: readonly string[];

  constructor(
    message: string,
    { hints = [], cause }: { readonly hints?: readonly string[]; readonly cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.hints = hints;
  }
}

/** What helps where an engine has too little memory. */
export const lessAtOnce = "ask for a shorter time at once: docs/athena.md tells what a join needs";
