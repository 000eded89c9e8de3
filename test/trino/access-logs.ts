import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { accessLogLine, accessLogTableColumns } from "../../src/athena/ddl.ts";
import { sqlScan } from "../../src/athena/sql-scan.ts";
import { identifier } from "../../src/athena/sql-text.ts";
import type { Profile } from "../../src/profile/profile.ts";
import { scan } from "../../src/scan/scan.ts";
import { corpusOf, filesOf } from "../corpus/corpus.ts";
import { requestIdOf } from "../corpus/plain-halves.ts";
import { hostileTexts } from "../corpus/hostile-texts.ts";
import { randomOf } from "../corpus/random.ts";
import {
  byRegex,
  comparable,
  compare,
  createTable,
  engine,
  logFiles,
  makeTable,
  objectsIn,
  oneDay,
  tablesOf,
  trino,
  write,
} from "./tables-on-trino.ts";

test("a corpus of usual lines", async () => {
  const table = await makeTable("usual");
  const profile = await compare(tablesOf([table]), objectsIn(write("usual", logFiles(1, 2000, {}))));
  assert.ok(profile.classes.length > 100);
});

test("hostile lines, noise and lines that are delivered twice", async () => {
  const table = await makeTable("hostile");
  const files = logFiles(2, 2000, { hostile: 0.5, wild: true, noise: 0.3, duplicates: 0.1 });
  const profile = await compare(tablesOf([table]), objectsIn(write("hostile", files)));
  assert.ok(profile.header.notices.length > 0);
});

/** A file of lines in which a client has written each of some texts into its user agent and its URI. */
function clientFile(agents: readonly string[]): { readonly lines: number; readonly bytes: Uint8Array } {
  const [usual = ""] = corpusOf(3, 1, { evidence: "log" }).map(({ text }) => text);
  const lines = agents.flatMap((agent) => [
    usual.replace(/"[^"]*" -( |$)/, () => `"${agent}" - `),
    usual.replace(/"[A-Z]+ /, (text) => `${text}${agent}`),
  ]);
  const text = lines.map((line, index) => `${line.replace(/ [0-9A-Z]{16} /, ` ${requestIdOf(index)} `)}\n`);
  return { lines: lines.length, bytes: Buffer.from(text.join("")) };
}

test("what a client has written hides no line: quotes, other lines, characters of any script", async () => {
  const agents = [...hostileTexts, "\u2028", "\u0085", "\u0001", "\ufffd", "'; DROP TABLE logs; --", "$1"]
    .map((text) => text.replace(/[\n\r]/g, ""));
  const { lines, bytes } = clientFile(agents);
  const table = await makeTable("clients");
  const profile = await compare(tablesOf([table]), objectsIn(write("clients", [{ name: "1.log", bytes }])));
  assert.equal(profile.header.ledger.read, lines);
});

// Hadoop's text format ends a line at it. No client can get one into a log: HTTP has none in what S3 writes down.
test("behind a carriage return is told what is left of a line, and no request is lost", async () => {
  const { lines, bytes } = clientFile(["\r", "a\rb", "\r\r"]);
  const table = await makeTable("returns");
  write("returns", [{ name: "1.log", bytes }]);
  const { header, classes } = await sqlScan(engine, tablesOf([table]), {
    fullScan: true,
  });
  assert.equal(header.ledger.kept, lines);
  assert.equal(classes.reduce((sum, { requests }) => sum + requests, 0), lines);
  assert.ok(header.ledger.malformed > 0);
});

test("days are chosen by their folders, times and buckets by the lines", async () => {
  const table = await makeTable("days", { days: "event-time" });
  const parts = corpusOf(4, 3000, { evidence: "log", hostile: 0.1 });
  const files = filesOf(parts, randomOf(4), { size: 20 }).map(({ name, bytes }, index) => {
    const [, day = "", month = "", year = ""] =
      /\[(\d\d)\/([A-Z][a-z]{2})\/(\d{4})/.exec(Buffer.from(bytes).toString("latin1")) ?? [];
    return {
      name: `${year}/${month === "Mar" ? "03" : "?"}/${day}/${index}-${name.slice(name.lastIndexOf("/") + 1)}`,
      bytes,
    };
  });
  const folder = write("days", files);
  const scope = [
    { buckets: ["customer-*", "testdata202?"], exceptBuckets: ["customer-nothing"] },
    { buckets: ["it's", "100%", "a\\b", "logs_example.com"], exceptBuckets: [] },
  ];
  const far = await sqlScan(engine, tablesOf([table]), { window: oneDay, scope });
  const objects = objectsIn(folder);
  const local = await scan({ objects, window: oneDay, scope });
  assert.ok(far.classes.length > 20);
  // Lines of other days are out of scope here, and not even read there.
  const classes = (profile: Profile) => comparable(profile).classes;
  assert.deepEqual(classes(far), classes(local));
  assert.equal(far.header.ledger.kept, local.header.ledger.kept);
  assert.ok(far.header.ledger.read < local.header.ledger.read);
});

// Hive takes them for somebody's temporary files; docs/athena.md says so.
test("objects whose name begins with an underscore or a dot are not read", async () => {
  const table = await makeTable("hidden");
  const [file] = logFiles(10, 20, {});
  write("hidden", ["a", "_a", ".a"].map((name) => ({ name, bytes: file?.bytes ?? new Uint8Array() })));
  const { header } = await sqlScan(engine, tablesOf([table]), {
    fullScan: true,
  });
  const objects = objectsIn(join(trino.folder, "hidden", "a"));
  assert.equal(header.ledger.kept, (await scan({ objects })).header.ledger.kept);
});

test("more classes than the limit are folded as they are locally", async () => {
  const table = await makeTable("folded");
  const folder = write("folded", logFiles(5, 1000, {}));
  const profile = await compare(tablesOf([table]), objectsIn(folder), { classLimit: 60 });
  assert.ok(profile.header.foldLevel > 0);
});

test("of more names than a query can hold, all buckets are read and the same ones are kept", async () => {
  const table = await makeTable("names");
  const folder = write("names", logFiles(6, 500, {}));
  const buckets = Array.from({ length: 10_000 }, (_, index) => `a-bucket-with-a-rather-long-name-${index}`);
  const profile = await compare(tablesOf([table]), objectsIn(folder), {
    scope: [{ buckets: [...buckets, "testdata2020"], exceptBuckets: [] }],
  });
  assert.deepEqual([...new Set(profile.classes.map(({ bucket }) => bucket))], ["testdata2020"]);
});

test("nothing is kept for no policy, and nothing is read of an empty table", async () => {
  const table = await makeTable("nothing");
  const empty = await sqlScan(engine, tablesOf([table]), { fullScan: true });
  assert.deepEqual([empty.classes, empty.header.ledger.read], [[], 0]);
  const profile = await compare(tablesOf([table]), objectsIn(write("nothing", logFiles(7, 50, {}))), { scope: [] });
  assert.deepEqual(profile.classes, []);
  assert.ok(profile.header.ledger.outOfScope > 0);
});

test("a table of which the rows have no line hides nothing", async () => {
  const folder = write("foreign", logFiles(8, 50, {}));
  const columns = accessLogTableColumns.map((column) => `${identifier(column)} varchar`);
  const table = await createTable("foreign", columns, byRegex(accessLogLine.replace(".*|.*", "x")));
  const { header } = await sqlScan(engine, tablesOf([table]), {
    fullScan: true,
  });
  const objects = objectsIn(folder);
  const local = await scan({ objects });
  assert.equal(header.ledger.malformed, local.header.ledger.read);
});
