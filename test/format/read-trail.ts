import { cloudTrailLook } from "../../src/format/cloudtrail-look.ts";
import type { RecordSink } from "../../src/format/format.ts";
import { jsonKinds } from "../../src/format/json-kinds.ts";
import { JsonReader } from "../../src/format/json-reader.ts";
import { latin1 } from "../../src/format/latin1.ts";
import { eventNumbers } from "../../src/profile/half.ts";
import type { RecordFacts, S3Record } from "../../src/record/record.ts";

/** All that a reader tells of an object, one text a call. */
export interface TrailReading {
  /** In order. */
  readonly calls: readonly string[];
  /** In the order of the alphabet, each once. */
  readonly coverage: readonly string[];
}

/** Reads objects as a scan does, one after the other, with a reader that knows records again. */
export class TrailReader {
  /** How many records were kept by numbers. */
  known = 0;
  readonly #owner = {};
  readonly #inScope: (bucket: string) => boolean;
  readonly #isFast: boolean;
  #facts: RecordFacts[] = [];

  /** @param isFast false for one that gives each record to `JSON.parse` */
  constructor(isFast: boolean, inScope: (bucket: string) => boolean = () => true) {
    this.#isFast = isFast;
    this.#inScope = inScope;
  }

  /** @param cuts where chunks end */
  read(bytes: Uint8Array, cuts: readonly number[] = [], complete: boolean = true): TrailReading {
    const calls: string[] = [];
    const coverage = new Set<string>();
    const sink: RecordSink = {
      owner: this.#owner,
      inScope: this.#inScope,
      keep: (records, number) => {
        calls.push(`${number} ${records.map((record) => told(record, eventNumbers(record.eventId))).join(" and ")}`);
      },
      factsNumber: (facts) => this.#facts.push(facts) - 1,
      forgetFacts: () => {
        this.#facts = [];
      },
      keepNumbers: (facts, { time, bytes, text, requestIdAt, eventHigh, eventLow, number }) => {
        this.known++;
        const requestId = latin1(text, requestIdAt, requestIdAt + 16);
        const record = { ...this.#facts[facts] as RecordFacts, time, bytes, requestId, eventId: "", replaces: "" };
        calls.push(`${number} ${told(record, [eventHigh, eventLow])}`);
      },
      outOfScope: () => calls.push("out of scope"),
      skip: (kind) => calls.push(kind),
      malformed: (position, message) => calls.push(`${position}: ${message}`),
      notice: (rule, position, message) => calls.push(`${rule} ${position}: ${message}`),
      cover: ({ kind, of, day }) => coverage.add(`${day} ${kind} ${of}`),
    };
    const reader = new JsonReader(sink, jsonKinds, this.#isFast ? cloudTrailLook : undefined);
    // One buffer for all chunks, as a file's reader has it: whoever keeps a chunk is found out.
    const buffer = new Uint8Array(bytes.length);
    let start = 0;
    for (const end of [...cuts, bytes.length]) {
      buffer.fill(0x22);
      buffer.set(bytes.subarray(start, end));
      reader.push(buffer.subarray(0, end - start));
      start = end;
    }
    reader.end(complete);
    return { calls, coverage: [...coverage].toSorted() };
  }
}

function told(record: S3Record, event: readonly [number, number]): string {
  const { kind, role, bucket, principal, source, endpoint, endpointAccount, service } = record;
  const { operation, outcome, claim, time, requestId, bytes, replaces } = record;
  return JSON.stringify([
    ...[kind, role, bucket, principal, source, endpoint, endpointAccount, service],
    ...[operation, outcome, claim, time, requestId, bytes, replaces, event],
  ]);
}
