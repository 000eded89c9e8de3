import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { onDeno, projectFolder } from "../cli/start-main.ts";
import { withFolder } from "../cli/temporary-folder.ts";
import { accessLogChunks } from "../corpus/access-log-stream.ts";
import { corpusOf } from "../corpus/corpus.ts";

// Sizes at which a program that keeps what it reads would be seen. Measured on the built program, on Node.
const skip = onDeno && "measured on Node";
// 250 MiB. A slow feed of input leaves more to the collector: up to 247 MB were seen where a fast one takes 189.
const limit = 250 * 1024 * 1024;
const args = ["check", "-p", "examples/day/policies", "-f", "json", "--now", "2026-03-20"];

interface Measured {
  readonly status: number | null;
  readonly memory: number;
  readonly report: {
    readonly evidence: {
      readonly records: Readonly<Record<string, number>>;
      readonly objects: Readonly<Record<string, number>>;
    };
  };
}

async function measure(inputs: readonly string[], chunks: Iterable<Uint8Array>): Promise<Measured> {
  const child = spawn(
    process.execPath,
    ["--import", "./test/scan/tell-memory.js", "dist/main.js", ...args, ...inputs],
    {
      cwd: projectFolder,
    },
  );
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const closed = once(child, "close");
  // The program may have read enough to know that it is no log.
  try {
    for (const chunk of chunks) if (!child.stdin.write(chunk)) await once(child.stdin, "drain");
  } catch (error) {
    assert.equal((error as { code?: string }).code, "EPIPE");
  }
  child.stdin.on("error", () => {});
  child.stdin.end();
  const [status] = (await closed) as [number | null];
  const memory = Number(/maxRSS (\d+)/.exec(stderr)?.[1]);
  return { status, memory, report: JSON.parse(stdout) as Measured["report"] };
}

function* repeated(chunk: Uint8Array, times: number): Generator<Uint8Array> {
  for (let i = 0; i < times; i++) yield chunk;
}

test("an access log of 1 GB", { skip }, async () => {
  let bytes = 0;
  let lines = 0;
  function* counted(): Generator<Uint8Array> {
    for (const chunk of accessLogChunks(1, 1_500_000)) {
      bytes += chunk.length;
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines++;
      yield chunk;
    }
  }
  const { memory, report } = await measure(["-"], counted());
  assert.ok(bytes > 950e6, `${bytes}`);
  assert.equal(report.evidence.records["read"], lines);
  assert.ok(memory < limit, `${memory}`);
});

test("10,000 gzipped CloudTrail files", { skip }, async () => {
  await withFolder({}, async (folder) => {
    const records = corpusOf(5, 4000, { evidence: "trail" }).filter(({ fate }) => fate === "kept").map(({ text }) =>
      text
    );
    for (let i = 0; i < 10_000; i++) {
      if (i % 100 === 0) mkdirSync(join(folder, `${i / 100}`));
      // Each is another one: a file delivered twice is read once.
      const some = Array.from(
        { length: 25 },
        (_, j) =>
          (records[(i * 7 + j) % records.length] as string).replace(
            /"eventID":"........-/,
            `"eventID":"${String(i).padStart(8, "0")}-`,
          ),
      );
      writeFileSync(
        join(folder, `${Math.floor(i / 100)}`, `${i}.json.gz`),
        gzipSync(`{"Records":[${some.join(",")}]}`, { level: 1 }),
      );
    }
    const { memory, report } = await measure([folder], []);
    assert.equal(report.evidence.objects["read"], 10_000);
    assert.equal(report.evidence.records["read"], 250_000);
    assert.ok(memory < limit, `${memory}`);
  });
});

test("a line of 100 MB", { skip }, async () => {
  const [line] = corpusOf(5, 1, { evidence: "log" });
  const begin = Buffer.from(`${line?.text}\n${line?.text.slice(0, -1)}`);
  function* chunks(): Generator<Uint8Array> {
    yield begin;
    yield* repeated(new Uint8Array(1e6).fill(120), 100);
    yield Buffer.from(`\n${line?.text}\n`);
  }
  const { memory, report, status } = await measure(["-"], chunks());
  assert.equal(report.evidence.records["read"], 3);
  assert.equal(report.evidence.records["malformed"], 0);
  assert.ok(status === 1 || status === 3);
  assert.ok(memory < limit, `${memory}`);
});

test("a JSON file of 2 GB, one of 100 MB in one text, and one of brackets alone", { skip }, async () => {
  const records = corpusOf(5, 2000, { evidence: "trail" }).filter(({ fate }) => fate === "kept").map(({ text }) =>
    text
  );
  const block = Buffer.from(`${records.join(",")},`);
  const times = Math.ceil(2e9 / block.length);
  function* file(): Generator<Uint8Array> {
    yield Buffer.from('{"Records":[');
    yield* repeated(block, times);
    yield Buffer.from(`${records[0]}]}`);
  }
  const large = await measure(["-", "--memory", "64"], file());
  assert.equal(large.report.evidence.records["read"], records.length * times + 1);
  assert.ok(large.memory < limit, `${large.memory}`);

  function* oneText(): Generator<Uint8Array> {
    yield Buffer.from('{"Records":[{"eventVersion":"1.08","eventName":"');
    yield* repeated(new Uint8Array(1e6).fill(97), 100);
    yield Buffer.from(`"},${records[0]}]}`);
  }
  const long = await measure(["-"], oneText());
  assert.equal(long.report.evidence.records["read"], 2);
  assert.equal(long.report.evidence.records["malformed"], 1);
  assert.ok(long.memory < limit, `${long.memory}`);

  const brackets = await measure(["-"], repeated(new Uint8Array(1e6).fill(0x5b), 50));
  assert.ok(brackets.memory < limit, `${brackets.memory}`);
  assert.equal(brackets.status, 3);
});
