import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { type Ended, onDeno, projectFolder, startMain, startOnDeno } from "../cli/start-main.ts";
import type { FaultProxy } from "./fault-proxy.ts";
import { type S3Server, testRegion } from "./s3-server.ts";

/** The program on one of the runtimes that it is for. */
export interface Runtime {
  readonly name: "Node" | "Deno";
  /**
   * Starts it with the credentials of a server in the environment; on Deno with what docs/s3.md says is the least.
   *
   * @param env in place of the credentials, where given
   * @param permissions in place of those of docs/s3.md, where given
   */
  start(args: readonly string[], reach: Reach): Promise<Ended>;
}

/** How the program reaches a server. */
export interface Reach {
  readonly server: S3Server;
  readonly proxy: FaultProxy;
  /** In place of the server's credentials. */
  readonly env?: Readonly<Record<string, string>>;
  /** In place of what docs/s3.md says is the least on Deno. */
  readonly denoPermissions?: readonly string[];
  /** In place of `--endpoint-url` of the proxy. */
  readonly options?: readonly string[];
}

/** The command line for Deno in docs/s3.md. */
const documented = /```sh\n(deno run [\s\S]*?)src\/main\.ts/.exec(
  readFileSync(join(projectFolder, "docs/s3.md"), "utf8"),
)?.[1] ?? "";

/** The permissions that docs/s3.md says are the least, for a host. */
export function documentedPermissions(host: string): string[] {
  const [, ...permissions] = documented.replaceAll("\\\n", " ").replace("HOST:PORT", host).trim().split(/\s+/);
  if (!permissions.includes(`--allow-net=${host}`)) throw new Error("docs/s3.md tells no permissions for Deno");
  return [...permissions.slice(0, 1), "--no-prompt", ...permissions.slice(1)];
}

// Nobody's own settings have a say, and no instance's role is asked for.
const nobody = mkdtempSync(join(tmpdir(), "s3-perimeter-home-"));
process.on("exit", () => rmSync(nobody, { recursive: true, force: true }));
const alone = { HOME: nobody, AWS_EC2_METADATA_DISABLED: "true" };

/** The environment that tells a server's credentials, and nothing else. */
export function credentialsOf({ credentials }: S3Server): Record<string, string> {
  return {
    AWS_REGION: testRegion,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  };
}

function runtime(name: "Node" | "Deno", starter: typeof startMain): Runtime {
  return {
    name,
    start: (args, { server, proxy, env = credentialsOf(server), denoPermissions, options }) =>
      starter([...args, ...(options ?? ["--endpoint-url", proxy.url])], {
        env: { ...alone, ...env },
        denoPermissions: denoPermissions ?? documentedPermissions(proxy.host),
      }),
  };
}

/** Both runtimes where the tests run on Node, else Deno. */
export const runtimes: readonly Runtime[] = onDeno
  ? [runtime("Deno", startMain)]
  : [runtime("Node", startMain), runtime("Deno", startOnDeno)];
