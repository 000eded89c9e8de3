import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import type { Ended } from "../cli/start-main.ts";
import { onDeno, projectFolder } from "../cli/start-main.ts";

/** The program, or another script, on one of the runtimes that it is for. */
export interface EngineRuntime {
  readonly name: "Node" | "Deno";
  /**
   * Starts a script; on Deno with no more than docs/athena.md says.
   *
   * @param hosts what stands in the documentation's place of Athena's host, of that of results, and of Trino's
   */
  start(script: string, args: readonly string[], options: {
    readonly env: Readonly<Record<string, string>>;
    readonly hosts: Readonly<Record<string, string>>;
  }): { readonly child: ChildProcess; readonly ended: Promise<Ended> };
}

const documented = [
  ...readFileSync(join(projectFolder, "docs/athena.md"), "utf8").matchAll(/```sh\n(deno run [\s\S]*?)src\/main\.ts/g),
]
  .map(([, line = ""]) => line.replaceAll("\\\n", " ").trim().split(/\s+/).slice(2));

/** The permissions that docs/athena.md says are the least, where `host` is spoken to. */
function permissions(hosts: Readonly<Record<string, string>>): string[] {
  const [place = ""] = Object.keys(hosts);
  const found = documented.find((words) => words.some((word) => word.includes(place)));
  if (place === "" || found === undefined) throw new Error("docs/athena.md tells no permissions for Deno");
  return found.map((word) => Object.entries(hosts).reduce((text, [name, host]) => text.replace(name, host), word));
}

// Nobody's own settings have a say, and no instance's role is asked for.
const nobody = mkdtempSync(join(tmpdir(), "s3-perimeter-home-"));
process.on("exit", () => rmSync(nobody, { recursive: true, force: true }));

function runtime(name: "Node" | "Deno"): EngineRuntime {
  return {
    name,
    start: (script, args, { env, hosts }) => {
      const path = join(projectFolder, script);
      const [command, before] = name === "Node"
        ? [process.execPath, ["--import", import.meta.resolve("tsx")]] as const
        : [
          onDeno ? process.execPath : join(projectFolder, "node_modules/deno/deno"),
          ["run", "--no-prompt", "--config", join(projectFolder, "deno.json"), ...permissions(hosts)],
        ] as const;
      const child = spawn(command, [...before, path, ...args], {
        cwd: projectFolder,
        env: { PATH: process.env["PATH"] ?? "", HOME: nobody, AWS_EC2_METADATA_DISABLED: "true", ...env },
      });
      const output = { stdout: "", stderr: "" };
      for (const stream of ["stdout", "stderr"] as const) {
        child[stream].setEncoding("utf8").on("data", (text: string) => (output[stream] += text));
      }
      child.stdin.end();
      const ended = new Promise<Ended>((resolve, reject) => {
        child.on("error", reject);
        child.on("close", (status) => resolve({ status, ...output }));
      });
      return { child, ended };
    },
  };
}

/** Both runtimes where the tests run on Node, else Deno. */
export const engineRuntimes: readonly EngineRuntime[] = onDeno ? [runtime("Deno")] : [runtime("Node"), runtime("Deno")];
