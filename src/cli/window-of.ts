import type { TimeWindow } from "../record/time-window.ts";
import type { Host } from "./host.ts";
import type { GivenArguments } from "./options.ts";
import { minutesOf, nowOf, timeOf } from "./parse-values.ts";
import { UsageError } from "./usage-error.ts";

/**
 * The window of `--since`, `--from` and `--to`: undefined where none is given, and all records are wanted.
 *
 * @throws UsageError where one is no time, or the window has none
 */
export function windowOf(given: GivenArguments, host: Host): TimeWindow | undefined {
  const [since, first, last] = [given.last("since"), given.last("from"), given.last("to")];
  if (since === undefined && first === undefined && last === undefined) return undefined;
  if (since !== undefined && first !== undefined) {
    throw new UsageError("--since and --from both tell where to begin", "give one of them");
  }
  const from = since !== undefined
    ? nowOf(given, host).getTime() - minutesOf("since", since) * 60_000
    : first === undefined
    ? -Infinity
    : timeOf("from", first).getTime();
  const to = last === undefined ? Infinity : timeOf("to", last).getTime();
  if (from < to) return { from, to };
  throw new UsageError(
    `--to ${last} is not after ${since === undefined ? `--from ${first}` : `the time of --since ${since}`}`,
    "--to names the first moment that is not wanted: --from 2026-03-16 --to 2026-03-17 is one day",
  );
}
