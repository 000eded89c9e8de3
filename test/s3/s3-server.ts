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
  const found = ["radosgw", "ceph-mon", "ceph-osd", "openssl"].every((program) =>
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
  for (let attempt = 1;; attempt++) {
    try {
      return await start({ tester: owner, ...users });
    } catch (error) {
      // Another program can take a port between the moment that it was found free and its use.
      if (attempt === 3) throw error;
    }
  }
}

const owner: S3Credentials = { accessKeyId: "AKIATESTTESTTESTTEST", secretAccessKey: "secret/of+the=tests" };

async function start(users: Readonly<Record<string, S3Credentials>>): Promise<S3Server> {
  const script = fileURLToPath(new URL("start-radosgw.sh", import.meta.url));
  const port = await freePort();
  const ports = [port, await freePort(), await freePort()];
  const signers = Object.entries(users).flatMap(([name, { accessKeyId, secretAccessKey }]) => [
    name,
    accessKeyId,
    secretAccessKey,
  ]);
  const child = spawn(script, [...ports.map(String), ...signers], { env: { PATH: process.env["PATH"] ?? "" } });
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
    credentials: owner,
    stop: () =>
      new Promise((resolve) => {
        child.on("close", () => resolve());
        child.stdin.end();
      }),
  };
}

// Not one of those that the system gives to whoever connects (from 32768 on), and which may be taken a moment later.
async function freePort(): Promise<number> {
  for (;;) {
    const port = 12_000 + Math.floor(Math.random() * 20_000);
    const isFree = await new Promise<boolean>((resolve) => {
      const server = createServer();
      server.on("error", () => resolve(false));
      server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
    });
    if (isFree) return port;
  }
}
