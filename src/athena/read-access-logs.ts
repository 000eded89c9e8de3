import { evidenceRules } from "../diagnostic/evidence-rules.ts";
import { readAccessLog } from "../format/access-log.ts";
import type { RecordSink } from "../format/format.ts";
import { ReadingSink } from "../format/reading-sink.ts";
import { inScopeOf } from "../policy/bucket-scope.ts";
import { ClassTable, defaultClassLimit } from "../profile/class-table.ts";
import { Intake, keyOf } from "../profile/intake.ts";
import { mergeProfiles } from "../profile/merge-profiles.ts";
import type { Profile } from "../profile/profile.ts";
import type { Sample } from "../profile/request-class.ts";
import { dayOf } from "../record/day.ts";
import type { RecordFacts } from "../record/record.ts";
import type { TimeWindow } from "../record/time-window.ts";
import { withinWindow } from "../scan/ingest.ts";
import { accessLogQuery } from "./access-log-query.ts";
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
  const classes = new ClassTable(classLimit);
  const coverage = new Map<string, { kind: "log"; of: string; day: string }>();
  const reading = new ReadingSink(() => true);
  const rest = new Intake({ join: false, classLimit, inScope });
  let [kept, outOfScope] = [0, 0];
  const isCut = table.columns === "aws";
  const sinkOf = (path: string): RecordSink => {
    const sink = withoutPlace(rest.sink(path));
    return isCut ? accusing(sink) : sink;
  };
  // What follows the columns is not there to be looked at, and a run that cannot look says so.
  if (table.columns === "aws") {
    rest.sink(`table ${table.name.join(".")}`).notice(evidenceRules.malformedRecord, "", leftOut);
  }

  for await (const row of engine.query(accessLogQuery(table, window, scope))) {
    const { fate, requests, line, path } = groupOf(row);
    if (fate === "elsewhere") outOfScope += requests;
    else if (fate === "unusual") readUnusual(sinkOf(path), line, requests, window);
    else {
      const { facts: read, day } = meaningOf(line, reading);
      const facts = isCut ? accused(read) : read;
      if (inScope(facts.bucket)) {
        kept += requests;
        coverage.set(`${facts.bucket} ${day}`, { kind: "log", of: facts.bucket, day });
        const { bytes, first, last, samples } = groupOf(row);
        const named = samples.map((sample): Sample => ({
          ...sample,
          operation: facts.operation,
          source: facts.source,
        }));
        classes.addClass({ ...keyOf(facts, day), requests, bytes, first, last, samples: named });
      } else outOfScope += requests;
    }
  }
  const unusual = rest.close();
  const { ledger } = unusual.header;
  return mergeProfiles([unusual, {
    header: {
      ...unusual.header,
      foldLevel: classes.level,
      ledger: { ...ledger, read: kept + outOfScope, kept, outOfScope, malformed: 0, skipped: {} },
      notices: [],
      coverage: [...coverage.values()],
    },
    classes: classes.classes(),
  }]);
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
function meaningOf(line: string | null, reading: ReadingSink): { readonly facts: RecordFacts; readonly day: string } {
  const read = readLine(line ?? "", reading);
  const [facts] = read?.records ?? [];
  // What SQL took for usual, and the reader does not, would be given a meaning that it may not have.
  if (facts === undefined || read?.records.length !== 1 || read.notices.length > 0) {
    throw new Error("SQL and the reader of access logs do not agree about a line");
  }
  return { facts, day: dayOf(facts.time) };
}

function readLine(line: string, reading: ReadingSink): ReturnType<ReadingSink["take"]> {
  const reader = readAccessLog(reading.sink);
  reader.push(Buffer.from(`${line}\n`));
  reader.end(true);
  return reading.take();
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
