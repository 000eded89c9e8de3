import { Buffer } from "node:buffer";
import { gunzipSync } from "node:zlib";
import type { SkipKind } from "./format.ts";
import { isJsonObject, type JsonObject } from "./json-object.ts";

/** What an object that is not a record turns out to be. */
export type Unwrapped =
  /** JSON text that holds records in its turn. */
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  /** A record, or a wrapper in its turn. */
  | { readonly kind: "value"; readonly value: unknown }
  /** Values, as in the array under that key of a whole object. */
  | { readonly kind: "list"; readonly list: string; readonly values: readonly unknown[]; readonly envelope: JsonObject }
  | { readonly kind: "skip"; readonly skip: SkipKind }
  | { readonly kind: "out-of-scope" }
  | { readonly kind: "malformed"; readonly message: string };

/** Keys of objects whose arrays hold records: a CloudTrail file, lookup-events, a CloudWatch Logs subscription. */
export const listKeys: readonly string[] = ["Records", "Events", "logEvents"];

// A subscription's payload is at most 6 MB as Lambda gets it; what inflates to more is no log but an attack.
const inflatedLimit = 64 * 1024 * 1024;

/**
 * Looks into a wrapper. Only keys of the object itself count, and none of them is a key of a record.
 *
 * @returns undefined where the object is no known wrapper
 */
export function unwrap(object: JsonObject): Unwrapped | undefined {
  const event = object["CloudTrailEvent"];
  // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Event.html
  if (typeof event === "string") return { kind: "bytes", bytes: Buffer.from(event) };
  const subscription = object["awslogs"];
  if (isJsonObject(subscription) && typeof subscription["data"] === "string") return inflate(subscription["data"]);
  if (typeof object["detail-type"] === "string" && typeof object["source"] === "string") return unwrapEvent(object);
  const siem = isJsonObject(object["aws"]) ? object["aws"]["cloudtrail"] : object["aws.cloudtrail"];
  if (isJsonObject(siem)) return { kind: "value", value: siem };
  for (const list of listKeys) {
    const values = object[list];
    if (Array.isArray(values)) return { kind: "list", list, values, envelope: object };
  }
  if (object["Event"] === "s3:TestEvent") return { kind: "skip", skip: "s3-event-notification" };
  return undefined;
}

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
function inflate(data: string): Unwrapped {
  try {
    return { kind: "bytes", bytes: gunzipSync(Buffer.from(data, "base64"), { maxOutputLength: inflatedLimit }) };
  } catch {
    return { kind: "malformed", message: "`awslogs.data` is no gzip in base64, or inflates to more than 64 MiB" };
  }
}

/**
 * An EventBridge event. Whoever may put events can write any `source` but those that begin with `aws.`, so the source is
 * what makes the record CloudTrail's.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
function unwrapEvent(object: JsonObject): Unwrapped {
  const type = object["detail-type"] as string;
  if (!/^aws\.s3(?:express|-outposts)?$/.test(object["source"] as string)) return { kind: "out-of-scope" };
  if (type.endsWith(" API Call via CloudTrail")) return { kind: "value", value: object["detail"] };
  return type.startsWith("Object ") ? { kind: "skip", skip: "s3-event-notification" } : { kind: "out-of-scope" };
}
