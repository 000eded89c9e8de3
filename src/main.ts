#!/usr/bin/env node
// The process: the only file that names it. All else takes a Host.
import process from "node:process";
import type { Host, Terminal } from "./cli/host.ts";
import { run } from "./cli/run.ts";

function terminalOf(stream: { readonly isTTY?: boolean; readonly columns?: number }): Terminal | undefined {
  return stream.isTTY === true ? { columns: stream.columns ?? 80 } : undefined;
}

// Deno tells this without being given the environment.
function wantsNoColor(): boolean {
  const deno = (globalThis as { Deno?: { readonly noColor: boolean } }).Deno;
  if (deno !== undefined) return deno.noColor;
  return (process.env["NO_COLOR"] ?? "") !== "" || process.env["TERM"] === "dumb";
}

const host: Host = {
  args: process.argv.slice(2),
  now: () => new Date(),
  standardInput: () => process.stdin as AsyncIterable<Uint8Array>,
  write: (text) =>
    new Promise((resolve, reject) => {
      process.stdout.write(text, (error) => error ? reject(error) : resolve());
    }),
  writeError: (text) => {
    process.stderr.write(text);
  },
  outputTerminal: terminalOf(process.stdout),
  errorTerminal: terminalOf(process.stderr),
  noColor: wantsNoColor(),
};

// Whoever reads the output may have seen enough: no failure.
process.stdout.on("error", (error: Error & { code?: string }) => {
  if (error.code !== "EPIPE") throw error;
});

try {
  process.exitCode = await run(host);
} catch (error) {
  if ((error as { code?: string }).code !== "EPIPE") {
    process.stderr.write(`s3-perimeter: a mistake of the program, please report it\n${(error as Error).stack}\n`);
    process.exitCode = 2;
  }
}
