import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { harmlessJson } from "../../src/diagnostic/harmless-json.ts";
import { eventNumbers, type Half } from "../../src/profile/half.ts";
import { OpenHalfReader, OpenHalfWriter } from "../../src/profile/open-halves.ts";
import { openExisting } from "../../src/state/open-state.ts";
import { partFile, readManifest, writeManifest } from "../../src/state/manifest.ts";
import { manifestName } from "../../src/state/part-name.ts";
import { pruneState } from "../../src/state/prune-state.ts";
import { rebuildState } from "../../src/state/rebuild-state.ts";
import { StateError } from "../../src/state/state-error.ts";
import { summarizeState } from "../../src/state/state-summary.ts";
import { projectFolder } from "../cli/start-main.ts";
import { corpusOf, filesOf, objectsOf } from "../corpus/corpus.ts";
import { randomOf } from "../corpus/random.ts";
import { worldOf } from "../corpus/world.ts";
import { MemoryStore } from "./memory-store.ts";
import { oneShot, runOver, textOf } from "./state-run.ts";

const world = worldOf({ days: 8 });
const parts = corpusOf(21, 80, { world, evidence: "both", noise: 0.3, loss: 0.1 });
const files = filesOf(parts, randomOf(21), { size: 10 });
const day = (index: number): string => new Date(world.since + index * 86_400_000).toISOString().slice(0, 10);

async function someState(): Promise<MemoryStore> {
  const store = new MemoryStore();
  for (const [index, file] of files.entries()) {
    if (index % 4 === 0) await runOver(store, day(1), objectsOf(files.slice(0, index)));
    assert.ok(file.bytes.length > 0);
  }
  await runOver(store, day(1), objectsOf(files));
  await runOver(store, day(7), []);
  return store;
}

async function textOfRun(store: MemoryStore): Promise<string> {
  return textOf(await runOver(store, day(7), []));
}

test("a state of which any file is cut, changed or missing is refused as a whole, and stays as it is", async () => {
  const sound = await someState();
  const manifest = await openExisting(sound);
  assert.ok(new Set(manifest.parts.map(({ kind }) => kind)).size >= 5);
  const names = [manifestName(manifest.generation), ...manifest.parts.map(partFile)];
  const random = randomOf(22);
  for (const name of names) {
    const bytes = sound.files.get(name) as Uint8Array;
    const flipped = new Uint8Array(bytes);
    const at = random.below(bytes.length);
    flipped[at] = (flipped[at] as number) ^ (1 << random.below(8));
    const damages: (Uint8Array | undefined)[] = [
      bytes.subarray(0, random.below(bytes.length)),
      bytes.subarray(0, bytes.length - 1),
      new Uint8Array([...bytes, 10]),
      flipped,
      new Uint8Array(0),
    ];
    if (!name.startsWith("manifest-")) damages.push(undefined);
    for (const damage of damages) {
      const store = new MemoryStore(sound.files);
      if (damage === undefined) store.files.delete(name);
      else store.files.set(name, damage);
      const before = new Map(store.files);
      // Which part is read when depends on the run: one that lists nothing new needs no more than the others.
      for (const run of [() => textOfRun(store), async () => await summarizeState(store, await openExisting(store))]) {
        await assert.rejects(run, (error) => {
          assert.ok(error instanceof StateError, String(error));
          assert.ok(error.message.includes(name), `${error.message} does not name ${name}`);
          return true;
        });
      }
      assert.deepEqual(store.files, before);
      await assert.rejects(textOfRun(store), (error) => (error as StateError).hints.join().includes("state rebuild"));
      assert.deepEqual(store.files, before);
      if (damage !== damages[0]) continue;
      await rebuildState(store);
      assert.equal(textOf(await runOver(store, day(7), objectsOf(files))), textOf(await oneShot(objectsOf(files))));
    }
  }
});

test("what is no state, or a newer one, is refused with what to do", async () => {
  const refused = async (content: Record<string, string>, message: RegExp): Promise<void> => {
    const store = new MemoryStore(new Map(Object.entries(content).map(([name, text]) => [name, Buffer.from(text)])));
    const before = new Map(store.files);
    await assert.rejects(runOver(store, day(7), objectsOf(files)), (error) => {
      assert.ok(error instanceof StateError);
      assert.match([error.message, ...error.hints].join("\n"), message);
      return true;
    });
    assert.deepEqual(store.files, before);
  };
  const name = manifestName(3);
  await refused({ "2026-03-16-00-17-29-F34BD9DD97410010": "a log" }, /is no state: .*\n.*an empty folder/);
  await refused(
    { [`part-0000000001-${"0".repeat(64)}.gz`]: "" },
    /has parts of a state and no manifest\n[\s\S]*state rebuild/,
  );
  await refused({ [name]: "" }, /is no JSON text/);
  await refused({ [name]: '{"s3-perimeter":"profile","version":1}\n' }, /is no manifest of a state/);
  await refused({ [name]: '{"s3-perimeter":"state","version":2}\n' }, /version 2, .*version 1\n.*newer s3-perimeter/);
  await refused({ [name]: '{"s3-perimeter":"state","version":1}\n' }, /not as schemas\/state\.schema\.json/);
  const store = await someState();
  const manifest = await openExisting(store);
  const text = writeManifest({ ...manifest, generation: 3 });
  await refused({ [name]: text.replace('"horizon":3', '"horizon":4') }, /its checksum does not agree/);
  await refused({ [manifestName(4)]: text }, /the content of another generation/);
  await refused({ [name]: text.slice(0, -1), [manifestName(2)]: text }, /go on from manifest-0000000002\.json/);
});

test("manifests agree with the schema", async () => {
  const schema = JSON.parse(readFileSync(join(projectFolder, "schemas/state.schema.json"), "utf8")) as object;
  const validate = new Ajv2020({ allErrors: true }).compile(schema);
  const store = await someState();
  for (const [name, bytes] of store.files) {
    if (!name.startsWith("manifest-")) continue;
    const form: unknown = JSON.parse(Buffer.from(bytes).toString());
    assert.ok(validate(form), JSON.stringify(validate.errors));
    assert.equal(writeManifest(readManifest(bytes, name, Number(name.slice(9, 19)))), Buffer.from(bytes).toString());
    for (const key of Object.keys(form as object)) {
      const without = Object.fromEntries(Object.entries(form as object).filter(([other]) => other !== key));
      const optional = ["begun", "asOf", "awaitedFrom", "prunedBefore"].includes(key);
      assert.equal(validate(without), optional, key);
    }
  }
});

test("open halves are read as they were written, whatever is in them", () => {
  const text = fc.string({ unit: "binary", maxLength: 20 });
  const half = fc.record({
    facts: fc.record({
      kind: fc.constantFrom("log", "trail", "old-trail", "network"),
      role: fc.constantFrom("main", "copy-source"),
      bucket: text,
      principal: text,
      source: text,
      endpoint: text,
      endpointAccount: text,
      service: text,
      operation: text,
      outcome: fc.constantFrom("reached", "denied"),
      claim: fc.constantFrom("none", "athena"),
    }, { noNullPrototype: true }),
    requestId: fc.oneof(text, fc.constantFrom("object", "facts")),
    event: fc.uuid().map(eventNumbers),
    time: fc.nat(),
    bytes: fc.maxSafeNat(),
    object: text,
    number: fc.nat(),
  }, { noNullPrototype: true });
  fc.assert(
    fc.property(fc.array(half), (halves) => {
      const writer = new OpenHalfWriter();
      const lines = (halves as Half[]).map((one) => writer.lines(one)).join("");
      // deno-lint-ignore no-control-regex
      assert.doesNotMatch(lines, /[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
      const reader = new OpenHalfReader();
      const read = lines.split("\n").slice(0, -1).flatMap((line) => reader.half(JSON.parse(line)) ?? []);
      assert.deepEqual(read, halves);
    }),
  );
});

test("lines that are no open halves are refused", () => {
  for (
    const row of [
      {},
      null,
      [],
      ["id"],
      ["id", 0, 0, 0, 0, 0, 0, 1],
      ["object", 1],
      ["facts", "log"],
      ["facts", "log", "main", "b", "p", "s", "e", "a", "v", "o", "maybe", "none"],
    ]
  ) {
    const reader = new OpenHalfReader();
    assert.throws(() => reader.half(row), TypeError, harmlessJson(row));
  }
});

test("pruning forgets closed days and nothing else", async () => {
  const store = await someState();
  const before = await runOver(store, day(7), []);
  const manifest = await openExisting(store);
  await assert.rejects(pruneState(store, manifest, day(6)), new RegExp(`before ${day(6)}: requests of them may`));
  const pruning = await pruneState(store, manifest, day(2));
  assert.deepEqual(pruning.days, [day(0), day(1)]);
  const after = await runOver(store, day(7), objectsOf(files));
  assert.deepEqual(after.classes, before.classes.filter((one) => one.day >= day(2)));
  assert.deepEqual(after.header.coverage, before.header.coverage.filter((one) => one.day >= day(2)));
  assert.deepEqual(after.header.ledger.read, before.header.ledger.read);
  assert.deepEqual(after.header.notices.filter(({ rule }) => rule !== "PERIM2102"), []);
  assert.equal((await openExisting(store)).prunedBefore, day(2));
});

test("rebuilding sets everything aside", async () => {
  const store = await someState();
  const before = new Map(store.files);
  const { aside, files: count } = await rebuildState(store);
  assert.equal(count, before.size);
  for (const [name, bytes] of before) {
    assert.deepEqual(store.files.get(`${aside.replace("memory/", "")}/${name}`), bytes);
  }
  assert.deepEqual((await openExisting(store)).parts, []);
  await assert.rejects(rebuildState(new MemoryStore()), /nothing to rebuild/);
});

test("the summary tells how late evidence came", async () => {
  const store = new MemoryStore();
  await runOver(store, day(0), []);
  for (const [index, lateness] of [[1, 0], [2, 2], [3, 1]] as const) {
    const line =
      `79a5 testdata2020 [${day(index).slice(8)}/Mar/2026:10:00:00 +0000] 10.0.1.7 - 000000000000000${index} ` +
      'REST.GET.OBJECT k "GET /k HTTP/1.1" 200 - 10 10 5 4 "-" "-" -';
    await runOver(store, day(index + lateness), objectsOf([{ name: `${index}.log`, bytes: Buffer.from(line) }]));
  }
  const { evidence, openHalves, names } = await summarizeState(store, await openExisting(store));
  assert.deepEqual(evidence, [{ kind: "log", of: "testdata2020", days: 3, objects: 3, latest: 2 }]);
  assert.deepEqual([openHalves, names], [3, 3]);
});
