import { dayOf } from "../record/day.ts";
import { ownBytes } from "../record/record.ts";
import {
  type CloudTrailScanner,
  cloudTrailScanner,
  singleEvents,
  trailEvents,
  trailRowWords,
} from "./cloudtrail-scanner.ts";
import type { RecordNumbers, RecordSink } from "./format.ts";
import { type JsonKind, recordPosition } from "./json-kind.ts";
import type { JsonLook } from "./json-look.ts";
import { shapeOf } from "./json-shape.ts";
import { parseJsonTime } from "./json-time.ts";
import type { TakenValues } from "./json-values.ts";
import { type Covering, KeyMeanings, KeyReader, type Meaning, type RecordParts } from "./key-meanings.ts";
import { latin1 } from "./latin1.ts";
import { SharedByOwner } from "./shared-by-owner.ts";
import { ShapeTree } from "./shape-tree.ts";

const secondsADay = 86_400;
// Making a shape takes as long as reading many records of known ones, or some of others.
const mostCredit = 4096;
const knownACredit = 8;
const othersACredit = 16;

/** What is known of records, for all objects, as there may be a million with a few records each. */
interface Memory {
  readonly scanner: CloudTrailScanner;
  readonly shapes: ShapeTree;
  /** Of one owner of sinks at a time. */
  readonly meanings: KeyMeanings;
  owner: object | undefined;
  objects: number;
  /** How many shapes may be made. */
  credit: number;
}

const memories = new SharedByOwner(emptyMemory);

/**
 * Reads records as a reader does that is given them one by one, many times faster: the scanner in `assembly/cloudtrail.ts`
 * finds out which of them have the same key, and what the reader does with one of a key is remembered.
 */
export class KnownRecords {
  readonly #sink: RecordSink;
  readonly #look: JsonLook;
  readonly #reader: KeyReader;
  readonly #memory: Memory;
  readonly #object: number;
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
    this.#reader = new KeyReader(sink, kind);
    this.#memory = memories.of(sink.owner);
    this.#object = ++this.#memory.objects;
    const { buffer } = this.#memory.scanner.memory;
    this.#bytes = new Uint8Array(buffer);
    this.#words = new Uint32Array(buffer);
    this.#floats = new Float64Array(buffer);
    const none = { time: 0, bytes: 0, requestIdAt: 0, eventHigh: 0, eventLow: 0, eventIdAt: 0, number: 0 };
    this.#numbers = { ...none, text: this.#bytes };
  }

  /** Another chunk begins, maybe in the same memory as the last one. */
  chunk(): void {
    this.#loaded = undefined;
    if (this.#memory.owner !== this.#sink.owner) this.#forget();
  }

  /**
   * Reads the known records at the beginning of some bytes.
   *
   * @param start where the first one begins
   * @param inArray whether commas stand between them, or nothing
   * @param before the number of the record before
   */
  take(chunk: Uint8Array, start: number, inArray: boolean, before: number): TakenValues | undefined {
    const { scan, at, next, rowCount, inputAt, singleRoom } = this.#memory.scanner;
    if (chunk !== this.#loaded || start < this.#loadedFrom || start >= this.#loadedTo) this.#load(chunk, start);
    const input = inputAt();
    let from = input + start - this.#loadedFrom;
    let end = start;
    let count = 0;
    for (;;) {
      const event = scan(from, input + this.#loadedTo - this.#loadedFrom, inArray);
      const rows = rowCount.value;
      if (rows > 0) end = this.#loadedFrom + at.value - input;
      this.#takeRows(rows, before + count);
      count += rows;
      from = next.value;
      const place = this.#loadedFrom + from - input;
      const goesOn = event === trailEvents.rowsFull ||
        (event === trailEvents.newDate && this.#tellDate()) ||
        (event === trailEvents.keysFull && this.#forget()) ||
        (event === trailEvents.unusedKey && this.#isUsable(rows)) ||
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
    if (key < 0 || !this.#isUsable(0)) return false;
    this.#takeRows(1, number - 1);
    return true;
  }

  /** Remembers the shape of a record that a reader of the kind was given, so that others like it may be known. */
  learn(bytes: Uint8Array, start: number, end: number): void {
    const { shapes } = this.#memory;
    this.#memory.credit += 1 / othersACredit;
    if (this.#memory.credit < 1 || this.#keyOf(bytes, start, end) !== singleEvents.noKey) return;
    this.#memory.credit--;
    const shape = shapeOf(latin1(bytes, start, end), this.#look);
    if (shape !== undefined && !shapes.add(shape)) {
      shapes.clear();
      this.#forget();
    }
  }

  /** Whether the record of a row has a known meaning. It is found out where it was not yet. */
  #isUsable(rowNumber: number): boolean {
    const { scanner, meanings } = this.#memory;
    const row = scanner.rowsAt() / 4 + rowNumber * trailRowWords;
    const key = this.#words[row] as number;
    const known = meanings.of(key);
    return (known === undefined ? meanings.learn(key, this.#partsOf(row), this.#reader) : known) !== null;
  }

  #partsOf(row: number): RecordParts {
    const eventIdAt = this.#words[row + 1] as number;
    const requestIdAt = this.#words[row + 3] as number;
    return {
      time: (this.#words[row + 2] as number) * 1000,
      requestId: requestIdAt === 0 ? "" : latin1(this.#bytes, requestIdAt, requestIdAt + 16),
      eventId: eventIdAt === 0 ? "" : latin1(this.#bytes, eventIdAt, eventIdAt + 36),
      bytes: this.#floats[row / 2 + 2] as number,
    };
  }

  /** The number of a record's key; negative where it has none. */
  #keyOf(bytes: Uint8Array, start: number, end: number): number {
    const { singleAt, singleRoom, scanSingle } = this.#memory.scanner;
    if (end - start > singleRoom()) return singleEvents.tooLong;
    const single = singleAt();
    this.#bytes.set(bytes.subarray(start, end), single);
    for (;;) {
      const key = scanSingle(single + end - start);
      const goesOn = key === singleEvents.keysFull ? this.#forget() : key === singleEvents.noDate && this.#tellDate();
      if (!goesOn) return key;
    }
  }

  #load(chunk: Uint8Array, from: number): true {
    const { inputAt, inputRoom } = this.#memory.scanner;
    this.#loaded = chunk;
    this.#loadedFrom = from;
    this.#loadedTo = Math.min(chunk.length, from + inputRoom());
    this.#bytes.set(chunk.subarray(from, this.#loadedTo), inputAt());
    return true;
  }

  #tellDate(): boolean {
    const { dateAt, setDate } = this.#memory.scanner;
    const seconds = daySeconds(latin1(this.#bytes, dateAt.value, dateAt.value + 10));
    if (seconds !== undefined) setDate(seconds);
    return seconds !== undefined;
  }

  #takeRows(count: number, before: number): void {
    const { meanings, scanner } = this.#memory;
    const sink = this.#sink;
    const numbers = this.#numbers;
    const words = this.#words;
    this.#memory.credit = Math.min(mostCredit, this.#memory.credit + count / knownACredit);
    numbers.number = before;
    const first = scanner.rowsAt() / 4;
    for (let row = first, end = first + count * trailRowWords; row < end; row += trailRowWords) {
      const meaning = meanings.of(words[row] as number) as Meaning;
      const { covering } = meaning;
      const seconds = words[row + 2] as number;
      numbers.number++;
      numbers.time = seconds * 1000;
      const day = Math.floor(seconds / secondsADay);
      const ofFirst = day - covering.firstDay;
      const isTold = covering.object === this.#object && ofFirst >= 0 && ofFirst < 32 &&
        (covering.days & (1 << ofFirst)) !== 0;
      if (!isTold) this.#cover(covering, day);
      if (meaning.notices.length > 0) this.#notice(meaning, numbers.number);
      switch (meaning.fate) {
        case "kept":
          numbers.bytes = this.#floats[row / 2 + 2] as number;
          numbers.requestIdAt = words[row + 3] as number;
          numbers.eventIdAt = words[row + 1] as number;
          numbers.eventHigh = words[row + 6] as number;
          numbers.eventLow = words[row + 7] as number;
          sink.keepNumbers(meaning.facts, numbers);
          break;
        case "kept-apart":
          this.#keep(meaning, row);
          break;
        case "out-of-scope":
          sink.outOfScope();
          break;
        default:
          sink.skip(meaning.fate);
      }
    }
  }

  #keep({ requests }: Meaning, row: number): void {
    const { time, requestId, eventId, bytes } = this.#partsOf(row);
    const records = requests.map((facts) => ({
      ...facts,
      time,
      requestId,
      eventId,
      bytes: ownBytes(facts, bytes),
      replaces: "",
    }));
    this.#sink.keep(records, this.#numbers.number);
  }

  #notice({ notices }: Meaning, number: number): void {
    for (const { rule, message } of notices) this.#sink.notice(rule, recordPosition(number), message);
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
    this.#memory.scanner.forget();
    this.#memory.meanings.forget();
    this.#sink.forgetFacts();
    this.#memory.owner = this.#sink.owner;
    return true;
  }
}

function emptyMemory(): Memory {
  const scanner = cloudTrailScanner();
  const shapes = new ShapeTree(scanner);
  return {
    scanner,
    shapes,
    meanings: new KeyMeanings(scanner, shapes),
    owner: undefined,
    objects: 0,
    credit: mostCredit,
  };
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
