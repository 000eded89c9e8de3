import assert from "node:assert/strict";
import { test } from "node:test";
import { queriesOf } from "../../src/athena/queries-of.ts";
import { sqlScan } from "../../src/athena/sql-scan.ts";
import { dayOf } from "../../src/record/day.ts";
import { scan } from "../../src/scan/scan.ts";
import { corpusOf } from "../corpus/corpus.ts";
import type { Part } from "../corpus/part.ts";
import {
  comparable,
  compare,
  engine,
  filesOfLog,
  filesOfTrail,
  makeTable,
  makeTrail,
  objectsIn,
  oneDay,
  type TableFile,
  tablesOf,
  textsOf,
  write,
} from "./tables-on-trino.ts";

/** Parts by the folder that they are delivered into. */
function byFolder(parts: readonly Part[], folderOf: (part: Part) => string): readonly (readonly [string, Part[]])[] {
  const folders = new Map<string, Part[]>();
  for (const part of parts) folders.set(folderOf(part), [...folders.get(folderOf(part)) ?? [], part]);
  return [...folders];
}

function within(folder: string, files: readonly TableFile[]): TableFile[] {
  return files.map(({ name, bytes }) => ({
    name: `${folder}/${folder.replaceAll("/", "-")}-${name.slice(name.lastIndexOf("/") + 1)}`,
    bytes,
  }));
}

test("accounts, Regions, buckets and days are chosen by their folders", async () => {
  const parts = corpusOf(51, 3000, { evidence: "both", hostile: 0.1 });
  const day = ({ time }: Part): string => dayOf(time).replaceAll("-", "/");
  const lines = byFolder(
    parts.filter(({ kind }) => kind === "line"),
    (part) => `s3/111122223333/ap-northeast-1/${part.file}/${day(part)}`,
  );
  const records = byFolder(
    parts.filter(({ kind }) => kind === "record"),
    (part) => `AWSLogs/${part.file.replace("/", "/CloudTrail/")}/${day(part)}`,
  );
  const objects = objectsIn(
    write("parted_lines", lines.flatMap(([folder, some]) => within(folder, filesOfLog(some, 51)))),
    write("parted_records", records.flatMap(([folder, some]) => within(folder, filesOfTrail(textsOf(some))))),
  );
  const buckets = [...new Set(parts.filter(({ kind }) => kind === "line").map(({ file }) => file))];
  const owners = [...new Set(parts.filter(({ kind }) => kind === "record").map(({ file }) => file))];
  const placesOf = (index: number): string[] => [...new Set(owners.map((file) => file.split("/")[index] ?? ""))];
  const tables = tablesOf(
    [
      await makeTable("parted_lines", {
        location: "local:///parted_lines/s3/${account}/${region}/${bucket}/",
        days: "event-time",
        partitions: { account: ["111122223333"], region: ["ap-northeast-1"], bucket: buckets },
      }),
    ],
    [
      await makeTrail("parted_records", {
        location: "local:///parted_records/AWSLogs/${account}/CloudTrail/${region}/",
        days: "delivery-time",
        dayColumns: ["year", "month", "day"],
        partitions: { account: placesOf(0), region: placesOf(1) },
      }),
    ],
  );
  await compare(tables, objects);

  const scope = [{ buckets: ["customer-*", "testdata2020"], exceptBuckets: [] }];
  const [query = ""] = await queriesOf(tables, { window: oneDay, scope });
  assert.match(query, /"bucket" IN \('[^']*'(?:, '[^']*')*\) AND "day" >= '2026\/03\/16' AND "day" <= '2026\/03\/16'/);
  assert.ok(!query.includes("'analytics-lake'"));
  assert.ok(query.includes(`"year" || '/' || "month" || '/' || "day" >= '2026/03/16'`));
  const some = await sqlScan(engine, tables, { window: oneDay, scope });
  const local = await scan({ objects, window: oneDay, scope });
  assert.ok(some.classes.length > 20);
  assert.deepEqual(comparable(some).classes, comparable(local).classes);
  assert.ok(some.header.ledger.read < local.header.ledger.read);

  // One Region alone: what is in others is not there.
  const [trail] = tables.cloudTrail;
  assert.ok(trail !== undefined);
  const [region = ""] = placesOf(1);
  const regional = { ...trail, partitions: { ...trail.partitions, region: [region] } };
  const inRegion = objects.filter(({ name }) => name.includes("/parted_records/") && name.includes(`/${region}/`));
  await compare(tablesOf([], [regional]), inRegion);
});
