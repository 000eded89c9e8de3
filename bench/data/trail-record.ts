import type { Call } from "../../test/corpus/call.ts";
import type { Random } from "../../test/corpus/random.ts";
import type { World } from "../../test/corpus/world.ts";

type Json = Record<string, unknown>;

/**
 * The CloudTrail record of a call as CloudTrail writes it now, with all its usual fields. The corpus of the tests has all
 * the forms there ever were; here it is the volume that counts.
 */
export function trailRecord(world: World, call: Call, random: Random): Json {
  const { action, bucket, key, way, bytes } = call;
  const host = `${bucket}.s3.${world.region}.amazonaws.com`;
  const isDelivered = way.invokedBy !== undefined || way.trailService !== undefined;
  const read = action.method === "GET" || action.method === "HEAD";
  return {
    eventVersion: "1.11",
    userIdentity: way.invokedBy === undefined ? identityOf(call) : { ...identityOf(call), invokedBy: way.invokedBy },
    eventTime: isoTime(call.completed),
    eventSource: "s3.amazonaws.com",
    eventName: action.trail,
    awsRegion: world.region,
    sourceIPAddress: way.trailAddress ?? call.address[0],
    userAgent: `[${call.agent[0]}]`,
    ...(call.errorCode === "" ? {} : { errorCode: call.errorCode, errorMessage: "Access Denied" }),
    requestParameters: {
      bucketName: bucket,
      Host: host,
      ...(key === "" ? queryOf(action.query) : { key }),
      ...(action.query.startsWith("?list-type=2") ? { "list-type": "2", prefix: "raw/", "encoding-type": "url" } : {}),
    },
    responseElements: read || call.errorCode !== "" ? null : {
      "x-amz-server-side-encryption": "aws:kms",
      "x-amz-server-side-encryption-aws-kms-key-id":
        `arn:aws:kms:${world.region}:${world.account}:key/1f2e3d4c-5b6a-4978-8069-a1b2c3d4e5f6`,
      "x-amz-version-id": random.text(base64, 32),
    },
    additionalEventData: {
      SignatureVersion: "SigV4",
      CipherSuite: "TLS_AES_128_GCM_SHA256",
      bytesTransferredIn: read ? 0 : random.below(1_000_000),
      AuthenticationMethod: "AuthHeader",
      "x-amz-id-2": world.hostIds[call.index % world.hostIds.length],
      bytesTransferredOut: bytes,
    },
    requestID: call.requestId,
    eventID: eventId(random),
    readOnly: read,
    resources: [
      ...(key === "" ? [] : [{ type: "AWS::S3::Object", ARN: `arn:aws:s3:::${bucket}/${key}` }]),
      { accountId: world.account, type: "AWS::S3::Bucket", ARN: `arn:aws:s3:::${bucket}` },
    ],
    eventType: "AwsApiCall",
    managementEvent: !action.data,
    recipientAccountId: world.account,
    ...(isDelivered ? { sharedEventID: eventId(random) } : {}),
    ...(way.endpointText === undefined ? {} : { vpcEndpointId: way.endpointText }),
    ...(way.endpointAccount ? { vpcEndpointAccountId: way.endpointAccount } : {}),
    eventCategory: action.data ? "Data" : "Management",
    ...(isDelivered ? {} : {
      tlsDetails: { tlsVersion: "TLSv1.3", cipherSuite: "TLS_AES_128_GCM_SHA256", clientProvidedHostHeader: host },
    }),
  };
}

/** A record of another service: most of a trail of management events is that. */
export function otherRecord(world: World, call: Call, random: Random): Json {
  const [source, name, parameters] = random.pick(others);
  return {
    eventVersion: "1.11",
    userIdentity: identityOf(call),
    eventTime: isoTime(call.completed),
    eventSource: `${source}.amazonaws.com`,
    eventName: name,
    awsRegion: world.region,
    sourceIPAddress: call.way.trailAddress ?? call.address[0],
    userAgent: call.agent[0],
    requestParameters: parameters,
    responseElements: name === "AssumeRole"
      ? {
        credentials: {
          accessKeyId: "ASIAEXAMPLEEXAMPLE02",
          sessionToken: random.text(base64, 350),
          expiration: "Mar 16, 2026, 1:00:00 PM",
        },
        assumedRoleUser: {
          assumedRoleId: "AROAEXAMPLEROLEID0002:session",
          arn: `arn:aws:sts::${world.account}:assumed-role/deploy/session`,
        },
      }
      : null,
    requestID: eventId(random),
    eventID: eventId(random),
    readOnly: name !== "AssumeRole",
    resources: [{ accountId: world.account, type: "AWS::IAM::Role", ARN: `arn:aws:iam::${world.account}:role/deploy` }],
    eventType: "AwsApiCall",
    managementEvent: true,
    recipientAccountId: world.account,
    eventCategory: "Management",
    tlsDetails: {
      tlsVersion: "TLSv1.3",
      cipherSuite: "TLS_AES_128_GCM_SHA256",
      clientProvidedHostHeader: `${source}.${world.region}.amazonaws.com`,
    },
  };
}

const others: readonly (readonly [source: string, name: string, parameters: Json | null])[] = [
  ["kms", "Decrypt", {
    encryptionContext: { "aws:s3:arn": "arn:aws:s3:::analytics-lake/raw/part-00001.parquet" },
    encryptionAlgorithm: "SYMMETRIC_DEFAULT",
  }],
  ["kms", "GenerateDataKey", { keySpec: "AES_256", encryptionContext: { "aws:s3:arn": "arn:aws:s3:::testdata2020" } }],
  ["sts", "AssumeRole", {
    roleArn: "arn:aws:iam::111122223333:role/deploy",
    roleSessionName: "session",
    durationSeconds: 3600,
  }],
  ["ec2", "DescribeInstances", {
    instancesSet: { items: [{ instanceId: "i-0ccfa4af412d1955c" }] },
    filterSet: { items: [{ name: "tag:Name", valueSet: { items: [{ value: 'etl "nightly"' }] } }] },
  }],
  ["dynamodb", "DescribeTable", { tableName: "orders" }],
  ["logs", "CreateLogStream", { logGroupName: "/aws/lambda/etl", logStreamName: "2026/03/16/[$LATEST]0a1b2c3d" }],
  ["secretsmanager", "GetSecretValue", { secretId: "prod/db" }],
];

const base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+_";

// What the world's roles have is short; a session of an instance says more.
function identityOf({ caller }: Call): Json {
  const identity = caller.identity ?? {};
  const arn = String(identity["arn"] ?? "");
  if (!arn.includes(":assumed-role/")) return identity;
  const session = caller.requester.slice(caller.requester.lastIndexOf("/") + 1);
  return {
    ...identity,
    principalId: `AROAEXAMPLEROLEID0001:${session}`,
    arn: caller.requester,
    sessionContext: {
      ...identity["sessionContext"] as Json,
      attributes: { creationDate: "2026-03-16T00:00:00Z", mfaAuthenticated: "false" },
      ec2RoleDelivery: "2.0",
    },
    inScopeOf: {
      issuerType: "AWS::EC2::Instance",
      credentialsIssuedTo: `arn:aws:ec2:ap-northeast-1:111122223333:instance/${session}`,
    },
  };
}

function queryOf(query: string): Json {
  const [name = "", value = ""] = query.slice(1).split("=");
  return name === "" ? {} : { [name]: value };
}

function isoTime(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

function eventId(random: Random): string {
  const hex = (length: number): string => random.text("0123456789abcdef", length);
  return `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
}
