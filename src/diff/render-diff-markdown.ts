import { allowIncompleteNote, compliantNote, evidenceRows } from "../report/evidence-text.ts";
import {
  boundedMarkdown,
  cellLines,
  codeSpan,
  markdownLimit,
  markdownSentence,
  tableRow,
} from "../report/markdown-text.ts";
import type { ReportContext } from "../report/output.ts";
import { counted, shownBytes, shownNumber, shownText, wholeSentence } from "../report/shown-text.ts";
import { tallyRows } from "../report/tally-text.ts";
import { fewText, periodLines, wayText } from "../report/value-text.ts";
import { positionAt } from "../diagnostic/source-text.ts";
import {
  changeText,
  changeTitles,
  comparedText,
  directionTitles,
  findingTexts,
  gapText,
  reasonText,
  ruleText,
  stateText,
  summaryText,
} from "./diff-text.ts";
import { type DiffEntry, directions, type FindingChange, type PolicyDiff } from "./policy-diff.ts";

/** What the document begins with, unseen: a comment that has it is replaced by that of the next run. */
export const diffMarker = "<!-- s3-perimeter:diff -->";

// So that each direction comes to be seen before the room is used up.
const shownOfDirection = 25;
const shownFindings = 25;

const allOfThem = "the format `json` has them all";

/**
 * Writes a comparison as Markdown for a pull-request comment, of no more than {@link markdownLimit} characters. Where there
 * is more, rows give way from the end, and the document says how many.
 */
export function* renderDiffMarkdown(diff: PolicyDiff, context: ReportContext): Generator<string> {
  const closing = `${[...closingLines(diff, context)].join("\n")}\n`;
  const more = (leftOut: number): string => `**${counted(leftOut, "more row")} did not fit here**; ${allOfThem}.`;
  yield boundedMarkdown(blocks(diff), more, markdownLimit - closing.length);
  yield closing;
}

/** Blocks may be left out from the end, so each is a row at most, the first of a table with its head. */
function* blocks(diff: PolicyDiff): Generator<string> {
  const gaps = gapText(diff);
  yield [
    diffMarker,
    "### S3 network perimeter: impact of this change",
    "",
    `**${summaryText(diff)}**`,
    ...(gaps === undefined ? [] : ["", `**${gaps}**`]),
    "",
    comparedText(diff, codeSpan),
  ].join("\n");
  for (const direction of directions) {
    const entries = diff.entries.filter((entry) => entry.direction === direction);
    const title = `${directionTitles[direction]}: ${counted(diff.directions[direction], "request")}`;
    yield* table(title, entryColumns, entries.slice(0, shownOfDirection).map(entryCells));
    yield* moreOf(entries.length - shownOfDirection, "group");
  }
  yield* table("Other findings", findingColumns, diff.findings.slice(0, shownFindings).map(findingCells));
  yield* moreOf(diff.findings.length - shownFindings, "finding");
}

const entryColumns: readonly string[] = ["Request", "How often (UTC)", "Before", "After"];

function entryCells(entry: DiffEntry): string[] {
  const { policy, bucket, principal, path, before, after, principals, requests, bytes } = entry;
  const isGroup = principals.count > 1 || (principals.count === 1 && principals.first[0] !== principal);
  const place = (after.finding ?? before.finding)?.place;
  return [
    cellLines(
      codeSpan(principal) + (isGroup ? `: ${fewText(principals, codeSpan)}` : ""),
      `bucket ${codeSpan(bucket)}`,
      `way in: ${wayText(path, entry.sources, codeSpan)}`,
      fewText(entry.operations, codeSpan),
    ),
    cellLines(`${shownNumber(requests)} (${shownBytes(bytes)})`, ...periodLines(entry)),
    withReason(stateText(before, codeSpan), reasonText(before)),
    cellLines(
      withReason(stateText(after, codeSpan), reasonText(after)),
      ...findingTexts(entry, codeSpan),
      `policy ${codeSpan(policy)}`,
      place === undefined ? "" : placeSpan(place),
    ),
  ];
}

function withReason(state: string, reason: string): string {
  return reason === "" ? state : `${state}: ${markdownSentence(reason)}`;
}

const findingColumns: readonly string[] = ["Change", "Finding", "Severity", "What", "Policy line"];

function findingCells({ change, finding, formerSeverity }: FindingChange): string[] {
  return [
    changeTitles[change],
    ruleText(finding),
    formerSeverity === undefined ? finding.severity : `${finding.severity}, was ${formerSeverity}`,
    markdownSentence(wholeSentence(finding.message)),
    finding.place === undefined ? "" : placeSpan(finding.place),
  ];
}

function placeSpan({ source, span }: NonNullable<FindingChange["finding"]["place"]>): string {
  return codeSpan(`${source.path}:${positionAt(source, span.start).line}`);
}

function* table(
  title: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): Generator<string> {
  const [first, ...rest] = rows.map(tableRow);
  if (first === undefined) return;
  yield ["", `#### ${title}`, "", tableRow(columns), tableRow(columns.map(() => "---")), first].join("\n");
  yield* rest;
}

function* moreOf(count: number, noun: string): Generator<string> {
  if (count > 0) yield `\nAnd ${counted(count, `more ${noun}`)}; ${allOfThem}.`;
}

/** What is always said: all requests on both sides, and what they were judged by. */
function* closingLines(diff: PolicyDiff, { tool, allowIncomplete }: ReportContext): Generator<string> {
  const { base, head } = diff;
  yield* ["", "<details><summary>All requests, and the evidence</summary>", ""];
  yield* [tableRow(["Requests", "Before", "After", "Change"]), tableRow(["---", "--:", "--:", "--:"])];
  const before = tallyRows(base.tally, base.uncoveredRequests);
  for (const [index, { count, text }] of tallyRows(head.tally, head.uncoveredRequests).entries()) {
    const former = before[index]?.count ?? 0;
    yield tableRow([text, shownNumber(former), shownNumber(count), changeText(former, count)]);
  }
  yield "";
  for (const [label, text] of evidenceRows(diff, codeSpan)) yield `- ${label}: ${text}`;
  yield* ["", compliantNote];
  if (allowIncomplete === true) yield* ["", markdownSentence(allowIncompleteNote)];
  yield* [
    "",
    "</details>",
    "",
    `${tool.name} ${markdownSentence(tool.version)}, as of ${markdownSentence(shownText(diff.now))}`,
  ];
}
