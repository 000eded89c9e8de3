import { withoutRunnerCommand } from "../diagnostic/runner-commands.ts";
import { severities } from "../diagnostic/severity.ts";
import type { Finding, FindingTraffic } from "../evaluate/finding.ts";
import type { Report, Tally } from "../evaluate/report.ts";
import { reasons } from "../evaluate/verdict.ts";
import type { RuleFamily } from "../rule/rule.ts";
import { ruleOf } from "../rule/rules.ts";
import { baselineText } from "./baseline-text.ts";
import { allowIncompleteNote, compliantNote, evidenceRows, periodText } from "./evidence-text.ts";
import { nextSteps } from "./next-steps.ts";
import type { ReportContext } from "./output.ts";
import { groupsByRule, isAboutRequests, type PolicySection, policySections } from "./policy-section.ts";
import { stateOf } from "./render-json.ts";
import {
  counted,
  shownBytes,
  shownNumber,
  shownPlace,
  shownSentence,
  shownText,
  shownTime,
  wholeSentence,
} from "./shown-text.ts";
import { nothingEvaluatedText, requestsOf, tallyRows, tallyText } from "./tally-text.ts";
import { broken, indent, labelColumns, labelled, type Pen, penOf, placeText, spread, wrapped } from "./text-pen.ts";
import { daysText, fewText, wayText } from "./value-text.ts";

const sampleLimit = 3;
const quietLimit = 20;
const goneLimit = 20;
const noticeLimit = 10;

/** Writes a report for people at a terminal. */
export function* renderText(report: Report, context: ReportContext): Generator<string> {
  // Done for whole lines, so that no way past `broken` is a way out.
  for (const line of lines(report, context, penOf(context))) yield `${withoutRunnerCommand(line)}\n`;
}

function* lines(report: Report, context: ReportContext, pen: Pen): Generator<string> {
  yield* title(report, context, pen);
  for (const section of policySections(report)) {
    yield "";
    yield* policyLines(section, report.baseline, pen);
  }
  yield* familySection(report, "evidence", "EVIDENCE", pen);
  yield* familySection(report, "exception", "EXCEPTIONS", pen);
  yield* familySection(report, "policy-file", "POLICY FILES", pen);
  yield* baselineSection(report, pen);
  yield* quietSection(report, pen);
  yield* accounting(report, context, pen);
  yield* stepLines(report, pen);
}

function* title({ now, header, policySet, findings }: Report, { tool }: ReportContext, pen: Pen): Generator<string> {
  const day = `as of ${shownText(now)}`;
  yield* spread(pen.paint("heading", `${tool.name} ${tool.version}`), `${tool.name} ${tool.version}`, day, pen);
  const text = `${counted(policySet.policies.length, "policy", "policies")}, ${
    periodText(header.coverage, shownText)
  }, ${counted(findings.length, "finding")}`;
  yield* wrapped(text, "", pen);
}

function* policyLines(section: PolicySection, baseline: Report["baseline"], pen: Pen): Generator<string> {
  const { id, policy, findings, tally } = section;
  const name = `POLICY ${shownText(id)}`;
  const severity = policy === undefined ? "" : ` (${policy.severity})`;
  const place = policy === undefined ? "" : placeText(policy.place);
  yield* spread(pen.paint("heading", name) + severity, name + severity, place, pen);
  if (policy !== undefined && policy.description !== "") yield* wrapped(shownText(policy.description), "", pen);
  yield* tallyLines(section, pen);
  for (const group of groupsByRule(findings)) yield* groupLines(group, baseline, pen);
  if (findings.length === 0 && requestsOf(tally) > 0) {
    const rest = section.others > 0 ? `; ${counted(section.others, "other finding")} about it below` : "";
    const text = `No findings about requests${rest}.`;
    yield section.others > 0 ? text : pen.paint("good", text);
  }
}

function* tallyLines({ policy, buckets, tally }: PolicySection, pen: Pen): Generator<string> {
  if (policy === undefined) return;
  if (requestsOf(tally) > 0) yield* wrapped(tallyText(tally, buckets), "", pen);
  else for (const line of broken(nothingEvaluatedText, pen.width)) yield pen.paint("medium", line);
}

// Those with the most requests come first; a reader who wants thousands wants another format.
const shownOfRule = 25;

function* groupLines(group: readonly Finding[], baseline: Report["baseline"], pen: Pen): Generator<string> {
  const { id, name } = ruleOf((group[0] as Finding).rule);
  const worst = severities.find((severity) => group.some((finding) => finding.severity === severity)) ?? "low";
  const kind = group[0]?.kind;
  const gravity = kind === "open" ? `cannot be told, ${worst}` : kind === "stopped" ? "stopped" : worst;
  const count = group.length > 1 ? `, ${shownNumber(group.length)} findings` : "";
  yield "";
  yield `${indent}${pen.paint(kind === "fail" ? worst : "heading", `${id} ${name}`)} (${gravity}${count})`;
  for (const [index, finding] of group.slice(0, shownOfRule).entries()) {
    if (finding.traffic !== undefined && index > 0) yield "";
    const state = baseline === undefined ? "" : stateOf(finding.identity, baseline);
    if (finding.traffic === undefined) yield* statementLines(finding, state, pen);
    else yield* trafficLines(finding, finding.traffic, state, pen);
  }
  const more = group.length - shownOfRule;
  if (more > 0) {
    yield "";
    yield* wrapped(
      `and ${counted(more, "more finding")} of this rule; --format json and sarif have them all`,
      indent,
      pen,
    );
  }
}

function* trafficLines(
  { subject, place }: Finding,
  traffic: FindingTraffic,
  state: string,
  pen: Pen,
): Generator<string> {
  const { principals } = traffic;
  const isGroup = principals.count > 1 || (principals.count === 1 && principals.first[0] !== subject.principal);
  yield* labelled("bucket", shownText(subject.bucket), pen);
  yield* labelled(
    "principal",
    shownText(subject.principal) + (isGroup ? `: ${fewText(principals, shownText)}` : ""),
    pen,
  );
  yield* labelled("way in", wayText(subject.path, traffic.sources, shownText), pen);
  const first = shownTime(traffic.first);
  const last = shownTime(traffic.last);
  const when = first === last ? `on ${first}` : `from ${first} to ${last}`;
  yield* labelled("requests", `${shownNumber(traffic.requests)} (${shownBytes(traffic.bytes)}), ${when}`, pen);
  yield* labelled("operations", fewText(traffic.operations, shownText), pen);
  for (const [index, reason] of traffic.reasons.entries()) {
    yield* labelled(index === 0 ? "why" : "and", reasons[reason].text, pen);
  }
  for (const [index, sample] of traffic.samples.slice(0, sampleLimit).entries()) {
    const parts = [shownTime(sample.time), sample.requestId, sample.source, sample.operation];
    const text = parts.filter((text) => text !== "").map(shownText).join("  ");
    yield* labelled(index === 0 ? "samples" : "", text, pen);
    for (const place of sample.places) {
      yield* wrapped(shownPlace(place), " ".repeat(labelColumns + 6), pen);
    }
  }
  if (place !== undefined) yield* labelled("policy", placeText(place), pen);
  if (state !== "") yield* labelled("baseline", state, pen);
}

function* familySection(
  { findings, baseline }: Report,
  family: RuleFamily,
  heading: string,
  pen: Pen,
): Generator<string> {
  const own = findings.filter((finding) => !isAboutRequests(finding) && ruleOf(finding.rule).family === family);
  if (own.length === 0) return;
  yield "";
  yield pen.paint("heading", heading);
  for (const group of groupsByRule(own)) yield* groupLines(group, baseline, pen);
}

function* statementLines(
  { message, place, notices, noticeCount }: Finding,
  state: string,
  pen: Pen,
): Generator<string> {
  const suffix = state === "" ? "" : ` (${state})`;
  yield* wrapped(shownSentence(wholeSentence(message)) + suffix, indent + indent, pen);
  const shown = (notices ?? []).slice(0, noticeLimit);
  for (const { object, position, message } of shown) {
    const where = [shownText(object), shownText(position)].filter((text) => text !== "").join(", ");
    yield* wrapped(`${where}: ${shownSentence(message)}`, `${indent}${indent}- `, pen);
  }
  const rest = (noticeCount ?? shown.length) - shown.length;
  if (shown.length > 0 && rest > 0) yield `${indent}${indent}  and ${shownNumber(rest)} more`;
  if (place !== undefined && shown.length === 0) {
    yield `${indent}${indent}${pen.paint("label", placeText(place))}`;
  }
}

function* baselineSection({ findings, baseline }: Report, pen: Pen): Generator<string> {
  if (baseline === undefined) return;
  const { gone } = baseline;
  yield "";
  yield pen.paint("heading", "BASELINE");
  yield "";
  for (const text of baselineText(findings.length, baseline)) yield* wrapped(text, indent, pen);
  for (const { rule, message } of gone.slice(0, goneLimit)) {
    yield* wrapped(`gone: ${rule} ${shownSentence(wholeSentence(message))}`, `${indent}- `, pen);
  }
  if (gone.length > goneLimit) yield `${indent}  and ${shownNumber(gone.length - goneLimit)} more`;
}

function* quietSection({ quiet }: Report, pen: Pen): Generator<string> {
  if (quiet.length === 0) return;
  yield "";
  yield pen.paint("heading", "QUIET");
  yield "";
  const text = "No log of these buckets has anything on these days. Whether they were reached then cannot be told.";
  yield* wrapped(text, indent, pen);
  for (const { bucket, days } of quiet.slice(0, quietLimit)) {
    yield* wrapped(`${shownText(bucket)}: ${daysText(days, shownText)}`, `${indent}- `, pen);
  }
  if (quiet.length > quietLimit) yield `${indent}  and ${counted(quiet.length - quietLimit, "more bucket")}`;
}

function* accounting(report: Report, context: ReportContext, pen: Pen): Generator<string> {
  yield "";
  yield pen.paint("heading", "ACCOUNTING");
  yield "";
  for (const [label, text] of evidenceRows(report, shownText)) yield* labelled(label, text, pen);
  yield "";
  yield* requestTable(report.tally, report.uncoveredRequests, pen);
  yield "";
  yield* wrapped(compliantNote, indent, pen);
  if (context.allowIncomplete === true) yield* wrapped(allowIncompleteNote, indent, pen);
}

function* requestTable(tally: Tally, uncovered: number, pen: Pen): Generator<string> {
  const rows = tallyRows(tally, uncovered);
  const width = Math.max(...rows.map(({ count }) => shownNumber(count).length));
  for (const { count, text, weight } of rows) {
    const line = `${indent}${shownNumber(count).padStart(width)}  ${text}`;
    yield weight !== undefined && count > 0 ? pen.paint(weight, line) : line;
  }
}

function* stepLines(report: Report, pen: Pen): Generator<string> {
  yield "";
  yield pen.paint("heading", "NEXT");
  yield "";
  const steps = nextSteps(report);
  if (steps.length === 0) yield* wrapped("Nothing: no finding asks for anything to be done.", indent, pen);
  for (const { text, command } of steps) yield* wrapped(`${text}: ${command}`, indent, pen);
}
