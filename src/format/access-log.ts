import { evidenceRules } from "../diagnostic/evidence-rules.ts";
import { parseAddress } from "../net/address.ts";
import type { Claim } from "../record/claim.ts";
import { dayOf } from "../record/day.ts";
import { operationOfLog, roleOfLog } from "../record/operation.ts";
import { type Outcome, outcomeOf } from "../record/outcome.ts";
import { normalizePrincipal } from "../record/principal.ts";
import type { RecordFacts } from "../record/record.ts";
import { serviceOfRequester } from "../record/service.ts";
import {
  type AccessLogLine,
  type AccessLogTail,
  isAccessLogLine,
  parseAccessLogLine,
  parseAccessLogTime,
} from "./access-log-line.ts";
import {
  type AccessLogScanner,
  accessLogScanner,
  bucketOfKey,
  keyOf,
  lineOf,
  type LineText,
  rowWords,
  scanEvents,
} from "./access-log-scanner.ts";
import { latin1 } from "./latin1.ts";
import { SharedByOwner } from "./shared-by-owner.ts";
import { TextMemo } from "./text-memo.ts";
import type { Format, RecordNumbers, RecordReader, RecordSink } from "./format.ts";

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
    if (isAccessLogLine(latin1(head, start, end))) return true;
    start = end + 1;
  }
  return false;
}

const lineFeed = 0x0a;
const secondsADay = 86_400;
// More than there are days in the years that a record can be of.
const dayLimit = 1 << 16;

/** What is remembered of the keys of one owner of sinks, by their numbers; see `assembly/key-table.ts`. */
interface KnownKeys {
  readonly owner: object;
  /** Numbers of facts; {@link elsewhere} for requests to buckets that are not in scope. */
  readonly facts: number[];
  /** Numbers of buckets. */
  readonly buckets: number[];
  readonly bucketNumbers: Map<string, number>;
  /** By number of a bucket: its name, and the object and day for which evidence was last told, as one number. */
  readonly names: string[];
  readonly told: number[];
}

const elsewhere = -1;

/** A scanner, and what is known of its keys. */
interface Scanning {
  readonly scanner: AccessLogScanner;
  keys: KnownKeys | undefined;
}

// One for all objects, of which there may be a million with a few lines each.
const scannings = new SharedByOwner<Scanning>(() => ({ scanner: accessLogScanner(), keys: undefined }));
let objects = 0;

const addresses = new TextMemo((text) => parseAddress(text)?.text ?? "", 1 << 15);
const buckets = new TextMemo((text) => text, 1 << 14);
const requesters = new TextMemo(normalizePrincipal, 1 << 14);
// With and without a key, because REST.GET.ACL is two operations.
const objectOperations = new TextMemo((text) => operationOfLog(text, true), 1 << 10);
const bucketOperations = new TextMemo((text) => operationOfLog(text, false), 1 << 10);
const days = new Map<string, number | undefined>();

/** A reader that tells how many lines it has read. */
export interface AccessLogReader extends RecordReader {
  readonly lines: number;
}

/** Reads the lines of a server access log in text form. */
export function readAccessLog(sink: RecordSink): AccessLogReader {
  const scanning = scannings.of(sink.owner);
  const { scanner } = scanning;
  const { memory, rowsAt, inputAt, inputRoom } = scanner;
  const bytes = new Uint8Array(memory.buffer);
  const words = new Uint32Array(memory.buffer);
  const floats = new Float64Array(memory.buffer);
  const input = inputAt();
  const sliceBytes = inputRoom() - lineLimit - 1;
  const numbers: RecordNumbers = {
    time: 0,
    bytes: 0,
    text: bytes,
    requestIdAt: 0,
    eventHigh: 0,
    eventLow: 0,
    number: 0,
  };
  const object = ++objects;

  // The beginning of a line that the last chunk did not end, and whether more of it was passed over.
  let carry: Uint8Array = new Uint8Array(1024);
  let carried = 0;
  let isLong = false;
  let lines = 0;
  // Set where the object could not be read to its end: that the last line is cut is then no news.
  let cutShort = false;
  return {
    get lines() {
      return lines;
    },
    push: (chunk) => {
      for (let start = 0; start < chunk.length; start += sliceBytes) {
        pushSlice(chunk.subarray(start, start + sliceBytes));
      }
    },
    end: (complete) => {
      cutShort = !complete;
      if (isLong) endLong();
      else if (carried > 0) pushSlice(Uint8Array.of(lineFeed));
    },
  };

  function pushSlice(slice: Uint8Array): void {
    let from = 0;
    if (isLong) {
      from = slice.indexOf(lineFeed) + 1;
      if (from === 0) return;
      endLong();
    }
    bytes.set(carry.subarray(0, carried), input);
    bytes.set(from === 0 ? slice : slice.subarray(from), input + carried);
    const end = input + carried + slice.length - from;
    const rest = readLines(input, end);
    carried = end - rest;
    isLong = carried > lineLimit;
    if (isLong) carried = lineLimit;
    if (carried > carry.length) carry = new Uint8Array(Math.min(lineLimit, carried * 2));
    carry.set(bytes.subarray(rest, rest + carried));
  }

  function endLong(): void {
    isLong = false;
    lines++;
    readAnyLine({ text: latin1(carry, 0, carried), whole: false });
    carried = 0;
  }

  /** Reads the lines that lie whole in the memory of the scanner. @returns where the last, unfinished one begins */
  function readLines(from: number, to: number): number {
    const { at, lines: linesRead, continueAfter, scan, setDate, passLine, dateAt } = scanner;
    if (scanning.keys?.owner !== sink.owner) forgetKeys();
    continueAfter(lines);
    for (let next = from;; next = at.value) {
      const event = scan(next, to);
      lines = linesRead.value;
      if (event === scanEvents.newKey) learn();
      takeRows();
      if (event === scanEvents.allRead) return at.value;
      if (event === scanEvents.unusual) readAnyLine(lineOf(scanner, lineLimit));
      else if (event === scanEvents.keysFull) forgetKeys();
      else if (event === scanEvents.newDate) {
        const seconds = daySeconds(latin1(bytes, dateAt.value, dateAt.value + 11));
        if (seconds !== undefined) {
          setDate(seconds);
          continue;
        }
        passLine();
        lines = linesRead.value;
        readAnyLine(lineOf(scanner, lineLimit));
      }
    }
  }

  function takeRows(): void {
    const { facts, buckets: bucketNumbers, names, told } = scanning.keys as KnownKeys;
    const { rowCount } = scanner;
    const first = rowsAt() / 4;
    for (let row = first, end = first + rowCount.value * rowWords; row < end; row += rowWords) {
      const key = words[row] as number;
      const known = facts[key] as number;
      if (known === elsewhere) {
        sink.outOfScope();
        continue;
      }
      const seconds = words[row + 2] as number;
      const day = Math.floor(seconds / secondsADay);
      const telling = object * dayLimit + day;
      const bucket = bucketNumbers[key] as number;
      if (told[bucket] !== telling) {
        told[bucket] = telling;
        cover(names[bucket] as string, seconds * 1000);
      }
      numbers.time = seconds * 1000;
      numbers.bytes = floats[row / 2 + 2] as number;
      numbers.requestIdAt = words[row + 3] as number;
      numbers.number = words[row + 1] as number;
      sink.keepNumbers(known, numbers);
    }
  }

  /** Finds out what the last row's key means. */
  function learn(): void {
    const { facts, buckets: numbers, bucketNumbers, names, told } = scanning.keys as KnownKeys;
    const number = facts.length;
    const name = bucketOfKey(scanner, number);
    let bucket = bucketNumbers.get(name);
    if (bucket === undefined) {
      bucket = names.push(name) - 1;
      bucketNumbers.set(name, bucket);
      told.push(-1);
    }
    numbers.push(bucket);
    facts.push(sink.inScope(name) ? factsOfKey(number) : elsewhere);
  }

  function factsOfKey(number: number): number {
    const key = keyOf(scanner, number);
    return sink.factsNumber(factsOf(key, key.hasKey, outcomeOf(key.errorCode), key.claim));
  }

  function forgetKeys(): void {
    scanner.forgetKeys();
    sink.forgetFacts();
    scanning.keys = { owner: sink.owner, facts: [], buckets: [], bucketNumbers: new Map(), names: [], told: [] };
  }

  function readAnyLine({ text, whole }: LineText): void {
    if (text.trim() === "") return;
    const line = parseAccessLogLine(text);
    const position = `line ${lines}`;
    if (line === undefined && cutShort) return;
    if (line === undefined) {
      sink.malformed(position, "is no access-log line: its first eight fields cannot be told");
      return;
    }
    if (!sink.inScope(line.bucket)) {
      sink.outOfScope();
      return;
    }
    cover(line.bucket, line.time);
    const tail: AccessLogTail = whole ? line.tail : { shape: "short", outcome: "reached", bytes: 0, claim: "none" };
    if (tail.shape === "several") {
      sink.notice(evidenceRules.malformedRecord, position, "seems to hold more than one line: only the first was read");
    } else if (tail.shape === "short" && !cutShort) {
      const what = whole ? "ends too early" : `is longer than ${lineLimit} bytes`;
      sink.notice(evidenceRules.malformedRecord, position, `${what}: only its first eight fields were read`);
    }
    const facts = factsOf(line, line.key !== "-", tail.outcome, tail.claim);
    const requestId = line.requestId === "-" ? "" : line.requestId;
    sink.keep([{ ...facts, time: line.time, requestId, bytes: tail.bytes, eventId: "", replaces: "" }], lines);
  }

  function cover(bucket: string, time: number): void {
    sink.cover({ kind: "log", of: bucket, day: dayOf(time) });
  }
}

/** The fields of a line that facts are made of, as they stand in it. */
type LineFields = Pick<AccessLogLine, "bucket" | "address" | "requester" | "operation">;

function factsOf(line: LineFields, hasKey: boolean, outcome: Outcome, claim: Claim): RecordFacts {
  return {
    kind: "log",
    role: roleOfLog(line.operation),
    bucket: buckets.get(line.bucket),
    principal: requesters.get(line.requester),
    source: addresses.get(line.address),
    endpoint: "",
    endpointAccount: "",
    service: serviceOfRequester(line.requester, line.address),
    operation: (hasKey ? objectOperations : bucketOperations).get(line.operation),
    outcome,
    claim,
  };
}

/** The second since 1970 at which a day such as `08/Feb/2020` begins, UTC; undefined where there is none. */
function daySeconds(text: string): number | undefined {
  if (!days.has(text)) {
    const time = parseAccessLogTime(`${text}:00:00:00 +0000`);
    if (days.size >= 1000) days.clear();
    days.set(text, time === undefined ? undefined : time / 1000);
  }
  return days.get(text);
}
