import { positionAt } from "../diagnostic/source-text.ts";
import type { Severity } from "../diagnostic/severity.ts";
import type { FewOf, Finding } from "../evaluate/finding.ts";
import { type BaselineComparison, emptyTally, type Report, type Tally } from "../evaluate/report.ts";
import { reasons } from "../evaluate/verdict.ts";
import type { Evidence } from "../profile/request-class.ts";
import type { Exception, Place, Policy } from "../policy/policy.ts";
import type { Sample } from "../profile/request-class.ts";
import type { Coverage, CoverageKind } from "../record/coverage.ts";
import type { RuleFamily } from "../rule/rule.ts";
import { ruleOf } from "../rule/rules.ts";
import { evidencePeriod } from "./evidence-period.ts";
import { jsonDocument, streamed } from "./json-text.ts";
import type { ReportContext } from "./output.ts";
import { isoTime, shownSentence } from "./shown-text.ts";

/** The version of the form below; it changes where a reader of the old one would be wrong. */
export const jsonReportVersion = 1;

/*
 * The types of the output. They are not those of the report, so that the report can change and the output does not;
 * `schemas/report.schema.json` says the same, with descriptions. What does not apply is left out.
 */

/** A report as JSON. */
export interface JsonReport {
  readonly version: typeof jsonReportVersion;
  readonly analysis: Report["analysis"];
  readonly tool: { readonly name: string; readonly version: string };
  readonly asOf: string;
  readonly allowIncomplete: boolean;
  readonly requests: JsonTally & { readonly uncovered: number };
  readonly lookBack?: { readonly days: number; readonly requests: number };
  readonly evidence: JsonEvidence;
  readonly policies: readonly JsonPolicy[];
  readonly findings: readonly JsonFinding[];
  readonly excepted: readonly JsonFinding[];
  readonly gone?: readonly JsonFinding[];
  readonly quiet: readonly { readonly bucket: string; readonly days: readonly string[] }[];
}

/** Numbers of requests by verdict. */
export interface JsonTally {
  readonly violation: number;
  readonly inconclusive: number;
  readonly excepted: number;
  readonly compliantByAddress: number;
  readonly compliantByService: number;
  readonly compliantProven: number;
  readonly notApplicable: number;
  readonly stopped: number;
}

/** What was read, and what became of it. */
export interface JsonEvidence {
  readonly period?: { readonly first: string; readonly last: string };
  readonly objects: { readonly read: number; readonly duplicate: number; readonly unread: number };
  readonly records: {
    readonly read: number;
    readonly kept: number;
    readonly outOfScope: number;
    readonly skipped: Readonly<Record<string, number>>;
    readonly malformed: number;
  };
  readonly join: "on" | "off";
  readonly foldLevel: number;
  readonly horizon: string;
  readonly coverage: readonly JsonCoverage[];
}

/** On how many days there is evidence of a kind. */
export interface JsonCoverage {
  readonly kind: CoverageKind;
  readonly of: string;
  readonly days: number;
  readonly first: string;
  readonly last: string;
}

/** A policy and its share of the requests. */
export interface JsonPolicy {
  readonly id: string;
  readonly description?: string;
  readonly severity: Severity;
  readonly place: JsonPlace;
  readonly buckets: number;
  readonly requests: JsonTally;
}

/** A stretch of a policy file, 1-based, columns in UTF-16 code units, the end behind the last one. */
export interface JsonPlace {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A finding. */
export interface JsonFinding {
  readonly rule: string;
  readonly name: string;
  readonly family: RuleFamily;
  readonly identity: string;
  readonly replaces?: readonly string[];
  readonly kind: "fail" | "open" | "stopped";
  readonly severity: Severity;
  readonly message: string;
  readonly place?: JsonPlace;
  readonly baseline?: "new" | "unchanged" | "carried";
  readonly exception?: JsonException;
  readonly subject: {
    readonly policy?: string;
    readonly bucket?: string;
    readonly principal?: string;
    readonly path?: string;
  };
  readonly traffic?: JsonTraffic;
  readonly notices?: {
    readonly count: number;
    readonly first: readonly { readonly object: string; readonly position?: string; readonly message: string }[];
  };
}

/** An exception of a policy. */
export interface JsonException {
  readonly id: string;
  readonly reason: string;
  readonly owner: string;
  readonly from?: string;
  readonly expires: string;
  readonly place: JsonPlace;
}

/** The requests that a finding is about. */
export interface JsonTraffic {
  readonly requests: number;
  readonly bytes: number;
  readonly first: string;
  readonly last: string;
  readonly evidence: readonly Evidence[];
  readonly reasons: readonly { readonly name: string; readonly text: string }[];
  readonly operations: JsonFew;
  readonly addresses: JsonFew;
  readonly principals: JsonFew;
  readonly samples: readonly JsonSample[];
}

/** The first few of a sorted list, and how many there are. */
export interface JsonFew {
  readonly count: number;
  readonly first: readonly string[];
}

/** One request, and where in the logs it is. */
export interface JsonSample {
  readonly time: string;
  readonly requestId?: string;
  readonly operation: string;
  readonly address?: string;
  readonly places: readonly { readonly object: string; readonly number: number }[];
}

/** Writes a report as JSON: {@link JsonReport}. */
export function renderJson(report: Report, context: ReportContext): Iterable<string> {
  const { header, policySet, tally, uncoveredRequests, lookBack, findings, excepted, baseline, quiet } = report;
  // Typed field by field, so that the lists can be made while they are written.
  const fields: { readonly [Field in keyof JsonReport]: JsonReport[Field] | ReturnType<typeof streamed> } = {
    version: jsonReportVersion,
    analysis: report.analysis,
    tool: { name: context.tool.name, version: context.tool.version },
    asOf: report.now,
    allowIncomplete: context.allowIncomplete ?? false,
    requests: { ...jsonTally(tally), uncovered: uncoveredRequests },
    ...(lookBack === undefined ? {} : { lookBack }),
    evidence: jsonEvidence(header),
    policies: streamed(each(policySet.policies, (policy, index) => jsonPolicy(policy, report.policies[index]))),
    findings: streamed(each(findings, (finding) => jsonFinding(finding, baseline))),
    excepted: streamed(each(excepted, (finding) => jsonFinding(finding))),
    ...(baseline === undefined ? {} : { gone: streamed(each(baseline.gone, (finding) => jsonFinding(finding))) }),
    quiet: streamed(each(quiet, ({ bucket, days }) => ({ bucket, days }))),
  };
  return jsonDocument(fields);
}

/** What is made of each item, when it is asked for. */
export function* each<Item, Result>(
  items: Iterable<Item>,
  make: (item: Item, index: number) => Result,
): Generator<Result> {
  let index = 0;
  for (const item of items) yield make(item, index++);
}

/** The numbers of a tally, in a fixed order. */
export function jsonTally(tally: Tally): JsonTally {
  const { violation, inconclusive, excepted, compliantByAddress, compliantByService, compliantProven, notApplicable } =
    tally;
  return {
    violation,
    inconclusive,
    excepted,
    compliantByAddress,
    compliantByService,
    compliantProven,
    notApplicable,
    stopped: tally.stopped,
  };
}

/** What was read, and what became of it. */
export function jsonEvidence({ ledger, join, foldLevel, horizon, coverage }: Report["header"]): JsonEvidence {
  const period = evidencePeriod(coverage);
  return {
    ...(period === undefined ? {} : { period }),
    objects: { read: ledger.objects, duplicate: ledger.duplicateObjects, unread: ledger.unreadObjects },
    records: {
      read: ledger.read,
      kept: ledger.kept,
      outOfScope: ledger.outOfScope,
      skipped: ledger.skipped,
      malformed: ledger.malformed,
    },
    join,
    foldLevel,
    horizon,
    coverage: summarize(coverage),
  };
}

function summarize(coverage: readonly Coverage[]): JsonCoverage[] {
  const summary = new Map<string, { -readonly [Field in keyof JsonCoverage]: JsonCoverage[Field] }>();
  for (const { kind, of, day } of coverage) {
    const known = summary.get(`${kind} ${of}`);
    if (known === undefined) {
      summary.set(`${kind} ${of}`, { kind, of, days: 1, first: day, last: day });
    } else {
      known.days++;
      if (day < known.first) known.first = day;
      if (day > known.last) known.last = day;
    }
  }
  return [...summary.values()];
}

function jsonPolicy(policy: Policy, tally: Report["policies"][number] | undefined): JsonPolicy {
  const { id, description, severity, place } = policy;
  return {
    id,
    ...(description === "" ? {} : { description }),
    severity,
    place: jsonPlace(place),
    buckets: tally?.buckets ?? 0,
    requests: jsonTally(tally?.tally ?? emptyTally),
  };
}

/** A place as lines and columns. */
export function jsonPlace({ source, span }: Place): JsonPlace {
  const start = positionAt(source, span.start);
  const end = positionAt(source, Math.max(span.start, span.end));
  return { path: source.path, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

/** A finding; with a baseline, also how it stands to that. */
export function jsonFinding(finding: Finding, baseline?: BaselineComparison): JsonFinding {
  const { rule, identity, kind, severity, place, subject, notices, exception } = finding;
  const { name, family } = ruleOf(rule);
  return {
    rule,
    name,
    family,
    identity,
    ...(finding.replaces === undefined ? {} : { replaces: finding.replaces }),
    kind,
    severity,
    message: shownSentence(finding.message),
    ...(place === undefined ? {} : { place: jsonPlace(place) }),
    ...(baseline === undefined ? {} : { baseline: stateOf(identity, baseline) }),
    ...(exception === undefined ? {} : { exception: jsonException(exception) }),
    subject: {
      ...given("policy", subject.policy),
      ...given("bucket", subject.bucket),
      ...given("principal", subject.principal),
      ...given("path", subject.path),
    },
    ...(finding.traffic === undefined ? {} : { traffic: jsonTraffic(finding.traffic) }),
    ...(notices === undefined ? {} : {
      notices: {
        count: finding.noticeCount ?? notices.length,
        first: notices.map(({ object, position, message }) => ({
          object,
          ...given("position", position),
          message: shownSentence(message),
        })),
      },
    }),
  };
}

/** How a finding stands to the baseline. */
export function stateOf(identity: string, { added, carried }: BaselineComparison): "new" | "unchanged" | "carried" {
  return added.has(identity) ? "new" : carried.has(identity) ? "carried" : "unchanged";
}

function jsonException({ id, reason, owner, from, expires, place }: Exception): JsonException {
  return { id, reason, owner, ...given("from", from ?? ""), expires, place: jsonPlace(place) };
}

function jsonTraffic(traffic: NonNullable<Finding["traffic"]>): JsonTraffic {
  const { requests, bytes, first, last, operations, sources, principals, samples } = traffic;
  return {
    requests,
    bytes,
    first: isoTime(first),
    last: isoTime(last),
    evidence: traffic.evidence,
    reasons: traffic.reasons.map((name) => ({ name, text: reasons[name].text })),
    operations: jsonFew(operations),
    addresses: jsonFew(sources),
    principals: jsonFew(principals),
    samples: samples.map(jsonSample),
  };
}

/** One request, and where in the logs it is. */
export function jsonSample({ time, requestId, operation, source, places }: Sample): JsonSample {
  return {
    time: isoTime(time),
    ...given("requestId", requestId),
    operation,
    ...given("address", source),
    places: places.map(({ object, number }) => ({ object, number })),
  };
}

/** The first few of a list. */
export function jsonFew({ count, first }: FewOf): JsonFew {
  return { count, first };
}

function given<Name extends string>(name: Name, value: string): { readonly [Key in Name]?: string } {
  return value === "" ? {} : { [name]: value } as { readonly [Key in Name]: string };
}
