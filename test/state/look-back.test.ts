import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Profile } from "../../src/profile/profile.ts";
import type { Evidence, RequestClass } from "../../src/profile/request-class.ts";
import type { Coverage, CoverageKind } from "../../src/record/coverage.ts";
import { emptyLedger } from "../../src/profile/ledger.ts";
import { addArrival, type ArrivalsByDay } from "../../src/state/arrivals.ts";
import { withinLookBack } from "../../src/state/look-back.ts";

const dayOf = (index: number): string => new Date(Date.UTC(2026, 2, 1 + index)).toISOString().slice(0, 10);
const kinds: readonly CoverageKind[] = ["log", "data", "bucket-management"];
const buckets = ["lake", "archive"];

function requests(fields: Partial<RequestClass>): RequestClass {
  const key = { day: dayOf(0), bucket: "lake", principal: "p", source: "10.0.0.1", endpoint: "", endpointAccount: "" };
  const how = { service: "", operation: "GetObject", outcome: "reached", evidence: "log", claim: "none" } as const;
  return { ...key, ...how, requests: 1, bytes: 0, first: 0, last: 0, samples: [], ...fields };
}

function profileOf(classes: readonly RequestClass[], coverage: readonly Coverage[]): Profile {
  return {
    header: {
      join: "on",
      foldLevel: 0,
      classLimit: 100,
      horizon: "end-of-input",
      sources: [],
      ledger: emptyLedger,
      notices: [],
      coverage,
    },
    classes,
  };
}

const anyDay = fc.integer({ min: 0, max: 14 }).map(dayOf);
const anyClass = fc.record({
  day: anyDay,
  bucket: fc.constantFrom(...buckets),
  evidence: fc.constantFrom<Evidence>("log", "trail", "old-trail", "joined", "conflict"),
  operation: fc.constantFrom("GetObject", "PutBucketPolicy"),
  endpoint: fc.constantFrom("", "vpce-0123456789abcdef0"),
  requests: fc.integer({ min: 1, max: 9 }),
}).map(requests);
const anyCoverage = fc.uniqueArray(
  fc.record({ kind: fc.constantFrom(...kinds), of: fc.constantFrom(...buckets), day: anyDay }),
  { selector: ({ kind, of, day }) => `${kind} ${of} ${day}`, maxLength: 90 },
);

/** Which logs would have shown a request like it again, spelt out. */
function wouldShow({ evidence, operation, endpoint }: RequestClass): CoverageKind[] | "nothing" {
  if (evidence === "log") return ["log"];
  if (operation !== "GetObject") return "nothing";
  if (evidence === "conflict") return ["data", "log"];
  if (evidence === "joined") return endpoint === "" ? ["data", "log"] : ["data"];
  return ["data"];
}

test("a request is left out after so many later days with all evidence that would show it, and no sooner", () => {
  fc.assert(fc.property(
    fc.array(anyClass, { maxLength: 20 }),
    anyCoverage,
    fc.integer({ min: 1, max: 6 }),
    anyDay,
    (classes, coverage, days, awaitedFrom) => {
      const { profile, lookBack } = withinLookBack(profileOf(classes, coverage), {
        days,
        awaitedFrom,
        arrivals: new Map(),
      });
      const isLeft = (one: RequestClass): boolean => {
        const shown = wouldShow(one);
        return shown === "nothing" ||
          !shown.every((kind) =>
            coverage.filter((element) =>
              element.kind === kind && element.of === one.bucket && element.day > one.day && element.day < awaitedFrom
            ).length >= days
          );
      };
      const left = classes.filter(isLeft);
      assert.deepEqual(profile.classes, left);
      const sum = (all: readonly RequestClass[]): number => all.reduce((total, one) => total + one.requests, 0);
      assert.equal(lookBack.requests, sum(classes) - sum(left));
    },
  ));
});

test("what was read late is looked at as if it were of the day on which it was read", () => {
  const coverage = range(0, 10).map((index): Coverage => ({ kind: "log", of: "lake", day: dayOf(index) }));
  const old = requests({ day: dayOf(0) });
  for (const [read, isLeft] of [[1, false], [4, false], [5, true], [20, true]] as const) {
    const arrivals: ArrivalsByDay = new Map();
    const day = dayOf(read);
    addArrival(arrivals, dayOf(0), { kind: "log", of: "lake", objects: 1, first: day, last: day });
    const { profile } = withinLookBack(profileOf([old], coverage), { days: 5, awaitedFrom: dayOf(10), arrivals });
    assert.equal(profile.classes.length === 1, isLeft, `${read}`);
  }
});

test("a kind that has stopped stays known, so that it is missed as long as the other one goes on", () => {
  const coverage = [
    ...range(0, 3).map((index): Coverage => ({ kind: "log", of: "lake", day: dayOf(index) })),
    ...range(0, 60).map((index): Coverage => ({ kind: "data", of: "lake", day: dayOf(index) })),
  ];
  const options = { days: 5, awaitedFrom: dayOf(60), arrivals: new Map() };
  const { profile, noticesFrom } = withinLookBack(profileOf([], coverage), options);
  assert.ok(profile.header.coverage.some(({ kind }) => kind === "log"));
  assert.equal(noticesFrom, "");
});

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

test("evidence that is missing never leaves out what was there", () => {
  fc.assert(fc.property(
    fc.array(anyClass, { maxLength: 20 }),
    anyCoverage,
    fc.func(fc.boolean()),
    fc.integer({ min: 1, max: 6 }),
    (classes, coverage, isLost, days) => {
      const options = { days, awaitedFrom: dayOf(20), arrivals: new Map() };
      const whole = withinLookBack(profileOf(classes, coverage), options).profile;
      const fewer = coverage.filter((element) => !isLost(element));
      const holed = withinLookBack(profileOf(classes, fewer), options).profile;
      for (const one of whole.classes) assert.ok(holed.classes.includes(one));
      for (const element of fewer) {
        if (whole.header.coverage.includes(element)) assert.ok(holed.header.coverage.includes(element));
      }
    },
  ));
});

test("a gap stays as long as a request of its day would, and notices go by all evidence", () => {
  const coverage = [0, 1, 3, 4, 5, 6].map((index): Coverage => ({ kind: "log", of: "lake", day: dayOf(index) }));
  const gap = { kind: "log", of: "lake", last: dayOf(6), missing: [dayOf(2)], thin: [], lateness: 1 } as const;
  const at = (days: number): ReturnType<typeof withinLookBack> =>
    withinLookBack(profileOf([], coverage), { days, awaitedFrom: dayOf(7), arrivals: new Map() });
  assert.deepEqual(at(4).gapsOf([gap]), []);
  assert.deepEqual(at(5).gapsOf([gap]), [gap]);
  assert.equal(at(4).noticesFrom, dayOf(3));
  assert.equal(at(7).noticesFrom, "");
  assert.equal(at(2).lookBack.from("lake"), dayOf(5));
  assert.equal(at(2).lookBack.from("archive"), "");
});
