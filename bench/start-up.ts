// How long `lint` of one file takes from start to end, against what it may: twice a bare `node -e 0` and 40 ms. Runs the two
// in turn, prints the medians and what the first is of what it may be; asserts nothing. Needs a build.
import { spawnSync } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";

const runs = 21;
const root = fileURLToPath(new URL("..", import.meta.url));
const commands = {
  bare: ["-e", "0"],
  lint: ["dist/main.js", "lint", "policies/one-endpoint.yaml"],
  version: ["dist/main.js", "--version"],
};

/** Milliseconds of a whole process. */
function timeOf(args: readonly string[]): number {
  const begun = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  const time = performance.now() - begun;
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}: ${stderr}`);
  return time;
}

const times = { bare: [] as number[], lint: [] as number[], version: [] as number[] };
for (const name of ["bare", "lint", "version"] as const) timeOf(commands[name]);
for (let run = 0; run < runs; run++) {
  for (const name of ["bare", "lint", "version"] as const) times[name].push(timeOf(commands[name]));
}
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[runs >> 1] ?? NaN;
const [bare, lint, version] = [median(times.bare), median(times.lint), median(times.version)];
const allowed = 2 * bare + 40;
console.log(`node -e 0      ${bare.toFixed(0)} ms, Node ${process.versions.node}, median of ${runs} runs in turn`);
console.log(`--version      ${version.toFixed(0)} ms`);
console.log(
  `lint, 1 file   ${lint.toFixed(0)} ms: ${(lint / allowed).toFixed(2)} of the ${allowed.toFixed(0)} ms it may take`,
);
