import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { evaluateClass } from "../../src/evaluate/evaluate-class.ts";
import { accessLog } from "../../src/format/access-log.ts";
import { keepingSink } from "../../src/format/keeping-sink.ts";
import { cloudTrail } from "../../src/format/cloudtrail.ts";
import type { Policy } from "../../src/policy/policy.ts";
import { type FoldLevel, foldSource } from "../../src/profile/fold-source.ts";
import type { Intake } from "../../src/profile/intake.ts";
import { mergeProfiles } from "../../src/profile/merge-profiles.ts";
import type { Profile } from "../../src/profile/profile.ts";
import type { ClassKey } from "../../src/profile/request-class.ts";
import { readProfile } from "../../src/profile/read-profile.ts";
import { writeProfile } from "../../src/profile/write-profile.ts";
import type { S3Record } from "../../src/record/record.ts";
import { scan } from "../../src/scan/scan.ts";
import { corpusOf, type CorpusOptions, filesOf, objectsOf } from "../corpus/corpus.ts";
import { expectedProfile } from "../corpus/expected-profile.ts";
import type { Part } from "../corpus/part.ts";
import { randomOf, shuffled } from "../corpus/random.ts";
import { differences, intakeOf, joins, profileOf, withoutPlaces } from "../corpus/read-parts.ts";
import { endpoints } from "../corpus/world.ts";
import type { NaivePolicy } from "../evaluate/naive-verdict.ts";
import { policyOf } from "../evaluate/policy-of.ts";

const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 });
const troubled: CorpusOptions = { evidence: "mixed", loss: 0.1, duplicates: 0.1, late: true, hostile: 0.2, noise: 0.1 };

const policies: readonly NaivePolicy[] = (["proven", "by-address"] as const).map((require) => ({
  allow: [
    { vpcEndpoints: [endpoints.gateway], vpcCidrs: ["10.0.0.0/16"] },
    { vpcEndpoints: [endpoints.interface] },
    { publicCidrs: ["203.0.113.0/24", "2001:db8:1::/48"] },
  ],
  awsServices: ["athena.amazonaws.com"],
  require,
  exceptions: [],
}));

function textOf(profile: Profile): string {
  return [...writeProfile(profile)].join("");
}

test("the truth of the generator is the profile, class by class", () => {
  for (
    const options of [
      {},
      troubled,
      { ...troubled, evidence: "log" },
      { ...troubled, evidence: "trail" },
      { ...troubled, wild: true, hostile: 1, evidence: "trail" },
    ] as const
  ) {
    fc.assert(
      fc.property(seeds, (seed) => {
        const parts = corpusOf(seed, 80, options);
        assert.deepEqual(differences(expectedProfile(parts, joins(parts)), profileOf(parts)), []);
      }),
      { numRuns: 25 },
    );
  }
});

test("read = kept + out of scope + skipped + malformed, whatever is read", () => {
  fc.assert(
    fc.property(seeds, fc.boolean(), (seed, wild) => {
      const parts = corpusOf(seed, 60, { ...troubled, wild, noise: 0.5, conflicts: 0.2 });
      const { ledger } = profileOf(parts, { inScope: (bucket) => bucket.length % 2 === 0 }).header;
      const skipped = Object.values(ledger.skipped).reduce((sum, count) => sum + count, 0);
      assert.equal(ledger.read, ledger.kept + ledger.outOfScope + skipped + ledger.malformed);
      assert.equal(ledger.read, parts.filter(({ fate }) => fate !== "blank").length);
    }),
    { numRuns: 60 },
  );
});

test("merge(intake(A), intake(B)) = intake(A + B), in any order and grouping", () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 2, max: 6 }), fc.constantFrom(5, 40, 25_000), (seed, groups, classLimit) => {
      const parts = corpusOf(seed, 60, { ...troubled, conflicts: 0.1 });
      const random = randomOf(seed, 77);
      const options = { join: joins(parts), classLimit };
      const split: Part[][] = Array.from({ length: groups }, () => []);
      for (const part of parts) (split[random.below(groups)] as Part[]).push(part);
      let intakes: Intake[] = shuffled(split, random).map((group) => intakeOf(group, options));
      while (intakes.length > 1) {
        const [a, b, ...rest] = shuffled(intakes, random) as [Intake, Intake, ...Intake[]];
        a.merge(b);
        intakes = [a, ...rest];
      }
      assert.deepEqual(withoutPlaces((intakes[0] as Intake).close()), withoutPlaces(profileOf(parts, options)));
    }),
    { numRuns: 80 },
  );
});

test("order, splitting and gzip of objects change nothing but the places of samples", async () => {
  await fc.assert(
    fc.asyncProperty(seeds, fc.integer({ min: 1, max: 60 }), fc.boolean(), async (seed, size, gzip) => {
      // Without noise: an object of nothing else is told as no log at all.
      const parts = corpusOf(seed, 60, { ...troubled, noise: 0 });
      const random = randomOf(seed, 78);
      const files = filesOf(parts, random, { size, gzip });
      const real = await scan({ objects: shuffled(objectsOf(files), random) });
      const reference = profileOf(parts);
      // Files of one content are read once, which the reference does not know.
      if (real.header.ledger.duplicateObjects > 0) return;
      assert.deepEqual(withoutPlaces(real), withoutPlaces(reference));
    }),
    { numRuns: 40 },
  );
});

test("chunk borders and the order of objects change nothing at all", async () => {
  await fc.assert(
    fc.asyncProperty(seeds, fc.integer({ min: 1, max: 700 }), fc.boolean(), async (seed, chunk, sizeless) => {
      const parts = corpusOf(seed, 25, { ...troubled, wild: true });
      const random = randomOf(seed, 79);
      const files = filesOf(parts, random, { size: 8, gzip: true });
      const whole = textOf(await scan({ objects: objectsOf(files, { sizeless }) }));
      const cut = textOf(await scan({ objects: objectsOf(shuffled(files, random), { chunk, sizeless }) }));
      assert.equal(cut, whole);
    }),
    { numRuns: 25 },
  );
});

test("an object that is delivered twice is read once", async () => {
  const files = filesOf(corpusOf(3, 40), randomOf(3));
  const once = await scan({ objects: objectsOf(files) });
  const copies = files.map(({ name, bytes }) => ({ name: `${name}-copy`, bytes }));
  const twice = await scan({ objects: objectsOf([...files, ...copies]) });
  assert.deepEqual(withoutPlaces(twice), withoutPlaces(once));
  assert.equal(twice.header.ledger.duplicateObjects, files.length);
});

test("removing evidence does only what may be lost", () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const random = randomOf(seed, 80);
      for (const parts of byCall(corpusOf(seed, 40, { evidence: "both", old: true }))) {
        const kept = parts.filter(() => random.chance(0.6));
        if (kept.length === 0 || kept.length === parts.length) continue;
        // A call is two requests at most, which bucket and operation tell apart; and more where a record has lost its id.
        const whole = profileOf(parts, { join: true }).classes;
        for (const left of profileOf(kept, { join: true }).classes) {
          const isRead = left.operation === "GetObject";
          const same = whole.filter(({ bucket, operation }) =>
            bucket === left.bucket && (operation === "GetObject") === isRead
          );
          assert.ok(same.length > 0, "a request that nobody made");
          for (const { policy, proven } of judges) {
            const before = same.map((one) => gradeOf(policy, one));
            const after = gradeOf(policy, left);
            const because = JSON.stringify({ before, after, left });
            if (after === "proven") assert.ok(before.includes("proven"), because);
            if (!compliant.has(after) || before.some((grade) => compliant.has(grade))) continue;
            // The one loss that is allowed: without its CloudTrail half a request is judged by address.
            assert.ok(!proven && after === "by address" && left.evidence === "log", because);
          }
        }
      }
    }),
    { numRuns: 25 },
  );
});

const compliant: ReadonlySet<string> = new Set(["proven", "by address", "by service"]);

const networks: readonly NaivePolicy["allow"][] = [
  policies[0]?.allow ?? [],
  [{ publicCidrs: ["192.0.2.0/24", "198.51.100.0/24"] }, {
    vpcEndpoints: [endpoints.dualStack, endpoints.console],
    vpcCidrs: ["2001:db8:aaaa::/48"],
  }],
  [{ vpcEndpoints: Object.values(endpoints) }],
  [{ publicCidrs: ["0.0.0.0/0", "::/0"] }, { vpcEndpoints: [endpoints.gateway], vpcCidrs: ["10.0.0.0/8"] }],
];
const judges = networks.flatMap((allow) =>
  (["any", "none", ["athena.amazonaws.com", "delivery.logs.amazonaws.com"]] as const).flatMap((awsServices) =>
    (["proven", "by-address"] as const).map((require) => ({
      policy: policyOf({ allow, awsServices, require, exceptions: [] }),
      proven: require === "proven",
    }))
  )
);

function gradeOf(policy: Policy, key: ClassKey): string {
  const { kind, grade } = evaluateClass(policy, key);
  return grade ?? kind;
}

function byCall(parts: readonly Part[]): Part[][] {
  const calls = new Map<number, Part[]>();
  for (const part of parts) calls.set(part.call, [...(calls.get(part.call) ?? []), part]);
  return [...calls.values()];
}

test("what a client writes improves nothing and moves nothing", () => {
  fc.assert(
    fc.property(seeds, fc.boolean(), (seed, wild) => {
      const calm = corpusOf(seed, 50, { evidence: "both" });
      const hostile = corpusOf(seed, 50, { evidence: "both", hostile: 1, wild });
      assert.equal(hostile.length, calm.length);
      for (const [index, part] of hostile.entries()) {
        const [was, is] = [recordsOf(calm[index] as Part), recordsOf(part)];
        const moved = (records: readonly S3Record[]): unknown[] =>
          records.map((record) => ({ ...record, outcome: "", bytes: 0, claim: "" }));
        assert.deepEqual(moved(is), moved(was), part.text);
        for (const [i, { outcome }] of is.entries()) {
          if (outcome === "denied") assert.equal(was[i]?.outcome, "denied", part.text);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test("halves that contradict each other are a conflict, and never compliant", () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const parts = corpusOf(seed, 40, { evidence: "both", conflicts: 1 });
      for (const one of byCall(parts)) {
        const told = one.flatMap(({ tells }) => tells).filter(({ role }) => role === "main");
        const line = told.find(({ kind, source, service }) => kind === "log" && source !== "" && service === "");
        const record = told.find(({ kind, service, requestId }) =>
          kind === "trail" && service === "" && requestId === line?.requestId
        );
        if (line === undefined || record === undefined) continue;
        const main = profileOf(one).classes.filter(({ bucket, samples }) =>
          bucket === line.bucket && samples.some(({ requestId }) => requestId === line.requestId)
        );
        assert.ok(main.some(({ evidence }) => evidence === "conflict"), JSON.stringify(main));
        for (const conflict of main.filter(({ evidence }) => evidence === "conflict")) {
          for (const { policy } of judges) assert.ok(!compliant.has(gradeOf(policy, conflict)));
        }
      }
    }),
    { numRuns: 25 },
  );
});

test("folding takes the least level that keeps the limit, and excuses nothing", () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 1, max: 60 }), (seed, classLimit) => {
      const parts = corpusOf(seed, 60, { evidence: "mixed" });
      const fine = profileOf(parts);
      const coarse = profileOf(shuffled(parts, randomOf(seed, 81)), { join: joins(parts), classLimit });
      const atLevel = (level: FoldLevel): Set<string> =>
        new Set(
          fine.classes.map((one) =>
            JSON.stringify({
              ...one,
              source: foldSource(one.source, level),
              requests: 0,
              bytes: 0,
              first: 0,
              last: 0,
              samples: [],
            })
          ),
        );
      const least = ([0, 1, 2, 3] as const).find((level) => atLevel(level).size <= classLimit) ?? 3;
      assert.equal(coarse.header.foldLevel, least);
      assert.equal(coarse.classes.length, atLevel(least).size);
      const requests = (profile: Profile): number => profile.classes.reduce((sum, one) => sum + one.requests, 0);
      assert.equal(requests(coarse), requests(fine));
      for (const policy of policies.map((naive) => policyOf(naive))) {
        for (const one of fine.classes) {
          const before = evaluateClass(policy, one).kind;
          const after = evaluateClass(policy, { ...one, source: foldSource(one.source, least) }).kind;
          if (after === "compliant" || after === "excepted") assert.equal(before, after);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test("spilling open requests to files changes nothing", () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 1, max: 4000 }), (seed, memory) => {
      const parts = corpusOf(seed, 40, { ...troubled, conflicts: 0.1 });
      assert.equal(textOf(profileOf(parts, { memory })), textOf(profileOf(parts)));
    }),
    { numRuns: 15 },
  );
});

test("a profile is read as it was written, and one that was touched is refused", async () => {
  await fc.assert(
    fc.asyncProperty(seeds, fc.nat(), async (seed, at) => {
      const profile = profileOf(corpusOf(seed, 40, { ...troubled, conflicts: 0.1 }));
      const text = textOf(profile);
      const bytes = Buffer.from(text);
      assert.deepEqual(await readProfile(chunksOf(bytes)), profile);
      const lines = text.split("\n");
      const swapped = lines.length > 4
        ? [...lines.slice(0, -3), lines.at(-2), lines.at(-3), ""].join("\n")
        : text.slice(1);
      await assert.rejects(readProfile(chunksOf(Buffer.from(swapped))), /line \d+/);
      await assert.rejects(readProfile(chunksOf(bytes.subarray(0, at % (bytes.length - 1)))));
      await assert.rejects(readProfile(chunksOf(Buffer.from(`${lines.slice(0, -2).join("\n")}\n`))), /header says/);
    }),
    { numRuns: 25 },
  );
});

test("profiles merge like the objects they are made of, and not twice", () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const parts = corpusOf(seed, 40, { evidence: "log" });
      const half = Math.floor(parts.length / 2);
      const [a, b] = [intakeOf(parts.slice(0, half)), intakeOf(parts.slice(half))];
      a.objectRead("aaaaaaaaaaaaaaaa");
      b.objectRead("bbbbbbbbbbbbbbbb");
      const [one, other] = [a.close(), b.close()];
      assert.deepEqual(withoutPlaces(mergeProfiles([one, other])), withoutPlaces(profileOf(parts)));
      assert.equal(textOf(mergeProfiles([other, one])), textOf(mergeProfiles([one, other])));
      assert.throws(() => mergeProfiles([one, other, one]), RangeError);
    }),
    { numRuns: 25 },
  );
});

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += 1000) yield bytes.subarray(start, start + 1000);
}

/** What the reader of its log makes of a part by itself. */
function recordsOf(part: Part): S3Record[] {
  const records: S3Record[] = [];
  const sink = keepingSink({
    inScope: () => true,
    // The reader's own record changes after the call.
    keep: (kept) => records.push(...kept.map((record) => ({ ...record }))),
    outOfScope: () => {},
    skip: () => {},
    malformed: () => {},
    notice: () => {},
    cover: () => {},
  });
  const [format, encoding] = part.kind === "line" ? [accessLog, "latin1"] as const : [cloudTrail, "utf8"] as const;
  const reader = format.read(sink);
  reader.push(Buffer.from(part.text, encoding));
  reader.end(true);
  return records;
}
