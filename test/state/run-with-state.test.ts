import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import type { Profile } from "../../src/profile/profile.ts";
import { openExisting } from "../../src/state/open-state.ts";
import { dayBefore } from "../../src/state/state-days.ts";
import { StoreError } from "../../src/state/state-error.ts";
import type { StateStore } from "../../src/state/state-store.ts";
import { corpusOf, type CorpusOptions, filesOf, type LogFile, objectsOf } from "../corpus/corpus.ts";
import { expectedProfile } from "../corpus/expected-profile.ts";
import type { Part } from "../corpus/part.ts";
import { type Random, randomOf, shuffled } from "../corpus/random.ts";
import { differences, withoutPlaces } from "../corpus/read-parts.ts";
import { worldOf } from "../corpus/world.ts";
import { Killed, MemoryStore } from "./memory-store.ts";
import { oneShot, outcomeOver, runOver, textOf } from "./state-run.ts";

const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 });
const world = worldOf({ days: 6 });
const firstDay = new Date(world.since).toISOString().slice(0, 10);
const lastDay = dayAfter(firstDay, 5);
const troubled: CorpusOptions = { world, evidence: "mixed", loss: 0.1, duplicates: 0.1, hostile: 0.2, noise: 0.1 };

function dayAfter(day: string, days: number): string {
  return dayBefore(day, -days);
}

interface DayFile extends LogFile {
  readonly day: string;
  readonly kind: Part["kind"];
}

/** Files of which each has parts of one day and kind, so that the day on which it comes can be chosen. */
function filesByDay(parts: readonly Part[], random: Random, size: number = 12): DayFile[] {
  const groups = new Map<string, Part[]>();
  for (const part of parts) {
    const key = `${new Date(part.time).toISOString().slice(0, 10)} ${part.kind}`;
    groups.set(key, [...(groups.get(key) ?? []), part]);
  }
  return [...groups].flatMap(([key, group]) => {
    const [day = "", kind = ""] = key.split(" ");
    return filesOf(group, random, { size, gzip: true }).map((file) => ({
      ...file,
      name: `${day}/${file.name}`,
      day,
      kind: kind as Part["kind"],
    }));
  });
}

function countOf(profile: Profile, rule: string): number {
  return profile.header.notices.find((group) => group.rule === rule)?.count ?? 0;
}

function requestsIn(profile: Profile): number {
  return profile.classes.reduce((sum, { requests }) => sum + requests, 0);
}

test("any number of runs gives the profile of one scan, if nothing was late", async () => {
  await fc.assert(
    fc.asyncProperty(
      seeds,
      fc.integer({ min: 0, max: 4 }),
      fc.constantFrom(8, 60, 25_000),
      async (seed, horizon, classLimit) => {
        const random = randomOf(seed, 90);
        const files = filesByDay(corpusOf(seed, 50, { ...troubled, conflicts: 0.1 }), random);
        // A file comes as many days after its own as the horizon allows. Each run lists all that has come, in any order.
        const due = files.map((file) => ({ file, on: dayAfter(file.day, random.below(horizon + 1)) }));
        const store = new MemoryStore();
        for (let day = firstDay; day <= dayAfter(lastDay, 7); day = dayAfter(day, 1)) {
          for (let runs = random.below(3); runs >= 0; runs--) {
            // The last run of a day lists everything: what it left out could be late on the next day.
            const come = due.filter(({ on }) => on < day || (on === day && (runs === 0 || random.chance(0.5))));
            const listed = come.map(({ file }) => file);
            const memory = random.chance(0.3) ? { memory: 300 } : {};
            const profile = await runOver(store, day, objectsOf(shuffled(listed, random)), {
              horizon,
              classLimit,
              ...memory,
            });
            if (runs === 0) assert.equal(textOf(profile), textOf(await oneShot(objectsOf(listed), classLimit)));
            assert.equal(countOf(profile, "PERIM2008"), 0);
          }
        }
        const manifest = [...store.files.keys()].filter((name) => name.startsWith("manifest-"));
        assert.equal(manifest.length, 2);
      },
    ),
    { numRuns: 6 },
  );
});

test("the access log first and CloudTrail two days later give what truly happened", async () => {
  const parts = corpusOf(11, 200, { world, evidence: "both" });
  const files = filesByDay(parts, randomOf(11));
  const store = new MemoryStore();
  let profile: Profile | undefined;
  for (let day = firstDay; day <= dayAfter(lastDay, 6); day = dayAfter(day, 1)) {
    const come = files.filter((file) => (file.kind === "line" ? file.day : dayAfter(file.day, 2)) === day);
    profile = await runOver(store, day, objectsOf(come));
  }
  assert.deepEqual(differences(expectedProfile(parts, true), profile as Profile), []);
  assert.ok((profile as Profile).classes.some(({ evidence }) => evidence === "joined"));
});

test("what comes after the horizon is told, counts by itself, and is there in the next run too", async () => {
  const parts = corpusOf(12, 60, { world: worldOf({ days: 1 }), evidence: "both", old: false });
  const files = filesByDay(parts, randomOf(12));
  const day = files[0]?.day as string;
  const store = new MemoryStore();
  const lines = files.filter(({ kind, day: of }) => kind === "line" && of === day);
  const records = files.filter(({ kind, day: of }) => kind === "record" && of === day);
  const before = await runOver(store, day, objectsOf(lines));
  // Four days later the day is not awaited any more, and its requests were counted.
  await runOver(store, dayAfter(day, 5), []);
  const late = await runOver(store, dayAfter(day, 5), objectsOf(records));
  const alone = await oneShot(objectsOf(records));
  const group = late.header.notices.find(({ rule }) => rule === "PERIM2008");
  const told = records.flatMap(({ name }) => group?.samples.some(({ object }) => object === name) ? [name] : []);
  assert.ok((group?.count ?? 0) >= requestsIn(alone));
  assert.ok(told.length > 0);
  assert.match(group?.samples[0]?.position ?? "", /^record \d+$/);
  // Each record that joins counts, so what one scan of them makes one request may be several.
  assert.ok(requestsIn(late) >= requestsIn(before) + requestsIn(alone));
  assert.ok(late.classes.every(({ evidence }) => evidence !== "joined"));
  assert.equal(textOf(await runOver(store, dayAfter(day, 6), [])), textOf(late));
  assert.equal(textOf(await runOver(store, dayAfter(day, 6), objectsOf(files))), textOf(late));
});

test("within the horizon, and no day longer, nothing is late", async () => {
  const files = filesByDay(corpusOf(13, 40, { world: worldOf({ days: 1 }), evidence: "both" }), randomOf(13))
    .filter(({ day }) => day === firstDay);
  for (const horizon of [0, 1, 3]) {
    for (const lateness of [horizon, horizon + 1]) {
      const store = new MemoryStore();
      await runOver(store, dayAfter(firstDay, lateness), [], { horizon });
      const profile = await runOver(store, dayAfter(firstDay, lateness), objectsOf(files), { horizon });
      assert.equal(countOf(profile, "PERIM2008") > 0, lateness > horizon, `${horizon} ${lateness}`);
      if (lateness === horizon) assert.equal(textOf(profile), textOf(await oneShot(objectsOf(files))));
    }
  }
});

const line = (time: string, id: string): string =>
  `79a5 testdata2020 [${time} +0000] 10.0.1.7 arn:aws:iam::111122223333:user/app ${id} REST.GET.OBJECT k ` +
  '"GET /k HTTP/1.1" 200 - 10 10 5 4 "-" "-" - x= SigV4 TLS AuthHeader h TLSv1.2 - -';
const record = (time: string, id: string): string =>
  JSON.stringify({
    Records: [{
      eventVersion: "1.10",
      userIdentity: { type: "IAMUser", arn: "arn:aws:iam::111122223333:user/app", accountId: "111122223333" },
      eventTime: time,
      eventSource: "s3.amazonaws.com",
      eventName: "GetObject",
      awsRegion: "ap-northeast-1",
      sourceIPAddress: "10.0.1.7",
      userAgent: "[-]",
      requestParameters: { bucketName: "testdata2020", key: "k" },
      requestID: id,
      eventID: "01234567-89ab-4def-8123-456789abcdef",
      readOnly: true,
      resources: [{ type: "AWS::S3::Bucket", ARN: "arn:aws:s3:::testdata2020" }],
      eventType: "AwsApiCall",
      managementEvent: false,
      recipientAccountId: "111122223333",
      vpcEndpointId: "vpce-0126d8067633b9fc0",
      eventCategory: "Data",
    }],
  });
const file = (name: string, text: string): LogFile => ({ name, bytes: Buffer.from(text) });

test("a request whose halves lie on both sides of midnight is not counted twice in silence", async () => {
  const log = file("a.log", line("05/Mar/2026:23:59:59", "0123456789ABCDEF"));
  const trail = file("b.json", record("2026-03-06T00:00:01Z", "0123456789ABCDEF"));
  const whole = await oneShot(objectsOf([log, trail]));
  assert.deepEqual(whole.classes.map(({ evidence, day }) => [evidence, day]), [["joined", "2026-03-05"]]);
  for (const comes of ["2026-03-08", "2026-03-09", "2026-03-10", "2026-03-11"]) {
    const store = new MemoryStore();
    let profile: Profile | undefined;
    for (let day = "2026-03-05"; day <= "2026-03-12"; day = dayAfter(day, 1)) {
      profile = await runOver(store, day, objectsOf(day >= comes ? [log, trail] : [log]));
    }
    // Late is what is of a day that the run before did not await any more.
    const isLate = comes > "2026-03-10";
    assert.equal(countOf(profile as Profile, "PERIM2008"), isLate ? 1 : 0, comes);
    assert.equal(requestsIn(profile as Profile), isLate ? 2 : 1, comes);
    if (!isLate) assert.equal(textOf(profile as Profile), textOf(whole), comes);
  }
});

test("a correction replaces its record also where they come in different runs, in either order", async () => {
  const wrong = JSON.parse(record("2026-03-05T10:00:00Z", "0123456789ABCDEF")) as {
    Records: Record<string, unknown>[];
  };
  const right = structuredClone(wrong);
  Object.assign(right.Records[0] as object, {
    eventID: "fedcba98-7654-4321-8fed-cba987654321",
    vpcEndpointId: "vpce-0fedcba9876543210",
    addendum: {
      reason: "UPDATED_DATA",
      updatedFields: "vpcEndpointId",
      originalRequestID: "0123456789ABCDEF",
      originalEventID: "01234567-89ab-4def-8123-456789abcdef",
    },
  });
  const files = [file("a.json", JSON.stringify(wrong)), file("b.json", JSON.stringify(right))];
  const whole = await oneShot(objectsOf(files));
  assert.deepEqual(whole.classes.map(({ endpoint }) => endpoint), ["vpce-0fedcba9876543210"]);
  for (const order of [files, files.toReversed()]) {
    const store = new MemoryStore();
    let profile: Profile | undefined;
    for (const one of order) profile = await runOver(store, "2026-03-05", objectsOf([one]));
    assert.equal(textOf(profile as Profile), textOf(whole));
    assert.equal(textOf(await runOver(store, "2026-03-20", [])), textOf(whole));
  }
});

test("an object that is delivered twice is read once", async (t) => {
  const files = filesByDay(corpusOf(14, 40, { world }), randomOf(14));
  const once = await oneShot(objectsOf(files));
  const copies = files.map(({ name, bytes }) => ({ name: `${name}-copy`, bytes }));
  await t.test("in one run", async () => {
    const profile = await runOver(new MemoryStore(), lastDay, objectsOf([...files, ...copies]));
    assert.deepEqual(withoutPlaces(profile), withoutPlaces(once));
    assert.equal(profile.header.ledger.duplicateObjects, files.length);
    assert.equal(profile.header.ledger.objects, files.length);
  });
  await t.test("in different runs, and it is a duplicate once", async () => {
    const store = new MemoryStore();
    await runOver(store, lastDay, objectsOf(files));
    for (let i = 0; i < 3; i++) {
      const profile = await runOver(store, lastDay, objectsOf([...files, ...copies]));
      assert.deepEqual(withoutPlaces(profile), withoutPlaces(once));
      assert.equal(profile.header.ledger.duplicateObjects, files.length);
    }
  });
  await t.test("and where its store names the content, it is not even opened", async () => {
    const store = new MemoryStore();
    const opened: string[] = [];
    const named = (all: readonly LogFile[], suffix: string = "") =>
      objectsOf(all).map((object, index) => ({
        name: `${object.name}${suffix}`,
        size: object.size,
        etag: `"${index}"`,
        open: () => {
          opened.push(object.name);
          return object.open();
        },
      }));
    await runOver(store, lastDay, named(files));
    assert.ok(opened.length >= files.length);
    opened.length = 0;
    const profile = await runOver(store, lastDay, [...named(files), ...named(files, "-copy")]);
    assert.deepEqual(opened, []);
    assert.deepEqual(withoutPlaces(profile), withoutPlaces(once));
    assert.equal(profile.header.ledger.duplicateObjects, files.length);
  });
});

test("an object that changed is read again, and told", async () => {
  const store = new MemoryStore();
  const [one, other] = ["1", "2"].map((n) => line("05/Mar/2026:10:00:00", `000000000000000${n}`));
  await runOver(store, "2026-03-05", objectsOf([file("a.log", `${one}\n`)]));
  for (let i = 0; i < 2; i++) {
    const profile = await runOver(store, "2026-03-05", objectsOf([file("a.log", `${one}\n${other}\n`)]));
    assert.deepEqual(profile.header.notices.map(({ rule, count }) => [rule, count]), [["PERIM2104", 1]]);
    assert.equal(requestsIn(profile), 2);
    assert.equal(profile.header.ledger.objects, 2);
  }
});

test("of an object that breaks nothing stays, and it is tried again", async () => {
  const store = new MemoryStore();
  const whole = gzipSync(
    Array.from({ length: 3000 }, (_, i) => line("05/Mar/2026:10:00:00", String(i).padStart(16, "0"))).join("\n"),
  );
  const sound = file("b.log", line("05/Mar/2026:10:00:00", "0123456789ABCDEF"));
  const good = await oneShot(objectsOf([sound]));
  for (let i = 0; i < 2; i++) {
    const cut = { name: "a.log.gz", bytes: whole.subarray(0, whole.length - 20) };
    const profile = await runOver(store, "2026-03-05", objectsOf([cut, sound]));
    assert.deepEqual(profile.classes, good.classes);
    assert.deepEqual(profile.header.notices.map(({ rule, count }) => [rule, count]), [["PERIM2102", 1]]);
    assert.equal(profile.header.ledger.unreadObjects, 1);
  }
  const mended = objectsOf([{ name: "a.log.gz", bytes: whole }, sound]);
  const profile = await runOver(store, "2026-03-05", mended);
  assert.equal(textOf(profile), textOf(await oneShot(mended)));
});

test("a run that is killed at any operation of its store leaves a state that the next run goes on from", async () => {
  const files = filesByDay(corpusOf(15, 24, { ...troubled, noise: 0.3 }), randomOf(15), 6);
  const days = [dayAfter(firstDay, 4), dayAfter(lastDay, 4)];
  const come = (day: string): LogFile[] => files.filter((one) => one.day <= day);
  const before = new MemoryStore();
  await runOver(before, firstDay, objectsOf(come(firstDay)));
  for (const day of days) {
    const reference = new MemoryStore(before.files);
    const expected = textOf(await runOver(reference, day, objectsOf(come(day))));
    let kills = 0;
    for (let operation = 0; operation < reference.operations; operation++) {
      for (const beforeIt of [true, false]) {
        const store = new MemoryStore(before.files);
        store.killAt(operation, beforeIt);
        // Killed while it removes what is old it has committed already: it may end as if nothing had been.
        await assert.rejects(runOver(store, day, objectsOf(come(day))), Killed);
        const again = new MemoryStore(store.files);
        assert.equal(textOf(await runOver(again, day, objectsOf(come(day)))), expected);
        assert.equal(textOf(await runOver(again, day, objectsOf([]))), expected);
        kills++;
      }
    }
    assert.ok(kills > 20, `${kills}`);
    before.files.clear();
    for (const [name, bytes] of reference.files) before.files.set(name, bytes);
  }
});

test("of two runs at once one wins, and the other one changes nothing", async () => {
  const files = filesByDay(corpusOf(16, 60, troubled), randomOf(16));
  const expected = textOf(await oneShot(objectsOf(files)));
  const run = (store: StateStore, count: number): Promise<Profile> =>
    runOver(store, lastDay, objectsOf(files.slice(0, count)), { horizon: 30 });
  for (const [count, meanwhile] of [[1, 1], [2, 2], [0, 3], [3, 1]] as const) {
    const store = new MemoryStore();
    if (count > 0) await run(store, count);
    let after: string[] = [];
    const slow = pausedBefore(store, "manifest-", async () => {
      // The other one commits, perhaps several times, while this one is about to.
      for (let i = 1; i <= meanwhile; i++) await run(store, count + i * 3);
      after = [...store.files.keys()].toSorted();
    });
    await assert.rejects(run(slow, files.length), { name: "StateConflictError" });
    // All that the slow one wrote is gone, and all that the other one needs is there.
    assert.deepEqual([...store.files.keys()].filter((name) => !after.includes(name)), []);
    assert.deepEqual(after.filter((name) => name.startsWith("part-") && !store.files.has(name)), []);
    // What it was writing may be removed under its hands.
    const failing: StateStore = {
      name: store.name,
      list: () => store.list(),
      read: (name, limit) => store.read(name, limit),
      remove: (name) => store.remove(name),
      writeNew: async (name, bytes) => {
        if (!name.startsWith("part-")) return store.writeNew(name, bytes);
        await run(store, count + 12);
        throw new StoreError("Cannot write it: no such file or folder");
      },
    };
    await assert.rejects(run(failing, files.length), { name: "StateConflictError" });
    const part = files.slice(0, count + 12);
    assert.equal(textOf(await run(store, part.length)), textOf(await oneShot(objectsOf(part))));
    assert.equal(textOf(await run(store, files.length)), expected);
  }
});

test("short parts of a day become one", async () => {
  const store = new MemoryStore();
  const all = Array.from(
    { length: 40 },
    (_, i) => file(`${i}.log`, line("05/Mar/2026:10:00:00", String(i).padStart(16, "0"))),
  );
  for (const one of all) await runOver(store, "2026-03-05", objectsOf([one]));
  const manifest = await openExisting(store);
  assert.ok(manifest.parts.filter(({ kind }) => kind === "halves").length <= 17);
  assert.ok(manifest.parts.filter(({ kind }) => kind === "objects").length <= 6);
  assert.equal(store.files.size, 2 + new Set([...store.files.keys()].filter((name) => name.startsWith("part-"))).size);
  assert.equal(textOf(await runOver(store, "2026-03-05", [])), textOf(await oneShot(objectsOf(all))));
});

test("addresses are folded as in one scan also where what is closed at once is folded to less than the limit", async () => {
  const all = ["1", "2", "3"].map((n) =>
    file(`${n}.log`, line("05/Mar/2026:10:00:00", `000000000000000${n}`).replace("10.0.1.7", `10.0.1.${n}`))
  );
  for (const runs of [[all], [all.slice(0, 1), all.slice(1)], all.map((one) => [one])]) {
    const store = new MemoryStore();
    let profile: Profile | undefined;
    for (const come of runs) {
      profile = await runOver(store, "2026-03-05", objectsOf(come), { classLimit: 2 });
    }
    assert.equal(textOf(profile as Profile), textOf(await oneShot(objectsOf(all), 2)));
    for (const day of ["2026-03-20", "2026-03-21"]) {
      assert.equal(textOf(await runOver(store, day, [])), textOf(await oneShot(objectsOf(all), 2)));
    }
  }
});

/** A store that lets something else happen before the first object with a name is written. */
function pausedBefore(store: StateStore, prefix: string, meanwhile: () => Promise<void>): StateStore {
  let done = false;
  return {
    name: store.name,
    list: () => store.list(),
    read: (name, limit) => store.read(name, limit),
    remove: (name) => store.remove(name),
    writeNew: async (name, bytes) => {
      if (!done && name.startsWith(prefix) && !name.endsWith("0000000000.json")) {
        done = true;
        await meanwhile();
      }
      return store.writeNew(name, bytes);
    },
  };
}

test("a run that reads while others commit begins again with what they made", async () => {
  const files = filesByDay(corpusOf(17, 60, { ...troubled, noise: 0 }), randomOf(17));
  const store = new MemoryStore();
  await runOver(store, firstDay, objectsOf(files.slice(0, 4)));
  const others = async (): Promise<void> => {
    for (let i = 1; i <= 3; i++) await runOver(store, dayAfter(lastDay, i * 4), objectsOf(files.slice(0, 4 + i)));
  };
  let meanwhile: Promise<void> | undefined;
  const slow: StateStore = {
    name: store.name,
    list: () => store.list(),
    writeNew: (name, bytes) => store.writeNew(name, bytes),
    remove: (name) => store.remove(name),
    read: async (name, limit) => {
      // Several parts are read at once.
      if (name.startsWith("part-")) await (meanwhile ??= others());
      return store.read(name, limit);
    },
  };
  const profile = await runOver(slow, dayAfter(lastDay, 12), objectsOf(files.slice(0, 7)));
  assert.equal(textOf(profile), textOf(await runOver(store, dayAfter(lastDay, 12), [])));
});

test("a run that adds little writes little", async () => {
  const files = filesByDay(corpusOf(18, 1500, { world, evidence: "both" }), randomOf(18));
  const store = new MemoryStore();
  await runOver(store, lastDay, objectsOf(files));
  const before = new Set(store.files.keys());
  const whole = [...store.files.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  await runOver(store, lastDay, objectsOf([file("a.log", line("05/Mar/2026:10:00:00", "0123456789ABCDEF"))]));
  const written = [...store.files].filter(([name]) => !before.has(name)).reduce(
    (sum, [, { length }]) => sum + length,
    0,
  );
  assert.ok(written < whole / 4, `${written} of ${whole}`);
  const [manifests] = [[...store.files.keys()].filter((name) => name.startsWith("manifest-"))];
  await runOver(store, lastDay, objectsOf(files));
  assert.deepEqual([...store.files.keys()].filter((name) => name.startsWith("manifest-")), manifests);
});

test("a store that overwrites is refused each time, and one that cannot be listed after the commit keeps it", async () => {
  const files = filesByDay(corpusOf(19, 40, { world }), randomOf(19));
  const store = new MemoryStore();
  const through = (changes: Partial<StateStore>): StateStore => ({
    name: store.name,
    list: () => store.list(),
    read: (name, limit) => store.read(name, limit),
    writeNew: (name, bytes) => store.writeNew(name, bytes),
    remove: (name) => store.remove(name),
    ...changes,
  });
  const overwriting = through({
    writeNew: async (name, bytes) => {
      await store.remove(name);
      return store.writeNew(name, bytes);
    },
  });
  for (let i = 0; i < 3; i++) {
    await assert.rejects(runOver(overwriting, lastDay, objectsOf(files)), /can be overwritten unseen/);
  }
  assert.equal(store.files.size, 0);
  const forgetful = through({
    list: () =>
      store.files.has("manifest-0000000001.json")
        ? Promise.reject(new StoreError("Cannot list it: permission denied"))
        : store.list(),
  });
  const { profile, leftOver } = await outcomeOver(forgetful, lastDay, objectsOf(files));
  assert.match(leftOver ?? "", /Cannot list it/);
  assert.equal(textOf(profile), textOf(await oneShot(objectsOf(files))));
  assert.equal(textOf(await runOver(store, lastDay, objectsOf(files))), textOf(profile));
});

test("a run that lost removes nothing where it cannot know what the others use", async () => {
  const files = filesByDay(corpusOf(20, 60, { ...troubled, noise: 0 }), randomOf(20));
  const store = new MemoryStore();
  await runOver(store, lastDay, objectsOf(files.slice(0, 1)), { horizon: 30 });
  // The other one reads the same, so that parts are the same; when the loser looks, the manifest that won is replaced.
  let isLooking = false;
  const loser: StateStore = {
    name: store.name,
    list: () => store.list(),
    remove: (name) => store.remove(name),
    read: async (name, limit) => {
      if (isLooking && name === "manifest-0000000002.json") {
        isLooking = false;
        for (const count of [3, 4]) await runOver(store, lastDay, objectsOf(files.slice(0, count)), { horizon: 30 });
      }
      return store.read(name, limit);
    },
    writeNew: async (name, bytes) => {
      if (name === "manifest-0000000002.json") {
        await runOver(store, lastDay, objectsOf(files.slice(0, 2)), { horizon: 30 });
        isLooking = true;
      }
      return store.writeNew(name, bytes);
    },
  };
  await assert.rejects(runOver(loser, lastDay, objectsOf(files.slice(0, 2)), { horizon: 30 }), {
    name: "StateConflictError",
  });
  const expected = textOf(await oneShot(objectsOf(files)));
  assert.equal(textOf(await runOver(store, lastDay, objectsOf(files), { horizon: 30 })), expected);
});

test("a late record without a request id is told too", async () => {
  const store = new MemoryStore();
  await runOver(store, "2026-03-20", []);
  const late = file("a.log", line("05/Mar/2026:10:00:00", "-"));
  const profile = await runOver(store, "2026-03-20", objectsOf([late]));
  assert.equal(countOf(profile, "PERIM2008"), 1);
  assert.equal(requestsIn(profile), 1);
});
