/** What an input `s3://bucket/prefix` names. */
export interface S3Location {
  /** As the user wrote it. */
  readonly input: string;
  readonly bucket: string;
  /** What keys begin with: a folder with its `/`, a part of a name, a whole key, or nothing. */
  readonly prefix: string;
}

/** Whether an input names something in S3. */
export function isS3Input(input: string): boolean {
  return /^s3:\/\//i.test(input);
}

/**
 * Reads `s3://bucket/prefix`. The prefix is a key's own text: nothing in it is decoded, and `..` is two dots.
 *
 * @throws RangeError where it has no bucket, or one that cannot be; the message is for the user
 */
export function parseS3Location(input: string): S3Location {
  const [, bucket = "", prefix = ""] = /^s3:\/\/([^/]*)(?:\/([\s\S]*))?$/i.exec(input) ?? [];
  if (bucket === "") throw new RangeError("it names no bucket: expected s3://bucket/prefix");
  if (bucket.startsWith("arn:")) {
    throw new RangeError("an ARN is no bucket: name the bucket, or an access point by its alias");
  }
  if (bucket.endsWith("--x-s3")) throw new RangeError("directory buckets hold no logs, and cannot be read");
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]$/.test(bucket)) {
    throw new RangeError("its bucket has a name that none can have: expected s3://bucket/prefix");
  }
  return { input, bucket, prefix };
}

/** What an object is called in reports. */
export function s3Name(bucket: string, key: string): string {
  return `s3://${bucket}/${key}`;
}

/** A prefix taken for a folder: with its `/`, or the whole bucket. */
export function asFolder(prefix: string): string {
  return prefix === "" || prefix.endsWith("/") ? prefix : `${prefix}/`;
}
