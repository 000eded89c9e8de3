import { evidenceRules } from "../diagnostic/evidence-rules.ts";
import { readAccessLog } from "../format/access-log.ts";
import type { RecordSink } from "../format/format.ts";
import { type Reading, ReadingSink } from "../format/reading-sink.ts";
import { inScopeOf } from "../policy/bucket-scope.ts";
import { defaultClassLimit } from "../profile/class-table.ts";
import { Intake } from "../profile/intake.ts";
import type { Profile } from "../profile/profile.ts";
import { dayOf } from "../record/day.ts";
import type { RecordFacts } from "../record/record.ts";
import type { TimeWindow } from "../record/time-window.ts";
import { withinWindow } from "../scan/ingest.ts";
import { accessLogQuery } from "./access-log-query.ts";
import { GroupTally } from "./group-tally.ts";
import type { QueryEngine } from "./query-engine.ts";
import { groupOf, withoutPlace } from "./query-rows.ts";
import type { SqlScanOptions } from "./sql-scan-options.ts";
import type { AccessLogTable } from "./tables.ts";

/** Makes the profile of a table of access logs. */
export async function readAccessLogs(
  engine: QueryEngine,
  table: AccessLogTable,
  window: TimeWindow,
  { scope, classLimit = defaultClassLimit }: SqlScanOptions,
): Promise<Profile> {
  const inScope = scope === undefined ? () => true : inScopeOf(scope);
  const tally = new GroupTally(classLimit);
  const reading = new ReadingSink(inScope);
  const rest = new Intake({ join: false, classLimit, inScope });
  const isCut = table.columns === "aws";
  const sinkOf = (path: string): RecordSink => {
    const sink = withoutPlace(rest.sink(path));
    return isCut ? accusing(sink) : sink;
  };
  // What follows the columns is not there to be looked at, and a run that cannot look says so.
  if (isCut) rest.sink(`table ${table.name.join(".")}`).notice(evidenceRules.malformedRecord, "", leftOut);

  for await (const row of engine.query(accessLogQuery(table, window, scope))) {
    const group = groupOf(row);
    const { fate, requests, line, path, bytes } = group;
    if (fate === "elsewhere") tally.count("out-of-scope", requests);
    else if (fate === "unusual") readUnusual(sinkOf(path), line, requests, window);
    else {
      const read = meaningOf(line, reading);
      tally.count(read.fate, requests);
      tally.coverage.addAll(read.covers);
      for (const record of read.records) tally.add(isCut ? accused(record) : record, dayOf(record.time), group, bytes);
    }
  }
  return tally.profileWith(rest.close());
}

const leftOut =
  "has AWS's columns, which leave out how a line ends: a line glued to another one is not seen, and what S3 denied counts " +
  "as if it had not been";

/**
 * Of a line of which the end is missing nothing is believed that would excuse: a client can write what reads as an error code, and what
 * would show that is at the end.
 */
function accused<T extends RecordFacts>(facts: T): T {
  return { ...facts, outcome: "reached" };
}

function accusing(sink: RecordSink): RecordSink {
  return {
    ...sink,
    keep: (records, number) => sink.keep(records.map(accused), number),
    factsNumber: (facts) => sink.factsNumber(accused(facts)),
  };
}

/** What all lines of a group mean. */
function meaningOf(line: string | null, reading: ReadingSink): Reading {
  const reader = readAccessLog(reading.sink);
  reader.push(Buffer.from(`${line}\n`));
  reader.end(true);
  const read = reading.take();
  // What SQL took for usual, and the reader does not, would be given a meaning that it may not have.
  if (read === undefined || read.records.length > 1 || read.notices.length > 0) {
    throw new Error("SQL and the reader of access logs do not agree about a line");
  }
  return read;
}

/** Reads a line as often as it stands in an object. */
function readUnusual(sink: RecordSink, line: string | null, times: number, window: TimeWindow): void {
  const reader = readAccessLog(withinWindow(sink, window));
  const bytes = Buffer.from(`${line}\n`);
  for (let i = 0; i < times; i++) {
    if (line === null) {
      sink.malformed("", "is a row of NULLs: the table could not take the line apart, and what it tells is not known");
    } else reader.push(bytes);
  }
  reader.end(true);
}
