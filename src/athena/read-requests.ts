import { evidenceRules } from "../diagnostic/evidence-rules.ts";
import { readAccessLog } from "../format/access-log.ts";
import { cloudTrail } from "../format/cloudtrail.ts";
import type { RecordReader, RecordSink } from "../format/format.ts";
import { keepingSink } from "../format/keeping-sink.ts";
import { ReadingSink } from "../format/reading-sink.ts";
import { TextMemo } from "../format/text-memo.ts";
import { parseAddress } from "../net/address.ts";
import { inScopeOf } from "../policy/bucket-scope.ts";
import { defaultClassLimit } from "../profile/class-table.ts";
import { Intake } from "../profile/intake.ts";
import type { Profile } from "../profile/profile.ts";
import type { Half } from "../profile/half.ts";
import { ownBytes, type RecordFacts, type S3Record } from "../record/record.ts";
import type { TimeWindow } from "../record/time-window.ts";
import { withinWindow } from "../scan/ingest.ts";
import { closeGroup } from "./close-group.ts";
import { GroupTally } from "./group-tally.ts";
import { QueryError } from "./query-error.ts";
import { meaningIdBytes } from "./query-parts.ts";
import type { QueryEngine } from "./query-engine.ts";
import { type HalfKind, type HalfText, type RequestRow, rowOf, type SingleHalf, withoutPlace } from "./query-rows.ts";
import { requestsQueries } from "./requests-queries.ts";
import type { SqlScanOptions } from "./sql-scan-options.ts";
import type { LogTable, LogTables } from "./tables.ts";

// In hexadecimal.
const meaningIdDigits = 2 * meaningIdBytes;

/** Makes the profile of the requests in some tables, which are read together. */
export async function readRequests(
  engine: QueryEngine,
  tables: LogTables,
  window: TimeWindow,
  { scope, classLimit = defaultClassLimit }: SqlScanOptions,
): Promise<Profile> {
  const inScope = inScopeOf(scope);
  const tally = new GroupTally(classLimit);
  // A reader holds what it knows of a sink's facts for its own.
  const readings: Readonly<Record<HalfKind, ReadingSink>> = {
    line: new ReadingSink(inScope),
    "cut-line": new ReadingSink(inScope),
    record: new ReadingSink(inScope),
    file: new ReadingSink(inScope),
  };
  const rest = new Intake({ join: tables.cloudTrail.length > 0, classLimit, inScope });
  // What the columns leave out is not there to be looked at, and a run that cannot look says so.
  const tellCut = (cut: readonly LogTable[], leftOut: string): void => {
    for (const { columns, name } of cut) {
      if (columns !== "line") rest.sink(`table ${name.join(".")}`).notice(evidenceRules.malformedRecord, "", leftOut);
    }
  };
  tellCut(tables.accessLogs, leftOutOfLines);
  tellCut(tables.cloudTrail, leftOutOfRecords);
  const meanings = new Map<string, readonly S3Record[]>();
  const learn = (id: string, example: HalfText): void => {
    const reading = readings[example.kind];
    readText(example, reading.sink);
    const read = reading.take();
    if (read === undefined) readMalformed(example, rest.sink(example.object));
    else tally.count(read, example);
    meanings.set(id, read?.records ?? []);
  };
  const recordsOf = new TextMemo((meaning: string): readonly S3Record[] => {
    const records = meanings.get(meaning.slice(0, meaningIdDigits));
    if (records === undefined) throw new QueryError("A row comes before the one that tells what it means");
    const address = Buffer.from(meaning.slice(meaningIdDigits), "hex").toString();
    if (address === "") return records;
    const source = parseAddress(address)?.text;
    if (source === undefined) throw new QueryError(`SQL takes ${JSON.stringify(address)} for an address`);
    return records.map((record) => ({ ...record, source }));
  });
  const take = (row: RequestRow): void => {
    switch (row.fate) {
      case "meaning":
        learn(row.id, row.example);
        break;
      case "usual":
        tally.add(closeGroup(row.group, (meaning) => recordsOf.get(meaning)));
        break;
      case "half":
        for (const half of halvesOf(row.half, recordsOf.get(row.half.meaning))) rest.addStored(half);
        break;
      case "unusual": {
        const { example } = row;
        const sink = withinWindow(withoutPlace(foundOut(rest.sink(example.object), example)), window);
        for (let i = 0; i < example.count; i++) readText(example, sink);
        break;
      }
      case "elsewhere":
        tally.countElsewhere(row.example.count);
    }
  };
  for (const query of requestsQueries(tables, { window, scope })) {
    for await (const row of engine.query(query)) take(rowOf(row));
  }
  return tally.profileWith(rest.close());
}

const leftOutOfLines =
  "has AWS's columns, which leave out how a line ends: a line glued to another one is not seen, and what S3 denied counts " +
  "as if it had not been";

const leftOutOfRecords = "has AWS's columns: what its input format cannot read is passed over, and nothing tells of it";

const readers: Readonly<Record<HalfKind, (sink: RecordSink) => RecordReader>> = {
  line: readAccessLog,
  "cut-line": (sink) => readAccessLog(accusing(sink)),
  record: (sink) => cloudTrail.read(sink),
  file: (sink) => cloudTrail.read(sink),
};

/** Reads one line or record, or what stands in a file that has no list of them. */
function readText({ kind, text }: HalfText, sink: RecordSink): void {
  if (text === null) {
    sink.malformed("", "is a row of NULLs: the table could not take it apart, and what it tells is not known");
    return;
  }
  const reader = readers[kind](sink);
  // In a list, where an object is never taken for a file by itself.
  reader.push(Buffer.from(kind === "record" ? `{"Records":[${text}]}` : text));
  reader.end(true);
}

/**
 * Tells of lines or records that SQL took for usual and that the reader does not: they are malformed, which is counted and told.
 *
 * @throws QueryError where the reader finds requests in them after all, which would be given a meaning that they may not have
 */
function readMalformed(halves: HalfText, sink: RecordSink): void {
  const refuse = (): never => {
    throw new QueryError(`${halves.object}: SQL and the reader do not agree about a ${halves.kind}`);
  };
  const odd = withoutPlace({ ...sink, keep: refuse, keepNumbers: refuse });
  for (let i = 0; i < halves.count; i++) readText(halves, odd);
}

/** The halves that one line or record is: of a copy they are two. */
function halvesOf({ meaning: _, ...half }: SingleHalf, records: readonly S3Record[]): Half[] {
  return records.map((facts) => ({
    ...half,
    facts,
    bytes: ownBytes(facts, half.bytes),
    number: 0,
  }));
}

/**
 * A sink for a text of which SQL did not know the request id: it had other halves come along by what stands in the text, so an id that
 * does not stand there, but in what is encoded in it, may have halves that count by themselves, and that is told.
 */
function foundOut(sink: RecordSink, { kind, text }: HalfText): RecordSink {
  if (kind === "line" || kind === "cut-line" || text === null) return sink;
  return keepingSink({
    ...sink,
    keep: (records, number) => {
      const hidden = records.some(({ requestId }) => /^[0-9A-Z]{16}$/.test(requestId) && !text.includes(requestId));
      if (hidden) sink.notice(evidenceRules.malformedRecord, "", encoded);
      sink.keep(records, number);
    },
  });
}

const encoded =
  "has a request id in an encoded form, so that an access-log line of the same request may count by itself";

/**
 * Of a line of which the end is missing nothing is believed that would excuse: a client can write what reads as an error code, and what
 * would show that is at the end.
 */
function accusing(sink: RecordSink): RecordSink {
  const accused = <T extends RecordFacts>(facts: T): T => ({ ...facts, outcome: "reached" });
  return keepingSink({ ...sink, keep: (records, number) => sink.keep(records.map(accused), number) });
}
