import type { RecordSink } from "../format/format.ts";
import { QueryError } from "./query-error.ts";
import type { ResultRow } from "./query-engine.ts";

/**
 * A line of a table that has whole lines, a line put together of AWS's columns, which have no end of it, a CloudTrail record, or a file that is
 * no plain list of these.
 */
export type HalfKind = "line" | "cut-line" | "record" | "file";

/** All halves of one kind in a group of requests, and what they come to. */
export interface HalvesOfGroup {
  readonly kind: HalfKind;
  /** One of them; null where the table gave none. */
  readonly text: string | null;
  readonly count: number;
  readonly bytes: number;
  /** UTC, milliseconds since 1970. */
  readonly first: number;
  readonly last: number;
  readonly samples: readonly HalfSample[];
}

/** The least halves of a group. */
export interface HalfSample {
  readonly time: number;
  readonly requestId: string;
  /** The object of the half, and that of the record where a line has one beside it. */
  readonly objects: readonly string[];
}

/** A row as a group of requests, or of what is not grouped; `requestsQuery` tells what the columns are. */
export interface RequestGroup {
  readonly fate: "usual" | "unusual" | "elsewhere";
  readonly requests: number;
  readonly main: HalvesOfGroup;
  /** The records beside lines. */
  readonly records: HalvesOfGroup | undefined;
  /** Whether a line and its record are more than a day apart. */
  readonly isApart: boolean;
  /** The object of an unusual one. */
  readonly path: string;
}

const [columnsOfGroup, columnsOfHalves] = [5, 6];

/** Digits of the second with which the text of a sample begins, enough for every second; a request id and a list of objects follow. */
export const secondDigits = 12;
const endOfId = secondDigits + 16;

/** @throws QueryError where it is no row of such a query */
export function groupOf(row: ResultRow): RequestGroup {
  if (row.length !== columnsOfGroup + 2 * columnsOfHalves) throw new QueryError(`A row has ${row.length} columns`);
  const [fate, kind, requests, isApart, path] = row;
  const [main, records] = [row.slice(columnsOfGroup, -columnsOfHalves), row.slice(-columnsOfHalves)];
  return {
    fate: fate as RequestGroup["fate"],
    requests: Number(requests),
    main: halvesOf(kind as HalfKind, main),
    records: records[0] === null ? undefined : halvesOf("record", records),
    isApart: isApart === "true",
    path: path ?? "",
  };
}

function halvesOf(kind: HalfKind, [text, count, bytes, first, last, samples]: ResultRow): HalvesOfGroup {
  return {
    kind,
    text: text ?? null,
    count: Number(count),
    bytes: Math.min(Number(bytes ?? 0), Number.MAX_SAFE_INTEGER),
    first: Number(first) * 1000,
    last: Number(last) * 1000,
    samples: textsOf(samples ?? "[]").map((sample) => ({
      time: Number(sample.slice(0, secondDigits)) * 1000,
      requestId: sample.slice(secondDigits, endOfId),
      objects: textsOf(sample.slice(endOfId)).filter((object) => object !== ""),
    })),
  };
}

function textsOf(json: string): readonly string[] {
  return JSON.parse(json) as string[];
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
