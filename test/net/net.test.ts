import assert from "node:assert/strict";
import { isIPv4, isIPv6 } from "node:net";
import { test } from "node:test";
import fc from "fast-check";
import { type Address, fromValue, parseAddress, widthOf } from "../../src/net/address.ts";
import {
  type AddressRange,
  blockOf,
  isRangeProblem,
  parseRange,
  rangeOf,
  rangeText,
} from "../../src/net/address-range.ts";
import { isPrivate, locatePrivate } from "../../src/net/private-space.ts";
import { type Containment, locate, rangeSet } from "../../src/net/range-set.ts";

// Spellings that some program somewhere takes for an address, and that have opened filters which took them too.
const hostile: readonly string[] = [
  "",
  " ",
  "0",
  "1",
  "127.1",
  "10.1",
  "10.0.1",
  "010.0.0.1",
  "10.0.0.01",
  "00.0.0.0",
  "0x0a000001",
  "0xa.0.0.1",
  "0x0a.0.0.1",
  "167772161",
  "4294967295",
  "1e1.0.0.1",
  "1.2.3.4.",
  ".1.2.3.4",
  "1..3.4",
  "1.2.3",
  "1.2.3.4.5",
  "256.0.0.1",
  "1.2.3.-4",
  "+1.2.3.4",
  "1.2.3.4 ",
  " 1.2.3.4",
  "1.2.3.4\n",
  "1.2.3.4\r\n",
  "\t1.2.3.4",
  "1.2.3.4\0",
  "1.2.3.4%eth0",
  "1.2.3.4:80",
  "1.2.3.4/32",
  "１.2.3.4",
  "1.2.3.４",
  "١.2.3.4",
  "1。2。3。4",
  "①.2.3.4",
  "1,2,3,4",
  "1.2.3.4\u200B",
  "localhost",
  "-",
  "any",
  ":",
  ":::",
  "1:2:3:4:5:6:7",
  "1:2:3:4:5:6:7:8:9",
  "1::2::3",
  "::12345",
  "::g",
  "[::1]",
  "::1%lo",
  "::1%25lo",
  "fe80::1%eth0",
  "::1/128",
  "::1 ",
  "::1\n",
  "::ffff:1.2.3",
  "::ffff:01.2.3.4",
  "::ffff:1.2.3.256",
  "::1.2.3.4.5",
  "1.2.3.4::",
  "::1.2.3.4:1",
  "1:2:3:4:5:6:7:1.2.3.4",
  "::ffff:0x1.2.3.4",
  ":1:2:3:4:5:6:7",
  "1:2:3:4:5:6:7:",
  "::ffff:1.2.3.4%eth0",
  "：：1",
];

test("hostile spellings are no addresses", () => {
  for (const text of hostile) assert.equal(parseAddress(text), undefined, JSON.stringify(text));
});

test("canonical texts", () => {
  const cases: readonly (readonly [given: string, canonical: string])[] = [
    ["0.0.0.0", "0.0.0.0"],
    ["255.255.255.255", "255.255.255.255"],
    ["52.192.12.142", "52.192.12.142"],
    ["::", "::"],
    ["::1", "::1"],
    ["0:0:0:0:0:0:0:0", "::"],
    ["2001:DB8::0:1", "2001:db8::1"],
    ["2001:0db8::0001", "2001:db8::1"],
    // RFC 5952 4.2: one group alone is not shortened, the longest run is, the first of two.
    ["2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"],
    ["2001:0:0:1:0:0:0:1", "2001:0:0:1::1"],
    ["2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"],
    // IPv4-mapped is IPv4; IPv4-compatible, NAT64 and 6to4 are not.
    ["::ffff:1.2.3.4", "1.2.3.4"],
    ["::FFFF:102:304", "1.2.3.4"],
    ["0:0:0:0:0:ffff:10.0.0.1", "10.0.0.1"],
    ["64:ff9b::1.2.3.4", "64:ff9b::102:304"],
    ["::1.2.3.4", "::102:304"],
    ["2002:102:304::", "2002:102:304::"],
    ["::ffff:0:1.2.3.4", "::ffff:0:102:304"],
  ];
  for (const [given, canonical] of cases) assert.equal(parseAddress(given)?.text, canonical, given);
});

/** A second reading of addresses, by groups and without a library. */
function naiveValue(text: string): { family: 4 | 6; value: bigint } | undefined {
  const four = (part: string): bigint | undefined => {
    const numbers = part.split(".");
    if (
      numbers.length !== 4 ||
      !numbers.every((number) => String(Number(number)) === number && +number >= 0 && +number < 256)
    ) {
      return undefined;
    }
    return numbers.reduce((sum, number) => sum * 256n + BigInt(number), 0n);
  };
  if (!text.includes(":")) {
    const value = four(text);
    return value === undefined ? undefined : { family: 4, value };
  }
  const groupsOf = (part: string, isLast: boolean): bigint[] | undefined => {
    if (part === "") return [];
    const groups: bigint[] = [];
    const texts = part.split(":");
    for (const [index, group] of texts.entries()) {
      if (isLast && index === texts.length - 1 && group.includes(".")) {
        const value = four(group);
        if (value === undefined) return undefined;
        groups.push(value >> 16n, value & 0xffffn);
      } else {
        if (
          group.length < 1 || group.length > 4 || [...group].some((digit) => !"0123456789abcdefABCDEF".includes(digit))
        ) {
          return undefined;
        }
        groups.push(BigInt(`0x${group}`));
      }
    }
    return groups;
  };
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const head = groupsOf(halves[0] as string, halves.length === 1);
  const tail = halves.length === 2 ? groupsOf(halves[1] as string, true) : [];
  if (head === undefined || tail === undefined) return undefined;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const value = [...head, ...Array<bigint>(missing).fill(0n), ...tail].reduce((sum, group) => (sum << 16n) | group, 0n);
  return value >> 32n === 0xffffn ? { family: 4, value: value & 0xffffffffn } : { family: 6, value };
}

const v4Value = fc.bigInt({ min: 0n, max: (1n << 32n) - 1n });
const v6Value = fc.bigInt({ min: 0n, max: (1n << 128n) - 1n });
const sparse = fc.array(fc.constantFrom(0n, 0n, 0n, 1n, 0xffffn, 0xabcn), { minLength: 8, maxLength: 8 })
  .map((groups) => groups.reduce<bigint>((sum, group) => (sum << 16n) | group, 0n));
const almostAddress = fc.oneof(
  fc.array(fc.constantFrom(..."0123456789abcdefF:.::%x /"), { maxLength: 24 }).map((parts) => parts.join("")),
  fc.array(fc.constantFrom("0", "1", "255", "256", "01", "", "a", "0x1"), { minLength: 3, maxLength: 5 }).map((parts) =>
    parts.join(".")
  ),
  fc.array(fc.constantFrom("0", "", "", "1", "ffff", "0000", "12345", "1.2.3.4", "g"), { minLength: 2, maxLength: 9 })
    .map((parts) => parts.join(":")),
  sparse.map((value) =>
    [7, 6, 5, 4, 3, 2, 1, 0].map((group) => ((value >> BigInt(16 * group)) & 0xffffn).toString(16)).join(":")
  ),
);

test("agrees with a second implementation, and takes nothing that Node does not", () => {
  fc.assert(
    fc.property(almostAddress, (text) => {
      const address = parseAddress(text);
      const expected = naiveValue(text);
      assert.deepEqual(address && { family: address.family, value: address.value }, expected, text);
      if (address !== undefined) assert.ok(isIPv4(text) || isIPv6(text), text);
    }),
    { numRuns: 20_000 },
  );
});

/** All eight groups. */
function wholeText({ value }: Address): string {
  return [7, 6, 5, 4, 3, 2, 1, 0].map((group) => ((value >> BigInt(16 * group)) & 0xffffn).toString(16)).join(":");
}

test("text and number are one address, and the text is canonical", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        v4Value.map((value) => fromValue(4, value)),
        fc.oneof(v6Value, sparse).map((value) => fromValue(6, value)),
      ),
      (address) => {
        // Mapped addresses have no IPv6 text of their own.
        if (address.family === 6 && address.value >> 32n === 0xffffn) return;
        assert.deepEqual(parseAddress(address.text), address);
        assert.deepEqual(naiveValue(address.text), { family: address.family, value: address.value });
        // The URL standard writes IPv6 addresses as RFC 5952 does.
        if (address.family === 6) {
          assert.equal(new URL(`http://[${wholeText(address)}]/`).hostname, `[${address.text}]`);
        }
      },
    ),
    { numRuns: 5000 },
  );
  assert.throws(() => fromValue(4, 1n << 32n), RangeError);
  assert.throws(() => fromValue(6, -1n), RangeError);
});

test("ranges are read strictly", () => {
  const cases: readonly (readonly [text: string, kind: string, suggestion?: string])[] = [
    ["10.0.0.0", "no-prefix-length", "10.0.0.0/32"],
    ["2001:DB8::1", "no-prefix-length", "2001:db8::1/128"],
    ["10.0.0.1/8", "host-bits-set", "10.0.0.0/8"],
    ["2001:db8::1/32", "host-bits-set", "2001:db8::/32"],
    ["10.0.0.0/33", "bad-prefix-length"],
    ["::/129", "bad-prefix-length"],
    ["10.0.0.0/", "bad-prefix-length"],
    ["10.0.0.0/-1", "bad-prefix-length"],
    ["10.0.0.0/8/8", "bad-prefix-length"],
    ["10.0.0.0/1e1", "bad-prefix-length"],
    ["10.0.0.0/8 ", "bad-prefix-length"],
    ["10.0.0.0/255.0.0.0", "bad-prefix-length"],
    ["10.0.0.0/08", "bad-prefix-length", "10.0.0.0/8"],
    ["10.0.0.0/+8", "bad-prefix-length", "10.0.0.0/8"],
    ["2001:DB8::/32", "not-canonical", "2001:db8::/32"],
    ["::ffff:10.0.0.0/104", "not-canonical", "10.0.0.0/8"],
    ["::ffff:0:0/96", "not-canonical", "0.0.0.0/0"],
    ["::ffff:10.0.0.0/8", "bad-prefix-length"],
    ["::ffff:10.0.0.0/95", "bad-prefix-length"],
    ["/8", "not-an-address"],
    ["", "not-an-address"],
    ["10.0.0.0-10.0.0.255", "not-an-address"],
    ["10/8", "not-an-address"],
    ["10.*", "not-an-address"],
  ];
  for (const [text, kind, suggestion] of cases) {
    assert.deepEqual(parseRange(text), suggestion === undefined ? { kind } : { kind, suggestion }, text);
  }
  for (const text of hostile) {
    const range = parseRange(`${text}/32`);
    assert.ok(isRangeProblem(range), JSON.stringify(text));
  }
});

test("a block has its size, holds its address, and is read back from its text", () => {
  const block = fc.constantFrom(4 as const, 6 as const).chain((family) =>
    fc.record({
      address: (family === 4 ? v4Value : fc.oneof(v6Value, sparse)).map((value) => fromValue(family, value)),
      length: fc.integer({ min: 0, max: widthOf(family) }),
    })
  );
  fc.assert(
    fc.property(block, ({ address, length }) => {
      const range = blockOf(address, length);
      const mask = ~((1n << BigInt(widthOf(address.family) - length)) - 1n);
      assert.equal(range.first, address.value & mask);
      assert.equal(range.last - range.first + 1n, 1n << BigInt(widthOf(address.family) - length));
      if (address.family === 6 && range.first >> 32n === 0xffffn) return;
      const text = rangeText(range);
      assert.equal(text, `${fromValue(address.family, range.first).text}/${length}`);
      assert.deepEqual(parseRange(text), range);
    }),
    { numRuns: 5000 },
  );
  assert.equal(rangeText({ family: 4, first: 1n, last: 2n }), "0.0.0.1-0.0.0.2");
  assert.equal(rangeText({ family: 4, first: 2n, last: 4n }), "0.0.0.2-0.0.0.4");
});

const smallRange: fc.Arbitrary<AddressRange> = fc.tuple(fc.constantFrom(4 as const, 6 as const), fc.nat(30), fc.nat(8))
  .map(([family, first, length]) => ({ family, first: BigInt(first), last: BigInt(first + length) }));

test("range sets agree with brute force", () => {
  fc.assert(
    fc.property(fc.array(smallRange, { maxLength: 6 }), smallRange, (ranges, sought) => {
      const set = rangeSet(ranges);
      const members = new Set<string>();
      for (const { family, first, last } of ranges) {
        for (let value = first; value <= last; value++) members.add(`${family} ${value}`);
      }
      let inside = 0;
      let outside = 0;
      for (let value = sought.first; value <= sought.last; value++) {
        if (members.has(`${sought.family} ${value}`)) inside++;
        else outside++;
      }
      const expected: Containment = outside === 0 ? "inside" : inside === 0 ? "outside" : "straddling";
      assert.equal(locate(set, sought), expected);
      for (const half of [set.v4, set.v6]) {
        for (const [index, range] of half.entries()) {
          const next = half[index + 1];
          assert.ok(next === undefined || range.last + 1n < next.first, "disjoint, ascending, not adjacent");
        }
      }
    }),
    { numRuns: 10_000 },
  );
});

test("families never mix", () => {
  const all6 = rangeSet([{ family: 6, first: 0n, last: (1n << 128n) - 1n }]);
  assert.equal(locate(all6, rangeOf(parseAddress("10.0.0.1") as Address)), "outside");
  assert.equal(locate(all6, rangeOf(parseAddress("::ffff:10.0.0.1") as Address)), "outside");
  assert.equal(locate(rangeSet([]), rangeOf(parseAddress("::1") as Address)), "outside");
});

test("private address space", () => {
  const isPrivateText = (text: string): boolean => isPrivate(parseAddress(text) as Address);
  const privates = [
    "10.0.0.0",
    "10.255.255.255",
    "172.16.0.0",
    "172.31.255.255",
    "192.168.0.0",
    "192.168.255.255",
    "100.64.0.0",
    "100.127.255.255",
    "169.254.0.0",
    "169.254.169.254",
    "fc00::",
    "fdff:ffff::1",
    "fe80::1",
    "febf::",
    "::ffff:10.0.0.1",
  ];
  const publics = [
    "9.255.255.255",
    "11.0.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "192.167.255.255",
    "192.169.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "169.253.255.255",
    "169.255.0.0",
    "127.0.0.1",
    "0.0.0.0",
    "192.0.2.1",
    "198.51.100.1",
    "203.0.113.1",
    "198.18.0.1",
    "224.0.0.1",
    "fbff::",
    "fec0::",
    "2001:db8::1",
    "::1",
    "::",
    "::ffff:8.8.8.8",
    "64:ff9b::a00:1",
  ];
  for (const text of privates) assert.ok(isPrivateText(text), text);
  for (const text of publics) assert.ok(!isPrivateText(text), text);
  const located = (text: string): Containment => locatePrivate(parseRange(text) as AddressRange);
  assert.equal(located("10.0.0.0/7"), "straddling");
  assert.equal(located("0.0.0.0/0"), "straddling");
  assert.equal(located("::/0"), "straddling");
  assert.equal(located("2000::/3"), "outside");
  assert.equal(located("172.16.0.0/12"), "inside");
});
