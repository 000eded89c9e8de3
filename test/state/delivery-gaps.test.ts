import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { DeliveryGap } from "../../src/evaluate/state-evidence.ts";
import type { CoverageKind } from "../../src/record/coverage.ts";
import { addArrival, type ArrivalsByDay } from "../../src/state/arrivals.ts";
import { deliveryGaps } from "../../src/state/delivery-gaps.ts";

// A Sunday.
const dayOf = (index: number): string => new Date(Date.UTC(2026, 2, 1 + index)).toISOString().slice(0, 10);

/** Arrivals of days, by their index: objects, and how many days later the first of them was read. */
function arrivalsOf(
  days: Iterable<readonly [day: number, objects?: number, lateness?: number]>,
  kind: CoverageKind = "log",
  of: string = "lake",
  into: ArrivalsByDay = new Map(),
): ArrivalsByDay {
  for (const [day, objects = 1, lateness = 1] of days) {
    const read = dayOf(day + lateness);
    addArrival(into, dayOf(day), { kind, of, objects, first: read, last: read });
  }
  return into;
}

/** What is told in a run of a day, by its index, with a horizon of three days. */
function gapsOn(day: number, arrivals: ArrivalsByDay, begun: number = 0): DeliveryGap[] {
  return deliveryGaps(arrivals, { asOf: dayOf(day), begun: dayOf(begun), awaitedFrom: dayOf(day - 3) });
}

const range = (from: number, to: number): [number][] => Array.from({ length: to - from }, (_, index) => [from + index]);

test("after a week of every day, a day of which nothing comes is missing once it is later than any before", () => {
  const arrivals = arrivalsOf(range(0, 10));
  assert.deepEqual(gapsOn(11, arrivals), []);
  const [gap, ...more] = gapsOn(12, arrivals);
  assert.deepEqual(more, []);
  assert.deepEqual(gap, { kind: "log", of: "lake", last: dayOf(9), missing: [dayOf(10)], thin: [], lateness: 1 });
  // It does not get to be usual.
  assert.deepEqual(gapsOn(40, arrivals)[0]?.missing, range(10, 39).map(([day]) => dayOf(day)));
  // What comes closes it.
  assert.deepEqual(gapsOn(12, arrivalsOf(range(10, 11), "log", "lake", arrivals)), []);
});

test("nothing is expected of what never came regularly, or not long enough", () => {
  assert.deepEqual(gapsOn(30, arrivalsOf(range(0, 6))), []);
  assert.deepEqual(gapsOn(30, arrivalsOf([[0], [1], [2], [4], [5], [6], [8], [9]])), []);
  assert.deepEqual(gapsOn(30, new Map()), []);
});

test("what comes on working days is expected on those", () => {
  const working = range(0, 35).filter(([day]) => day % 7 !== 0 && day % 7 !== 6);
  assert.deepEqual(gapsOn(36, arrivalsOf(working)), []);
  const [gap] = gapsOn(44, arrivalsOf(working));
  assert.deepEqual(gap?.missing, [36, 37, 38, 39, 40].map(dayOf));
});

test("one weekend of work makes no Saturday a working day", () => {
  const days = range(0, 80).filter(([day]) => (day % 7 !== 0 && day % 7 !== 6) || (day >= 34 && day <= 35));
  assert.deepEqual(gapsOn(81, arrivalsOf(days)), []);
});

test("what is thin for a month of days is how it is now", () => {
  const less = arrivalsOf(range(0, 80).map(([day]) => [day, day < 12 ? 30 : 2] as const));
  assert.equal(gapsOn(80, less)[0]?.thin.length, 31);
});

test("how late is learnt from runs, up to the horizon, and not from the first one", () => {
  const late = arrivalsOf([...range(0, 9).map(([day]) => [day, 1, 1] as const), [9, 1, 2]]);
  assert.deepEqual(gapsOn(12, late), []);
  assert.deepEqual(gapsOn(13, late)[0]?.missing, [dayOf(10)]);
  const first = arrivalsOf(range(0, 10).map(([day]) => [day, 1, 10 - day] as const));
  assert.deepEqual(gapsOn(12, first, 10)[0]?.missing, [dayOf(10)]);
  assert.deepEqual(gapsOn(13, first, 0)[0], undefined);
  assert.deepEqual(gapsOn(14, first, 0)[0]?.missing, [dayOf(10)]);
});

test("far fewer objects than on any day that is its measure are told when no more are awaited", () => {
  const days = range(0, 9).map(([day]) => [day, day === 3 ? 100 : 400] as const);
  const thin = arrivalsOf([...days, [9, 9], [10, 9], [11, 10], [12, 400]]);
  assert.deepEqual(gapsOn(12, thin), []);
  assert.deepEqual(gapsOn(13, thin)[0]?.thin, [{ day: dayOf(9), objects: 9, expected: 100 }]);
  // A thin day is no measure for those after it; a tenth is not less than a tenth.
  const later = arrivalsOf(range(13, 17).map(([day]) => [day, 400] as const), "log", "lake", thin);
  assert.deepEqual(
    gapsOn(20, later)[0]?.thin,
    [9, 10].map((day) => ({
      day: dayOf(day),
      objects: 9,
      expected: 100,
    })),
  );
  // Of a handful nothing can be said.
  assert.deepEqual(gapsOn(20, arrivalsOf([...range(0, 9).map(([day]) => [day, 19] as const), ...range(9, 19)])), []);
});

test("each kind of each bucket and each trail has its own, and calls on a bucket itself have none", () => {
  const all = arrivalsOf(range(0, 10));
  arrivalsOf(range(0, 20), "data", "lake", all);
  arrivalsOf(range(0, 10), "bucket-management", "lake", all);
  arrivalsOf(range(0, 11), "management", "111122223333/us-east-1", all);
  assert.deepEqual(
    gapsOn(21, all).map(({ kind, of, missing }) => [kind, of, missing[0]]),
    [["management", "111122223333/us-east-1", dayOf(11)], ["log", "lake", dayOf(10)]],
  );
});

test("whatever came, no day that came is missing, none before a week, and all that is missing is told again later", () => {
  fc.assert(fc.property(
    fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 41 }),
    fc.integer({ min: 0, max: 50 }),
    (days, today) => {
      const come = days.filter((day) => day < today);
      const arrivals = arrivalsOf(come.map((day) => [day] as const));
      const missing = (on: number): readonly string[] => gapsOn(on, arrivals)[0]?.missing ?? [];
      for (const day of missing(today)) {
        assert.ok(!come.some((one) => dayOf(one) === day));
        assert.ok(day > dayOf(Math.min(...come) + 6));
        assert.ok(missing(today + 5).includes(day));
      }
    },
  ));
});
