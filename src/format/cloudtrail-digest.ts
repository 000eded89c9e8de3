import type { JsonKind } from "./json-kind.ts";

/**
 * A digest file, which CloudTrail writes beside its logs and which holds no requests.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html
 */
export const cloudTrailDigest: JsonKind = {
  evidence: "trail",
  matches: (object) => typeof object["digestS3Object"] === "string" || typeof object["digestS3Bucket"] === "string",
  reader: (sink) => () => sink.skip("cloudtrail-digest"),
};
