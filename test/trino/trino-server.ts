import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { setTimeout } from "node:timers/promises";
import { runOnTrino } from "../athena/run-on-trino.ts";

/** A Trino that listens on loopback, with catalog `hive` over a folder of its own. */
export interface TrinoServer {
  readonly url: string;
  /** What `local:///` is. */
  readonly folder: string;
  stop(): Promise<void>;
}

const { installation, java } = installedTrino();

/** Where `npm run trino` has put it. */
function installedTrino(): { readonly installation: string; readonly java: string } {
  const cache = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "s3-perimeter-trino");
  return { installation: join(cache, "server"), java: join(cache, "java") };
}

/** Starts the server that scripts/install-trino.sh has installed. */
export async function startTrino(): Promise<TrinoServer> {
  if (!existsSync(installation)) throw new Error("There is no Trino: npm run trino installs it");
  const home = mkdtempSync(join(tmpdir(), "trino-"));
  const folder = join(home, "files");
  const etc = join(home, "etc");
  mkdirSync(join(etc, "catalog"), { recursive: true });
  mkdirSync(join(folder, "ready"), { recursive: true });
  writeFileSync(join(folder, "ready", "one"), "1\n");
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const files: Readonly<Record<string, readonly string[]>> = {
    "node.properties": [
      "node.environment=test",
      "node.id=test",
      `node.data-dir=${join(home, "data")}`,
      "node.bind-ip=127.0.0.1",
      "node.internal-address=127.0.0.1",
    ],
    "config.properties": [
      "coordinator=true",
      "node-scheduler.include-coordinator=true",
      `http-server.http.port=${port}`,
      `discovery.uri=${url}`,
      "query.max-memory=1GB",
      "query.max-memory-per-node=512MB",
    ],
    "jvm.config": ["-server", "-Xmx2G", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"],
    "catalog/hive.properties": [
      "connector.name=hive",
      "hive.metastore=file",
      "hive.metastore.catalog.dir=local:///metastore",
      "fs.native-local.enabled=true",
      `local.location=${folder}`,
      // As Athena does.
      "hive.recursive-directories=true",
      "hive.partition-projection-enabled=true",
      "hive.ignore-absent-partitions=true",
      "hive.non-managed-table-writes-enabled=true",
      "hive.security=allow-all",
    ],
  };
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(etc, name), `${lines.join("\n")}\n`);
  const server = spawn(
    join(installation, "bin/launcher"),
    ["--etc-dir", etc, "--data-dir", join(home, "data"), "run"],
    { env: { ...process.env, JAVA_HOME: java, PATH: `${java}/bin:${process.env["PATH"]}` }, detached: true },
  );
  let output = "";
  for (const stream of [server.stdout, server.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (output = (output + text).slice(-4000)));
  }
  const exited = once(server, "exit");
  const stop = async (): Promise<void> => {
    // The launcher has a child.
    if (server.exitCode === null) process.kill(-(server.pid as number), "SIGKILL");
    await exited;
    rmSync(home, { recursive: true, force: true });
  };
  try {
    for (let waited = 0; !(await isReady(url)); waited++) {
      if (server.exitCode !== null || waited > 240) throw new Error(`Trino did not start:\n${output}`);
      await setTimeout(250);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, folder, stop };
}

/** Whether it runs queries over files: a while after it has started it knows of no node yet that does, not even of itself. */
async function isReady(url: string): Promise<boolean> {
  const run = runOnTrino(url);
  try {
    await run("CREATE SCHEMA IF NOT EXISTS hive.ready WITH (location = 'local:///schema-of-ready')");
    await run(
      "CREATE TABLE IF NOT EXISTS hive.ready.one (n varchar) WITH (format = 'TEXTFILE', external_location = 'local:///ready/')",
    );
    const { rows } = await run("SELECT n FROM hive.ready.one");
    return rows[0]?.[0] === "1";
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}
