import { compareText } from "../diagnostic/diagnostic.ts";
import type { Claim } from "../record/claim.ts";
import type { Outcome } from "../record/outcome.ts";

/**
 * What a class is known from. `joined`: both halves. `conflict`: records of one request that contradict each other.
 * `old-trail`: CloudTrail before eventVersion 1.04, joined or not: that an endpoint id is missing says nothing there.
 */
export type Evidence = "log" | "trail" | "old-trail" | "joined" | "conflict";

/** Requests that no policy can tell apart. What is not known is the empty string. */
export interface ClassKey {
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  readonly bucket: string;
  readonly principal: string;
  /** An address, a CIDR block it is folded to, `private`, `public`, or empty. */
  readonly source: string;
  readonly endpoint: string;
  readonly endpointAccount: string;
  readonly service: string;
  readonly operation: string;
  readonly outcome: Outcome;
  readonly evidence: Evidence;
  readonly claim: Claim;
}

/** One request of a class, and where it was read. */
export interface Sample {
  /** UTC, milliseconds since 1970. */
  readonly time: number;
  readonly requestId: string;
  readonly operation: string;
  /** The address before any folding. */
  readonly source: string;
  /** The access-log line or the CloudTrail record; both where joined, the line first. */
  readonly places: readonly SamplePlace[];
}

/** A record: the `number`th line or record of an object, from 1; 0 where it is not known, as of what was read in tables. */
export interface SamplePlace {
  readonly object: string;
  readonly number: number;
}

/** A row of a traffic profile. */
export interface RequestClass extends ClassKey {
  readonly requests: number;
  /** Bytes of the response bodies. */
  readonly bytes: number;
  /** Earliest and latest request: UTC, milliseconds since 1970. */
  readonly first: number;
  readonly last: number;
  /** The least few by (time, request id, operation, place). */
  readonly samples: readonly Sample[];
}

/** How many samples a class keeps. */
export const sampleLimit = 3;

/** The fields of a key, in the order in which classes are sorted. */
export const classKeyFields: readonly (keyof ClassKey)[] = [
  "day",
  "bucket",
  "principal",
  "source",
  "endpoint",
  "endpointAccount",
  "service",
  "operation",
  "outcome",
  "evidence",
  "claim",
];

/** The order of classes in a profile: by key, by code units. */
export function compareClasses(a: ClassKey, b: ClassKey): number {
  for (const field of classKeyFields) {
    const order = compareText(a[field], b[field]);
    if (order !== 0) return order;
  }
  return 0;
}

/** The order of samples. */
export function compareSamples(a: Sample, b: Sample): number {
  return (
    a.time - b.time ||
    compareText(a.requestId, b.requestId) ||
    compareText(a.operation, b.operation) ||
    comparePlaces(a.places, b.places) ||
    compareText(a.source, b.source)
  );
}

/** Adds a sample to a sorted list of the least few, in place. */
export function keepSample(samples: Sample[], sample: Sample): void {
  let at = samples.length;
  while (at > 0 && compareSamples(sample, samples[at - 1] as Sample) < 0) at--;
  if (at >= sampleLimit) return;
  samples.splice(at, 0, sample);
  if (samples.length > sampleLimit) samples.pop();
}

function comparePlaces(a: readonly SamplePlace[], b: readonly SamplePlace[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const [one, other] = [a[i] as SamplePlace, b[i] as SamplePlace];
    const order = compareText(one.object, other.object) || one.number - other.number;
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
