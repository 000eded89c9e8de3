import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fromValue, widthOf } from "../../src/net/address.ts";
import { type AddressRange, blockOf, rangeText } from "../../src/net/address-range.ts";
import { locatePrivate, privateRanges } from "../../src/net/private-space.ts";
import { type Containment, rangeSet } from "../../src/net/range-set.ts";
import { locateSource, sourceOf } from "../../src/evaluate/source.ts";
import { SourceMemo } from "../../src/evaluate/source-memo.ts";

// Around the borders of private space and of the families, where blocks meet, nest and overlap.
const family = fc.constantFrom(4 as const, 6 as const);
const address = family.chain((which) => {
  const all = (1n << BigInt(widthOf(which))) - 1n;
  const borders = [
    0n,
    all,
    ...privateRanges.filter((one) => one.family === which).flatMap(({ first, last }) => [first, last]),
  ];
  const near = fc.tuple(fc.constantFrom(...borders), fc.bigInt({ min: -600n, max: 600n }))
    .map(([border, step]) => border + step).filter((value) => value >= 0n && value <= all);
  return fc.oneof(near, fc.bigInt({ min: 0n, max: all }))
    // Mapped addresses are IPv4 and have no text as IPv6.
    .filter((value) => which === 4 || value >> 32n !== 0xffffn)
    .map((value) => fromValue(which, value));
});
const block = address.chain((one) =>
  fc.integer({ min: Math.max(0, widthOf(one.family) - 12), max: widthOf(one.family) }).map((length) =>
    blockOf(one, length)
  )
).filter(({ family: which, first }) => which === 4 || first >> 32n !== 0xffffn);
// Ranges next to each other, as one that is cut in two.
const blocks = fc.array(
  fc.oneof(
    block.map((one) => [one]),
    block.filter(({ first, last }) => first < last).map(({ family: which, first, last }) => {
      const middle = (first + last) / 2n;
      return [{ family: which, first, last: middle }, { family: which, first: middle + 1n, last }];
    }),
  ),
  { maxLength: 8 },
).map((pieces) => pieces.flat());

/** By counting how much of a range the others hold, piece by piece between all borders. */
function naiveContainment(ranges: readonly AddressRange[], { family: which, first, last }: AddressRange): Containment {
  const same = ranges.filter((one) => one.family === which);
  const starts = [first, ...same.flatMap((one) => [one.first, one.last + 1n])]
    .filter((value) => value >= first && value <= last);
  // Between two borders next to each other all addresses are alike.
  const held = starts.map((value) => same.some((one) => one.first <= value && value <= one.last));
  return held.every(Boolean) ? "inside" : held.some(Boolean) ? "straddling" : "outside";
}

test("a source lies in a set of ranges as asking each range has it: addresses and folded blocks of both families", () => {
  const memo = new SourceMemo();
  fc.assert(
    fc.property(blocks, fc.oneof(block, address.map((one) => blockOf(one, widthOf(one.family)))), (ranges, sought) => {
      const text = rangeText(sought).replace(/\/(?:32|128)$/, (whole) => sought.first === sought.last ? "" : whole);
      const source = sourceOf(text);
      assert.deepEqual(memo.of(text), source);
      assert.equal(locateSource(rangeSet(ranges), source), naiveContainment(ranges, sought), text);
      const nature = { inside: "private", outside: "public", straddling: "mixed" }[locatePrivate(sought)];
      assert.equal(source.nature, nature);
      assert.equal(naiveContainment(privateRanges, sought), locatePrivate(sought));
    }),
    { numRuns: 20_000 },
  );
});

test("all private and all public addresses", () => {
  const of = (ranges: readonly AddressRange[], text: string): Containment => {
    const set = rangeSet(ranges);
    assert.equal(locateSource(set, sourceOf(text)), locateSource(set, sourceOf(text)));
    return locateSource(set, sourceOf(text));
  };
  const [ten] = privateRanges;
  const everything: AddressRange[] = [
    { family: 4, first: 0n, last: (1n << 32n) - 1n },
    { family: 6, first: 0n, last: (1n << 128n) - 1n },
  ];
  assert.ok(ten !== undefined);
  assert.equal(of([], "private"), "outside");
  assert.equal(of([ten], "private"), "straddling");
  assert.equal(of(privateRanges, "private"), "inside");
  assert.equal(of(privateRanges, "public"), "outside");
  assert.equal(of([...privateRanges, { family: 4, first: 1n, last: 1n }], "public"), "straddling");
  assert.equal(of(everything, "public"), "inside");
  assert.equal(of(everything, "private"), "inside");
});

test("what is no source is absent, and in no set", () => {
  const all = rangeSet([{ family: 4, first: 0n, last: (1n << 32n) - 1n }]);
  for (const text of ["", "-", "010.0.0.1", "10.1", "10.0.0.1/8", "fe80::1%eth0", "Private", "AWS Internal"]) {
    assert.deepEqual(sourceOf(text), { kind: "folded", nature: "absent" }, text);
    assert.equal(locateSource(all, sourceOf(text)), "outside");
  }
  assert.deepEqual(sourceOf("::ffff:10.0.0.1"), sourceOf("10.0.0.1"));
  assert.deepEqual(sourceOf("::ffff:a00:1"), sourceOf("10.0.0.1"));
});
