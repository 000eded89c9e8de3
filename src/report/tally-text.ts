import type { Tally } from "../evaluate/report.ts";
import { counted, shownNumber } from "./shown-text.ts";

/** What to say of a policy whose tally has no request: it must not look kept. */
export const nothingEvaluatedText: string =
  "Nothing was evaluated: no request to its buckets is in the evidence. Whether the policy was kept cannot be told.";

/** How many requests were judged. */
export function requestsOf({ stopped: _, ...verdicts }: Tally): number {
  return Object.values(verdicts).reduce((sum, count) => sum + count, 0);
}

/** A tally as a sentence or two; no text of a log is in it. */
export function tallyText(tally: Tally, buckets: number): string {
  const parts = [
    tally.violation > 0 ? counted(tally.violation, "violation") : "",
    part(tally.inconclusive, "inconclusive"),
    part(tally.excepted, "excepted"),
    part(tally.compliantByAddress, "compliant by address"),
    part(tally.compliantByService, "compliant by service"),
    part(tally.compliantProven, "proven compliant"),
    part(tally.notApplicable, "not applicable"),
  ].filter((text) => text !== "");
  const requests = `${counted(requestsOf(tally), "request")} to ${counted(buckets, "bucket")}`;
  const stopped = tally.stopped > 0
    ? ` Of the violations and inconclusive ones S3 stopped ${shownNumber(tally.stopped)}.`
    : "";
  return `${requests}: ${parts.join(", ")}.${stopped}`;
}

function part(count: number, word: string): string {
  return count === 0 ? "" : `${shownNumber(count)} ${word}`;
}

/** A line of the table of all requests. */
export interface TallyRow {
  readonly count: number;
  readonly text: string;
  readonly weight?: "heading" | "high" | "medium";
}

/** All requests by verdict, as rows of a table. */
export function tallyRows(tally: Tally, uncovered: number): readonly TallyRow[] {
  return [
    { count: requestsOf(tally), text: "requests judged", weight: "heading" },
    { count: tally.violation, text: "violations", weight: "high" },
    { count: tally.inconclusive, text: "inconclusive", weight: "medium" },
    { count: tally.excepted, text: "excepted" },
    { count: tally.compliantByAddress, text: "compliant by address" },
    { count: tally.compliantByService, text: "compliant by service" },
    { count: tally.compliantProven, text: "compliant, proven" },
    { count: tally.notApplicable, text: "not applicable" },
    { count: tally.stopped, text: "of the violations and inconclusive ones stopped by S3" },
    { count: uncovered, text: "further requests, to buckets that no policy covers" },
  ];
}
