import assert from "node:assert/strict";
import { test } from "node:test";
import { athenaCsv } from "../../src/athena/athena-csv.ts";
import type { ResultRow } from "../../src/athena/query-engine.ts";

/** The rows of a text that comes in chunks of some bytes. */
async function rowsOf(text: string | Uint8Array, size = 7): Promise<ResultRow[]> {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  };
  const rows: ResultRow[] = [];
  for await (const row of athenaCsv(chunks())) rows.push(row);
  return rows;
}

test("fields in quotes are texts, and nothing at all is NULL, however the bytes come", async () => {
  const text = `"a","b","c"\n"1",,""\n,,\n"quote "" and """"","x,\ny","é€😀"\n,"",\n`;
  const rows = [
    ["a", "b", "c"],
    ["1", null, ""],
    [null, null, null],
    ['quote " and ""', "x,\ny", "é€😀"],
    [null, "", null],
  ];
  for (let size = 1; size <= text.length; size++) assert.deepEqual(await rowsOf(text, size), rows);
});

test("a row of one column that is NULL is an empty line", async () => {
  assert.deepEqual(await rowsOf(`"a"\n\n""\n`), [["a"], [null], [""]]);
});

test("bytes that are no UTF-8 spoil their own text only, and a byte order mark is text", async () => {
  assert.deepEqual(await rowsOf(Uint8Array.from([0x22, 0xff, 0x22, 0x2c, 0x22, 0xef, 0xbb, 0xbf, 0x62, 0x22, 0x0a])), [
    ["\ufffd", "\ufeffb"],
  ]);
});

test("a text that breaks off, or is of another form, is refused", async () => {
  for (const text of [`"a`, `"a"`, `"a""`, `"a",`, `"a"\n"b"`]) {
    await assert.rejects(rowsOf(text), /ends inside a row/, text);
  }
  await assert.rejects(rowsOf(`"a"b\n`), /text behind the quotes/);
  assert.deepEqual(await rowsOf(""), []);
});
