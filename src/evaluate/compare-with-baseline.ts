import { severities, type Severity } from "../diagnostic/severity.ts";
import { covers } from "../policy/policy.ts";
import type { Profile } from "../profile/profile.ts";
import type { Evidence } from "../profile/request-class.ts";
import { isDataOperation } from "../record/operation.ts";
import { ruleOf } from "../rule/rules.ts";
import { inOrder } from "./evaluate-profile.ts";
import type { Finding } from "./finding.ts";
import type { Report } from "./report.ts";
import { placeOfTraffic, unknownAddress } from "./traffic-findings.ts";
import { reasons } from "./verdict.ts";

/**
 * Compares a report with the findings of an earlier one, by identity. What the earlier one had and this one has not is
 * gone, but only if this run could have shown it: else it is carried into this report. An alert that closes because a log
 * is missing would say that somebody has mended what nobody has looked at. New is also what has become graver.
 *
 * @param profile what the report was made of
 * @param earlier the findings of the earlier report, its own carried ones included
 */
export function compareWithBaseline(report: Report, profile: Profile, earlier: readonly Finding[]): Report {
  const known = new Map(earlier.map((finding) => [finding.identity, finding]));
  const present = new Set(report.findings.map(({ identity }) => identity));
  const replaced = new Set<string>();
  const added = new Set<string>();
  for (const finding of report.findings) {
    const former = known.get(finding.identity);
    const predecessors = (finding.replaces ?? []).map((identity) => known.get(identity)).filter((one) =>
      one !== undefined && !present.has(one.identity) && takesThePlaceOf(finding, one)
    );
    for (const one of predecessors) if (one !== undefined) replaced.add(one.identity);
    const isKnown = former !== undefined ? !isGraver(finding.severity, former.severity) : predecessors.length > 0;
    if (!isKnown) added.add(finding.identity);
  }

  const evidence = evidenceOf(report, profile);
  const isUndecided = undecidedBy(report);
  const gone: Finding[] = [];
  const carried = new Map<string, Finding>();
  for (const finding of earlier) {
    const { identity } = finding;
    if (present.has(identity) || replaced.has(identity) || carried.has(identity)) continue;
    const kept = evidence.couldNotShow(finding) || isUndecided(finding) ? asOfNow(finding, report) : undefined;
    if (kept === undefined) gone.push(finding);
    else carried.set(identity, kept);
  }
  return {
    ...report,
    findings: inOrder([...report.findings, ...carried.values()], report.policySet),
    baseline: {
      added,
      carried: new Set(carried.keys()),
      gone: inOrder(gone, report.policySet),
      isBlind: earlier.some(({ rule }) => rule === nothingEvaluated) &&
        earlier.every(({ traffic }) => traffic === undefined),
    },
  };
}

const nothingEvaluated = "PERIM2007";
const lossOfRecords: ReadonlySet<string> = new Set(["PERIM2101", "PERIM2102"]);

// From here on the rows of the verdict table are about access logs alone.
const firstRowOfLogs = 11;

/**
 * Whether a finding is an earlier one that CloudTrail now tells more of: the same requests were a violation as far as the
 * access log alone could tell, and no lesser one.
 */
function takesThePlaceOf({ kind, severity }: Finding, former: Finding): boolean {
  return kind === "fail" && former.kind === "fail" && !isGraver(severity, former.severity) &&
    (former.traffic?.reasons ?? []).every((reason) => reasons[reason].row >= firstRowOfLogs);
}

function isGraver(severity: Severity, than: Severity): boolean {
  return severities.indexOf(severity) < severities.indexOf(than);
}

/** What the evidence of a run can tell of an earlier finding. */
function evidenceOf(report: Report, profile: Profile): { couldNotShow: (finding: Finding) => boolean } {
  const { findings, policies } = report;
  const nothing = findings.some(({ rule }) => rule === nothingEvaluated);
  // What could not be read may have been just that request.
  const lost = findings.some(({ rule }) => lossOfRecords.has(rule));
  const reach = reachOf(profile);

  return {
    couldNotShow: (finding) => {
      const { rule, subject, traffic } = finding;
      if (traffic !== undefined) {
        // A log may end within a day, or lack it: it must reach as far as what was seen.
        const isReached = (kind: EvidenceKind): boolean =>
          (reach.get(`${kind} ${subject.bucket}`) ?? -Infinity) >= traffic.last;
        return lost || !traffic.evidence.every((one) => kindsThatShow(one, finding).some(isReached));
      }
      const { family } = ruleOf(rule);
      if (family === "policy-file" || rule === nothingEvaluated) return false;
      if (family !== "exception") return nothing;
      const id = subject.policy.split("/")[0];
      return !policies.some(({ policy, buckets }) => policy === id && buckets > 0);
    },
  };
}

/** Kinds of evidence that can be there or not, each by itself: CloudTrail records access to objects only if it is told to. */
type EvidenceKind = "log" | "data" | "management";

/**
 * Whether requests like those of an earlier violation are there, of which it can no longer be told what they are: addresses
 * were folded, or a record came that contradicts. Anybody could bring that about, and it refutes nothing.
 */
function undecidedBy({ findings }: Report): (earlier: Finding) => boolean {
  const keyOf = ({ subject: { policy, bucket, principal } }: Finding, path: string): string =>
    JSON.stringify([policy, bucket, principal, path]);
  const undecided = new Set(
    findings.filter(({ kind, traffic }) => kind === "open" && traffic !== undefined)
      .map((finding) => keyOf(finding, finding.subject.path)),
  );
  return (earlier) =>
    earlier.kind === "fail" && earlier.traffic !== undefined &&
    [earlier.subject.path, unknownAddress].some((path) => undecided.has(keyOf(earlier, path)));
}

/**
 * Up to which time there is evidence of a kind of a bucket, as `KIND BUCKET`. A request counts only on a day that the evidence
 * covers: what the events of another bucket tell (a copy from this one), or of an endpoint, goes on when its own have stopped.
 */
function reachOf({ classes, header }: Profile): ReadonlyMap<string, number> {
  const reach = new Map<string, number>();
  const covered = new Set(header.coverage.map(({ kind, of, day }) => `${kind} ${of} ${day}`));
  for (const { day, bucket, evidence, operation, last } of classes) {
    const trail: EvidenceKind = isDataOperation(operation) ? "data" : "management";
    const kinds: EvidenceKind[] = evidence === "log"
      ? ["log"]
      : evidence === "joined" || evidence === "conflict"
      ? ["log", trail]
      : [trail];
    for (const kind of kinds) {
      if (!covered.has(`${kind === "management" ? "bucket-management" : kind} ${bucket} ${day}`)) continue;
      const key = `${kind} ${bucket}`;
      reach.set(key, Math.max(reach.get(key) ?? -Infinity, last));
    }
  }
  return reach;
}

/** Which kinds would show requests like those again that were known by some evidence. */
function kindsThatShow(evidence: Evidence, { subject, traffic }: Finding): EvidenceKind[] {
  // CloudTrail does not record what failed authentication, so that it cannot stand in for the log.
  if (evidence === "log") return ["log"];
  const { count, first } = traffic?.operations ?? { count: 0, first: [] };
  const isManagement = count === first.length && !first.some(isDataOperation);
  // From the internet a request is in the log as well as in CloudTrail; an endpoint id or a service is not.
  const inLog: EvidenceKind[] = subject.path === "internet" && evidence === "joined" ? ["log"] : [];
  return [isManagement ? "management" : "data", ...inLog];
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
