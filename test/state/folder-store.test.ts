import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { test } from "node:test";
import { folderStore } from "../../src/state/folder-store.ts";
import { manifestName, namedFile, partName, temporaryName } from "../../src/state/part-name.ts";
import { StateError } from "../../src/state/state-error.ts";
import { withFolder } from "../cli/temporary-folder.ts";

test("a name is taken once, and nothing else is left behind", async () => {
  await withFolder({}, async (folder) => {
    const store = folderStore(join(folder, "a/state/"));
    assert.deepEqual(await store.list(), []);
    assert.equal(await store.read("x", 10), undefined);
    const all = await Promise.all([1, 2, 3].map((n) => store.writeNew(manifestName(7), Buffer.from(`${n}`))));
    assert.equal(all.filter((won) => won).length, 1);
    assert.equal(String(await store.read(manifestName(7), 10)), `${all.indexOf(true) + 1}`);
    assert.deepEqual(await store.list(), [manifestName(7)]);
    assert.equal(await store.writeNew("set-aside-1/x", Buffer.from("aside")), true);
    assert.equal(await store.writeNew("set-aside-1/x", Buffer.from("again")), false);
    assert.equal(String(await store.read("set-aside-1/x", 10)), "aside");
    assert.deepEqual(await store.list(), [manifestName(7)]);
    assert.deepEqual(readdirSync(join(folder, "a/state")), [manifestName(7), "set-aside-1"]);
    await store.remove(manifestName(7));
    await store.remove(manifestName(7));
    assert.deepEqual(await store.list(), []);
  });
});

test("no more is read than is wanted", async () => {
  await withFolder({ "state/x": new Uint8Array(3_000_000) }, async (folder) => {
    const store = folderStore(join(folder, "state"));
    assert.equal((await store.read("x", 10))?.length, 11);
    assert.equal((await store.read("x", 3_000_000))?.length, 3_000_000);
  });
});

test("what cannot be read or written is told", async () => {
  await withFolder({ file: "" }, async (folder) => {
    const store = folderStore(join(folder, "file"));
    await assert.rejects(store.list(), StateError);
    await assert.rejects(store.writeNew("x", new Uint8Array(1)), StateError);
    if (process.getuid?.() === 0) return;
    mkdirSync(join(folder, "closed"));
    chmodSync(join(folder, "closed"), 0o500);
    await assert.rejects(folderStore(join(folder, "closed")).writeNew("x", new Uint8Array(1)), /permission denied/);
    assert.ok(!existsSync(join(folder, "closed/x")));
  });
});

test("names tell their kind and generation", () => {
  const sha256 = "0123456789abcdef".repeat(4);
  assert.deepEqual(namedFile(manifestName(42)), { kind: "manifest", generation: 42 });
  assert.deepEqual(namedFile(partName(3, sha256)), { kind: "part", generation: 3 });
  const unique = "01234567-89ab-4def-8123-456789abcdef";
  assert.deepEqual(namedFile(temporaryName(partName(3, sha256), unique)), { kind: "temporary", generation: 3 });
  for (const other of ["manifest-1.json", "manifest-0000000001.json.part", "part-0000000001-00.gz", "a.log", ""]) {
    assert.equal(namedFile(other), undefined, other);
  }
});
