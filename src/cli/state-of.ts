import type { GivenArguments } from "./options.ts";
import { sqlOptionsOf } from "./sql-options-of.ts";
import { UsageError } from "./usage-error.ts";

/**
 * The value of `--state`; undefined where none is used.
 *
 * @throws UsageError where an option is given that means something with a state only
 */
export function stateOf(given: GivenArguments): string | undefined {
  const path = given.last("state");
  for (const option of ["horizon", "look-back"]) {
    if (path === undefined && given.last(option) !== undefined) {
      throw new UsageError(`--${option} means something with --state only`, "name a state with --state PLACE");
    }
  }
  if (path !== undefined) sqlOptionsOf(given);
  return path;
}
