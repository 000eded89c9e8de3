import { writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { requestsOf } from "../answer/groups.ts";
import type { DataSet } from "../data/data-folder.ts";
import type { Case, Job } from "../measure/job.ts";
import { hasProgram } from "../measure/machine.ts";
import { chdbCloudTrail, duckdbCloudTrail } from "../rivals/cloudtrail-sql.ts";
import { claims, denied, trailOperations } from "../rivals/tables.ts";
import { own, ownCases, ownGroups } from "./own-cases.ts";
import { checkAnswer, clickhouseCases, duckdbCases, rivals } from "./rival-cases.ts";

const inflate = fileURLToPath(new URL("../rivals/inflate.js", import.meta.url));
const script = fileURLToPath(new URL("../rivals/cloudtrail.jq", import.meta.url));

/** @param few a part of the data, for what would take minutes */
export function cloudTrailJob(data: DataSet, few: DataSet, folder: string): Job {
  const groups = ownGroups(data, folder);
  const files = `${data.path}/*.json.gz`;
  const check = (name: string) => (output: string): void => checkAnswer(name, output, groups);
  const floors = ([[rivals.inflateOne, 1], [rivals.inflateTwo, 2]] as const).map(([name, workers]): Case => ({
    name,
    argv: [process.execPath, inflate, data.path, String(workers)],
  }));
  return {
    name: "CloudTrail",
    data,
    cases: [
      ...ownCases(data, folder, requestsOf(groups)),
      ...duckdbCases(folder, (output) => duckdbCloudTrail(files, output), check("DuckDB")),
      ...clickhouseCases(folder, chdbCloudTrail(files), check("ClickHouse")),
      ...jqCases(few, folder),
      ...floors,
    ],
    targets: [
      { case: own.two, than: rivals.duckdbTwo, atLeast: 2.5 },
      { case: own.two, than: rivals.clickhouseTwo, atLeast: 1 },
      { case: own.two, than: rivals.inflateTwo, atLeast: 0.7 },
      { case: own.denoTwo, than: own.two, atLeast: 0.9 },
    ],
  };
}

function jqCases(data: DataSet, folder: string): Case[] {
  if (!hasProgram("jq")) {
    console.error("jq is missing: its case is left out (install package jq)");
    return [];
  }
  const groups = ownGroups(data, folder);
  const tables = join(folder, "tables.json");
  const content = {
    operations: Object.fromEntries(trailOperations),
    denied: Object.fromEntries(denied.map((code) => [code, true])),
    claims,
  };
  writeFileSync(tables, JSON.stringify(content));
  const output = join(folder, "jq.tsv");
  const line = 'find "$1" -type f -exec gzip -dc {} + | jq -nr --slurpfile tables "$2" -f "$3"';
  const argv = ["/bin/sh", "-c", line, "sh", data.path, tables, script];
  return [{ name: rivals.jq, data, argv, output, check: () => checkAnswer("jq", output, groups) }];
}
