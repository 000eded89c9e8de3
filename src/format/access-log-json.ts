import type { Format } from "./format.ts";
import { jsonEvidence } from "./json-evidence.ts";
import { jsonKinds } from "./json-kinds.ts";
import { JsonReader } from "./json-reader.ts";

/**
 * S3 server access log in the JSON form of CloudWatch Logs.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/sal-cw-log-format.html
 */
export const accessLogJson: Format = {
  name: "s3-server-access-log-json",
  // What CloudWatch Logs hands on may hold both kinds of record, whichever comes first.
  evidence: () => "trail",
  detect: (head) => jsonEvidence(head) === "log",
  read: (sink) => new JsonReader(sink, jsonKinds),
};
