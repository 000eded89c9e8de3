import { defaultS3Options } from "../../src/source/s3-options.ts";
import type { S3Bucket, S3Page, S3PageRequest } from "../../src/source/s3-bucket.ts";

/** A bucket of keys in memory that lists as S3 says it does, for as many keys as no test could store; it counts requests. */
export interface ModelBucket extends S3Bucket {
  readonly requests: S3PageRequest[];
}

/** @param pageSize keys and folders of a page at most; S3's own is 1,000 */
export function modelBucket(keys: readonly string[], pageSize = 1000): ModelBucket {
  const bytes = (text: string): Buffer => Buffer.from(text, "utf8");
  const isAscii = keys.every((key) => /^[\x20-\x7e]*$/.test(key));
  // Code units and UTF-8 bytes agree on ASCII, and comparing texts is much quicker.
  const compare = isAscii
    ? (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
    : (a: string, b: string): number => Buffer.compare(bytes(a), bytes(b));
  const sorted = [...new Set(keys)].sort(compare);
  const requests: S3PageRequest[] = [];
  // The first key that is not before a text.
  const place = (text: string): number => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(sorted[middle] ?? "", text) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const list = (request: S3PageRequest): S3Page => {
    requests.push(request);
    const { prefix, delimiter = "", startAfter = "", continuationToken, limit = pageSize } = request;
    const entries: string[] = [];
    const folders: string[] = [];
    const behind = continuationToken === undefined ? startAfter : continuationToken.slice(1);
    let index = Math.max(place(prefix), place(behind));
    let last = "";
    for (; index < sorted.length; index++) {
      const key = sorted[index] ?? "";
      if (!key.startsWith(prefix)) {
        if (compare(key, prefix) > 0) break;
        continue;
      }
      const end = delimiter === "" ? -1 : key.indexOf(delimiter, prefix.length);
      const item = end < 0 ? key : key.slice(0, end + delimiter.length);
      const isFolder = end >= 0;
      if (behind !== "" && compare(key, behind) <= 0) continue;
      if (isFolder && (item === folders.at(-1) || (continuationToken !== undefined && behind.startsWith(item)))) {
        continue;
      }
      if (entries.length + folders.length >= limit) {
        return page(entries, folders, `+${last}`);
      }
      (isFolder ? folders : entries).push(item);
      last = isFolder ? item : key;
    }
    return page(entries, folders, undefined);
  };
  return {
    name: "model",
    reference: { name: "model", prefix: "", options: defaultS3Options },
    requests,
    list: (request) => Promise.resolve(list(request)),
    close: () => {},
    sign: () => Promise.reject(new Error("a model has no content")),
  };
}

function page(entries: readonly string[], folders: readonly string[], continuationToken: string | undefined): S3Page {
  return {
    entries: entries.map((key) => ({ key, size: key.endsWith("/") ? 0 : 1, etag: '"e"' })),
    folders,
    unreadable: [],
    continuationToken,
  };
}
