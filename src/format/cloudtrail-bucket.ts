import { bucketOfHost, isAccessPointAlias } from "./cloudtrail-host.ts";
import { isJsonObject, type JsonObject, objectOr, textsOf } from "./json-object.ts";

/** The buckets that a CloudTrail record is about. */
export interface TrailBuckets {
  /** Buckets acted upon: one, unless the record contradicts itself. */
  readonly main: readonly string[];
  /** Buckets read as the source of a copy. */
  readonly copySource: readonly string[];
  /** What is not well about the names, for a notice; empty where all is. */
  readonly problem: string;
  /** Whether the request may have touched another bucket, which the record does not tell. */
  readonly incomplete: boolean;
}

/**
 * Finds the buckets of a record: every bucket and object ARN in `resources`, then `bucketName`, `bucket` and the host.
 * `resources` is AWS's own word. The parameters may hold what a client wrote into its query, so a name that disagrees is
 * counted too, never instead.
 *
 * @param operation by its S3 API name
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-understanding-s3-entries.html
 */
export function bucketsOfTrail(record: JsonObject, operation: string): TrailBuckets {
  const resources = record["resources"];
  const parameters = objectOr(record["requestParameters"]);
  const listed = new Set<string>();
  let objects = 0;
  if (Array.isArray(resources)) {
    for (const resource of resources) {
      if (!isJsonObject(resource)) continue;
      for (const key of ["ARN", "arn", "ARNPrefix"]) {
        const arn = resource[key];
        const bucket = typeof arn === "string" ? bucketOfArn(arn) : "";
        if (bucket === "") continue;
        listed.add(bucket);
        if (resource["type"] === "AWS::S3::Object") objects++;
      }
    }
  }
  const named = new Set<string>();
  for (const key of ["bucketName", "bucket"]) {
    for (const text of textsOf(parameters[key])) {
      const bucket = bucketOfName(text);
      if (bucket !== "") named.add(bucket);
    }
  }
  for (const key of ["Host", "host"]) {
    for (const host of textsOf(parameters[key])) {
      const bucket = bucketOfHost(host);
      if (bucket !== "") named.add(bucket);
    }
  }
  return copyOperations.has(operation) ? ofCopy(listed, named, parameters, objects) : ofRequest(listed, named);
}

const copyOperations: ReadonlySet<string> = new Set(["CopyObject", "UploadPartCopy"]);

function ofRequest(listed: ReadonlySet<string>, named: ReadonlySet<string>): TrailBuckets {
  const main = [...new Set([...listed, ...named])];
  return { main, copySource: [], problem: main.length > 1 ? contradiction : "", incomplete: false };
}

const contradiction = "the record names several buckets for one request; it counts for each";

/** @param objects how many object ARNs there are: of a copy, one is the source's */
function ofCopy(
  listed: ReadonlySet<string>,
  named: ReadonlySet<string>,
  parameters: JsonObject,
  objects: number,
): TrailBuckets {
  const given = new Set<string>();
  for (const text of textsOf(parameters["x-amz-copy-source"])) {
    const bucket = bucketOfCopySource(text);
    if (bucket !== "") given.add(bucket);
  }
  if (given.size > 0) {
    const main = new Set([...named, ...[...listed].filter((bucket) => !given.has(bucket))]);
    // A copy within one bucket.
    if (main.size === 0) { for (const bucket of listed) main.add(bucket); }
    return {
      main: [...main],
      copySource: [...given],
      problem: main.size > 1 || given.size > 1 ? contradiction : "",
      incomplete: false,
    };
  }
  if (named.size > 0) {
    const rest = [...listed].filter((bucket) => !named.has(bucket));
    const source = rest.length === 0 && objects > 1 ? [...named] : rest;
    const contradicts = named.size > 1 || rest.length > 1;
    return {
      main: [...named],
      copySource: source,
      problem: contradicts ? contradiction : source.length === 0 ? "the source of the copy cannot be told" : "",
      incomplete: source.length === 0,
    };
  }
  // Which of them was read and which written is not told: each counts as both.
  const both = [...listed];
  return {
    main: both,
    copySource: both,
    problem: both.length === 0 ? "" : "the record does not tell the source of the copy from its destination",
    incomplete: false,
  };
}

/**
 * The bucket of an ARN of a bucket or object: `arn:aws:s3:::BUCKET/KEY`, and those of directory and Outposts buckets.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 *
 * @returns empty for access points, and for whatever is not S3's
 */
function bucketOfArn(arn: string): string {
  if (!arn.startsWith("arn:")) return "";
  const fields = arn.split(":", 5);
  const service = fields[2] ?? "";
  const resource = arn.slice(fields.join(":").length + 1);
  if (service === "s3") {
    if (fields[3] !== "" || fields[4] !== "") return "";
    const slash = resource.indexOf("/");
    return slash < 0 ? resource : resource.slice(0, slash);
  }
  if (!/^s3(?:express|-outposts)/.test(service)) return "";
  // AWS's page on directory buckets also has `arn:aws:s3express-REGION:ACCOUNT:bucket/...`.
  return /(?:^|[:/])bucket\/([^/:]+)/.exec(arn.slice(4))?.[1] ?? "";
}

/** The bucket that a parameter names; empty for an access point, which is another way to a bucket and not its name. */
function bucketOfName(text: string): string {
  return text.startsWith("arn:") ? bucketOfArn(text) : isAccessPointAlias(text) ? "" : text;
}

/**
 * The bucket in a copy source: `BUCKET/KEY`, with or without a leading slash, percent-encoded or not, or an ARN.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
 */
function bucketOfCopySource(text: string): string {
  const decoded = decode(text).replace(/^\//, "");
  if (decoded.startsWith("arn:")) return bucketOfArn(decoded);
  const slash = decoded.indexOf("/");
  return slash <= 0 ? "" : bucketOfName(decoded.slice(0, slash));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A malformed escape further on does not change what stands before it.
    return text.replace(/%([0-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }
}
