import type { BaselineComparison } from "../evaluate/report.ts";
import { shownNumber } from "./shown-text.ts";

/**
 * How a report compares with an earlier one, in sentences without any text of a log.
 *
 * @param findings how many the report has
 */
export function baselineText(findings: number, { added, carried, gone }: BaselineComparison): string[] {
  const unchanged = findings - added.size - carried.size;
  const counts = `${shownNumber(added.size)} new, ${shownNumber(unchanged)} unchanged, ` +
    `${shownNumber(carried.size)} carried over, ${shownNumber(gone.length)} gone.`;
  const why =
    "Carried over is what this evidence could not have shown to be gone: of its bucket there is nothing since " +
    "then, something could not be read, or of requests like these it cannot be told what they are.";
  return carried.size === 0 ? [counts] : [counts, why];
}
