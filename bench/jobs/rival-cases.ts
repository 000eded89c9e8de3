import { existsSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { differences, type Groups, groupsOfRival, requestsOf } from "../answer/groups.ts";
import { websiteBucket } from "../data/usual-calls.ts";
import type { Case } from "../measure/job.ts";

const bench = fileURLToPath(new URL("..", import.meta.url));

/** Names of rivals' cases, as targets have them. */
export const rivals = {
  duckdbOne: "DuckDB, 1 thread",
  duckdbTwo: "DuckDB, 2 threads",
  clickhouseOne: "ClickHouse local, 1 thread",
  clickhouseTwo: "ClickHouse local, 2 threads",
  gawk: "gawk",
  jq: "jq",
  count: "wc -l",
  inflateOne: "inflate alone, Node, 1 worker",
  inflateTwo: "inflate alone, Node, 2 workers",
} as const;

/** Installs the rivals that are packages, for the benchmarks alone. */
export function installRivals(): void {
  if (existsSync(join(bench, "node_modules/@duckdb/node-api")) && existsSync(join(bench, "node_modules/chdb"))) return;
  console.error("installing DuckDB and ClickHouse for the benchmarks (some 600 MB)");
  // Not `npm ci`: that refuses a lock file which lacks the packages of a platform that is not this one's.
  const args = ["install", "--prefix", bench, "--no-save", "--ignore-scripts", "--no-audit", "--no-fund"];
  try {
    execFileSync("npm", args, { stdio: ["ignore", "ignore", "inherit"] });
  } catch {
    console.error("They could not be installed.");
  }
}

/** DuckDB with one thread and with two; none where it is not installed. */
export function duckdbCases(folder: string, sql: (output: string) => string, check: (output: string) => void): Case[] {
  if (isMissing("@duckdb/node-api", "DuckDB")) return [];
  return ([[rivals.duckdbOne, 1], [rivals.duckdbTwo, 2]] as const).map(([name, threads]) => {
    const output = join(folder, `duckdb-${threads}.tsv`);
    const query = join(folder, `duckdb-${threads}.sql`);
    writeFileSync(query, sql(output));
    const argv = [process.execPath, join(bench, "rivals/duckdb-client.js"), query, String(threads)];
    return { name, argv, check: () => check(output) };
  });
}

/** ClickHouse local with one thread and with two; none where it is not installed. */
export function clickhouseCases(folder: string, sql: string, check: (output: string) => void): Case[] {
  if (isMissing("chdb", "ClickHouse")) return [];
  const query = join(folder, "clickhouse.sql");
  writeFileSync(query, sql);
  return ([[rivals.clickhouseOne, 1], [rivals.clickhouseTwo, 2]] as const).map(([name, threads]) => {
    const output = join(folder, `clickhouse-${threads}.tsv`);
    const argv = [process.execPath, join(bench, "rivals/chdb-client.js"), query, String(threads), output];
    return { name, argv, check: () => check(output) };
  });
}

function isMissing(name: string, title: string): boolean {
  const missing = !existsSync(join(bench, "node_modules", name));
  if (missing) console.error(`${title} is missing: its cases are left out`);
  return missing;
}

/**
 * Compares a rival's answer with this project's. The website's lines are hostile in part, and rivals read them in other
 * ways: its groups are left out, and how many of its requests a rival has is told.
 */
export function checkAnswer(name: string, output: string, own: Groups): void {
  const groups = groupsOfRival(output);
  const found = differences(own, groups, websiteBucket);
  if (found.length > 0) throw new Error(`${name} has another answer than this project:\n${found.join("\n")}`);
  const all = requestsOf(own, websiteBucket);
  const website = all === 0 ? "" : `; of the website's ${all} requests it has ${requestsOf(groups, websiteBucket)}`;
  console.error(`${name}: the same answer as this project${website}`);
}

/** Compares no more than the number of requests: where this project folds addresses, nobody else has its groups. */
export function checkTotal(name: string, output: string, own: Groups): void {
  const [theirs, ours] = [requestsOf(groupsOfRival(output)), requestsOf(own)];
  if (theirs !== ours) throw new Error(`${name} has ${theirs} requests, this project ${ours}`);
}
