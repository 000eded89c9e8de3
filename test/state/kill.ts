import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { build } from "esbuild";
import { onDeno, projectFolder } from "../cli/start-main.ts";
import { withFolder } from "../cli/temporary-folder.ts";
import { corpusOf, filesOf } from "../corpus/corpus.ts";
import { randomOf } from "../corpus/random.ts";
import { worldOf } from "../corpus/world.ts";

const world = worldOf({ days: 8 });
const today = (round: number): string => new Date(world.since + round * 86_400_000).toISOString().slice(0, 10);

/** What {@link killRuns} did. */
export interface Kills {
  /** Runs that were killed before they ended by themselves. */
  readonly kills: number;
  /** Of these, those that had written something. */
  readonly inTheMiddle: number;
}

/**
 * Kills runs of the program with a state by SIGKILL, at instants that a seed chooses, until enough of them were killed: each
 * round brings new objects, is killed again and again, and ends with one whole run, the report of which must be that of a
 * state that never saw a kill.
 */
export async function killRuns(seed: number, wanted: number): Promise<Kills> {
  let kills = 0;
  let inTheMiddle = 0;
  await withFolder({}, async (folder) => {
    const program = await bundled(folder);
    const random = randomOf(seed);
    for (let series = 0; kills < wanted; series++) {
      const files = filesOf(corpusOf(seed + series, 400, { world, evidence: "both", noise: 0.2 }), randomOf(seed), {
        size: 8,
      });
      const [killed, calm, logs] = ["killed", "calm", "logs"].map((name) => join(folder, `${series}-${name}`)) as [
        string,
        string,
        string,
      ];
      mkdirSync(logs);
      for (let round = 0; round < 8 && kills < wanted; round++) {
        for (const [index, { name, bytes }] of files.entries()) {
          if (index % 8 !== round) continue;
          mkdirSync(dirname(join(logs, name)), { recursive: true });
          writeFileSync(join(logs, name), bytes);
        }
        const args = (state: string): string[] => [
          ...["check", logs, "--state", state, "-p", "examples/day/policies", "-f", "json", "--now", today(round)],
          ...["--horizon", "2", "--memory", "1"],
        ];
        const begun = performance.now();
        const expected = await run(program, args(calm), Infinity, () => false);
        const whole = performance.now() - begun;
        assert.ok(expected.status !== null && expected.status !== 2, expected.stderr);
        for (let attempt = 0; attempt < 5 && kills < wanted; attempt++) {
          const before = namesIn(killed);
          // By the clock, or a moment after the state's folder has changed so many times.
          const [after, changes] = [random.below(Math.ceil(whole)), random.below(12)];
          let seen = 0;
          let last = before;
          const isTime = random.chance(0.4) ? undefined : (): boolean => {
            const now = namesIn(killed);
            if (now !== last) seen++;
            last = now;
            return seen > changes;
          };
          const ended = await run(
            program,
            args(killed),
            isTime === undefined ? after : Infinity,
            isTime ?? (() => false),
          );
          if (ended.status !== null) {
            assert.equal(ended.stdout, expected.stdout);
            continue;
          }
          kills++;
          if (namesIn(killed) !== before) inTheMiddle++;
          if (!namesIn(killed).includes("manifest-")) continue;
          const shown = await run(program, ["state", "show", killed], Infinity, () => false);
          assert.equal(shown.status, 0, shown.stderr);
        }
        const final = await run(program, args(killed), Infinity, () => false);
        assert.equal(final.stderr, expected.stderr);
        assert.equal(final.stdout, expected.stdout);
        assert.equal(final.status, expected.status);
      }
    }
  });
  return { kills, inTheMiddle };
}

// One file starts in a tenth of the time that many take.
async function bundled(folder: string): Promise<string> {
  if (onDeno) return join(projectFolder, "src/main.ts");
  const outfile = join(folder, "main.mjs");
  await build({
    entryPoints: [join(projectFolder, "src/main.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    outfile,
    logLevel: "error",
    // Loaded only where something in S3 is named.
    external: ["@aws-sdk/*", "@smithy/*"],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  return outfile;
}

function namesIn(folder: string): string {
  try {
    return readdirSync(folder).join();
  } catch {
    return "";
  }
}

interface Run {
  /** Null where it was killed. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(program: string, args: readonly string[], killAfter: number, isTime: () => boolean): Promise<Run> {
  return new Promise((resolve, reject) => {
    const deno = ["run", "--allow-all", "--config", join(projectFolder, "deno.json")];
    const child = spawn(process.execPath, [...(onDeno ? deno : []), program, ...args], { cwd: projectFolder });
    const output = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      child[name].setEncoding("utf8").on("data", (text: string) => (output[name] += text));
    }
    const timer = killAfter === Infinity ? undefined : setTimeout(() => child.kill("SIGKILL"), killAfter);
    const watch = setInterval(() => {
      if (isTime()) child.kill("SIGKILL");
    }, 1);
    child.on("error", reject);
    child.on("close", (status) => {
      clearTimeout(timer);
      clearInterval(watch);
      resolve({ status, ...output });
    });
  });
}
