import assert from "node:assert/strict";
import process from "node:process";
import { test } from "node:test";
import { cloudTrailLook } from "../../src/format/cloudtrail-look.ts";
import type { JsonKind } from "../../src/format/json-kind.ts";
import { jsonKinds } from "../../src/format/json-kinds.ts";
import type { JsonLook } from "../../src/format/json-look.ts";
import type { JsonObject } from "../../src/format/json-object.ts";
import { JsonReader } from "../../src/format/json-reader.ts";
import { keepingSink } from "../../src/format/keeping-sink.ts";
import { corpusOf, filesOf } from "../corpus/corpus.ts";
import {
  type JsonTree,
  oddPieces,
  oddScalars,
  replacedLeaves,
  spoiltText,
  spoiltTree,
  textOf,
  trailTexts,
  treeOf,
} from "../corpus/json-text.ts";
import { type Random, randomOf } from "../corpus/random.ts";
import { TrailReader } from "./read-trail.ts";

// More of them are a matter of time.
const rounds = Number(process.env["FUZZ_ROUNDS"] ?? 1);
const inScope = (bucket: string): boolean => bucket !== "team-bucket" && !bucket.startsWith("x");

function cutsOf(length: number, random: Random): number[] {
  const kind = random.below(8);
  if (kind < 4) return [];
  if (kind === 4 && length < 20_000) return Array.from({ length }, (_, i) => i);
  const cuts = Array.from({ length: 1 + random.below(kind === 5 ? 2 : 30) }, () => random.below(length + 1));
  return cuts.toSorted((a, b) => a - b);
}

test("known records are read as unknown ones: hostile, wild and odd corpora", () => {
  const fast = new TrailReader(true, inScope);
  const slow = new TrailReader(false, inScope);
  let read = 0;
  for (let seed = 1; seed <= 12 * rounds; seed++) {
    const random = randomOf(seed, 77);
    const parts = corpusOf(seed % 3, 300, {
      evidence: "trail",
      hostile: 0.3 * (seed % 2),
      wild: true,
      duplicates: 0.2,
      noise: 0.1,
      conflicts: 0.05,
      late: seed % 4 === 0,
    });
    for (const { bytes } of filesOf(parts.filter(({ kind }) => kind === "record"), random, { size: 200 })) {
      const expected = slow.read(bytes);
      read += expected.calls.length;
      assert.deepEqual(fast.read(bytes), expected);
      assert.deepEqual(fast.read(bytes, cutsOf(bytes.length, random)), expected);
    }
  }
  assert.ok(fast.known > 2 * read * 0.6, `${fast.known} of ${2 * read} were known`);
});

test("known records are read as unknown ones: spoilt in every way there is", () => {
  const base = corpusOf(5, 60, { evidence: "trail", noise: 0.1 }).filter(({ kind }) => kind === "record")
    .map(({ text }) => JSON.parse(text) as unknown);
  const fast = new TrailReader(true, inScope);
  const slow = new TrailReader(false, inScope);
  let read = 0;
  for (let seed = 1; seed <= 4000 * rounds; seed++) {
    const random = randomOf(seed, 78);
    const style = random.below(6);
    const blank = (): string =>
      style > 1
        ? ""
        : random.chance(style === 0 ? 0.02 : 0.5)
        ? random.pick([" ", "\n", "\t", "\r", "  ", "\n  "])
        : "";
    const texts = Array.from({ length: 1 + random.below(6) }, () => {
      // Few of them, so that most are known.
      let tree = treeOf(base[random.below(random.chance(0.8) ? 8 : base.length)]);
      if (random.chance(0.4)) { for (let i = random.below(3); i >= 0; i--) tree = spoiltTree(tree, random); }
      const text = textOf(tree, style === 1 ? () => " " : blank);
      return random.chance(0.1) ? spoiltText(text, random) : text;
    });
    const bytes = Buffer.from(fileOf(texts, random), "latin1");
    const complete = random.chance(0.9);
    const expected = slow.read(bytes, [], complete);
    read += expected.calls.length;
    const cuts = cutsOf(bytes.length, random);
    assert.deepEqual(fast.read(bytes, cuts, complete), expected, `seed ${seed}: ${bytes.toString("latin1")}`);
  }
  assert.ok(fast.known > read * 0.2, `${fast.known} of ${read} were known`);
});

/** A record with everything that is looked at, wherever it may stand. */
const full = {
  eventVersion: "1.11",
  userIdentity: {
    type: "AssumedRole",
    principalId: "AROAEXAMPLE:i-0ccfa4af412d1955c",
    arn: "arn:aws:sts::111122223333:assumed-role/reader/i-0ccfa4af412d1955c",
    accountId: "111122223333",
    invokedBy: "-",
    sessionContext: { sessionIssuer: { type: "Role", arn: "arn:aws:iam::111122223333:role/a/reader" }, attributes: {} },
  },
  eventTime: "2026-03-16T13:03:48Z",
  eventSource: "s3.amazonaws.com",
  eventName: "GetObject",
  awsRegion: "ap-northeast-1",
  sourceIPAddress: "10.0.1.179",
  userAgent: "[aws-cli/2.15.30]",
  errorCode: "-",
  requestParameters: {
    bucketName: "data",
    bucket: "data",
    Host: "data.s3.amazonaws.com",
    host: ["data.s3.amazonaws.com"],
    "x-amz-copy-source": "data/a",
    key: "a",
  },
  responseElements: { "x-amz-version-id": "1" },
  additionalEventData: { vpcEndpointId: "-", bytesTransferredIn: 0, bytesTransferredOut: 12, "x-amz-id-2": "x" },
  requestID: "C999CDB6A92BC4D3",
  eventID: "ef9e6e39-6a3d-438a-80e6-b2a8c0da1fa8",
  sharedEventID: "ef9e6e39-6a3d-438a-80e6-b2a8c0da1fa9",
  readOnly: true,
  resources: [
    { type: "AWS::S3::Object", ARN: "arn:aws:s3:::data/a", accountId: "1" },
    { type: "AWS::S3::Bucket", arn: "arn:aws:s3:::data", ARNPrefix: "arn:aws:s3:::data/" },
  ],
  eventType: "AwsApiCall",
  managementEvent: false,
  eventCategory: "Data",
  recipientAccountId: "111122223333",
  vpcEndpointId: "vpce-0126d8067633b9fc0",
  vpcEndpointAccountId: "111122223333",
  addendum: { reason: "-", originalEventID: "-" },
};

function basesOf(): JsonTree[] {
  const { addendum: _, ...plain } = full;
  const { eventCategory: __, ...old } = plain;
  const { bucketName: ___, "x-amz-copy-source": ____, ...fewer } = full.requestParameters;
  return [
    full,
    plain,
    old,
    { ...old, managementEvent: true },
    { ...plain, eventCategory: "Management" },
    { ...plain, eventName: "CopyObject" },
    { ...plain, addendum: { reason: "UPDATED_DATA", originalEventID: "-" } },
    { ...plain, userIdentity: { ...full.userIdentity, arn: "" }, requestParameters: fewer },
    { ...plain, resources: [], requestParameters: fewer },
    { ...plain, resources: [{ arn: "arn:aws:s3:::data/a" }], requestParameters: {} },
    {
      ...plain,
      resources: [{ ARNPrefix: "arn:aws:s3:::data/a" }],
      requestParameters: { host: full.requestParameters.host },
    },
  ].map(treeOf);
}

/** Puts other words into a tree, and leaves its shape as it is. */
function reworded(tree: JsonTree, chance: number, random: Random): JsonTree {
  switch (tree.kind) {
    case "object":
      return { ...tree, members: tree.members.map(([key, value]) => [key, reworded(value, chance, random)]) };
    case "array":
      return { ...tree, elements: tree.elements.map((element) => reworded(element, chance, random)) };
    case "string":
      return random.chance(chance) ? { kind: "string", text: random.pick(trailTexts) } : tree;
    default:
      return /\d/.test(tree.text) && random.chance(chance) ? { kind: "scalar", text: `${random.below(1000)}` } : tree;
  }
}

test("known records are read as unknown ones: each value that is looked at, and each that is not", () => {
  const bases = basesOf();
  const fast = new TrailReader(true, inScope);
  const slow = new TrailReader(false, inScope);
  let read = 0;
  for (let seed = 1; seed <= 3000 * rounds; seed++) {
    const random = randomOf(seed, 79);
    const chance = random.pick([0.02, 0.05, 0.3]);
    const texts = Array.from({ length: 4 }, () => textOf(reworded(random.pick(bases), chance, random)));
    const bytes = Buffer.from(`{"Records":[${texts.join(",")}]}`, "latin1");
    const expected = slow.read(bytes);
    read += expected.calls.length;
    assert.deepEqual(fast.read(bytes), expected, `seed ${seed}: ${bytes.toString("latin1")}`);
  }
  assert.ok(fast.known > read * 0.3, `${fast.known} of ${read} were known`);
});

test("known records are read as unknown ones: every odd value in every place", () => {
  const { addendum: _, ...plain } = full;
  const base = treeOf(plain);
  const odd = [
    ...oddScalars.map((text): JsonTree => ({ kind: "scalar", text })),
    ...[...trailTexts, ...oddPieces].map((text): JsonTree => ({ kind: "string", text })),
    ...oddPieces.flatMap((text): JsonTree[] => [`${text}x`, `x${text}`].map((text) => ({ kind: "string", text }))),
  ];
  const fast = new TrailReader(true, inScope);
  const slow = new TrailReader(false, inScope);
  const usual = textOf(base);
  for (const value of odd) {
    // The old value, which has the kind that is expected there, with the odd one in it and in its place.
    const places = [
      ...replacedLeaves(base, () => value),
      ...replacedLeaves(
        base,
        (old) => ({ ...old, text: `${(old as { text: string }).text}${(value as { text: string }).text}` }),
      ),
    ];
    for (const tree of places) {
      const bytes = Buffer.from(`{"Records":[${usual},${textOf(tree)},${usual}]}`, "latin1");
      assert.deepEqual(fast.read(bytes), slow.read(bytes), bytes.toString("latin1"));
    }
  }
  assert.ok(fast.known > 20_000, `${fast.known} were known`);
});

test("a forged key is not taken for the one that it is named for", () => {
  const { addendum: _, vpcEndpointId: endpoint, ...plain } = full;
  const { errorCode: __, ...reached } = plain;
  const parameters = { bucketName: "data", key: "a" };
  const forged = [
    { ...parameters, vpcEndpointId: endpoint },
    { ...parameters, key: `","vpcEndpointId":"${endpoint}` },
    { ...parameters, [`","vpcEndpointId":"${endpoint}","x":"`]: "" },
    { ...parameters, x: { vpcEndpointId: endpoint } },
    { ...parameters, "x\u0000": "", resources: [{ ARN: "arn:aws:s3:::other" }], sourceIPAddress: "10.0.0.1" },
    { ...parameters, sourceIPAddress: "10.0.0.1", errorCode: "AccessDenied", eventTime: "2020-01-01T00:00:00Z" },
  ];
  const records = forged.map((requestParameters) => ({ ...reached, requestParameters }));
  const honest = [{ ...reached, requestParameters: parameters }, { ...full, addendum: undefined }];
  const fast = new TrailReader(true);
  const slow = new TrailReader(false);
  for (let round = 0; round < 4; round++) {
    const bytes = Buffer.from(JSON.stringify({ Records: [...honest, ...records, ...honest] }));
    const { calls } = fast.read(bytes);
    assert.deepEqual(calls, slow.read(bytes).calls);
    const told = calls.map((call) => call.replace(/^\d+ /, ""));
    // One that is not through the endpoint, and the forged ones, are all the same request.
    assert.deepEqual(new Set(told.slice(2, 8)), new Set(told.slice(0, 1)));
    assert.ok(!told[0]?.includes(endpoint) && told[1]?.includes(endpoint));
  }
  assert.ok(fast.known > 15, `${fast.known} were known`);
});

test("known records are read as unknown ones: large chunks and large values", () => {
  const fast = new TrailReader(true);
  const slow = new TrailReader(false);
  const records = Array.from({ length: 3000 }, (_, i) => ({
    ...full,
    addendum: undefined,
    requestParameters: { bucketName: "data", key: "x".repeat(i % 500 === 499 ? 300_000 : i % 7 === 0 ? 2000 : 10) },
  }));
  const bytes = Buffer.from(JSON.stringify({ Records: records }));
  assert.ok(bytes.length > 4 << 20);
  const expected = slow.read(bytes);
  for (const cuts of [[], [1 << 20], [(1 << 20) + 20], [100, 2 << 20, (2 << 20) + 1]]) {
    const before = fast.known;
    assert.deepEqual(fast.read(bytes, cuts), expected);
    assert.ok(fast.known > before + 2900);
  }
});

test("known records are read as unknown ones: when there is no room for more", () => {
  const fast = new TrailReader(true);
  const slow = new TrailReader(false);
  const random = randomOf(1, 81);
  // Keys of 18 KB, and then shapes of 18 KB that go apart in two places.
  const texts = Array.from({ length: 1500 }, (_, i) => {
    const long = `${i}`.padStart(6, "0").repeat(3000);
    const isShape = i >= 1100;
    const parameters = { bucketName: "data", [`a${isShape ? random.below(40) : 0}`]: 1, [isShape ? long : "b"]: 2 };
    const errorCode = isShape ? "NoSuchKey" : long;
    return JSON.stringify({ ...full, addendum: undefined, errorCode, requestParameters: parameters });
  });
  for (let start = 0; start < texts.length; start += 100) {
    const some = texts.slice(start, start + 100);
    const bytes = Buffer.from(`{"Records":[${[...some, ...some].join(",")}]}`);
    assert.deepEqual(fast.read(bytes), slow.read(bytes));
  }
  assert.ok(fast.known > 2000, `${fast.known} were known`);
});

test("readers of two scans may take turns", () => {
  const parts = corpusOf(9, 200, { evidence: "trail" }).filter(({ kind }) => kind === "record");
  const files = filesOf(parts, randomOf(1, 82), { size: 40 });
  const scopes = [inScope, (bucket: string): boolean => !inScope(bucket)];
  const fast = scopes.map((scope) => new TrailReader(true, scope));
  const slow = scopes.map((scope) => new TrailReader(false, scope));
  for (const { bytes } of [...files, ...files]) {
    const expected = slow.map((reader) => reader.read(bytes));
    assert.deepEqual(fast.map((reader) => reader.read(bytes)), expected);
  }
});

test("a reader looks at nothing else than what is told of it", () => {
  const looked = new Set<string>();
  const [trail, ...others] = jsonKinds as [JsonKind, ...JsonKind[]];
  const watched: JsonKind = {
    ...trail,
    reader: (sink) => {
      const read = trail.reader(sink);
      return (record, number) => read(watch(record, cloudTrailLook, "", looked) as JsonObject, number);
    },
  };
  const sink = keepingSink({
    inScope: () => true,
    keep: () => {},
    outOfScope: () => {},
    skip: () => {},
    malformed: () => {},
    notice: () => {},
    cover: () => {},
  });
  const bases = basesOf();
  for (let seed = 1; seed <= 2000; seed++) {
    const random = randomOf(seed, 80);
    const tree = reworded(random.pick(bases), 0.1, random);
    const reader = new JsonReader(sink, [watched, ...others]);
    reader.push(Buffer.from(textOf(random.chance(0.5) ? spoiltTree(tree, random) : tree), "latin1"));
    reader.end(true);
  }
  // What is told is looked at, or the scanner would keep more apart than it must.
  assert.deepEqual([...toldIn(cloudTrailLook, "")].filter((path) => !looked.has(path)), []);
});

/** A value that throws where something is looked at that the scanner leaves out. */
function watch(value: unknown, look: JsonLook, path: string, looked: Set<string>): unknown {
  if (look !== "none") looked.add(path);
  if (typeof value !== "object" || value === null) {
    // Whether it is an object is all that is asked of this one, and of these whether they are texts.
    assert.ok(look !== "none" || path === ".s3" || path === ".sharedEventID", `${path} is looked at`);
    return value;
  }
  return new Proxy(value, {
    get: (target, key) => {
      const inner: unknown = Reflect.get(target, key);
      if (typeof key === "symbol" || (Array.isArray(target) && !/^\d+$/.test(key))) return inner;
      const isArray = Array.isArray(target);
      if (typeof look === "string") return watch(inner, look === "none" ? "none" : "all", `${path}.${key}`, looked);
      if ("each" in look) return watch(inner, isArray ? look.each : "all", `${path}.*`, looked);
      const members: { readonly [name: string]: JsonLook } = isArray ? {} : look.members;
      if (inner === undefined && !Object.hasOwn(members, key)) return inner;
      const told = isArray ? "all" : Object.hasOwn(members, key) ? members[key] as JsonLook : "none";
      return watch(inner, told, `${path}.${key}`, looked);
    },
  });
}

function* toldIn(look: JsonLook, path: string): Generator<string> {
  if (look === "none") return;
  yield path;
  if (typeof look === "string") return;
  if ("each" in look) yield* toldIn(look.each, `${path}.*`);
  else for (const [name, member] of Object.entries(look.members)) yield* toldIn(member, `${path}.${name}`);
}

function fileOf(texts: readonly string[], random: Random): string {
  const blank = random.chance(0.2) ? random.pick([" ", "\n", "\r\n", "\t "]) : "";
  const odd = random.pick(["", " ", ",,", ", ,", ";", ":", "\n", ",\x00", "\x00", ",]", "}", ",\xef\xbb\xbf", ",\f"]);
  const list = random.chance(0.1) ? texts.join(odd) : texts.join(`${blank},${blank}`);
  switch (random.below(12)) {
    case 0:
      return texts.join("\n");
    case 1:
      return texts.join(random.pick(["", " ", "\r\n", ","]));
    case 2:
      return `[${list}]`;
    case 3:
      return `{"a":1,"Records":[${list}],"b":{"eventName":"x"}}`;
    case 4:
      return `{"Records":[${list}]}\n{"Records":[${list}]}`;
    case 5:
      return `{"Events":[${list}]}`;
    case 6:
      return `{"logEvents":[${list}]}`;
    case 7:
      return spoiltText(`{"Records":[${list}]}`, random);
    default:
      return `{"Records":${blank}[${blank}${list}${blank}]}`;
  }
}
