import type { Format } from "./format.ts";
import { cloudTrailLook } from "./cloudtrail-look.ts";
import { jsonEvidence } from "./json-evidence.ts";
import { jsonKinds } from "./json-kinds.ts";
import { JsonReader } from "./json-reader.ts";

/** CloudTrail records as JSON, in every wrapper that AWS and log pipelines put around them. */
export const cloudTrail: Format = {
  name: "cloudtrail",
  evidence: () => "trail",
  detect: (head) => jsonEvidence(head) === "trail",
  read: (sink) => new JsonReader(sink, jsonKinds, cloudTrailLook),
};
