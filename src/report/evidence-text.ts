import type { Report } from "../evaluate/report.ts";
import type { Coverage } from "../record/coverage.ts";
import { evidencePeriod } from "./evidence-period.ts";
import { counted, shownNumber } from "./shown-text.ts";

/** Makes a value of a log harmless in the form that is written. */
export type Show = (value: string) => string;

/** What a report owes to whoever reads `compliant` in it. */
export const compliantNote: string =
  `"Compliant" speaks of the requests that were logged. AWS delivers logs with best effort, and their integrity is not ` +
  "verified: whoever can write to the log bucket can forge them.";

/** What is said where gaps in the evidence were accepted. */
export const allowIncompleteNote: string =
  "Findings about evidence do not count for the exit status: --allow-incomplete was given.";

/** Which days there is evidence of, without a full stop. */
export function periodText(coverage: readonly Coverage[], show: Show): string {
  const period = evidencePeriod(coverage);
  if (period === undefined) return "no evidence";
  return period.first === period.last
    ? `evidence of ${show(period.first)}`
    : `evidence from ${show(period.first)} to ${show(period.last)}`;
}

// A profile file may name as many kinds as it likes.
const skippedLimit = 20;

/** What was read and what became of it: labels and texts, in order. */
export function evidenceRows(
  { header, lookBack }: Pick<Report, "header" | "lookBack">,
  show: Show,
): [label: string, text: string][] {
  const { ledger, join, foldLevel, horizon, coverage } = header;
  const skippedKinds = Object.entries(ledger.skipped);
  const skipped = skippedKinds.reduce((sum, [, count]) => sum + count, 0);
  const objects = [
    `${shownNumber(ledger.objects)} read`,
    `${shownNumber(ledger.duplicateObjects)} ${ledger.duplicateObjects === 1 ? "duplicate" : "duplicates"}`,
    `${shownNumber(ledger.unreadObjects)} not read or not to the end`,
  ];
  const records = [
    `${shownNumber(ledger.kept)} kept`,
    `${shownNumber(ledger.outOfScope)} out of scope`,
    `${shownNumber(skipped)} skipped`,
    `${shownNumber(ledger.malformed)} malformed`,
  ];
  const rows: [string, string][] = [
    ["objects", objects.join(", ")],
    ["records", `${shownNumber(ledger.read)} read = ${records.join(" + ")}`],
  ];
  if (skippedKinds.length > 0) {
    const kinds = skippedKinds.slice(0, skippedLimit).map(([kind, count]) => `${shownNumber(count)} ${show(kind)}`);
    const more = skippedKinds.length - kinds.length;
    rows.push(["skipped", kinds.join(", ") + (more > 0 ? ` and ${counted(more, "more kind")}` : "")]);
  }
  rows.push(["evidence", coverageText(coverage)], [
    "join",
    join === "off" && coverage.length === 0 ? "off: there is no evidence" : joinText(join, horizon, show),
  ]);
  if (foldLevel > 0) rows.push(["addresses", `folded ${foldTexts[foldLevel] ?? ""} (level ${foldLevel})`]);
  if (lookBack !== undefined) {
    const { days, requests } = lookBack;
    rows.push([
      "look-back",
      `${counted(days, "day")} with evidence of the bucket; ${counted(requests, "request")} of before left out`,
    ]);
  }
  return rows;
}

const foldTexts: Readonly<Record<number, string>> = {
  1: "to /24 and /48",
  2: "to /16 and /32",
  3: "to private and public",
};

function joinText(join: "on" | "off", horizon: string, show: Show): string {
  if (join === "off") return "off: one kind of log; what AWS delivered twice counts twice";
  return horizon === "end-of-input"
    ? "on: access logs and CloudTrail, each request counted once"
    : `on: access logs and CloudTrail, closed up to ${show(horizon)}`;
}

function coverageText(coverage: readonly Coverage[]): string {
  const count = (kind: Coverage["kind"]): number =>
    new Set(coverage.filter((element) => element.kind === kind).map(({ of }) => of)).size;
  const parts = [
    [count("log"), "access logs of", "bucket"],
    [count("data"), "CloudTrail data events of", "bucket"],
    [count("management"), "management events of", "trail"],
  ] as const;
  const texts = parts.filter(([number]) => number > 0).map(([number, what, of]) => `${what} ${counted(number, of)}`);
  return texts.length === 0 ? "none" : texts.join(", ");
}
