import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { requestsOf } from "../answer/groups.ts";
import type { DataSet } from "../data/data-folder.ts";
import type { Case, Job } from "../measure/job.ts";
import { hasProgram } from "../measure/machine.ts";
import { chdbAccessLogs, duckdbAccessLogs } from "../rivals/access-log-sql.ts";
import { claims, denied, logOperations } from "../rivals/tables.ts";
import { own, ownCases, ownGroups } from "./own-cases.ts";
import { checkAnswer, clickhouseCases, duckdbCases, rivals } from "./rival-cases.ts";

const script = fileURLToPath(new URL("../rivals/access-logs.gawk", import.meta.url));

/** Access logs in one file, and in many. */
export function accessLogJob(name: string, data: DataSet, folder: string): Job {
  const groups = ownGroups(data, folder);
  const isFolder = data.files > 1;
  const files = isFolder ? `${data.path}/*/*` : data.path;
  const check = (name: string) => (output: string): void => checkAnswer(name, output, groups);
  const counted: Case = {
    name: rivals.count,
    argv: isFolder ? fromFolder(data.path, ["wc", "-l"]) : ["wc", "-l", data.path],
  };
  return {
    name,
    data,
    cases: [
      ...ownCases(data, folder, requestsOf(groups)),
      ...duckdbCases(folder, (output) => duckdbAccessLogs(files, output), check("DuckDB")),
      ...clickhouseCases(folder, chdbAccessLogs(files), check("ClickHouse")),
      ...gawkCases(data, folder, check("gawk")),
      counted,
    ],
    targets: isFolder
      ? [{ case: own.two, than: rivals.duckdbTwo, atLeast: 4 }, { case: own.denoTwo, than: own.two, atLeast: 0.9 }]
      : [
        { case: own.two, than: rivals.duckdbTwo, atLeast: 4 },
        { case: own.one, than: rivals.duckdbOne, atLeast: 4 },
        { case: own.two, than: rivals.clickhouseTwo, atLeast: 1.5 },
        { case: own.two, than: rivals.gawk, atLeast: 8 },
        { case: own.denoTwo, than: own.two, atLeast: 0.9 },
      ],
  };
}

function gawkCases(data: DataSet, folder: string, check: (output: string) => void): Case[] {
  if (!hasProgram("gawk")) {
    console.error("gawk is missing: its case is left out (install package gawk)");
    return [];
  }
  const tables = join(folder, "tables.tsv");
  const rows = [
    ...logOperations.map((row) => ["operation", ...row]),
    ...denied.map((code) => ["denied", code]),
    ...claims.map((row) => ["claim", ...row]),
  ];
  writeFileSync(tables, rows.map((row) => `${row.join("\t")}\n`).join(""));
  const output = join(folder, "gawk.tsv");
  const gawk = ["gawk", "-b", "-v", `tables=${tables}`, "-f", script];
  const argv = data.files > 1 ? fromFolder(data.path, gawk) : [...gawk, data.path];
  return [{ name: rivals.gawk, argv, output, env: { LC_ALL: "C" }, check: () => check(output) }];
}

// One process gets all files: with more names than a command line holds there would be several, and several answers.
function fromFolder(path: string, argv: readonly string[]): string[] {
  return ["/bin/sh", "-c", 'path=$1; shift; find "$path" -type f -exec cat {} + | "$@"', "sh", path, ...argv];
}
