import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { evaluateClass } from "../../src/evaluate/evaluate-class.ts";
import { accessLog } from "../../src/format/access-log.ts";
import { parseAccessLogLine } from "../../src/format/access-log-line.ts";
import type { RecordSink } from "../../src/format/format.ts";
import { parseAddress } from "../../src/net/address.ts";
import { type FoldLevel, foldSource } from "../../src/profile/fold-source.ts";
import type { Intake } from "../../src/profile/intake.ts";
import { mergeProfiles } from "../../src/profile/merge-profiles.ts";
import type { Profile } from "../../src/profile/profile.ts";
import { readProfile } from "../../src/profile/read-profile.ts";
import { writeProfile } from "../../src/profile/write-profile.ts";
import { operationOfLog, roleOfLog } from "../../src/record/operation.ts";
import { normalizePrincipal } from "../../src/record/principal.ts";
import type { S3Record } from "../../src/record/record.ts";
import { serviceOfRequester } from "../../src/record/service.ts";
import { scan } from "../../src/scan/scan.ts";
import { wildText } from "../corpus/client-text.ts";
import { corpusOf, type CorpusOptions, filesOf, objectsOf } from "../corpus/corpus.ts";
import { expectedProfile, expectedRequests } from "../corpus/expected-profile.ts";
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
      const parts = corpusOf(seed, 50, { evidence: "both", old: true });
      const random = randomOf(seed, 80);
      const kept = parts.filter(() => random.chance(0.6));
      for (const naive of policies) {
        const policy = policyOf(naive);
        const gradesOf = (some: readonly Part[]): Map<string, Set<string>> => {
          const grades = new Map<string, Set<string>>();
          for (const requestClass of profileOf(some, { join: true }).classes) {
            const { kind, grade } = evaluateClass(policy, requestClass);
            // Requests are told apart by id: every class of this small corpus keeps at most three samples.
            for (const { requestId } of requestClass.samples) {
              const id = `${requestClass.bucket} ${requestId} ${requestClass.operation === "GetObject" ? "read" : ""}`;
              grades.set(id, (grades.get(id) ?? new Set()).add(kind === "compliant" ? (grade as string) : kind));
            }
          }
          return grades;
        };
        const before = gradesOf(parts);
        for (const [id, grades] of gradesOf(kept)) {
          const had = before.get(id);
          if (had === undefined) continue;
          if (grades.has("proven")) assert.ok(had.has("proven"), `${id} became proven`);
          if (naive.require === "proven" && [...grades].some((grade) => grade === "by address")) {
            assert.fail(`${id} became compliant by address under require: proven`);
          }
          if (naive.require === "proven" && grades.has("by service")) {
            assert.ok(had.has("by service"), `${id} became compliant by service: ${[...had]}`);
          }
        }
      }
    }),
    { numRuns: 60 },
  );
});

test("what a client writes improves nothing and moves nothing", () => {
  fc.assert(
    fc.property(seeds, fc.boolean(), (seed, wild) => {
      const calm = corpusOf(seed, 50, { evidence: "both" });
      const hostile = corpusOf(seed, 50, { evidence: "both", hostile: 1, wild });
      const keysOf = (parts: readonly Part[]): string[] =>
        intakeRecords(parts).map(({ record }) =>
          [
            record.bucket,
            record.time,
            record.requestId,
            record.source,
            record.principal,
            record.endpoint,
            record.service,
            record.operation,
            record.role,
          ].join(" ")
        ).toSorted();
      assert.deepEqual(keysOf(hostile), keysOf(calm));
      const denials = (parts: readonly Part[]): string[] =>
        intakeRecords(parts).filter(({ record }) => record.outcome === "denied").map(({ record }) =>
          `${record.kind} ${record.bucket} ${record.requestId}`
        );
      const truly = new Set(denials(calm));
      for (const denial of denials(hostile)) assert.ok(truly.has(denial), `${denial} is gained`);
    }),
    { numRuns: 80 },
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

interface Emitted {
  readonly record: S3Record;
  readonly number: number;
}

/** What the readers make of each part by itself. */
function intakeRecords(parts: readonly Part[]): Emitted[] {
  const emitted: Emitted[] = [];
  const lines = parts.filter(({ kind }) => kind === "line").map(({ text }) => text);
  emitted.push(...linesOf(lines.join("\n")));
  for (const { record } of expectedTrail(parts)) emitted.push({ record, number: 0 });
  return emitted;
}

// Records of CloudTrail go through the profile, in the test of the generator's truth.
function expectedTrail(parts: readonly Part[]): { record: S3Record }[] {
  void expectedRequests;
  return parts.filter(({ kind }) => kind === "record").flatMap(({ tells }) => tells.map((record) => ({ record })));
}

function linesOf(text: string): Emitted[] {
  const emitted: Emitted[] = [];
  const sink: RecordSink = {
    inScope: () => true,
    keep: (records, number) => emitted.push(...records.map((record) => ({ record: { ...record }, number }))),
    outOfScope: () => {},
    skip: () => {},
    malformed: () => {},
    notice: () => {},
    cover: () => {},
  };
  const reader = accessLog.read(sink);
  reader.push(Buffer.from(text, "latin1"));
  reader.end(true);
  return emitted;
}

/** What the exact reading of a line says, as a record. */
function exactly(text: string): Partial<S3Record> | undefined {
  const line = parseAccessLogLine(text.replace(/\r$/, ""));
  if (line === undefined) return undefined;
  return {
    bucket: line.bucket,
    time: line.time,
    source: parseAddress(line.address)?.text ?? "",
    principal: normalizePrincipal(line.requester),
    requestId: line.requestId === "-" ? "" : line.requestId,
    operation: operationOfLog(line.operation, line.key !== "-"),
    role: roleOfLog(line.operation),
    service: serviceOfRequester(line.requester, line.address),
    outcome: line.tail.outcome,
    bytes: line.tail.bytes,
    claim: line.tail.claim,
  };
}

test("the fast way through a line is the exact one, on generated, hostile and mutated lines", () => {
  let fast = 0;
  fc.assert(
    fc.property(seeds, fc.infiniteStream(fc.nat()), (seed, draws) => {
      const draw = (below: number): number => (draws.next().value as number) % below;
      const lines = corpusOf(seed, 12, { evidence: "log", hostile: 0.5, wild: seed % 2 === 0 }).map(({ text }) => text);
      for (const original of lines) {
        let text = original;
        for (let mutations = draw(4); mutations > 0; mutations--) {
          const at = draw(text.length + 1);
          const piece = [
            () => "",
            () => '"',
            () => " ",
            () => "-",
            () => '" 200 - 1 2 3 4 "',
            () => '" 403 AccessDenied - - 1 - "-" "',
            () => "\t",
            () => wildText(randomOf(draw(1e6))),
            () => text.slice(draw(text.length + 1), draw(text.length + 1)),
          ][draw(9)] as () => string;
          text = text.slice(0, at) + piece() + text.slice(at + draw(6));
        }
        text = text.replaceAll(/[\r\n\u0100-\uffff]/g, "?");
        const [emitted] = linesOf(text);
        const expected = text.trim() === "" ? undefined : exactly(text);
        if (expected === undefined) assert.equal(emitted, undefined, text);
        else {
          const real = Object.fromEntries(
            Object.keys(expected).map((field) => [field, emitted?.record[field as keyof S3Record]]),
          );
          assert.deepEqual(real, expected, text);
          fast++;
        }
      }
    }),
    { numRuns: 400 },
  );
  assert.ok(fast > 1000, `${fast}`);
});
