import type { RecordSink } from "../format/format.ts";
import type { Sample } from "../profile/request-class.ts";
import { QueryError } from "./query-error.ts";
import type { ResultRow } from "./query-engine.ts";

/** The columns of every query that reads logs, in their order. */
export const logColumns = [
  "fate",
  "requests",
  "bytes",
  "first_second",
  "last_second",
  "line",
  "path",
  "samples",
] as const;

/** Digits of the second with which the text of a sample begins; a request id of sixteen characters and the path follow. */
export const secondDigits = 12;

/** A row as a group of lines or records; what the columns tell is said where the queries are. */
export interface LogGroup {
  readonly fate: string;
  readonly requests: number;
  readonly bytes: number;
  /** UTC, milliseconds since 1970. */
  readonly first: number;
  readonly last: number;
  /** Null where the table gave none. */
  readonly line: string | null;
  readonly path: string;
  readonly samples: readonly Pick<Sample, "time" | "requestId" | "places">[];
}

/** @throws QueryError where it is no row of such a query */
export function groupOf(row: ResultRow): LogGroup {
  if (row.length !== logColumns.length) throw new QueryError(`A row has ${row.length} columns`);
  const [fate, requests, bytes, first, last, line, path, samples] = row;
  const samplesOf = (text: string): readonly string[] => JSON.parse(text) as string[];
  return {
    fate: fate ?? "",
    requests: Number(requests),
    bytes: Math.min(Number(bytes ?? 0), Number.MAX_SAFE_INTEGER),
    first: Number(first) * 1000,
    last: Number(last) * 1000,
    line: line ?? null,
    path: path ?? "",
    samples: samplesOf(samples ?? "[]").map((text) => ({
      time: Number(text.slice(0, secondDigits)) * 1000,
      requestId: text.slice(secondDigits, secondDigits + 16),
      places: [{ object: text.slice(secondDigits + 16), number: 0 }],
    })),
  };
}

/** A sink for lines and records of which no engine tells where in their object they stand. */
export function withoutPlace(sink: RecordSink): RecordSink {
  return {
    ...sink,
    keep: (records) => sink.keep(records, 0),
    keepNumbers: (facts, numbers) => sink.keepNumbers(facts, { ...numbers, number: 0 }),
    malformed: (_, message) => sink.malformed("", message),
    notice: (rule, _, message) => sink.notice(rule, "", message),
  };
}
