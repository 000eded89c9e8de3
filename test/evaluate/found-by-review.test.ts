import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { LogObject } from "../../src/source/log-object.ts";
import { evaluateProfile } from "../../src/evaluate/evaluate-profile.ts";
import type { Report } from "../../src/evaluate/report.ts";
import { sourceText } from "../../src/diagnostic/source-text.ts";
import { readPolicies } from "../../src/policy/read-policies.ts";
import { scan } from "../../src/scan/scan.ts";

// Inputs that once were wrongly found compliant, or passed in silence. They stay.

const examples = new URL("../../examples/seed/logs/", import.meta.url);
const [put = "", deletion = ""] = readFileSync(new URL("access.log", examples), "utf8").split("\n");
const trail = JSON.parse(readFileSync(new URL("delete-bucket.json", examples), "utf8")) as Record<string, unknown>;
const policyText = `version: 1
networks:
  app: {vpcEndpoints: [vpce-0126d8067633b9fc0], vpcCidrs: [10.0.0.0/16]}
  office: {publicCidrs: [203.0.113.0/24]}
policies:
  - id: p
    description: test
    buckets: [testdata2020]
    allow: [app, office]
    awsServices: [athena.amazonaws.com]
    require: by-address
    severity: high
`;

async function check(texts: readonly string[], policy: string = policyText): Promise<Report> {
  const objects = texts.map((text, index): LogObject => ({
    name: `object-${index}`,
    size: Buffer.byteLength(text, "latin1"),
    open: async function* () {
      yield Buffer.from(text, "latin1");
    },
  }));
  const { policySet } = readPolicies([sourceText("p.yaml", policy)], { today: "2026-03-16" });
  assert.ok(policySet);
  return evaluateProfile(policySet, await scan({ objects }), { now: new Date("2026-03-16") });
}

function rulesOf({ findings }: Report): string[] {
  return findings.map(({ rule }) => rule);
}

function record(change: Record<string, unknown>): string {
  return JSON.stringify({ ...trail, eventVersion: "1.08", additionalEventData: {}, ...change });
}

test("two lines glued together are told, whatever stands between them", async () => {
  for (const glue of ["", " ", "\r"]) {
    assert.ok(rulesOf(await check([`${deletion}${glue}${put}\n`])).includes("PERIM2101"));
  }
});

test("network activity events alone prove nothing about the bucket", async () => {
  const network = { eventCategory: "NetworkActivity", eventType: "AwsVpceEvent" };
  assert.ok(rulesOf(await check([record(network)])).includes("PERIM2003"));
  const { tally } = await check([record({ ...network, vpcEndpointId: undefined, sourceIPAddress: "203.0.113.9" })]);
  assert.deepEqual([tally.compliantProven, tally.inconclusive], [0, 1]);
});

test("no exception covers records that contradict each other", async () => {
  const exception = `${policyText}    exceptions:
      - {id: x, reason: r, owner: o, expires: 2099-01-01, principals: ["arn:aws:iam::111122223333:role/test-bastion-role"]}
`;
  const evil = { type: "AssumedRole", arn: "arn:aws:sts::111122223333:assumed-role/evil/s" };
  const other = record({
    requestID: "3E57427F33A59F07",
    userIdentity: evil,
    vpcEndpointId: undefined,
    sourceIPAddress: "52.192.12.142",
    eventTime: "2020-02-08T03:56:43Z",
    eventName: "PutObject",
  });
  const { tally } = await check([put, other], exception);
  assert.equal(tally.excepted, 0);
  assert.equal(tally.violation + tally.inconclusive, 1);
});

test("a day without data events is told where other days have them", async () => {
  const data = record({ eventName: "GetObject", eventCategory: "Data", eventTime: "2020-02-07T03:00:00Z" });
  assert.ok(rulesOf(await check([deletion, data])).includes("PERIM2004"));
});

test("an endpoint id of another shape is not taken for none", async () => {
  const { tally } = await check([record({ vpcEndpointId: ["vpce-0bad"], sourceIPAddress: "203.0.113.9" })]);
  assert.equal(tally.compliantProven, 0);
});

test("a correction removes no access-log line, nor itself", async () => {
  const self = record({
    eventID: "e1",
    addendum: { reason: "UPDATED_DATA", originalEventID: "e1" },
    vpcEndpointId: "vpce-0bad",
  });
  assert.ok(rulesOf(await check([self])).includes("PERIM1002"));
  const zero = record({
    requestID: "9BD6A4C1F2E05B73",
    eventTime: "2020-02-08T10:44:21Z",
    eventName: "DeleteObject",
    sourceIPAddress: "10.0.9.9",
    addendum: { reason: "UPDATED_DATA", originalEventID: "00000000-0000-0000-0000-000000000000" },
  });
  const { tally } = await check([deletion, zero]);
  assert.equal(tally.compliantProven, 0);
});

test("two services for one request contradict each other", async () => {
  const line = put.replace(/arn:aws:sts[^ ]*/, "svc:delivery.logs.amazonaws.com");
  const other = record({
    requestID: "3E57427F33A59F07",
    eventName: "PutObject",
    eventTime: "2020-02-08T03:56:43Z",
    userIdentity: { type: "AWSService", invokedBy: "athena.amazonaws.com" },
    vpcEndpointId: undefined,
    sourceIPAddress: "athena.amazonaws.com",
  });
  const { tally } = await check([line, other]);
  assert.equal(tally.compliantByService, 0);
});

test("times before S3 and after this century are malformed", async () => {
  for (const eventTime of ["0001-01-01T00:00:00Z", "9999-12-31T00:00:00Z"]) {
    assert.ok(rulesOf(await check([record({ eventTime })])).includes("PERIM2101"));
  }
  assert.ok(
    rulesOf(await check([`${deletion}\n${put.replace("2020", "1971").replace("Feb/2020", "Feb/1971")}`])).length > 0,
  );
});

test("a copy from a bucket is no evidence of that bucket", async () => {
  const copy = record({
    eventName: "CopyObject",
    eventCategory: "Data",
    managementEvent: false,
    vpcEndpointId: "vpce-0126d8067633b9fc0",
    sourceIPAddress: "10.0.1.179",
    requestParameters: { bucketName: "other", key: "k", "x-amz-copy-source": "testdata2020/k" },
    resources: ["other", "testdata2020"].map((bucket) => ({
      type: "AWS::S3::Object",
      ARN: `arn:aws:s3:::${bucket}/k`,
    })),
  });
  const report = await check([copy]);
  assert.equal(report.tally.compliantProven, 1);
  assert.deepEqual(rulesOf(report), ["PERIM2002"]);
});

test("a name that a client wrote into a call about no bucket is no evidence of that bucket", async () => {
  const call = record({
    eventName: "ListAccessPoints",
    requestParameters: { bucket: "testdata2020", Host: "111122223333.s3-control.ap-northeast-1.amazonaws.com" },
    resources: undefined,
  });
  assert.ok(rulesOf(await check([call])).includes("PERIM2002"));
});
