import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { type Groups, groupsOfProfile, requestsOf } from "../answer/groups.ts";
import type { DataSet } from "../data/data-folder.ts";
import type { Case } from "../measure/job.ts";
import { denoProgram, hasProgram } from "../measure/machine.ts";
import { writePolicies } from "./policies.ts";

const program = fileURLToPath(new URL("../../dist/main.js", import.meta.url));
const source = fileURLToPath(new URL("../../src/main.ts", import.meta.url));

/** Names of this project's cases, as targets have them. */
export const own = {
  one: "this project, Node, 1 worker",
  two: "this project, Node, 2 workers",
  denoOne: "this project, Deno, 1 worker",
  denoTwo: "this project, Deno, 2 workers",
} as const;

/** The groups of data as this project's profile has them. */
export function ownGroups(data: DataSet, folder: string): Groups {
  const file = join(folder, "profile.ndjson");
  const args = ["profile", data.path, "-o", file, "--allow-incomplete"];
  execFileSync(process.execPath, [program, ...args], { stdio: ["ignore", "ignore", "ignore"] });
  return groupsOfProfile(file);
}

/**
 * `check`, from the command line to the report: all of what rivals do, and samples, evidence coverage, a digest of each
 * object, verdicts and findings. All runs must have one report, and it must count as many requests as are told.
 */
export function ownCases(data: DataSet, folder: string, requests: number): Case[] {
  const output = join(folder, "report.json");
  const judging = ["-p", writePolicies(folder), "-f", "json", "--now", "2026-03-20", "--fail-on", "none"];
  return onEachRuntime(["check", data.path, ...judging, "--allow-incomplete"], output, checkReport(output, requests));
}

/** `profile`, which judges nothing. */
export function ownProfileCases(data: DataSet, folder: string, requests: number): Case[] {
  const output = join(folder, "profile-written.ndjson");
  return onEachRuntime(["profile", data.path, "--allow-incomplete"], output, () => {
    const counted = requestsOf(groupsOfProfile(output));
    if (counted !== requests) throw new Error(`The profile counts ${counted} requests, where there are ${requests}`);
  });
}

function onEachRuntime(args: readonly string[], output: string, check: () => void): Case[] {
  const node = [process.execPath, program, ...args];
  const deno = [denoProgram, "run", "--no-prompt", "--allow-read", source, ...args];
  const hasDeno = hasProgram(denoProgram);
  if (!hasDeno) console.error("Deno is missing: its cases are left out (npm ci installs it)");
  // Versions without the option have one worker and no more.
  const cases: [name: string, argv: string[]][] = hasJobs()
    ? [
      [own.one, [...node, "--jobs", "1"]],
      [own.two, [...node, "--jobs", "2"]],
      [own.denoOne, [...deno, "--jobs", "1"]],
      [own.denoTwo, [...deno, "--jobs", "2"]],
    ]
    : [[own.one, node], [own.denoOne, deno]];
  return cases.filter(([, argv]) => hasDeno || argv[0] !== denoProgram)
    .map(([name, argv]) => ({ name, argv, output, check }));
}

function checkReport(file: string, requests: number): () => void {
  let first: string | undefined;
  return () => {
    const text = readFileSync(file, "utf8");
    first ??= text;
    if (text !== first) throw new Error(`Two runs over the same data do not have the same report: see ${file}`);
    const { stopped: _, ...verdicts } = (JSON.parse(text) as { requests: Record<string, number> }).requests;
    const judged = Object.values(verdicts).reduce((sum, count) => sum + count, 0);
    if (judged !== requests) throw new Error(`The report counts ${judged} requests, where there are ${requests}`);
  };
}

let help: string | undefined;

function hasJobs(): boolean {
  help ??= execFileSync(process.execPath, [program, "check", "--help"], { encoding: "utf8" });
  return help.includes("--jobs");
}
