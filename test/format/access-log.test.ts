import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { accessLog } from "../../src/format/access-log.ts";
import { parseAccessLogLine } from "../../src/format/access-log-line.ts";
import { keepingSink } from "../../src/format/keeping-sink.ts";
import { parseAddress } from "../../src/net/address.ts";
import { dayOf } from "../../src/record/day.ts";
import { operationOfLog, roleOfLog } from "../../src/record/operation.ts";
import { normalizePrincipal } from "../../src/record/principal.ts";
import type { S3Record } from "../../src/record/record.ts";
import { serviceOfRequester } from "../../src/record/service.ts";
import { corpusOf } from "../corpus/corpus.ts";
import { wildText } from "../corpus/client-text.ts";
import { type Random, randomOf } from "../corpus/random.ts";

/** Everything that a reader tells its sink, in order, without what is told of coverage more than once. */
function tellings(chunks: Iterable<Uint8Array>, inScope: (bucket: string) => boolean): string[] {
  const told: string[] = [];
  const coverage = new Set<string>();
  const sink = keepingSink({
    inScope,
    keep: (records, number) => told.push(...records.map((record) => `${number} ${JSON.stringify(sorted(record))}`)),
    outOfScope: () => told.push("out of scope"),
    skip: () => assert.fail("nothing is skipped in an access log"),
    malformed: (position) => told.push(`malformed ${position}`),
    notice: (rule, position) => told.push(`${rule} ${position}`),
    cover: ({ kind, of, day }) => coverage.add(`${kind} ${of} ${day}`),
  });
  const reader = accessLog.read(sink);
  for (const chunk of chunks) reader.push(chunk);
  reader.end(true);
  return [...told, ...[...coverage].toSorted()];
}

function sorted(record: object): object {
  return Object.fromEntries(Object.entries(record).toSorted());
}

/** The same by the exact reading of each line by itself. */
function exactTellings(text: string, inScope: (bucket: string) => boolean): string[] {
  const told: string[] = [];
  const coverage = new Set<string>();
  for (const [index, raw] of text.split("\n").entries()) {
    const one = raw.replace(/\r$/, "");
    const line = parseAccessLogLine(one);
    if (one.trim() === "") continue;
    if (line === undefined) told.push(`malformed line ${index + 1}`);
    else if (!inScope(line.bucket)) told.push("out of scope");
    else {
      const { outcome, bytes, claim, shape } = line.tail;
      coverage.add(`log ${line.bucket} ${dayOf(line.time)}`);
      if (shape === "several" || shape === "short") told.push(`PERIM2101 line ${index + 1}`);
      const record: S3Record = {
        kind: "log",
        role: roleOfLog(line.operation),
        time: line.time,
        bucket: line.bucket,
        requestId: line.requestId === "-" ? "" : line.requestId,
        principal: normalizePrincipal(line.requester),
        source: parseAddress(line.address)?.text ?? "",
        endpoint: "",
        endpointAccount: "",
        service: serviceOfRequester(line.requester, line.address),
        operation: operationOfLog(line.operation, line.key !== "-"),
        outcome,
        bytes,
        claim,
        eventId: "",
        replaces: "",
      };
      told.push(`${index + 1} ${JSON.stringify(sorted(record))}`);
    }
  }
  return [...told, ...[...coverage].toSorted()];
}

const pieces: readonly ((text: string, random: Random) => string)[] = [
  () => "",
  () => '"',
  () => " ",
  () => "-",
  () => "0",
  () => "/",
  () => "[",
  () => "A",
  () => "\t",
  () => "\r",
  () => " [16/Mar/2026:00:00:00 +0000] 1.1.1.1 - X REST.GET.OBJECT",
  () => '" 200 - 1 2 3 4 "',
  () => '" 403 AccessDenied - - 1 - "-" "',
  () => "S3Console/0.4 exec-env/AWS_Lambda",
  (_, random) => wildText(random),
  (text, random) => text.slice(random.below(text.length + 1), random.below(text.length + 1)),
];

function mutated(text: string, random: Random): string {
  let result = text;
  for (let mutations = random.below(4); mutations > 0; mutations--) {
    const at = random.below(result.length + 1);
    const piece = (pieces[random.below(pieces.length)] as (typeof pieces)[number])(text, random);
    result = result.slice(0, at) + piece + result.slice(at + random.below(6));
  }
  return result;
}

function* cut(bytes: Uint8Array, random: Random, longest: number): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length;) {
    const end = start + 1 + random.below(longest);
    yield bytes.subarray(start, end);
    start = end;
  }
}

/** Lines of a log, some several times with another ending, since what a line means is remembered by its beginning. */
function linesOf(seed: number, random: Random): string[] {
  const some = corpusOf(seed, 12, { evidence: "log", hostile: 0.3, wild: seed % 2 === 0 }).map(({ text }) => text);
  const lines = some.flatMap((text) => [text, ...Array.from({ length: random.below(4) }, () => mutated(text, random))]);
  const swapped = some.map((text) => {
    const [other = ""] = some.slice(random.below(some.length));
    const [at, from] = [text.indexOf('"'), other.indexOf('"')];
    return text.slice(0, at) + other.slice(from);
  });
  return [...lines, ...swapped, ...some].map((text) => text.replaceAll(/[\n\u0100-\uffff]/g, "?"));
}

test("lines are read as each is by itself, wherever chunks end and whatever was read before", () => {
  let kept = 0;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e6 }), fc.constantFrom(1, 7, 100, 5000), (seed, longest) => {
      const random = randomOf(seed, 5);
      const text = linesOf(seed, random).join(seed % 3 === 0 ? "\r\n" : "\n") + (seed % 5 === 0 ? "" : "\n");
      const inScope = (bucket: string): boolean => bucket.length % 4 !== 0;
      const expected = exactTellings(text, inScope);
      const bytes = Buffer.from(text, "latin1");
      assert.deepEqual(tellings(cut(bytes, random, longest), inScope), expected);
      kept += expected.length;
    }),
    { numRuns: 300 },
  );
  assert.ok(kept > 5000, `${kept}`);
});

test("readers that take turns do not take each other's lines", () => {
  const text = (seed: number): Buffer => Buffer.from(linesOf(seed, randomOf(seed)).join("\n"), "latin1");
  const all = [1, 2, 3].map((seed) => {
    const told: string[] = [];
    const sink = keepingSink({
      inScope: () => true,
      keep: (records, number) => told.push(...records.map((record) => `${number} ${JSON.stringify(sorted(record))}`)),
      outOfScope: () => {},
      skip: () => {},
      malformed: (position) => told.push(`malformed ${position}`),
      notice: (rule, position) => told.push(`${rule} ${position}`),
      cover: () => {},
    });
    return { bytes: text(seed), told, reader: accessLog.read(sink) };
  });
  for (let start = 0; start < Math.max(...all.map(({ bytes }) => bytes.length)); start += 333) {
    for (const { bytes, reader } of all) reader.push(bytes.subarray(start, start + 333));
  }
  for (const { bytes, told, reader } of all) {
    reader.end(true);
    const expected = exactTellings(bytes.toString("latin1"), () => true).filter((line) => !line.startsWith("log "));
    assert.deepEqual(told, expected);
  }
});

test("more keys than are remembered, and lines longer than any buffer", () => {
  const line = (i: number, more = ""): string =>
    `owner bucket-${i % 3} [16/Mar/2026:00:00:0${i % 10} +0000] 10.${i >> 16}.${(i >> 8) & 255}.${i & 255} ` +
    `arn:aws:iam::111122223333:user/u${i % 7} ${String(i).padStart(16, "0")} REST.GET.OBJECT k ` +
    `"GET /k${more} HTTP/1.1" 200 - ${i} 1 2 3 "-" "agent" - host SigV4 - AuthHeader bucket TLSv1.2`;
  const lines = Array.from({ length: 70_000 }, (_, i) => line(i));
  lines.splice(100, 0, line(1, "x".repeat(100_000)), line(2, "y".repeat(300_000)), "z".repeat(2_000_000));
  const bytes = Buffer.from(lines.join("\n"), "latin1");
  const told = tellings(cut(bytes, randomOf(1), 600_000), () => true);
  assert.equal(told.filter((text) => text.startsWith("malformed")).join(), "malformed line 103");
  // Of a line that is too long the first eight fields count.
  assert.deepEqual(told.filter((text) => text.startsWith("PERIM")), ["PERIM2101 line 102"]);
  const short = lines.map((text) => text.length > 256 * 1024 ? "" : text).join("\n");
  const isOther = (text: string): boolean => !text.startsWith("102 ") && !/^(?:malformed|PERIM)/.test(text);
  assert.deepEqual(told.filter(isOther), exactTellings(short, () => true));
});
