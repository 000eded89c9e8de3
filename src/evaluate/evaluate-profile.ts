import { compareText, type Diagnostic } from "../diagnostic/diagnostic.ts";
import { printable } from "../diagnostic/printable.ts";
import { severities } from "../diagnostic/severity.ts";
import { codes } from "../policy/codes.ts";
import { covers, type Exception, type Policy, type PolicySet } from "../policy/policy.ts";
import type { Profile } from "../profile/profile.ts";
import { assessCoverage } from "./coverage-findings.ts";
import { deliveryFindings } from "./delivery-findings.ts";
import { diagnosticFindings } from "./diagnostic-finding.ts";
import { evaluateClass } from "./evaluate-class.ts";
import type { Finding } from "./finding.ts";
import { makeFinding } from "./make-finding.ts";
import { emptyTally, type PolicyTally, type Report, type Tally } from "./report.ts";
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
  const policiesOf = new Map<string, readonly Policy[]>();
  const tally = { ...emptyTally };
  const tallies = new Map(policySet.policies.map((policy) => [policy, { ...emptyTally }]));
  const bucketsOf = new Map(policySet.policies.map((policy) => [policy, new Set<string>()]));
  const daysOf = new Map(policySet.policies.map((policy) => [policy, new Set<string>()]));
  let uncoveredRequests = 0;

  for (const requestClass of profile.classes) {
    const { bucket, requests, outcome } = requestClass;
    let policies = policiesOf.get(bucket);
    if (policies === undefined) {
      policies = policySet.policies.filter((policy) => covers(policy, bucket));
      policiesOf.set(bucket, policies);
    }
    let worst: Verdict | undefined;
    for (const policy of policies) {
      const verdict = evaluateClass(policy, requestClass);
      count(tallies.get(policy) as MutableTally, verdict, outcome, requests);
      bucketsOf.get(policy)?.add(bucket);
      daysOf.get(policy)?.add(requestClass.day);
      if (verdict.exception !== undefined) {
        used.add(verdict.exception);
        excepted.add(policy, requestClass, verdict);
      }
      if (verdict.kind === "violation" || verdict.kind === "inconclusive") traffic.add(policy, requestClass, verdict);
      if (worst === undefined || rank(verdict) < rank(worst)) worst = verdict;
    }
    if (worst === undefined) uncoveredRequests += requests;
    else count(tally, worst, outcome, requests);
  }

  const { lookBack, gaps = [] } = options.evidence ?? {};
  const { findings, quiet } = assessCoverage(policySet, profile, lookBack?.from);
  const policies = policySet.policies.map((policy): PolicyTally => ({
    policy: policy.id,
    buckets: bucketsOf.get(policy)?.size ?? 0,
    tally: tallies.get(policy) ?? emptyTally,
  }));
  const all = [
    ...traffic.findings(),
    ...findings,
    ...deliveryFindings(policySet, gaps),
    ...noticeFindings(profile, policySet),
    ...exceptionFindings(daysOf, used, options.now),
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

// From worst to best: the order in which a request of several policies is counted.
const ranking: readonly (keyof Tally)[] = [
  "violation",
  "inconclusive",
  "excepted",
  "compliantByAddress",
  "compliantByService",
  "compliantProven",
  "notApplicable",
];

function fieldOf({ kind, grade }: Verdict): keyof Tally {
  if (kind === "not-applicable") return "notApplicable";
  if (kind !== "compliant") return kind;
  return grade === "proven" ? "compliantProven" : grade === "by service" ? "compliantByService" : "compliantByAddress";
}

function rank(verdict: Verdict): number {
  return ranking.indexOf(fieldOf(verdict));
}

function count(tally: MutableTally, verdict: Verdict, outcome: string, requests: number): void {
  tally[fieldOf(verdict)] += requests;
  if (outcome === "denied" && (verdict.kind === "violation" || verdict.kind === "inconclusive")) {
    tally.stopped += requests;
  }
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
  daysOf: ReadonlyMap<Policy, ReadonlySet<string>>,
  used: ReadonlySet<Exception>,
  now: Date,
): Finding[] {
  const today = now.toISOString().slice(0, 10);
  const findings: Finding[] = [];
  for (const [policy, days] of daysOf) {
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
      } else if (
        !used.has(exception) && [...days].some((day) => day <= expires && (from === undefined || day >= from))
      ) {
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
  if (ranking.some((field) => tally[field] > 0)) return [];
  return [makeFinding({
    rule: "PERIM2007",
    message: "No request to any bucket of any policy was in the input: nothing was evaluated.",
    place: policySet.files[0],
  })];
}

/** The order in which a report lists findings: by policy, severity, rule, requests and identity. */
export function inOrder(findings: readonly Finding[], policySet: PolicySet): Finding[] {
  const places = new Map(policySet.policies.map(({ id }, index) => [id, index]));
  const policyPlace = ({ subject }: Finding): number =>
    places.get(subject.policy) ?? places.get(subject.policy.split("/")[0] ?? "") ?? places.size;
  return findings.toSorted((a, b) =>
    policyPlace(a) - policyPlace(b) || severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    compareText(a.rule, b.rule) || (b.traffic?.requests ?? 0) - (a.traffic?.requests ?? 0) ||
    compareText(a.identity, b.identity) || compareText(a.exception?.id ?? "", b.exception?.id ?? "")
  );
}
