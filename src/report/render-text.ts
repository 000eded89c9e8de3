import { positionAt } from "../diagnostic/source-text.ts";
import { severities, type Severity } from "../diagnostic/severity.ts";
import type { FewOf, Finding, FindingTraffic } from "../evaluate/finding.ts";
import { emptyTally, type Report, type Tally } from "../evaluate/report.ts";
import { reasons } from "../evaluate/verdict.ts";
import type { Place, Policy } from "../policy/policy.ts";
import type { Coverage } from "../record/coverage.ts";
import type { RuleFamily } from "../rule/rule.ts";
import { ruleOf } from "../rule/rules.ts";
import { columnsOf, wrapText } from "../rule/wrap-text.ts";
import { evidencePeriod } from "./evidence-period.ts";
import type { ReportContext } from "./output.ts";
import { counted, isoTime, shownBytes, shownNumber, shownSentence, shownText, wholeSentence } from "./shown-text.ts";

/** What can be set off from plain text. */
type Style = "heading" | "label" | "good" | Severity;

// SGR parameters: bold, dim, and the eight colours that every palette has.
const styles: Readonly<Record<Style, string>> = {
  heading: "1",
  label: "2",
  good: "32",
  critical: "1;31",
  high: "31",
  medium: "33",
  low: "36",
};

/** How lines are made. */
interface Pen {
  /** Columns of a line. */
  readonly width: number;
  readonly paint: (style: Style, text: string) => string;
}

const indent = "  ";
const sampleLimit = 3;
const quietLimit = 20;
const dayRunLimit = 4;
const noticeLimit = 10;

/** Writes a report for people at a terminal. */
export function* renderText(report: Report, context: ReportContext): Generator<string> {
  const pen: Pen = {
    width: Math.max(40, Math.min(context.width, 100)),
    paint: (style, text) => (context.color && text !== "" ? `\x1b[${styles[style]}m${text}\x1b[0m` : text),
  };
  for (const line of lines(report, context, pen)) yield `${harmless(line)}\n`;
}

// GitHub's and Azure's runners take a line that begins with `::`, after blanks, or has `##[` or `##vso[` anywhere for a
// command. Done again for whole lines, so that no way past `broken` is a way out.
function harmless(line: string): string {
  return line
    // deno-lint-ignore no-control-regex
    .replace(/^((?:\s|\x1b\[[\d;]*m)*):(?=:)/, "$1\\u{3a}")
    .replace(/##(?=\[|vso\[)/g, "#\\u{23}");
}

/** The lines of a text. Any of its words can come to begin one. */
function broken(text: string, width: number): string[] {
  return wrapText(text.replace(/(?<![\x21-\x7e]):(?=:)/g, "\\u{3a}").replace(/##(?=\[|vso\[)/g, "#\\u{23}"), width);
}

function* lines(report: Report, context: ReportContext, pen: Pen): Generator<string> {
  yield* title(report, context, pen);
  for (const section of policySections(report)) {
    yield "";
    yield* policyLines(section, pen);
  }
  yield* familySection(report, "evidence", "EVIDENCE", pen);
  yield* familySection(report, "exception", "EXCEPTIONS", pen);
  yield* familySection(report, "policy-file", "POLICY FILES", pen);
  yield* quietSection(report, pen);
  yield* accounting(report, context, pen);
  yield* nextSteps(report, pen);
}

function* title({ now, header, policySet, findings }: Report, { tool }: ReportContext, pen: Pen): Generator<string> {
  const day = `as of ${shownText(now)}`;
  yield* spread(pen.paint("heading", `${tool.name} ${tool.version}`), `${tool.name} ${tool.version}`, day, pen);
  const period = evidencePeriod(header.coverage);
  const days = period === undefined
    ? "no evidence"
    : period.first === period.last
    ? `evidence of ${shownText(period.first)}`
    : `evidence from ${shownText(period.first)} to ${shownText(period.last)}`;
  const text = `${counted(policySet.policies.length, "policy", "policies")}, ${days}, ${
    counted(findings.length, "finding")
  }`;
  yield* wrapped(text, "", pen);
}

/** A policy, or the id of one that is not in the set, and its findings about requests. */
interface PolicySection {
  readonly id: string;
  readonly policy: Policy | undefined;
  readonly findings: readonly Finding[];
  /** Findings about it that stand elsewhere. */
  readonly others: number;
  readonly buckets: number;
  readonly tally: Tally;
}

function policySections({ policySet, policies, findings }: Report): PolicySection[] {
  const inPolicies = findings.filter(isAboutRequests);
  const known = new Set(policySet.policies.map(({ id }) => id));
  const strangers = [...new Set(inPolicies.map(({ subject }) => subject.policy))].filter((id) => !known.has(id));
  const make = (id: string, policy: Policy | undefined, index: number): PolicySection => ({
    id,
    policy,
    findings: inPolicies.filter(({ subject }) => subject.policy === id),
    others: findings.filter((finding) => !isAboutRequests(finding) && finding.subject.policy === id).length,
    buckets: policies[index]?.buckets ?? 0,
    tally: policies[index]?.tally ?? emptyTally,
  });
  const sections = [
    ...policySet.policies.map((policy, index) => make(policy.id, policy, index)),
    ...strangers.map((id) => make(id, undefined, -1)),
  ];
  return sections.toSorted((a, b) => gravityOf(a.findings) - gravityOf(b.findings));
}

function isAboutRequests({ rule, traffic }: Finding): boolean {
  return traffic !== undefined || ruleOf(rule).family === "traffic";
}

const kinds: readonly Finding["kind"][] = ["fail", "open", "stopped"];

/** From gravest to least: what is wrong before what cannot be told before what was stopped, then by severity. */
function gravityOf(findings: readonly Finding[]): number {
  const ranks = findings.map(({ kind, severity }) => kinds.indexOf(kind) * 10 + severities.indexOf(severity));
  return ranks.reduce((least, rank) => Math.min(least, rank), 100);
}

function* policyLines(section: PolicySection, pen: Pen): Generator<string> {
  const { id, policy, findings, tally } = section;
  const name = `POLICY ${shownText(id)}`;
  const severity = policy === undefined ? "" : ` (${policy.severity})`;
  const place = policy === undefined ? "" : placeText(policy.place);
  yield* spread(pen.paint("heading", name) + severity, name + severity, place, pen);
  if (policy !== undefined && policy.description !== "") yield* wrapped(shownText(policy.description), "", pen);
  yield* tallyLines(section, pen);
  for (const group of groupsByRule(findings)) yield* groupLines(group, pen);
  if (findings.length === 0 && total(tally) > 0) {
    const rest = section.others > 0 ? `; ${counted(section.others, "other finding")} about it below` : "";
    const text = `No findings about requests${rest}.`;
    yield section.others > 0 ? text : pen.paint("good", text);
  }
}

function* tallyLines({ policy, buckets, tally }: PolicySection, pen: Pen): Generator<string> {
  if (policy === undefined) return;
  if (total(tally) === 0) {
    const text = "Nothing was evaluated: no request to its buckets is in the evidence. Whether the policy was kept " +
      "cannot be told.";
    for (const line of broken(text, pen.width)) yield pen.paint("medium", line);
    return;
  }
  const parts = [
    tally.violation > 0 ? counted(tally.violation, "violation") : "",
    part(tally.inconclusive, "inconclusive"),
    part(tally.excepted, "excepted"),
    part(tally.compliantByAddress, "compliant by address"),
    part(tally.compliantByService, "compliant by service"),
    part(tally.compliantProven, "proven compliant"),
    part(tally.notApplicable, "not applicable"),
  ].filter((text) => text !== "");
  const requests = `${counted(total(tally), "request")} to ${counted(buckets, "bucket")}`;
  const stopped = tally.stopped > 0
    ? ` Of the violations and inconclusive ones S3 stopped ${shownNumber(tally.stopped)}.`
    : "";
  yield* wrapped(`${requests}: ${parts.join(", ")}.${stopped}`, "", pen);
}

function part(count: number, word: string): string {
  return count === 0 ? "" : `${shownNumber(count)} ${word}`;
}

function total({ stopped: _, ...verdicts }: Tally): number {
  return Object.values(verdicts).reduce((sum, count) => sum + count, 0);
}

function groupsByRule(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.rule);
    if (group === undefined) groups.set(finding.rule, [finding]);
    else group.push(finding);
  }
  return [...groups.values()].toSorted((a, b) => gravityOf(a) - gravityOf(b));
}

// Those with the most requests come first; a reader who wants thousands wants another format.
const shownOfRule = 25;

function* groupLines(group: readonly Finding[], pen: Pen): Generator<string> {
  const { id, name } = ruleOf((group[0] as Finding).rule);
  const worst = severities.find((severity) => group.some((finding) => finding.severity === severity)) ?? "low";
  const kind = group[0]?.kind;
  const gravity = kind === "open" ? `cannot be told, ${worst}` : kind === "stopped" ? "stopped" : worst;
  const count = group.length > 1 ? `, ${shownNumber(group.length)} findings` : "";
  yield "";
  yield `${indent}${pen.paint(kind === "fail" ? worst : "heading", `${id} ${name}`)} (${gravity}${count})`;
  for (const [index, finding] of group.slice(0, shownOfRule).entries()) {
    if (finding.traffic === undefined) {
      yield* statementLines(finding, pen);
    } else {
      if (index > 0) yield "";
      yield* trafficLines(finding, finding.traffic, pen);
    }
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

function* trafficLines({ subject, place }: Finding, traffic: FindingTraffic, pen: Pen): Generator<string> {
  const { principals } = traffic;
  const isGroup = principals.count > 1 || (principals.count === 1 && principals.first[0] !== subject.principal);
  yield* labelled("bucket", shownText(subject.bucket), pen);
  yield* labelled("principal", shownText(subject.principal) + (isGroup ? `: ${fewText(principals)}` : ""), pen);
  yield* labelled("way in", wayText(subject.path, traffic.sources), pen);
  const first = timeText(traffic.first);
  const last = timeText(traffic.last);
  const when = first === last ? `on ${first}` : `from ${first} to ${last}`;
  yield* labelled("requests", `${shownNumber(traffic.requests)} (${shownBytes(traffic.bytes)}), ${when}`, pen);
  yield* labelled("operations", fewText(traffic.operations), pen);
  for (const [index, reason] of traffic.reasons.entries()) {
    yield* labelled(index === 0 ? "why" : "and", reasons[reason].text, pen);
  }
  for (const [index, sample] of traffic.samples.slice(0, sampleLimit).entries()) {
    const parts = [timeText(sample.time), sample.requestId, sample.source, sample.operation];
    const text = parts.filter((text) => text !== "").map(shownText).join("  ");
    yield* labelled(index === 0 ? "samples" : "", text, pen);
    for (const { object, number } of sample.places) {
      yield* wrapped(`${shownText(object)}:${number}`, " ".repeat(labelColumns + 6), pen);
    }
  }
  if (place !== undefined) yield* labelled("policy", placeText(place), pen);
}

const ways: Readonly<Record<string, string>> = {
  "internet": "the internet",
  "private-address": "some VPC endpoint, from a private address",
  "unknown-address": "an address that the logs do not tell",
};

function wayText(path: string, sources: FewOf): string {
  const way = Object.hasOwn(ways, path) ? (ways[path] as string) : shownText(path);
  return sources.count === 0 ? way : `${way}: ${fewText(sources)}`;
}

function fewText({ count, first }: FewOf): string {
  const rest = count - first.length;
  return first.map(shownText).join(", ") + (rest > 0 ? ` and ${shownNumber(rest)} more` : "");
}

function* familySection(
  { findings }: Report,
  family: RuleFamily,
  heading: string,
  pen: Pen,
): Generator<string> {
  const own = findings.filter((finding) => !isAboutRequests(finding) && ruleOf(finding.rule).family === family);
  if (own.length === 0) return;
  yield "";
  yield pen.paint("heading", heading);
  for (const group of groupsByRule(own)) yield* groupLines(group, pen);
}

function* statementLines({ message, place, notices, noticeCount }: Finding, pen: Pen): Generator<string> {
  yield* wrapped(shownSentence(wholeSentence(message)), indent + indent, pen);
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

function* quietSection({ quiet }: Report, pen: Pen): Generator<string> {
  if (quiet.length === 0) return;
  yield "";
  yield pen.paint("heading", "QUIET");
  yield "";
  const text = "No log mentions these buckets on these days. Whether they were reached then cannot be told.";
  yield* wrapped(text, indent, pen);
  for (const { bucket, days } of quiet.slice(0, quietLimit)) {
    yield* wrapped(`${shownText(bucket)}: ${daysText(days)}`, `${indent}- `, pen);
  }
  if (quiet.length > quietLimit) yield `${indent}  and ${counted(quiet.length - quietLimit, "more bucket")}`;
}

const dayLength = 86_400_000;

/** Days with those that follow each other as one run; the first few runs. */
function daysText(days: readonly string[]): string {
  const runs: [first: string, last: string][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run !== undefined && Date.parse(day) - Date.parse(run[1]) === dayLength) run[1] = day;
    else runs.push([day, day]);
  }
  const shown = runs.slice(0, dayRunLimit).map(([first, last]) =>
    first === last ? shownText(first) : `${shownText(first)} to ${shownText(last)}`
  );
  const rest = runs.length > dayRunLimit ? ", and others" : "";
  return `${counted(days.length, "day")}, ${shown.join(", ")}${rest}`;
}

function* accounting(report: Report, context: ReportContext, pen: Pen): Generator<string> {
  const { header: { ledger, join, foldLevel, horizon, coverage }, tally, uncoveredRequests } = report;
  yield "";
  yield pen.paint("heading", "ACCOUNTING");
  yield "";
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
  yield* labelled("objects", objects.join(", "), pen);
  yield* labelled("records", `${shownNumber(ledger.read)} read = ${records.join(" + ")}`, pen);
  if (skippedKinds.length > 0) {
    const kinds = skippedKinds.map(([kind, count]) => `${shownNumber(count)} ${shownText(kind)}`);
    yield* labelled("skipped", kinds.join(", "), pen);
  }
  yield* labelled("evidence", coverageText(coverage), pen);
  yield* labelled("join", joinText(join, horizon), pen);
  if (foldLevel > 0) yield* labelled("addresses", `folded ${foldTexts[foldLevel] ?? ""} (level ${foldLevel})`, pen);
  yield "";
  yield* requestTable(tally, uncoveredRequests, pen);
  yield "";
  const note = `"Compliant" speaks of the requests that were logged. AWS delivers logs with best effort, and their ` +
    "integrity is not verified: whoever can write to the log bucket can forge them.";
  yield* wrapped(note, indent, pen);
  if (context.allowIncomplete === true) {
    const text = "Findings about evidence do not count for the exit status: --allow-incomplete was given.";
    yield* wrapped(text, indent, pen);
  }
}

const foldTexts: Readonly<Record<number, string>> = {
  1: "to /24 and /48",
  2: "to /16 and /32",
  3: "to private and public",
};

function joinText(join: "on" | "off", horizon: string): string {
  if (join === "off") return "off: one kind of log; what AWS delivered twice counts twice";
  return horizon === "end-of-input"
    ? "on: access logs and CloudTrail, each request counted once"
    : `on: access logs and CloudTrail, closed up to ${shownText(horizon)}`;
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

function* requestTable(tally: Tally, uncovered: number, pen: Pen): Generator<string> {
  const rows: readonly (readonly [count: number, text: string, style?: Style])[] = [
    [total(tally), "requests judged", "heading"],
    [tally.violation, "violations", "high"],
    [tally.inconclusive, "inconclusive", "medium"],
    [tally.excepted, "excepted"],
    [tally.compliantByAddress, "compliant by address"],
    [tally.compliantByService, "compliant by service"],
    [tally.compliantProven, "compliant, proven"],
    [tally.notApplicable, "not applicable"],
    [tally.stopped, "of the violations and inconclusive ones stopped by S3"],
    [uncovered, "further requests, to buckets that no policy covers"],
  ];
  const width = Math.max(...rows.map(([count]) => shownNumber(count).length));
  for (const [count, text, style] of rows) {
    const line = `${indent}${shownNumber(count).padStart(width)}  ${text}`;
    yield style !== undefined && count > 0 ? pen.paint(style, line) : line;
  }
}

function* nextSteps(report: Report, pen: Pen): Generator<string> {
  yield "";
  yield pen.paint("heading", "NEXT");
  yield "";
  for (const text of steps(report)) yield* wrapped(text, indent, pen);
}

function steps({ findings }: Report): string[] {
  const gravest = (wanted: (finding: Finding) => boolean): string | undefined =>
    findings.filter(wanted).toSorted((a, b) => gravityOf([a]) - gravityOf([b]))[0]?.rule;
  const family = (finding: Finding): RuleFamily => ruleOf(finding.rule).family;
  const violation = gravest((finding) => family(finding) === "traffic" && finding.kind === "fail");
  const open = gravest(({ kind, traffic }) => kind === "open" && traffic !== undefined);
  const gap = gravest((finding) => family(finding) === "evidence" && !isAboutRequests(finding));
  const other = gravest((finding) => family(finding) === "exception" || family(finding) === "policy-file");
  const texts = [
    violation && `What a violation means, and how to deny it: s3-perimeter --help ${violation}`,
    open && `How to tell what cannot be told: s3-perimeter --help ${open}`,
    gap && `What is missing in the logs, and how to get it: s3-perimeter --help ${gap}`,
    other && `What to mend in the policies: s3-perimeter --help ${other}`,
  ].filter((text) => text !== undefined);
  return texts.length > 0 ? texts.slice(0, 3) : ["Nothing: no finding asks for anything to be done."];
}

/** Text at the left, and at the right if it fits on the line; else below. */
function* spread(painted: string, plain: string, right: string, pen: Pen): Generator<string> {
  const gap = pen.width - columnsOf(plain) - columnsOf(right);
  if (right === "") yield painted;
  else if (gap >= 2) yield painted + " ".repeat(gap) + pen.paint("label", right);
  else yield* [painted, `${indent}${pen.paint("label", right)}`];
}

/** A paragraph; lines after the first are indented as far as what is before it. */
function* wrapped(text: string, before: string, pen: Pen): Generator<string> {
  const hanging = " ".repeat(before.length);
  for (const [index, line] of broken(text, pen.width - before.length).entries()) {
    yield (index === 0 ? before : hanging) + line;
  }
}

const labelColumns = 12;

function* labelled(label: string, text: string, pen: Pen): Generator<string> {
  const before = indent + indent;
  const hanging = " ".repeat(before.length + labelColumns);
  for (const [index, line] of broken(text, pen.width - hanging.length).entries()) {
    const head = index === 0 && label !== "";
    yield head ? before + pen.paint("label", label.padEnd(labelColumns)) + line : hanging + line;
  }
}

function timeText(time: number): string {
  return isoTime(time).replace("T", " ").slice(0, 19);
}

function placeText({ source, span }: Place): string {
  const { line, column } = positionAt(source, span.start);
  return `${shownText(source.path)}:${line}:${column}`;
}
