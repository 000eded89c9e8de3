import assert from "node:assert/strict";
import { test } from "node:test";
import { QueryError } from "../../src/athena/query-error.ts";
import type { QueryEngine, ResultRow } from "../../src/athena/query-engine.ts";
import { readRequests } from "../../src/athena/read-requests.ts";
import type { LogTables } from "../../src/athena/tables.ts";
import type { Profile } from "../../src/profile/profile.ts";
import { always } from "../../src/record/time-window.ts";
import { eventIdOf, plainLine, plainRecord, requestIdOf } from "../corpus/plain-halves.ts";
import { tableWith } from "./tables-file.ts";

const second = 1_773_655_200;
const both: LogTables = { accessLogs: [tableWith({})], cloudTrail: [tableWith({})] };

/** What an engine that answers with some rows comes to. */
async function profileOf(rows: readonly ResultRow[], tables = both): Promise<Profile> {
  const engine: QueryEngine = {
    query: async function* () {
      yield* rows;
    },
  };
  return await readRequests(engine, tables, always, {});
}

const idOf = (name: string): string => Buffer.from(name.padEnd(32, "-")).toString("hex").toUpperCase();
const at = (address: string): string => Buffer.from(address).toString("hex").toUpperCase();
const nothing: ResultRow = [null, null, null, null, null];
const none: ResultRow = [null, "0", null, null, "[]"];

function meaning(id: string, kind: string, text: string, count = 1): ResultRow {
  return [
    "meaning",
    kind,
    text,
    `${kind}s`,
    String(count),
    "false",
    id,
    "0",
    String(second),
    String(second),
    "[]",
    ...none,
  ];
}

function halves(
  meanings: readonly (readonly [string, string, string])[],
  bytes: number,
  ...samples: string[]
): ResultRow {
  return [JSON.stringify(meanings), String(bytes), String(second), String(second + 60), JSON.stringify(samples)];
}

function sample(id: string, ...objects: string[]): string {
  return `${String(second).padStart(12, "0")}${id}${JSON.stringify(objects)}`;
}

const line = idOf("line");
const record = idOf("record");
const meanings = [
  meaning(line, "line", plainLine(requestIdOf(1)), 2),
  meaning(record, "record", plainRecord(requestIdOf(1), eventIdOf(1)), 2),
];

test("a group is as many requests, each of its lines and records, from the address that it has", async () => {
  const { classes, header } = await profileOf([
    ...meanings,
    [
      ...["usual", null, null, null, "2", "false"],
      ...halves([[line + at("192.0.2.1"), "3", "true"]], 1024, sample(requestIdOf(1), "a.log", "b.json")),
      ...halves([[record + at("192.0.2.1"), "0", "true"]], 7, sample(requestIdOf(1), "b.json")),
    ],
  ]);
  assert.equal(header.ledger.kept, 4);
  assert.equal(classes.length, 1);
  const [{ requests, bytes, evidence, source, first, last, samples } = assert.fail()] = classes;
  assert.deepEqual([requests, bytes, evidence, source], [2, 1024, "joined", "192.0.2.1"]);
  assert.deepEqual([first, last], [(second + 3) * 1000, (second + 63) * 1000]);
  assert.deepEqual(samples.map(({ places }) => places.map(({ object }) => object)), [["a.log", "b.json"]]);
});

test("halves by themselves are joined here, and one that comes twice is one", async () => {
  const half = (id: string, event: string | null, object: string): ResultRow => {
    const ids = JSON.stringify([requestIdOf(9), event]);
    return ["half", null, ids, object, "1", null, id, "5", String(second), String(second), "[]", ...none];
  };
  const { classes } = await profileOf([
    ...meanings,
    half(line + at("192.0.2.1"), null, "a.log"),
    half(line + at("192.0.2.1"), null, "a.log"),
    half(record + at("192.0.2.1"), "0000000100000001", "b.json"),
  ]);
  assert.deepEqual(
    classes.map(({ requests, evidence, bytes }) => [requests, evidence, bytes]),
    [[1, "joined", 5]],
  );
});

test("rows that are none, that come in another order, or that are no address are refused, and none is passed over", async () => {
  const usual = (id: string): ResultRow => [
    ...["usual", null, null, null, "1", "false"],
    ...halves([[id, "0", "true"]], 1, sample(requestIdOf(1), "a.log")),
    ...nothing,
  ];
  assert.equal((await profileOf([...meanings, usual(line)])).classes[0]?.source, "10.0.0.1");
  for (
    const [rows, message] of [
      [[usual(line), ...meanings], /A row comes before the one that tells what it means/],
      [[...meanings, usual(line + at("010.0.0.1"))], /SQL takes "010\.0\.0\.1" for an address/],
      [[...meanings, usual(line).slice(1)], /A row has 15 columns/],
      [[["other", ...usual(line).slice(1)]], /A row is of fate "other"/],
    ] as const
  ) {
    await assert.rejects(profileOf(rows), (error: Error) => error instanceof QueryError && message.test(error.message));
  }
});

test("a line that SQL takes for usual and the reader does not counts as malformed, as often as it is there", async () => {
  const { header } = await profileOf([meaning(line, "line", "no line", 3)]);
  assert.deepEqual([header.ledger.read, header.ledger.malformed], [3, 3]);
});
