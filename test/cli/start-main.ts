import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import process from "node:process";

/** The project's folder: where programs are started, so that paths in their outputs are the same everywhere. */
export const projectFolder: string = fileURLToPath(new URL("../..", import.meta.url));

/** What a program left behind. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Whether the tests themselves run on Deno. */
export const onDeno: boolean = "Deno" in globalThis;

/** Permissions of the documented command line. */
const readOnly: readonly string[] = ["run", "--no-prompt", "--allow-read"];

/** The program on the runtime that the tests run on: unbuilt, on Deno with no permission but to read files. */
export function startMain(args: readonly string[], options: StartOptions = {}): Promise<Ended> {
  // Whole paths, so that it can be started in any folder.
  const main = `${projectFolder}src/main.ts`;
  if (!onDeno) return start(process.execPath, ["--import", import.meta.resolve("tsx"), main, ...args], options);
  const [run = "run", ...permissions] = options.denoPermissions ?? readOnly;
  return start(
    process.execPath,
    [run, "--config", `${projectFolder}deno.json`, ...permissions, main, ...args],
    options,
  );
}

/** The program as `npm ci` builds it, on Node. */
export function startBuilt(args: readonly string[], options: StartOptions = {}): Promise<Ended> {
  return start("node", ["dist/main.js", ...args], options);
}

/** The program on Deno, started from Node. */
export function startOnDeno(args: readonly string[], options: StartOptions = {}): Promise<Ended> {
  return start("node_modules/deno/deno", [...(options.denoPermissions ?? readOnly), "src/main.ts", ...args], options);
}

/** How a program is started. */
export interface StartOptions {
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly denoPermissions?: readonly string[];
  /** The working folder; the project's unless told otherwise. */
  readonly folder?: string;
}

/** Starts a program and waits for its end. */
export function start(command: string, args: readonly string[], options: StartOptions = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.folder ?? projectFolder,
      env: { PATH: process.env["PATH"] ?? "", ...options.env },
    });
    const output = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      child[name].setEncoding("utf8");
      child[name].on("data", (text: string) => (output[name] += text));
    }
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, ...output }));
    child.stdin.on("error", () => {});
    child.stdin.end(options.input ?? "");
  });
}
