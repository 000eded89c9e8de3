import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { test } from "node:test";
import { AthenaEngine } from "../../src/athena/athena-engine.ts";
import { sqlScan } from "../../src/athena/sql-scan.ts";
import { defaultS3Options } from "../../src/source/s3-options.ts";
import { startAthenaServer } from "../athena/athena-server.ts";
import { runOnTrino } from "../athena/run-on-trino.ts";
import { projectFolder, startBuilt } from "../cli/start-main.ts";
import { withFolder } from "../cli/temporary-folder.ts";
import { engine, logFiles, makeTable, makeTrail, tablesOf, trino, write } from "./tables-on-trino.ts";

test("Athena's client gets the same profile, page by page", async () => {
  const table = await makeTable("athena");
  write("athena", logFiles(9, 3000, { hostile: 0.3, wild: true }));
  const tables = tablesOf([table]);
  const server = await startAthenaServer({
    run: runOnTrino(trino.url, { "x-trino-catalog": "hive", "x-trino-schema": "logs" }),
  });
  process.env["AWS_ACCESS_KEY_ID"] ??= "AKIAEXAMPLEEXAMPLE00";
  process.env["AWS_SECRET_ACCESS_KEY"] ??= "example";
  process.env["AWS_REGION"] ??= "eu-central-1";
  const athena = new AthenaEngine({ url: server.url, s3: defaultS3Options, run: "a run" });
  try {
    const profile = await sqlScan(athena, tables, { fullScan: true });
    assert.ok(profile.classes.length > 1000);
    assert.deepEqual(profile, await sqlScan(engine, tables, { fullScan: true }));
  } finally {
    await athena.close();
    await server.stop();
  }
});

for (const sample of ["day", "seed"]) {
  test(`check finds in tables what it finds in the files of examples/${sample}`, async () => {
    const folder = join(projectFolder, "examples", sample);
    const logs = join(folder, "logs");
    const names = readdirSync(logs, { recursive: true, encoding: "utf8" })
      .filter((name) => statSync(join(logs, name)).isFile());
    const isTrail = (name: string): boolean => name.endsWith(".json");
    const [lines, records] = [`sample_${sample}_lines`, `sample_${sample}_records`];
    await makeTable(lines);
    await makeTrail(records);
    write(
      lines,
      names.filter((name) => !isTrail(name)).map((name) => ({ name, bytes: readFileSync(join(logs, name)) })),
    );
    // Tables have a file a line, as AWS delivers it.
    const inOneLine = (name: string) => JSON.stringify(JSON.parse(readFileSync(join(logs, name), "utf8")));
    write(records, names.filter(isTrail).map((name) => ({ name, bytes: Buffer.from(inOneLine(name)) })));
    const tables = [
      "version: 1",
      "tables:",
      ...[[lines, "access-logs"], [records, "cloudtrail"]].flatMap(([table, kind]) => [
        `  - table: ${table}`,
        `    kind: ${kind}`,
        `    location: local:///${table}/`,
        "    days: none",
      ]),
    ];
    await withFolder({ "tables.yaml": `${tables.join("\n")}\n` }, async (temporary) => {
      const judged = ["-p", join(folder, "policies"), "-f", "json", "--now", "2026-03-20"];
      const engine = ["--engine", "trino", "--url", `${trino.url.replace("//", "//test@")}/hive/logs`, "--full-scan"];
      const far = await startBuilt(["check", ...judged, ...engine, "--tables", join(temporary, "tables.yaml")]);
      const near = await startBuilt(["check", ...judged, logs]);
      assert.equal(far.status, near.status, far.stderr);
      // Where a line stands is not told, and the files have other names there.
      const told = (text: string) => {
        const isPlace = (name: string, value: unknown): boolean =>
          name === "places" || Array.isArray(value) && name === "first";
        const { findings, requests, quiet } = JSON.parse(
          text,
          (name, value) => isPlace(name, value) ? undefined : value,
        );
        return { findings, requests, quiet };
      };
      assert.ok(told(near.stdout).findings.length > 1);
      assert.deepEqual(told(far.stdout), told(near.stdout));
      const profile = join(temporary, "profile.ndjson");
      const made = await startBuilt(["profile", ...engine, "--tables", join(temporary, "tables.yaml"), "-o", profile]);
      assert.notEqual(made.status, 2, made.stderr);
      const again = await startBuilt(["check", ...judged, profile]);
      assert.deepEqual(told(again.stdout), told(far.stdout));
    });
  });
}
