import { Buffer, isAscii } from "node:buffer";
import type { RecordReader, RecordSink } from "./format.ts";
import { coverageOnceSink } from "./coverage-once-sink.ts";
import type { JsonLook } from "./json-look.ts";
import { KnownRecords } from "./known-records.ts";
import { type JsonKind, type JsonRecordReader, recordPosition } from "./json-kind.ts";
import { countKeys, isJsonObject, textOr } from "./json-object.ts";
import { JsonValues } from "./json-values.ts";
import { listKeys, unwrap } from "./json-wrapper.ts";

/** Longest value that is read: CloudTrail's records are at most 256 KB, what wraps many of them some MB. */
const valueLimit = 16 * 1024 * 1024;
/** An EventBridge event in a subscription in a file is three deep. */
const deepestWrapper = 6;
const undecidedLimit = 1024;
const repeatedKey = "a key occurs twice in one object";

/** Reads JSON in any wrapper, and gives each record to its kind. */
export class JsonReader implements RecordReader {
  readonly #sink: RecordSink;
  readonly #readers: readonly { readonly kind: JsonKind; readonly read: JsonRecordReader }[];
  readonly #values: RecordReader;
  readonly #known: KnownRecords | undefined;
  #chunk: Uint8Array | undefined;
  #number = 0;

  /**
   * @param kinds the first that matches reads a record
   * @param look all that the first of them looks at; left out, every record is read by itself
   */
  constructor(sink: RecordSink, kinds: readonly JsonKind[], look?: JsonLook) {
    this.#sink = coverageOnceSink(sink);
    this.#readers = kinds.map((kind) => ({ kind, read: kind.reader(this.#sink) }));
    const [first] = kinds;
    if (look !== undefined && first !== undefined) this.#known = new KnownRecords(this.#sink, first, look);
    this.#values = this.#valuesAt(0);
  }

  push(chunk: Uint8Array): void {
    this.#chunk = chunk;
    this.#known?.chunk();
    this.#values.push(chunk);
  }

  end(complete: boolean): void {
    this.#values.end(complete);
  }

  #valuesAt(depth: number): RecordReader {
    /** Log events that are no records; the envelope, which comes last, says whether that is well. */
    let undecided: number[] = [];
    const decide = (isControl: boolean): void => {
      for (const number of undecided) {
        if (isControl) this.#sink.skip("control-message");
        else this.#sink.malformed(recordPosition(number), "the log event's message is no JSON object");
      }
      undecided = [];
    };
    const known = depth === 0 ? this.#known : undefined;
    const values = new JsonValues({
      known: (bytes, start, list) => {
        if (known === undefined || list === "logEvents") return undefined;
        const taken = known.take(bytes, start, list !== undefined, this.#number);
        this.#number += taken?.count ?? 0;
        return taken;
      },
      value: (bytes, start, end, keys, list) => {
        // What is in the chunk was tried before.
        const isKnown = bytes !== this.#chunk && list !== "logEvents" &&
          known?.takeOne(bytes, start, end, this.#number + 1) === true;
        if (isKnown) {
          this.#number++;
          return;
        }
        const value = parse(bytes, start, end);
        if (value === undefined) {
          this.#malformed("the value is no JSON");
        } else if (countKeys(value) !== keys) {
          this.#malformed(repeatedKey);
        } else if (list !== "logEvents") {
          this.#take(value, depth);
          if (known !== undefined && this.#isLearnable(value)) known.learn(bytes, start, end);
        } else if (!this.#takeLogEvent(value, depth)) {
          undecided.push(++this.#number);
          if (undecided.length >= undecidedLimit) decide(false);
        }
      },
      envelope: (bytes, start, end, keys) => {
        const envelope = parse(bytes, start, end);
        const object = isJsonObject(envelope) ? envelope : {};
        decide(isControlMessage(object["messageType"]));
        if (envelope === undefined) this.#malformed("the object around the records is no JSON");
        else if (countKeys(envelope) !== keys) this.#malformed(repeatedKey);
        // An object that is a record itself and has an array by the name of `Records` is still a record.
        else if (this.#isRecord(object)) this.#take(object, depth);
      },
      broken: (message) => {
        decide(false);
        this.#malformed(message);
      },
    }, { lists: listKeys, limit: valueLimit });
    return {
      push: (chunk) => values.push(chunk),
      end: (complete) => {
        values.end(complete);
        decide(false);
      },
    };
  }

  // An object with a list is read value by value where it stands by itself, and not in a list.
  #isLearnable(value: unknown): boolean {
    return isJsonObject(value) && this.#readers[0]?.kind.matches(value) === true &&
      !listKeys.some((key) => Object.hasOwn(value, key));
  }

  #isRecord(value: unknown): boolean {
    return isJsonObject(value) && this.#readers.some(({ kind }) => kind.matches(value));
  }

  /** One record, or a wrapper of some. */
  #take(value: unknown, depth: number): void {
    if (!isJsonObject(value)) {
      this.#malformed("the value is no JSON object");
      return;
    }
    for (const { kind, read } of this.#readers) {
      if (kind.matches(value)) {
        read(value, ++this.#number);
        return;
      }
    }
    const inner = depth < deepestWrapper ? unwrap(value) : undefined;
    switch (inner?.kind) {
      case "bytes":
        this.#takeBytes(inner.bytes, depth + 1);
        break;
      case "value":
        this.#take(inner.value, depth + 1);
        break;
      case "list":
        for (const element of inner.values) {
          if (inner.list !== "logEvents") this.#take(element, depth + 1);
          else if (!this.#takeLogEvent(element, depth + 1)) {
            if (isControlMessage(inner.envelope["messageType"])) this.#skip("control-message");
            else this.#malformed("the log event's message is no JSON object");
          }
        }
        break;
      case "skip":
        this.#skip(inner.skip);
        break;
      case "out-of-scope":
        this.#number++;
        this.#sink.outOfScope();
        break;
      case "malformed":
        this.#malformed(inner.message);
        break;
      default:
        this.#malformed("the object is neither a CloudTrail nor an S3 access-log record");
    }
  }

  /** @returns false, and nothing is done, where the event's message does not hold a record */
  #takeLogEvent(value: unknown, depth: number): boolean {
    const message = isJsonObject(value) ? textOr(value["message"]) : "";
    if (!/^\s*[{[]/.test(message) || depth >= deepestWrapper) return false;
    this.#takeBytes(Buffer.from(message), depth + 1);
    return true;
  }

  #takeBytes(bytes: Uint8Array, depth: number): void {
    const before = this.#number;
    const values = this.#valuesAt(depth);
    values.push(bytes);
    values.end(true);
    if (this.#number === before) this.#malformed("there is no record in the wrapper");
  }

  #skip(kind: Parameters<RecordSink["skip"]>[0]): void {
    this.#number++;
    this.#sink.skip(kind);
  }

  #malformed(message: string): void {
    this.#sink.malformed(recordPosition(++this.#number), message);
  }
}

function isControlMessage(type: unknown): boolean {
  return type === "CONTROL_MESSAGE";
}

function parse(bytes: Uint8Array, start: number, end: number): unknown {
  try {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start);
    // Nearly all text is ASCII, which Deno reads three times as fast as Latin-1.
    return JSON.parse(text.toString(isAscii(text) ? "latin1" : "utf8"));
  } catch {
    return undefined;
  }
}
