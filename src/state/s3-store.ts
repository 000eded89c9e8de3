import { compareText } from "../diagnostic/diagnostic.ts";
import { openS3Bucket, type S3Entry, type WritableS3Bucket } from "../source/s3-bucket.ts";
import { type S3Failure, s3FailureOf } from "../source/s3-failure.ts";
import { asFolder, parseS3Location, s3Name } from "../source/s3-location.ts";
import type { S3Options } from "../source/s3-options.ts";
import { S3Reader } from "../source/s3-reader.ts";
import { StoreError } from "./state-error.ts";
import type { StateStore } from "./state-store.ts";

/**
 * A state in S3. An object is made by one conditional write (`If-None-Match: *`), whole or not at all, and of two runs that
 * write one key S3 lets one win. Listings must show what was written before, as S3's do since December 2020.
 *
 * @param location `s3://bucket/prefix`; the state is what lies directly below the prefix, taken for a folder
 * @throws RangeError where it is no such location
 */
export function s3Store(location: string, options: S3Options): StateStore {
  const { bucket: bucketName, prefix } = parseS3Location(location);
  const folder = asFolder(prefix);
  const name = s3Name(bucketName, folder).replace(/\/$/, "");
  const reader = new S3Reader(options.readTimeout);
  let opened: Promise<WritableS3Bucket> | undefined;
  // Opened by what needs it first: nothing can be said of a bucket before.
  const bucket = (): Promise<WritableS3Bucket> => opened ??= openS3Bucket(bucketName, folder, options);
  /** What the last listing said, so that reading does not ask for each object again. Objects are never changed. */
  let listed = new Map<string, S3Entry>();

  const act = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      const failure = s3FailureOf(error);
      throw new StoreError(`Cannot ${what}: ${failure.message}`, hintsOf(failure), { cause: error });
    }
  };

  const list = async (): Promise<string[]> => {
    const entries = new Map<string, S3Entry>();
    for (let continuationToken: string | undefined, isFirst = true; isFirst || continuationToken !== undefined;) {
      isFirst = false;
      const page = await (await bucket()).list({
        prefix: folder,
        delimiter: "/",
        ...(continuationToken === undefined ? {} : { continuationToken }),
      });
      // An object that stands for the folder itself is none of the state's, and has no name in it.
      for (const entry of page.entries) if (entry.key !== folder) entries.set(entry.key.slice(folder.length), entry);
      for (const key of page.unreadable) entries.set(key, { key, size: 0, etag: "" });
      continuationToken = page.continuationToken;
    }
    listed = entries;
    return [...entries.keys()].toSorted(compareText);
  };

  const read = async (path: string, limit: number): Promise<Uint8Array | undefined> => {
    const entry = listed.get(path) ?? await entryOf(await bucket(), folder + path);
    if (entry === undefined) return undefined;
    try {
      if (entry.size <= limit) return await reader.fetch(await bucket(), entry);
      return await firstBytes(reader.stream(await bucket(), entry), limit + 1);
    } catch (error) {
      if (s3FailureOf(error).code === "NoSuchKey") return undefined;
      throw error;
    }
  };

  return {
    name,
    list: () => act(`list ${name}`, list),
    read: (path, limit) => act(`read ${name}/${path}`, () => read(path, limit)),
    writeNew: (path, bytes) =>
      act(`write ${name}/${path}`, async () => await (await bucket()).putNew(folder + path, bytes)),
    remove: (path) => act(`remove ${name}/${path}`, async () => await (await bucket()).remove(folder + path)),
    close: () => {
      reader.close();
      // One that could not be opened has closed itself.
      opened?.then((one) => one.close(), () => {});
    },
  };
}

// Of all keys that begin so, the one that is no longer comes first.
async function entryOf(bucket: WritableS3Bucket, key: string): Promise<S3Entry | undefined> {
  const { entries: [first] } = await bucket.list({ prefix: key, limit: 1 });
  return first?.key === key ? first : undefined;
}

async function firstBytes(chunks: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const taken: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    taken.push(chunk);
    length += chunk.length;
    if (length >= limit) break;
  }
  return Buffer.concat(taken).subarray(0, limit);
}

function hintsOf({ code }: S3Failure): string[] {
  if (code === "AccessDenied") {
    return [
      "a state needs s3:ListBucket on the bucket, and s3:GetObject, s3:PutObject and s3:DeleteObject below its prefix",
    ];
  }
  if (code === "NotImplemented") {
    return ["the server has no conditional writes (If-None-Match), without which two runs could overwrite each other"];
  }
  return [];
}
