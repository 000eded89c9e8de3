import { compareText, type Diagnostic } from "../diagnostic/diagnostic.ts";
import { printable } from "../diagnostic/printable.ts";
import { severities } from "../diagnostic/severity.ts";
import { codes } from "../policy/codes.ts";
import type { Exception, Policy, PolicySet } from "../policy/policy.ts";
import { PolicyIndex } from "../policy/policy-index.ts";
import type { Profile } from "../profile/profile.ts";
import { assessCoverage, isUnjoined } from "./coverage-findings.ts";
import { deliveryFindings } from "./delivery-findings.ts";
import { diagnosticFindings } from "./diagnostic-finding.ts";
import { judge } from "./evaluate-class.ts";
import type { Finding } from "./finding.ts";
import { makeFinding } from "./make-finding.ts";
import { emptyTally, type PolicyTally, type Report, type Tally } from "./report.ts";
import { SourceMemo } from "./source-memo.ts";
import type { StateEvidence } from "./state-evidence.ts";
import { TrafficFindings } from "./traffic-findings.ts";
import type { Verdict } from "./verdict.ts";

/** What an evaluation needs besides policies and traffic. */
export interface EvaluationOptions {
  /** The clock: decides which exceptions are expired, and nothing else. */
  readonly now: Date;
  /** Warnings about the policy files, to be reported with the rest. */
  readonly diagnostics?: readonly Diagnostic[];
  /** What a state knows of the evidence, where the profile is of one. */
  readonly evidence?: StateEvidence;
}

/** Judges a traffic profile by some policies. */
export function evaluateProfile(policySet: PolicySet, profile: Profile, options: EvaluationOptions): Report {
  const traffic = new TrafficFindings(policySet.accounts);
  const excepted = new TrafficFindings(policySet.accounts);
  const used = new Set<Exception>();
  const index = new PolicyIndex(policySet.policies);
  const sources = new SourceMemo();
  const judgements = new Map(policySet.policies.map((policy) => [policy, newJudgement(policy)]));
  const buckets = new Map<string, BucketTraffic>();
  const tally = { ...emptyTally };
  let uncoveredRequests = 0;
  let ofBucket: BucketTraffic | undefined;

  for (const requestClass of profile.classes) {
    const { bucket, day, requests, outcome } = requestClass;
    // Classes are in the order of day and bucket: to compare is many times as fast as to look up.
    if (bucket !== ofBucket?.bucket) {
      ofBucket = buckets.get(bucket);
      if (ofBucket === undefined) {
        const covering = index.covering(bucket).map((policy) => judgements.get(policy) as Judgement);
        for (const judgement of covering) judgement.buckets++;
        ofBucket = { bucket, covering, unjoined: 0 };
        buckets.set(bucket, ofBucket);
      }
    }
    if (ofBucket.covering.length === 0) {
      uncoveredRequests += requests;
      continue;
    }
    if (isUnjoined(requestClass)) ofBucket.unjoined += requests;
    const source = sources.of(requestClass.source);
    let worst: keyof Tally = "notApplicable";
    for (const judgement of ofBucket.covering) {
      const { policy } = judgement;
      const verdict = judge(policy, requestClass, source);
      const { kind, exception } = verdict;
      const field = fieldOf(verdict);
      count(judgement.tally, field, outcome, requests);
      if (day !== judgement.lastDay) {
        judgement.lastDay = day;
        judgement.days.add(day);
      }
      if (exception !== undefined) {
        used.add(exception);
        excepted.add(policy, requestClass, source, verdict);
      }
      if (kind === "violation" || kind === "inconclusive") traffic.add(policy, requestClass, source, verdict);
      if (ranks[field] < ranks[worst]) worst = field;
    }
    count(tally, worst, outcome, requests);
  }

  const { lookBack, gaps = [] } = options.evidence ?? {};
  const { findings, quiet } = assessCoverage(policySet, profile.header.coverage, index, buckets, lookBack?.from);
  const policies = [...judgements.values()].map((judgement): PolicyTally => ({
    policy: judgement.policy.id,
    buckets: judgement.buckets,
    tally: judgement.tally,
  }));
  const all = [
    ...traffic.findings(),
    ...findings,
    ...deliveryFindings(policySet, index, gaps),
    ...noticeFindings(profile, policySet),
    ...exceptionFindings(judgements.values(), used, options.now),
    // An exception past its date is told above, with the policy's severity.
    ...diagnosticFindings(
      (options.diagnostics ?? []).filter(({ rule }) => rule !== codes["expired-exception"].id),
    ),
    ...nothingEvaluated(tally, policySet),
  ];
  return {
    analysis: "evidence",
    now: options.now.toISOString().slice(0, 10),
    policySet,
    header: profile.header,
    findings: inOrder(all, policySet),
    excepted: inOrder(excepted.findings(), policySet),
    tally,
    policies,
    uncoveredRequests,
    quiet,
    ...(lookBack === undefined ? {} : { lookBack: { days: lookBack.days, requests: lookBack.requests } }),
  };
}

type MutableTally = { -readonly [Field in keyof Tally]: Tally[Field] };

/** What is counted of one policy. */
interface Judgement {
  readonly policy: Policy;
  readonly tally: MutableTally;
  /** Days of requests that it was asked about. */
  readonly days: Set<string>;
  lastDay: string;
  buckets: number;
}

/** What is known of one bucket. */
interface BucketTraffic {
  readonly bucket: string;
  /** What is counted of the policies that cover it. */
  readonly covering: readonly Judgement[];
  /** See {@link isUnjoined}. */
  unjoined: number;
}

function newJudgement(policy: Policy): Judgement {
  return { policy, tally: { ...emptyTally }, days: new Set(), lastDay: "", buckets: 0 };
}

// From worst, 0, to best: a request of several policies is counted as the worst.
const ranks: Readonly<Record<keyof Tally, number>> = {
  violation: 0,
  inconclusive: 1,
  excepted: 2,
  compliantByAddress: 3,
  compliantByService: 4,
  compliantProven: 5,
  notApplicable: 6,
  // Counted besides.
  stopped: Infinity,
};

function fieldOf({ kind, grade }: Verdict): keyof Tally {
  if (kind === "not-applicable") return "notApplicable";
  if (kind !== "compliant") return kind;
  return grade === "proven" ? "compliantProven" : grade === "by service" ? "compliantByService" : "compliantByAddress";
}

function count(tally: MutableTally, field: keyof Tally, outcome: string, requests: number): void {
  tally[field] += requests;
  if (outcome === "denied" && (field === "violation" || field === "inconclusive")) tally.stopped += requests;
}

const noticeMessages: Readonly<Record<string, (count: number) => string>> = {
  PERIM2008: (count) =>
    `${count} ${count === 1 ? "record" : "records"} came late and ${count === 1 ? "counts" : "count"} unjoined.`,
  PERIM2101: (count) => `${count} ${count === 1 ? "line or record" : "lines or records"} could not be read in full.`,
  PERIM2102: (count) => `${count} ${count === 1 ? "object" : "objects"} could not be read, or not to the end.`,
  PERIM2103: (count) => `Of ${count} ${count === 1 ? "record" : "records"} it cannot be told which bucket was meant.`,
  PERIM2104: (count) => `${count} ${count === 1 ? "object has" : "objects have"} other content than when read before.`,
};

function noticeFindings(profile: Profile, policySet: PolicySet): Finding[] {
  return profile.header.notices.map(({ rule, count: noticeCount, samples }) => ({
    ...makeFinding({
      rule,
      message: noticeMessages[rule]?.(noticeCount) ?? `${noticeCount} notices.`,
      place: policySet.files[0],
    }),
    notices: samples,
    noticeCount,
  }));
}

function exceptionFindings(
  judgements: Iterable<Judgement>,
  used: ReadonlySet<Exception>,
  now: Date,
): Finding[] {
  const today = now.toISOString().slice(0, 10);
  const findings: Finding[] = [];
  for (const { policy, days: seen } of judgements) {
    const days = [...seen].toSorted(compareText);
    for (const exception of policy.exceptions) {
      const { id, expires, from } = exception;
      const name = `Exception '${printable(id)}' of policy '${printable(policy.id)}'`;
      const subject = { policy: `${policy.id}/${id}` };
      if (today > expires) {
        findings.push(makeFinding({
          rule: "PERIM3001",
          policySeverity: policy.severity,
          subject,
          message: `${name} expired on ${expires} and no longer applies.`,
          place: exception.expiresPlace,
        }));
      } else if (!used.has(exception) && days.some((day) => day <= expires && (from === undefined || day >= from))) {
        findings.push(makeFinding({
          rule: "PERIM3002",
          policySeverity: policy.severity,
          subject,
          message: `${name} excepted no request in the evidence.`,
          place: exception.place,
        }));
      }
    }
  }
  return findings;
}

function nothingEvaluated(tally: Tally, policySet: PolicySet): Finding[] {
  if (Object.values(tally).some((requests) => requests > 0)) return [];
  return [makeFinding({
    rule: "PERIM2007",
    message: "No request to any bucket of any policy was in the input: nothing was evaluated.",
    place: policySet.files[0],
  })];
}

/** The order in which a report lists findings: by policy, severity, rule, requests and identity. */
export function inOrder(findings: readonly Finding[], policySet: PolicySet): Finding[] {
  const places = new Map(policySet.policies.map(({ id }, index) => [id, index]));
  const keyed = findings.map((finding) => {
    const { policy } = finding.subject;
    const place = places.get(policy) ?? places.get(policy.split("/")[0] ?? "") ?? places.size;
    return { finding, policySeverity: place * severities.length + severities.indexOf(finding.severity) };
  });
  return keyed.toSorted((one, other) => {
    const [a, b] = [one.finding, other.finding];
    return one.policySeverity - other.policySeverity || compareText(a.rule, b.rule) ||
      (b.traffic?.requests ?? 0) - (a.traffic?.requests ?? 0) || compareText(a.identity, b.identity) ||
      compareText(a.exception?.id ?? "", b.exception?.id ?? "");
  }).map(({ finding }) => finding);
}
