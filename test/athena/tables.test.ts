import assert from "node:assert/strict";
import { test } from "node:test";
import { ddlOf } from "../../src/athena/ddl.ts";
import { QueryError } from "../../src/athena/query-error.ts";
import type { QueryEngine } from "../../src/athena/query-engine.ts";
import { sqlScan } from "../../src/athena/sql-scan.ts";
import { readTables } from "../../src/athena/read-tables.ts";
import type { LogTable } from "../../src/athena/tables.ts";

const text = `version: 1
tables:
  - table: security.s3_access_logs
    kind: access-logs
    location: s3://company-logs/access/111122223333/ap-northeast-1/testdata2020/
    days: event-time
    since: "2024-01-31"
`;

test("a table is read as it is written", () => {
  assert.deepEqual(readTables(text, "tables.yaml").accessLogs, [{
    name: ["security", "s3_access_logs"],
    columns: "line",
    location: "s3://company-logs/access/111122223333/ap-northeast-1/testdata2020/",
    days: "event-time",
    dayColumns: ["day"],
    since: "2024-01-31",
    partitions: {},
  }]);
});

const organisation = `version: 1
tables:
  - table: logs.access
    kind: access-logs
    location: s3://company-logs/access/\${account}/\${region}/\${bucket}/
    days: event-time
    since: "2024-01-31"
    partitions:
      account: ["111122223333", "444455556666"]
      region: [ap-northeast-1]
      bucket: [testdata2020, o'brien]
  - table: logs.trail
    kind: cloudtrail
    columns: aws-2019
    location: s3://company-trail/AWSLogs/
    days: delivery-time
    dayColumns: [year, month, day]
    partitions:
      region: [ap-northeast-1]
`;

test("partition columns are read with their values", () => {
  const { accessLogs: [lines], cloudTrail: [trail] } = readTables(organisation, "t.yaml");
  assert.deepEqual(lines?.partitions, {
    account: ["111122223333", "444455556666"],
    region: ["ap-northeast-1"],
    bucket: ["testdata2020", "o'brien"],
  });
  assert.deepEqual(trail?.dayColumns, ["year", "month", "day"]);
  assert.equal(trail?.columns, "aws-2019");
});

test("partition columns become conditions, of buckets those that are wanted", async () => {
  const window = { from: Date.parse("2026-03-16T00:00:00Z"), to: Date.parse("2026-03-17T00:00:00Z") };
  const conditions = async (buckets: readonly string[]) => {
    const { engine, asked } = noting();
    await sqlScan(engine, readTables(organisation, "t.yaml"), { window, scope: [{ buckets, exceptBuckets: [] }] });
    return [...(asked[0] ?? "").matchAll(/\n {2}WHERE (.*)/g)].map(([, condition]) => condition);
  };
  const day = `"day" >= '2026/03/16' AND "day" <= '2026/03/16'`;
  const places = `"account" IN ('111122223333', '444455556666') AND "region" IN ('ap-northeast-1')`;
  const trail = `"region" IN ('ap-northeast-1') AND "year" || '/' || "month" || '/' || "day" >= '2026/03/16' AND ` +
    `"year" || '/' || "month" || '/' || "day" <= '2026/03/19'`;
  assert.deepEqual(await conditions(["*"]), [
    `${places} AND "bucket" IN ('testdata2020', 'o''brien') AND ${day}`,
    trail,
  ]);
  assert.deepEqual(await conditions(["test*"]), [`${places} AND "bucket" IN ('testdata2020') AND ${day}`, trail]);
  assert.deepEqual(await conditions(["other"]), [`${places} AND false AND ${day}`, trail]);
});

test("the statement that makes a table with partition columns, and none for tables of AWS's own", () => {
  const [statement = "", ...others] = ddlOf(readTables(organisation, "t.yaml"));
  assert.deepEqual(others, []);
  assert.ok(statement.includes("PARTITIONED BY (`account` string, `region` string, `bucket` string, `day` string)"));
  assert.ok(statement.includes("LOCATION 's3://company-logs/access/'\n"));
  for (
    const property of [
      "'projection.account.type' = 'enum'",
      "'projection.account.values' = '111122223333,444455556666'",
      "'projection.bucket.values' = 'testdata2020,o\\'brien'",
      "'projection.day.type' = 'date'",
      "'storage.location.template' = 's3://company-logs/access/${account}/${region}/${bucket}/${day}/'",
    ]
  ) assert.ok(statement.includes(property), property);
});

test("mistakes in partition columns are told with line and column", () => {
  const wrong: readonly (readonly [from: string, to: string, message: RegExp])[] = [
    [
      `["111122223333", "444455556666"]`,
      "[111122223333]",
      /^t\.yaml:9:16: expected a list of texts as the values of account: /,
    ],
    [`["111122223333", "444455556666"]`, "[]", /^t\.yaml:9:16: expected a list of texts as the values of account/],
    [`["111122223333", "444455556666"]`, `["1,2"]`, /^t\.yaml:9:16: expected values without commas/],
    ["account: [", "owner: [", /^t\.yaml:5:15: \$\{account\} is none of the `partitions`/],
    ["/\${bucket}/", "/", /^t\.yaml:5:15: expected \$\{bucket\} where its values stand/],
    ["bucket: [", "day: [", /^t\.yaml:11:7: expected the name of a partition column/],
    ["bucket: [", "remoteip: [", /^t\.yaml:11:7: expected the name of a partition column/],
    ["      bucket: [t", "      line: [x]\n      bucket: [t", /^t\.yaml:11:7: expected the name/],
    ["s3://company-logs/access/${account}", "s3://logs-${account}", /^t\.yaml:5:15: expected s3:/],
    [
      "partitions:\n      region: [ap-northeast-1]\n",
      "partitions:\n      bucket: [a]\n",
      /^t\.yaml:19:7: the folders of CloudTrail/,
    ],
    ["[year, month, day]", "[year, month]", /^t\.yaml:17:17: expected the column with the day/],
    ["columns: aws-2019\n", "columns: line\n", /^t\.yaml:17:17: expected the column with the day/],
    ["aws-2019", "aws-2020", /^t\.yaml:14:14: columns is none of line, aws, aws-2019/],
    ["    partitions:\n      region: [ap", "    partitions: [ap", /^t\.yaml:18:17: expected partition columns/],
  ];
  for (const [from, to, message] of wrong) {
    assert.ok(organisation.includes(from), from);
    assert.throws(() => readTables(organisation.replace(from, () => to), "t.yaml"), { message });
  }
});

test("mistakes are told with line and column", () => {
  const wrong: readonly (readonly [from: string, to: string, message: RegExp])[] = [
    ["version: 1", "version: 2", /^t\.yaml:1:10: expected version: 1/],
    ["days: event-time", "days: never", /^t\.yaml:6:11: days is none of event-time, delivery-time, none/],
    ["    kind: access-logs\n", "", /^t\.yaml:3:5: expected a text as `kind`/],
    ["kind: access-logs", "kind: cloud", /^t\.yaml:4:11: kind is none of access-logs, cloudtrail/],
    ["kind: access-logs", "kind: cloudtrail", /^t\.yaml:6:11: the folders of CloudTrail are of the delivery-time/],
    [
      "since:",
      "sinze:",
      /^t\.yaml:7:5: sinze is none of table, kind, columns, location, days, dayColumns, since, partitions/,
    ],
    ["testdata2020/\n", "testdata2020\n", /^t\.yaml:5:15: expected s3:/],
    ["security.s3", "a.b.c.s3", /^t\.yaml:3:12: expected DATABASE\.TABLE/],
    ["2024-01-31", "31 January", /^t\.yaml:7:12: expected a day/],
    ["days: event-time", "days: event-time\n    days: none", /^t\.yaml:7:5: Map keys must be unique/],
    [text.slice(text.indexOf("  - ")), " []\n", /^t\.yaml:3:2: expected a list of tables/],
    [text, "", /^t\.yaml:1:1: expected `version: 1`/],
    [text, `${text}${text.slice(text.indexOf("  - "))}`, /^t\.yaml:8:12: this table is told twice/],
  ];
  for (const [from, to, message] of wrong) {
    assert.ok(text.includes(from));
    assert.throws(() => readTables(text.replace(from, () => to), "t.yaml"), (error) => {
      assert.ok(error instanceof QueryError);
      assert.match(error.message, message);
      return true;
    });
  }
});

test("the statement that makes a table in folders by day", () => {
  assert.deepEqual(ddlOf(readTables(text, "tables.yaml")), [
    String.raw`CREATE EXTERNAL TABLE ${"`security`.`s3_access_logs`"} (
  ${"`line`"} string,
  ${"`bucketowner`"} string,
  ${"`bucket_name`"} string,
  ${"`requestdatetime`"} string,
  ${"`remoteip`"} string,
  ${"`requester`"} string,
  ${"`requestid`"} string,
  ${"`operation`"} string,
  ${"`key`"} string
)
PARTITIONED BY (${"`day`"} string)
ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.RegexSerDe'
WITH SERDEPROPERTIES ('input.regex' = '(([^ ]*) ([^ ]*) \\[([^\\]]*)\\] ([^ ]*) ([^ ]*) ([^ ]*) ([^ ]*) ([^ ]*).*|.*)')
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
  OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://company-logs/access/111122223333/ap-northeast-1/testdata2020/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.day.type' = 'date',
  'projection.day.format' = 'yyyy/MM/dd',
  'projection.day.range' = '2024/01/31,NOW',
  'projection.day.interval' = '1',
  'projection.day.interval.unit' = 'DAYS',
  'storage.location.template' = 's3://company-logs/access/111122223333/ap-northeast-1/testdata2020/${"${day}"}/'
)`,
  ]);
});

/** An engine that remembers what it was asked, and has no rows. */
function noting(): { readonly engine: QueryEngine; readonly asked: string[] } {
  const asked: string[] = [];
  const rows = {
    [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({ done: true as const, value: undefined }) }),
  };
  return { engine: { query: (sql) => (asked.push(sql), rows) }, asked };
}

test("a table is not read from end to end unless that is asked for", async () => {
  const day = { from: Date.parse("2026-03-16T00:00:00Z"), to: Date.parse("2026-03-17T00:00:00Z") };
  const byDay = readTables(text, "t.yaml");
  const whole = readTables(text.replace("event-time", "none"), "t.yaml");
  const { engine, asked } = noting();
  await assert.rejects(
    sqlScan(engine, byDay, {}),
    /table security\.s3_access_logs would be read from end to end: no time/,
  );
  await assert.rejects(
    sqlScan(engine, byDay, { window: { ...day, from: -Infinity } }),
    /would be read from end to end/,
  );
  await assert.rejects(sqlScan(engine, whole, { window: day }), /it has no folders by day/);
  assert.deepEqual(asked, []);
  await sqlScan(engine, byDay, { window: day });
  await sqlScan(engine, readTables(text.replace("event", "delivery"), "t.yaml"), { window: day });
  await sqlScan(engine, readTables(text.replace("    days:", "    columns: aws\n    days:"), "t.yaml"), {
    window: day,
  });
  await sqlScan(engine, whole, { window: day, fullScan: true });
  const conditions = asked.map((sql) => /\n {2}WHERE (.*)/.exec(sql)?.[1]);
  assert.deepEqual(conditions, [
    `"day" >= '2026/03/16' AND "day" <= '2026/03/16'`,
    `"day" >= '2026/03/16' AND "day" <= '2026/03/19'`,
    `"timestamp" >= '2026/03/16' AND "timestamp" <= '2026/03/16'`,
    undefined,
  ]);
});

const trail = text.replace("kind: access-logs", "kind: cloudtrail").replace("event-time", "delivery-time");

test("a table of CloudTrail files has them line by line", () => {
  const { accessLogs, cloudTrail } = readTables(trail, "t.yaml");
  assert.equal(accessLogs.length, 0);
  assert.deepEqual(cloudTrail.map(({ days }) => days), ["delivery-time"]);
  const [statement = ""] = ddlOf(readTables(trail, "t.yaml"));
  assert.match(
    statement,
    /\(\n {2}`line` string\n\)\nPARTITIONED BY \(`day` string\)\n[^\n]*\nWITH SERDEPROPERTIES \('input\.regex' = '\(\.\*\)'\)\n/,
  );
});

test("tables of both logs are one query, in which halves of a request can meet; those of access logs alone one each", async () => {
  const { engine, asked } = noting();
  const more = text.slice(text.indexOf("  - "));
  const logs = text + more.replaceAll("s3_access_logs", "more_logs");
  const both = logs + trail.slice(trail.indexOf("  - ")).replaceAll("s3_access_logs", "trail");
  await sqlScan(engine, readTables(logs, "t.yaml"), { fullScan: true });
  assert.equal(asked.length, 2);
  await sqlScan(engine, readTables(both, "t.yaml"), { fullScan: true });
  assert.equal(asked.length, 3);
  for (const name of ["s3_access_logs", "more_logs", "trail"]) assert.ok(asked[2]?.includes(`."${name}"`), name);
});

test("days that a table does not have are not taken for days without requests", async () => {
  const { engine, asked } = noting();
  const tables = readTables(text, "t.yaml");
  const window = { from: Date.parse("2024-01-30T23:59:59Z"), to: Infinity };
  for (const fullScan of [false, true]) {
    await assert.rejects(
      sqlScan(engine, tables, { window, fullScan }),
      /t\.yaml: table security\.s3_access_logs has the days from 2024-01-31 on, and earlier ones are asked for$/,
    );
  }
  await sqlScan(engine, tables, { fullScan: true });
  assert.equal(asked.length, 1);
});

test("no name leaves the quotes it stands in, and no query is longer than Athena takes", async () => {
  const { engine, asked } = noting();
  const hostile = "a') OR true --";
  const tables = readTables(text.replace("security.s3_access_logs", `'x."; DROP TABLE y; --'`), "t.yaml");
  await sqlScan(engine, tables, {
    fullScan: true,
    scope: [{ buckets: [hostile, "b'*", "100%_\\*"], exceptBuckets: [] }],
  });
  const names = Array.from({ length: 10_000 }, (_, index) => `${"long-".repeat(8)}${index}`);
  await sqlScan(engine, tables, { fullScan: true, scope: [{ buckets: names, exceptBuckets: [] }] });
  assert.match(asked[0] ?? "", /FROM "x"\."""; DROP TABLE y; --"\n/);
  assert.match(
    asked[0] ?? "",
    /\(bucket IN \('a''\) OR true --'\) OR bucket LIKE '100\\%\\_\\\\%' ESCAPE '\\' OR bucket LIKE 'b''%' ESCAPE '\\'\)/,
  );
  assert.ok(asked.every((sql) => Buffer.byteLength(sql) <= 262_144));
});

test("where a query would be too long, partitions are read by several, each by one", async () => {
  const { engine, asked } = noting();
  const buckets = Array.from({ length: 20_000 }, (_, index) => `${"a-bucket-".repeat(5)}${index}`);
  const { accessLogs } = readTables(text, "t.yaml");
  const table = { ...accessLogs[0] as LogTable, partitions: { region: ["a", "b"], bucket: buckets } };
  await sqlScan(engine, { path: "t.yaml", accessLogs: [table], cloudTrail: [] }, {
    fullScan: true,
    scope: [{ buckets: ["a-*"], exceptBuckets: [buckets[7] as string] }],
  });
  assert.ok(asked.length > 4 && asked.every((sql) => Buffer.byteLength(sql) <= 262_144), `${asked.length}`);
  const named = asked.flatMap((sql) => [...sql.matchAll(/'((?:a-bucket-){5}\d+)'/g)].map(([, name]) => name));
  assert.deepEqual(named.toSorted(), buckets.filter((_, index) => index !== 7).toSorted());
  assert.ok(asked.every((sql) => sql.includes("bucket LIKE 'a-%'")));
});

test("with more names than a query can hold, none is named, and of partitions the wanted ones", async () => {
  const { engine, asked } = noting();
  const names = Array.from({ length: 5_000 }, (_, index) => `${"long-".repeat(8)}${index}`);
  const { accessLogs } = readTables(text, "t.yaml");
  const table = { ...accessLogs[0] as LogTable, partitions: { bucket: [...names.slice(0, 2_000), "other"] } };
  await sqlScan(engine, { path: "t.yaml", accessLogs: [table], cloudTrail: [] }, {
    fullScan: true,
    scope: [{ buckets: names, exceptBuckets: [] }],
  });
  assert.equal(asked.length, 1);
  assert.match(asked[0] ?? "", /"bucket" IN \('long-/);
  assert.doesNotMatch(asked[0] ?? "", /bucket IN \('|'other'/);
});
