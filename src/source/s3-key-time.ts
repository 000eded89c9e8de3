import type { TimeWindow } from "../record/time-window.ts";

const hour = 3_600_000;
const day = 24 * hour;

/**
 * How much later than a record's time the object that holds it is looked for. AWS delivers access logs "within a few hours"
 * as a rule and CloudTrail within minutes, both without a promise. Three days is what open requests wait for their other
 * half, too; an object that is later still is not looked for where `to` is given.
 */
export const lateDays = 3;

/** Clocks differ: an object can be named for a time that is a little before a record's in it. */
const clockDifference = hour;

/** When objects were delivered that can hold records of a window. */
export function deliveryWindow({ from, to }: TimeWindow): TimeWindow {
  return { from: from - clockDifference, to: to + lateDays * day };
}

/** What kind of log a key's form promises. Content alone decides; this is for guessing well. */
export type KeyForm = "access-log" | "cloudtrail" | "unknown";

const accessLogName = /(\d{4})-(\d\d)-(\d\d)-(\d\d)-(\d\d)-(\d\d)-[0-9A-F]{16}$/;
const trailName =
  /\/(\d{4})\/(\d\d)\/(\d\d)\/\d{12}_CloudTrail[^/_]*_[a-z0-9-]+_(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)Z_[^/]+$/;
// [prefix]account/region/bucket/YYYY/MM/DD/ and the name
const partitioned = /\d{12}\/[a-z0-9-]+\/[A-Za-z0-9._-]+\/(\d{4})\/(\d\d)\/(\d\d)\/\d{4}(?:-\d\d){5}-[0-9A-F]{16}$/;

/** What kind of log a key looks like. */
export function formOfKey(key: string): KeyForm {
  if (accessLogName.test(key)) return "access-log";
  return trailName.test(key) ? "cloudtrail" : "unknown";
}

/**
 * When the object of a key was delivered, as far as its name tells: from `from` on and before `to`. Undefined for a key of
 * no known form.
 */
export function deliveryOfKey(key: string): TimeWindow | undefined {
  const log = accessLogName.exec(key);
  if (log !== null) {
    const time = timeOf(log.slice(1, 7));
    const folder = partitioned.exec(key);
    const midnight = log.slice(4, 7).every((text) => text === "00");
    // Partitioned by event time, the name has the day of the records and no time of day.
    if (folder !== null && midnight) return span(time, day);
    return span(time, 1000);
  }
  const trail = trailName.exec(key);
  if (trail === null) return undefined;
  // Name and folder should agree; where they do not, both count.
  const named = timeOf(trail.slice(4, 9));
  const folder = timeOf(trail.slice(1, 4));
  if (Number.isNaN(named) || Number.isNaN(folder)) return undefined;
  if (named >= folder && named < folder + day) return span(named, 60_000);
  return { from: Math.min(named, folder), to: Math.max(named + 60_000, folder + day) };
}

/** Whether the object of a key can hold a record of a window: always where the name does not tell. */
export function mayHold(key: string, window: TimeWindow): boolean {
  const delivered = deliveryOfKey(key);
  if (delivered === undefined) return true;
  const wanted = deliveryWindow(window);
  return delivered.to > wanted.from && delivered.from < wanted.to;
}

function span(time: number, length: number): TimeWindow | undefined {
  return Number.isNaN(time) ? undefined : { from: time, to: time + length };
}

// Date rolls 02-30 over instead of refusing it: then the name is of no known form.
function timeOf([year, month, dayOfMonth, hours = "00", minutes = "00", seconds = "00"]: readonly string[]): number {
  const text = `${year}-${month}-${dayOfMonth}T${hours}:${minutes}:${seconds}.000Z`;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text ? time : NaN;
}
