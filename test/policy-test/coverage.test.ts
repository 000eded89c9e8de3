import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { sourceText } from "../../src/diagnostic/source-text.ts";
import { evaluateClass } from "../../src/evaluate/evaluate-class.ts";
import type { Policy } from "../../src/policy/policy.ts";
import { readPolicies } from "../../src/policy/read-policies.ts";
import { probeClasses, probeLimit } from "../../src/policy-test/probe-classes.ts";
import { possibleVerdicts } from "../../src/policy-test/possible-verdicts.ts";
import { readPolicyTests } from "../../src/policy-test/read-policy-tests.ts";
import { requestYaml } from "../../src/policy-test/request-fields.ts";
import { runPolicyTests } from "../../src/policy-test/run-policy-tests.ts";
import { reachableReasons } from "../../src/policy-test/test-coverage.ts";
import type { PolicyCoverage, TestReport } from "../../src/policy-test/test-report.ts";
import { type FoldLevel, foldSource } from "../../src/profile/fold-source.ts";
import type { ClassKey } from "../../src/profile/request-class.ts";
import { corpusOf } from "../corpus/corpus.ts";
import { profileOf } from "../corpus/read-parts.ts";
import { endpoints } from "../corpus/world.ts";
import type { NaivePolicy } from "../evaluate/naive-verdict.ts";
import { policyOf } from "../evaluate/policy-of.ts";
import { projectFile } from "../report/read-json.ts";

async function run(policyText: string, testText: string): Promise<TestReport> {
  const { policySet, diagnostics } = readPolicies([sourceText("p.yaml", policyText)], { today: "2026-03-16" });
  assert.ok(policySet, diagnostics.map(({ message }) => message).join("\n"));
  const reading = readPolicyTests([sourceText("p.test.yaml", testText)], policySet);
  assert.ok(reading.files, reading.diagnostics.map(({ message }) => message).join("\n"));
  return await runPolicyTests(reading.files, policySet, { coverage: true });
}

function missing(coverage: readonly PolicyCoverage[] | undefined): string[] {
  return (coverage ?? []).flatMap(({ policy, parts }) =>
    parts.filter(({ isReached }) => !isReached).map(({ kind, name }) => `${policy.id} ${kind} ${name}`)
  );
}

test("the tests of the shipped policies pass and reach every network, exception and row", async () => {
  const folder = projectFile("policies");
  const sources = readdirSync(folder).map((name) => sourceText(name, readFileSync(`${folder}/${name}`, "utf8")));
  const isTest = (path: string): boolean => path.endsWith(".test.yaml");
  const policyFiles = sources.filter(({ path }) => !isTest(path));
  const { policySet } = readPolicies(policyFiles, { today: "2026-03-16" });
  assert.ok(policySet);
  const { files, diagnostics } = readPolicyTests(sources.filter(({ path }) => isTest(path)), policySet);
  assert.deepEqual(diagnostics, []);
  assert.ok(files);
  assert.equal(files.length, policyFiles.length);
  const report = await runPolicyTests(files, policySet, { coverage: true });
  assert.deepEqual(report.untested, []);
  const failed = report.files.flatMap(({ tests }) => tests).filter(({ failures }) => failures.length > 0);
  assert.deepEqual(failed.map(({ test }) => test.name), []);
  assert.equal(report.coverage?.length, policySet.policies.length);
  assert.ok(report.coverage.every(({ parts, isWhole }) => isWhole && parts.length > 10));
  assert.deepEqual(missing(report.coverage), []);
});

const policyText = `version: 1
networks:
  vpc:
    vpcEndpoints: [vpce-0123456789abcdef0]
    vpcCidrs: [10.20.0.0/16]
  office:
    publicCidrs: [203.0.113.0/24]
policies:
  - id: one
    buckets: ["data-*"]
    exceptBuckets: [data-1]
    allow: [vpc, office, { vpcEndpoints: [vpce-0fedcba9876543210] }]
    awsServices: [athena.amazonaws.com]
    exceptions:
      - id: old-host
        reason: Moves in March
        owner: storage-team
        from: 2026-01-01
        expires: 2099-03-31
        principals: ["arn:aws:iam::111122223333:role/backup", anonymous]
        sourceCidrs: [198.51.100.16/28]
        operations: [PutObject]
      - id: accounts
        reason: Other accounts
        owner: storage-team
        expires: 2099-03-31
        principals: ["444455556666"]
`;

test("what a test reaches", async (t) => {
  const reachedBy = async (request: string, expected: string): Promise<string[]> => {
    const text = `version: 1\ntests:\n  - name: a\n    request: { bucket: data-2, ${request} }\n` +
      `    expect: { one: { ${expected} } }\n`;
    const { coverage } = await run(policyText, text);
    return (coverage?.[0]?.parts ?? []).filter(({ isReached }) => isReached).map(({ kind, name }) => `${kind} ${name}`);
  };
  const compliant = "verdict: compliant, reason: endpoint-allowed";
  const vpc = "evidence: trail, source: 10.20.0.9, vpcEndpoint: vpce-0123456789abcdef0";
  await t.test("a network that allows it, and the row", async () => {
    assert.deepEqual(await reachedBy(vpc, compliant), ["network vpc", "reason endpoint-allowed"]);
  });
  await t.test("an inline network by its place", async () => {
    assert.deepEqual(await reachedBy("evidence: trail, vpcEndpoint: vpce-0fedcba9876543210", compliant), [
      "network one/allow/3",
      "reason endpoint-allowed",
    ]);
  });
  await t.test("no network where a service calls or proof is missing", async () => {
    assert.deepEqual(
      await reachedBy(
        "evidence: trail, awsService: athena.amazonaws.com",
        "verdict: compliant, reason: service-allowed",
      ),
      ["reason service-allowed"],
    );
    assert.deepEqual(
      await reachedBy("evidence: log, source: 203.0.113.9", "verdict: inconclusive, reason: log-cannot-prove"),
      ["reason log-cannot-prove"],
    );
  });
  await t.test("an exception, and not the row that it takes", async () => {
    assert.deepEqual(
      await reachedBy(
        'evidence: trail, principal: "444455556666", source: 192.0.2.1',
        "verdict: excepted, reason: from-internet, exception: accounts",
      ),
      ["exception accounts"],
    );
  });
  await t.test("nothing where it fails", async () => {
    assert.deepEqual(await reachedBy(vpc, "verdict: violation, reason: from-internet"), []);
  });
});

test("the example of everything that is missing, pasted as a test, reaches it", async () => {
  const none =
    `version: 1\ntests:\n  - name: none\n    request: { bucket: other, evidence: log }\n    expect: { one: { verdict: not-covered } }\n`;
  for (const text of [policyText, policyText.replace("exceptBuckets: [data-1]", "require: by-address")]) {
    const { coverage } = await run(text, none);
    const parts = coverage?.[0]?.parts ?? [];
    assert.ok(parts.length > 20);
    const policy = coverage?.[0]?.policy as Policy;
    // No name is sure to fit where `exceptBuckets` takes the first that is tried.
    const bucket = policy.exceptBuckets.length === 0 ? "data-1" : "";
    let tests = "";
    for (const [index, { kind, name, verdict, example }] of parts.entries()) {
      assert.ok(example, name);
      assert.equal(example.bucket, bucket);
      const request = { ...example, bucket: "data-2" };
      const { reason, exception } = evaluateClass(policy, request);
      if (kind === "reason") assert.equal(reason, name);
      if (kind === "exception") assert.equal(exception?.id, name);
      const expected = [
        `verdict: ${verdict}`,
        `reason: ${reason}`,
        ...(kind === "exception" ? [`exception: ${name}`] : []),
      ];
      tests += `  - name: n${index}\n    request: ${requestYaml(request)}\n    expect: { one: { ${
        expected.join(", ")
      } } }\n`;
    }
    const report = await run(text, `version: 1\ntests:\n${tests}`);
    assert.deepEqual(report.files[0]?.tests.flatMap(({ failures }) => failures), []);
    assert.deepEqual(missing(report.coverage), []);
  }
});

// Few distinct blocks of every length and both families, so that they often nest, touch and straddle.
const addresses4 = fc.tuple(fc.constantFrom(10, 11, 44, 100, 172, 192, 203), fc.nat(255), fc.nat(2), fc.nat(255));
const blocks4 = fc.tuple(addresses4, fc.constantFrom(0, 1, 7, 8, 10, 12, 15, 16, 17, 23, 24, 25, 31, 32)).map(
  ([[a, b, c, d], length]) => {
    const size = 2 ** (32 - length);
    const first = Math.floor((((a * 256 + b) * 256 + c) * 256 + d) / size) * size;
    return `${[24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join(".")}/${length}`;
  },
);
const blocks6 = fc.constantFrom("::/0", "2000::/3", "2001:db8::/32", "2001:db8:1:8000::/49", "fd00::/8", "fc00::/6");
const someBlocks = fc.option(
  fc.array(fc.oneof({ weight: 3, arbitrary: blocks4 }, blocks6), { minLength: 1, maxLength: 4 }),
  { nil: undefined },
);
const somePolicies = fc.record({
  allow: fc.array(
    fc.record({
      vpcEndpoints: fc.subarray(["vpce-app", "vpce-two", endpoints.gateway]),
      vpcCidrs: someBlocks,
      publicCidrs: someBlocks,
    }),
    { minLength: 1, maxLength: 3 },
  ),
  awsServices: fc.constantFrom("any" as const, "none" as const, ["athena.amazonaws.com", "glue.amazonaws.com"]),
  require: fc.constantFrom("proven" as const, "by-address" as const),
  exceptions: fc.array(
    fc.record({ id: fc.constant("x"), expires: fc.constant("2026-12-31"), sourceCidrs: someBlocks }),
    { maxLength: 1 },
  ),
}).map((drawn) => policyOf(withoutUndefined(drawn) as NaivePolicy));

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (typeof value !== "object" || value === null) return value;
  const given = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(given.map(([key, one]) => [key, withoutUndefined(one)]));
}

const someClasses = fc.record({
  evidence: fc.constantFrom<ClassKey["evidence"]>("log", "trail", "old-trail", "joined", "conflict"),
  endpoint: fc.constantFrom("", "vpce-app", "vpce-two", "vpce-other"),
  service: fc.oneof(
    { weight: 5, arbitrary: fc.constant("") },
    fc.constantFrom("unknown", "athena.amazonaws.com", "s3.x"),
  ),
  operation: fc.oneof({ weight: 9, arbitrary: fc.constant("GetObject") }, fc.constantFrom("S3.EXPIRE.OBJECT", "odd")),
  claim: fc.constantFrom<ClassKey["claim"]>("none", "console", "lambda"),
  source: fc.tuple(
    fc.oneof(
      { weight: 6, arbitrary: addresses4.map((bytes) => bytes.join(".")) },
      fc.constantFrom("", "2001:db8:1:8000::1", "2001:db8:ff::1", "fd12::1", "fe80::9", "fe00::1", "::1"),
      fc.constantFrom("100.63.255.255", "172.32.0.0", "169.254.0.1", "192.168.0.1", "255.255.255.255"),
    ),
    fc.constantFrom<FoldLevel>(0, 1, 2, 3),
  ).map(([source, level]) => foldSource(source, level)),
  outcome: fc.constantFrom<ClassKey["outcome"]>("reached", "denied"),
}).map((part): ClassKey => ({
  day: "2026-03-16",
  bucket: "b",
  principal: "anonymous",
  endpointAccount: "",
  ...part,
  endpoint: part.evidence === "log" ? "" : part.endpoint,
}));

const corpusClasses = profileOf(corpusOf(7, 1500, { evidence: "mixed", conflicts: 0.1, hostile: 0.1 })).classes;

// Chance alone would leave it out in one run of some hundreds.
const withoutAddress: ClassKey = {
  ...corpusClasses[0] as ClassKey,
  ...{ evidence: "log", endpoint: "", service: "", source: "", operation: "GetObject" },
};

test("no class gets a reason that probing has not found reachable", () => {
  assert.ok(corpusClasses.length > 300);
  const seen = new Set<string>();
  fc.assert(
    fc.property(somePolicies, fc.array(someClasses, { maxLength: 60 }), (policy, classes) => {
      const { found, isWhole } = reachableReasons(policy);
      assert.ok(isWhole);
      for (const key of [...classes, withoutAddress, ...corpusClasses.slice(0, 200)]) {
        const { kind, reason } = evaluateClass(policy, key);
        seen.add(reason);
        if (!found.has(reason)) assert.fail(`${reason} ${JSON.stringify(key)}`);
        // Without exceptions a reason comes with one verdict, and with them it may be excepted.
        assert.ok(kind === "excepted" || kind === found.get(reason)?.kind);
        assert.ok(possibleVerdicts().get(reason)?.has(kind), `${reason} ${kind}`);
      }
    }),
    { numRuns: 200 },
  );
  assert.deepEqual([...possibleVerdicts().keys()].filter((reason) => !seen.has(reason)), []);
});

test("a policy of very many ranges is probed in part, and its coverage says so", async () => {
  const cidrs = Array.from({ length: 3000 }, (_, index) => `10.${index >> 7}.${(index & 127) * 2}.0/24`);
  const policy = policyOf({
    allow: [{ vpcEndpoints: ["vpce-app"], vpcCidrs: cidrs }],
    awsServices: "none",
    require: "proven",
    exceptions: [],
  });
  const { classes, isWhole } = probeClasses(policy);
  assert.equal(isWhole, false);
  assert.equal(classes.length, probeLimit);
  const text = policyText.replace("10.20.0.0/16", cidrs.join(", "));
  const { coverage } = await run(
    text,
    "version: 1\ntests:\n  - name: a\n    request: { bucket: x-1, evidence: log }\n    expect: { one: { verdict: not-covered } }\n",
  );
  assert.equal(coverage?.[0]?.isWhole, false);
});
