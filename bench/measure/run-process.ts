import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";

/** What a process took, from its start to its end. */
export interface Usage {
  /** By the clock. */
  readonly seconds: number;
  /** Of all processors together. */
  readonly cpuSeconds: number;
  /** Most memory that was resident, of the largest process where it started others. */
  readonly megabytes: number;
}

/** A program and its arguments. */
export interface Command {
  readonly argv: readonly string[];
  /** Where standard output goes; dropped if left out. */
  readonly output?: string;
  readonly env?: Readonly<Record<string, string>>;
}

// GNU time asks the kernel what the process and its children used: the same measure for every program.
const timeProgram = "/usr/bin/time";

/** Runs a program to its end, alone, and measures it. */
export async function measure({ argv, output = "/dev/null", env = {} }: Command): Promise<Usage> {
  if (!existsSync(timeProgram)) throw new Error(`The benchmarks need GNU time as ${timeProgram}: install package time`);
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const usageFile = join(folder, "usage");
    const begun = performance.now();
    const child = spawn(
      "/bin/sh",
      ["-c", `exec "$@" > "$BENCH_OUTPUT"`, "sh", timeProgram, "-q", "-f", "%U %S %M", "-o", usageFile, ...argv],
      { env: { ...process.env, ...env, BENCH_OUTPUT: output }, stdio: ["ignore", "ignore", "pipe"] },
    );
    let errors = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (errors = (errors + text).slice(-4000)));
    const [status] = await once(child, "close");
    const seconds = (performance.now() - begun) / 1000;
    if (status !== 0) throw new Error(`${argv.join(" ")} ended with ${status}: ${errors}`);
    const [user = NaN, system = NaN, kilobytes = NaN] = readFileSync(usageFile, "utf8").trim().split(" ").map(Number);
    return { seconds, cpuSeconds: user + system, megabytes: kilobytes * 1024 / 1e6 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
