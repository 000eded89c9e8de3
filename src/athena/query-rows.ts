import type { RecordSink } from "../format/format.ts";
import { QueryError } from "./query-error.ts";
import type { ResultRow } from "./query-engine.ts";

/**
 * A line of a table that has whole lines, a line put together of AWS's columns, which have no end of it, a CloudTrail record, or a file that is
 * no plain list of these.
 */
export type HalfKind = "line" | "cut-line" | "record" | "file";

/** A line or record, so many times. */
export interface HalfText {
  readonly kind: HalfKind;
  /** Null where the table gave none. */
  readonly text: string | null;
  readonly object: string;
  readonly count: number;
}

/** The lines or the records of all requests in a group. */
export interface HalvesOfGroup {
  /** Of each request. */
  readonly meanings: readonly MeaningOfGroup[];
  readonly bytes: number;
  /** When the first and the last request of the group began, UTC, milliseconds since 1970. */
  readonly first: number;
  readonly last: number;
  readonly samples: readonly GroupSample[];
}

/** What one or more halves of each request in a group mean. */
export interface MeaningOfGroup {
  readonly id: string;
  /** Milliseconds from the beginning of the request to the first of these halves. */
  readonly later: number;
  /** Whether the bytes of the request are those of these halves. */
  readonly hasBytes: boolean;
}

/** One of the least requests of a group. */
export interface GroupSample {
  readonly time: number;
  readonly requestId: string;
  /** Where it was read: by meanings, those of lines before those of records. */
  readonly objects: readonly string[];
}

/** A group of requests. */
export interface RequestGroup {
  readonly requests: number;
  /** The lines; the records where there are no lines. */
  readonly main: HalvesOfGroup;
  /** The records beside lines. */
  readonly records: HalvesOfGroup | undefined;
  /** Whether a line and its record are more than a day apart. */
  readonly isApart: boolean;
}

/** A half of a request that is in no group. */
export interface SingleHalf {
  readonly meaning: string;
  readonly time: number;
  readonly requestId: string;
  /** As `eventNumbers` gives it. */
  readonly event: readonly [number, number];
  readonly bytes: number;
  readonly object: string;
}

/** A row; `requestsQuery` tells what the columns are. */
export type RequestRow =
  | { readonly fate: "meaning"; readonly id: string; readonly example: HalfText }
  | { readonly fate: "usual"; readonly group: RequestGroup }
  | { readonly fate: "half"; readonly half: SingleHalf }
  | { readonly fate: "unusual" | "elsewhere"; readonly example: HalfText };

const [columnsOfText, columnsOfHalves] = [6, 5];

/** Digits of the second with which the text of a sample begins, enough for every second; a request id and a list of objects follow. */
export const secondDigits = 12;
const idDigits = 16;

/** @throws QueryError where it is no row of such a query */
export function rowOf(row: ResultRow): RequestRow {
  if (row.length !== columnsOfText + 2 * columnsOfHalves) throw new QueryError(`A row has ${row.length} columns`);
  const [fate, kind, text = null, path, count, isApart] = row;
  const main = row.slice(columnsOfText, -columnsOfHalves);
  const example: HalfText = { kind: kind as HalfKind, text, object: path ?? "", count: Number(count) };
  switch (fate) {
    case "meaning":
      return { fate, id: main[0] ?? "", example };
    case "half":
      return { fate, half: halfOf(example, main) };
    case "usual": {
      const records = row.slice(-columnsOfHalves);
      return {
        fate,
        group: {
          requests: Number(count),
          main: halvesOf(main),
          records: records[0] === null ? undefined : halvesOf(records),
          isApart: isApart === "true",
        },
      };
    }
    case "unusual":
    case "elsewhere":
      return { fate, example };
    default:
      throw new QueryError(`A row is of fate ${JSON.stringify(fate)}`);
  }
}

function halvesOf([meanings, bytes, first, last, samples]: ResultRow): HalvesOfGroup {
  return {
    meanings: (JSON.parse(meanings ?? "[]") as [string, string, string][])
      .map(([id, seconds, hasBytes]) => ({ id, later: Number(seconds) * 1000, hasBytes: hasBytes === "true" })),
    bytes: bytesOf(bytes),
    first: Number(first) * 1000,
    last: Number(last) * 1000,
    samples: textsOf(samples ?? "[]").map((sample) => ({
      time: Number(sample.slice(0, secondDigits)) * 1000,
      requestId: sample.slice(secondDigits, secondDigits + idDigits),
      objects: textsOf(sample.slice(secondDigits + idDigits)),
    })),
  };
}

function halfOf({ text, object }: HalfText, [meaning, bytes, second]: ResultRow): SingleHalf {
  const [requestId = "", event] = JSON.parse(text ?? "[]") as [string?, (string | null)?];
  const [high = "0", low = "0"] = event?.match(/^.{8}|.{8}$/g) ?? [];
  return {
    meaning: meaning ?? "",
    time: Number(second) * 1000,
    requestId,
    event: [Number.parseInt(high, 16), Number.parseInt(low, 16)],
    bytes: bytesOf(bytes),
    object,
  };
}

function bytesOf(text: string | null | undefined): number {
  return Math.min(Number(text ?? 0), Number.MAX_SAFE_INTEGER);
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
