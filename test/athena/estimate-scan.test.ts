import assert from "node:assert/strict";
import { join } from "node:path";
import process from "node:process";
import { after, before, describe, test } from "node:test";
import { estimateScan, type ScanEstimate } from "../../src/athena/estimate-scan.ts";
import { foldersOf, partitionsOf } from "../../src/athena/partitions-of.ts";
import type { LogTable } from "../../src/athena/tables.ts";
import { always } from "../../src/record/time-window.ts";
import { withFolder } from "../cli/temporary-folder.ts";
import { credentialsOf } from "../s3/s3-runtimes.ts";
import { needsS3Server, type S3Server, startS3Server } from "../s3/s3-server.ts";
import { type Files, seedBucket } from "../s3/seed-bucket.ts";
import { type AthenaServer, startAthenaServer } from "./athena-server.ts";
import { engineRuntimes } from "./engine-runtimes.ts";
import { tableWith } from "./tables-file.ts";

const day = { from: Date.parse("2026-03-16T05:00:00Z"), to: Date.parse("2026-03-18T00:00:00Z") };
const now = Date.parse("2026-03-20T12:00:00Z");

const lines = tableWith({
  location: "s3://estimated/access/${account}/${bucket}/",
  days: "event-time",
  partitions: { account: ["1", "2"], bucket: ["a", "b$&"] },
});
const trail = tableWith({
  location: "s3://estimated/trail/",
  days: "delivery-time",
  dayColumns: ["year", "month", "day"],
});

test("a table is read in the folders of its partitions, by day from its first one to today", () => {
  const scope = [{ buckets: ["b*"], exceptBuckets: [] }];
  assert.deepEqual([...foldersOf(lines, day, scope, now)], [
    "s3://estimated/access/1/b$&/2026/03/16/",
    "s3://estimated/access/1/b$&/2026/03/17/",
    "s3://estimated/access/2/b$&/2026/03/16/",
    "s3://estimated/access/2/b$&/2026/03/17/",
  ]);
  const days = (table: LogTable, window = day): string[] =>
    [...foldersOf(table, window, undefined, now)].map((folder) => folder.slice(-6, -1));
  assert.deepEqual(days(trail), ["03/16", "03/17", "03/18", "03/19", "03/20"]);
  assert.deepEqual(days(trail, { from: day.from, to: Infinity }).at(-1), "03/20");
  assert.equal(days(trail, always)[0], "03/01");
  assert.deepEqual([...foldersOf({ ...trail, days: "none" }, day, undefined, now)], ["s3://estimated/trail/"]);
  // The condition on partitions and the folders are of one opinion.
  assert.equal(
    partitionsOf(trail, day, undefined),
    `"year" || '/' || "month" || '/' || "day" >= '2026/03/16' AND "year" || '/' || "month" || '/' || "day" <= '2026/03/20'`,
  );
});

describe("what queries read in S3", needsS3Server(), () => {
  let server: S3Server;
  let athena: AthenaServer;

  before(async () => {
    server = await startS3Server();
    athena = await startAthenaServer({ run: () => ({ columns: ["nothing"], rows: [] }) });
    const files: Record<string, string> = {
      "access/1/a/2026/03/15/before": "a".repeat(1),
      "access/1/a/2026/03/16/of-the-day": "a".repeat(10),
      "access/2/b$&/2026/03/17/with-signs": "a".repeat(100),
      "access/3/a/2026/03/17/of-another-account": "a".repeat(1_000),
      "trail/2026/03/20/late": "a".repeat(10_000),
      "trail/2026/03/21/later": "a".repeat(100_000),
    };
    for (let i = 0; i < 1_100; i++) files[`access/2/a/2026/03/16/${i}`] = "aa";
    await seedBucket(server, "estimated", files as Files);
    Object.assign(process.env, credentialsOf(server));
  });
  after(async () => {
    await athena.stop();
    await server.stop();
  });

  const estimate = (requests?: number): Promise<ScanEstimate> =>
    estimateScan({ path: "tables.yaml", accessLogs: [lines], cloudTrail: [trail] }, { window: day }, {
      now,
      s3: { endpointUrl: server.url, pathStyle: false, requestPayer: false, readTimeout: 30_000 },
      ...(requests === undefined ? {} : { requests }),
    });

  test("is listed, page by page, and nothing else is", async () => {
    assert.deepEqual(await estimate(), { bytes: 10 + 100 + 10_000 + 2_200, objects: 1_103, isWhole: true });
  });

  test("is not listed to its end where that would take too many requests", async () => {
    const { objects, isWhole } = await estimate(4);
    assert.equal(isWhole, false);
    assert.ok(objects <= 1_103);
  });

  for (const { name, start } of engineRuntimes) {
    test(`${name}: --estimate tells it before anything is run, and goes on where it cannot`, async () => {
      const tables = (bucket: string): string =>
        `version: 1\ntables:\n  - {table: logs.trail, kind: cloudtrail, location: "s3://${bucket}/trail/", days: delivery-time}\n`;
      await withFolder({ "t.yaml": tables("estimated"), "none.yaml": tables("nowhere") }, async (folder) => {
        const run = async (command: readonly string[], file: string): Promise<string> => {
          const time = ["--from", "2026-03-16", "--to", "2026-03-18", "--now", "2026-03-20T12:00:00Z"];
          const reach = ["--endpoint-url", server.url];
          const args = [...command, "--tables", join(folder, file), ...time, ...reach, "--estimate"];
          const { stderr } = await start("src/main.ts", args, {
            env: credentialsOf(server),
            hosts: { "ATHENA:PORT": athena.host, "RESULTS:PORT": `127.0.0.1:${server.port}` },
          }).ended;
          return stderr;
        };
        const told = /^note: the queries read 10 kB in 1 object: less than \$0\.01 at \$5 per TB$/m;
        assert.match(await run(["athena", "sql"], "t.yaml"), told);
        const profile = ["profile", "--engine", "athena", "--url", athena.url];
        assert.match(await run(profile, "t.yaml"), told);
        const failed = await run(profile, "none.yaml");
        assert.match(failed, /^note: what the queries read cannot be told beforehand: there is no such bucket/m);
        assert.match(failed, /^note: Athena scanned /m);
      });
    });
  }
});
