import { bucketMatcher } from "./bucket-pattern.ts";
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

/** Tells whether a bucket is in a scope. It is asked for every record, so each bucket is looked up once. */
export function inScopeOf(scope: BucketScope): (bucket: string) => boolean {
  const policies = scope.map(({ buckets, exceptBuckets }) => ({
    covered: buckets.map(bucketMatcher),
    excepted: exceptBuckets.map(bucketMatcher),
  }));
  const known = new Map<string, boolean>();
  return (bucket) => {
    let inScope = known.get(bucket);
    if (inScope === undefined) {
      inScope = policies.some(({ covered, excepted }) =>
        covered.some((matches) => matches(bucket)) && !excepted.some((matches) => matches(bucket))
      );
      known.set(bucket, inScope);
    }
    return inScope;
  };
}
