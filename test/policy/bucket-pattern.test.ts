import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { bucketMatcher, commonName } from "../../src/policy/bucket-pattern.ts";

/** The plainest matcher there is. */
function naive(pattern: string, name: string): boolean {
  if (pattern === "") return name === "";
  if (pattern[0] === "*") return naive(pattern.slice(1), name) || (name !== "" && naive(pattern, name.slice(1)));
  return name !== "" && (pattern[0] === "?" || pattern[0] === name[0]) && naive(pattern.slice(1), name.slice(1));
}

const patterns = (maxLength: number, symbols = "ab?*"): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...symbols), { maxLength }).map((parts) => parts.join(""));

/** Every name of 3 to 6 characters over an alphabet of three, one of which no pattern names. */
const names: readonly string[] = (() => {
  let last = [""];
  const all: string[] = [];
  for (let length = 1; length <= 6; length++) {
    last = last.flatMap((name) => [..."abx"].map((symbol) => name + symbol));
    if (length >= 3) all.push(...last);
  }
  return all;
})();

test("whole names only", () => {
  const cases: readonly (readonly [pattern: string, matching: readonly string[], others: readonly string[]])[] = [
    ["data", ["data"], ["data1", "mydata", "Data", ""]],
    ["data-*", ["data-", "data-x", "data-*"], ["data", "mydata-x"]],
    ["*", ["", "x", "a.b-c"], []],
    ["d?ta", ["data", "d.ta"], ["dta", "daata"]],
    ["*-logs-*", ["a-logs-b", "-logs-", "a-logs-logs-"], ["logs", "a-logs"]],
    ["a.c", ["a.c"], ["abc"]],
    ["a+", ["a+"], ["aa"]],
    ["**a**", ["a", "bab"], ["b"]],
    ["", [""], ["a"]],
  ];
  for (const [pattern, matching, others] of cases) {
    const matches = bucketMatcher(pattern);
    for (const name of matching) assert.ok(matches(name), `${pattern} ${name}`);
    for (const name of others) assert.ok(!matches(name), `${pattern} ${name}`);
  }
});

test("agrees with the naive matcher", () => {
  const name = fc.array(fc.constantFrom(..."abx"), { maxLength: 10 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(patterns(8), name, (pattern, text) => assert.equal(bucketMatcher(pattern)(text), naive(pattern, text))),
    { numRuns: 5000 },
  );
});

test("ends on a pattern that makes others go back for ever", () => {
  const matches = bucketMatcher(`${"*a".repeat(100)}b`);
  assert.equal(matches("a".repeat(5000)), false);
});

test("overlap agrees with enumeration", () => {
  fc.assert(
    fc.property(patterns(3), patterns(3), (a, b) => {
      const found = commonName([a, b], [], { steps: 100_000 });
      const shortest = names.find((name) => naive(a, name) && naive(b, name));
      assert.notEqual(found, "unknown");
      assert.equal(typeof found === "object" ? found.name.length : undefined, shortest?.length);
      if (typeof found === "object") assert.ok(naive(a, found.name) && naive(b, found.name));
    }),
    { numRuns: 3000 },
  );
});

test("swallowing agrees with enumeration", () => {
  fc.assert(
    fc.property(patterns(3), fc.array(patterns(3), { minLength: 1, maxLength: 3 }), (pattern, except) => {
      const found = commonName([pattern], except, { steps: 1_000_000 });
      const isLeft = (name: string): boolean => naive(pattern, name) && !except.some((one) => naive(one, name));
      assert.notEqual(found, "unknown");
      if (typeof found === "object") assert.ok(isLeft(found.name), found.name);
      else assert.equal(names.find(isLeft), undefined);
      const shortest = names.find(isLeft);
      if (shortest !== undefined) assert.equal(typeof found === "object" && found.name.length, shortest.length);
    }),
    { numRuns: 3000 },
  );
});

test("the search says so when it is not sure", () => {
  const hard = ["???", "???*c", `*a${"?".repeat(20)}`];
  assert.equal(commonName(["*c"], hard, { steps: 10_000 }), "unknown");
  assert.equal(commonName(["*c"], [...hard, "*c"], { steps: 10_000 }), undefined);
  assert.deepEqual(commonName(["*c"], hard.slice(1), { steps: 10_000 }), { name: "xxc" });
});

test("an overlap without exceptions takes few steps, however long the patterns", () => {
  const budget = { steps: 500_000 };
  assert.equal(commonName(["*a?".repeat(80), `${"?*b".repeat(80)}c?`], [], budget) === "unknown", false);
});
