import { always } from "../record/time-window.ts";
import { openS3Bucket, type S3Bucket } from "../source/s3-bucket.ts";
import { parseS3Location } from "../source/s3-location.ts";
import type { S3Options } from "../source/s3-options.ts";
import { foldersOf } from "./partitions-of.ts";
import type { SqlScanOptions } from "./sql-scan-options.ts";
import type { TableMappings } from "./tables.ts";

/** What queries read, found out by listing it. */
export interface ScanEstimate {
  /** As stored, which is what Athena charges. */
  readonly bytes: number;
  readonly objects: number;
  /** False where there is more, which was not listed. */
  readonly isWhole: boolean;
}

/** How a scan is estimated. */
export interface EstimateOptions {
  /** UTC, milliseconds since 1970. */
  readonly now: number;
  readonly s3: S3Options;
  /** Requests to S3 at most, of a thousand objects each. */
  readonly requests?: number;
  readonly signal?: AbortSignal;
}

// Half a cent, and some seconds.
const mostRequests = 1000;
const atOnce = 16;

/**
 * Lists what the partitions hold that a scan of tables reads.
 *
 * @throws S3Failure where a bucket cannot be listed
 * @throws RangeError where a table does not lie in S3
 */
export async function estimateScan(
  tables: TableMappings,
  { window = always, scope }: SqlScanOptions,
  { now, s3, requests = mostRequests, signal }: EstimateOptions,
): Promise<ScanEstimate> {
  const buckets = new Map<string, Promise<S3Bucket>>();
  const bucketOf = (name: string, prefix: string): Promise<S3Bucket> => {
    const bucket = buckets.get(name) ?? openS3Bucket(name, prefix, s3);
    buckets.set(name, bucket);
    return bucket;
  };
  let [bytes, objects, left, isWhole] = [0, 0, requests, true];
  const folders = allFolders();
  const listSome = async (): Promise<void> => {
    for (const folder of folders) {
      const { bucket, prefix } = parseS3Location(folder);
      let page: { readonly continuationToken?: string | undefined } = {};
      do {
        if (left === 0 || signal?.aborted === true) {
          isWhole = false;
          return;
        }
        left--;
        const { continuationToken } = page;
        const { entries, ...next } = await (await bucketOf(bucket, prefix))
          .list({ prefix, ...(continuationToken === undefined ? {} : { continuationToken }) });
        objects += entries.length;
        for (const { size } of entries) bytes += size;
        page = next;
      } while (page.continuationToken !== undefined);
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, listSome));
  } finally {
    for (const bucket of buckets.values()) bucket.then((open) => open.close(), () => {});
  }
  return { bytes, objects, isWhole };

  function* allFolders(): Generator<string> {
    for (const table of [...tables.accessLogs, ...tables.cloudTrail]) yield* foldersOf(table, window, scope, now);
  }
}
