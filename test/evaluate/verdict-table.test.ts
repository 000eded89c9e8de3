import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { evaluateClass } from "../../src/evaluate/evaluate-class.ts";
import { type Reason, reasons, type Verdict } from "../../src/evaluate/verdict.ts";
import { type FoldLevel, foldSource } from "../../src/profile/fold-source.ts";
import type { ClassKey } from "../../src/profile/request-class.ts";
import { type NaiveException, type NaiveNetwork, type NaivePolicy, naiveVerdict } from "./naive-verdict.ts";
import { policyOf } from "./policy-of.ts";

const key: ClassKey = {
  day: "2026-03-16",
  bucket: "b",
  principal: "arn:aws:iam::111122223333:role/etl",
  source: "",
  endpoint: "",
  endpointAccount: "",
  service: "",
  operation: "GetObject",
  outcome: "reached",
  evidence: "trail",
  claim: "none",
};

const policy: NaivePolicy = {
  allow: [
    { vpcEndpoints: ["vpce-app"], vpcCidrs: ["10.0.0.0/16", "44.0.0.0/16", "2001:db8:a::/48"] },
    { publicCidrs: ["203.0.113.0/24", "2001:db8:1::/48"] },
  ],
  awsServices: ["athena.amazonaws.com"],
  require: "by-address",
  exceptions: [],
};
const endpointAlone: NaivePolicy = { ...policy, allow: [{ vpcEndpoints: ["vpce-app"] }] };

function textOf({ kind, grade }: Verdict): string {
  return grade === undefined ? kind : `${kind}, ${grade}`;
}

/** The verdict table, row by row. */
const rows:
  readonly (readonly [row: number, policy: NaivePolicy, key: Partial<ClassKey>, verdict: string, reason: Reason])[] = [
    [
      1,
      policy,
      { operation: "S3.EXPIRE.OBJECT", evidence: "log", service: "s3.amazonaws.com" },
      "not-applicable",
      "internal-operation",
    ],
    [2, policy, { service: "athena.amazonaws.com" }, "compliant, by service", "service-allowed"],
    [
      2,
      { ...policy, awsServices: "any" },
      { service: "unknown", evidence: "log" },
      "compliant, by service",
      "service-allowed",
    ],
    [2, policy, { service: "unknown" }, "inconclusive", "service-unknown"],
    [2, policy, { service: "glue.amazonaws.com" }, "violation", "service-not-allowed"],
    [2, { ...policy, awsServices: "none" }, { service: "unknown" }, "violation", "service-not-allowed"],
    [3, policy, { endpoint: "vpce-app", source: "10.0.1.1" }, "compliant, proven", "endpoint-allowed"],
    [3, endpointAlone, { endpoint: "vpce-app" }, "compliant, proven", "endpoint-allowed"],
    [
      3,
      policy,
      { endpoint: "vpce-app", source: "10.0.1.1", evidence: "joined" },
      "compliant, proven",
      "endpoint-allowed",
    ],
    [
      3,
      policy,
      { endpoint: "vpce-app", source: "10.0.1.1", evidence: "conflict" },
      "inconclusive",
      "evidence-conflict",
    ],
    [4, policy, { endpoint: "vpce-app" }, "inconclusive", "address-behind-endpoint-unknown"],
    [4, policy, { endpoint: "vpce-app", source: "private" }, "inconclusive", "address-behind-endpoint-unknown"],
    [5, policy, { endpoint: "vpce-app", source: "10.1.0.1" }, "violation", "unexpected-address-behind-endpoint"],
    [6, policy, { endpoint: "vpce-other", source: "10.0.1.1" }, "violation", "unexpected-endpoint"],
    [6, policy, { endpoint: "vpce-aws", source: "203.0.113.9", claim: "console" }, "violation", "console-endpoint"],
    [7, policy, { source: "203.0.113.9", evidence: "old-trail" }, "inconclusive", "endpoint-id-missing"],
    [7, policy, {}, "inconclusive", "endpoint-id-missing"],
    [7, policy, { source: "10.0.1.1" }, "inconclusive", "endpoint-id-missing"],
    [8, policy, { source: "203.0.113.9" }, "compliant, proven", "public-address-allowed"],
    [8, policy, { source: "2001:db8:1::9" }, "compliant, proven", "public-address-allowed"],
    [9, policy, { source: "203.0.0.0/16" }, "inconclusive", "range-straddles"],
    [9, policy, { source: "public" }, "inconclusive", "range-straddles"],
    [10, policy, { source: "198.51.100.1" }, "violation", "from-internet"],
    [11, policy, { evidence: "log" }, "inconclusive", "address-unknown"],
    [11, policy, { evidence: "log", source: "private" }, "inconclusive", "range-straddles"],
    [12, policy, { evidence: "log", source: "10.0.1.1" }, "compliant, by address", "private-address-allowed"],
    [12, { ...policy, require: "proven" }, { evidence: "log", source: "10.0.1.1" }, "inconclusive", "log-cannot-prove"],
    [13, policy, { evidence: "log", source: "203.0.113.9" }, "compliant, by address", "public-address-allowed-by-log"],
    [
      13,
      { ...policy, require: "proven" },
      { evidence: "log", source: "203.0.113.9" },
      "inconclusive",
      "log-cannot-prove",
    ],
    [14, policy, { evidence: "log", source: "44.0.1.1" }, "inconclusive", "public-space-behind-endpoint"],
    [14, policy, { evidence: "log", source: "2001:db8:a::1" }, "inconclusive", "public-space-behind-endpoint"],
    [15, endpointAlone, { evidence: "log", source: "10.9.0.1" }, "inconclusive", "some-endpoint"],
    [16, policy, { evidence: "log", source: "10.9.0.1" }, "violation", "unexpected-private-address"],
    [17, policy, { evidence: "log", source: "198.51.100.1" }, "violation", "from-internet-by-address"],
    [17, endpointAlone, { evidence: "log", source: "203.0.113.9" }, "violation", "from-internet-by-address"],
  ];

test("the verdict table, row by row", async (t) => {
  for (const [row, given, part, verdict, reason] of rows) {
    await t.test(`row ${row}: ${JSON.stringify(part)} is ${verdict}`, () => {
      const real = evaluateClass(policyOf(given), { ...key, ...part });
      assert.equal(textOf(real), verdict);
      assert.equal(real.reason, reason);
      assert.deepEqual(naiveVerdict(given, { ...key, ...part }), { verdict, row });
    });
  }
  await t.test("every row and every reason is here", () => {
    assert.deepEqual(new Set(rows.map(([row]) => row)).size, 17);
    assert.deepEqual(new Set(rows.map(([, , , , reason]) => reason)), new Set(Object.keys(reasons)));
  });
});

const networks: readonly (readonly NaiveNetwork[])[] = [
  [{ vpcEndpoints: ["vpce-app"] }],
  [{ vpcEndpoints: ["vpce-app"], vpcCidrs: ["10.0.0.0/16", "10.1.2.0/24"] }],
  [{ vpcEndpoints: ["vpce-app"], vpcCidrs: ["44.0.0.0/16", "2001:db8:a::/48"] }],
  [{ publicCidrs: ["203.0.113.0/24", "2001:db8:1::/48"] }],
  [{ vpcEndpoints: ["vpce-app", "vpce-two"], vpcCidrs: ["10.0.0.0/16"], publicCidrs: ["203.0.113.0/24"] }],
  [{ vpcEndpoints: ["vpce-app"], vpcCidrs: ["10.0.0.0/16"] }, { vpcEndpoints: ["vpce-two"] }, {
    publicCidrs: ["0.0.0.0/0", "::/0"],
  }],
  [{ vpcEndpoints: ["vpce-app"], vpcCidrs: ["10.0.0.0/17"] }, {
    vpcEndpoints: ["vpce-app"],
    vpcCidrs: ["10.0.128.0/17"],
  }],
];
const sources = [
  "",
  "10.0.1.1",
  "10.0.200.1",
  "10.1.2.3",
  "10.9.0.1",
  "100.64.0.1",
  "169.254.1.1",
  "fd00::1",
  "fe80::1",
  "203.0.113.9",
  "198.51.100.1",
  "44.0.0.1",
  "2001:db8:1::1",
  "2001:db8:a::1",
  "2001:db8:ffff::1",
  "10.0.1.0/24",
  "10.0.0.0/16",
  "10.1.0.0/16",
  "10.9.0.0/16",
  "203.0.113.0/24",
  "203.0.0.0/16",
  "2001:db8::/32",
  "2001:db8:1::/48",
  "private",
  "public",
];
const matching = { id: "x", expires: "2026-12-31" };
const exceptions: readonly (readonly NaiveException[])[] = [
  [],
  [{ ...matching, principals: [key.principal] }],
  [{ ...matching, principals: ["anonymous"] }],
  [{ ...matching, expires: "2026-03-15", principals: [key.principal] }],
  [{ ...matching, from: "2026-03-17", principals: [key.principal] }],
  [{ ...matching, sourceCidrs: ["10.0.0.0/8", "203.0.113.0/25"], operations: ["GetObject", "S3.EXPIRE.OBJECT"] }],
];

test("the verdict is the naive one's for every combination", () => {
  let count = 0;
  const seen = new Set<string>();
  for (const allow of networks) {
    for (const awsServices of ["any", "none", ["athena.amazonaws.com"]] as const) {
      for (const require of ["proven", "by-address"] as const) {
        for (const exception of exceptions) {
          const naive: NaivePolicy = { allow, awsServices, require, exceptions: exception };
          const real = policyOf(naive);
          for (const part of keys()) {
            const expected = naiveVerdict(naive, { ...key, ...part });
            seen.add(`${expected.row} ${expected.verdict}`);
            // What no row of the table asks for must not matter.
            for (const outcome of ["reached", "denied"] as const) {
              for (const claim of ["none", "console"] as const) {
                const verdict = evaluateClass(real, { ...key, ...part, outcome, claim });
                const same = textOf(verdict) === expected.verdict && verdict.exception?.id === expected.exception;
                if (!same) assert.fail(`${JSON.stringify({ naive, part, expected, verdict })}`);
                count++;
              }
            }
          }
        }
      }
    }
  }
  assert.ok(count > 400_000, `${count}`);
  assert.ok(seen.size > 30, [...seen].join("; "));
});

function* keys(): Generator<Partial<ClassKey>> {
  yield { operation: "S3.EXPIRE.OBJECT", evidence: "log" };
  for (const evidence of ["log", "trail", "old-trail", "joined", "conflict"] as const) {
    for (const service of ["unknown", "athena.amazonaws.com", "glue.amazonaws.com"]) yield { evidence, service };
    for (const endpoint of evidence === "log" ? [""] : ["", "vpce-app", "vpce-two", "vpce-unlisted"]) {
      for (const source of sources) yield { evidence, endpoint, source };
    }
  }
}

// Few distinct blocks of every length and both families, so that they often nest, touch and straddle.
const addresses4 = fc.tuple(fc.constantFrom(10, 44, 100, 172, 192, 203), fc.nat(255), fc.nat(2), fc.nat(255));
const blocks4 = fc.tuple(addresses4, fc.constantFrom(0, 1, 7, 8, 10, 12, 15, 16, 17, 23, 24, 25, 31, 32)).map(
  ([[a, b, c, d], length]) => {
    const size = 2 ** (32 - length);
    const first = Math.floor((((a * 256 + b) * 256 + c) * 256 + d) / size) * size;
    return `${[24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join(".")}/${length}`;
  },
);
const blocks6 = fc.constantFrom(
  "::/0",
  "2000::/3",
  "2001:db8::/32",
  "2001:db8:1::/48",
  "2001:db8:1:8000::/49",
  "fd00::/8",
);
const someBlocks = fc.option(
  fc.array(fc.oneof({ weight: 3, arbitrary: blocks4 }, blocks6), { minLength: 1, maxLength: 4 }),
  {
    nil: undefined,
  },
);
const someSources = fc.oneof(
  { weight: 6, arbitrary: addresses4.map((bytes) => bytes.join(".")) },
  fc.constantFrom("", "2001:db8:1::5", "2001:db8:1:8000::1", "2001:db8:ff::1", "fd12::1", "fe80::9"),
  fc.constantFrom("100.63.255.255", "100.64.0.0", "172.31.255.255", "172.32.0.0", "169.254.0.1", "192.168.0.1"),
);
const somePolicies = fc.record({
  allow: fc.array(
    fc.record({
      vpcEndpoints: fc.subarray(["vpce-app", "vpce-two"]),
      vpcCidrs: someBlocks,
      publicCidrs: someBlocks,
    }),
    { minLength: 1, maxLength: 3 },
  ),
  awsServices: fc.constant("none" as const),
  require: fc.constantFrom("proven" as const, "by-address" as const),
  exceptions: fc.array(
    fc.record({ id: fc.constant("x"), expires: fc.constant("2026-12-31"), sourceCidrs: someBlocks }),
    {
      maxLength: 1,
    },
  ),
});
const someKeys = fc.record({
  evidence: fc.constantFrom(
    "log" as const,
    "trail" as const,
    "old-trail" as const,
    "joined" as const,
    "conflict" as const,
  ),
  endpoint: fc.constantFrom("", "vpce-app", "vpce-other"),
  source: someSources,
});

test("whatever the ranges, the verdict is the naive one's, and folding an address excuses nothing", () => {
  fc.assert(
    fc.property(somePolicies, someKeys, ({ exceptions: drawn, ...rest }, part) => {
      const given = { ...rest, exceptions: drawn.map(withoutUndefined), allow: rest.allow.map(withoutUndefined) };
      const policy = policyOf(given as NaivePolicy);
      const fine: ClassKey = { ...key, ...part, endpoint: part.evidence === "log" ? "" : part.endpoint };
      const before = evaluateClass(policy, fine).kind;
      for (const level of [0, 1, 2, 3] as const satisfies readonly FoldLevel[]) {
        const folded = { ...fine, source: foldSource(fine.source, level) };
        const real = evaluateClass(policy, folded);
        assert.equal(textOf(real), naiveVerdict(given as NaivePolicy, folded).verdict);
        if (real.kind === "compliant") assert.equal(before, "compliant");
        if (real.kind === "excepted") assert.ok(before === "excepted" || before === "compliant", before);
      }
    }),
    { numRuns: 3000 },
  );
});

function withoutUndefined<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Partial<T>;
}
