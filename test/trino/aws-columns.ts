import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { sqlScan } from "../../src/athena/sql-scan.ts";
import { identifier } from "../../src/athena/sql-text.ts";
import type { LogTable } from "../../src/athena/tables.ts";
import type { Profile } from "../../src/profile/profile.ts";
import { scan } from "../../src/scan/scan.ts";
import { projectFolder } from "../cli/start-main.ts";
import { corpusOf, filesOf } from "../corpus/corpus.ts";
import { randomOf } from "../corpus/random.ts";
import {
  byRegex,
  comparable,
  createTable,
  engine,
  logFiles,
  makeTable,
  objectsIn,
  run,
  tablesOf,
  trailTexts,
  unusualOnes,
  write,
} from "./tables-on-trino.ts";

// As AWS's documentation has them: since 2026 with a column `sourceregion`, before that without, and that of 2019.
const columnsOf2026 = [
  "bucketowner bucket_name requestdatetime remoteip requester requestid operation key request_uri httpstatus errorcode bytessent",
  "objectsize totaltime turnaroundtime referrer useragent versionid hostid sigv ciphersuite authtype endpoint tlsversion",
  "accesspointarn aclrequired sourceregion",
].join(" ").split(" ");
const head = String.raw`([^ ]*) ([^ ]*) \[(.*?)\] ([^ ]*) ([^ ]*) ([^ ]*) ([^ ]*) ([^ ]*)`;
const words = (count: number): string => " ([^ ]*)".repeat(count);
const regexOf = (tail: number): string =>
  `${head} ("[^"]*"|-) (-|[0-9]*)${words(5)} ("[^"]*"|-) ("[^"]*"|-) ([^ ]*)(?:${words(tail)})?.*$`;
const tables: readonly {
  readonly of: string;
  readonly columns: LogTable["columns"];
  readonly names: readonly string[];
  readonly regex: string;
}[] = [
  { of: "2026", columns: "aws", names: columnsOf2026, regex: regexOf(9) },
  { of: "2022", columns: "aws", names: columnsOf2026.slice(0, -1), regex: regexOf(8) },
  {
    of: "2019",
    columns: "aws-2019",
    names: columnsOf2026.slice(0, -3).flatMap((name) => {
      if (name === "bucket_name") return ["bucket"];
      return name === "request_uri"
        ? ["requesturi_operation", "requesturi_key", "requesturi_httpprotoversion"]
        : [name];
    }),
    regex: `${head} "([^ ]*) ([^ ]*) (- |[^ ]*)" (-|[0-9]*)${words(6)} ("[^"]*") ([^ ]*)(?:${words(6)})?.*$`,
  },
];

async function makeAwsTable(name: string, { columns, names, regex }: (typeof tables)[number]): Promise<LogTable> {
  const definitions = names.map((column) =>
    `${identifier(column)} ${column === "bytessent" || column === "objectsize" ? "bigint" : "varchar"}`
  );
  return await createTable(name, definitions, byRegex(regex), { columns });
}

/** Requests by all that a class is told from but the outcome. */
function requestsBy({ classes }: Profile): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { day, bucket, principal, source, service, operation, claim, requests } of classes) {
    const key = JSON.stringify([day, bucket, principal, source, service, operation, claim]);
    counts[key] = (counts[key] ?? 0) + requests;
  }
  return counts;
}

/** What cannot be told for sure excuses nobody, and that it cannot is told. */
function assertAccuses({ header, classes }: Profile): void {
  assert.ok(classes.every(({ outcome }) => outcome === "reached"));
  assert.ok(header.notices.some(({ rule }) => rule === "PERIM2101"));
}

for (const one of tables) {
  test(`AWS's own table of ${one.of} gives the same requests of lines that it can take apart, none of them as denied`, async () => {
    const table = await makeAwsTable(`aws_usual_${one.of}`, one);
    const regex = new RegExp(`^(?:${one.regex})$`);
    const parts = corpusOf(11, 2000, { evidence: "log" });
    const known = parts.filter(({ text }) => regex.test(text));
    // That of 2019 wants a user agent in quotes.
    assert.ok(known.length > parts.length * 0.7, `${known.length} of ${parts.length}`);
    const files = filesOf(known, randomOf(11), { size: 40 }).map(({ bytes }, index) => ({ name: `${index}`, bytes }));
    const folder = write(`aws_usual_${one.of}`, files);
    const far = await sqlScan(engine, tablesOf([table]), { fullScan: true });
    const local = await scan({ objects: objectsIn(folder) });
    assert.ok(local.classes.some(({ outcome }) => outcome === "denied"));
    assert.deepEqual(requestsBy(far), requestsBy(local));
    assertAccuses(far);
  });

  test(`lines that AWS's own table of ${one.of} cannot take apart are malformed, and none is missing`, async () => {
    const table = await makeAwsTable(`aws_hostile_${one.of}`, one);
    const folder = write(`aws_hostile_${one.of}`, logFiles(12, 2000, { hostile: 0.5, wild: true, noise: 0.2 }));
    const { header, classes } = await sqlScan(engine, tablesOf([table]), {
      fullScan: true,
    });
    const objects = objectsIn(folder);
    const local = await scan({ objects });
    // Empty lines are rows of NULLs too.
    assert.ok(header.ledger.read >= local.header.ledger.read);
    assert.ok(header.ledger.malformed > local.header.ledger.malformed);
    assertAccuses({ header, classes });
  });
}

// As AWS's documentation has it; its older statements end with `vpcendpointid`.
const trailColumns = [
  "eventversion varchar",
  "useridentity row(type varchar, principalid varchar, arn varchar, accountid varchar, invokedby varchar, accesskeyid varchar, " +
  "username varchar, onbehalfof row(userid varchar, identitystorearn varchar), sessioncontext row(attributes " +
  "row(mfaauthenticated varchar, creationdate varchar), sessionissuer row(type varchar, principalid varchar, arn varchar, " +
  "accountid varchar, username varchar), ec2roledelivery varchar, webidfederationdata row(federatedprovider varchar, " +
  "attributes map(varchar, varchar))))",
  ..."eventtime eventsource eventname awsregion sourceipaddress useragent errorcode errormessage requestparameters responseelements"
    .split(" ").map((name) => `${name} varchar`),
  "additionaleventdata varchar",
  "requestid varchar",
  "eventid varchar",
  "resources array(row(arn varchar, accountid varchar, type varchar))",
  ..."eventtype apiversion readonly recipientaccountid serviceeventdetails sharedeventid vpcendpointid"
    .split(" ").map((name) => `${name} varchar`),
  "vpcendpointaccountid varchar",
  "eventcategory varchar",
  "addendum row(reason varchar, updatedfields varchar, originalrequestid varchar, originaleventid varchar)",
  "sessioncredentialfromconsole varchar",
  "edgedevicedetails varchar",
  "tlsdetails row(tlsversion varchar, ciphersuite varchar, clientprovidedhostheader varchar)",
];

/** Of a record what CloudTrail's input format makes of it: JSON in these fields is a text, and null is nothing. */
function row(record: Record<string, unknown>): string {
  const texts = new Set(["requestParameters", "responseElements", "additionalEventData", "serviceEventDetails"]);
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(record).filter(([, value]) => value !== null)
        .map(([name, value]) => [name, texts.has(name) && typeof value !== "string" ? JSON.stringify(value) : value]),
    ),
  );
}

for (const columns of ["aws", "aws-2019"] as const) {
  test(`AWS's own table of CloudTrail, ${columns}, gives the same requests as files`, async () => {
    const name = columns.replace("-", "_");
    const newest = trailColumns.findIndex((column) => column.startsWith("vpcendpointaccountid"));
    const definitions = columns === "aws" ? trailColumns : trailColumns.slice(0, newest);
    const table = await createTable(`${name}_trail`, definitions, ["format = 'JSON'"], { columns });
    const texts = trailTexts(41, 3000, { hostile: 0.3, duplicates: 0.1, conflicts: 0.1, late: true });
    const records = texts.map((text) => JSON.parse(text) as Record<string, unknown>);
    // What the older table does not have: a correction contradicts the record that it corrects there.
    if (columns === "aws-2019") {
      for (const record of records) {
        delete record["vpcEndpointAccountId"];
        delete record["addendum"];
      }
    }
    const names = Array.from({ length: 20 }, (_, index) => `${index}.json`);
    const filesOf = (text: (records: readonly Record<string, unknown>[]) => string) =>
      names.map((name, index) => ({ name, bytes: Buffer.from(text(records.filter((_, at) => at % 20 === index))) }));
    write(`${name}_trail`, filesOf((some) => some.map((record) => `${row(record)}\n`).join("")));
    const tables = tablesOf([], [table]);
    const far = await sqlScan(engine, tables, { fullScan: true });
    const share = await unusualOnes(tables) / far.header.ledger.read;
    assert.ok(share < 0.6, `${share} come by themselves`);
    const folder = write(`${name}_files`, filesOf((some) => JSON.stringify({ Records: some })));
    const local = await scan({ objects: objectsIn(folder) });
    const { notices, ...rest } = comparable(far);
    const { notices: localNotices, ...localRest } = comparable(local);
    assert.deepEqual(rest, localRest);
    assert.deepEqual(notices, [{ rule: "PERIM2101", count: 1 }, ...localNotices]);
  });
}

test("queries of docs/athena.md give what it shows", async () => {
  const page = readFileSync(join(projectFolder, "docs/athena.md"), "utf8");
  const [byHand = "", ofOurs = ""] = [...page.matchAll(/```sql\n([\s\S]*?)```/g)].map(([, text]) => text);
  const shown = [...page.matchAll(/^\| (08\/Feb\/2020\S* .*) \|$/gm)].map(([, row = ""]) => row.split(" | "));
  const bytes = readFileSync(join(projectFolder, "examples/seed/logs/access.log"));
  await makeAwsTable("of_2019", tables.find(({ of }) => of === "2019") as (typeof tables)[number]);
  await makeTable("access_testdata2020", {
    location: "local:///access_testdata2020/${day}/",
    partitions: { day: ["2020/02/07", "2020/02/08"] },
  });
  write("of_2019", [{ name: "1.log", bytes }]);
  write("access_testdata2020", [{ name: "2020/02/08/1.log", bytes }]);
  assert.equal(shown.length, 2);
  assert.deepEqual(await run(byHand), shown);
  assert.deepEqual((await run(ofOurs)).map(([time, , , operation, address]) => [time, operation, address]), [
    ["08/Feb/2020:03:56:42 +0000", "REST.PUT.OBJECT", "52.192.12.142"],
    ["08/Feb/2020:10:44:20 +0000", "REST.DELETE.OBJECT", "10.0.1.179"],
  ]);
});
