import assert from "node:assert/strict";
import { test } from "node:test";
import { queriesOf } from "../../src/athena/queries-of.ts";
import { sqlScan } from "../../src/athena/sql-scan.ts";
import { dayOf } from "../../src/record/day.ts";
import { scan } from "../../src/scan/scan.ts";
import { listObjects } from "../../src/source/list-objects.ts";
import { corpusOf } from "../corpus/corpus.ts";
import type { Part } from "../corpus/part.ts";
import {
  comparable,
  engine,
  filesOfLog,
  filesOfTrail,
  makeTable,
  makeTrail,
  type TableFile,
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
  const { objects } = listObjects([
    write("parted_lines", lines.flatMap(([folder, some]) => within(folder, filesOfLog(some, 51)))),
    write("parted_records", records.flatMap(([folder, some]) => within(folder, filesOfTrail(textsOf(some))))),
  ], () => assert.fail());
  const buckets = [...new Set(parts.filter(({ kind }) => kind === "line").map(({ file }) => file))];
  const owners = [...new Set(parts.filter(({ kind }) => kind === "record").map(({ file }) => file))];
  const placesOf = (index: number): string[] => [...new Set(owners.map((file) => file.split("/")[index] ?? ""))];
  const tables = {
    path: "tables.yaml",
    accessLogs: [
      await makeTable("parted_lines", {
        location: "local:///parted_lines/s3/${account}/${region}/${bucket}/",
        days: "event-time",
        partitions: { account: ["111122223333"], region: ["ap-northeast-1"], bucket: buckets },
      }),
    ],
    cloudTrail: [
      await makeTrail("parted_records", {
        location: "local:///parted_records/AWSLogs/${account}/CloudTrail/${region}/",
        days: "delivery-time",
        dayColumns: ["year", "month", "day"],
        partitions: { account: placesOf(0), region: placesOf(1) },
      }),
    ],
  };
  const all = await sqlScan(engine, tables, { fullScan: true });
  assert.deepEqual(comparable(all), comparable(await scan({ objects })));

  const window = { from: Date.parse("2026-03-16T00:00:00Z"), to: Date.parse("2026-03-17T00:00:00Z") };
  const scope = [{ buckets: ["customer-*", "testdata2020"], exceptBuckets: [] }];
  const [query = ""] = await queriesOf(tables, { window, scope });
  assert.match(query, /"bucket" IN \('[^']*'(?:, '[^']*')*\) AND "day" >= '2026\/03\/16' AND "day" <= '2026\/03\/16'/);
  assert.ok(!query.includes("'analytics-lake'"));
  assert.ok(query.includes(`"year" || '/' || "month" || '/' || "day" >= '2026/03/16'`));
  const some = await sqlScan(engine, tables, { window, scope });
  const local = await scan({ objects, window, scope });
  assert.ok(some.classes.length > 20);
  assert.deepEqual(comparable(some).classes, comparable(local).classes);
  assert.ok(some.header.ledger.read < local.header.ledger.read);

  // One Region alone: what is in others is not there.
  const [trail] = tables.cloudTrail;
  assert.ok(trail !== undefined);
  const [region = ""] = placesOf(1);
  const regional = { ...trail, partitions: { ...trail.partitions, region: [region] } };
  const one = await sqlScan(engine, { path: "tables.yaml", accessLogs: [], cloudTrail: [regional] }, {
    fullScan: true,
  });
  const inRegion = listObjects(
    [objects[0]?.name.replace(/parted_lines.*/, "parted_records") ?? ""],
    () => assert.fail(),
  )
    .objects.filter(({ name }) => name.includes(`/${region}/`));
  assert.deepEqual(comparable(one), comparable(await scan({ objects: inRegion })));
});
