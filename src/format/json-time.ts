import { isPlausibleYear } from "./access-log-line.ts";

const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/;

/**
 * Reads a time as CloudTrail and the JSON access log write it, strictly: ISO 8601, UTC, to the second or finer.
 *
 * @param text such as `2020-02-08T13:03:48Z`
 * @returns milliseconds since 1970, or undefined where `text` is no such time
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export function parseJsonTime(text: string): number | undefined {
  if (!shape.test(text)) return undefined;
  const time = Date.parse(text);
  // Date.parse takes the 30th of February for the 1st of March, and 24:00:00 for the next day.
  if (!isPlausibleYear(Number(text.slice(0, 4)))) return undefined;
  return Number.isNaN(time) || Number(text.slice(8, 10)) !== new Date(time).getUTCDate() ? undefined : time;
}
