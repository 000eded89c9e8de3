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
import { environmentFor, makeBucket, s3ClientOf } from "../s3/s3-client.ts";
import { needsS3Server, type S3Server, startS3Server } from "../s3/s3-server.ts";
import { oneShot, runOver, textOf } from "./state-run.ts";

describe("a state in S3", needsS3Server(), () => {
  let server: S3Server;
  let client: S3Client;
  const storeAt = (prefix: string, url: string = server.url): StateStore =>
    s3Store(`s3://states/${prefix}`, { ...defaultS3Options, endpointUrl: url, pathStyle: true });
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
    assert.equal(String(await store.read(manifestName(7), 10)), `${all.indexOf(true) + 1}`);
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
    assert.equal(String(await store.read("set-aside-1/x", 10)), "aside");
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
