import assert from "node:assert/strict";
import process from "node:process";
import { after, before, describe, test } from "node:test";
import type { S3Client } from "@aws-sdk/client-s3";
import { ListObjectsV2Command, PutObjectCommand } from "@aws-sdk/client-s3";
import { defaultS3Options } from "../../src/source/s3-options.ts";
import { manifestName } from "../../src/state/part-name.ts";
import { s3Store } from "../../src/state/s3-store.ts";
import { StateError } from "../../src/state/state-error.ts";
import type { StateStore } from "../../src/state/state-store.ts";
import { corpusOf, filesOf, objectsOf } from "../corpus/corpus.ts";
import { randomOf } from "../corpus/random.ts";
import { worldOf } from "../corpus/world.ts";
import { type FaultProxy, type Plan, type ProxiedRequest, startFaultProxy } from "../s3/fault-proxy.ts";
import { corrupted, expiredToken, s3Error, slowDown } from "../s3/faults.ts";
import { environmentFor, makeBucket, s3ClientOf } from "../s3/s3-client.ts";
import { needsS3Server, type S3Server, startS3Server } from "../s3/s3-server.ts";
import { oneShot, outcomeOver, runOver, textOf } from "./state-run.ts";

describe("a state in S3", needsS3Server(), () => {
  let server: S3Server;
  let client: S3Client;
  const storeAt = (prefix: string, url: string = server.url): StateStore =>
    s3Store(`s3://states/${prefix}`, { ...defaultS3Options, endpointUrl: url, pathStyle: true });
  const textAt = async (store: StateStore, path: string): Promise<string> =>
    new TextDecoder().decode(await store.read(path, 10));
  const keys = async (prefix: string): Promise<string[]> => {
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: "states", Prefix: prefix }));
    return Contents.map(({ Key = "" }) => Key);
  };

  before(async () => {
    server = await startS3Server();
    Object.assign(process.env, environmentFor(server));
    client = s3ClientOf(server);
    await makeBucket(client, "states");
  });
  after(async () => {
    client.destroy();
    await server.stop();
  });

  test("a name is taken once", async () => {
    const store = storeAt("a/state/");
    assert.equal(store.name, "s3://states/a/state");
    assert.deepEqual(await store.list(), []);
    assert.equal(await store.read("x", 10), undefined);
    const all = await Promise.all(
      [1, 2, 3, 4].map((n) => storeAt("a/state").writeNew(manifestName(7), Buffer.from(`${n}`))),
    );
    assert.equal(all.filter((won) => won).length, 1);
    assert.equal(await textAt(store, manifestName(7)), `${all.indexOf(true) + 1}`);
    assert.equal(await store.writeNew(manifestName(7), Buffer.from("late")), false);
    assert.deepEqual(await store.list(), [manifestName(7)]);
    await store.remove(manifestName(7));
    await store.remove(manifestName(7));
    assert.deepEqual(await store.list(), []);
    store.close?.();
  });

  test("what lies beside it, below it, and for the folder itself, is none of it", async () => {
    const store = storeAt("b");
    for (const key of ["b/", "bb/x", "b", "b-x", "c/b/x"]) {
      await client.send(new PutObjectCommand({ Bucket: "states", Key: key, Body: new Uint8Array(0) }));
    }
    assert.equal(await store.writeNew("set-aside-1/x", Buffer.from("aside")), true);
    assert.equal(await store.writeNew("set-aside-1/x", Buffer.from("again")), false);
    assert.equal(await textAt(store, "set-aside-1/x"), "aside");
    assert.deepEqual(await store.list(), []);
    assert.deepEqual(await keys("b/"), ["b/", "b/set-aside-1/x"]);
  });

  test("no more is read than is wanted, and an empty object is one", async () => {
    const store = storeAt("c");
    await store.writeNew("x", new Uint8Array(3_000_000));
    await store.writeNew("empty", new Uint8Array(0));
    for (const list of [false, true]) {
      if (list) assert.deepEqual(await store.list(), ["empty", "x"]);
      assert.equal((await store.read("x", 10))?.length, 11);
      assert.equal((await store.read("x", 3_000_000))?.length, 3_000_000);
      assert.equal((await store.read("empty", 10))?.length, 0);
      // Another key begins so.
      assert.equal(await store.read("", 10), undefined);
      assert.equal(await store.read("e", 10), undefined);
    }
  });

  test("thousands of objects are listed", async () => {
    const store = storeAt("many");
    const names = Array.from({ length: 1100 }, (_, index) => `n${String(index).padStart(5, "0")}`);
    for (let at = 0; at < names.length; at += 50) {
      await Promise.all(names.slice(at, at + 50).map((name) => store.writeNew(name, Buffer.from(name))));
    }
    assert.deepEqual(await store.list(), names);
  });

  test("a folder that holds something else is no state, and what cannot be reached is told", async () => {
    await client.send(new PutObjectCommand({ Bucket: "states", Key: "other/logs.txt", Body: Buffer.from("x") }));
    await assert.rejects(runOver(storeAt("other"), "2026-03-05", []), /is no state: .* logs\.txt is in it/);
    const missing = s3Store("s3://no-such-bucket/x", {
      ...defaultS3Options,
      endpointUrl: server.url,
      pathStyle: true,
    });
    await assert.rejects(
      missing.list(),
      (error) => error instanceof StateError && /no such bucket/.test(error.message),
    );
    assert.throws(() => s3Store("s3://b_/x", defaultS3Options), RangeError);
  });

  test("runs give what one scan gives, and leave two manifests and their parts", async () => {
    const world = worldOf({ days: 3 });
    const files = filesOf(corpusOf(31, 200, { world, evidence: "both", loss: 0.1 }), randomOf(31), { size: 20 });
    const expected = textOf(await oneShot(objectsOf(files)));
    const day = (index: number): string => new Date(world.since + index * 86_400_000).toISOString().slice(0, 10);
    for (let end = 3;; end += 3) {
      // A store of its own each time, as each run of the program has.
      const profile = await runOver(storeAt("runs"), day(2), objectsOf(files.slice(0, end)));
      if (end < files.length) continue;
      assert.equal(textOf(profile), expected);
      break;
    }
    assert.equal(textOf(await runOver(storeAt("runs"), day(20), [])), expected);
    assert.equal(textOf(await runOver(storeAt("runs"), day(20), objectsOf(files))), expected);
    const names = await keys("runs/");
    assert.equal(names.filter((name) => name.includes("/manifest-")).length, 2);
  });

  test("of two runs at once one wins, and the other one leaves nothing behind", async () => {
    const files = filesOf(corpusOf(32, 120, { world: worldOf({ days: 2 }) }), randomOf(32), { size: 20 });
    const day = "2026-03-07";
    for (let round = 0; round < 5; round++) {
      const runs = [files.slice(0, 3), files.slice(2, 6)].map((some) =>
        runOver(storeAt(`race-${round}`), day, objectsOf(some), { horizon: 30 })
      );
      const ended = await Promise.allSettled(runs);
      const lost = ended.filter(({ status }) => status === "rejected") as PromiseRejectedResult[];
      for (const { reason } of lost) assert.equal((reason as Error).name, "StateConflictError");
      assert.ok(lost.length <= 1);
      const all = objectsOf(files);
      const profile = await runOver(storeAt(`race-${round}`), day, all, { horizon: 30 });
      assert.equal(textOf(profile), textOf(await oneShot(all)));
      const names = await keys(`race-${round}/`);
      assert.equal(names.filter((name) => name.includes("/manifest-")).length, 2);
    }
  });
});

describe("a state in S3 with faults on the way", needsS3Server(), () => {
  let server: S3Server;
  let proxy: FaultProxy;
  let client: S3Client;
  const files = filesOf(corpusOf(33, 120, { world: worldOf({ days: 2 }), evidence: "both" }), randomOf(33), {
    size: 20,
  });
  const storeAt = (prefix: string): StateStore =>
    s3Store(`s3://faults/${prefix}`, {
      ...defaultS3Options,
      endpointUrl: proxy.url,
      pathStyle: true,
      readTimeout: 1000,
    });
  // A first half, and a second one that reads what the first has written.
  const twoRuns = async (state: string): Promise<string> => {
    await runOver(storeAt(state), "2026-03-07", objectsOf(files.slice(0, 5)), { horizon: 30 });
    return textOf(await runOver(storeAt(state), "2026-03-08", objectsOf(files), { horizon: 30 }));
  };
  let expected = "";

  before(async () => {
    server = await startS3Server();
    proxy = await startFaultProxy(server);
    Object.assign(process.env, environmentFor(server));
    client = s3ClientOf(server);
    await makeBucket(client, "faults");
    expected = textOf(await oneShot(objectsOf(files)));
  });
  after(async () => {
    client.destroy();
    await proxy.stop();
    await server.stop();
  });

  const isPart = ({ path }: ProxiedRequest): boolean => path.includes("/part-");
  const plans: Readonly<Record<string, Plan>> = {
    "S3 asks for fewer requests, again and again": ({ before }) => before < 2 ? slowDown : undefined,
    "answers to writes are lost when all is done": ({ method, before }) =>
      method === "PUT" && before === 0 ? { stopAfter: 0, stopBy: "reset" } : undefined,
    "answers to removals are lost": ({ method, before }) =>
      method === "DELETE" && before === 0 ? { stopAfter: 0, stopBy: "reset" } : undefined,
    "what is read breaks off": ({ method, before }) =>
      method === "GET" && before === 0 ? { stopAfter: -1, stopBy: "reset" } : undefined,
    "what is read ends too soon": ({ method, before }) =>
      method === "GET" && before === 0 ? { stopAfter: -2, stopBy: "end" } : undefined,
    "what is read hangs": (request) =>
      isPart(request) && request.method === "GET" && request.before === 0
        ? { stopAfter: 30, stopBy: "stall" }
        : undefined,
    "a bit is turned on the way": (request) =>
      isPart(request) && request.method === "GET" && request.before === 0 ? corrupted : undefined,
    "somebody else writes the same key at this moment": ({ method, before }) =>
      method === "PUT" && before === 0
        ? { answer: s3Error(409, "ConditionalRequestConflict", "The conditional request cannot succeed") }
        : undefined,
  };
  for (const [index, [name, plan]] of Object.entries(plans).entries()) {
    test(`the same report where ${name}`, async () => {
      let hits = 0;
      proxy.plan((request) => {
        const fault = plan(request);
        if (fault !== undefined) hits++;
        return fault;
      });
      assert.equal(await twoRuns(`plan-${index}`), expected);
      assert.ok(hits > 0);
    });
  }

  test("where credentials expire in the middle the run says so, and the next one goes on", async () => {
    for (const [index, key] of ["/part-", "/manifest-0000000001"].entries()) {
      proxy.plan(({ method, path }) => method === "PUT" && path.includes(key) ? expiredToken(400) : undefined);
      const state = `expired-${index}`;
      await assert.rejects(
        runOver(storeAt(state), "2026-03-07", objectsOf(files)),
        /Cannot write s3:\/\/faults\/expired-.*: the credentials have expired/,
      );
      proxy.plan(() => undefined);
      assert.equal(await twoRuns(state), expected);
    }
  });

  test("what is old and cannot be removed is told, and is removed by the next run", async () => {
    proxy.plan(() => undefined);
    await runOver(storeAt("old"), "2026-03-07", objectsOf(files.slice(0, 3)), { horizon: 30 });
    await runOver(storeAt("old"), "2026-03-08", objectsOf(files.slice(0, 6)), { horizon: 30 });
    proxy.plan(({ method }) =>
      method === "DELETE" ? { answer: s3Error(403, "AccessDenied", "Access Denied") } : undefined
    );
    const { profile, leftOver } = await outcomeOver(storeAt("old"), "2026-03-09", objectsOf(files), { horizon: 30 });
    assert.equal(textOf(profile), expected);
    assert.match(leftOver ?? "", /Cannot remove s3:\/\/faults\/old\/manifest-.*access was denied/);
    proxy.plan(() => undefined);
    const next = await outcomeOver(storeAt("old"), "2026-03-10", objectsOf(files), { horizon: 30 });
    assert.equal(next.leftOver, undefined);
    assert.equal((await storeAt("old").list()).filter((name) => name.startsWith("manifest-")).length, 2);
  });

  test("a server that takes a name twice is refused", async () => {
    proxy.plan(({ method }) =>
      method === "PUT" ? { change: (answer) => ({ ...answer, status: 200, body: Buffer.alloc(0) }) } : undefined
    );
    await assert.rejects(runOver(storeAt("twice"), "2026-03-07", objectsOf(files)), (error) => {
      assert.ok(error instanceof StateError);
      assert.match(error.message, /can be overwritten unseen/);
      return /If-None-Match/.test(error.hints.join());
    });
  });
});
