import assert from "node:assert/strict";
import { test } from "node:test";
import { onDeno } from "../cli/start-main.ts";
import { startFaultProxy } from "../s3/fault-proxy.ts";
import { logLine } from "../s3/log-text.ts";
import { runtimes } from "../s3/s3-runtimes.ts";
import { needsS3Server, startS3Server } from "../s3/s3-server.ts";
import { seedMany } from "../s3/seed-bucket.ts";

const count = 100_000;
const last = Date.UTC(2026, 2, 17);
const step = 600_000;

/** An object every ten minutes, for nearly two years. */
function* objects(): Generator<[string, string]> {
  for (let i = 0; i < count; i++) {
    const time = last - i * step;
    const stamp = new Date(time).toISOString().slice(0, 19).replaceAll(/[T:]/g, "-");
    const id = i.toString(16).toUpperCase().padStart(16, "0");
    yield [`logs/${stamp}-${id}`, `${logLine({ time: time - 60_000, id: i, user: `user${i % 10}` })}\n`];
  }
}

// On Deno the same program would list the same objects: once is enough for what takes minutes to set up.
test(
  "of 100,000 objects under one prefix, --since asks for few listings and for few objects",
  onDeno ? { skip: "is run by the tests on Node" } : needsS3Server(),
  async () => {
    const server = await startS3Server();
    const proxy = await startFaultProxy(server);
    try {
      await seedMany(server, "many", objects());
      for (const runtime of runtimes) {
        for (
          const [args, records] of [
            [["--since", "24h", "--now", "2026-03-17"], 144],
            [["--from", "2025-06-30", "--to", "2025-07-01"], 144],
          ] as const
        ) {
          proxy.plan(() => undefined);
          const ended = await runtime.start(["profile", "s3://many/logs/", ...args], { server, proxy });
          assert.equal(ended.status, 0, ended.stderr);
          const { ledger } = JSON.parse(ended.stdout.split("\n")[0] ?? "") as { ledger: { kept: number } };
          assert.equal(ledger.kept, records);
          const listings = proxy.requests.filter(({ isListing }) => isListing).length;
          assert.ok(listings <= 12, `${listings} listings`);
          // With an hour before the window, and three days after it where it ends.
          assert.ok(proxy.requests.length - listings <= 600, `${proxy.requests.length - listings} objects`);
        }
      }
      proxy.plan(() => undefined);
      const [runtime] = runtimes;
      const all = await runtime?.start(["profile", "s3://many/logs/2025-02-0"], { server, proxy });
      assert.equal(all?.status, 0, all?.stderr);
      const { ledger } = JSON.parse(all?.stdout.split("\n")[0] ?? "") as { ledger: { kept: number } };
      assert.equal(ledger.kept, 9 * 144);
    } finally {
      await proxy.stop();
      await server.stop();
    }
  },
);
