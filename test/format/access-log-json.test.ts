import assert from "node:assert/strict";
import { test } from "node:test";
import { accessLogJson } from "../../src/format/access-log-json.ts";
import { cloudTrail } from "../../src/format/cloudtrail.ts";
import { keepingSink } from "../../src/format/keeping-sink.ts";
import type { S3Record } from "../../src/record/record.ts";

function read(
  text: string,
  inScope: (bucket: string) => boolean = () => true,
): { records: S3Record[]; other: string[] } {
  const records: S3Record[] = [];
  const other: string[] = [];
  const reader = accessLogJson.read(keepingSink({
    inScope,
    keep: (kept) => records.push(...kept),
    outOfScope: () => other.push("out of scope"),
    skip: (kind) => other.push(`skip ${kind}`),
    malformed: (position, message) => other.push(`${position}: ${message}`),
    notice: (rule) => other.push(rule),
    cover: ({ kind, of, day }) => other.push(`${kind} ${of} ${day}`),
  }));
  reader.push(Buffer.from(text));
  reader.end(true);
  return { records, other };
}

type Json = { [key: string]: unknown };

const put: Json = {
  schema_version_id: "V_1_0",
  bucket_arn: "arn:aws:s3:::testdata2020",
  bucket_name: "testdata2020",
  request_time: "2020-02-08T03:56:42.123Z",
  bucket_owner_id: "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be",
  remote_ip: "52.192.12.142",
  requester: "arn:aws:sts::111122223333:assumed-role/test-bastion-role/i-0ccfa4af412d1955c",
  request_id: "3E57427F33A59F07",
  operation: "REST.PUT.OBJECT",
  key_name: "test.txt",
  request_uri: 'PUT /test.txt?x-" 403 AccessDenied HTTP/1.1',
  http_status: 200,
  error_code: null,
  bytes_sent_size: 5,
  user_agent: "[aws-cli/1.16.102]",
  acl_required: false,
  source_region: "ap-northeast-1",
};

const expected: S3Record = {
  kind: "log",
  role: "main",
  time: Date.UTC(2020, 1, 8, 3, 56, 42, 123),
  bucket: "testdata2020",
  requestId: "3E57427F33A59F07",
  principal: "arn:aws:iam::111122223333:role/test-bastion-role",
  source: "52.192.12.142",
  endpoint: "",
  endpointAccount: "",
  service: "",
  operation: "PutObject",
  outcome: "reached",
  bytes: 5,
  claim: "none",
  eventId: "",
  replaces: "",
};

test("access log, JSON: every wrapper gives the record", () => {
  const text = JSON.stringify(put);
  const subscription = { messageType: "DATA_MESSAGE", logEvents: [{ id: "1", timestamp: 1, message: text }] };
  for (
    const wrapped of [text, `${text}\n`, `[${text}]`, JSON.stringify(put, undefined, 2), JSON.stringify(subscription)]
  ) {
    const { records, other } = read(wrapped);
    assert.deepEqual(records, [expected]);
    assert.deepEqual(other, ["log testdata2020 2020-02-08"]);
    assert.ok(accessLogJson.detect(Buffer.from(wrapped)) && !cloudTrail.detect(Buffer.from(wrapped)));
  }
  assert.equal(accessLogJson.evidence(Buffer.from(text)), "trail");
  assert.ok(!accessLogJson.detect(Buffer.from('{"Records":[]}')));
});

test("access log, JSON: one object may hold CloudTrail records too", () => {
  const trail = {
    eventVersion: "1.11",
    eventTime: "2020-02-08T13:03:48Z",
    eventSource: "s3.amazonaws.com",
    eventName: "GetObject",
    requestParameters: { bucketName: "data" },
  };
  const { records } = read(`${JSON.stringify(put)}\n${JSON.stringify(trail)}\n`);
  assert.deepEqual(records.map(({ kind, bucket }) => `${kind} ${bucket}`), ["log testdata2020", "trail data"]);
});

test("access log, JSON: fields", () => {
  const table: readonly (readonly [Json, Partial<S3Record>])[] = [
    [{ requester: null }, { principal: "anonymous" }],
    [{ requester: 5 }, { principal: "unknown", service: "" }],
    [{ requester: undefined }, { principal: "unknown" }],
    [{ requester: "svc:delivery.logs.amazonaws.com", remote_ip: null }, {
      principal: "delivery.logs.amazonaws.com",
      service: "delivery.logs.amazonaws.com",
      source: "",
    }],
    [{ requester: "AmazonS3" }, { principal: "s3.amazonaws.com", service: "s3.amazonaws.com" }],
    [{ remote_ip: null }, { source: "", service: "unknown" }],
    [{ remote_ip: "-" }, { source: "", service: "unknown" }],
    // What cannot be read is no sign of a call from inside AWS.
    [{ remote_ip: 1 }, { source: "", service: "" }],
    [{ remote_ip: "10.1" }, { source: "", service: "" }],
    [{ remote_ip: "2001:DB8::1" }, { source: "2001:db8::1" }],
    [{ operation: "REST.GET.ACL" }, { operation: "GetObjectAcl" }],
    [{ operation: "REST.GET.ACL", key_name: null }, { operation: "GetBucketAcl" }],
    [{ operation: "REST.COPY.OBJECT_GET" }, { operation: "GetObject", role: "copy-source" }],
    [{ error_code: "AccessDenied", http_status: 200 }, { outcome: "denied" }],
    [{ error_code: null, http_status: 403 }, { outcome: "reached" }],
    [{ bytes_sent_size: null }, { bytes: 0 }],
    [{ bucket_name: undefined }, {}],
    [{ user_agent: "S3Console/0.4" }, { claim: "console" }],
  ];
  for (const [change, wanted] of table) {
    assert.deepEqual(
      read(JSON.stringify({ ...put, ...change })).records,
      [{ ...expected, ...wanted }],
      JSON.stringify(change),
    );
  }
});

test("access log, JSON: what cannot be used is malformed", () => {
  for (
    const change of [{ request_time: 5 }, { request_time: "08/Feb/2020" }, { operation: null }, {
      bucket_name: "",
      bucket_arn: "x",
    }]
  ) {
    const { records, other } = read(JSON.stringify({ ...put, ...change }));
    assert.deepEqual(records, []);
    assert.match(
      other.join(),
      /^record 1: the access-log record has no usable `(?:request_time|operation|bucket_name)`$/,
    );
  }
  assert.deepEqual(read(JSON.stringify(put), () => false), { records: [], other: ["out of scope"] });
});
