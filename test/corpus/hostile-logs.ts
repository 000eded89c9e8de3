// Logs and policies as they are, but for one text that stands in every field in turn.

/** Fields of a line of the access log, as they are written; the last ones are the newest. */
const lineFields: readonly string[] = [
  "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be",
  "testdata2020",
  "[16/Mar/2026:10:00:00 +0000]",
  "52.192.12.142",
  "arn:aws:iam::111122223333:user/alice",
  "3E57427F33A59F07",
  "REST.GET.OBJECT",
  "reports/a.txt",
  '"GET /reports/a.txt HTTP/1.1"',
  "200",
  "-",
  "1024",
  "1024",
  "17",
  "12",
  '"https://console.aws.amazon.com/"',
  '"aws-cli/2.15"',
  "3sL4kqtJlcpXroDTDmJ",
  "s9lzHYrFp76ZVxRcpX9+5cjAnEH2ROuNkd2BHfIa6UkFVdtjf5mKR3/eTPFvsiP/XV/VLi31234=",
  "SigV4",
  "ECDHE-RSA-AES128-GCM-SHA256",
  "AuthHeader",
  "testdata2020.s3.ap-northeast-1.amazonaws.com",
  "TLSv1.2",
  "arn:aws:s3:ap-northeast-1:111122223333:accesspoint/reports",
  "Yes",
  "ap-northeast-1",
];

/**
 * An access log with a text in every field of a line in turn, quoted where the field is, and one without, so that there is
 * always something to judge.
 */
export function hostileAccessLog(text: string): string {
  const lines = lineFields.map((field, at) => {
    const hostile = field.startsWith('"') ? `"${text}"` : text;
    // Each is a request of its own, else the readers would join them.
    const fields = lineFields.map((other, index) => index === 5 ? `3E57427F33A5${1000 + at}` : other);
    return fields.with(at, at === 0 ? `${text} ${field}` : hostile).join(" ");
  });
  return `${[lineFields.join(" "), ...lines].join("\n")}\n`;
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const logRecord: Json = {
  schema_version_id: "V_1_0",
  bucket_arn: "arn:aws:s3:::testdata2020",
  bucket_name: "testdata2020",
  request_time: "2026-03-16T10:00:00.123Z",
  bucket_owner_id: "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be",
  remote_ip: "52.192.12.142",
  requester: "arn:aws:iam::111122223333:user/alice",
  request_id: "4E57427F33A59F07",
  operation: "REST.GET.OBJECT",
  key_name: "reports/a.txt",
  request_uri: "GET /reports/a.txt HTTP/1.1",
  http_status: 200,
  error_code: null,
  bytes_sent_size: 5,
  referer: "-",
  user_agent: "[aws-cli/1.16.102]",
  host_header: "testdata2020.s3.ap-northeast-1.amazonaws.com",
  source_region: "ap-northeast-1",
};

const trailRequestId = "5E57427F33A59F07";

const trailRecord = {
  eventVersion: "1.11",
  userIdentity: {
    type: "AssumedRole",
    principalId: "AROAEXAMPLEROLEID0001:session",
    arn: "arn:aws:sts::111122223333:assumed-role/etl/session",
    accountId: "111122223333",
    accessKeyId: "ASIAEXAMPLE",
    userName: "alice",
    sessionContext: {
      sessionIssuer: { type: "Role", arn: "arn:aws:iam::111122223333:role/etl", userName: "etl", accountId: "1" },
    },
  },
  eventTime: "2026-03-16T10:00:00Z",
  eventSource: "s3.amazonaws.com",
  eventName: "GetObject",
  awsRegion: "ap-northeast-1",
  sourceIPAddress: "52.192.12.142",
  userAgent: "[aws-cli/2.15]",
  errorCode: "NoSuchKey",
  errorMessage: "The specified key does not exist",
  requestParameters: {
    bucketName: "testdata2020",
    Host: "testdata2020.s3.ap-northeast-1.amazonaws.com",
    key: "reports/a.txt",
    prefix: "reports/",
    "x-amz-copy-source": "testdata2020/b",
  },
  responseElements: { "x-amz-version-id": "1" },
  additionalEventData: {
    SignatureVersion: "SigV4",
    bytesTransferredOut: 10,
    "x-amz-id-2": "s9lz",
    vpcEndpointId: "vpce-1",
  },
  requestID: trailRequestId,
  eventID: "0a1b2c3d-0000-4000-a000-000000000000",
  readOnly: true,
  resources: [
    { type: "AWS::S3::Object", ARN: "arn:aws:s3:::testdata2020/reports/a.txt" },
    { accountId: "111122223333", type: "AWS::S3::Bucket", ARN: "arn:aws:s3:::testdata2020" },
  ],
  eventType: "AwsApiCall",
  managementEvent: false,
  recipientAccountId: "111122223333",
  sharedEventID: "0a1b2c3d-0000-4000-a000-000000000001",
  vpcEndpointId: "vpce-0123456789abcdef0",
  vpcEndpointAccountId: "111122223333",
  eventCategory: "Data",
  tlsDetails: { tlsVersion: "TLSv1.2", clientProvidedHostHeader: "testdata2020.s3.amazonaws.com" },
};

// Stands for the text while the records are made, which is done once.
const blank = "hostile-text-comes-here";

function filled(json: string, text: string): string {
  return json.replaceAll(blank, () => JSON.stringify(text).slice(1, -1));
}

const logRecords = `${withHostile(logRecord).map((record) => JSON.stringify(record)).join("\n")}\n`;

/** Access-log records in the JSON form of CloudWatch Logs, one a line, with a text in every field in turn. */
export function hostileLogRecords(text: string): string {
  return filled(logRecords, text);
}

const addendum: Json = { reason: "UPDATED_DATA", updatedFields: "vpcEndpointId", originalEventID: "0a1b2c3d-1" };

const trailRecords = JSON.stringify({
  Records: requestsOf([
    ...withHostile(trailRecord),
    // A record that replaces another, and one that a service made: sorts of their own.
    ...withHostile(addendum).map((one) => ({ ...trailRecord, addendum: one })),
    { ...trailRecord, userIdentity: { ...trailRecord.userIdentity, invokedBy: blank } },
    { ...trailRecord, userIdentity: { type: "AWSService", invokedBy: blank } },
    {
      ...trailRecord,
      sourceIPAddress: blank,
      userAgent: blank,
      userIdentity: { type: "AWSAccount", accountId: blank },
    },
  ]),
});

/**
 * A file of CloudTrail records with a text in every field in turn, at any depth: in place of the value, behind the last
 * `/` or `:` of it, which is where names stand in ARNs, and in place of the key.
 */
export function hostileTrail(text: string): string {
  return filled(trailRecords, text);
}

// Each is a request of its own, else the readers would join them.
function requestsOf(records: readonly Json[]): Json[] {
  return records.map((record, index) => {
    const { requestID, ...rest } = record as { readonly [key: string]: Json };
    const id = `5E57427F33A5${1000 + index}`;
    return requestID === trailRequestId ? { ...rest, requestID: id, eventID: id } : record;
  });
}

/** A value with the blank in each of its places in turn. */
function withHostile(value: Json): Json[] {
  if (typeof value === "string") return [blank, value.replace(/[^/:]*$/, blank)];
  if (typeof value !== "object" || value === null) return [blank];
  if (Array.isArray(value)) {
    return value.flatMap((item: Json, index) => withHostile(item).map((one) => value.with(index, one)));
  }
  const entries = Object.entries(value);
  return entries.flatMap(([key, field]) => [
    ...withHostile(field).map((one) => ({ ...value, [key]: one })),
    Object.fromEntries(entries.map(([name, one]) => [name === key ? blank : name, one])),
  ]);
}

// YAML allows no control characters, but their escapes.
function quotedYaml(text: string): string {
  return JSON.stringify(text).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A policy file that is sound, whatever is in the texts for people. */
export function hostilePolicyTexts(text: string): string {
  // The schema wants something to see in each.
  const quoted = quotedYaml(`${text} x`);
  return `version: 1
x-note: ${quoted}
networks:
  app: {description: ${quoted}, vpcEndpoints: [${quoted}, vpce-0126d8067633b9fc0]}
policies:
  - id: everything
    description: ${quoted}
    buckets: ["*"]
    allow: [app]
    awsServices: none
    exceptions:
      - {id: lapsed, reason: ${quoted}, owner: ${quoted}, expires: 2026-03-01, operations: [GetObject]}
      - {id: unused, reason: ${quoted}, owner: ${quoted}, expires: 2027-03-01, operations: [PutBucketPolicy]}
  - id: unseen
    buckets: [unseen-bucket]
    allow: [app]
    awsServices: none
`;
}

/** Policy files with a text in every place that only some texts may have: nearly all of them are mistakes. */
export function hostilePolicyMistakes(text: string): string[] {
  const quoted = quotedYaml(text);
  const file = (fields: Readonly<Record<string, string>>, network = "{vpcEndpoints: [vpce-1]}"): string => {
    const all = { id: "a", buckets: "[reports]", allow: "[app]", awsServices: "none", ...fields };
    const lines = Object.entries(all).map(([key, value]) => `${key}: ${value}`);
    return `version: 1\nnetworks:\n  app: ${network}\npolicies:\n  - ${lines.join("\n    ")}\n`;
  };
  return [
    file({ id: quoted }),
    `${file({ id: quoted })}  - {id: ${quoted}, buckets: [reports], allow: [app], awsServices: none}\n`,
    file({ buckets: `[${quoted}, ${quoted}]` }),
    file({ buckets: "[reports]", exceptBuckets: `[${quoted}]` }),
    file({ allow: `[${quoted}]` }),
    file({ awsServices: `[${quoted}]` }),
    file({ awsServices: quoted }),
    file({ require: quoted, severity: quoted }),
    file({ [quoted]: quoted }),
    file({
      exceptions: `[{id: ${quoted}, reason: x, owner: x, expires: ${quoted}, principals: [${quoted}], ` +
        `sourceCidrs: [${quoted}], operations: [${quoted}]}]`,
    }),
    file({}, `{vpcEndpoints: [vpce-1], vpcCidrs: [${quoted}], publicCidrs: [${quoted}]}`),
    file({}, `{vpcEndpoints: ${quoted}, ${quoted}: 1}`),
    `version: ${quoted}\n`,
    `version: 1\naccounts: [${quoted}, ${quoted}]\n${quoted}: {${quoted}: 1, ${quoted}: 2}\n`,
    // Not even YAML, as a rule.
    text,
    `version: 1\n# ${text}\npolicies: *${text}\n`,
    `version: 1\nnetworks: !<${text}> {}\n`,
  ];
}
