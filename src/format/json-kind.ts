import type { RecordSink } from "./format.ts";
import type { JsonObject } from "./json-object.ts";

/** A kind of record that JSON objects hold, whatever they are wrapped in. */
export interface JsonKind {
  /** Which kind of evidence it is. */
  readonly evidence: "log" | "trail";
  /** Whether an object is, or means to be, such a record. */
  matches(object: JsonObject): boolean;
  reader(sink: RecordSink): JsonRecordReader;
}

/**
 * Reads one record: makes exactly one call of `keep`, `outOfScope`, `skip` or `malformed`, and never throws.
 *
 * @param number the record in its log object, from 1
 */
export type JsonRecordReader = (record: JsonObject, number: number) => void;

/** How a record is named in reports. */
export function recordPosition(number: number): string {
  return `record ${number}`;
}
