import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { bucketMatcher } from "../../src/policy/bucket-pattern.ts";
import { type BucketPattern, covers, type Policy } from "../../src/policy/policy.ts";
import { PolicyIndex } from "../../src/policy/policy-index.ts";
import { policyOf } from "../evaluate/policy-of.ts";

const bare = policyOf({ allow: [], awsServices: "none", require: "proven", exceptions: [] });

function patternOf(text: string): BucketPattern {
  return { text, matches: bucketMatcher(text), place: bare.place };
}

function policyWith(buckets: readonly string[], exceptBuckets: readonly string[]): Policy {
  return { ...bare, buckets: buckets.map(patternOf), exceptBuckets: exceptBuckets.map(patternOf) };
}

// Few characters, so that names and patterns meet often; prototype names, which a plain object would know.
const name = fc.oneof(
  fc.string({ unit: fc.constantFrom("a", "b", "-"), maxLength: 4 }),
  fc.constantFrom("constructor", "__proto__"),
);
const pattern = fc.oneof(name, fc.string({ unit: fc.constantFrom("a", "b", "-", "*", "?"), maxLength: 5 }));
const policy = fc.tuple(fc.array(pattern, { maxLength: 4 }), fc.array(pattern, { maxLength: 2 }))
  .map(([buckets, exceptBuckets]) => policyWith(buckets, exceptBuckets));

test("gives the policies that asking each one gives, in their order, and the same again", () => {
  fc.assert(
    fc.property(fc.array(policy, { maxLength: 8 }), fc.array(name, { maxLength: 8 }), (policies, names) => {
      const index = new PolicyIndex(policies);
      for (const bucket of names) {
        const expected = policies.filter((one) => covers(one, bucket));
        assert.deepEqual(index.covering(bucket), expected);
        assert.equal(index.covering(bucket), index.covering(bucket));
      }
    }),
    { numRuns: 3000 },
  );
});
