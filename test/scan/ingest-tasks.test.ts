import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { readPiece } from "../../src/scan/read-piece.ts";
import { scanTasks } from "../../src/scan/scan-task.ts";
import { scan } from "../../src/scan/scan.ts";
import { pieceName } from "../../src/scan/task-reader.ts";
import { keepingSink } from "../../src/format/keeping-sink.ts";
import { Intake } from "../../src/profile/intake.ts";
import type { Profile } from "../../src/profile/profile.ts";
import { writeProfile } from "../../src/profile/write-profile.ts";
import { listObjects } from "../../src/source/list-objects.ts";
import { onDeno } from "../cli/start-main.ts";
import { readAheadLimits } from "../../src/source/read-ahead.ts";
import { withFolder } from "../cli/temporary-folder.ts";
import { corpusOf, filesOf } from "../corpus/corpus.ts";
import { randomOf } from "../corpus/random.ts";
import { intakeOf } from "../corpus/read-parts.ts";

// Node begins threads from the built program only.
const built = onDeno ? "../../src/scan/ingest-tasks.ts" : "../../dist/scan/ingest-tasks.js";
const { ingestTasks } = (await import(built)) as typeof import("../../src/scan/ingest-tasks.ts");

const seeds = fc.integer({ min: 0, max: 1e6 });

function textOf(profile: Profile): string {
  return [...writeProfile(profile)].join("");
}

const noInput = (): never => assert.fail("standard input was asked for");

test("pieces of a file have each of its lines once, wherever they are cut", async () => {
  await withFolder({}, async (folder) => {
    const path = join(folder, "log");
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("", "a", "bb", "\r", "ccccccc", "d".repeat(300_000)), { maxLength: 12 }),
        fc.boolean(),
        fc.array(fc.nat({ max: 700_000 }), { maxLength: 6 }),
        (lines, endsWithLineFeed, cuts) => {
          const text = lines.join("\n") + (endsWithLineFeed ? "\n" : "");
          writeFileSync(path, text);
          // What is no line of a log is told with its number, and empty lines count too.
          const read = (start: number, end: number): { lines: number; told: number[] } => {
            const told: number[] = [];
            const sink = keepingSink({
              inScope: () => true,
              keep: () => assert.fail(),
              outOfScope: () => assert.fail(),
              skip: () => assert.fail(),
              malformed: (position) => told.push(Number(position.slice("line ".length))),
              notice: () => assert.fail(),
              cover: () => assert.fail(),
            });
            return { lines: readPiece(path, start, end, sink).lines, told };
          };
          const whole = read(0, Infinity);
          const borders = [0, ...cuts.map((cut) => cut % (text.length + 1)).toSorted((a, b) => a - b), Infinity];
          const told: number[] = [];
          let offset = 0;
          for (let i = 0; i + 1 < borders.length; i++) {
            const piece = read(borders[i] as number, borders[i + 1] as number);
            told.push(...piece.told.map((number) => number + offset));
            offset += piece.lines;
          }
          assert.deepEqual({ lines: offset, told }, whole);
        },
      ),
      { numRuns: 200 },
    );
  });
});

test("a piece that cannot be read says so", () => {
  const { failure } = readPiece("/no/such/file", 5, 10, new Intake({ join: false }).sink("x"));
  assert.equal(failure?.message, "no such file or folder");
});

test("an intake goes through another thread's door and stays what it is", () => {
  fc.assert(
    fc.property(seeds, fc.boolean(), (seed, spills) => {
      const parts = corpusOf(seed, 30, { evidence: "mixed", conflicts: 0.2 });
      const options = { join: true, classLimit: 20, ...(spills ? { memory: 2000 } : {}) };
      const make = (): Intake => intakeOf(parts, options);
      const sent = new Intake(options, structuredClone(make().parts));
      const merged = new Intake(options);
      merged.merge(new Intake(options, structuredClone(make().parts)));
      const expected = textOf(make().close());
      assert.equal(textOf(sent.close()), expected);
      assert.equal(textOf(merged.close()), expected);
    }),
    { numRuns: 40 },
  );
});

for (const [what, evidence, gzip] of [["access logs", "log", false], ["both logs", "mixed", true]] as const) {
  test(`threads read ${what} as one does`, async () => {
    await withFolder({}, async (folder) => {
      // Two files end alike, but are not the same; others are.
      const files = filesOf(
        corpusOf(3, 600, { evidence, duplicates: 0.1, hostile: 0.2, noise: 0.05, conflicts: 0.05 }),
        randomOf(3, 1),
        { gzip, size: gzip ? 3 : 60 },
      );
      for (const [index, { bytes }] of files.entries()) writeFileSync(join(folder, `${index}`), bytes);
      for (const index of [0, 1]) writeFileSync(join(folder, `again-${index}`), files[index]?.bytes ?? "");
      const end = "x".repeat(64);
      for (const letter of ["a", "b"]) writeFileSync(join(folder, `ends-alike-${letter}`), `${letter}\n${end}`);
      const { objects } = listObjects([folder], noInput);
      const expected = await scan({ objects, listSources: true });
      assert.ok(expected.header.ledger.duplicateObjects >= 2);
      const sizes = { pieceBytes: 4000, batchBytes: 8000, batchObjects: 9 };
      const tasks = scanTasks(objects, sizes) ?? [];
      assert.equal(tasks.some(({ kind }) => kind === "piece"), !gzip);
      for (const jobs of [1, 2, 3]) {
        const intake = await ingestTasks(tasks, jobs, {
          join: evidence === "mixed",
          isGuess: false,
          readAhead: readAheadLimits,
          allDigests: true,
          ...(jobs === 3 ? { memory: 5000 } : {}),
        });
        assert.ok(intake);
        assert.equal(textOf(intake.close()), textOf(expected), `${jobs} threads`);
      }
      const guessed = await ingestTasks(tasks, 2, { join: false, isGuess: true, readAhead: readAheadLimits });
      assert.equal(guessed === undefined, evidence === "mixed");
    });
  });
}

test("no name of a file can be taken for a piece of another", () => {
  assert.ok(pieceName("a", 3).startsWith("a\0"));
  assert.ok(pieceName("a", 9) < pieceName("a", 10));
});
