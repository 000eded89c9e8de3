import type { Host } from "./host.ts";
import type { GivenArguments, Option } from "./options.ts";

/** A command: one file and one line in the list of commands. */
export interface Command {
  readonly name: string;
  /** One line. */
  readonly summary: string;
  /** What follows the name, as in `[INPUT...] --policies DIR`. */
  readonly usage: string;
  /** A paragraph or two. */
  readonly description: readonly string[];
  readonly options: readonly Option[];
  /** What to type and what it does. */
  readonly examples: readonly (readonly [command: string, effect: string])[];
  /**
   * @returns the exit status
   * @throws UsageError for what the user has to mend
   */
  readonly run: (host: Host, given: GivenArguments) => Promise<number>;
}
