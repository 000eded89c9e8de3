// How fast the 20,000 access logs of `small-files`, of 13 KB each, are read from an S3 server in memory on loopback: by this
// project, from the command line to the profile on disk; by a plain loop over the SDK's GetObject; and by a bare client of node:http that signs.
// Without latency, and with what S3 has. Cases take turns over some rounds. Prints medians; asserts nothing.
//
// For the two others the time without the start of their process counts, and they neither list nor parse. On two
// processors the server takes one and the client the other; the server's processor time an object tells how near it is to
// being the bound.
import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { smallAccessLogs } from "./data/small-access-logs.ts";
import type { Reading } from "./s3-read/read-all.ts";

const objects = 20_000;
const rounds = 3;
const latencies = [0, 25];
// Which number at once is best is found out on fewer objects.
const trialObjects = 4000;
const trials = { sdk: [64, 128], bare: [64, 128, 256, 400] };

const here = fileURLToPath(new URL("s3-read/", import.meta.url));
const program = fileURLToPath(new URL("../dist/main.js", import.meta.url));
const env = {
  ...process.env,
  AWS_ACCESS_KEY_ID: "AKIABENCHBENCHBENCHB",
  AWS_SECRET_ACCESS_KEY: "secret",
  AWS_REGION: "us-east-1",
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
};

/** The server, and the folder of what it serves. */
interface Store {
  readonly server: ChildProcess;
  readonly port: number;
  readonly logs: string;
}

/** Runs a process to its end. */
async function run(args: readonly string[]): Promise<{ milliseconds: number; output: string; usage: string }> {
  const begun = performance.now();
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe", "pipe"] });
  const texts = ["", "", ""];
  for (const [index, stream] of child.stdio.slice(1).entries()) {
    stream?.on("data", (chunk) => (texts[index] += chunk));
  }
  const [status] = await once(child, "close");
  const [output = "", errors = "", usage = ""] = texts;
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}: ${errors}`);
  return { milliseconds: performance.now() - begun, output, usage };
}

async function ours(args: readonly string[]): Promise<Reading> {
  const { milliseconds, usage } = await run(["--import", join(here, "tell-usage.js"), program, ...args]);
  return { milliseconds, ...JSON.parse(usage) };
}

async function other(name: string, { port, logs }: Store, count: number, atOnce: number): Promise<Reading> {
  const { output } = await run([
    "--import",
    "tsx",
    join(here, `${name}-client.ts`),
    `${port}`,
    logs,
    `${count}`,
    `${atOnce}`,
  ]);
  return JSON.parse(output);
}

async function bestAtOnce(name: "sdk" | "bare", store: Store): Promise<number> {
  const tried: { readonly atOnce: number; readonly time: number }[] = [];
  for (const atOnce of trials[name]) {
    tried.push({ atOnce, time: (await other(name, store, trialObjects, atOnce)).milliseconds });
  }
  return tried.reduce((best, one) => one.time < best.time ? one : best).atOnce;
}

interface ServerUse {
  /** Microseconds since its start. */
  readonly cpu: number;
  readonly requests: number;
}

/** What the server has used so far; its latency from now on. */
async function askServer(server: ChildProcess, latency: number): Promise<ServerUse> {
  const answer = once(server, "message");
  server.send({ latency });
  return (await answer)[0] as ServerUse;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}

interface Row {
  readonly name: string;
  readonly readings: Reading[];
  readonly server: number[];
}

function show({ name, readings, server }: Row): void {
  const time = median(readings.map(({ milliseconds }) => milliseconds));
  console.log([
    name.padEnd(34),
    `${time.toFixed(0)} ms`.padStart(9),
    `${(objects / time * 1000).toFixed(0)}/s`.padStart(9),
    `${(median(readings.map(({ cpu }) => cpu)) / objects).toFixed(0)} us`.padStart(8),
    `${(median(readings.map(({ memory }) => memory)) / 1e6).toFixed(0)} MB`.padStart(8),
    `${median(server).toFixed(0)} us`.padStart(8),
  ].join(""));
}

async function measure(store: Store, folder: string, latency: number): Promise<void> {
  const { server, port } = store;
  await askServer(server, latency);
  const atOnce = { sdk: await bestAtOnce("sdk", store), bare: await bestAtOnce("bare", store) };
  const endpoint = `http://127.0.0.1:${port}`;
  const input = ["s3://bench/logs/", "--endpoint-url", endpoint, "--path-style"];
  const cases: [string, () => Promise<Reading>][] = [
    ["this project, whole process", () => ours(["profile", ...input, "-o", join(folder, "profile.ndjson")])],
    [`SDK's GetObject, ${atOnce.sdk} at once`, () => other("sdk", store, objects, atOnce.sdk)],
    [`bare client, ${atOnce.bare} at once`, () => other("bare", store, objects, atOnce.bare)],
  ];
  const rows: Row[] = cases.map(([name]) => ({ name, readings: [], server: [] }));
  const starts: number[] = [];
  for (let round = 0; round < rounds; round++) {
    starts.push((await ours(["--version"])).milliseconds);
    for (const [index, [, read]] of cases.entries()) {
      const before = await askServer(server, latency);
      rows[index]?.readings.push(await read());
      const after = await askServer(server, latency);
      rows[index]?.server.push((after.cpu - before.cpu) / objects);
    }
  }
  console.log(`\nlatency ${latency} ms`.padEnd(35) + "time  objects      CPU   memory   server");
  for (const row of rows) show(row);
  const [own = NaN, sdk = NaN, bare = NaN] = rows.map(({ readings }) =>
    median(readings.map((one) => one.milliseconds))
  );
  const start = median(starts);
  for (const [name, time] of [["", own], [` less a bare start of ${start.toFixed(0)} ms`, own - start]] as const) {
    console.log(
      `this project${name}: ${(objects / time * 1000).toFixed(0)}/s, ${
        (sdk / time).toFixed(2)
      } times the SDK's loop, ` +
        `${(bare / time).toFixed(2)} times the bare client`,
    );
  }
}

const folder = mkdtempSync(join(tmpdir(), "bench-"));
const { path: logs } = await smallAccessLogs(objects);
const server = fork(join(here, "server.ts"), [logs], { execArgv: ["--import", "tsx"] });
try {
  const [{ port }] = await once(server, "message") as [{ port: number }];
  for (const latency of latencies) await measure({ server, port, logs }, folder, latency);
} finally {
  server.disconnect();
  rmSync(folder, { recursive: true });
}
