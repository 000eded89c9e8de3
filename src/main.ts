#!/usr/bin/env node
// The process: the only file that names it. All else takes a Host.
import { read } from "node:fs";
import process from "node:process";
import { setFlagsFromString } from "node:v8";
import type { Host, Terminal } from "./cli/host.ts";
import { run } from "./cli/run.ts";
import { UsageError } from "./cli/usage-error.ts";
import { systemMessage } from "./source/file-object.ts";

function terminalOf(stream: { readonly isTTY?: boolean; readonly columns?: number }): Terminal | undefined {
  return stream.isTTY === true ? { columns: stream.columns ?? 80 } : undefined;
}

// Deno tells this without being given the environment.
function wantsNoColor(): boolean {
  const deno = (globalThis as { Deno?: { readonly noColor: boolean } }).Deno;
  if (deno !== undefined) return deno.noColor;
  return (process.env["NO_COLOR"] ?? "") !== "" || process.env["TERM"] === "dumb";
}

const standardInputFile = 0;

// Not process.stdin: it makes a buffer for each chunk, and a gigabyte of them is freed late.
async function* standardInput(): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(256 * 1024);
  for (;;) {
    const length = await new Promise<number>((resolve, reject) => {
      read(standardInputFile, buffer, 0, buffer.length, null, (error, count) => error ? reject(error) : resolve(count));
    }).catch(async (error: Error & { code?: string }) => {
      // Windows tells the end so; a pipe that does not block has nothing yet.
      if (error.code === "EOF") return 0;
      if (error.code !== "EAGAIN") throw error;
      await new Promise((resolve) => setTimeout(resolve, 5));
      return -1;
    });
    if (length === 0) return;
    if (length > 0) yield buffer.subarray(0, length);
  }
}

// The AWS SDK, which is pinned, would tell users of Node 20 about its own releases to come. Deno would ask for permission.
if (!("Deno" in globalThis)) process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";

// What lives shortly is little, whatever is read, and most of what is read lies outside of the collector's heap. With the room
// that V8 takes as it sees fit a run takes 20 to 50 MB more, and is not faster. Deno has no such settings.
const heapFlags = ["--semi-space-growth-factor=1", "--heap-growing-percent=100"];
if (!("Deno" in globalThis)) { for (const flag of heapFlags) setFlagsFromString(flag); }

const endings = ["SIGINT", "SIGTERM"] as const;

// Whoever reads the output may have seen enough: no failure, and what is written to files, and the status, are the same.
let isOutputClosed = false;

// What cannot be told can be told nowhere else, and the status is the same.
function writeError(text: string): void {
  try {
    process.stderr.write(text);
  } catch {
    // So Deno tells it; Node does by an event.
  }
}

const host: Host = {
  args: process.argv.slice(2),
  now: () => new Date(),
  standardInput,
  write: (text) =>
    new Promise((resolve, reject) => {
      const settle = (error?: Error | null): void => {
        isOutputClosed ||= (error as { code?: string } | null | undefined)?.code === "EPIPE";
        if (!error || isOutputClosed) resolve();
        else reject(new UsageError(`Cannot write to standard output: ${systemMessage(error, "write")}`));
      };
      if (isOutputClosed) return resolve();
      try {
        process.stdout.write(text, settle);
      } catch (error) {
        // So Deno tells it.
        settle(error as Error);
      }
    }),
  writeError,
  onInterrupt: (act) => {
    const release = (): void => {
      for (const signal of endings) process.off(signal, once);
    };
    const once = (): void => {
      release();
      act();
    };
    for (const signal of endings) process.on(signal, once);
    return release;
  },
  environment: (name) => {
    try {
      return process.env[name];
    } catch (error) {
      // Deno gives no more than it was permitted.
      if ((error as Error).name === "NotCapable") return undefined;
      throw error;
    }
  },
  outputTerminal: terminalOf(process.stdout),
  errorTerminal: terminalOf(process.stderr),
  noColor: wantsNoColor(),
};

// Who wrote to standard output was told.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

try {
  process.exitCode = await run(host);
} catch (error) {
  writeError(`s3-perimeter: a mistake of the program, please report it\n${(error as Error).stack}\n`);
  process.exitCode = 2;
}
