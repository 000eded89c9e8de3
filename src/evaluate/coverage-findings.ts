import { compareText } from "../diagnostic/diagnostic.ts";
import { printable } from "../diagnostic/printable.ts";
import { isGlob } from "../policy/bucket-pattern.ts";
import type { BucketPattern, Place, Policy, PolicySet } from "../policy/policy.ts";
import type { PolicyIndex } from "../policy/policy-index.ts";
import type { RequestClass } from "../profile/request-class.ts";
import type { Coverage, CoverageKind } from "../record/coverage.ts";
import { daysBetween } from "../record/day.ts";
import { isDataOperation } from "../record/operation.ts";
import type { Finding } from "./finding.ts";
import { makeFinding } from "./make-finding.ts";
import type { QuietBucket } from "./report.ts";

/** What the evidence coverage says. */
export interface CoverageAssessment {
  readonly findings: readonly Finding[];
  readonly quiet: readonly QuietBucket[];
}

/**
 * Assesses which evidence there is for the buckets that policies name, in the period from the first to the last day of
 * all evidence. Delivery of access logs is best effort and CloudTrail data events are a choice, so that nothing was seen
 * is a gap only where another source shows that there was something to see; else it is quiet, and cannot be told.
 *
 * @param coverage of the profile
 * @param index of the set's policies
 * @param traffic of each bucket with requests: of those that {@link isUnjoined} how many
 * @param from the first day that is looked at of a bucket, `YYYY-MM-DD`; empty where all are
 */
export function assessCoverage(
  policySet: PolicySet,
  coverage: readonly Coverage[],
  index: PolicyIndex,
  traffic: ReadonlyMap<string, { readonly unjoined: number }>,
  from: (bucket: string) => string = () => "",
): CoverageAssessment {
  const wholePeriod = daysOfPeriod(coverage);
  const days = daysByBucket(coverage);
  const coveredBuckets = bucketsByPolicy([...days.keys()], index);
  const mentionedBuckets = bucketsByPolicy([...traffic.keys()].filter((bucket) => !days.has(bucket)), index);
  const findings: Finding[] = [];
  const quiet = new Map<string, readonly string[]>();

  for (const policy of policySet.policies) {
    const buckets = coveredBuckets.get(policy) ?? new Set();
    const mentioned = mentionedBuckets.get(policy) ?? new Set();
    for (const pattern of policy.buckets) {
      if (!isSeen(pattern, buckets) && !isSeen(pattern, mentioned)) findings.push(nothingSeen(policy, pattern));
    }
    for (const bucket of mentioned) findings.push(nothingOfItsOwn(policy, bucket));
    for (const bucket of buckets) {
      const of = (kind: CoverageKind): ReadonlySet<string> => days.get(bucket)?.get(kind) ?? new Set();
      const start = from(bucket);
      const period = start === "" ? wholePeriod : wholePeriod.filter((day) => day >= start);
      const log = of("log");
      const data = of("data");
      const management = of("bucket-management");
      const gap = period.filter((day) => !log.has(day) && (data.has(day) || management.has(day)));
      const managementOnly = gap.filter((day) => !data.has(day));
      const logGap = log.size === 0 ? [] : gap.filter((day) => data.has(day));
      if (managementOnly.length > 0) findings.push(onlyManagement(policy, bucket, managementOnly));
      if (logGap.length > 0) findings.push(logMissing(policy, bucket, logGap));
      const count = data.size === 0 ? 0 : traffic.get(bucket)?.unjoined ?? 0;
      if (count > 0) findings.push(notJoined(policy, bucket, count));
      const nothing = period.filter((day) => !log.has(day) && !data.has(day) && !management.has(day));
      if (nothing.length > 0) quiet.set(bucket, nothing);
    }
  }
  findings.push(...trailGaps(coverage, policySet.files[0]));
  return { findings, quiet: [...quiet].map(([bucket, silent]) => ({ bucket, days: silent })) };
}

/** Buckets in order, by each policy that covers them. */
function bucketsByPolicy(buckets: readonly string[], index: PolicyIndex): ReadonlyMap<Policy, ReadonlySet<string>> {
  const ofPolicies = new Map<Policy, Set<string>>();
  for (const bucket of buckets.toSorted(compareText)) {
    for (const policy of index.covering(bucket)) {
      const ofPolicy = ofPolicies.get(policy);
      if (ofPolicy === undefined) ofPolicies.set(policy, new Set([bucket]));
      else ofPolicy.add(bucket);
    }
  }
  return ofPolicies;
}

/** @param covered buckets that were seen and that the pattern's policy covers */
function isSeen({ text, matches }: BucketPattern, covered: ReadonlySet<string>): boolean {
  return isGlob(text) ? [...covered].some(matches) : covered.has(text);
}

function nothingSeen(policy: Policy, pattern: BucketPattern): Finding {
  const name = `'${printable(pattern.text)}'`;
  return makeFinding({
    rule: "PERIM2002",
    policySeverity: policy.severity,
    subject: { policy: policy.id, bucket: pattern.text },
    message: `No log mentions a bucket ${name} of policy '${
      printable(policy.id)
    }': whether it was reached cannot be told.`,
    place: pattern.place,
  });
}

function nothingOfItsOwn(policy: Policy, bucket: string): Finding {
  return makeFinding({
    rule: "PERIM2002",
    policySeverity: policy.severity,
    subject: { policy: policy.id, bucket },
    message: `Of bucket '${printable(bucket)}' of policy '${printable(policy.id)}' there is no log: ` +
      "only records of something else name it (of a copy from it, say), so whether it was reached otherwise cannot be told.",
    place: policy.buckets.find(({ matches }) => matches(bucket))?.place ?? policy.place,
  });
}

function onlyManagement(policy: Policy, bucket: string, days: readonly string[]): Finding {
  return makeFinding({
    rule: "PERIM2003",
    policySeverity: policy.severity,
    subject: { policy: policy.id, bucket },
    message: `Of bucket '${printable(bucket)}' only CloudTrail management events were seen on ${daysText(days)}: ` +
      "access to its objects leaves no trace there.",
    place: policy.place,
  });
}

function logMissing(policy: Policy, bucket: string, days: readonly string[]): Finding {
  return makeFinding({
    rule: "PERIM2005",
    policySeverity: policy.severity,
    subject: { policy: policy.id, bucket },
    message: `The access log of bucket '${printable(bucket)}' has no line on ${daysText(days)}, ` +
      "though CloudTrail shows requests.",
    place: policy.place,
  });
}

function notJoined(policy: Policy, bucket: string, count: number): Finding {
  return makeFinding({
    rule: "PERIM2004",
    policySeverity: policy.severity,
    subject: { policy: policy.id, bucket },
    message: `Of bucket '${printable(bucket)}' ${count} logged ${count === 1 ? "request has" : "requests have"} ` +
      "no CloudTrail record, though data events of it are recorded.",
    place: policy.place,
  });
}

function trailGaps(coverage: readonly Coverage[], place: Place | undefined): Finding[] {
  const trails = new Map<string, string[]>();
  for (const { kind, of, day } of coverage) {
    if (kind !== "management") continue;
    const seen = trails.get(of);
    if (seen === undefined) trails.set(of, [day]);
    else seen.push(day);
  }
  return [...trails].flatMap(([trail, seen]) => {
    const known = new Set(seen);
    const missing = daysBetween(seen[0] as string, seen.at(-1) as string).filter((day) => !known.has(day));
    if (missing.length === 0) return [];
    return makeFinding({
      rule: "PERIM2006",
      subject: { bucket: trail },
      message: `CloudTrail of '${printable(trail)}' has no management event on ${daysText(missing)}, ` +
        "and has some before and after.",
      place,
    });
  });
}

/**
 * Whether CloudTrail should have told of a class as well, where it records data events of the bucket at all, be it on other
 * days: a trail that stops is a gap too. It does not matter whether anything was to be joined. What S3 denied may have
 * failed authentication, which CloudTrail does not record.
 */
export function isUnjoined({ evidence, outcome, operation }: RequestClass): boolean {
  return evidence === "log" && outcome !== "denied" && isDataOperation(operation);
}

type DaysByBucket = ReadonlyMap<string, ReadonlyMap<CoverageKind, ReadonlySet<string>>>;

function daysByBucket(coverage: readonly Coverage[]): DaysByBucket {
  const buckets = new Map<string, Map<CoverageKind, Set<string>>>();
  for (const { kind, of, day } of coverage) {
    if (kind === "management") continue;
    const kinds = buckets.get(of) ?? new Map<CoverageKind, Set<string>>();
    const days = kinds.get(kind) ?? new Set<string>();
    buckets.set(of, kinds.set(kind, days.add(day)));
  }
  return buckets;
}

function daysOfPeriod(coverage: readonly Coverage[]): string[] {
  const days = [...new Set(coverage.map(({ day }) => day))].toSorted(compareText);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  return first === last ? [first] : [first, ...daysBetween(first, last), last];
}

/** Some days in a sentence; there is at least one. */
export function daysText(days: readonly string[]): string {
  const [first, last] = [days[0] as string, days.at(-1) as string];
  return days.length === 1 ? first : `${days.length} days from ${first} to ${last}`;
}
