import assert from "node:assert/strict";
import { test } from "node:test";
import { usualFields, usualLine } from "../../src/athena/usual-line.ts";
import { parseAccessLogLine, parseAccessLogTime } from "../../src/format/access-log-line.ts";
import { outcomeOf } from "../../src/record/outcome.ts";
import { claimOf } from "../../src/record/claim.ts";
import { corpusOf } from "../corpus/corpus.ts";
import fc from "fast-check";

const pattern = new RegExp(usualLine);

/** Whether a line is usual; then the reader must read it in one way, and as the pattern does. */
function isUsual(line: string): boolean {
  const match = pattern.exec(line);
  if (match === null) return false;
  const [bucket, time = "", address, requester, requestId, operation, key, error, bytes, agent, barely, bytesOfNone] =
    match
      .slice(1);
  const read = parseAccessLogLine(line);
  const ms = parseAccessLogTime(time);
  // No such day: SQL finds none either, and leaves the line to the reader.
  if (ms === undefined) return false;
  const sent = bytes ?? bytesOfNone ?? "";
  assert.deepEqual(read, {
    bucket,
    time: ms,
    address,
    requester,
    requestId,
    operation,
    key,
    tail: {
      shape: "clean",
      outcome: outcomeOf(error ?? barely ?? ""),
      bytes: sent === "-" ? 0 : Number(sent),
      claim: claimOf(agent ?? ""),
    },
  }, line);
  return true;
}

test("every name is of one pair of parentheses", () => {
  assert.equal(new RegExp(`${usualLine}|`).exec("")?.length, usualFields.length + 1);
});

test("the reader reads what is usual as the pattern does, and nearly all lines are", () => {
  for (const noise of [0, 0.5]) {
    const lines = corpusOf(3, 3000, { evidence: "log", noise }).map(({ text }) => text);
    const usual = lines.filter(isUsual).length;
    assert.ok(usual > lines.length * (noise === 0 ? 0.8 : 0.3), `${usual} of ${lines.length}`);
  }
});

test("whatever is put into a line, what is usual is read as the pattern reads it", () => {
  const lines = corpusOf(4, 300, { evidence: "log" }).map(({ text }) => text);
  const piece = fc.oneof(
    fc.constantFrom(
      '"',
      " ",
      "-",
      "[",
      "]",
      '" 200 - 1 1 1 1 "',
      " [16/Mar/2026:00:00:00 +0000] ",
      "\t",
      "\r",
      "AccessDenied",
      "\u00e9",
    ),
    fc.string({ maxLength: 8 }),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...lines),
      fc.array(fc.tuple(fc.nat(), fc.nat(3), piece), { maxLength: 4 }),
      (line, edits) => {
        let text = line;
        for (const [at, remove, put] of edits) {
          const place = at % (text.length + 1);
          text = (text.slice(0, place) + put + text.slice(place + remove)).replaceAll("\n", "");
        }
        isUsual(text);
      },
    ),
    { numRuns: 20_000 },
  );
});
