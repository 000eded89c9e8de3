import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compareText } from "../../src/diagnostic/diagnostic.ts";
import { DistinctTexts } from "../../src/evaluate/distinct-texts.ts";

test("counts each text once, and gives all or the first few in order", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom("a", "b", "é"), maxLength: 3 }), { maxLength: 60 }),
      (texts) => {
        const distinct = new DistinctTexts();
        for (const text of texts) distinct.add(text);
        const expected = [...new Set(texts)].toSorted(compareText);
        assert.equal(distinct.size, expected.length);
        assert.deepEqual(distinct.sorted(), expected);
        assert.deepEqual(distinct.few(), { count: expected.length, first: expected.slice(0, 5) });
      },
    ),
    { numRuns: 3000 },
  );
});
