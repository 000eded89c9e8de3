import type { RuleId } from "../diagnostic/diagnostic.ts";
import { parseAddress } from "../net/address.ts";
import type { Coverage, CoverageKind } from "../record/coverage.ts";
import { dayOf } from "../record/day.ts";
import { ownBytes, type RecordFacts, type S3Record } from "../record/record.ts";
import type { CloudTrailScanner } from "./cloudtrail-scanner.ts";
import type { RecordSink, SkipKind } from "./format.ts";
import type { JsonKind, JsonRecordReader } from "./json-kind.ts";
import { type Reading, ReadingSink } from "./reading-sink.ts";
import type { ShapeTree } from "./shape-tree.ts";
import { TextMemo } from "./text-memo.ts";

/** What a reader does with every record of a key. */
export interface Meaning {
  /** `kept-apart`: by more than one request, or as a copy's source. */
  readonly fate: "kept" | "kept-apart" | "out-of-scope" | SkipKind;
  /** The number of the facts of a record that is `kept`. */
  readonly facts: number;
  /** The facts of all requests of a record that is `kept-apart`. */
  readonly requests: readonly RecordFacts[];
  readonly notices: readonly Notice[];
  readonly covering: Covering;
}

interface Notice {
  readonly rule: RuleId;
  readonly message: string;
}

/** What a reader does with every record of some keys, which differ in the address. */
interface MeaningAnywhere {
  readonly fate: Meaning["fate"];
  readonly requests: readonly RecordFacts[];
  readonly notices: readonly Notice[];
  readonly covering: Covering;
}

/** What a reader tells of the coverage with every record of some keys. */
export interface Covering {
  readonly covers: readonly { readonly kind: CoverageKind; readonly of: string }[];
  /** The object for which that was last told, the first of the days for which it was, and a bit for each day from then on. */
  object: number;
  firstDay: number;
  days: number;
}

/** What of a record is no part of its key: where it stands in the row of the scanner, as it is. */
export interface RecordParts {
  /** UTC, milliseconds since 1970. */
  readonly time: number;
  readonly requestId: string;
  readonly eventId: string;
  readonly bytes: number;
}

// A shape is closed where so many more of its keys have no meaning than four times those that have one.
const mostFailures = 64;
// Set in numbers of keys that other keys are made of.
const withAddress = 0x8000_0000;

/** What is known of the keys of a scanner. It holds for one owner of sinks. */
export class KeyMeanings {
  readonly #scanner: CloudTrailScanner;
  readonly #shapes: ShapeTree;
  readonly #bytes: Uint8Array;
  readonly #words: Uint32Array;
  /** By the number of a key; null where its records are to be read by themselves. */
  #meanings: (Meaning | null)[] = [];
  /** What records mean that come from one address or another, by the number of the key without it. */
  #anywhere: (MeaningAnywhere | null)[] = [];
  #coverings = new Map<string, Covering>();
  #failures = new Map<number, number>();
  readonly #addresses = new TextMemo((text) => parseAddress(text)?.text ?? "");

  constructor(scanner: CloudTrailScanner, shapes: ShapeTree) {
    this.#scanner = scanner;
    this.#shapes = shapes;
    this.#bytes = new Uint8Array(scanner.memory.buffer);
    this.#words = new Uint32Array(scanner.memory.buffer);
  }

  /** Undefined where it was not yet found out. */
  of(key: number): Meaning | null | undefined {
    return this.#meanings[key];
  }

  forget(): void {
    this.#meanings = [];
    this.#anywhere = [];
    this.#coverings = new Map();
    this.#failures = new Map();
  }

  /** Finds out what a key means. @param parts of a record that has it */
  learn(key: number, parts: RecordParts, reader: KeyReader): Meaning | null {
    const meaning = this.#find(key, parts, reader);
    this.#meanings[key] = meaning;
    if (meaning !== null) this.#scanner.useKey(key);
    return meaning;
  }

  #find(key: number, parts: RecordParts, reader: KeyReader): Meaning | null {
    const [first, text] = this.#keyOf(key);
    if (first < withAddress) {
      const meaning = this.#read(first, text, "", parts, reader);
      return meaning === null ? null : reader.meaningOf(meaning, undefined);
    }
    const context = first - withAddress;
    const address = text.slice(0, text.indexOf('"'));
    // A record's source is its address, and nothing else depends on it, unless it is a service's name in its place.
    const source = this.#addresses.get(address);
    let meaning = source === "" ? undefined : this.#anywhere[context];
    if (meaning === undefined) {
      const [shape, rest] = this.#keyOf(context);
      meaning = this.#read(shape, rest, address, parts, reader);
      if (source !== "") this.#anywhere[context] = meaning;
    }
    return meaning === null ? null : reader.meaningOf(meaning, source);
  }

  /** The number that a key begins with, and what follows it. */
  #keyOf(key: number): [number, string] {
    const entry = this.#scanner.entryAt(key) / 4;
    const place = this.#words[entry] as number;
    const text = Buffer.from(this.#bytes.buffer, place + 4, (this.#words[entry + 1] as number) * 16 - 4).toString();
    return [this.#words[place / 4] as number, text];
  }

  #read(shape: number, text: string, address: string, parts: RecordParts, reader: KeyReader): MeaningAnywhere | null {
    const template = this.#shapes.template(shape);
    const time = `${new Date(parts.time).toISOString().slice(0, 19)}Z`;
    const reading = reader.read(template.filled({ ...parts, key: text.split('"'), time, address }));
    const isKnown = reading !== undefined && isTold(reading, parts);
    const failures = (this.#failures.get(shape) ?? 0) + (isKnown ? -4 : 1);
    this.#failures.set(shape, failures);
    if (failures >= mostFailures) this.#shapes.close(shape);
    if (!isKnown) return null;
    const { fate, records, notices, covers } = reading;
    const isOne = records.length === 1 && records[0]?.role === "main";
    return {
      fate: fate === "kept" && !isOne ? "kept-apart" : fate,
      requests: records.map(factsOf),
      notices,
      covering: this.#coveringOf(covers),
    };
  }

  /** One for all keys with the same coverage. */
  #coveringOf(covers: readonly Coverage[]): Covering {
    const name = covers.map(({ kind, of }) => `${kind} ${of}`).join("\n");
    const known = this.#coverings.get(name);
    if (known !== undefined) return known;
    const covering = { covers: covers.map(({ kind, of }) => ({ kind, of })), object: 0, firstDay: 0, days: 0 };
    this.#coverings.set(name, covering);
    return covering;
  }
}

/** Reads records of keys for a sink. */
export class KeyReader {
  readonly #sink: RecordSink;
  readonly #reading: ReadingSink;
  readonly #reader: JsonRecordReader;

  constructor(sink: RecordSink, kind: JsonKind) {
    this.#sink = sink;
    this.#reading = new ReadingSink((bucket) => sink.inScope(bucket));
    this.#reader = kind.reader(this.#reading.sink);
  }

  read(record: Parameters<JsonRecordReader>[0]): Reading | undefined {
    this.#reader(record, 1);
    return this.#reading.take();
  }

  /** @param source undefined where it is that of the record that was read */
  meaningOf({ fate, requests, notices, covering }: MeaningAnywhere, source: string | undefined): Meaning {
    const here = source === undefined ? requests : requests.map((facts) => ({ ...facts, source }));
    const [first] = here;
    const facts = fate === "kept" && first !== undefined ? this.#sink.factsNumber(first) : 0;
    return { fate, facts, requests: fate === "kept-apart" ? here : none, notices, covering };
  }
}

const none: readonly RecordFacts[] = [];

/** Whether all that is special of a record is among the parts that are no part of the key. */
function isTold({ records, covers }: Reading, { time, requestId, eventId, bytes }: RecordParts): boolean {
  return covers.every(({ day }) => day === dayOf(time)) &&
    records.every((record) =>
      record.time === time && requestId !== "" && record.requestId === requestId && record.eventId === eventId &&
      record.bytes === ownBytes(record, bytes) && record.replaces === ""
    );
}

function factsOf(record: S3Record): RecordFacts {
  const { kind, role, bucket, principal, source, endpoint, endpointAccount, service, operation, outcome, claim } =
    record;
  return { kind, role, bucket, principal, source, endpoint, endpointAccount, service, operation, outcome, claim };
}
