import { execFileSync } from "node:child_process";
import { cpus, totalmem } from "node:os";
import process from "node:process";
import { fileURLToPath } from "node:url";

/** Where and when figures were taken, in words. */
export interface Circumstances {
  readonly date: string;
  readonly machine: string;
  /** Versions by program; what is missing is left out. */
  readonly versions: Readonly<Record<string, string>>;
}

const bench = fileURLToPath(new URL("..", import.meta.url));

export function circumstances(): Circumstances {
  const processors = cpus();
  const versions: [string, string | undefined][] = [
    ["Node", process.versions.node],
    ["Deno", firstLine([denoProgram, "--version"])?.split(" ")[1]],
    ["DuckDB (@duckdb/node-api)", packageVersion("@duckdb/node-api")],
    ["ClickHouse (chdb)", packageVersion("chdb")],
    ["gawk", firstLine(["gawk", "--version"])?.match(/\d+\.\d+\.\d+/)?.[0]],
    ["jq", firstLine(["jq", "--version"])?.replace("jq-", "")],
  ];
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${processors[0]?.model.trim() ?? "unknown processor"}, ${processors.length} processors, ` +
      `${Math.round(totalmem() / 2 ** 30)} GiB of memory, ${process.platform} ${process.arch}`,
    versions: Object.fromEntries(versions.filter((pair): pair is [string, string] => pair[1] !== undefined)),
  };
}

/** Deno, as the project's development dependency. */
export const denoProgram: string = fileURLToPath(new URL("../../node_modules/.bin/deno", import.meta.url));

/** Whether a program can be started. */
export function hasProgram(name: string): boolean {
  return firstLine([name, "--version"]) !== undefined;
}

function firstLine([program = "", ...args]: readonly string[]): string | undefined {
  try {
    return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).split("\n")[0];
  } catch {
    return undefined;
  }
}

function packageVersion(name: string): string | undefined {
  try {
    const lock = execFileSync(process.execPath, [
      "-p",
      `require(${JSON.stringify(`${bench}node_modules/${name}/package.json`)}).version`,
    ], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    return lock.trim();
  } catch {
    return undefined;
  }
}
