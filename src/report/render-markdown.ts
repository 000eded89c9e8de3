import { positionAt } from "../diagnostic/source-text.ts";
import { severities } from "../diagnostic/severity.ts";
import type { Finding, FindingTraffic } from "../evaluate/finding.ts";
import type { Report } from "../evaluate/report.ts";
import { reasons } from "../evaluate/verdict.ts";
import type { Place } from "../policy/policy.ts";
import type { RuleFamily } from "../rule/rule.ts";
import { ruleOf } from "../rule/rules.ts";
import { baselineText } from "./baseline-text.ts";
import { allowIncompleteNote, compliantNote, evidenceRows, periodText } from "./evidence-text.ts";
import { boundedMarkdown, cellLines, codeSpan, markdownLimit, markdownSentence, tableRow } from "./markdown-text.ts";
import { nextSteps } from "./next-steps.ts";
import type { ReportContext } from "./output.ts";
import { groupsByRule, isAboutRequests, type PolicySection, policySections } from "./policy-section.ts";
import { stateOf } from "./render-json.ts";
import { counted, shownNumber, shownText, wholeSentence } from "./shown-text.ts";
import { nothingEvaluatedText, requestsOf, tallyRows, tallyText } from "./tally-text.ts";
import { daysText, fewText, periodLines, wayText } from "./value-text.ts";

/** What the document begins with, unseen: a comment that has it is replaced by that of the next run. */
export const reportMarker = "<!-- s3-perimeter:report -->";

const allOfThem = "the format `json` has them all";

const shownOfRule = 25;
const quietLimit = 20;
const goneLimit = 20;
const noticeLimit = 10;

/**
 * Writes a report as Markdown for a job summary or a comment on GitHub, of no more than {@link markdownLimit} characters.
 * The least grave findings give way where there are too many, and the document says how many did.
 */
export function* renderMarkdown(report: Report, context: ReportContext): Generator<string> {
  const closing = `${[...closingLines(report, context)].join("\n")}\n`;
  const more = (leftOut: number): string =>
    `**${counted(leftOut, "more entry", "more entries")}** of this report did not fit here; ${allOfThem}.`;
  yield boundedMarkdown(blocks(report), more, markdownLimit - closing.length);
  yield closing;
}

/** Blocks may be left out from the end. Each has a finding at most, so that their number tells something. */
function* blocks(report: Report): Generator<string> {
  yield opening(report);
  if (report.analysis === "evidence") {
    for (const section of policySections(report)) yield* policyBlocks(section, report.baseline);
  }
  yield* familyBlocks(report, "evidence", "Evidence");
  yield* familyBlocks(report, "exception", "Exceptions");
  yield* familyBlocks(report, "policy-file", "Policy files");
  yield* baselineBlocks(report);
  yield* quietBlocks(report);
}

function opening(report: Report): string {
  const { now, header, policySet, findings } = report;
  const severe = severities
    .map((severity) => [findings.filter((finding) => finding.severity === severity).length, severity] as const)
    .filter(([count]) => count > 0)
    .map(([count, severity]) => `${shownNumber(count)} ${severity}`);
  const parts = [
    counted(findings.length, "finding") + (severe.length === 0 ? "" : ` (${severe.join(", ")})`),
    // Of files with errors there are none.
    ...(policySet.policies.length === 0 ? [] : [counted(policySet.policies.length, "policy", "policies")]),
    ...(report.analysis === "evidence" ? [markdownSentence(periodText(header.coverage, shownText))] : []),
    `as of ${markdownSentence(shownText(now))}`,
  ];
  return [reportMarker, "## S3 network perimeter", "", `**${verdictText(report)}** ${parts.join(", ")}.`].join("\n");
}

/** What everybody reads, and so must not look sound where something is missing. */
function verdictText({ analysis, tally, findings }: Report): string {
  if (analysis === "policy") {
    return findings.length === 0 ? "Nothing is wrong with the policy files." : "The policy files have mistakes.";
  }
  const requests = requestsOf(tally);
  if (requests === 0) return "Nothing was evaluated.";
  const text = tally.violation + tally.inconclusive === 0
    ? "No violation and nothing inconclusive"
    : `${counted(tally.violation, "violation")} and ${shownNumber(tally.inconclusive)} inconclusive`;
  const hasGaps = findings.some((finding) => ruleOf(finding.rule).family === "evidence" && !isAboutRequests(finding));
  return `${text} in ${counted(requests, "request")}${hasGaps ? "; the evidence has gaps" : ""}.`;
}

function* policyBlocks(section: PolicySection, baseline: Report["baseline"]): Generator<string> {
  const { id, policy, findings, others, buckets, tally } = section;
  const lines = ["", `### Policy ${codeSpan(id)}${policy === undefined ? "" : ` (${policy.severity})`}`, ""];
  if (policy !== undefined) {
    const description = policy.description === "" ? "" : `: ${markdownSentence(shownText(policy.description))}`;
    lines.push(`${placeSpan(policy.place)}${description}`, "");
    lines.push(requestsOf(tally) === 0 ? `**${nothingEvaluatedText}**` : tallyText(tally, buckets));
  }
  if (findings.length === 0 && requestsOf(tally) > 0) {
    const rest = others > 0 ? `; ${counted(others, "other finding")} about it below` : "";
    lines.push("", `No findings about requests${rest}.`);
  }
  const groups = groupsByRule(findings);
  const rows = groups.flatMap((group) => group.slice(0, shownOfRule)).map((finding) => findingRow(finding, baseline));
  const [first, ...rest] = rows;
  if (first !== undefined) lines.push("", ...tableHead, first);
  yield lines.join("\n");
  yield* rest;
  for (const group of groups) yield* moreOfRule(group, "\n");
}

// A list of its own where another one or a table is before it, else Markdown would take the line for a part of that.
function* moreOfRule(group: readonly Finding[], before: string): Generator<string> {
  const more = group.length - shownOfRule;
  if (more > 0) {
    const { id } = ruleOf((group[0] as Finding).rule);
    yield `${before}And ${counted(more, "more finding")} of ${id}; ${allOfThem}.`;
  }
}

const columns = ["Finding", "Request", "How often (UTC)", "Why"];
const tableHead = [tableRow(columns), tableRow(columns.map(() => "---"))];

function findingRow(finding: Finding, baseline: Report["baseline"]): string {
  const { rule, subject, message, traffic, place } = finding;
  const { id, name } = ruleOf(rule);
  const { principal, bucket, path } = subject;
  return tableRow([
    cellLines(`${id} ${name}`, gravityText(finding, baseline)),
    cellLines(
      traffic === undefined ? codeSpan(principal) : principalText(principal, traffic),
      `bucket ${codeSpan(bucket)}`,
      `way in: ${traffic === undefined ? codeSpan(path) : wayText(path, traffic.sources, codeSpan)}`,
    ),
    traffic === undefined ? "" : cellLines(shownNumber(traffic.requests), ...periodLines(traffic)),
    cellLines(
      traffic === undefined ? markdownSentence(wholeSentence(message)) : whyText(traffic),
      place === undefined ? "" : placeSpan(place),
    ),
  ]);
}

function gravityText({ kind, severity, identity }: Finding, baseline: Report["baseline"]): string {
  const texts: readonly string[] = [
    ...(kind === "open" ? ["cannot be told"] : kind === "stopped" ? ["stopped"] : []),
    severity,
    ...(baseline === undefined ? [] : [stateOf(identity, baseline)]),
  ];
  return texts.join(", ");
}

function principalText(principal: string, { principals }: FindingTraffic): string {
  const isGroup = principals.count > 1 || (principals.count === 1 && principals.first[0] !== principal);
  return codeSpan(principal) + (isGroup ? `: ${fewText(principals, codeSpan)}` : "");
}

function whyText(traffic: FindingTraffic): string {
  return traffic.reasons.map((reason) => reasons[reason].text).join("; and ");
}

function* familyBlocks({ findings, baseline }: Report, family: RuleFamily, heading: string): Generator<string> {
  const own = findings.filter((finding) => !isAboutRequests(finding) && ruleOf(finding.rule).family === family);
  let before = `\n### ${heading}\n\n`;
  for (const group of groupsByRule(own)) {
    for (const finding of group.slice(0, shownOfRule)) {
      yield before + statement(finding, baseline);
      before = "";
    }
    yield* moreOfRule(group, "- ");
  }
}

function statement(finding: Finding, baseline: Report["baseline"]): string {
  const { rule, message, place, notices, noticeCount } = finding;
  const { id, name } = ruleOf(rule);
  const where = place === undefined ? "" : ` ${placeSpan(place)}`;
  const shown = (notices ?? []).slice(0, noticeLimit);
  const lines = [
    `- **${id} ${name}** (${gravityText(finding, baseline)}): ${markdownSentence(wholeSentence(message))}${where}`,
  ];
  for (const { object, position, message } of shown) {
    const at = position === "" ? "" : `, ${markdownSentence(shownText(position))}`;
    lines.push(`  - ${codeSpan(object)}${at}: ${markdownSentence(message)}`);
  }
  const rest = (noticeCount ?? shown.length) - shown.length;
  if (shown.length > 0 && rest > 0) lines.push(`  - and ${shownNumber(rest)} more`);
  return lines.join("\n");
}

function* baselineBlocks({ findings, baseline }: Report): Generator<string> {
  if (baseline === undefined) return;
  const { gone } = baseline;
  let before = `\n### Baseline\n\n${baselineText(findings.length, baseline).join(" ")}\n\n`;
  if (gone.length === 0) yield before.trimEnd();
  for (const { rule, message } of gone.slice(0, goneLimit)) {
    yield `${before}- gone: ${rule} ${markdownSentence(wholeSentence(message))}`;
    before = "";
  }
  if (gone.length > goneLimit) yield `- and ${shownNumber(gone.length - goneLimit)} more`;
}

function* quietBlocks({ quiet }: Report): Generator<string> {
  let before =
    "\n### Quiet\n\nNo log of these buckets has anything on these days. Whether they were reached then cannot be " +
    "told.\n\n";
  for (const { bucket, days } of quiet.slice(0, quietLimit)) {
    yield `${before}- ${codeSpan(bucket)}: ${daysText(days, codeSpan)}`;
    before = "";
  }
  if (quiet.length > quietLimit) yield `- and ${counted(quiet.length - quietLimit, "more bucket")}`;
}

/** What stands at the end of every report, however much of its findings is left out. */
function* closingLines(report: Report, { tool, allowIncomplete }: ReportContext): Generator<string> {
  const steps = nextSteps(report);
  if (steps.length > 0) yield* ["", "### Next", ""];
  for (const { text, command } of steps) yield `- ${text}: ${codeSpan(command)}`;
  if (report.analysis === "evidence") {
    yield* ["", "<details>", "<summary>Accounting of all that was read</summary>", "", "| | |", "| ---: | --- |"];
    for (const { count, text } of tallyRows(report.tally, report.uncoveredRequests)) {
      yield tableRow([shownNumber(count), text]);
    }
    for (const [label, text] of evidenceRows(report, codeSpan)) yield tableRow([label, text]);
    yield* ["", "</details>", "", compliantNote];
    if (allowIncomplete === true) yield* ["", allowIncompleteNote];
  }
  yield* ["", markdownSentence(`${tool.name} ${tool.version}`)];
}

function placeSpan({ source, span }: Place): string {
  return codeSpan(`${source.path}:${positionAt(source, span.start).line}`);
}
