import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { type Ended, projectFolder, startMain } from "../cli/start-main.ts";
import { withFolder } from "../cli/temporary-folder.ts";
import { type Fault, type FaultProxy, type Plan, startFaultProxy } from "../s3/fault-proxy.ts";
import {
  archived,
  changed,
  corrupted,
  elsewhere,
  entriesTwice,
  expiredToken,
  gone,
  s3Error,
  slowDown,
  unpaid,
} from "../s3/faults.ts";
import { logLine } from "../s3/log-text.ts";
import { type Reach, type Runtime, runtimes } from "../s3/s3-runtimes.ts";
import { needsS3Server, type S3Server, startS3Server } from "../s3/s3-server.ts";
import { type Files, seedBucket } from "../s3/seed-bucket.ts";

const judged = ["-p", "examples/seed/policies", "--fail-on", "none", "--now", "2026-03-20", "-f", "json"];

// Larger than what is fetched whole, so that it is read as a stream.
const large = "logs/2026-03-16-09-00-00-00000000000000FF";
const largeLines = 13_000;
const small = "logs/2026-03-16-04-00-00-0000000000000004";

function files(): Files {
  const all: Record<string, Uint8Array | string> = {};
  for (let hour = 0; hour < 9; hour++) {
    const time = Date.UTC(2026, 2, 16, hour);
    const lines = Array.from({ length: 20 }, (_, i) => logLine({ time, id: hour * 100 + i, user: `user${hour}` }));
    const text = Buffer.from(`${lines.join("\n")}\n`);
    all[`logs/2026-03-16-0${hour}-00-00-000000000000000${hour}`] = hour % 2 === 0 ? text : gzipSync(text);
  }
  all[large] = `${
    Array.from({ length: largeLines }, (_, i) => logLine({ id: 10_000 + i, user: "much" })).join("\n")
  }\n`;
  const day = "AWSLogs/111122223333/CloudTrail/ap-northeast-1/2026/03/16";
  all[`${day}/111122223333_CloudTrail_ap-northeast-1_20260316T1205Z_0123456789abcdef.json.gz`] = gzipSync(
    readFileSync(join(projectFolder, "examples/seed/logs/delete-bucket.json")),
  );
  // Of the same day: else that no log covers it would be a finding.
  all["seed.log"] = readFileSync(join(projectFolder, "examples/seed/logs/access.log"));
  return all;
}

interface JsonReport {
  findings: {
    rule: string;
    notices?: { count: number; first: { object: string; position?: string; message: string }[] };
  }[];
  evidence: { objects: { read: number; duplicate: number; unread: number } };
}

describe("logs in S3, and what goes wrong on the way", needsS3Server(), () => {
  let server: S3Server;
  /** What the same files on disk give. */
  let whole: Ended;
  const without = new Map<string, Ended>();

  before(async () => {
    server = await startS3Server();
    await seedBucket(server, "faults", files());
    whole = await onDisk(files());
    assert.equal(whole.status, 0, whole.stderr);
  });
  after(() => server.stop());

  async function onDisk(content: Files): Promise<Ended> {
    let ended: Ended | undefined;
    await withFolder(content as Record<string, string>, async (folder) => {
      const { stdout, ...rest } = await startMain(["check", folder, ...judged]);
      ended = { ...rest, stdout: stdout.replaceAll(`${folder}/`, "s3://faults/") };
    });
    return ended as unknown as Ended;
  }

  /** Runs on every runtime, each with a proxy of its own that does what a plan says. */
  function faulty(
    name: string,
    plan: Plan,
    use: (
      run: (args?: readonly string[], reach?: Partial<Reach>) => Promise<Ended>,
      proxy: FaultProxy,
    ) => Promise<void>,
    on: readonly Runtime[] = runtimes,
  ): void {
    for (const runtime of on) {
      test(`${name}, on ${runtime.name}`, async () => {
        const proxy = await startFaultProxy(server);
        try {
          proxy.plan(plan);
          await use(
            (args = [], reach = {}) =>
              runtime.start(["check", "s3://faults", ...judged, ...args], { server, proxy, ...reach }),
            proxy,
          );
        } finally {
          await proxy.stop();
        }
      });
    }
  }

  function assertWhole(ended: Ended): void {
    assert.equal(ended.stderr, "");
    assert.equal(ended.stdout, whole.stdout);
    assert.equal(ended.status, 0);
  }

  /** One object is named as unread, for a reason, and all else is as it would be without that object. */
  async function assertUnread(ended: Ended, key: string, reason: RegExp): Promise<void> {
    assert.equal(ended.stderr, "");
    assert.equal(ended.status, 3);
    const report = JSON.parse(ended.stdout) as JsonReport;
    const unread = report.findings.filter(({ rule }) => rule === "PERIM2102");
    assert.equal(unread.length, 1);
    assert.deepEqual(unread[0]?.notices?.first.map(({ object }) => object), [`s3://faults/${key}`]);
    assert.match(unread[0]?.notices?.first[0]?.message ?? "", reason);
    if (!without.has(key)) {
      const { [key]: _, ...rest } = files();
      without.set(key, await onDisk(rest));
    }
    const expected = JSON.parse(without.get(key)?.stdout ?? "") as JsonReport;
    expected.evidence.objects.unread = 1;
    report.findings = report.findings.filter(({ rule }) => rule !== "PERIM2102");
    assert.deepEqual(report, expected);
  }

  describe("what passes leaves no trace in the report", { concurrency: 2 }, () => {
    faulty("no fault", () => undefined, async (run, proxy) => {
      assertWhole(await run());
      assert.equal(new Set(proxy.requests.map(({ path }) => path)).size, 13);
    });
    faulty("fewer requests asked for", ({ before }) => before < 2 ? slowDown : undefined, async (run) => {
      assertWhole(await run());
    });
    for (const stopBy of ["reset", "end"] as const) {
      faulty(
        `connections that ${stopBy} in the middle of every answer`,
        ({ before, headers, isListing }) =>
          before === 0 && headers["range"] === undefined ? { stopAfter: isListing ? 500 : 100, stopBy } : undefined,
        async (run) => assertWhole(await run()),
      );
      faulty(
        `connections that ${stopBy} before the last byte`,
        ({ before, headers, isListing }) =>
          before === 0 && headers["range"] === undefined && !isListing ? { stopAfter: -1, stopBy } : undefined,
        async (run) => assertWhole(await run()),
      );
    }
    faulty(
      "a large object that breaks off again and again is gone on with where it broke",
      ({ path }) => path.endsWith(large) ? { stopAfter: 700_000, stopBy: "reset" } : undefined,
      async (run, proxy) => {
        assertWhole(await run());
        const ranges = proxy.requests.filter(({ path }) => path.endsWith(large)).map(({ headers }) => headers["range"]);
        assert.ok(ranges.length > 3);
      },
    );
    faulty(
      "a bit that changes on the way",
      ({ before, isListing, path }) => before === 0 && !isListing && !path.endsWith(large) ? corrupted : undefined,
      async (run) => assertWhole(await run()),
    );
    for (const stopAfter of [undefined, 50]) {
      faulty(
        `silence ${stopAfter === undefined ? "before" : "in the middle of"} every answer`,
        ({ before, headers }) =>
          before > 0 || headers["range"] !== undefined
            ? undefined
            : stopAfter === undefined
            ? { delay: 3000 }
            : { stopAfter, stopBy: "stall" },
        async (run) => assertWhole(await run(["--read-timeout", "1"])),
      );
    }
    faulty(
      "ten seconds of silence",
      ({ before, path }) => before === 0 && path.endsWith(small) ? { delay: 10_000 } : undefined,
      async (run, proxy) => {
        assertWhole(await run());
        assert.equal(proxy.requests.filter(({ path }) => path.endsWith(small)).length, 1);
      },
    );
    faulty(
      "entries that are listed twice",
      ({ isListing }) => isListing ? entriesTwice : undefined,
      async (run) => assertWhole(await run()),
    );
    faulty(
      "an answer that takes its time",
      ({ path }) => ({ delay: path.length }),
      async (run) => assertWhole(await run()),
    );
    for (const status of [301, 400] as const) {
      faulty(
        `a bucket in another Region (${status})`,
        (request) => elsewhere(request, "eu-central-1", status),
        async (run, proxy) => {
          assertWhole(await run());
          const wrong = proxy.requests.filter(({ headers }) => !headers["authorization"]?.includes("/eu-central-1/"));
          assert.equal(wrong.length, 1);
        },
      );
    }
    faulty("a bucket whose readers pay", (request) => unpaid(request), async (run) => {
      assertWhole(await run(["--request-payer"]));
      const ended = await run();
      assert.equal(ended.status, 2);
      assert.match(ended.stderr, /access was denied/);
    });
  });

  describe("what does not pass is named, and nothing else is lost", { concurrency: 2 }, () => {
    const of = (key: string, fault: Fault): Plan => ({ path }) => path.endsWith(key) ? fault : undefined;
    const cases: readonly (readonly [name: string, plan: Plan, reason: RegExp])[] = [
      ["gone since it was listed", of(small, gone), /^is gone since it was listed$/],
      ["written anew since it was listed", of(small, changed), /^was overwritten after it was listed/],
      ["archived", of(small, archived), /^is archived \(Glacier\): restore it first/],
      ["credentials that have expired", of(small, expiredToken(400)), /^the credentials have expired/],
      ["credentials that have expired (403)", of(small, expiredToken(403)), /^the credentials have expired/],
      [
        "always the same wrong bit",
        of(small, corrupted),
        /^came several times with other bytes than S3 has a checksum of/,
      ],
      [
        "always cut short",
        of(small, { stopAfter: 10, stopBy: "end" }),
        /^(?:came cut short|the connection broke) several/,
      ],
      [
        "always reset",
        of(small, { stopAfter: 10, stopBy: "reset" }),
        /^(?:came cut short|the connection broke) several/,
      ],
      ["always asked for fewer requests", of(small, slowDown), /^S3 asked for fewer requests/],
      ["denied", of(small, { answer: s3Error(403, "AccessDenied", "Access Denied") }), /^access was denied/],
      [
        "a failure that nobody knows",
        of(small, { answer: s3Error(418, "Odd\u001b[31m", "\u001b[31m<b>") }),
        /^S3 answered HTTP418/,
      ],
    ];
    for (const [name, plan, reason] of cases) {
      faulty(name, plan, async (run) => assertUnread(await run(), small, reason));
    }

    for (
      const [name, fault, reason] of [
        ["a large object that is written anew while it is read", "changed", /^was overwritten after it was listed/],
        ["a large object with a wrong bit", "corrupted", /^came several times with other bytes/],
      ] as const
    ) {
      faulty(
        name,
        ({ path, headers }) =>
          !path.endsWith(large)
            ? undefined
            : fault === "corrupted"
            ? corrupted
            : headers["range"] === undefined
            ? { stopAfter: 700_000, stopBy: "reset" }
            : changed,
        async (run) => {
          const ended = await run();
          assert.equal(ended.status, 3);
          const [unread] = unreadOf(ended);
          assert.equal(unread?.object, `s3://faults/${large}`);
          assert.match(unread?.position ?? "", /^byte \d+$/);
          assert.match(unread?.message ?? "", reason);
        },
      );
    }

    faulty(
      "credentials that expire when all is listed",
      ({ isListing }) => isListing ? undefined : expiredToken(400),
      async (run, proxy) => {
        const ended = await run();
        assert.equal(ended.status, 3);
        const report = JSON.parse(ended.stdout) as JsonReport;
        assert.deepEqual(report.evidence.objects, { read: 0, duplicate: 0, unread: 12 });
        assert.match(unreadOf(ended)[0]?.message ?? "", /^the credentials have expired: get new ones/);
        // Asking again would not help.
        const gets = proxy.requests.filter(({ isListing }) => !isListing);
        assert.ok(gets.every(({ before }) => before < 2));
      },
    );
    faulty("credentials that had expired before", () => expiredToken(400), async (run) => {
      const ended = await run();
      assert.equal(ended.status, 2);
      assert.equal(ended.stdout, "");
      assert.match(ended.stderr, /Cannot open s3:\/\/faults: the credentials have expired: get new ones/);
    });
    faulty(
      "another input than the one that cannot be listed is read",
      ({ path }) => path.startsWith("/other") ? { answer: s3Error(403, "AccessDenied", "Access Denied") } : undefined,
      async (run) => {
        const ended = await run(["s3://other/logs"]);
        assert.equal(ended.status, 3);
        assert.deepEqual(unreadOf(ended).map(({ object }) => object), ["s3://other/logs"]);
      },
    );
    faulty("no answer at all", () => ({ stopAfter: 0, stopBy: "stall" }), async (run) => {
      const ended = await run(["--read-timeout", "0.2"]);
      assert.equal(ended.status, 2);
      assert.match(ended.stderr, /Cannot open s3:\/\/faults: no answer came in time, several times/);
    });
    faulty(
      "a listing that is no XML to its end",
      ({ isListing }) =>
        isListing
          ? { change: (answer) => ({ ...answer, body: answer.body.subarray(0, answer.body.length >> 1) }) }
          : undefined,
      async (run) => {
        const ended = await run();
        assert.equal(ended.status, 2);
        assert.match(ended.stderr, /Cannot open s3:\/\/faults: /);
      },
    );
    faulty("a listing that does not say whether it is all", ({ isListing }) =>
      isListing
        ? {
          change: (answer) => ({
            ...answer,
            body: Buffer.from(answer.body.toString().replace(/<IsTruncated>.*?<\/IsTruncated>/, "")),
          }),
        }
        : undefined, async (run) => {
      const ended = await run();
      assert.equal(ended.status, 2);
      assert.match(ended.stderr, /a listing is cut off and does not tell how it goes on/);
    });
  });
});

function unreadOf({ stdout }: Ended): readonly { object: string; position?: string; message: string }[] {
  const { findings } = JSON.parse(stdout) as JsonReport;
  return findings.find(({ rule }) => rule === "PERIM2102")?.notices?.first ?? [];
}
