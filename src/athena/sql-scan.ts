import { readAccessLog } from "../format/access-log.ts";
import type { RecordSink } from "../format/format.ts";
import { type Reading, ReadingSink } from "../format/reading-sink.ts";
import { type BucketScope, inScopeOf } from "../policy/bucket-scope.ts";
import { ClassTable, defaultClassLimit } from "../profile/class-table.ts";
import { Intake, keyOf } from "../profile/intake.ts";
import { mergeProfiles } from "../profile/merge-profiles.ts";
import type { Profile } from "../profile/profile.ts";
import type { Sample } from "../profile/request-class.ts";
import type { RecordFacts } from "../record/record.ts";
import { dayOf } from "../record/day.ts";
import type { TimeWindow } from "../record/time-window.ts";
import { withinWindow } from "../scan/ingest.ts";
import { accessLogColumns, accessLogQuery } from "./access-log-query.ts";
import { partitionsOf } from "./partitions-of.ts";
import { QueryError } from "./query-error.ts";
import type { QueryEngine, ResultRow } from "./query-engine.ts";
import type { AccessLogTable, TableMappings } from "./tables.ts";

/** What is wanted of the tables. */
export interface SqlScanOptions {
  /** Which buckets are wanted; all of them if left out. */
  readonly scope?: BucketScope;
  readonly window?: TimeWindow;
  readonly classLimit?: number;
  /** Whether a table may be read from end to end. */
  readonly fullScan?: boolean;
}

const always: TimeWindow = { from: -Infinity, to: Infinity };

/**
 * Makes the profile of what tables hold: SQL groups lines by the fields that their meaning depends on, and the reader of the
 * format finds out what a group means from one of its lines. Lines that do not look as nearly all do are read here, each by itself.
 *
 * Engines tell neither which line of its object a line is nor how many objects there are: samples have number 0, and the ledger counts
 * no objects.
 *
 * @throws QueryError where a query fails, or a table would be read from end to end and that was not asked for
 */
export async function sqlScan(engine: QueryEngine, tables: TableMappings, options: SqlScanOptions): Promise<Profile> {
  const window = options.window ?? always;
  for (const table of tables.accessLogs) {
    if (options.fullScan !== true) refuseFullScan(table, window, tables.path);
    refuseMissingDays(table, window, tables.path);
  }
  const profiles: Profile[] = [];
  for (const table of tables.accessLogs) profiles.push(await readTable(engine, table, window, options));
  return mergeProfiles(profiles);
}

function refuseFullScan(table: AccessLogTable, window: TimeWindow, path: string): void {
  const isBounded = partitionsOf(table, window) !== undefined && window.from !== -Infinity;
  if (isBounded) return;
  const why = table.days === "none" ? "it has no folders by day (`days: none`)" : "no time is given to begin with";
  throw new QueryError(`${path}: table ${table.name.join(".")} would be read from end to end: ${why}`, {
    hints: [table.days === "none" ? "--full-scan allows it" : "give --since or --from, or allow it by --full-scan"],
  });
}

/** Of days before its first one a table has no partitions: nothing would be found there, whatever was logged. */
function refuseMissingDays({ name, days, since }: AccessLogTable, { from }: TimeWindow, path: string): void {
  if (days === "none" || from === -Infinity || from >= Date.parse(since)) return;
  const message = `${path}: table ${name.join(".")} has the days from ${since} on, and earlier ones are asked for`;
  throw new QueryError(message, {
    hints: [`give --from ${since}, or an earlier day as \`since\` and make the table anew`],
  });
}

async function readTable(
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

  for await (const row of engine.query(accessLogQuery(table, window, scope))) {
    const { fate, requests, line, path } = groupOf(row);
    if (fate === "elsewhere") outOfScope += requests;
    else if (fate === "unusual") readUnusual(withoutPlace(rest.sink(path)), line, requests, window);
    else {
      const { facts, day } = meaningOf(line, reading);
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

/** A row as a group of lines. */
interface Group {
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

function groupOf(row: ResultRow): Group {
  if (row.length !== accessLogColumns.length) throw new QueryError(`A row has ${row.length} columns`);
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

const secondDigits = 12;

/** What all lines of a group mean. */
function meaningOf(line: string | null, reading: ReadingSink): { readonly facts: RecordFacts; readonly day: string } {
  const read: Reading | undefined = readLine(line ?? "", reading);
  const [facts] = read?.records ?? [];
  // What SQL took for usual, and the reader does not, would be given a meaning that it may not have.
  if (facts === undefined || read?.records.length !== 1 || read.notices.length > 0) {
    throw new Error("SQL and the reader of access logs do not agree about a line");
  }
  return { facts, day: dayOf(facts.time) };
}

function readLine(line: string, reading: ReadingSink): Reading | undefined {
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

/** A sink for lines of which no engine tells where in their object they stand. */
function withoutPlace(sink: RecordSink): RecordSink {
  return {
    ...sink,
    keep: (records) => sink.keep(records, 0),
    keepNumbers: (facts, numbers) => sink.keepNumbers(facts, { ...numbers, number: 0 }),
    malformed: (_, message) => sink.malformed("", message),
    notice: (rule, _, message) => sink.notice(rule, "", message),
  };
}
