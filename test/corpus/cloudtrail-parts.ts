import type { Coverage } from "../../src/record/coverage.ts";
import type { S3Record } from "../../src/record/record.ts";
import { type Call, isTrailed, stoppedAtEndpoint } from "./call.ts";
import { wildText } from "./client-text.ts";
import type { Part } from "./part.ts";
import type { Random } from "./random.ts";
import type { World } from "./world.ts";

/** How CloudTrail records are written. */
export interface RecordOptions {
  /** What draws the form of each record: its version, how it names the bucket and the like. */
  readonly form: Random;
  /** What draws hostile text; undefined for clients that mean well. */
  readonly hostility?: Random;
  /** How often a record has hostile text. */
  readonly hostile?: number;
  /** Whether records of versions before 1.04 occur, which have no endpoint ids. */
  readonly old?: boolean;
}

/**
 * The CloudTrail records of a call: one as a rule; for a multi-object delete one more for each key; at times the same
 * event from a second trail, a network activity event, or a record and its correction.
 */
export function cloudTrailParts(world: World, call: Call, options: RecordOptions): Part[] {
  const { form } = options;
  const version = form.pick(options.old === false ? versions.slice(1) : versions);
  const hostile = options.hostility?.chance(options.hostile ?? 0.3) ? options.hostility : undefined;
  const writer = { world, call, version, form, hostile };
  const draw = form.below(1000);
  const stopped = call.errorCode === stoppedAtEndpoint;
  if (!isTrailed(call)) return stopped ? [networkPart(writer)] : [];
  const eventId = eventIdOf(form);
  if (draw < 20) {
    // Two trails: the same eventID, or two accounts' own ones and one that is shared.
    const sharedEventId = draw < 10 ? eventIdOf(form) : undefined;
    const other = sharedEventId === undefined ? eventId : eventIdOf(form);
    const more = sharedEventId === undefined ? {} : { sharedEventId };
    return [mainPart(writer, { eventId, ...more }), mainPart(writer, { eventId: other, ...more })];
  }
  if (draw < 30) return [mainPart(writer, { eventId, withoutRequestId: true })];
  if (draw < 40 && call.way.trailAddress === undefined) {
    const corrected = mainPart(writer, { eventId: eventIdOf(form), corrects: eventId });
    return [mainPart(writer, { eventId, incomplete: true }), corrected];
  }
  const parts = [mainPart(writer, { eventId })];
  for (const { key, denied } of call.deletes ?? []) parts.push(deletePart(writer, key, denied));
  const canHaveNetwork = call.way.endpoint !== undefined && call.way.endpointAccount !== "" && Number(version) >= 1.08;
  if (canHaveNetwork && draw > 900) parts.push(networkPart(writer));
  return parts;
}

// As texts: 1.10 is later than 1.09. Before 1.04 there was no endpoint id, before 1.09 no account of the endpoint.
const versions = ["1.02", "1.05", "1.08", "1.08", "1.09", "1.10", "1.11", "1.11"];

interface Writer {
  readonly world: World;
  readonly call: Call;
  readonly version: string;
  readonly form: Random;
  readonly hostile: Random | undefined;
}

interface Event {
  readonly eventId: string;
  readonly sharedEventId?: string;
  readonly withoutRequestId?: boolean;
  /** The eventID that this record replaces. */
  readonly corrects?: string;
  /** Whether it lacks what a later record adds: address and endpoint. */
  readonly incomplete?: boolean;
}

type Json = Record<string, unknown>;

function mainPart(writer: Writer, event: Event): Part {
  const { call } = writer;
  const { action, copySource } = call;
  const operation = action.trailApi ?? action.api;
  const record = recordOf(writer, event, {
    eventName: action.trail as string,
    key: call.key,
    errorCode: call.errorCode,
  });
  const told = factsOf(writer, event);
  const outcome = call.denied ? "denied" : "reached";
  const bytes = minorOf(writer.version) < 5 ? 0 : call.bytes;
  const main: S3Record = { ...told, role: "main", bucket: call.bucket, operation, outcome, bytes };
  const tells = [main];
  if (copySource !== undefined) {
    tells.push({ ...main, role: "copy-source", bucket: copySource.bucket, operation: "GetObject", bytes: 0 });
  }
  return partOf(writer, record, tells, coverageOf(writer, action.data));
}

/** The record of one key of a multi-object delete. */
function deletePart(writer: Writer, key: string, denied: boolean): Part {
  const { call, form } = writer;
  const event = { eventId: eventIdOf(form) };
  const errorCode = denied ? "AccessDenied" : "";
  const record = recordOf(writer, event, { eventName: "DeleteObject", key, errorCode });
  record["additionalEventData"] = { ...record["additionalEventData"] as Json, bytesTransferredOut: 0 };
  const tells: S3Record = {
    ...factsOf(writer, event),
    role: "main",
    bucket: call.bucket,
    operation: "DeleteObject",
    outcome: denied ? "denied" : "reached",
    bytes: 0,
  };
  return partOf(writer, record, [tells], coverageOf(writer, true));
}

/** What the owner of an endpoint sees: often not the bucket, never all of the caller. */
function networkPart(writer: Writer): Part {
  const { call, form } = writer;
  const { way, caller, action } = call;
  const event = { eventId: eventIdOf(form) };
  const namesBucket = form.chance(0.6);
  const version = form.pick(["1.09", "1.11"]);
  const callerAccount = String(caller.identity?.["accountId"]);
  const record: Json = {
    eventVersion: version,
    userIdentity: { type: "AWSAccount", principalId: "AROAEXAMPLEROLEID0001:session", accountId: callerAccount },
    eventTime: isoOf(call.completed),
    eventSource: "s3.amazonaws.com",
    eventName: action.trail ?? "GetObject",
    awsRegion: writer.world.region,
    sourceIPAddress: call.address[1],
    ...(call.errorCode === "" ? {} : { errorCode: call.errorCode, errorMessage: "The request was denied" }),
    ...(namesBucket
      ? { requestParameters: { bucketName: call.bucket }, resources: [bucketResource(call.bucket)] }
      : {}),
    requestID: call.requestId,
    eventID: event.eventId,
    eventType: form.pick(["AwsVpceEvent", "AwsVpceEvents"]),
    recipientAccountId: way.endpointAccount,
    vpcEndpointId: way.endpoint,
    vpcEndpointAccountId: way.endpointAccount,
    eventCategory: "NetworkActivity",
  };
  const tells: S3Record = {
    ...factsOf(writer, event),
    kind: "network",
    role: "main",
    bucket: call.bucket,
    principal: callerAccount,
    endpoint: way.endpoint as string,
    endpointAccount: way.endpointAccount as string,
    operation: action.trail === undefined ? "GetObject" : action.trailApi ?? action.api,
    outcome: call.denied ? "denied" : "reached",
    bytes: 0,
    claim: "none",
  };
  const day = isoOf(call.completed).slice(0, 10);
  const covers: Coverage[] = [{ kind: "bucket-management", of: call.bucket, day }];
  const part = partOf(writer, record, namesBucket ? [tells] : [], namesBucket ? covers : []);
  return namesBucket ? part : { ...part, fate: "out-of-scope" };
}

function partOf({ world, call, form }: Writer, record: Json, tells: readonly S3Record[], covers: Coverage[]): Part {
  return {
    kind: "record",
    text: form.chance(0.05) ? JSON.stringify(record, undefined, 1).replaceAll("\n", " ") : JSON.stringify(record),
    fate: "kept",
    tells,
    covers,
    file: `${String(record["recipientAccountId"] ?? world.account)}/${world.region}`,
    time: call.completed,
    call: call.index,
    bytesInDoubt: false,
  };
}

function coverageOf({ world, call }: Writer, data: boolean): Coverage[] {
  const day = isoOf(call.completed).slice(0, 10);
  return data ? [{ kind: "data", of: call.bucket, day }] : [
    { kind: "management", of: `${world.account}/${world.region}`, day },
    { kind: "bucket-management", of: call.bucket, day },
  ];
}

function factsOf(
  { call, version, hostile }: Writer,
  event: Event,
): Omit<S3Record, "role" | "bucket" | "operation" | "outcome" | "bytes"> {
  const { way, caller } = call;
  const minor = minorOf(version);
  const hasEndpoint = minor >= 4 && !event.incomplete;
  const requestId = event.withoutRequestId ? "" : call.requestId;
  return {
    kind: minor < 4 ? "old-trail" : "trail",
    time: call.completed,
    requestId: requestId || (event.sharedEventId ?? event.eventId),
    principal: caller.trailPrincipal,
    source: way.trailAddress === undefined && !event.incomplete ? call.address[1] : "",
    endpoint: hasEndpoint ? way.endpoint ?? "" : "",
    endpointAccount: hasEndpoint && minor >= 9 ? way.endpointAccount ?? "" : "",
    service: way.trailService ?? "",
    claim: hostile === undefined ? call.agent[1] : "none",
    eventId: event.eventId,
    replaces: event.corrects ?? "",
  };
}

function recordOf(
  writer: Writer,
  event: Event,
  what: { readonly eventName: string; readonly key: string; readonly errorCode: string },
): Json {
  const { world, call, version, form, hostile } = writer;
  const { way, caller, action } = call;
  const minor = minorOf(version);
  const endpointText = minor >= 4 && !event.incomplete ? way.endpointText : undefined;
  const agent = hostile === undefined ? call.agent[0] : hostileAgent(hostile);
  const isNew = minor >= 8;
  // A record needs one thing that names its bucket, and may have several.
  const naming = action.data ? 3 : 1 + form.below(3);
  const host = `${call.bucket}.s3.${world.region}.amazonaws.com`;
  const parameters: Json = {
    ...(naming !== 2 ? { [form.chance(0.05) && naming === 1 ? "bucket" : "bucketName"]: call.bucket } : {}),
    ...(isNew ? { Host: host } : { host: [host] }),
    ...(what.key === "" ? {} : { key: what.key }),
    ...(action.query === "?acl" ? { acl: isNew ? "" : [""] } : {}),
    ...(call.copySource === undefined
      ? {}
      : { "x-amz-copy-source": `${call.copySource.bucket}/${encodeURIComponent(call.copySource.key)}` }),
    ...(hostile === undefined ? {} : forgedParameters(hostile)),
  };
  const record: Json = {
    eventVersion: version,
    userIdentity: way.invokedBy === undefined ? caller.identity : { ...caller.identity, invokedBy: way.invokedBy },
    eventTime: isoOf(call.completed),
    eventSource: "s3.amazonaws.com",
    eventName: what.eventName,
    awsRegion: world.region,
    sourceIPAddress: event.incomplete ? "" : way.trailAddress ?? call.address[form.below(2)],
    ...(agent === "-" ? {} : { userAgent: minor < 8 ? `[${agent}]` : agent }),
    ...(what.errorCode === "" ? {} : { errorCode: what.errorCode, errorMessage: "Access Denied" }),
    requestParameters: parameters,
    responseElements: null,
    additionalEventData: {
      SignatureVersion: "SigV4",
      CipherSuite: "ECDHE-RSA-AES128-GCM-SHA256",
      AuthenticationMethod: "AuthHeader",
      ...(minor >= 5 ? { bytesTransferredIn: 0, bytesTransferredOut: call.bytes } : {}),
      "x-amz-id-2": world.hostIds[call.index % world.hostIds.length],
      ...(minor === 5 && endpointText !== undefined ? { vpcEndpointId: endpointText } : {}),
    },
    ...(event.withoutRequestId ? {} : { requestID: call.requestId }),
    eventID: event.eventId,
    ...(minor >= 5 ? { readOnly: action.method === "GET" || action.method === "HEAD" } : {}),
    ...(naming === 3 ? { resources: resourcesOf(writer, what.key) } : {}),
    eventType: "AwsApiCall",
    ...(isNew ? { managementEvent: !action.data } : {}),
    recipientAccountId: world.account,
    ...(event.sharedEventId === undefined ? {} : { sharedEventID: event.sharedEventId }),
    ...(endpointText === undefined ? {} : { vpcEndpointId: endpointText }),
    ...(minor >= 9 && way.endpointAccount && endpointText ? { vpcEndpointAccountId: way.endpointAccount } : {}),
    ...(event.corrects === undefined
      ? {}
      : { addendum: { reason: "UPDATED_DATA", updatedFields: "vpcEndpointId", originalEventID: event.corrects } }),
    ...(isNew ? { eventCategory: action.data ? "Data" : "Management" } : {}),
    ...(isNew && way.trailAddress === undefined
      ? {
        tlsDetails: {
          tlsVersion: "TLSv1.2",
          cipherSuite: "ECDHE-RSA-AES128-GCM-SHA256",
          clientProvidedHostHeader: hostile === undefined ? host : wildText(hostile),
        },
      }
      : {}),
  };
  return record;
}

function resourcesOf({ world, call, form }: Writer, key: string): Json[] {
  const { bucket, copySource } = call;
  const resources: Json[] = [bucketResource(bucket)];
  if (key !== "") resources.push({ type: "AWS::S3::Object", ARN: `arn:aws:s3:::${bucket}/${key}` });
  if (copySource !== undefined) {
    resources.push({ type: "AWS::S3::Object", ARN: `arn:aws:s3:::${copySource.bucket}/${copySource.key}` });
  }
  if (form.chance(0.05)) {
    const name = `arn:aws:s3:${world.region}:${world.account}:accesspoint/reports`;
    resources.push({ accountId: world.account, type: "AWS::S3::AccessPoint", ARN: name });
  }
  // Their order is not stable.
  return form.chance(0.5) ? resources.toReversed() : resources;
}

function bucketResource(bucket: string): Json {
  return { accountId: "111122223333", type: "AWS::S3::Bucket", ARN: `arn:aws:s3:::${bucket}` };
}

// Some claims are AWS's words; a hostile agent here makes none of them.
function hostileAgent(random: Random): string {
  const text = `x${wildText(random)}`;
  return /S3Console|AWS_ATHENA|AWSCloudTrail|exec-env/.test(text) ? 'x"}' : text;
}

// S3 writes query parameters and some headers into requestParameters, so a client may have any key there.
function forgedParameters(random: Random): Json {
  const forged: Json = {
    vpcEndpointId: "vpce-0126d8067633b9fc0",
    sourceIPAddress: "10.0.0.1",
    eventVersion: "1.02",
    requestID: "AAAAAAAAAAAAAAAA",
    errorCode: "AccessDenied",
    userIdentity: { type: "AWSService", invokedBy: "athena.amazonaws.com" },
    additionalEventData: { vpcEndpointId: "vpce-0126d8067633b9fc0" },
    resources: [{ type: "AWS::S3::Bucket", ARN: "arn:aws:s3:::some-other-bucket" }],
    "x-amz-meta-}": '"},"vpcEndpointId":"vpce-0126d8067633b9fc0',
    Records: [{ eventName: "GetObject" }],
    prefix: wildText(random),
    "response-content-disposition": `attachment; filename="${wildText(random)}"`,
  };
  return Object.fromEntries(Object.entries(forged).filter(() => random.chance(0.5)));
}

function minorOf(version: string): number {
  return Number(version.split(".")[1]);
}

function isoOf(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

function eventIdOf(random: Random): string {
  const hex = (length: number): string => random.text("0123456789abcdef", length);
  return `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
}
