import { covers } from "../policy/policy.ts";
import type { CoverageKind } from "../record/coverage.ts";
import { isDataOperation } from "../record/operation.ts";
import { ruleOf } from "../rule/rules.ts";
import { inOrder } from "./evaluate-profile.ts";
import type { Finding } from "./finding.ts";
import type { Report } from "./report.ts";
import { placeOfTraffic } from "./traffic-findings.ts";

/**
 * Compares a report with the findings of an earlier one, by identity. What the earlier one had and this one has not is
 * gone, but only if this run could have shown it: else it is carried into this report. An alert that closes because a log
 * is missing would say that somebody has mended what nobody has looked at.
 *
 * @param earlier the findings of the earlier report, its own carried ones included
 */
export function compareWithBaseline(report: Report, earlier: readonly Finding[]): Report {
  const known = new Set(earlier.map(({ identity }) => identity));
  const present = new Set(report.findings.map(({ identity }) => identity));
  const replaced = new Set(report.findings.flatMap(({ replaces }) => replaces ?? []));
  const added = report.findings.filter(({ identity, replaces }) =>
    !known.has(identity) && !(replaces ?? []).some((former) => known.has(former))
  );

  const evidence = evidenceOf(report);
  const gone: Finding[] = [];
  const carried = new Map<string, Finding>();
  for (const finding of earlier) {
    const { identity } = finding;
    if (present.has(identity) || replaced.has(identity) || carried.has(identity)) continue;
    const kept = evidence.couldNotShow(finding) ? asOfNow(finding, report) : undefined;
    if (kept === undefined) gone.push(finding);
    else carried.set(identity, kept);
  }
  return {
    ...report,
    findings: inOrder([...report.findings, ...carried.values()], report.policySet),
    baseline: {
      added: new Set(added.map(({ identity }) => identity)),
      carried: new Set(carried.keys()),
      gone: inOrder(gone, report.policySet),
    },
  };
}

const nothingEvaluated = "PERIM2007";
const lossOfRecords: ReadonlySet<string> = new Set(["PERIM2101", "PERIM2102"]);

/** What the evidence of a run can tell of an earlier finding. */
function evidenceOf(report: Report): { couldNotShow: (finding: Finding) => boolean } {
  const { findings, header, policies } = report;
  const nothing = findings.some(({ rule }) => rule === nothingEvaluated);
  // What could not be read may have been just that request.
  const lost = findings.some(({ rule }) => lossOfRecords.has(rule));
  const lastDays = new Map<string, string>();
  for (const { kind, of, day } of header.coverage) {
    const key = `${kind} ${of}`;
    if (day > (lastDays.get(key) ?? "")) lastDays.set(key, day);
  }
  const seenSince = (bucket: string, kinds: readonly CoverageKind[], day: string): boolean =>
    kinds.some((kind) => (lastDays.get(`${kind} ${bucket}`) ?? "") >= day);

  return {
    couldNotShow: (finding) => {
      const { rule, subject, traffic } = finding;
      if (traffic !== undefined) {
        return lost || !seenSince(subject.bucket, kindsThatShow(finding), dayOf(traffic.last));
      }
      const { family } = ruleOf(rule);
      if (family === "policy-file" || rule === nothingEvaluated) return false;
      if (family !== "exception") return nothing;
      const id = subject.policy.split("/")[0];
      return !policies.some(({ policy, buckets }) => policy === id && buckets > 0);
    },
  };
}

// An endpoint or a service is what CloudTrail alone tells; the rest stands in either log. Management events do not tell
// of access to objects.
function kindsThatShow({ subject, traffic }: Finding): CoverageKind[] {
  const byAddress = ["internet", "private-address", "unknown-address"].includes(subject.path);
  const { count, first } = traffic?.operations ?? { count: 0, first: [] };
  const management = count === first.length && !first.some(isDataOperation);
  return [
    "data",
    ...(byAddress ? ["log" as const] : []),
    ...(management ? ["bucket-management" as const] : []),
  ];
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** An earlier finding with its place and severity of today; undefined where no policy asks for it any more. */
function asOfNow(finding: Finding, { policySet }: Report): Finding | undefined {
  const { rule, subject, traffic } = finding;
  const [id, exceptionId] = subject.policy.split("/");
  if (id === "") return { ...finding, place: policySet.files[0] };
  const policy = policySet.policies.find((candidate) => candidate.id === id);
  if (policy === undefined) return undefined;
  const severity = ruleOf(rule).severity === "policy" ? policy.severity : finding.severity;
  if (exceptionId !== undefined) {
    const exception = policy.exceptions.find((candidate) => candidate.id === exceptionId);
    return exception === undefined ? undefined : { ...finding, severity, place: exception.place };
  }
  const isAsked = covers(policy, subject.bucket) || policy.buckets.some(({ text }) => text === subject.bucket);
  if (!isAsked) return undefined;
  return { ...finding, severity, place: traffic === undefined ? policy.place : placeOfTraffic(rule, policy) };
}
