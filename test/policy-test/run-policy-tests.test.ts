import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { sourceText } from "../../src/diagnostic/source-text.ts";
import { readPolicies } from "../../src/policy/read-policies.ts";
import { readPolicyTests } from "../../src/policy-test/read-policy-tests.ts";
import { runPolicyTests } from "../../src/policy-test/run-policy-tests.ts";
import { explanation, failureRows, failureTitle } from "../../src/policy-test/test-words.ts";
import type { TestReport, TestResult } from "../../src/policy-test/test-report.ts";
import { projectFile } from "../report/read-json.ts";

const policyText = `version: 1
networks:
  app:
    vpcEndpoints: [vpce-0126d8067633b9fc0]
  office:
    publicCidrs: [203.0.113.0/24]
policies:
  - id: testdata
    buckets: [testdata2020]
    allow: [app, office]
    awsServices: none
    exceptions:
      - id: bastion
        reason: Until it moves
        owner: storage-team
        expires: 2099-03-31
        principals: ["arn:aws:iam::111122223333:role/test-bastion-role"]
        operations: [PutObject]
  - id: copies
    buckets: ["copies-*"]
    allow: [app]
    awsServices: none
`;

const { policySet } = readPolicies([sourceText("p.yaml", policyText)], { today: "2026-03-16" });
assert.ok(policySet);

async function run(tests: string): Promise<TestReport> {
  const { files, diagnostics } = readPolicyTests(
    [sourceText("p.test.yaml", `version: 1\ntests:\n${tests}`)],
    policySet,
  );
  assert.ok(files && policySet, diagnostics.map(({ message }) => message).join("\n"));
  return await runPolicyTests(files, policySet, { coverage: false });
}

async function runOne(given: string, expected: string): Promise<TestResult> {
  const { files } = await run(`  - name: one\n${given}\n    expect: { ${expected} }\n`);
  return files[0]?.tests[0] as TestResult;
}

function titles({ failures }: TestResult): string[] {
  return failures.map(failureTitle);
}

const fields = "    request: { bucket: testdata2020, evidence: trail, vpcEndpoint: vpce-0126d8067633b9fc0 }";

test("a request in fields", async (t) => {
  const cases: readonly (readonly [title: string, expected: string, told: readonly string[]])[] = [
    ["as expected", "testdata: { verdict: compliant, reason: endpoint-allowed }", []],
    ["not covered, as expected", "copies: { verdict: not-covered }", []],
    [
      "another verdict",
      "testdata: { verdict: violation, reason: unexpected-endpoint }",
      ["testdata: expected violation, unexpected-endpoint; actual compliant (proven), endpoint-allowed"],
    ],
    [
      "another reason",
      "testdata: { verdict: compliant, reason: public-address-allowed }",
      ["testdata: expected compliant, public-address-allowed; actual compliant (proven), endpoint-allowed"],
    ],
    [
      "an exception that does not apply",
      "testdata: { verdict: excepted, reason: from-internet, exception: bastion }",
      ["testdata: expected excepted, from-internet, exception bastion; actual compliant (proven), endpoint-allowed"],
    ],
    [
      "covered, and not expected to be",
      "testdata: { verdict: not-covered }",
      ["testdata: expected not-covered; actual compliant (proven), endpoint-allowed"],
    ],
    [
      "not covered, and expected to be; both policies are asked",
      "copies: { verdict: compliant, reason: endpoint-allowed }, testdata: { verdict: not-covered }",
      [
        "copies: expected compliant, endpoint-allowed; actual not-covered",
        "testdata: expected not-covered; actual compliant (proven), endpoint-allowed",
      ],
    ],
  ];
  for (const [title, expected, told] of cases) {
    await t.test(title, async () => assert.deepEqual(titles(await runOne(fields, expected)), told));
  }
});

test("the day decides which exceptions hold; without one it is S3's first", async () => {
  const request = "bucket: testdata2020, evidence: trail, source: 192.0.2.1, operation: PutObject, " +
    "principal: arn:aws:iam::111122223333:role/test-bastion-role";
  const excepted = "testdata: { verdict: excepted, reason: from-internet, exception: bastion }";
  assert.deepEqual(titles(await runOne(`    request: { ${request} }`, excepted)), []);
  assert.deepEqual(titles(await runOne(`    request: { ${request}, day: 2099-03-31 }`, excepted)), []);
  assert.deepEqual(titles(await runOne(`    request: { ${request}, day: 2099-04-01 }`, excepted)), [
    "testdata: expected excepted, from-internet, exception bastion; actual violation, from-internet",
  ]);
});

const [put = "", deleteLine = ""] = readFileSync(projectFile("examples/seed/logs/access.log"), "utf8").split("\n");
const deleteBucket = readFileSync(projectFile("examples/seed/logs/delete-bucket.json"), "utf8");
const putRecord = JSON.stringify({
  ...JSON.parse(deleteBucket),
  eventTime: "2020-02-08T03:56:42Z",
  eventName: "PutObject",
  sourceIPAddress: "52.192.12.142",
  requestParameters: { bucketName: "testdata2020", key: "test.txt" },
  additionalEventData: {},
  vpcEndpointId: undefined,
  requestID: "3E57427F33A59F07",
  managementEvent: false,
  eventCategory: "Data",
});

/** Text as a block of YAML. */
function pasted(key: "accessLog" | "cloudTrail", ...lines: readonly string[]): string {
  return [`    ${key}: |`, ...lines.flatMap((line) => line.split("\n")).map((line) => `      ${line}`)].join("\n");
}

test("pasted evidence", async (t) => {
  const excepted = (reason: string): string => `testdata: { verdict: excepted, reason: ${reason}, exception: bastion }`;
  const proven = "testdata: { verdict: compliant, reason: endpoint-allowed }";
  await t.test("a line", async () => {
    assert.deepEqual(titles(await runOne(pasted("accessLog", put), excepted("from-internet-by-address"))), []);
  });
  await t.test("a record as YAML's mapping, in a list, and as text", async () => {
    const json = JSON.stringify(JSON.parse(deleteBucket));
    for (const given of [`    cloudTrail: ${json}`, `    cloudTrail: [${json}]`, pasted("cloudTrail", deleteBucket)]) {
      assert.deepEqual(titles(await runOne(given, proven)), [], given);
    }
    assert.deepEqual(titles(await runOne(`    cloudTrail: {"Records": [${json}]}`, proven)), []);
  });
  await t.test("both halves are joined", async () => {
    const both = `${pasted("accessLog", put)}\n${pasted("cloudTrail", putRecord)}`;
    assert.deepEqual(titles(await runOne(both, excepted("from-internet"))), []);
    const [failure] = (await runOne(both, proven)).failures;
    assert.ok(failure?.kind === "verdict");
    assert.equal(failure.request.evidence, "joined");
  });
  await t.test("every request to a bucket of the policy must be as expected", async () => {
    const result = await runOne(pasted("accessLog", put, deleteLine), excepted("from-internet-by-address"));
    assert.deepEqual(titles(result), [
      "testdata: expected excepted, from-internet-by-address, exception bastion; actual inconclusive, some-endpoint",
    ]);
  });
  await t.test("a line that no expected policy covers is a mistake, unless that is what is expected", async () => {
    const other = put.replace("testdata2020", "another").replace("3E57", "4E57");
    const expected = excepted("from-internet-by-address");
    // A line that is judged by nothing may be a bucket misspelt.
    const strange = await runOne(pasted("accessLog", put, other), expected);
    assert.deepEqual(strange.failures.map(({ kind }) => kind), ["evidence"]);
    assert.match(titles(strange).join(), /covers the bucket 'another'/);
    assert.ok((await runOne(pasted("accessLog", other), expected)).failures.length > 0);
    assert.deepEqual(titles(await runOne(pasted("accessLog", other), "testdata: { verdict: not-covered }")), []);
    assert.equal(
      (await runOne(pasted("accessLog", put, other), "testdata: { verdict: not-covered }")).failures.length,
      1,
    );
  });
  await t.test("a copy is two requests", async () => {
    const copy = JSON.stringify({
      ...JSON.parse(deleteBucket),
      eventName: "CopyObject",
      requestParameters: {
        bucketName: "copies-1",
        key: "a",
        "x-amz-copy-source": "testdata2020/b",
      },
    });
    const given = pasted("cloudTrail", copy);
    assert.deepEqual(
      titles(await runOne(given, `${proven}, copies: { verdict: compliant, reason: endpoint-allowed }`)),
      [],
    );
  });
  await t.test("what is no request fails the test and says why", async () => {
    const cases: readonly (readonly [given: string, message: RegExp])[] = [
      [pasted("accessLog", put, "no line"), /^accessLog, line 2: /],
      [`${pasted("accessLog", put)}\n${pasted("cloudTrail", put)}`, /^accessLog and cloudTrail are the same text$/],
      [pasted("accessLog", "no log at all"), /^accessLog: is in none of the formats /],
      [pasted("cloudTrail", "{}"), /^cloudTrail/],
      [pasted("cloudTrail", deleteBucket.slice(0, 300)), /^cloudTrail/],
      [
        pasted("cloudTrail", deleteBucket.replace("s3.amazonaws.com", "ec2.amazonaws.com")),
        /^1 record is no request to a bucket: of another service/,
      ],
      [
        pasted("cloudTrail", deleteBucket.replace('"AwsApiCall"', '"AwsCloudTrailInsight"')),
        /^1 record is no request: cloudtrail-insight$/,
      ],
    ];
    for (const [given, message] of cases) {
      const result = await runOne(given, "testdata: { verdict: not-covered }");
      const evidence = result.failures.filter(({ kind }) => kind === "evidence").map(failureTitle);
      assert.ok(evidence.some((title) => message.test(title)), `${given}\n${titles(result).join("\n")}`);
    }
  });
  await t.test("of many failures the first are kept and the rest counted", async () => {
    const lines = Array.from(
      { length: 30 },
      (_, index) => put.replace("52.192.12.142", `52.192.12.${index}`).replace("3E57", `${1000 + index}`),
    );
    const result = await runOne(pasted("accessLog", ...lines), proven);
    assert.deepEqual([result.failures.length, result.moreFailures], [10, 20]);
  });
});

test("a failure is explained", async () => {
  const result = await runOne(fields, "testdata: { verdict: violation, reason: unexpected-endpoint }");
  const [failure] = result.failures;
  assert.ok(failure);
  assert.deepEqual(failureRows(failure).map(({ label, text }) => `${label}: ${text}`), [
    "policy: testdata (p.yaml:8:9)",
    "expected: violation, unexpected-endpoint",
    "actual: compliant (proven), endpoint-allowed",
    "why: row 3 of the verdict table: it came through an allowed VPC endpoint",
    "why: allowed by network 'app'",
    "request: { bucket: testdata2020, evidence: trail, vpcEndpoint: vpce-0126d8067633b9fc0 }",
    "expected at: p.test.yaml:5:15",
  ]);
  const excepted = await runOne(pasted("accessLog", put), "testdata: { verdict: not-covered }");
  const [other] = excepted.failures;
  assert.ok(other?.kind === "verdict");
  assert.deepEqual(explanation(other.actual), [
    "exception 'bastion' applies until 2099-03-31: 'Until it moves', owned by 'storage-team'",
    "without it, row 17 of the verdict table: its public address says that it came from the internet, from an address " +
    "that the policy does not allow",
  ]);
});

test("policy files without tests are named; the order of files and tests in the report is that of their names", async () => {
  const texts: Readonly<Record<string, string>> = { "b.yaml": "bbb", "a.yml": "aaa", "c.yaml": "ccc" };
  const { policySet: several } = readPolicies(
    Object.entries(texts).map(([path, id]) =>
      sourceText(
        path,
        `version: 1\npolicies: [{id: ${id}, buckets: [${id}], allow: [{publicCidrs: [203.0.113.0/24]}], awsServices: none}]\n`,
      )
    ),
    { today: "2026-03-16" },
  );
  assert.ok(several);
  const testText = (id: string): string =>
    `version: 1\ntests:\n  - name: one\n    request: { bucket: other, evidence: log }\n    expect: { ${id}: { verdict: not-covered } }\n`;
  const sources = [sourceText("c.test.yaml", testText("aaa")), sourceText("a.test.yml", testText("bbb"))];
  const { files } = readPolicyTests(sources, several);
  assert.ok(files);
  const report = await runPolicyTests(files, several, { coverage: true });
  assert.deepEqual(report.files.map(({ path }) => path), ["a.test.yml", "c.test.yaml"]);
  assert.deepEqual(report.untested, ["b.yaml"]);
  assert.deepEqual(report.coverage?.map(({ policy }) => policy.id), ["aaa", "bbb", "ccc"]);
});
