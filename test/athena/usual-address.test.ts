import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { usualAddress } from "../../src/athena/usual-address.ts";
import { parseAddress } from "../../src/net/address.ts";

const pattern = new RegExp(`^(?:${usualAddress})$`);

/** Texts of what addresses are made of, and of what is near to it. */
const texts = fc.oneof(
  fc.ipV4(),
  fc.ipV6(),
  fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 3, maxLength: 5 }).map((parts) => parts.join(".")),
  fc.array(fc.constantFrom("", "0", "1f", "0DB8", "ffff", "12345", "g"), { minLength: 1, maxLength: 10 })
    .map((groups) => groups.join(":")),
  fc.array(fc.constantFrom("", "0", "1f", ":", "::"), { minLength: 1, maxLength: 10 }).map((groups) =>
    groups.join(":")
  ),
);

test("what SQL takes for an address is one", () => {
  fc.assert(fc.property(texts, (text) => !pattern.test(text) || parseAddress(text) !== undefined), { numRuns: 20_000 });
});

test("addresses as AWS writes them are taken for such", () => {
  for (
    const text of ["10.0.0.1", "255.255.255.255", "0.0.0.0", "2001:db8::1", "2001:0db8:aaaa:0000:0000:0000:0000:dc48"]
      .concat("fd00:ec2::254", "2600:1f18:1234:5678:9abc:def0:1234:5678", "2600:1f18::", "1:2:3:4:5:6:7::")
  ) assert.match(text, pattern);
  for (
    const text of [
      "010.0.0.1",
      "256.0.0.1",
      "10.1",
      "athena.amazonaws.com",
      "AWS Internal",
      "-",
      "",
      "::1:2:3:4:5:6:7:8",
      "1::2::3",
    ]
  ) {
    assert.doesNotMatch(text, pattern);
  }
});
