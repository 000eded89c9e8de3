import { evidenceRules } from "../diagnostic/evidence-rules.ts";
import { parseAddress } from "../net/address.ts";
import { type Claim, claimOf } from "../record/claim.ts";
import { dayOf } from "../record/day.ts";
import { operationOfLog, roleOfLog } from "../record/operation.ts";
import { type Outcome, outcomeOf } from "../record/outcome.ts";
import { normalizePrincipal } from "../record/principal.ts";
import type { RecordRole, S3Record } from "../record/record.ts";
import { serviceOfRequester } from "../record/service.ts";
import { type AccessLogTail, parseAccessLogLine, parseAccessLogTime } from "./access-log-line.ts";
import { ByteMemo, latin1 } from "./byte-memo.ts";
import type { Format, RecordReader, RecordSink } from "./format.ts";
import { LineSplitter } from "./line-splitter.ts";

/** The longest line that is read whole; of a longer one the first eight fields count. S3 takes no header this large. */
const lineLimit = 256 * 1024;

/** S3 server access log, text form, 18 to 27 fields and more to come. */
export const accessLog: Format = {
  name: "s3-server-access-log",
  evidence: () => "log",
  detect: detectAccessLog,
  read: readAccessLog,
};

// One good line says what the object is; the line at the end of the head may be cut.
function detectAccessLog(head: Uint8Array): boolean {
  for (let start = 0; start < head.length;) {
    const lineFeed = head.indexOf(0x0a, start);
    const end = lineFeed < 0 ? head.length : lineFeed;
    if (parseAccessLogLine(latin1(head, start, end)) !== undefined) return true;
    start = end + 1;
  }
  return false;
}

const space = 0x20;
const quote = 0x22;
const dash = 0x2d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/** What is remembered of a bucket's name. */
interface KnownBucket {
  readonly name: string;
  readonly inScope: boolean;
  /** The day last told to the sink. */
  day: string;
}

// What texts mean, whatever object they stand in: one for all objects, of which there may be a million with a few lines each.
const addresses = new ByteMemo((text) => parseAddress(text)?.text ?? "");
const requesters = new ByteMemo(normalizePrincipal);
// With and without a key, because REST.GET.ACL is two operations.
const objectOperations = new ByteMemo((name) => ({ name: operationOfLog(name, true), role: roleOfLog(name) }));
const bucketOperations = new ByteMemo((name) => ({ name: operationOfLog(name, false), role: roleOfLog(name) }));
const dates = new ByteMemo((text) => parseAccessLogTime(`${text}:00:00:00 +0000`) ?? NaN);
const outcomes = new ByteMemo<Outcome>(outcomeOf);
const claims = new ByteMemo<Claim>(claimOf);

/** The record under construction: one object for all lines, because a new one a line would cost more than reading it. */
type Draft = { -readonly [Field in keyof S3Record]: S3Record[Field] };

function readAccessLog(sink: RecordSink): RecordReader {
  const draft: Draft = {
    kind: "log",
    role: "main",
    time: 0,
    bucket: "",
    requestId: "",
    principal: "",
    source: "",
    endpoint: "",
    endpointAccount: "",
    service: "",
    operation: "",
    outcome: "reached",
    bytes: 0,
    claim: "none",
    eventId: "",
    replaces: "",
  };
  const kept: readonly S3Record[] = [draft];
  const buckets = new ByteMemo<KnownBucket>((name) => ({ name, inScope: sink.inScope(name), day: "" }));

  const splitter = new LineSplitter(readLine, lineLimit);
  // Set where the object could not be read to its end: that the last line is cut is then no news.
  let cutShort = false;
  return {
    push: (chunk) => splitter.push(chunk),
    end: (complete) => {
      cutShort = !complete;
      splitter.end();
    },
  };

  function readLine(bytes: Uint8Array, start: number, end: number, number: number, whole: boolean): void {
    if (whole && readUsualLine(bytes, start, end, number)) return;
    readAnyLine(latin1(bytes, start, end), number, whole);
  }

  /**
   * The lines that look as nearly all do, without making a text of what is not new.
   *
   * @returns false, and nothing is done, for every line whose reading needs thought
   */
  function readUsualLine(bytes: Uint8Array, start: number, end: number, number: number): boolean {
    const bucketStart = find(bytes, space, start, end) + 1;
    const bucketEnd = find(bytes, space, bucketStart, end);
    const timeStart = bucketEnd + 2;
    // "[08/Feb/2020:03:56:42 +0000] " has 29 bytes.
    const addressStart = bucketEnd + 30;
    if (
      addressStart >= end || bucketStart === start + 1 || bucketEnd === bucketStart ||
      bytes[timeStart - 1] !== openBracket || bytes[addressStart - 2] !== closeBracket ||
      bytes[addressStart - 1] !== space
    ) return false;
    const time = dates.get(bytes, timeStart, timeStart + 11) + timeOfDay(bytes, timeStart + 11);
    if (!(time >= 0)) return false;
    const addressEnd = find(bytes, space, addressStart, end);
    const requesterEnd = find(bytes, space, addressEnd + 1, end);
    const idEnd = requesterEnd + 17;
    const operationEnd = find(bytes, space, idEnd + 1, end);
    const keyEnd = find(bytes, space, operationEnd + 1, end);
    if (
      keyEnd >= end || addressEnd === addressStart || requesterEnd === addressEnd + 1 || bytes[idEnd] !== space ||
      operationEnd === idEnd + 1 || keyEnd === operationEnd + 1 || !hasNoQuote(bytes, start, operationEnd)
    ) return false;
    for (let i = requesterEnd + 1; i < idEnd; i++) if (!isUpperAlphanumeric(bytes[i] as number)) return false;

    // A bracket may begin the time of another line that was glued to this one.
    if (find(bytes, openBracket, keyEnd, end) < end) return false;
    // "URI" status error bytes size time time "Referer" "User-Agent" version rest, and no quote but these six. A text
    // that begins with a blank could be read as the numbers after a closing quote: then it is not a usual line.
    const uriEnd = find(bytes, quote, keyEnd + 2, end);
    const errorStart = uriEnd + 6;
    const errorEnd = find(bytes, space, errorStart, end);
    if (
      errorEnd >= end || !opensText(bytes, keyEnd + 1) || bytes[uriEnd + 1] !== space || !isStatus(bytes, uriEnd + 2) ||
      errorEnd === errorStart || !hasNoQuote(bytes, errorStart, errorEnd)
    ) return false;
    let at = errorEnd + 1;
    let bytesSent = 0;
    for (let field = 0; field < 4; field++) {
      let value = 0;
      const fieldStart = at;
      if (bytes[at] === dash) at++;
      else for (let digit = digitAt(bytes, at); digit >= 0; digit = digitAt(bytes, ++at)) value = value * 10 + digit;
      if (at === fieldStart || bytes[at] !== space) return false;
      if (field === 0) bytesSent = value;
      at++;
    }
    const refererEnd = find(bytes, quote, at + 1, end);
    const agentStart = refererEnd + 2;
    const agentEnd = find(bytes, quote, agentStart + 1, end);
    const versionEnd = find(bytes, space, agentEnd + 2, end);
    if (
      agentEnd + 2 >= end || versionEnd === agentEnd + 2 || !opensText(bytes, at) || bytes[refererEnd + 1] !== space ||
      !opensText(bytes, agentStart) || bytes[agentEnd + 1] !== space || find(bytes, quote, agentEnd + 1, end) < end ||
      bytesSent > Number.MAX_SAFE_INTEGER
    ) return false;
    // Version id and host id could be taken for status and error code where numbers follow them.
    const signatureStart = find(bytes, space, versionEnd + 1, end) + 1;
    if (signatureStart < end && (bytes[signatureStart] === dash || digitAt(bytes, signatureStart) >= 0)) return false;

    const bucket = buckets.get(bytes, bucketStart, bucketEnd);
    if (bucket.name === "-") return false;
    if (!bucket.inScope) {
      sink.outOfScope();
      return true;
    }
    cover(bucket, time);
    const hasKey = keyEnd !== operationEnd + 2 || bytes[operationEnd + 1] !== dash;
    const operation = (hasKey ? objectOperations : bucketOperations).get(bytes, idEnd + 1, operationEnd);
    draft.time = time;
    draft.bucket = bucket.name;
    draft.requestId = latin1(bytes, requesterEnd + 1, idEnd);
    draft.principal = requesters.get(bytes, addressEnd + 1, requesterEnd);
    draft.source = addresses.get(bytes, addressStart, addressEnd);
    draft.service = isPlainCaller(bytes, addressStart, addressEnd)
      ? ""
      : serviceOfRequester(latin1(bytes, addressEnd + 1, requesterEnd), latin1(bytes, addressStart, addressEnd));
    draft.operation = operation.name;
    draft.role = operation.role;
    draft.outcome = outcomes.get(bytes, errorStart, errorEnd);
    draft.bytes = bytesSent;
    draft.claim = claims.get(bytes, agentStart, agentEnd + 1);
    sink.keep(kept, number);
    return true;
  }

  function readAnyLine(text: string, number: number, whole: boolean): void {
    if (text.trim() === "") return;
    const line = parseAccessLogLine(text);
    const position = `line ${number}`;
    if (line === undefined && cutShort) return;
    if (line === undefined) {
      sink.malformed(position, "is no access-log line: its first eight fields cannot be told");
      return;
    }
    const bytes = Buffer.from(line.bucket, "latin1");
    const bucket = buckets.get(bytes, 0, bytes.length);
    if (!bucket.inScope) {
      sink.outOfScope();
      return;
    }
    cover(bucket, line.time);
    const tail: AccessLogTail = whole ? line.tail : { shape: "short", outcome: "reached", bytes: 0, claim: "none" };
    if (tail.shape === "several") {
      sink.notice(evidenceRules.malformedRecord, position, "seems to hold more than one line: only the first was read");
    } else if (tail.shape === "short" && !cutShort) {
      const what = whole ? "ends too early" : `is longer than ${lineLimit} bytes`;
      sink.notice(evidenceRules.malformedRecord, position, `${what}: only its first eight fields were read`);
    }
    const role: RecordRole = roleOfLog(line.operation);
    Object.assign(draft, {
      time: line.time,
      bucket: line.bucket,
      requestId: line.requestId === "-" ? "" : line.requestId,
      principal: normalizePrincipal(line.requester),
      source: parseAddress(line.address)?.text ?? "",
      service: serviceOfRequester(line.requester, line.address),
      operation: operationOfLog(line.operation, line.key !== "-"),
      role,
      outcome: tail.outcome,
      bytes: tail.bytes,
      claim: tail.claim,
    });
    sink.keep(kept, number);
  }

  function cover(bucket: KnownBucket, time: number): void {
    const day = dayOf(time);
    if (day === bucket.day) return;
    bucket.day = day;
    sink.cover({ kind: "log", of: bucket.name, day });
  }
}

// Neither a service's name for a requester (svc:..., AmazonS3) nor an absent address.
function isPlainCaller(bytes: Uint8Array, addressStart: number, addressEnd: number): boolean {
  const requester = bytes[addressEnd + 1] as number;
  const isAddress = bytes[addressStart] !== dash;
  return isAddress && requester !== 0x73 && requester !== 0x41; // s, A
}

/** ":HH:MM:SS +0000" in milliseconds, NaN where it is none. */
function timeOfDay(bytes: Uint8Array, at: number): number {
  const hours = twoDigits(bytes, at + 1);
  const minutes = twoDigits(bytes, at + 4);
  const seconds = twoDigits(bytes, at + 7);
  const colons = bytes[at] === 0x3a && bytes[at + 3] === 0x3a && bytes[at + 6] === 0x3a;
  const zone = bytes[at + 9] === space && bytes[at + 10] === 0x2b && twoDigits(bytes, at + 11) === 0 &&
    twoDigits(bytes, at + 13) === 0;
  if (!colons || !zone || hours > 23 || minutes > 59 || seconds > 59) return NaN;
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

function twoDigits(bytes: Uint8Array, at: number): number {
  const [tens, ones] = [digitAt(bytes, at), digitAt(bytes, at + 1)];
  return tens < 0 || ones < 0 ? NaN : tens * 10 + ones;
}

/** The digit at a place, -1 where there is none. */
function digitAt(bytes: Uint8Array, at: number): number {
  const value = (bytes[at] as number) - 0x30;
  return value >= 0 && value <= 9 ? value : -1;
}

function isUpperAlphanumeric(byte: number): boolean {
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x30 && byte <= 0x39);
}

function hasNoQuote(bytes: Uint8Array, start: number, end: number): boolean {
  return find(bytes, quote, start, end) === end;
}

function opensText(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === quote && bytes[at + 1] !== space;
}

/** The first place of a byte in a stretch, `end` where there is none. Not `indexOf`: that would look past the line. */
function find(bytes: Uint8Array, byte: number, start: number, end: number): number {
  for (let i = start; i < end; i++) if (bytes[i] === byte) return i;
  return end;
}

function isStatus(bytes: Uint8Array, at: number): boolean {
  return twoDigits(bytes, at) >= 0 && digitAt(bytes, at + 2) >= 0 && bytes[at + 3] === space;
}
