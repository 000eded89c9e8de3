import { spawn, spawnSync } from "node:child_process";
import { createServer } from "node:net";
import process from "node:process";
import { fileURLToPath } from "node:url";

/** A real S3 server on loopback that a test started for itself. */
export interface S3Server {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly port: number;
  /** Of the user to whom all buckets belong. */
  readonly credentials: S3Credentials;
  /** Ends it; nothing of it is left. */
  stop(): Promise<void>;
}

/** What a user signs with. */
export interface S3Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A user who may do nothing but what a bucket's policy allows to `arn:aws:iam:::user/auditor`. */
export const auditor: S3Credentials = { accessKeyId: "AKIAAUDITORAUDITORAU", secretAccessKey: "secret/of+the=auditor" };

/** The Region that tests sign for: in any other one radosgw makes no bucket. */
export const testRegion = "us-east-1";

/** Why no S3 server can be started, and what to do; undefined where one can. */
function missing(): string | undefined {
  const found = ["radosgw", "ceph-mon", "ceph-osd"].every((program) =>
    spawnSync("sh", ["-c", `command -v ${program}`]).status === 0
  );
  return found ? undefined : "NO S3 SERVER: run scripts/install-s3-server.sh, or this stays untested";
}

/**
 * What a test that needs an S3 server gives to `node:test`: it is left out, loudly, where there is no server. With CI=true it
 * is not left out, and fails.
 */
export function needsS3Server(): { readonly skip?: string } {
  const reason = missing();
  if (reason === undefined || process.env["CI"] === "true") return {};
  process.stderr.write(`\n  ${reason}\n\n`);
  return { skip: reason };
}

/**
 * Starts an S3 server, which takes about a second.
 *
 * @param users besides the owner of all buckets
 */
export async function startS3Server(users: Readonly<Record<string, S3Credentials>> = {}): Promise<S3Server> {
  const reason = missing();
  if (reason !== undefined) throw new Error(reason);
  const credentials = { accessKeyId: "AKIATESTTESTTESTTEST", secretAccessKey: "secret/of+the=tests" };
  const port = await freePort();
  const script = fileURLToPath(new URL("start-radosgw.sh", import.meta.url));
  const child = spawn(script, [
    String(port),
    String(await freePort()),
    // The object store takes what is free from there on.
    String(20_000 + (process.pid % 200) * 50),
    ...Object.entries({ tester: credentials, ...users }).flatMap(([name, { accessKeyId, secretAccessKey }]) => [
      name,
      accessKeyId,
      secretAccessKey,
    ]),
  ], { env: { PATH: process.env["PATH"] ?? "" } });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  await new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      if (text.includes("READY")) resolve();
    });
    child.on("error", reject);
    child.on("close", () => reject(new Error(`the S3 server did not start: ${said}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    credentials,
    stop: () =>
      new Promise((resolve) => {
        child.on("close", () => resolve());
        child.stdin.end();
      }),
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
