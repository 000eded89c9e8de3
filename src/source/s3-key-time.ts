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

const account = String.raw`\d{12}`;
const region = String.raw`[a-z]{2}(?:-[a-z]+)+-\d`;
const trailAccount = String.raw`(?:^|/)AWSLogs/(?:o-[a-z0-9]+/)?${account}/`;
const trailService = String.raw`CloudTrail(?:-[A-Za-z]+)?/`;
// Of a Region of CloudTrail, or of a bucket of partitioned access logs.
const yearsOf = `(?:${trailAccount}${trailService}[a-z0-9-]+/|${account}/${region}/[A-Za-z0-9._-]+/)`;

/** Matches a folder, with its `/`, in which there is a folder for each year. */
export const folderOfYears: RegExp = new RegExp(`${yearsOf}$`);
/** Matches a folder that leads to one. */
export const folderOfLayout: RegExp = new RegExp(
  `(?:(?:^|/)AWSLogs/(?:o-[a-z0-9]+/)?|${account}/(?:${trailService}|${region}/)?)$`,
);

const dayFolder = new RegExp(String.raw`${yearsOf}(\d{4})/(\d\d)/(\d\d)/`);
const accessLogName = /(\d{4})-(\d\d)-(\d\d)-(\d\d)-(\d\d)-(\d\d)-[0-9A-F]{16}$/;
const trailName = /\/\d{12}_CloudTrail[^/_]*_[a-z0-9-]+_(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)Z_[^/_]+$/;

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
  const named = log !== null
    ? span(timeOf(log.slice(1, 7)), 1000)
    : span(timeOf(trailName.exec(key)?.slice(1, 6) ?? []), 60_000);
  const folder = span(timeOf(dayFolder.exec(key)?.slice(1, 4) ?? []), day);
  if (folder === undefined) return log === null ? undefined : named;
  // Partitioned by event time, a name has the day of the records and no time of day.
  const isMidnight = log !== null && named?.from === folder.from;
  const isExact = named !== undefined && named.from >= folder.from && named.to <= folder.to && !isMidnight;
  return isExact ? named : folder;
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
function timeOf(
  [year = "", month = "", dayOfMonth = "", hours = "00", minutes = "00", seconds = "00"]: readonly string[],
): number {
  const text = `${year}-${month}-${dayOfMonth}T${hours}:${minutes}:${seconds}.000Z`;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text ? time : NaN;
}
