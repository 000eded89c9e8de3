import { evidenceRules } from "../diagnostic/evidence-rules.ts";
import { parseAddress } from "../net/address.ts";
import { type Claim, claimOf } from "../record/claim.ts";
import { dayOf } from "../record/day.ts";
import { isDataOperation, operationOfTrail } from "../record/operation.ts";
import { outcomeOf } from "../record/outcome.ts";
import { normalizePrincipal } from "../record/principal.ts";
import { ownBytes, type RecordKind, type RecordRole, type S3Record } from "../record/record.ts";
import { serviceOf } from "../record/service.ts";
import { accountOperations } from "./cloudtrail-account-operations.ts";
import { bucketsOfTrail } from "./cloudtrail-bucket.ts";
import { principalOfTrail, serviceOfTrail } from "./cloudtrail-principal.ts";
import type { RecordSink } from "./format.ts";
import { type JsonKind, type JsonRecordReader, recordPosition } from "./json-kind.ts";
import { byteCountOf, isJsonObject, type JsonObject, objectOr, textOr } from "./json-object.ts";
import { TextMemo } from "./text-memo.ts";
import { parseJsonTime } from "./json-time.ts";

/**
 * A CloudTrail record, of S3 or not, of any category.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export const cloudTrailRecord: JsonKind = {
  evidence: "trail",
  matches: (object) =>
    "eventSource" in object || "eventName" in object || "eventVersion" in object || "userIdentity" in object,
  reader: readerOf,
};

// Directory buckets and buckets on Outposts have sources of their own; partitions have suffixes of their own.
const s3Source = /^s3(?:express|-outposts)?\.[a-z0-9.-]+$/;

type Category = "management" | "data" | "network" | "other";

function readerOf(sink: RecordSink): JsonRecordReader {
  const addresses = new TextMemo((text) => parseAddress(text)?.text ?? "");
  const principals = new TextMemo(normalizePrincipal);
  const claims = new TextMemo<Claim>(claimOf);
  const sources = new TextMemo((text) => s3Source.test(text));

  return (record, number) => {
    const eventSource = textOr(record["eventSource"]);
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
    if (eventSource === "aws:s3" && isJsonObject(record["s3"])) {
      sink.skip("s3-event-notification");
      return;
    }
    // An Insight tells of many calls and has no address.
    if (record["eventCategory"] === "Insight" || record["eventType"] === "AwsCloudTrailInsight") {
      sink.skip("cloudtrail-insight");
      return;
    }
    const time = parseJsonTime(textOr(record["eventTime"]));
    const eventName = textOr(record["eventName"]);
    if (time === undefined || eventSource === "" || eventName === "") {
      const missing = time === undefined ? "eventTime" : eventSource === "" ? "eventSource" : "eventName";
      sink.malformed(recordPosition(number), `the CloudTrail record has no usable \`${missing}\``);
      return;
    }
    const isS3 = sources.get(eventSource);
    const operation = operationOfTrail(eventName);
    const category = categoryOf(record, isS3 && isDataOperation(operation));
    if (category === "management") coverAccount(record, time);
    if (isS3) readRequest(record, number, time, category);
    else sink.outOfScope();
  };

  function coverAccount(record: JsonObject, time: number): void {
    const account = textOr(record["recipientAccountId"]) || textOr(objectOr(record["userIdentity"])["accountId"]);
    const region = textOr(record["awsRegion"]);
    if (account !== "" && region !== "") {
      sink.cover({ kind: "management", of: `${account}/${region}`, day: dayOf(time) });
    }
  }

  function readRequest(record: JsonObject, number: number, time: number, category: Category): void {
    const eventName = textOr(record["eventName"]);
    const operation = operationOfTrail(eventName);
    const { main, copySource, problem, incomplete } = bucketsOfTrail(record, operation);
    if (main.length === 0 && copySource.length === 0) {
      if (!accountOperations.has(eventName)) {
        sink.notice(evidenceRules.unknownBucket, recordPosition(number), "the record does not tell the bucket");
      }
      sink.outOfScope();
      return;
    }
    const mainWanted = main.filter((bucket) => sink.inScope(bucket));
    const sourceWanted = copySource.filter((bucket) => sink.inScope(bucket));
    if (problem !== "" && (mainWanted.length > 0 || sourceWanted.length > 0 || incomplete)) {
      sink.notice(evidenceRules.unknownBucket, recordPosition(number), problem);
    }
    if (mainWanted.length === 0 && sourceWanted.length === 0) {
      sink.outOfScope();
      return;
    }
    // A bucket that the client may have put there (into a contradiction, or where none belongs) is no evidence that its
    // events are recorded.
    if (main.length === 1 && mainWanted.length === 1 && !accountOperations.has(eventName)) {
      const bucket = mainWanted[0] as string;
      const day = dayOf(time);
      if (category === "data") sink.cover({ kind: "data", of: bucket, day });
      // A network activity event shows what came through an endpoint, and nothing of what came past it.
      else if (category === "management" || category === "network") {
        sink.cover({ kind: "bucket-management", of: bucket, day });
      }
    }
    const facts = factsOf(record, time, category);
    const records: S3Record[] = [];
    for (const bucket of mainWanted) records.push(recordOf(facts, "main", bucket, operation));
    for (const bucket of sourceWanted) records.push(recordOf(facts, "copy-source", bucket, "GetObject"));
    sink.keep(records, number);
  }

  function factsOf(record: JsonObject, time: number, category: Category): Facts {
    const identity = objectOr(record["userIdentity"]);
    const additional = objectOr(record["additionalEventData"]);
    const addendum = objectOr(record["addendum"]);
    const address = textOr(record["sourceIPAddress"]);
    // Records of version 1.05 have the id in both places, the newest only at the top.
    const endpointIds = [endpointTextOf(record["vpcEndpointId"]), endpointTextOf(additional["vpcEndpointId"])];
    const endpointAccount = textOr(record["vpcEndpointAccountId"]);
    const eventId = textOr(record["eventID"]);
    return {
      kind: kindOf(record, category),
      time,
      requestId: textOr(record["requestID"]) || textOr(record["sharedEventID"]) || eventId,
      principal: principals.get(principalOfTrail(identity)),
      source: addresses.get(address),
      endpoint: endpointOf(endpointIds),
      endpointAccount: serviceOf(endpointAccount) === "" ? endpointAccount : "",
      service: serviceOfTrail(identity, [address, ...endpointIds]),
      outcome: outcomeOf(textOr(record["errorCode"])),
      bytes: byteCountOf(additional["bytesTransferredOut"]),
      claim: claims.get(textOr(record["userAgent"])),
      eventId,
      // The original's id: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
      replaces: addendum["reason"] === "UPDATED_DATA" ? textOr(addendum["originalEventID"]) : "",
    };
  }
}

/** What all requests of one record share. */
type Facts = Omit<S3Record, "role" | "bucket" | "operation">;

function recordOf(facts: Facts, role: RecordRole, bucket: string, operation: string): S3Record {
  return {
    kind: facts.kind,
    role,
    time: facts.time,
    bucket,
    requestId: facts.requestId,
    principal: facts.principal,
    source: facts.source,
    endpoint: facts.endpoint,
    endpointAccount: facts.endpointAccount,
    service: facts.service,
    operation,
    outcome: facts.outcome,
    bytes: ownBytes({ kind: facts.kind, role }, facts.bytes),
    claim: facts.claim,
    eventId: facts.eventId,
    replaces: facts.replaces,
  };
}

/** @param isDataOperation what decides for records that do not tell their category (before version 1.08) */
function categoryOf(record: JsonObject, isDataOperation: boolean): Category {
  const category = record["eventCategory"];
  const type = record["eventType"];
  // AWS's field list says AwsVpceEvents, its examples AwsVpceEvent.
  if (category === "NetworkActivity" || type === "AwsVpceEvent" || type === "AwsVpceEvents") return "network";
  if (category === "Management") return "management";
  if (category === "Data") return "data";
  if (typeof category === "string" && category !== "") return "other";
  const isManagement = record["managementEvent"];
  if (typeof isManagement === "boolean") return isManagement ? "management" : "data";
  return isDataOperation ? "data" : "management";
}

function kindOf(record: JsonObject, category: Category): RecordKind {
  if (category === "network") return "network";
  const version = /^(\d{1,9})\.(\d{1,9})$/.exec(textOr(record["eventVersion"]));
  // `vpcEndpointId` came with 1.04. Of an unknown version nothing can be told from its absence.
  return version !== null && Number(version[1]) === 1 && Number(version[2]) >= 4 ? "trail" : "old-trail";
}

/**
 * The endpoint id. Service names and `AWS Internal` stand in its place for calls by services and are none. Two ids that
 * differ are given as one text, which no policy can have in its list: so they prove nothing, and the reader sees both.
 */
function endpointOf(texts: readonly string[]): string {
  const ids = new Set(texts.filter((text) => text !== "" && serviceOf(text) === ""));
  return [...ids].join(" ");
}

// An id in another shape (an export that makes lists of all fields) is still an id: none would be taken for proof that
// the request came through no endpoint. This text is in no policy's list.
function endpointTextOf(value: unknown): string {
  return value === undefined || value === null || typeof value === "string" ? textOr(value) : "unreadable endpoint id";
}
