import { parseAddress } from "../net/address.ts";
import { type Claim, claimOf } from "../record/claim.ts";
import { dayOf } from "../record/day.ts";
import { operationOfLog, roleOfLog } from "../record/operation.ts";
import { outcomeOf } from "../record/outcome.ts";
import { normalizePrincipal, unknownPrincipal } from "../record/principal.ts";
import { serviceOfRequester } from "../record/service.ts";
import type { RecordSink } from "./format.ts";
import { type JsonKind, type JsonRecordReader, recordPosition } from "./json-kind.ts";
import { byteCountOf, type JsonObject, textOr } from "./json-object.ts";
import { TextMemo } from "./text-memo.ts";
import { parseJsonTime } from "./json-time.ts";

/**
 * A line of the S3 server access log as CloudWatch Logs has it: one object a request, keys in snake case, null for `-`.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/sal-cw-log-format.html
 */
export const accessLogJsonRecord: JsonKind = {
  evidence: "log",
  matches: (object) => "bucket_name" in object || "bucket_arn" in object || "schema_version_id" in object,
  reader: readerOf,
};

// What is neither null nor a text says nothing; in particular not that there was no address.
const unreadable = "?";

function readerOf(sink: RecordSink): JsonRecordReader {
  const addresses = new TextMemo((text) => parseAddress(text)?.text ?? "");
  const requesters = new TextMemo(normalizePrincipal);
  const claims = new TextMemo<Claim>(claimOf);

  return (record, number) => {
    const time = parseJsonTime(textOr(record["request_time"]));
    const bucket = textOr(record["bucket_name"]) || bucketOfArn(textOr(record["bucket_arn"]));
    const operation = textOr(record["operation"]);
    const missing = time === undefined ? "request_time" : bucket === "" ? "bucket_name" : "operation";
    if (time === undefined || bucket === "" || operation === "") {
      sink.malformed(recordPosition(number), `the access-log record has no usable \`${missing}\``);
      return;
    }
    if (!sink.inScope(bucket)) {
      sink.outOfScope();
      return;
    }
    sink.cover({ kind: "log", of: bucket, day: dayOf(time) });
    const requester = fieldOf(record, "requester");
    const address = fieldOf(record, "remote_ip");
    const key = record["key_name"];
    sink.keep([{
      kind: "log",
      role: roleOfLog(operation),
      time,
      bucket,
      requestId: textOr(record["request_id"]),
      principal: requester === unreadable ? unknownPrincipal : requesters.get(requester),
      source: addresses.get(address),
      endpoint: "",
      endpointAccount: "",
      service: serviceOfRequester(requester, address),
      operation: operationOfLog(operation, typeof key === "string" && key !== "" && key !== "-"),
      outcome: outcomeOf(textOr(record["error_code"])),
      bytes: byteCountOf(record["bytes_sent_size"]),
      claim: claims.get(textOr(record["user_agent"])),
      eventId: "",
      replaces: "",
    }], number);
  };
}

// As the text form would have it: `-` for null.
function fieldOf(record: JsonObject, key: string): string {
  const value = record[key];
  if (value === null) return "-";
  return typeof value === "string" && value !== "" ? value : unreadable;
}

function bucketOfArn(arn: string): string {
  return /^arn:[^:]+:s3:::([^/]+)$/.exec(arn)?.[1] ?? "";
}
