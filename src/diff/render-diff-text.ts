import { allowIncompleteNote, compliantNote, evidenceRows } from "../report/evidence-text.ts";
import type { ReportContext } from "../report/output.ts";
import { withoutRunnerCommand } from "../diagnostic/runner-commands.ts";
import {
  counted,
  shownBytes,
  shownNumber,
  shownPlace,
  shownSentence,
  shownText,
  shownTime,
  wholeSentence,
} from "../report/shown-text.ts";
import { tallyRows } from "../report/tally-text.ts";
import { indent, labelColumns, labelled, type Pen, penOf, placeText, spread, wrapped } from "../report/text-pen.ts";
import { fewText, wayText } from "../report/value-text.ts";
import {
  changeText,
  changeTitles,
  comparedText,
  directionTitles,
  findingTexts,
  gapText,
  isNothingEvaluated,
  reasonText,
  ruleText,
  stateText,
  summaryText,
} from "./diff-text.ts";
import { type DiffEntry, directions, type PolicyDiff } from "./policy-diff.ts";

// A reader who wants hundreds wants another format.
const shownOfDirection = 25;
const shownFindings = 50;

/** Writes a comparison for people at a terminal. */
export function* renderDiffText(diff: PolicyDiff, context: ReportContext): Generator<string> {
  // Done for whole lines, so that no way past `wrapped` is a way out.
  for (const line of lines(diff, context, penOf(context))) yield `${withoutRunnerCommand(line)}\n`;
}

function* lines(diff: PolicyDiff, context: ReportContext, pen: Pen): Generator<string> {
  const name = `${context.tool.name} ${context.tool.version}`;
  yield* spread(pen.paint("heading", name), name, `as of ${shownText(diff.now)}`, pen);
  yield* wrapped(comparedText(diff, shownText), "", pen);
  yield "";
  const isSame = diff.entries.length === 0 && diff.findings.length === 0 && !isNothingEvaluated(diff);
  for (const line of wrapped(summaryText(diff), "", pen)) yield isSame ? pen.paint("good", line) : line;
  const gaps = gapText(diff);
  if (gaps !== undefined) { for (const line of wrapped(gaps, "", pen)) yield pen.paint("medium", line); }
  for (const direction of directions) {
    yield* directionLines(
      directionTitles[direction],
      diff.entries.filter((entry) => entry.direction === direction),
      diff.directions[direction],
      pen,
    );
  }
  yield* findingLines(diff, pen);
  yield* tallyLines(diff, pen);
  yield* accountingLines(diff, context, pen);
}

function* directionLines(title: string, entries: readonly DiffEntry[], requests: number, pen: Pen): Generator<string> {
  if (entries.length === 0) return;
  yield "";
  yield `${pen.paint("heading", title.toUpperCase())} (${counted(requests, "request")})`;
  for (const entry of entries.slice(0, shownOfDirection)) {
    yield "";
    yield* entryLines(entry, pen);
  }
  const more = entries.length - shownOfDirection;
  if (more > 0) {
    yield "";
    yield* wrapped(`and ${counted(more, "more group")} of requests; --format json has them all`, indent, pen);
  }
}

function* entryLines(entry: DiffEntry, pen: Pen): Generator<string> {
  const { policy, bucket, principal, path, before, after, principals, samples } = entry;
  const finding = after.finding ?? before.finding;
  const isGroup = principals.count > 1 || (principals.count === 1 && principals.first[0] !== principal);
  const change = `${stateText(before, shownText)} -> ${stateText(after, shownText)}`;
  for (const line of wrapped(change, indent, pen)) {
    yield after.finding !== undefined && finding?.kind === "fail" ? pen.paint(finding.severity, line) : line;
  }
  yield* labelled("policy", shownText(policy) + (finding?.place ? `, ${placeText(finding.place)}` : ""), pen);
  yield* labelled("bucket", shownText(bucket), pen);
  yield* labelled("principal", shownText(principal) + (isGroup ? `: ${fewText(principals, shownText)}` : ""), pen);
  yield* labelled("way in", wayText(path, entry.sources, shownText), pen);
  const [first, last] = [shownTime(entry.first), shownTime(entry.last)];
  const when = first === last ? `on ${first}` : `from ${first} to ${last}`;
  yield* labelled("requests", `${shownNumber(entry.requests)} (${shownBytes(entry.bytes)}), ${when}`, pen);
  yield* labelled("operations", fewText(entry.operations, shownText), pen);
  if (before.reason !== undefined) yield* labelled("before", reasonText(before), pen);
  if (after.reason !== undefined) yield* labelled("after", reasonText(after), pen);
  for (const [index, text] of findingTexts(entry, shownText).entries()) {
    yield* labelled(index === 0 ? "finding" : "", text, pen);
  }
  for (const [index, { time, requestId, source, operation, places }] of samples.entries()) {
    const texts = [shownTime(time), requestId, source, operation].filter((text) => text !== "");
    yield* labelled(index === 0 ? "samples" : "", texts.map(shownText).join("  "), pen);
    for (const place of places) {
      yield* wrapped(shownPlace(place), " ".repeat(labelColumns + 6), pen);
    }
  }
}

function* findingLines({ findings }: PolicyDiff, pen: Pen): Generator<string> {
  if (findings.length === 0) return;
  yield "";
  yield pen.paint("heading", "OTHER FINDINGS");
  yield "";
  for (const { change, finding, formerSeverity } of findings.slice(0, shownFindings)) {
    const severity = formerSeverity === undefined ? finding.severity : `${finding.severity}, was ${formerSeverity}`;
    const text = `${changeTitles[change].toLowerCase()}: ${ruleText(finding)} (${severity}): ${
      shownSentence(wholeSentence(finding.message))
    }`;
    yield* wrapped(text, `${indent}- `, pen);
    if (finding.place !== undefined) yield `${indent}${indent}${pen.paint("label", placeText(finding.place))}`;
  }
  const more = findings.length - shownFindings;
  if (more > 0) yield* wrapped(`and ${counted(more, "more finding")}; --format json has them all`, indent, pen);
}

function* tallyLines({ base, head }: PolicyDiff, pen: Pen): Generator<string> {
  yield "";
  yield pen.paint("heading", "REQUESTS");
  yield "";
  const before = tallyRows(base.tally, base.uncoveredRequests);
  const after = tallyRows(head.tally, head.uncoveredRequests);
  const rows = after.map(({ count, text }, index): readonly [string, string, string, string] => {
    const former = before[index]?.count ?? 0;
    return [shownNumber(former), shownNumber(count), changeText(former, count), text];
  });
  const all = [["before", "after", "", ""] as const, ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => (row[column] ?? "").length)));
  for (const row of all) {
    const cells = widths.map((width, column) => (row[column] ?? "").padStart(width));
    const room = cells.reduce((sum, cell) => sum + cell.length + 2, indent.length);
    for (const line of wrapped(row[3], `${indent}${cells.join("  ")}  `.padEnd(room), pen)) yield line.trimEnd();
  }
}

function* accountingLines(diff: PolicyDiff, context: ReportContext, pen: Pen): Generator<string> {
  yield "";
  yield pen.paint("heading", "EVIDENCE");
  yield "";
  for (const [label, text] of evidenceRows(diff, shownText)) yield* labelled(label, text, pen);
  yield "";
  yield* wrapped(compliantNote, indent, pen);
  if (context.allowIncomplete === true) yield* wrapped(allowIncompleteNote, indent, pen);
}
