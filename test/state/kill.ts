import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
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

/** Where the states of killed runs lie. */
export interface KillPlace {
  /** What `--state` names, for a name. */
  readonly state: (name: string) => string;
  /** Further arguments of every command. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The names of all that is in a state. */
  readonly namesIn: (state: string) => Promise<string>;
  /**
   * Calls back when something has been done to a state so many times and once more, until it is told to stop.
   *
   * @returns what stops it
   */
  readonly afterChanges: (state: string, changes: number, callBack: () => void) => () => void;
}

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
export async function killRuns(seed: number, wanted: number, place: KillPlace): Promise<Kills> {
  let kills = 0;
  let inTheMiddle = 0;
  await withFolder({}, async (folder) => {
    const program = await bundled(folder);
    const start = (args: readonly string[], killer?: Killer): Promise<Run> =>
      run(program, [...args, ...place.args], place.env, killer);
    const random = randomOf(seed);
    for (let series = 0; kills < wanted; series++) {
      const files = filesOf(corpusOf(seed + series, 400, { world, evidence: "both", noise: 0.2 }), randomOf(seed), {
        size: 8,
      });
      const logs = join(folder, `${series}-logs`);
      const [killed, calm] = ["killed", "calm"].map((name) => place.state(`${series}-${name}`)) as [string, string];
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
        const expected = await start(args(calm));
        const whole = performance.now() - begun;
        assert.ok(expected.status !== null && expected.status !== 2, expected.stderr);
        // A program that only fails fails the same way each time.
        assert.ok(JSON.parse(expected.stdout).evidence.records.read > 0, expected.stderr);
        for (let attempt = 0; attempt < 5 && kills < wanted; attempt++) {
          const before = await place.namesIn(killed);
          // By the clock, or a moment after so many changes of the state.
          const [after, changes] = [random.below(Math.ceil(whole)), random.below(12)];
          const ended = await start(
            args(killed),
            random.chance(0.4) ? byClock(after) : (kill) => place.afterChanges(killed, changes, kill),
          );
          if (ended.status !== null) {
            assert.equal(ended.stdout, expected.stdout, ended.stderr);
            continue;
          }
          kills++;
          const left = await place.namesIn(killed);
          if (left !== before) inTheMiddle++;
          if (!left.includes("manifest-")) continue;
          const shown = await start(["state", "show", killed]);
          assert.equal(shown.status, 0, shown.stderr);
        }
        const final = await start(args(killed));
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
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  return outfile;
}

/** Decides when to kill a run; gives what stops it from doing so. */
type Killer = (kill: () => void) => () => void;

function byClock(milliseconds: number): Killer {
  return (kill) => {
    const timer = setTimeout(kill, milliseconds);
    return () => clearTimeout(timer);
  };
}

interface Run {
  /** Null where it was killed. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  killer?: Killer,
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const deno = ["run", "--allow-all", "--config", join(projectFolder, "deno.json")];
    const child = spawn(process.execPath, [...(onDeno ? deno : []), program, ...args], {
      cwd: projectFolder,
      env: { ...process.env, ...env },
    });
    const output = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      child[name].setEncoding("utf8").on("data", (text: string) => (output[name] += text));
    }
    const stop = killer?.(() => void child.kill("SIGKILL"));
    child.on("error", reject);
    child.on("close", (status) => {
      stop?.();
      resolve({ status, ...output });
    });
  });
}
