import { NoticeBoard } from "../diagnostic/notice.ts";
import { cloudTrail } from "../format/cloudtrail.ts";
import type { RecordSink } from "../format/format.ts";
import { ReadingSink } from "../format/reading-sink.ts";
import { inScopeOf } from "../policy/bucket-scope.ts";
import { ClassTable, defaultClassLimit } from "../profile/class-table.ts";
import { CoverageSet } from "../profile/coverage-set.ts";
import { Intake, keyOf } from "../profile/intake.ts";
import { mergeProfiles } from "../profile/merge-profiles.ts";
import type { Profile } from "../profile/profile.ts";
import { dayOf } from "../record/day.ts";
import type { TimeWindow } from "../record/time-window.ts";
import { withinWindow } from "../scan/ingest.ts";
import { cloudTrailQuery } from "./cloudtrail-query.ts";
import type { QueryEngine } from "./query-engine.ts";
import { groupOf, withoutPlace } from "./query-rows.ts";
import type { SqlScanOptions } from "./sql-scan-options.ts";
import type { LogTable } from "./tables.ts";

/** Makes the profile of a table of CloudTrail files. */
export async function readTrail(
  engine: QueryEngine,
  table: LogTable,
  window: TimeWindow,
  { scope, classLimit = defaultClassLimit }: SqlScanOptions,
): Promise<Profile> {
  const inScope = scope === undefined ? () => true : inScopeOf(scope);
  const classes = new ClassTable(classLimit);
  const coverage = new CoverageSet();
  const notices = new NoticeBoard();
  const reading = new ReadingSink(inScope);
  const rest = new Intake({ join: true, classLimit, inScope });
  const skipped: Record<string, number> = {};
  let [kept, outOfScope] = [0, 0];
  for await (const row of engine.query(cloudTrailQuery(table, window))) {
    const { fate, requests, line, path, bytes, first, last, samples } = groupOf(row);
    if (fate === "elsewhere") outOfScope += requests;
    else if (fate === "unusual") {
      const sink = withinWindow(withoutPlace(rest.sink(path)), window);
      for (let i = 0; i < requests; i++) readText(line ?? "", sink);
    } else {
      readText(line ?? "", reading.sink);
      const read = reading.take();
      if (read === undefined) throw new Error("SQL and the reader of CloudTrail do not agree about a record");
      coverage.addAll(read.covers);
      for (const { rule, message } of read.notices) {
        for (let i = 0; i < requests; i++) {
          notices.add({ rule, object: samples[0]?.places[0]?.object ?? "", position: "", message });
        }
      }
      if (read.fate === "out-of-scope") outOfScope += requests;
      else if (read.fate !== "kept") skipped[read.fate] = (skipped[read.fate] ?? 0) + requests;
      else kept += requests;
      for (const record of read.records) {
        classes.addClass({
          ...keyOf(record, dayOf(record.time)),
          requests,
          bytes: record.role === "main" ? bytes : 0,
          first,
          last,
          samples: samples.map((sample) => ({ ...sample, operation: record.operation, source: record.source })),
        });
      }
    }
  }
  const unusual = rest.close();
  const read = kept + outOfScope + Object.values(skipped).reduce((sum, count) => sum + count, 0);
  return mergeProfiles([unusual, {
    header: {
      ...unusual.header,
      foldLevel: classes.level,
      ledger: { ...unusual.header.ledger, read, kept, outOfScope, malformed: 0, skipped },
      notices: notices.groups(),
      coverage: coverage.elements(),
    },
    classes: classes.classes(),
  }]);
}

/** Reads one record, or what stands in a file that has no list of them. */
function readText(text: string, sink: RecordSink): void {
  const reader = cloudTrail.read(sink);
  reader.push(Buffer.from(text));
  reader.end(true);
}
