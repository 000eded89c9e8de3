import { type Claim, claimOf } from "../record/claim.ts";
import { type Outcome, outcomeOf } from "../record/outcome.ts";

/**
 * One line of a server access log. The first eight fields stand before all that a client can write and hold no quote;
 * they are AWS's own words. Of the rest, a client's quotes can shift every field.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/LogFormat.html
 */
export interface AccessLogLine {
  readonly bucket: string;
  /** UTC, milliseconds since 1970. */
  readonly time: number;
  /** Remote IP, Requester, Request ID, Operation and Key as they stand, `-` included. */
  readonly address: string;
  readonly requester: string;
  readonly requestId: string;
  readonly operation: string;
  readonly key: string;
  readonly tail: AccessLogTail;
}

/** What can be told of the fields from Request-URI on. */
export interface AccessLogTail {
  /**
   * `clean`: reads in one way. `ambiguous`: in more than one, so that nothing is believed that would excuse. `short`: it
   * ends before the status or before the eighteenth field. `several`: something in it reads as the beginning of another
   * line, so that two may have been glued together.
   */
  readonly shape: "clean" | "ambiguous" | "short" | "several";
  readonly outcome: Outcome;
  readonly bytes: number;
  readonly claim: Claim;
}

// Owner, bucket, time, address, requester, request id, operation, key. A requester has blanks in one known case, the
// origin access identity of CloudFront. Two blanks instead of one are taken as one.
const head =
  /^[^ "]+ +([^ "]+) +\[([^\]"]*)\] +([^ "]+) +(arn:aws[\w-]*:iam::cloudfront:user\/CloudFront Origin Access Identity [^ "]+|[^ "]+) +([^ "]+) +([^ "]+) +([^ ]+)(?: +|$)/;

// Status, error code, bytes sent, object size, total and turn-around time, and what must follow: Referer.
const numbers = String.raw`(\d{3}|-) ([^ "]+) (\d+|-) (\d+|-) (\d+|-) (\d+|-)(?= (?:"|-(?: |$))|$)`;
// AWS writes these numbers after the quote that closes Request-URI. A client can write the same into Request-URI,
// Referer or User-Agent, and then there are several places that read so. The lookbehind leaves the quote to the next.
const numbersAfterQuote = new RegExp(String.raw`(?<=") ${numbers}`, "g");
const numbersAfterDash = new RegExp(String.raw`^- ${numbers}`);
// Referer, User-Agent and Version Id: with them a line has its eighteen fields.
const afterNumbers = /^ ("[^"]*"|-) ("[^"]*"|-) [^ "]+(?: [^"]*)?$/;
const afterNumbersLoosely = /^ (?:".*"|-) (?:".*"|-) [^ ]+/;

/**
 * Reads a line exactly, slowly. The meaning of the format is here; `access-log.ts` has a faster way for lines that look
 * as nearly all do, and a test holds the two together.
 *
 * @param text the line without its end, one character a byte
 * @returns undefined where the first eight fields cannot be told
 */
export function parseAccessLogLine(text: string): AccessLogLine | undefined {
  const fields = parseHead(text);
  if (fields === undefined) return undefined;
  const { length, ...line } = fields;
  return { ...line, tail: parseTail(text.slice(length)) };
}

/** Whether a line's first eight fields can be told, as {@link parseAccessLogLine} tells them. */
export function isAccessLogLine(text: string): boolean {
  return parseHead(text) !== undefined;
}

interface LineHead extends Omit<AccessLogLine, "tail"> {
  /** Characters of it. */
  readonly length: number;
}

function parseHead(text: string): LineHead | undefined {
  const match = head.exec(text);
  if (match === null) return undefined;
  const [whole, bucket = "", timeText = "", address = "", requester = "", requestId = "", operation = "", key = ""] =
    match;
  const time = parseAccessLogTime(timeText);
  if (time === undefined || bucket === "-") return undefined;
  return { bucket, time, address, requester, requestId, operation, key, length: whole.length };
}

// The fields from Bucket to Operation, as another line would have them. A client may write this into its user agent; then
// its request is told as one that could not be read in full.
const anotherHead =
  / \[\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}\] +[^ ]+ +[^ ].{0,300}? (?:REST|WEBSITE|SOAP|BATCH|S3)\.[A-Z]/;

function parseTail(text: string): AccessLogTail {
  if (anotherHead.test(text)) return { shape: "several", outcome: "reached", bytes: 0, claim: "none" };
  return parseOneTail(text);
}

function parseOneTail(text: string): AccessLogTail {
  const dash = numbersAfterDash.exec(text);
  const quoted = [...text.matchAll(numbersAfterQuote)];
  const first = dash ?? (text.startsWith('"') ? quoted[0] : undefined);
  if (first === undefined || first === null) return { shape: "short", outcome: "reached", bytes: 0, claim: "none" };
  const [whole, , errorCode = "", bytesSent = ""] = first;
  const rest = text.slice(first.index + whole.length);
  const bytes = bytesSent === "-" ? 0 : Math.min(Number(bytesSent), Number.MAX_SAFE_INTEGER);
  const readings = quoted.length + (dash === null ? 0 : 1);
  if (readings > 1) return { shape: "ambiguous", outcome: "reached", bytes: 0, claim: "none" };
  const outcome = outcomeOf(errorCode);
  const clean = afterNumbers.exec(rest.replace(/ +$/, ""));
  if (clean !== null) return { shape: "clean", outcome, bytes, claim: claimOf(clean[2] ?? "") };
  // Only where Referer ends and User-Agent begins is open: the numbers before them still read in one way.
  if (afterNumbersLoosely.test(rest)) return { shape: "ambiguous", outcome, bytes, claim: "none" };
  return { shape: "short", outcome: "reached", bytes, claim: "none" };
}

/** S3 began in 2006. A record of another time is damaged or made up, and one would stretch the period by centuries. */
export function isPlausibleYear(year: number): boolean {
  return year >= 2006 && year < 2100;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const timePattern = /^(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)$/;

/**
 * Reads field Time, such as `08/Feb/2020:03:56:42 +0000`.
 *
 * @returns UTC, milliseconds since 1970; undefined where it is no time
 */
export function parseAccessLogTime(text: string): number | undefined {
  const match = timePattern.exec(text);
  if (match === null) return undefined;
  const [, day, monthName = "", year, hour, minute, second, sign, zoneHours, zoneMinutes] = match;
  const month = months.indexOf(monthName);
  const time = Date.UTC(Number(year), month, Number(day), Number(hour), Number(minute), Number(second));
  const date = new Date(time);
  // Date.UTC rolls 31/Feb and 25:00 over instead of refusing them.
  const same = month >= 0 && date.getUTCDate() === Number(day) && date.getUTCMonth() === month &&
    date.getUTCHours() === Number(hour) && date.getUTCMinutes() === Number(minute) && Number(second) < 60;
  if (!same || !isPlausibleYear(Number(year))) return undefined;
  const zone = (Number(zoneHours) * 60 + Number(zoneMinutes)) * 60_000;
  return sign === "+" ? time - zone : time + zone;
}
