import type { Coverage, CoverageKind } from "../record/coverage.ts";
import { dayOf } from "../record/day.ts";
import type { RecordFacts, S3Record } from "../record/record.ts";
import {
  type CloudTrailScanner,
  cloudTrailScanner,
  singleEvents,
  trailEvents,
  trailRowWords,
} from "./cloudtrail-scanner.ts";
import type { RecordNumbers, RecordSink, SkipKind } from "./format.ts";
import type { JsonKind, JsonRecordReader } from "./json-kind.ts";
import type { JsonLook } from "./json-look.ts";
import { shapeOf } from "./json-shape.ts";
import { parseJsonTime } from "./json-time.ts";
import type { TakenValues } from "./json-values.ts";
import { latin1 } from "./latin1.ts";
import { ReadingSink } from "./reading-sink.ts";
import { ShapeTree } from "./shape-tree.ts";

/** What a reader does with every record of a key. */
interface Meaning {
  readonly fate: "kept" | "out-of-scope" | SkipKind;
  /** The number of the facts of a record that is kept. */
  readonly facts: number;
  readonly covering: Covering;
}

/** What a reader tells of the coverage with every record of some keys. */
interface Covering {
  readonly covers: readonly { readonly kind: CoverageKind; readonly of: string }[];
  /** The object for which that was last told, the first of the days for which it was, and a bit for each day from then on. */
  object: number;
  firstDay: number;
  days: number;
}

const secondsADay = 86_400;
// Making a shape takes as long as reading many records of known ones.
const mostCredit = 4096;
const recordsACredit = 8;
// A shape is closed where so many more of its keys have no meaning than four times those that have one.
const mostFailures = 64;

// One for all objects, as there may be a million with a few records each. What is known is of one owner at a time.
let scanner: CloudTrailScanner | undefined;
let shapes: ShapeTree | undefined;
let owner: object | undefined;
/** By the number of the key; null where its records are to be read by themselves. */
let meanings: (Meaning | null)[] = [];
let coverings = new Map<string, Covering>();
let failures = new Map<number, number>();
let objects = 0;
let credit = mostCredit;

/**
 * Reads records as a reader does that is given them one by one, many times faster: the scanner in `assembly/cloudtrail.ts`
 * finds out which of them have the same key, and what the reader does with one of a key is remembered.
 */
export class KnownRecords {
  readonly #sink: RecordSink;
  readonly #look: JsonLook;
  readonly #reader: JsonRecordReader;
  readonly #reading: ReadingSink;
  readonly #object: number = ++objects;
  readonly #scanner: CloudTrailScanner;
  readonly #shapes: ShapeTree;
  readonly #bytes: Uint8Array;
  readonly #words: Uint32Array;
  readonly #floats: Float64Array;
  readonly #numbers: RecordNumbers;
  /** The part of a chunk that the scanner has. */
  #loaded: Uint8Array | undefined;
  #loadedFrom = 0;
  #loadedTo = 0;

  /** @param look what the reader of that kind looks at in a record */
  constructor(sink: RecordSink, kind: JsonKind, look: JsonLook) {
    this.#sink = sink;
    this.#look = look;
    this.#reading = new ReadingSink((bucket) => sink.inScope(bucket));
    this.#reader = kind.reader(this.#reading.sink);
    this.#scanner = scanner ??= cloudTrailScanner();
    this.#shapes = shapes ??= new ShapeTree(this.#scanner);
    const { buffer } = this.#scanner.memory;
    this.#bytes = new Uint8Array(buffer);
    this.#words = new Uint32Array(buffer);
    this.#floats = new Float64Array(buffer);
    this.#numbers = {
      time: 0,
      bytes: 0,
      text: this.#bytes,
      requestIdAt: 0,
      eventHigh: 0,
      eventLow: 0,
      eventIdAt: 0,
      number: 0,
    };
  }

  /** Another chunk begins, maybe in the same memory as the last one. */
  chunk(): void {
    this.#loaded = undefined;
    if (owner !== this.#sink.owner) this.#forget();
  }

  /**
   * Reads the known records at the beginning of some bytes.
   *
   * @param start where the first one begins
   * @param inArray whether commas stand between them, or nothing
   * @param before the number of the record before
   */
  take(chunk: Uint8Array, start: number, inArray: boolean, before: number): TakenValues | undefined {
    const { scan, at, next, inputAt, singleRoom } = this.#scanner;
    if (chunk !== this.#loaded || start < this.#loadedFrom || start >= this.#loadedTo) this.#load(chunk, start);
    const input = inputAt();
    let from = input + start - this.#loadedFrom;
    let end = start;
    let count = 0;
    for (;;) {
      const event = scan(from, input + this.#loadedTo - this.#loadedFrom, inArray);
      const rows = this.#scanner.rowCount.value;
      if (rows > 0) end = this.#loadedFrom + at.value - input;
      this.#takeRows(rows, before + count);
      count += rows;
      from = next.value;
      const place = this.#loadedFrom + from - input;
      const goesOn = event === trailEvents.rowsFull ||
        (event === trailEvents.newDate && this.#tellDate()) ||
        (event === trailEvents.keysFull && this.#forget()) ||
        (event === trailEvents.unusedKey && this.#learnKey(rows)) ||
        // A record may go on where the scanner has no more of the chunk.
        (event === trailEvents.stopped && this.#loadedTo < chunk.length && place > this.#loadedFrom &&
          this.#loadedTo - place < singleRoom() && this.#load(chunk, place));
      if (!goesOn) return count === 0 ? undefined : { count, end };
      if (event === trailEvents.stopped) from = input;
    }
  }

  /** Reads one record if it is known. */
  takeOne(bytes: Uint8Array, start: number, end: number, number: number): boolean {
    const key = this.#keyOf(bytes, start, end);
    if (key < 0 || (!meanings[key] && !this.#learnKey(0))) return false;
    this.#takeRows(1, number - 1);
    return true;
  }

  /** Remembers the shape of a record that a reader of the kind was given, so that others like it may be known. */
  learn(bytes: Uint8Array, start: number, end: number): void {
    if (credit < 1 || this.#keyOf(bytes, start, end) !== singleEvents.noKey) return;
    credit--;
    const shape = shapeOf(latin1(bytes, start, end), this.#look);
    if (shape !== undefined && this.#shapes.add(shape) === "full") {
      this.#shapes.clear();
      this.#forget();
    }
  }

  /** Finds out what the key of a row means. @returns false where its records are to be read by themselves */
  #learnKey(rowNumber: number): boolean {
    const row = this.#scanner.rowsAt() / 4 + rowNumber * trailRowWords;
    const key = this.#words[row] as number;
    if (meanings[key] === null) return false;
    const entry = this.#scanner.entryAt(key) / 4;
    const place = this.#words[entry] as number;
    const shape = this.#words[place / 4] as number;
    const text = Buffer.from(this.#bytes.buffer, place + 4, (this.#words[entry + 1] as number) * 16 - 4).toString();
    const eventIdAt = this.#words[row + 1] as number;
    const time = (this.#words[row + 2] as number) * 1000;
    const requestIdAt = this.#words[row + 3] as number;
    const values = {
      key: text.split('"'),
      time: `${new Date(time).toISOString().slice(0, 19)}Z`,
      requestId: requestIdAt === 0 ? "" : latin1(this.#bytes, requestIdAt, requestIdAt + 16),
      eventId: eventIdAt === 0 ? "" : latin1(this.#bytes, eventIdAt, eventIdAt + 36),
      bytes: this.#floats[row / 2 + 2] as number,
    };
    this.#reader(this.#shapes.template(shape).filled(values), 1);
    const reading = this.#reading.take();
    const { record, fate, covers } = reading ?? { record: undefined, fate: undefined, covers: [] };
    // All that is special of one record must be handed over as numbers. Of a copy's source the bytes are none, whatever the
    // record says.
    const isKnown = fate !== undefined && covers.every(({ day }) => day === dayOf(time)) && (record === undefined || (
      record.time === time && requestIdAt > 0 && record.requestId === values.requestId &&
      record.eventId === values.eventId && record.bytes === values.bytes && record.replaces === "" &&
      record.role === "main"
    ));
    const failed = (failures.get(shape) ?? 0) + (isKnown ? -4 : 1);
    failures.set(shape, failed);
    if (failed >= mostFailures) this.#shapes.close(shape);
    meanings[key] = isKnown
      ? {
        fate,
        facts: record === undefined ? 0 : this.#sink.factsNumber(factsOf(record)),
        covering: coveringOf(covers),
      }
      : null;
    if (isKnown) this.#scanner.useKey(key);
    return isKnown;
  }

  /** The number of a record's key; negative where it has none. */
  #keyOf(bytes: Uint8Array, start: number, end: number): number {
    const { singleAt, singleRoom, scanSingle } = this.#scanner;
    if (end - start > singleRoom()) return -1;
    const single = singleAt();
    this.#bytes.set(bytes.subarray(start, end), single);
    for (;;) {
      const key = scanSingle(single + end - start);
      const goesOn = key === singleEvents.keysFull ? this.#forget() : key === singleEvents.noDate && this.#tellDate();
      if (!goesOn) return key;
    }
  }

  #load(chunk: Uint8Array, from: number): true {
    this.#loaded = chunk;
    this.#loadedFrom = from;
    this.#loadedTo = Math.min(chunk.length, from + this.#scanner.inputRoom());
    this.#bytes.set(chunk.subarray(from, this.#loadedTo), this.#scanner.inputAt());
    return true;
  }

  #tellDate(): boolean {
    const { dateAt, setDate } = this.#scanner;
    const seconds = daySeconds(latin1(this.#bytes, dateAt.value, dateAt.value + 10));
    if (seconds !== undefined) setDate(seconds);
    return seconds !== undefined;
  }

  #takeRows(count: number, before: number): void {
    const sink = this.#sink;
    const numbers = this.#numbers;
    const words = this.#words;
    credit = Math.min(mostCredit, credit + count / recordsACredit);
    numbers.number = before;
    const first = this.#scanner.rowsAt() / 4;
    for (let row = first, end = first + count * trailRowWords; row < end; row += trailRowWords) {
      const meaning = meanings[words[row] as number] as Meaning;
      const seconds = words[row + 2] as number;
      numbers.number++;
      numbers.time = seconds * 1000;
      const day = Math.floor(seconds / secondsADay);
      const { covering } = meaning;
      const ofFirst = day - covering.firstDay;
      const isTold = covering.object === this.#object && ofFirst >= 0 && ofFirst < 32 &&
        (covering.days & (1 << ofFirst)) !== 0;
      if (!isTold) this.#cover(covering, day);
      if (meaning.fate === "kept") {
        numbers.bytes = this.#floats[row / 2 + 2] as number;
        numbers.requestIdAt = words[row + 3] as number;
        numbers.eventIdAt = words[row + 1] as number;
        numbers.eventHigh = words[row + 6] as number;
        numbers.eventLow = words[row + 7] as number;
        sink.keepNumbers(meaning.facts, numbers);
      } else if (meaning.fate === "out-of-scope") sink.outOfScope();
      else sink.skip(meaning.fate);
    }
  }

  #cover(covering: Covering, day: number): void {
    const ofFirst = day - covering.firstDay;
    if (covering.object === this.#object && ofFirst >= 0 && ofFirst < 32) {
      covering.days |= 1 << ofFirst;
    } else {
      covering.object = this.#object;
      covering.firstDay = day;
      covering.days = 1;
    }
    for (const { kind, of } of covering.covers) {
      this.#sink.cover({ kind, of, day: dayOf(day * secondsADay * 1000) });
    }
  }

  #forget(): true {
    this.#scanner.forget();
    this.#sink.forgetFacts();
    owner = this.#sink.owner;
    meanings = [];
    coverings = new Map();
    failures = new Map();
    return true;
  }
}

/** One for all keys with the same coverage. */
function coveringOf(covers: readonly Coverage[]): Covering {
  const name = covers.map(({ kind, of }) => `${kind} ${of}`).join("\n");
  const known = coverings.get(name);
  if (known !== undefined) return known;
  const covering = { covers: covers.map(({ kind, of }) => ({ kind, of })), object: 0, firstDay: 0, days: 0 };
  coverings.set(name, covering);
  return covering;
}

function factsOf(record: S3Record): RecordFacts {
  const { kind, role, bucket, principal, source, endpoint, endpointAccount, service, operation, outcome, claim } =
    record;
  return { kind, role, bucket, principal, source, endpoint, endpointAccount, service, operation, outcome, claim };
}

const days = new Map<string, number | undefined>();

/** The second since 1970 at which a day such as `2026-03-16` begins, UTC; undefined where there is none. */
function daySeconds(text: string): number | undefined {
  if (!days.has(text)) {
    const time = parseJsonTime(`${text}T00:00:00Z`);
    if (days.size >= 1000) days.clear();
    days.set(text, time === undefined ? undefined : time / 1000);
  }
  return days.get(text);
}
