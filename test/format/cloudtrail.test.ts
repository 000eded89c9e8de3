import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { cloudTrail } from "../../src/format/cloudtrail.ts";
import type { Coverage } from "../../src/record/coverage.ts";
import { keepingSink } from "../../src/format/keeping-sink.ts";
import type { S3Record } from "../../src/record/record.ts";

interface Reading {
  readonly kept: readonly (readonly S3Record[])[];
  readonly records: readonly S3Record[];
  readonly outOfScope: number;
  readonly skipped: readonly string[];
  readonly malformed: readonly string[];
  readonly notices: readonly string[];
  readonly coverage: readonly string[];
  readonly read: number;
}

/** Reads an object; every record must be accounted for by exactly one call, and its number be its own. */
function read(text: string | Uint8Array, inScope: (bucket: string) => boolean = () => true): Reading {
  const kept: (readonly S3Record[])[] = [];
  const numbers = new Set<number>();
  const skipped: string[] = [];
  const malformed: string[] = [];
  const notices: string[] = [];
  const coverage: Coverage[] = [];
  let outOfScope = 0;
  const reader = cloudTrail.read(keepingSink({
    inScope,
    keep: (records, number) => {
      assert.ok(records.length > 0 && !numbers.has(number) && number > 0);
      numbers.add(number);
      kept.push(records);
    },
    outOfScope: () => outOfScope++,
    skip: (kind) => skipped.push(kind),
    malformed: (position, message) => malformed.push(`${position}: ${message}`),
    notice: (rule, position, message) => notices.push(`${rule} ${position}: ${message}`),
    cover: (one) => coverage.push(one),
  }));
  reader.push(typeof text === "string" ? Buffer.from(text) : text);
  reader.end(true);
  return {
    kept,
    records: kept.flat(),
    outOfScope,
    skipped,
    malformed,
    notices,
    coverage: coverage.map(({ kind, of, day }) => `${kind} ${of} ${day}`),
    read: kept.length + outOfScope + skipped.length + malformed.length,
  };
}

type Json = { [key: string]: unknown };

/** A DeleteBucket through an endpoint, as version 1.05 wrote it. */
const deleteBucket: Json = {
  eventVersion: "1.05",
  userIdentity: {
    type: "AssumedRole",
    principalId: "AROAEXAMPLE:i-0ccfa4af412d1955c",
    arn: "arn:aws:sts::111122223333:assumed-role/test-bastion-role/i-0ccfa4af412d1955c",
    accountId: "111122223333",
    sessionContext: { sessionIssuer: { type: "Role", arn: "arn:aws:iam::111122223333:role/test-bastion-role" } },
  },
  eventTime: "2020-02-08T13:03:48Z",
  eventSource: "s3.amazonaws.com",
  eventName: "DeleteBucket",
  awsRegion: "ap-northeast-1",
  sourceIPAddress: "10.0.1.179",
  userAgent: "[aws-cli/1.16.102 Python/2.7.16]",
  requestParameters: { host: ["testdata2020.s3.ap-northeast-1.amazonaws.com"], bucketName: "testdata2020" },
  responseElements: null,
  additionalEventData: { SignatureVersion: "SigV4", vpcEndpointId: "vpce-0126d8067633b9fc0" },
  requestID: "C999CDB6A92BC4D3",
  eventID: "ef9e6e39-6a3d-438a-80e6-b2a8c0da1fa8",
  eventType: "AwsApiCall",
  recipientAccountId: "111122223333",
  vpcEndpointId: "vpce-0126d8067633b9fc0",
};

const expected: S3Record = {
  kind: "trail",
  role: "main",
  time: Date.UTC(2020, 1, 8, 13, 3, 48),
  bucket: "testdata2020",
  requestId: "C999CDB6A92BC4D3",
  principal: "arn:aws:iam::111122223333:role/test-bastion-role",
  source: "10.0.1.179",
  endpoint: "vpce-0126d8067633b9fc0",
  endpointAccount: "",
  service: "",
  operation: "DeleteBucket",
  outcome: "reached",
  bytes: 0,
  claim: "none",
  eventId: "ef9e6e39-6a3d-438a-80e6-b2a8c0da1fa8",
  replaces: "",
};

/** A data event as newer versions write it. */
const getObject: Json = {
  ...deleteBucket,
  eventVersion: "1.11",
  eventName: "GetObject",
  requestParameters: { bucketName: "data", Host: "data.s3.eu-west-1.amazonaws.com", key: "a/b" },
  resources: [
    { type: "AWS::S3::Object", ARN: "arn:aws:s3:::data/a/b" },
    { accountId: "111122223333", type: "AWS::S3::Bucket", ARN: "arn:aws:s3:::data" },
  ],
  additionalEventData: { bytesTransferredOut: 512 },
  vpcEndpointAccountId: "444455556666",
  managementEvent: false,
  eventCategory: "Data",
};

const text = JSON.stringify(deleteBucket);
const files = (...records: unknown[]): string => JSON.stringify({ Records: records });
const subscription = (...messages: string[]): Json => ({
  messageType: "DATA_MESSAGE",
  owner: "111122223333",
  logGroup: "trail",
  logEvents: messages.map((message, id) => ({ id: String(id), timestamp: 1, message })),
});
const awslogs = (value: Json): Json => ({
  awslogs: { data: gzipSync(JSON.stringify(value)).toString("base64") },
});
const eventBridge = (source: string, type: string, detail: unknown): Json => ({
  version: "0",
  "detail-type": type,
  source,
  account: "111122223333",
  detail,
});

const wrappers: readonly (readonly [name: string, text: string])[] = [
  ["a file of Records", files(deleteBucket)],
  ["a file of Records, indented", JSON.stringify({ Records: [deleteBucket] }, undefined, 2)],
  ["a bare record", text],
  ["a bare record over many lines", JSON.stringify(deleteBucket, undefined, 4)],
  ["a byte order mark", `\ufeff${text}`],
  ["one a line", `${text}\n`],
  ["a top-level array", `[\n${text}\n]`],
  ["an array of files", `[${files(deleteBucket)}]`],
  ["EventBridge", JSON.stringify(eventBridge("aws.s3", "AWS API Call via CloudTrail", deleteBucket))],
  ["a subscription, packed", JSON.stringify(awslogs(subscription(text)))],
  ["a subscription, unpacked", JSON.stringify(subscription(text))],
  [
    "a subscription whose type comes last",
    `{"logEvents":[{"message":${JSON.stringify(text)}}],"messageType":"DATA_MESSAGE"}`,
  ],
  [
    "a subscription of EventBridge events",
    JSON.stringify(subscription(
      JSON.stringify(eventBridge("aws.s3", "AWS API Call via CloudTrail", deleteBucket)),
    )),
  ],
  ["lookup-events", JSON.stringify({ Events: [{ EventId: "x", EventName: "DeleteBucket", CloudTrailEvent: text }] })],
  ["a SIEM's nested key", JSON.stringify({ "@timestamp": "x", aws: { cloudtrail: deleteBucket } })],
  ["a SIEM's dotted key", JSON.stringify({ "@timestamp": "x", "aws.cloudtrail": deleteBucket })],
  ["escapes in keys and values", text.replace('"eventSource":"s3.', '"event\\u0053ource":"s\\u0033.')],
  ["an escaped list", `{"Record\\u0073":[${text}]}`],
];

for (const [name, wrapped] of wrappers) {
  test(`cloudtrail: ${name} gives the record`, () => {
    const reading = read(wrapped);
    assert.deepEqual(reading.records, [expected]);
    assert.equal(reading.read, 1);
    assert.deepEqual(reading.notices, []);
    assert.deepEqual(reading.coverage, [
      "management 111122223333/ap-northeast-1 2020-02-08",
      "bucket-management testdata2020 2020-02-08",
    ]);
    assert.ok(cloudTrail.detect(Buffer.from(wrapped)));
  });
}

const others: readonly (readonly [name: string, value: unknown, kind: "skip" | "out" | "malformed", RegExp])[] = [
  [
    "a digest",
    { awsAccountId: "1", digestS3Bucket: "b", digestS3Object: "o", logFiles: [] },
    "skip",
    /cloudtrail-digest/,
  ],
  ["an Insight", { ...deleteBucket, eventCategory: "Insight", eventType: "AwsCloudTrailInsight" }, "skip", /insight/],
  ["an event notification", { eventVersion: "2.1", eventSource: "aws:s3", eventTime: "x", s3: {} }, "skip", /s3-event/],
  ["an EventBridge notification", eventBridge("aws.s3", "Object Created", {}), "skip", /s3-event/],
  [
    "a control message",
    {
      ...subscription("CWL CONTROL MESSAGE: Checking health of destination Firehose."),
      messageType: "CONTROL_MESSAGE",
    },
    "skip",
    /control-message/,
  ],
  ["an event of another source", eventBridge("my.app", "AWS API Call via CloudTrail", deleteBucket), "out", /1/],
  ["a record of another service", { ...deleteBucket, eventSource: "ec2.amazonaws.com" }, "out", /1/],
  ["null", null, "malformed", /no JSON object/],
  ["a text", "x", "malformed", /no JSON object/],
  ["a number", 5, "malformed", /no JSON object/],
  ["an unknown object", { a: 1 }, "malformed", /neither/],
  ["no time", { ...deleteBucket, eventTime: undefined }, "malformed", /eventTime/],
  ["a time that is none", { ...deleteBucket, eventTime: "2020-02-30T13:03:48Z" }, "malformed", /eventTime/],
  ["a time without a zone", { ...deleteBucket, eventTime: "2020-02-08T13:03:48" }, "malformed", /eventTime/],
  ["a source of the wrong type", { ...deleteBucket, eventSource: ["s3.amazonaws.com"] }, "malformed", /eventSource/],
  ["no name", { ...deleteBucket, eventName: "" }, "malformed", /eventName/],
  ["a message that is no record", subscription("plain text"), "malformed", /no JSON object/],
  ["a message cut short", subscription(text.slice(0, 200)), "malformed", /breaks/],
  ["data that is no gzip", { awslogs: { data: "AAAA" } }, "malformed", /gzip/],
  ["an event that is no record", { CloudTrailEvent: "" }, "malformed", /no record/],
];

for (const [name, value, kind, pattern] of others) {
  test(`cloudtrail: ${name} is accounted for`, () => {
    const [before, after] = [deleteBucket, { ...deleteBucket, eventID: "2" }];
    const reading = read(files(before, value, after));
    assert.equal(reading.read, 3);
    assert.deepEqual(reading.records.map(({ eventId }) => eventId), [expected.eventId, "2"]);
    const found = {
      skip: reading.skipped.join(),
      out: String(reading.outOfScope),
      malformed: reading.malformed.join(),
    };
    assert.match(found[kind], pattern);
  });
}

test("cloudtrail: gzip that inflates without end is not followed", () => {
  const bomb = awslogs({ messageType: "DATA_MESSAGE", logEvents: [], padding: " ".repeat(70 * 1024 * 1024) });
  assert.match(read(JSON.stringify(bomb)).malformed.join(), /64 MiB/);
});

test("cloudtrail: a key that occurs twice makes a record malformed", () => {
  const twice = [
    text.replace('"bucketName":', '"bucketName":"other","bucketName":'),
    text.replace('"bucketName":', '"bucket\\u004eame":"other","bucketName":'),
    text.replace('"eventSource":', '"eventSource":"ec2.amazonaws.com", "eventSource" :'),
    text.replace('"vpcEndpointId":', '"vpcEndpointId":"vpce-other", "vpcEndpointId":'),
  ];
  for (const one of twice) {
    for (const wrapped of [one, `{"Records":[${one}]}`, JSON.stringify(subscription(one))]) {
      const reading = read(wrapped);
      assert.deepEqual([reading.records.length, reading.read], [0, 1], one);
      assert.match(reading.malformed.join(), /key occurs twice/);
    }
  }
});

test("cloudtrail: a file cut anywhere is reported, and its whole records are read", () => {
  const records = [1, 2, 3].map((n) => JSON.stringify({ ...deleteBucket, eventID: String(n) }));
  const whole = Buffer.from(`{"Records":[${records.join(",")}]}`);
  for (let cut = 1; cut < whole.length; cut++) {
    const reading = read(whole.subarray(0, cut));
    const ends = records.filter((_, index) => 12 + records.slice(0, index + 1).join(",").length <= cut).length;
    assert.equal(reading.kept.length, ends, `cut at ${cut}`);
    assert.equal(reading.malformed.length, 1, `cut at ${cut}`);
    assert.equal(reading.read, ends + 1);
  }
});

// Buckets.

const bucketsIn = (value: Json, inScope?: (bucket: string) => boolean): string[] =>
  read(JSON.stringify(value), inScope).records.map(({ role, operation, bucket }) => `${role} ${operation} ${bucket}`);
const withParameters = (requestParameters: unknown, more: Json = {}): Json => ({
  ...deleteBucket,
  requestParameters,
  ...more,
});
const arns = (...list: string[]): unknown[] => list.map((ARN) => ({ type: "AWS::S3::Object", ARN }));

const namings: readonly (readonly [name: string, requestParameters: unknown, resources: unknown])[] = [
  ["bucketName", { bucketName: "data" }, undefined],
  ["bucket", { bucket: "data", Host: "111122223333.s3-control.eu-west-1.amazonaws.com" }, undefined],
  ["an Outposts ARN", { bucket: "arn:aws:s3-outposts:eu-west-1:111122223333:outpost/op-1/bucket/data" }, undefined],
  ["the bucket's ARN", null, arns("arn:aws:s3:::data")],
  ["an object's ARN", null, arns("arn:aws:s3:::data/key:with/colons")],
  ["a prefix", null, [{ type: "AWS::S3::Object", ARNPrefix: "arn:aws:s3:::data/" }]],
  ["arn in small letters", undefined, [{ arn: "arn:aws-us-gov:s3:::data" }]],
  ["a directory bucket's ARN", {}, arns("arn:aws:s3express:us-west-2:111122223333:bucket/data")],
  ["that ARN as AWS's page spells it", {}, arns("arn:aws:s3express-us-west-2:111122223333:bucket/data/key")],
  ["an Outposts object", {}, arns("arn:aws:s3-outposts:eu-west-1:1:outpost/op-1/bucket/data/object/key")],
  ["an access point's alias beside the ARN", { bucketName: "my-ap-hrzrlukc5m36ft7okagglf3gmwluquse1b-s3alias" }, [
    ...arns("arn:aws:s3:::data/k"),
    { type: "AWS::S3::AccessPoint", ARN: "arn:aws:s3:eu-west-1:111122223333:accesspoint/my-ap" },
  ]],
  ["that of an access point on Outposts", {
    bucketName: "my-access-po-o01ac5d28a6a232904e8xz5w8ijx1qzlbp3i3kuse10--op-s3",
  }, arns("arn:aws:s3-outposts:eu-west-1:1:outpost/op-1/bucket/data/object/key")],
  ["an access point's ARN beside the ARN", {
    bucketName: "arn:aws:s3:eu-west-1:111122223333:accesspoint/my-ap",
    Host: "my-ap-111122223333.s3-accesspoint.eu-west-1.amazonaws.com",
  }, arns("arn:aws:s3:::data/k", "arn:aws:s3:eu-west-1:111122223333:accesspoint/my-ap/object/k")],
  ...[
    "data.s3.amazonaws.com",
    "data.s3.eu-west-1.amazonaws.com",
    "DATA.s3.eu-west-1.amazonaws.com:443",
    "data.s3-eu-west-1.amazonaws.com.",
    "data.s3.dualstack.us-gov-west-1.amazonaws.com",
    "data.s3-fips.dualstack.us-east-1.amazonaws.com",
    "data.s3-accelerate.amazonaws.com",
    "data.s3-accelerate.dualstack.amazonaws.com",
    "data.s3-website-us-east-1.amazonaws.com",
    "data.s3-website.eu-central-1.amazonaws.com",
    "data.s3.cn-north-1.amazonaws.com.cn",
    "data.bucket.vpce-1a2b3c4d-5e6f.s3.us-east-1.vpce.amazonaws.com",
    "data.vpce-1a2b3c4d-5e6f-us-east-1a.s3.us-east-1.vpce.amazonaws.com",
    "data.s3express-usw2-az1.us-west-2.amazonaws.com",
  ].flatMap((host): [string, unknown, unknown][] => [
    [`the host ${host}`, { Host: host, acl: "" }, undefined],
    [`the host ${host} of older records`, { host: [host], acl: [""] }, undefined],
  ]),
];

for (const [name, requestParameters, resources] of namings) {
  test(`cloudtrail: ${name} names the bucket`, () => {
    const value = withParameters(requestParameters, { resources });
    assert.deepEqual(bucketsIn(value), ["main DeleteBucket data"]);
    assert.deepEqual(read(JSON.stringify(value)).notices, []);
    assert.deepEqual(bucketsIn(value, (bucket) => bucket !== "data"), []);
  });
}

test("cloudtrail: a bucket with dots, and one that looks like a host", () => {
  const bucketOf = (host: string): string[] => bucketsIn(withParameters({ Host: host }));
  assert.deepEqual(bucketOf("my.s3.data.s3.eu-west-1.amazonaws.com"), ["main DeleteBucket my.s3.data"]);
  assert.deepEqual(bucketOf("a.bucket.bucket.vpce-1-2.s3.us-east-1.vpce.amazonaws.com"), [
    "main DeleteBucket a.bucket",
  ]);
});

const nameless: readonly (readonly [name: string, requestParameters: unknown, resources?: unknown])[] = [
  ["nothing", null],
  ["an empty name", { bucketName: "" }],
  ["a path-style host", { Host: "s3.eu-west-1.amazonaws.com" }],
  ["an endpoint's own host", { Host: "bucket.vpce-1a2b3c4d-5e6f.s3.us-east-1.vpce.amazonaws.com" }],
  ["a host that is not S3's", { Host: "data.example.com" }],
  ["a host that only begins like S3's", { Host: "data.s3.amazonaws.com.example.com" }],
  ["an access point's host", { Host: "my-ap-111122223333.s3-accesspoint.eu-west-1.amazonaws.com" }],
  ["names of the wrong type", { bucketName: { x: "data" }, bucket: 5, Host: [null, ["data.s3.amazonaws.com"]] }],
  ["names too deep", { x: { bucketName: "data" } }, { ARN: "arn:aws:s3:::data" }],
  [
    "other resources",
    {},
    arns("arn:aws:kms:eu-west-1:1:key/x", "arn:aws:s3:eu-west-1:1:job/x", "data", "arn:aws:s3:::"),
  ],
];

for (const [name, requestParameters, resources] of nameless) {
  test(`cloudtrail: ${name} names no bucket, and that is reported`, () => {
    const reading = read(JSON.stringify(withParameters(requestParameters, { resources })));
    assert.deepEqual([reading.kept.length, reading.outOfScope], [0, 1]);
    assert.match(reading.notices.join(), /^PERIM2103 record 1: the record does not tell the bucket$/);
    const account = read(JSON.stringify(withParameters(requestParameters, { resources, eventName: "ListBuckets" })));
    assert.deepEqual([account.outOfScope, account.notices], [1, []]);
  });
}

test("cloudtrail: names that disagree all count, and are reported", () => {
  const forged: readonly Json[] = [
    withParameters({ bucketName: "other" }, { resources: arns("arn:aws:s3:::data") }),
    withParameters({ bucketName: "data", bucket: "other" }),
    withParameters({ bucketName: ["data", "other"] }),
    withParameters({ bucketName: "other", Host: "data.s3.eu-west-1.amazonaws.com" }),
    withParameters({ bucketName: "data", host: ["s3.amazonaws.com", "other.s3.amazonaws.com"] }),
  ];
  for (const value of forged) {
    const reading = read(JSON.stringify(value));
    assert.deepEqual(reading.records.map(({ bucket }) => bucket).toSorted(), ["data", "other"]);
    assert.equal(reading.kept.length, 1);
    assert.match(reading.notices.join(), /PERIM2103 record 1: the record names several buckets/);
    // A client's word is no evidence that a bucket's events are recorded.
    assert.ok(reading.coverage.every((line) => line.startsWith("management ")));
    assert.deepEqual(bucketsIn(value, (bucket) => bucket === "data").length, 1);
    assert.deepEqual(read(JSON.stringify(value), () => false).notices, []);
  }
});

const copies:
  readonly (readonly [name: string, parameters: Json, resources: unknown, expected: readonly string[], RegExp])[] = [
    ...["src/k", "/src/k", "src%2Fk%20x", "%2Fsrc/k?versionId=1", "arn:aws:s3:::src/k", "src/%zz", "src%2f%zz"].map(
      (source): [string, Json, unknown, string[], RegExp] => [
        `source ${source}`,
        { bucketName: "dst", key: "k", "x-amz-copy-source": source },
        arns("arn:aws:s3:::src/k", "arn:aws:s3:::dst/k"),
        ["main CopyObject dst", "copy-source GetObject src"],
        /^$/,
      ],
    ),
    ["the parameter alone", { bucketName: "dst", "x-amz-copy-source": ["src/k"] }, null, [
      "main CopyObject dst",
      "copy-source GetObject src",
    ], /^$/],
    ["the resources alone", { bucketName: "dst" }, arns("arn:aws:s3:::src/k", "arn:aws:s3:::dst/k"), [
      "main CopyObject dst",
      "copy-source GetObject src",
    ], /^$/],
    [
      "the source behind an access point",
      {
        bucketName: "dst",
        "x-amz-copy-source": "arn:aws:s3:eu-west-1:1:accesspoint/ap/object/k",
      },
      arns("arn:aws:s3:::dst/k", "arn:aws:s3:::src/k"),
      ["main CopyObject dst", "copy-source GetObject src"],
      /^$/,
    ],
    [
      "one bucket",
      { bucketName: "dst", "x-amz-copy-source": "dst/k" },
      arns("arn:aws:s3:::dst/a", "arn:aws:s3:::dst/k"),
      [
        "main CopyObject dst",
        "copy-source GetObject dst",
      ],
      /^$/,
    ],
    ["one bucket, by resources", { bucketName: "dst" }, arns("arn:aws:s3:::dst/a", "arn:aws:s3:::dst/k"), [
      "main CopyObject dst",
      "copy-source GetObject dst",
    ], /^$/],
    [
      "a source that is not told",
      { bucketName: "dst" },
      null,
      ["main CopyObject dst"],
      /source of the copy cannot be told/,
    ],
    [
      "a forged source",
      { bucketName: "dst", "x-amz-copy-source": "other/k" },
      arns(
        "arn:aws:s3:::src/k",
        "arn:aws:s3:::dst/k",
      ),
      ["main CopyObject dst", "main CopyObject src", "copy-source GetObject other"],
      /several buckets/,
    ],
    ["neither side named", {}, arns("arn:aws:s3:::src/k", "arn:aws:s3:::dst/k"), [
      "main CopyObject src",
      "main CopyObject dst",
      "copy-source GetObject src",
      "copy-source GetObject dst",
    ], /does not tell the source/],
  ];

for (const [name, parameters, resources, expected, notice] of copies) {
  test(`cloudtrail: a copy is two requests: ${name}`, () => {
    const value = { ...getObject, eventName: "CopyObject", requestParameters: parameters, resources };
    const reading = read(JSON.stringify(value));
    assert.deepEqual(bucketsIn(value), expected);
    assert.equal(reading.kept.length, 1);
    assert.match(reading.notices.join(), notice);
    assert.deepEqual(bucketsIn(value, (bucket) => bucket === "src"), expected.filter((line) => line.endsWith("src")));
    for (const { role, bytes } of reading.records) assert.equal(bytes, role === "main" ? 512 : 0);
  });
}

// Everything else.

const factsOf = (change: Json): S3Record => read(JSON.stringify({ ...getObject, ...change })).records[0] as S3Record;
const identityOf = (identity: unknown): string => factsOf({ userIdentity: identity }).principal;

test("cloudtrail: facts of a data event", () => {
  const reading = read(JSON.stringify(getObject));
  assert.deepEqual(reading.records, [{
    ...expected,
    bucket: "data",
    operation: "GetObject",
    endpointAccount: "444455556666",
    bytes: 512,
  }]);
  assert.deepEqual(reading.coverage, ["data data 2020-02-08"]);
});

test("cloudtrail: principals", () => {
  const table: readonly (readonly [unknown, string])[] = [
    [{ type: "IAMUser", arn: "arn:aws:iam::111122223333:user/path/alice" }, "arn:aws:iam::111122223333:user/alice"],
    [{ type: "Root", arn: "arn:aws:iam::111122223333:root" }, "arn:aws:iam::111122223333:root"],
    [
      { type: "AssumedRole", sessionContext: { sessionIssuer: { arn: "arn:aws:iam::1:role/p/r" } } },
      "arn:aws:iam::1:role/r",
    ],
    [{ type: "FederatedUser", arn: "arn:aws:sts::111122223333:federated-user/x" }, "111122223333:federated-user"],
    [{ type: "AWSAccount", principalId: "AIDAEXAMPLE", accountId: "444455556666" }, "444455556666"],
    [{ type: "AWSAccount", principalId: "", accountId: "ANONYMOUS_PRINCIPAL" }, "anonymous"],
    [{ type: "AWSAccount", principalId: "", accountId: "" }, "unknown"],
    [{ type: "AWSService", invokedBy: "cloudtrail.amazonaws.com" }, "cloudtrail.amazonaws.com"],
    [{ type: "AWSService", invokedBy: "AWS Internal" }, "unknown"],
    [{ type: "IdentityCenterUser", accountId: "111122223333" }, "111122223333"],
    [{ type: "IAMUser", arn: "" }, "unknown"],
    [{ type: "IAMUser", arn: ["arn:aws:iam::111122223333:root"], accountId: 5 }, "unknown"],
    [null, "unknown"],
    ["arn:aws:iam::111122223333:root", "unknown"],
  ];
  for (const [identity, principal] of table) assert.equal(identityOf(identity), principal, JSON.stringify(identity));
});

test("cloudtrail: service callers, endpoints and sources", () => {
  const of = (change: Json): string[] => {
    const { source, endpoint, service } = factsOf({ vpcEndpointId: undefined, ...change });
    return [source, endpoint, service];
  };
  const user = { type: "IAMUser", arn: "arn:aws:iam::111122223333:user/alice" };
  const table: readonly (readonly [Json, string, string, string])[] = [
    [{ sourceIPAddress: "athena.amazonaws.com" }, "", "", "athena.amazonaws.com"],
    [{ sourceIPAddress: "AWS Internal" }, "", "", "unknown"],
    [
      { sourceIPAddress: "AWS Internal/3", userIdentity: { ...user, invokedBy: "glue.amazonaws.com" } },
      "",
      "",
      "glue.amazonaws.com",
    ],
    [{ userIdentity: { ...user, invokedBy: "AWS Internal" } }, "10.0.1.179", "", "unknown"],
    [{ userIdentity: { ...user, invokedBy: "something" } }, "10.0.1.179", "", "unknown"],
    ...[
      "signin.amazonaws.com",
      "console.amazonaws.com",
      "signin.amazonaws.cn",
      "signin.amazonaws.com.cn",
      "signin.amazonaws-us-gov.com",
      "s3.console.aws.amazon.com",
    ].map((invokedBy) => [{ userIdentity: { ...user, invokedBy } }, "10.0.1.179", "", ""] as const),
    [{ userIdentity: { ...user, invokedBy: "design.amazonaws.com" } }, "10.0.1.179", "", "design.amazonaws.com"],
    [{ userIdentity: { type: "AWSService" } }, "10.0.1.179", "", "unknown"],
    [{ vpcEndpointId: "AWS Internal" }, "10.0.1.179", "", "unknown"],
    [{ vpcEndpointId: "rds.amazonaws.com", sourceIPAddress: "AWS Internal" }, "", "", "rds.amazonaws.com"],
    [{ additionalEventData: { vpcEndpointId: "vpce-1" } }, "10.0.1.179", "vpce-1", ""],
    [{ vpcEndpointId: "", additionalEventData: { vpcEndpointId: "vpce-1" } }, "10.0.1.179", "vpce-1", ""],
    // No list can hold two ids at once, so what differs proves nothing.
    [{ vpcEndpointId: "vpce-2", additionalEventData: { vpcEndpointId: "vpce-1" } }, "10.0.1.179", "vpce-2 vpce-1", ""],
    [{ vpcEndpointId: ["vpce-1"] }, "10.0.1.179", "unreadable endpoint id", ""],
    [{ requestParameters: { bucketName: "data", vpcEndpointId: "vpce-1" } }, "10.0.1.179", "", ""],
    [{ sourceIPAddress: "::ffff:10.0.0.1" }, "10.0.0.1", "", ""],
    [{ sourceIPAddress: "2001:DB8::1" }, "2001:db8::1", "", ""],
    [{ sourceIPAddress: "010.0.0.1" }, "", "", ""],
    [{ sourceIPAddress: "" }, "", "", ""],
    [{ sourceIPAddress: 167772161 }, "", "", ""],
  ];
  for (const [change, ...wanted] of table) assert.deepEqual(of(change), wanted, JSON.stringify(change));
  assert.equal(factsOf({ vpcEndpointAccountId: "AWS Internal" }).endpointAccount, "");
});

test("cloudtrail: kinds and ids", () => {
  const kindOf = (change: Json): string => factsOf(change).kind;
  assert.equal(kindOf({ eventVersion: "1.03" }), "old-trail");
  assert.equal(kindOf({ eventVersion: "1.04" }), "trail");
  assert.equal(kindOf({ eventVersion: "1.10" }), "trail");
  assert.equal(kindOf({ eventVersion: "2.0" }), "old-trail");
  assert.equal(kindOf({ eventVersion: 1.05 }), "old-trail");
  assert.equal(kindOf({ eventCategory: "NetworkActivity" }), "network");
  for (const eventType of ["AwsVpceEvent", "AwsVpceEvents"]) {
    assert.equal(kindOf({ eventType, eventCategory: undefined }), "network");
  }
  assert.equal(factsOf({ requestID: null, sharedEventID: "s" }).requestId, "s");
  assert.equal(factsOf({ requestID: 7 }).requestId, deleteBucket["eventID"]);
  assert.equal(factsOf({ errorCode: "AccessDenied" }).outcome, "denied");
  assert.equal(factsOf({ errorCode: "VpceAccessDenied" }).outcome, "denied");
  assert.equal(factsOf({ errorCode: "NoSuchKey" }).outcome, "reached");
  assert.equal(factsOf({ additionalEventData: { bytesTransferredOut: "512" } }).bytes, 0);
  assert.equal(factsOf({ additionalEventData: { bytesTransferredOut: -1 } }).bytes, 0);
  assert.equal(factsOf({ userAgent: "[S3Console/0.4]" }).claim, "console");
  assert.equal(factsOf({ addendum: { reason: "UPDATED_DATA", originalEventID: "old" } }).replaces, "old");
  assert.equal(factsOf({ addendum: { reason: "DELIVERY_DELAY", originalEventID: "old" } }).replaces, "");
  for (const eventSource of ["s3express.amazonaws.com", "s3-outposts.amazonaws.com", "s3.amazonaws.com.cn"]) {
    assert.equal(factsOf({ eventSource }).bucket, "data");
  }
});

test("cloudtrail: what is covered", () => {
  const coverageOf = (change: Json, scope?: () => boolean): readonly string[] =>
    read(JSON.stringify({ ...getObject, ...change }), scope).coverage;
  const account = "management 111122223333/ap-northeast-1 2020-02-08";
  assert.deepEqual(coverageOf({ eventCategory: undefined }), ["data data 2020-02-08"]);
  assert.deepEqual(coverageOf({ eventCategory: undefined, managementEvent: undefined }), ["data data 2020-02-08"]);
  assert.deepEqual(coverageOf({}, () => false), []);
  assert.deepEqual(coverageOf({ eventCategory: "NetworkActivity" }), ["bucket-management data 2020-02-08"]);
  assert.deepEqual(coverageOf({ eventCategory: "Management" }), [account, "bucket-management data 2020-02-08"]);
  assert.deepEqual(coverageOf({ eventCategory: "Management", eventSource: "ec2.amazonaws.com" }), [account]);
  assert.deepEqual(coverageOf({ eventCategory: "Management", recipientAccountId: undefined }), [
    account,
    "bucket-management data 2020-02-08",
  ]);
  assert.deepEqual(coverageOf({ eventCategory: "Management", awsRegion: undefined }), [
    "bucket-management data 2020-02-08",
  ]);
  // The same is not told twice in a row.
  assert.equal(read(files(getObject, getObject, getObject)).coverage.length, 1);
  // A client cannot make an account's operation cover a bucket.
  assert.deepEqual(coverageOf({ eventCategory: "Management", eventName: "ListBuckets", resources: null }), [account]);
});

test("cloudtrail: what is not in this format", () => {
  const detect = (head: string): boolean => cloudTrail.detect(Buffer.from(head));
  for (
    const head of ["", "x", "{}", "[]", "null", '{"name":"s3-perimeter"}', '{"bucket_name":"b","request_time":"x"}']
  ) {
    assert.equal(detect(head), false, head);
  }
  // The head may end within the first record, and the first record may be broken.
  assert.ok(detect(files(deleteBucket).slice(0, 200)));
  assert.ok(detect(`{"eventVersion":\n${text}\n`));
  assert.ok(detect('{"Records":[]}'));
  assert.equal(cloudTrail.evidence(Buffer.from(text)), "trail");
});

// Writes JSON as JSON.stringify never would: with white space, escapes and keys that occur twice.
const gap = fc.constantFrom("", "", " ", "\n  ", "\r\n\t");
const spell = (value: string): fc.Arbitrary<string> =>
  fc.array(fc.boolean(), { minLength: value.length, maxLength: value.length }).map((escapes) =>
    `"${
      [...value].map((character, index) =>
        escapes[index] === true && index % 3 === 0 && character.length === 1
          ? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`
          : JSON.stringify(character).slice(1, -1)
      ).join("")
    }"`
  );
function write(value: unknown): fc.Arbitrary<string> {
  if (typeof value === "string") return spell(value);
  if (Array.isArray(value)) {
    return fc.tuple(gap, ...value.map(write)).map(([space, ...all]) => `[${space}${all.join(`${space},`)}]`);
  }
  if (typeof value !== "object" || value === null) return fc.constant(JSON.stringify(value ?? null));
  const members = Object.entries(value).map(([key, member]) =>
    fc.tuple(gap, spell(key), gap, gap, write(member), gap).map(([a, name, b, c, text, d]) =>
      `${a}${name}${b}:${c}${text}${d}`
    )
  );
  return fc.tuple(...members).map((all) => `{${all.join(",")}}`);
}

test("cloudtrail: however it is spelt, it is the same record", () => {
  fc.assert(fc.property(write({ x: 1, Records: [deleteBucket, getObject] }), (spelt) => {
    const reading = read(spelt);
    assert.deepEqual(reading.malformed, []);
    assert.deepEqual(reading.records.map(({ bucket }) => bucket), ["testdata2020", "data"]);
    assert.deepEqual(reading.records[0], expected);
  }));
});

const paths = [
  "eventVersion",
  "eventTime",
  "eventSource",
  "eventName",
  "userIdentity",
  "requestParameters",
  "resources",
  "additionalEventData",
  "vpcEndpointId",
  "sourceIPAddress",
  "eventCategory",
  "eventType",
  "addendum",
  "errorCode",
  "userAgent",
  "requestID",
  "awsRegion",
  "__proto__",
  "constructor",
  "Records",
  "Events",
  "logEvents",
  "aws",
  "aws.cloudtrail",
  "detail",
  "detail-type",
  "source",
  "awslogs",
  "CloudTrailEvent",
  "message",
  "s3",
];
const hostile = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    text,
    "aws.s3",
    "aws:s3",
    "Insight",
    "-",
    "AWS Internal",
    ["data"],
    { data: "H4sI" },
    { cloudtrail: {} },
    {
      bucketName: "other",
      Host: "other.s3.amazonaws.com",
      "x-amz-copy-source": "other/k",
    },
    { toString: "x", __proto__: null },
    [{ ARN: "arn:aws:s3:::other/k", type: 5 }],
    "AwsVpceEvent",
    "CopyObject",
    "2.9",
  ),
);

test("cloudtrail: no record throws, goes uncounted or moves to a bucket that it does not name", () => {
  const changes = fc.array(fc.tuple(fc.constantFrom(...paths), hostile), { maxLength: 4 });
  fc.assert(
    fc.property(changes, fc.boolean(), (list, wrapped) => {
      const changed = list.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value) ?? "null"}`);
      const body = JSON.stringify(getObject).slice(1);
      const record = `{${[...changed, ""].join(",")}${body}`;
      // The added keys come first, so those that the record has too occur twice.
      const reading = read(wrapped ? `{"Records":[${record}]}` : record);
      const repeats = new Set(list.map(([key]) => key)).size < list.length ||
        list.some(([key]) => Object.hasOwn(getObject, key));
      assert.ok(reading.read >= 1);
      if (repeats) assert.equal(reading.kept.length, 0);
      const replaced = Object.fromEntries(list.filter(([key]) => key !== "__proto__"));
      const again = read(JSON.stringify({ ...getObject, ...replaced }));
      assert.ok(again.read >= 1);
      const given = JSON.stringify({ ...getObject, ...replaced });
      for (const { bucket } of again.records) assert.ok(given.includes(bucket));
      // With AWS's own naming of the bucket untouched, nothing that a client writes takes the request away from it.
      const clients = list.filter(([key]) => ["requestParameters", "userAgent", "x"].includes(key));
      const forged = read(JSON.stringify({ ...getObject, ...Object.fromEntries(clients) }));
      assert.ok(forged.records.some(({ bucket }) => bucket === "data"));
      for (const one of forged.records) assert.equal(one.endpoint, expected.endpoint);
    }),
    { numRuns: 500 },
  );
});
