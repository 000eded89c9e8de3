// Runs benchmarks: `npm run bench -- [NAME...] [--small] [--full] [--json FILE] [--write]`. All of them unless some are
// named; `rivals` is those in which others run too.
//
//   --small      little data and few runs: whether everything works, not how fast it is
//   --full       growth up to 8 GB
//   --json FILE  writes all figures
//   --write      puts the tables into docs/performance.md
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { benchGrowth } from "./growth.ts";
import { circumstances } from "./measure/machine.ts";
import { type BenchResult, plainText, writeToDocument } from "./measure/report.ts";
import { rivalBenches } from "./rivals.ts";

interface Options {
  readonly small: boolean;
  readonly full: boolean;
}

/** Each benchmark by its name. What has no result prints its figures itself, and may also be run by itself. */
const benches: Readonly<Record<string, (options: Options) => Promise<BenchResult | undefined>>> = {
  ...rivalBenches,
  growth: benchGrowth,
  "start-up": () => script("start-up.ts"),
  evaluation: ({ small }) => script("evaluation.ts", ["--max-old-space-size=8000"], small ? ["--small"] : []),
  policies: () => script("policy-files.ts"),
  s3: () => script("s3-read.ts"),
};

async function script(name: string, flags: readonly string[] = [], args: readonly string[] = []): Promise<undefined> {
  const file = fileURLToPath(new URL(name, import.meta.url));
  const { status } = spawnSync(process.execPath, [...flags, "--import", "tsx", file, ...args], { stdio: "inherit" });
  if (status !== 0) throw new Error(`${name} ended with ${status}`);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    small: { type: "boolean", default: false },
    full: { type: "boolean", default: false },
    json: { type: "string" },
    write: { type: "boolean", default: false },
  },
});
const named = positionals.flatMap((name) => name === "rivals" ? Object.keys(rivalBenches) : [name]);
const unknown = named.filter((name) => !(name in benches));
if (unknown.length > 0) {
  throw new Error(`No benchmark is called ${unknown.join(", ")}; there are rivals, ${Object.keys(benches).join(", ")}`);
}
const figures: Record<string, unknown> = {};
for (const [name, bench] of Object.entries(benches)) {
  if (named.length > 0 && !named.includes(name)) continue;
  const result = await bench(values);
  if (result === undefined) continue;
  console.log(`${plainText(result)}\n`);
  const about = circumstances();
  figures[name] = result.data;
  // Each time anew: what has been measured is not lost by what fails later.
  if (values.json !== undefined) {
    writeFileSync(values.json, `${JSON.stringify({ ...about, ...figures }, undefined, 2)}\n`);
  }
  if (values.write) writeToDocument(name, result, about);
}
