import { cloudTrail } from "../format/cloudtrail.ts";
import type { RecordSink } from "../format/format.ts";
import { ReadingSink } from "../format/reading-sink.ts";
import { inScopeOf } from "../policy/bucket-scope.ts";
import { defaultClassLimit } from "../profile/class-table.ts";
import { Intake } from "../profile/intake.ts";
import type { Profile } from "../profile/profile.ts";
import { dayOf } from "../record/day.ts";
import type { TimeWindow } from "../record/time-window.ts";
import { withinWindow } from "../scan/ingest.ts";
import { cloudTrailQuery } from "./cloudtrail-query.ts";
import { GroupTally } from "./group-tally.ts";
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
  const tally = new GroupTally(classLimit);
  const reading = new ReadingSink(inScope);
  const rest = new Intake({ join: true, classLimit, inScope });
  for await (const row of engine.query(cloudTrailQuery(table, window))) {
    const group = groupOf(row);
    const { fate, requests, line, path, bytes, samples } = group;
    if (fate === "elsewhere") tally.count("out-of-scope", requests);
    else if (fate === "unusual") {
      const sink = withinWindow(withoutPlace(rest.sink(path)), window);
      for (let i = 0; i < requests; i++) readText(line ?? "", sink);
    } else {
      readText(line ?? "", reading.sink);
      const read = reading.take();
      if (read === undefined) throw new Error("SQL and the reader of CloudTrail do not agree about a record");
      tally.count(read.fate, requests);
      tally.coverage.addAll(read.covers);
      const object = samples[0]?.places[0]?.object ?? "";
      for (const { rule, message } of read.notices) {
        for (let i = 0; i < requests; i++) tally.notices.add({ rule, object, position: "", message });
      }
      // The response of a copy goes to its caller, not to the source.
      for (const record of read.records) {
        tally.add(record, dayOf(record.time), group, record.role === "main" ? bytes : 0);
      }
    }
  }
  return tally.profileWith(rest.close());
}

/** Reads one record, or what stands in a file that has no list of them. */
function readText(text: string, sink: RecordSink): void {
  const reader = cloudTrail.read(sink);
  reader.push(Buffer.from(text));
  reader.end(true);
}
