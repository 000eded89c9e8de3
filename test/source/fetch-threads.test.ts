import assert from "node:assert/strict";
import process from "node:process";
import { after, before, describe, test } from "node:test";
import type * as Module from "../../src/source/fetch-threads.ts";
import { openS3Bucket, type S3Bucket } from "../../src/source/s3-bucket.ts";
import { defaultS3Options } from "../../src/source/s3-options.ts";
import { onDeno, startMain } from "../cli/start-main.ts";
import { withFolder } from "../cli/temporary-folder.ts";
import { type Plan, startFaultProxy } from "../s3/fault-proxy.ts";
import { corrupted, gone, slowDown } from "../s3/faults.ts";
import { logLine } from "../s3/log-text.ts";
import { environmentFor } from "../s3/s3-client.ts";
import { runtimes } from "../s3/s3-runtimes.ts";
import { needsS3Server, type S3Server, startS3Server } from "../s3/s3-server.ts";
import { seedMany } from "../s3/seed-bucket.ts";

// As it was built: on Node a thread runs no TypeScript.
const file = onDeno ? "../../src/source/fetch-threads.ts" : "../../dist/source/fetch-threads.js";
const { FetchThreads }: typeof Module = await import(file);

// Above the number from which threads get them.
const count = 2500;
const timeout = 10_000;

function contentOf(index: number): string {
  const time = Date.UTC(2026, 2, 16) + index * 30_000;
  return `${logLine({ time, id: index, user: `user${index % 7}` })}\n`;
}

const keyOf = (index: number): string => `logs/2026-03-16-00-00-00-${String(index).padStart(16, "0")}`;

describe("threads that get objects of S3", needsS3Server(), () => {
  let server: S3Server;
  let bucket: S3Bucket;

  before(async () => {
    server = await startS3Server();
    Object.assign(process.env, environmentFor(server));
    await seedMany(server, "threads", Array.from({ length: count }, (_, index) => [keyOf(index), contentOf(index)]));
    const options = { ...defaultS3Options, endpointUrl: server.url, pathStyle: true };
    bucket = await openS3Bucket("threads", "logs/", options);
  });
  after(async () => {
    bucket.close();
    await server.stop();
  });

  const entryOf = (index: number) => ({ key: keyOf(index), size: contentOf(index).length, etag: "" });

  test("each object comes whole, and what cannot be got is told", async () => {
    const threads = new FetchThreads(2);
    assert.equal(await threads.fetch(bucket, entryOf(0)), undefined);
    threads.start(timeout);
    threads.start(timeout);
    try {
      let first: Uint8Array | undefined;
      while (first === undefined) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        first = await threads.fetch(bucket, entryOf(0));
      }
      const got = await Promise.all(
        Array.from(
          { length: 500 },
          async (_, index) => new TextDecoder().decode(await threads.fetch(bucket, entryOf(index))),
        ),
      );
      assert.deepEqual(got, Array.from({ length: 500 }, (_, index) => contentOf(index)));
      const [missing, short, whole] = await Promise.allSettled([
        threads.fetch(bucket, { key: "logs/none", size: 1, etag: "" }),
        threads.fetch(bucket, { ...entryOf(1), etag: '"0"' }),
        threads.fetch(bucket, entryOf(2)),
      ]);
      assert.match(String(missing.status === "rejected" && missing.reason), /is gone since it was listed/);
      assert.match(String(short.status === "rejected" && short.reason), /was overwritten after it was listed/);
      assert.equal(whole.status, "fulfilled");
      const unsigned = { sign: () => Promise.reject(new Error("no credentials")) };
      assert.equal(await threads.fetch(unsigned, entryOf(2)), undefined);
      // What was asked for before is given up, and nobody waits for ever.
      const pending = threads.fetch(bucket, entryOf(3));
      threads.close();
      await pending;
      assert.equal(await threads.fetch(bucket, entryOf(3)), undefined);
    } finally {
      threads.close();
    }
  });

  const plans: Readonly<Record<string, Plan>> = {
    "no fault": () => undefined,
    "answers that break off, change or are refused": ({ before, path, isListing }) => {
      if (before > 0 || isListing) return undefined;
      const kind = Number(path.slice(-2));
      return kind === 7
        ? { stopAfter: 200, stopBy: "reset" }
        : kind === 17
        ? corrupted
        : kind === 27
        ? slowDown
        : undefined;
    },
  };
  for (const runtime of runtimes) {
    for (const [name, plan] of Object.entries(plans)) {
      test(`${name}: the profile of one thread and of files on disk, on ${runtime.name}`, async () => {
        const proxy = await startFaultProxy(server);
        try {
          proxy.plan(plan);
          const options = ["--now", "2026-03-20"];
          const two = await runtime.start(["profile", "s3://threads/logs/", "--jobs", "2", ...options], {
            server,
            proxy,
          });
          assert.equal(two.status, 0, two.stderr);
          const asked = proxy.requests.filter(({ isListing }) => !isListing).map(({ path }) => path);
          assert.equal(new Set(asked).size, count);
          // What was got while the listing went on is not got again.
          if (name === "no fault") assert.equal(asked.length, count);
          const files = Object.fromEntries(
            Array.from({ length: count }, (_, index) => [keyOf(index), contentOf(index)]),
          );
          await withFolder(files, async (folder) => {
            const one = await startMain(["profile", folder, "--jobs", "1", ...options]);
            assert.equal(two.stdout, one.stdout.replaceAll(`${folder}/`, "s3://threads/"));
          });
        } finally {
          await proxy.stop();
        }
      });
    }

    test(`an object that a thread finds gone is told as unread, on ${runtime.name}`, async () => {
      const proxy = await startFaultProxy(server);
      try {
        proxy.plan(({ path }) => path.endsWith(keyOf(2400)) ? gone : undefined);
        const ended = await runtime.start(["profile", "s3://threads/logs/", "--jobs", "2"], { server, proxy });
        const { ledger, notices } = JSON.parse(ended.stdout.split("\n")[0] ?? "");
        assert.equal(ledger.kept, count - 1);
        assert.match(JSON.stringify(notices), /0{12}2400.*is gone since it was listed/);
      } finally {
        await proxy.stop();
      }
    });
  }
});
