import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { queriesOf } from "../../src/athena/queries-of.ts";
import { requestsQuery } from "../../src/athena/requests-query.ts";
import { sqlScan } from "../../src/athena/sql-scan.ts";
import type { Profile } from "../../src/profile/profile.ts";
import { always } from "../../src/record/time-window.ts";
import { scan } from "../../src/scan/scan.ts";
import { corpusOf } from "../corpus/corpus.ts";
import { manyHalves } from "../corpus/many-halves.ts";
import { eventIdOf, plainLine, plainRecord, requestIdOf } from "../corpus/plain-halves.ts";
import type { Part } from "../corpus/part.ts";
import { randomOf } from "../corpus/random.ts";
import {
  type BothLogs,
  comparable,
  compare,
  engine,
  filesOfTrail,
  makeBoth,
  makeTable,
  makeTrail,
  objectsIn,
  oneDay,
  run,
  tablesOf,
  textsOf,
  unusualOnes,
  write,
} from "./tables-on-trino.ts";

test("both logs: a line and the record of its request are one request", async () => {
  const { tables, objects } = await makeBoth("both_usual", corpusOf(31, 3000, { evidence: "both", old: false }), 31);
  const far = await compare(tables, objects);
  assert.ok(far.classes.filter(({ evidence }) => evidence === "joined").length > 100);
  assert.equal(far.header.join, "on");
  const share = await unusualOnes(tables) / far.header.ledger.read;
  assert.ok(share < 0.05, `${share} are in no group`);
});

// Engines put a query in at each place where it is named, and what is scanned twice is paid twice.
test("both logs: each table is scanned once", async () => {
  const { tables } = await makeBoth("both_once", corpusOf(36, 20, { evidence: "both" }), 36);
  const [query = ""] = await queriesOf(tables, { fullScan: true });
  const plan = (await run(`EXPLAIN ${query}`)).flat().join("\n");
  const scanned = [...plan.matchAll(/\[table = hive:logs:(\w+)/g)].map(([, table]) => table);
  assert.deepEqual(scanned.toSorted(), ["both_once_lines", "both_once_records"]);
});

test("both logs: missing, hostile, contradicting, old, late and repeated halves", async () => {
  const parts = corpusOf(32, 3000, {
    evidence: "mixed",
    hostile: 0.4,
    wild: true,
    duplicates: 0.1,
    conflicts: 0.2,
    late: true,
    loss: 0.1,
    noise: 0.1,
  });
  const { tables, objects } = await makeBoth("both_hostile", parts, 32);
  const far = await compare(tables, objects);
  const kinds = new Set(far.classes.map(({ evidence }) => evidence));
  assert.deepEqual([...kinds].toSorted(), ["conflict", "joined", "log", "old-trail", "trail"]);
});

/** Many forms of one request that a line and a record tell of, each with a request id of its own. */
function pairs(): Part[] {
  const parts = corpusOf(34, 200, { evidence: "both", old: false });
  const calls = parts.map(({ call }) => parts.filter((part) => part.call === call));
  const [line, record] = calls.find((of) =>
    of.length === 2 && of[0]?.text.includes("REST.GET.OBJECT") === true &&
    of[1]?.text.includes('"vpcEndpointId"') === true
  ) ?? [];
  assert.ok(line?.kind === "line" && record?.kind === "record");
  const id = / ([0-9A-Z]{16}) /.exec(line.text)?.[1] ?? "";
  const time = Date.parse(/"eventTime":"([^"]*)"/.exec(record.text)?.[1] ?? "");
  const later = (seconds: number) => (text: string): string =>
    text.replace(/"eventTime":"[^"]*"/, `"eventTime":"${new Date(time + seconds * 1000).toISOString().slice(0, 19)}Z"`);
  const same = (text: string): string => text;
  const agent = (text: string) => (whole: string): string => whole.replace(/"[^"]*" - ( |$)/, () => `"${text}" - `);
  const forms: readonly (readonly [line: (text: string) => string, record: (text: string) => string])[] = [
    [same, same],
    [same, later(86_400)],
    [same, later(86_401)],
    [same, later(-86_401)],
    [same, later(3600)],
    [(text) => text.replace(/^(\S+) \S+/, "$1 another-bucket"), same],
    [(text) => text.replace(/\+0000\] \S+/, "+0000] 198.51.100.7"), same],
    [same, (text) => text.replace(/"sourceIPAddress":"[^"]*"/, '"sourceIPAddress":"athena.amazonaws.com"')],
    [same, (text) => text.replace(/"eventName":"[^"]*"/, '"eventName":"PutObject"')],
    [same, (text) => text.replace(/"eventID":"[^"]*"/, '"eventID":"another"')],
    [same, (text) => text.replace(/"eventTime":"[^"]*"/, '"eventTime":"2026-03-16"')],
    [agent('curl" 1 2'), same],
    [agent("BBBBBBBBBBBBBBBB"), same],
    [(text) => `${text} ${text}`, same],
  ];
  return forms.flatMap(([ofLine, ofRecord], index) => {
    const own = requestIdOf(index);
    return [
      { ...line, text: ofLine(line.text).replaceAll(id, own) },
      { ...record, text: ofRecord(record.text).replaceAll(id, own) },
    ];
  });
}

test("both logs: halves that are days apart, of other buckets and addresses, unusual beside usual", async () => {
  const { tables, objects } = await makeBoth("both_pairs", pairs(), 34);
  const far = await compare(tables, objects);
  const requests = (evidence: string) =>
    far.classes.filter((one) => one.evidence === evidence).reduce((sum, one) => sum + one.requests, 0);
  // Two are more than a day apart, and one has two addresses.
  assert.equal(requests("conflict"), 3);
  assert.ok(requests("joined") > requests("conflict"));
});

test("both logs: what two tables have of one request is one request", async () => {
  const parts = corpusOf(35, 400, { evidence: "both", hostile: 0.1 });
  const one = await makeBoth("both_one", parts, 35);
  const files = [...filesOfTrail(textsOf(parts.filter(({ kind }) => kind === "record")))];
  // The same records in files of another form: other objects.
  const other = files.map(({ name, bytes }) => ({
    name: `other-${name}`,
    bytes: Buffer.from(String(bytes).replace(/^\{"Records":\[/, '{ "Records":[')),
  }));
  const again = await makeTrail("both_again");
  const objects = objectsIn(write("both_again", other));
  const tables = { ...one.tables, cloudTrail: [...one.tables.cloudTrail, again] };
  const far = await compare(tables, [...one.objects, ...objects]);
  const sole = await sqlScan(engine, one.tables, { fullScan: true });
  const requests = (profile: Profile) => profile.classes.reduce((sum, one) => sum + one.requests, 0);
  assert.equal(requests(far), requests(sole));
});

test("both logs: a day, some buckets, and more classes than the limit", async () => {
  const { tables, objects } = await makeBoth("both_day", corpusOf(33, 3000, { evidence: "mixed", hostile: 0.1 }), 33);
  const options = {
    window: oneDay,
    scope: [{ buckets: ["customer-*", "testdata2020"], exceptBuckets: [] }],
    classLimit: 60,
  };
  const far = await sqlScan(engine, tables, { ...options, fullScan: true });
  const local = await scan({ objects, ...options });
  assert.ok(far.header.foldLevel > 0);
  const { classes, header: { coverage } } = comparable(far);
  assert.deepEqual(classes, comparable(local).classes);
  assert.deepEqual(coverage, comparable(local).header.coverage);
  assert.equal(far.header.ledger.kept, local.header.ledger.kept);
});

test("both logs: requests of many lines and records", async () => {
  const { lines, records } = manyHalves(randomOf(37), 600);
  const { tables, objects } = await makeOf("both_many", lines, records);
  await compare(tables, objects);
  const share = await unusualOnes(tables) / (lines.length + records.length);
  assert.ok(share > 0.05 && share < 0.6, `${share} are in no group`);
});

/** Makes tables of lines and of records. */
async function makeOf(name: string, lines: readonly string[], records: readonly string[]): Promise<BothLogs> {
  const folders = [
    write(`${name}_lines`, [{ name: "1.log", bytes: Buffer.from(lines.map((line) => `${line}\n`).join("")) }]),
    write(`${name}_records`, filesOfTrail(records)),
  ];
  const tables = tablesOf([await makeTable(`${name}_lines`)], [await makeTrail(`${name}_records`)]);
  return { tables, objects: objectsIn(...folders) };
}

test("both logs: requests that differ in keys and addresses alone are told by few texts", async () => {
  const indexes = Array.from({ length: 300 }, (_, index) => index);
  const address = (index: number): string =>
    index % 3 === 0 ? `10.0.0.${index % 200}` : `2001:db8::${index.toString(16)}`;
  const copied = indexes.flatMap((index) => [
    plainLine(requestIdOf(index), { operation: "REST.COPY.OBJECT", address: address(index) }),
    plainLine(requestIdOf(index), { operation: "REST.COPY.OBJECT_GET", address: address(index), bytes: "-" }),
  ]);
  const records = indexes.map((index) =>
    plainRecord(requestIdOf(index), eventIdOf(index), {
      eventName: "CopyObject",
      sourceIPAddress: address(index),
      requestParameters: { bucketName: "testdata2020", "x-amz-copy-source": `analytics-lake/key%2F${index}` },
    })
  );
  const { tables, objects } = await makeOf("both_copies", copied, records);
  await compare(tables, objects);
  const texts = (await run(requestsQuery(tables, { window: always, scope: undefined, byName: true })))
    .map(([, , text]) => text);
  assert.equal(texts.filter((text) => text !== null).length, 3);
});

test("both logs: corrections, records without a time or with an odd one, wrappers with ids, large numbers", async () => {
  const [id, event] = [requestIdOf, eventIdOf];
  const correction = (of: number): Record<string, unknown> => ({
    vpcEndpointId: "vpce-3",
    addendum: { reason: "UPDATED_DATA", originalRequestID: id(of), originalEventID: event(of) },
  });
  const network = { eventType: "AwsVpceEvent", eventCategory: "NetworkActivity", bytes: 0 };
  const untimed = plainRecord(id(5), event(5), { eventTime: undefined });
  const records = [
    // What corrects a record need not be of the same request.
    plainRecord(id(1), event(1)),
    plainRecord(id(1), event(101), { ...network, vpcEndpointId: undefined }),
    plainRecord(id(2), event(201), correction(1)),
    plainRecord(id(3), event(3)),
    plainRecord(id(3), event(103), { vpcEndpointId: "vpce-2", bytes: 0 }),
    plainRecord(id(4), event(301), correction(3)),
    untimed,
    `${untimed.slice(0, -1)},"more":1}`,
    plainRecord(id(6), event(6), { eventTime: "2026-03-16T10:00:00.123Z" }),
    plainRecord(id(6), event(106), { eventTime: "2026-03-16T10:00:00.500Z" }),
    plainRecord(id(6), event(206)),
    JSON.stringify({ requestID: id(7), CloudTrailEvent: plainRecord(id(8), event(8)) }),
    JSON.stringify({
      requestID: id(9),
      eventTime: "2026-03-16T10:00:00Z",
      "aws.cloudtrail": JSON.parse(plainRecord(id(10), event(10))),
    }),
    plainRecord(id(11), event(11), { sharedEventID: event(111) }),
    plainRecord(id(12), event(12), { sourceIPAddress: "10.0.0.01" }),
    plainRecord(id(13), event(13), { sourceIPAddress: "athena.amazonaws.com" }),
    plainRecord(id(14), event(14), { sourceIPAddress: undefined }),
  ];
  const lines = [
    ...Array.from({ length: 15 }, (_, index) => plainLine(id(index))),
    ...Array.from({ length: 12 }, (_, index) => plainLine(id(20 + index), { bytes: "999999999999999" })),
    plainLine(id(40), { address: "-" }),
    plainLine(id(41), { address: "010.0.0.1" }),
  ];
  const { tables, objects } = await makeOf("both_odd", lines, records);
  await compare(tables, objects);
});

/** Files of which the same request is told in many ways; `REQUEST` and a number are request ids. */
function oddFiles(): { readonly lines: string; readonly files: readonly string[] } {
  const parts = corpusOf(34, 200, { evidence: "both", old: false });
  const record = parts.find(({ kind, text }) => kind === "record" && text.includes('"GetObject"'))?.text ?? "";
  const line = parts.find(({ kind, text }) => kind === "line" && text.includes("REST.GET.OBJECT"))?.text ?? "";
  const of = (index: number, more: Record<string, unknown> = {}) => ({
    ...JSON.parse(record) as Record<string, unknown>,
    requestID: requestIdOf(index),
    eventID: `00000000-0000-0000-0000-${String(index).padStart(12, "0")}`,
    ...more,
  });
  const json = (value: unknown): string => JSON.stringify(value);
  const files = [
    json({ Records: [{ aws: { cloudtrail: of(0) } }] }),
    json({ Records: [{ CloudTrailEvent: json(of(1)) }] }),
    json({ Records: [of(2, { vpcEndpointId: "vpce-1" }), { "aws.cloudtrail": of(2, { vpcEndpointId: "vpce-2" }) }] }),
    json({ Records: [{ Records: [of(3)] }] }),
    json({ CloudTrailEvent: json(of(4)) }).replaceAll('\\"', "\\u0022"),
    json({ ...of(5), Records: [] }),
    json({ ...of(6), Records: [of(7)] }),
    json({ Records: [of(8)], Events: [{ CloudTrailEvent: json(of(9)) }] }),
    json({ Records: [of(10, { eventSource: "" }), of(11, { eventName: null }), of(12, { eventSource: 1 })] }),
    json({
      Records: [
        of(13, { requestID: undefined, eventID: requestIdOf(13) }),
        of(14, { requestID: `${requestIdOf(14)}\n` }),
      ],
    }),
    json({ Records: [[of(15)], "text", null, 1] }),
    json({ Records: [of(16, { eventSource: "ec2.amazonaws.com" }), of(17, { eventSource: "kms.amazonaws.com" })] }),
    json({ Records: [of(18, { Records: [of(19)] })] }),
  ];
  const lines = [
    ...Array.from({ length: 20 }, (_, index) => line.replace(/ [0-9A-Z]{16} /, ` ${requestIdOf(index)} `)),
    line.replace(/\/20\d\d:/, "/2005:"),
  ];
  return { lines: `${lines.join("\n")}\n`, files };
}

test("both logs: wrappers in lists, files that are more than a list, odd ids and names", async () => {
  const { lines, files } = oddFiles();
  const tables = tablesOf([await makeTable("odd_lines")], [await makeTrail("odd_records")]);
  const objects = objectsIn(
    write("odd_lines", [{ name: "1.log", bytes: Buffer.from(lines) }]),
    write("odd_records", files.map((text, index) => ({ name: `${index}.json`, bytes: Buffer.from(text) }))),
  );
  await compare(tables, objects);
});

test("both logs: an id that is hidden in what is encoded is told", async () => {
  const { files: [first = ""] } = oddFiles();
  const data = gzipSync(JSON.stringify({ messageType: "DATA_MESSAGE", logEvents: [{ message: first }] })).toString(
    "base64",
  );
  const tables = tablesOf([], [await makeTrail("hidden_ids")]);
  write("hidden_ids", [{ name: "1.json", bytes: Buffer.from(JSON.stringify({ awslogs: { data } })) }]);
  const { header } = await sqlScan(engine, tables, { fullScan: true });
  assert.equal(header.ledger.kept, 1);
  assert.deepEqual(header.notices.map(({ rule, count }) => [rule, count]), [["PERIM2101", 1]]);
});
