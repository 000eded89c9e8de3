import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { createServer } from "node:tls";
import { test } from "node:test";
import { onDeno } from "../cli/start-main.ts";
import { withFolder } from "../cli/temporary-folder.ts";
import { startFaultProxy } from "../s3/fault-proxy.ts";
import { logLine } from "../s3/log-text.ts";
import { credentialsOf, documentedPermissions, runtimes } from "../s3/s3-runtimes.ts";
import { needsS3Server, startS3Server } from "../s3/s3-server.ts";
import { seedMany } from "../s3/seed-bucket.ts";

// Enough for a thread of their own, which has a client of its own.
const count = 1500;
const lines = Array.from({ length: count }, (_, id) => logLine({ time: Date.UTC(2026, 2, 16) + id * 1000, id }));

// Its server side of TLS would have to be permitted, and what is tested is in the program that is started.
test(
  "by TLS, with a certificate authority of one's own",
  onDeno ? { skip: "is run by the tests on Node" } : needsS3Server(),
  async () => {
    const server = await startS3Server();
    const proxy = await startFaultProxy(server);
    try {
      await seedMany(
        server,
        "tls",
        lines.map((line, id) => [`logs/2026-03-16-00-00-00-${String(id).padStart(16, "0")}`, `${line}\n`]),
      );
      await withFolder({}, async (folder) => {
        const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
        const made = spawnSync("openssl", [
          ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"],
          ...["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", cert],
        ], { encoding: "utf8" });
        assert.equal(made.status, 0, made.stderr ?? "openssl is not installed");
        const front = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (socket) => {
          const behind = connect(Number(new URL(proxy.url).port), "127.0.0.1");
          socket.pipe(behind).pipe(socket);
          socket.on("error", () => behind.destroy());
          behind.on("error", () => socket.destroy());
        });
        await new Promise<void>((resolve) => front.listen(0, "127.0.0.1", resolve));
        const { port } = front.address() as { port: number };
        const host = `127.0.0.1:${port}`;
        const options = ["--endpoint-url", `https://${host}`, "--path-style"];
        try {
          for (const runtime of runtimes) {
            for (const jobs of ["1", "2"]) {
              proxy.plan(() => undefined);
              const env = { ...credentialsOf(server), NODE_EXTRA_CA_CERTS: cert };
              const [run = "", ...permissions] = documentedPermissions(host);
              const denoPermissions = [run, "--allow-sys=ca", ...permissions];
              const args = ["profile", "s3://tls/logs/", "--jobs", jobs];
              const trusting = await runtime.start(args, { server, proxy, env, denoPermissions, options });
              assert.equal(trusting.status, 0, trusting.stderr);
              const { ledger } = JSON.parse(trusting.stdout.split("\n")[0] ?? "") as { ledger: { kept: number } };
              assert.equal(ledger.kept, count, `${runtime.name}, --jobs ${jobs}`);
            }
            // And nobody is trusted who is not to be.
            const wary = await runtime.start(["profile", "s3://tls/logs/"], {
              server,
              proxy,
              env: { ...credentialsOf(server), NODE_EXTRA_CA_CERTS: "" },
              denoPermissions: documentedPermissions(host),
              options,
            });
            assert.equal(wary.status, 2, runtime.name);
            assert.match(wary.stderr, /self-signed certificate/);
          }
        } finally {
          front.close();
        }
      });
    } finally {
      await proxy.stop();
      await server.stop();
    }
  },
);
