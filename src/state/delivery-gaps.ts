import { compareText } from "../diagnostic/diagnostic.ts";
import type { DeliveryGap, ThinDay } from "../evaluate/state-evidence.ts";
import type { CoverageKind } from "../record/coverage.ts";
import type { ArrivalsByDay, DayArrival } from "./arrivals.ts";
import { dayOfNumber, numberOfDay } from "./state-days.ts";

/** What the expectation is made of, besides what arrived. */
export interface DeliveryOptions {
  /** The day of the run that looked last, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** The day of the first run: all that had piled up came then, which tells nothing of how late it is. */
  readonly begun: string;
  /** The first day of which evidence is still awaited. */
  readonly awaitedFrom: string;
}

// A day is expected where each of so many days before it had evidence, or the same day of each of so many weeks: a bucket
// that is used on working days is quiet on Sundays.
const daysBefore = 7;
const weeksBefore = 4;

// Fewer objects than a tenth of the least day are no ordinary day; of a handful nothing can be said.
const thinPart = 10;
const thinFrom = 20;

const thinDaysUntilUsual = 31;

// Calls on a bucket itself come when somebody makes one, and nobody need.
const learntKinds: ReadonlySet<CoverageKind> = new Set(["log", "data", "management"]);

/**
 * Finds the days of which evidence was to be expected, by what came before, and did not come, or hardly. A day is judged
 * when it is later than such evidence ever was. What is missing counts as there for what is expected next, so that a gap does
 * not get to be usual.
 */
export function deliveryGaps(arrivals: ArrivalsByDay, options: DeliveryOptions): DeliveryGap[] {
  const gaps: DeliveryGap[] = [];
  for (const series of seriesOf(arrivals)) {
    const gap = gapOf(series, options);
    if (gap.missing.length > 0 || gap.thin.length > 0) gaps.push(gap);
  }
  return gaps.toSorted((a, b) => compareText(a.of, b.of) || compareText(a.kind, b.kind));
}

interface Series {
  readonly kind: CoverageKind;
  readonly of: string;
  /** By the number of the day. */
  readonly days: Map<number, DayArrival>;
}

function seriesOf(arrivals: ArrivalsByDay): Series[] {
  const all = new Map<string, Series>();
  for (const [day, ofDay] of arrivals) {
    const number = numberOfDay(day);
    for (const arrival of ofDay.elements()) {
      const { kind, of } = arrival;
      if (!learntKinds.has(kind)) continue;
      const key = `${kind} ${of}`;
      const series = all.get(key) ?? { kind, of, days: new Map<number, DayArrival>() };
      series.days.set(number, arrival);
      all.set(key, series);
    }
  }
  return [...all.values()];
}

function gapOf({ kind, of, days }: Series, options: DeliveryOptions): DeliveryGap {
  const [asOf, begun, awaitedFrom] = [options.asOf, options.begun, options.awaitedFrom].map(numberOfDay) as [
    number,
    number,
    number,
  ];
  const lateness = latenessOf(days, begun, asOf - awaitedFrom);
  const missing: string[] = [];
  const thin: ThinDay[] = [];
  /** Objects of each day so far: what came, or what was expected where less did. */
  const learnt = new Map<number, number>();
  let thinInARow = 0;
  const first = [...days.keys()].reduce((a, b) => Math.min(a, b), asOf);
  for (let day = first; asOf - day > lateness; day++) {
    const expected = expectedOn(day, first, learnt);
    const objects = days.get(day)?.objects;
    const isThin = objects !== undefined && expected !== undefined && expected >= thinFrom &&
      objects * thinPart < expected && day < awaitedFrom;
    if (objects === undefined && expected !== undefined) missing.push(dayOfNumber(day));
    if (isThin) thin.push({ day: dayOfNumber(day), objects, expected });
    thinInARow = isThin ? thinInARow + 1 : 0;
    // Less came, but something did, and every day: that is how it is now.
    const counts = isThin && thinInARow < thinDaysUntilUsual ? expected : objects ?? expected;
    if (counts !== undefined) learnt.set(day, counts);
  }
  const last = [...days.keys()].reduce((a, b) => Math.max(a, b), first);
  return { kind, of, last: dayOfNumber(last), missing, thin, lateness };
}

/** The fewest objects that a day is expected to have; undefined where nothing is expected. */
function expectedOn(day: number, first: number, learnt: ReadonlyMap<number, number>): number | undefined {
  const [daily, weekly] = [[daysBefore, 1], [weeksBefore, 7]].map(([count = 0, step = 0]) => {
    const before = Array.from({ length: count }, (_, index) => learnt.get(day - (index + 1) * step));
    return before.every((objects) => objects !== undefined) ? Math.min(...before) : undefined;
  });
  if (weekly === undefined) {
    // One weekend of work makes no Saturday a working day.
    const wasQuiet = day - 21 >= first && !learnt.has(day - 14) && !learnt.has(day - 21);
    return wasQuiet ? undefined : daily;
  }
  return daily === undefined ? weekly : Math.min(daily, weekly);
}

// In whole days, since it is known of runs, not of objects. Never less than one: a day is over at midnight and not a moment
// before. Never more than the horizon, after which nothing is awaited.
function latenessOf(days: ReadonlyMap<number, DayArrival>, begun: number, horizon: number): number {
  let lateness = 1;
  for (const [day, { first }] of days) if (day >= begun) lateness = Math.max(lateness, numberOfDay(first) - day);
  return Math.min(lateness, Math.max(horizon, 1));
}
