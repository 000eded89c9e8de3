import type { DeliveryGap, LookBack } from "../evaluate/state-evidence.ts";
import type { Profile } from "../profile/profile.ts";
import type { RequestClass } from "../profile/request-class.ts";
import type { Coverage, CoverageKind } from "../record/coverage.ts";
import { isDataOperation } from "../record/operation.ts";
import type { ArrivalsByDay } from "./arrivals.ts";

/** How far back is looked. */
export interface LookBackOptions {
  /** Days with evidence after which what did not recur is left out. */
  readonly days: number;
  /** The first day of which evidence is still awaited, `YYYY-MM-DD`: a day from there on is not known in full, and no proof. */
  readonly awaitedFrom: string;
  /** When evidence was read: what a run has read for the first time is looked at, however old it is. */
  readonly arrivals: ArrivalsByDay;
}

/** What is left of a profile, and how far it looks back. */
export interface RecentProfile {
  readonly profile: Profile;
  readonly lookBack: LookBack;
  /** The first day of which notices are still told, by the day of their run; empty where all are. */
  readonly noticesFrom: string;
  /** What of gaps in the delivery is not so far back. */
  readonly gapsOf: (gaps: readonly DeliveryGap[]) => DeliveryGap[];
}

/**
 * Leaves out of a profile what lies so far back that it would have shown again. That is not a matter of the calendar: a
 * request is left out once as many later days as are wanted have evidence of its bucket, of every kind that would show such
 * a request. So the absence of logs closes nothing, and a finding is gone when all of its requests are.
 */
export function withinLookBack(profile: Profile, { days, awaitedFrom, arrivals }: LookBackOptions): RecentProfile {
  const { coverage } = profile.header;
  const seen = coverage.filter(({ day }) => day < awaitedFrom);
  const ofKind = startsOf(seen, days, ({ kind, of }) => keyOf(kind, of));
  // Management events of a bucket and of its account are different things.
  const ofBucket = startsOf(seen.filter(({ kind }) => kind !== "management"), days, ({ of }) => of);
  const ofTrail = startsOf(seen.filter(({ kind }) => kind === "management"), days, ({ of }) => of);
  const from = (bucket: string): string => ofBucket.get(bucket) ?? "";
  let requests = 0;
  const classes = profile.classes.filter((requestClass) => {
    const { day, bucket } = requestClass;
    const kinds = kindsThatShow(requestClass);
    // Its evidence is as old as the run that read the last of it.
    const read = arrivals.get(day)?.lastOf(bucket) ?? "";
    const known = read > day ? read : day;
    const isRecent = kinds === undefined || kinds.some((kind) => known >= (ofKind.get(keyOf(kind, bucket)) ?? ""));
    if (!isRecent) requests += requestClass.requests;
    return isRecent;
  });
  // Of a kind that has stopped the last days stay, so that it is still missed.
  const recent = coverage.filter(({ kind, of, day }) =>
    day >= (kind === "management" ? ofTrail.get(of) ?? "" : from(of)) || day >= (ofKind.get(keyOf(kind, of)) ?? "")
  );
  return {
    profile: { header: { ...profile.header, coverage: recent }, classes },
    lookBack: { days, requests, from },
    // Of which bucket a notice is cannot be told, so that all of them must have had their days.
    noticesFrom: [...new Set(seen.map(({ kind, of }) => keyOf(kind, of)))].map((key) => ofKind.get(key) ?? "")
      .toSorted()[0] ?? "",
    gapsOf: (gaps) =>
      gaps.map((gap) => {
        const start = ofKind.get(keyOf(gap.kind, gap.of)) ?? "";
        return {
          ...gap,
          missing: gap.missing.filter((day) => day >= start),
          thin: gap.thin.filter(({ day }) => day >= start),
        };
      }).filter(({ missing, thin }) => missing.length > 0 || thin.length > 0),
  };
}

/**
 * The first day of each group that fewer than so many days of the group are after. Groups with fewer days have none: all of
 * theirs is still looked at.
 */
function startsOf(
  coverage: readonly Coverage[],
  days: number,
  groupOf: (element: Coverage) => string,
): Map<string, string> {
  const groups = new Map<string, Set<string>>();
  for (const element of coverage) {
    const group = groupOf(element);
    const ofGroup = groups.get(group) ?? new Set<string>();
    groups.set(group, ofGroup.add(element.day));
  }
  const starts = new Map<string, string>();
  for (const [group, ofGroup] of groups) {
    const start = [...ofGroup].toSorted().at(-days);
    if (start !== undefined) starts.set(group, start);
  }
  return starts;
}

function keyOf(kind: CoverageKind, of: string): string {
  return `${kind} ${of}`;
}

// The kinds that must all have been silent. An access log shows no endpoint, so it cannot stand in for CloudTrail; what came
// by the internet stands in both, and a contradiction takes both. Undefined where no later evidence is proof: calls on a
// bucket itself come when somebody makes one, operations of unknown names can be of either kind, and what an endpoint's
// own policy denied is in network activity events alone.
function kindsThatShow(
  { evidence, operation, endpoint, service, outcome }: RequestClass,
): readonly CoverageKind[] | undefined {
  if (evidence === "log") return ["log"];
  if (!isDataOperation(operation) || (outcome === "denied" && endpoint !== "")) return undefined;
  const isInBoth = evidence === "conflict" || (evidence === "joined" && endpoint === "" && service === "");
  return isInBoth ? ["data", "log"] : ["data"];
}
