import { bucketMatcher } from "./bucket-pattern.ts";
import { PolicyIndex } from "./policy-index.ts";
import type { Policy } from "./policy.ts";

/** Which buckets some policies cover, as texts, so that another thread can be told. */
export type BucketScope = readonly {
  readonly buckets: readonly string[];
  readonly exceptBuckets: readonly string[];
}[];

/** The buckets that policies cover. */
export function scopeOf(policies: readonly Policy[]): BucketScope {
  return policies.map(({ buckets, exceptBuckets }) => ({
    buckets: buckets.map(({ text }) => text),
    exceptBuckets: exceptBuckets.map(({ text }) => text),
  }));
}

/** Tells whether a bucket is in a scope; all are in none. It is asked for every record, so each bucket is looked up once. */
export function inScopeOf(scope: BucketScope | undefined): (bucket: string) => boolean {
  if (scope === undefined) return () => true;
  const patterns = (texts: readonly string[]) => texts.map((text) => ({ text, matches: bucketMatcher(text) }));
  const index = new PolicyIndex(
    scope.map(({ buckets, exceptBuckets }) => ({ buckets: patterns(buckets), exceptBuckets: patterns(exceptBuckets) })),
  );
  return (bucket) => index.covering(bucket).length > 0;
}
