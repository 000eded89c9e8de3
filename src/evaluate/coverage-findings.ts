import { compareText } from "../diagnostic/diagnostic.ts";
import { printable } from "../diagnostic/printable.ts";
import { covers, type Place, type Policy, type PolicySet } from "../policy/policy.ts";
import type { Profile } from "../profile/profile.ts";
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
 * @param from the first day that is looked at of a bucket, `YYYY-MM-DD`; empty where all are
 */
export function assessCoverage(
  policySet: PolicySet,
  profile: Profile,
  from: (bucket: string) => string = () => "",
): CoverageAssessment {
  const { coverage } = profile.header;
  const wholePeriod = daysOfPeriod(coverage);
  const days = daysByBucket(coverage);
  const buckets = [...new Set([...days.keys(), ...profile.classes.map(({ bucket }) => bucket)])].toSorted(compareText);
  const unjoined = unjoinedByBucket(profile, days);
  const findings: Finding[] = [];
  const quiet = new Map<string, readonly string[]>();

  for (const policy of policySet.policies) {
    for (const pattern of policy.buckets) {
      const seen = buckets.some((bucket) => pattern.matches(bucket) && covers(policy, bucket));
      if (!seen) findings.push(nothingSeen(policy, pattern));
    }
    for (const bucket of buckets) {
      if (!covers(policy, bucket)) continue;
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
      const count = unjoined.get(bucket) ?? 0;
      if (count > 0) findings.push(notJoined(policy, bucket, count));
      const nothing = period.filter((day) => !log.has(day) && !data.has(day) && !management.has(day));
      if (nothing.length > 0) quiet.set(bucket, nothing);
    }
  }
  findings.push(...trailGaps(coverage, policySet.files[0]));
  return { findings, quiet: [...quiet].map(([bucket, silent]) => ({ bucket, days: silent })) };
}

function nothingSeen(policy: Policy, pattern: Policy["buckets"][number]): Finding {
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
    if (kind === "management") trails.set(of, [...(trails.get(of) ?? []), day]);
  }
  return [...trails].flatMap(([trail, seen]) => {
    const missing = daysBetween(seen[0] as string, seen.at(-1) as string).filter((day) => !seen.includes(day));
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

// Of requests that CloudTrail records where it records data events of the bucket at all, be it on other days: a trail that
// stops is a gap too. It does not matter whether anything was to be joined. What S3 denied may have failed
// authentication, which CloudTrail does not record.
function unjoinedByBucket(profile: Profile, days: DaysByBucket): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { bucket, evidence, operation, outcome, requests } of profile.classes) {
    if (evidence !== "log" || outcome === "denied" || !isDataOperation(operation)) continue;
    if (days.get(bucket)?.has("data")) counts.set(bucket, (counts.get(bucket) ?? 0) + requests);
  }
  return counts;
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
