// The queries as they are sent: their text, and that a grammar of Trino takes it. That they mean what they should is tested on a real
// Trino (test/trino).
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { queriesOf } from "../../src/athena/queries-of.ts";
import type { SqlScanOptions } from "../../src/athena/sql-scan-options.ts";
import { readTables } from "../../src/athena/read-tables.ts";
import { onDeno, projectFolder } from "../cli/start-main.ts";
import { withFolder } from "../cli/temporary-folder.ts";
import { projectFile } from "../report/read-json.ts";
import { tablesFile } from "./tables-file.ts";

const trailFile = tablesFile.replace("access-logs", "cloudtrail").replace("event-time", "delivery-time");
const bothFile = `${tablesFile}${trailFile.slice(trailFile.indexOf("  - ")).replace("s3_access_logs", "trail")}`;
const awsFile = bothFile.replaceAll("kind:", "columns: aws\n    kind:");
const partedFile = `${bothFile.replaceAll("kind:", "columns: aws-2019\n    kind:")}    dayColumns: [year, month, day]
    partitions:
      account: ["111122223333"]
      region: [eu-central-1, o'brien]
`;

// UPDATE_GOLDENS=1 node --import tsx --test test/athena/athena-sql.test.ts
const updates = !onDeno && process.env["UPDATE_GOLDENS"] === "1";

const day = { from: Date.parse("2026-03-16T00:00:00Z"), to: Date.parse("2026-03-17T00:00:00Z") };
const hostile = ["o'brien", "100%", "a_b", "a\\b", '"', "a;b--", "/* ", "\u{1f600}", "$1", "'' OR true"];
const cases: Readonly<Record<string, SqlScanOptions>> = {
  "a-day": { window: day, scope: [{ buckets: ["testdata2020", "analytics-*"], exceptBuckets: ["analytics-old"] }] },
  "no-policy": { window: day, scope: [] },
  "everything": { fullScan: true },
  "hostile-names": {
    window: day,
    scope: [{ buckets: [...hostile, ...hostile.map((name) => `${name}*?`)], exceptBuckets: [] }],
  },
};

test("goldens", async (t) => {
  const all = [
    ...Object.entries(cases).map(([name, options]) => [name, tablesFile, options] as const),
    ["trail-of-a-day", trailFile, { window: day }] as const,
    ["both-of-a-day", bothFile, cases["a-day"] ?? {}] as const,
    ["aws-columns", awsFile, { window: day }] as const,
    ["aws-columns-of-2019", partedFile, { window: day }] as const,
  ];
  for (const [name, file, options] of all) {
    await t.test(name, async () => {
      const content = `${(await queriesOf(readTables(file, "tables.yaml"), options)).join(";\n\n")};\n`;
      const path = projectFile(`test/golden/athena/${name}.sql`);
      if (updates) {
        mkdirSync(projectFile("test/golden/athena"), { recursive: true });
        writeFileSync(path, content);
      }
      assert.ok(existsSync(path), `${name} is missing: run with UPDATE_GOLDENS=1`);
      assert.equal(content, readFileSync(path, "utf8"));
    });
  }
});

test(
  "a grammar of Trino takes every query, and none that is broken",
  { skip: onDeno && "the same texts" },
  async () => {
    await withFolder({}, async (folder) => {
      // Its modules import folders, which Node does not.
      const outfile = join(folder, "parser.mjs");
      await build({
        stdin: { contents: 'export { TrinoSQL } from "dt-sql-parser";', resolveDir: projectFolder },
        bundle: true,
        platform: "node",
        format: "esm",
        outfile,
        logLevel: "error",
      });
      const { TrinoSQL } = await import(pathToFileURL(outfile).href) as {
        TrinoSQL: new () => { validate(sql: string): readonly { readonly message: string }[] };
      };
      const parser = new TrinoSQL();
      const buckets = Array.from({ length: 10_000 }, (_, index) => `bucket-${index}`);
      const all = { ...cases, "10,000 names": { window: day, scope: [{ buckets, exceptBuckets: [] }] } };
      for (const [name, options] of Object.entries(all)) {
        for (const file of [tablesFile, trailFile, bothFile, awsFile, partedFile]) {
          for (const sql of await queriesOf(readTables(file, "tables.yaml"), options)) {
            assert.deepEqual(parser.validate(`${sql};`), [], name);
            assert.notDeepEqual(parser.validate(`${sql.replace("GROUP BY", "GROUP WITH")};`), [], name);
          }
        }
      }
    });
  },
);
