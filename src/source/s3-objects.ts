import { compareText } from "../diagnostic/diagnostic.ts";
import type { TimeWindow } from "../record/time-window.ts";
import { EarlyObjects } from "./early-objects.ts";
import type { FetchThreads } from "./fetch-threads.ts";
import type { ObjectListing } from "./list-objects.ts";
import type { UnreadInput } from "./log-object.ts";
import { openS3Bucket, type S3Bucket, type S3Entry } from "./s3-bucket.ts";
import { s3FailureOf } from "./s3-failure.ts";
import { listS3Objects, type S3Listing } from "./s3-listing.ts";
import { parseS3Location, s3Name } from "./s3-location.ts";
import { S3Object, type S3Source } from "./s3-object.ts";
import type { S3Options } from "./s3-options.ts";
import { S3Reader } from "./s3-reader.ts";

/** What some inputs in S3 name. */
export interface S3ObjectListing extends ObjectListing {
  /** Objects without content that stand for folders, which were left out. */
  readonly markers: number;
  /** Lets go of the connections, and of the threads. */
  close(): void;
}

/** How objects in S3 are chosen. */
export interface S3Choice {
  /** Where given, objects that cannot hold a record of it are left out. */
  readonly window?: TimeWindow;
  /** Called with the number of objects found so far. */
  readonly onFound?: (objects: number) => void;
  /** Get objects where they were started; are started where there are many. Left out, this thread does all. */
  readonly fetchThreads?: FetchThreads;
  /** Whether all that is found will be read: then threads begin with it while the listing goes on. */
  readonly isAllRead?: boolean;
}

// Getting as many takes as long as starting a thread.
const worthThreads = 1000;

/**
 * Lists the objects that inputs `s3://bucket/prefix` name. A prefix that is also the name of an object, with others behind
 * it, names all of them, as S3 has it. What cannot be listed is told among the unread, and stops nothing.
 */
export async function s3Objects(
  inputs: readonly string[],
  options: S3Options,
  choice: S3Choice = {},
): Promise<S3ObjectListing> {
  const reader = new S3Reader(options.readTimeout);
  const { fetchThreads, isAllRead = false, window, onFound } = choice;
  const byThread = async (bucket: S3Bucket, entry: S3Entry): Promise<Uint8Array | undefined> =>
    await fetchThreads?.fetch(bucket, entry);
  const early = new EarlyObjects(byThread);
  const source: S3Source = {
    stream: (bucket, entry) => reader.stream(bucket, entry),
    fetch: async (bucket, entry) =>
      await early.take(bucket, entry) ?? await byThread(bucket, entry) ?? await reader.fetch(bucket, entry),
  };
  const buckets = new Map<string, S3Bucket>();
  const objects = new Map<string, S3Object>();
  const unread: UnreadInput[] = [];
  const markers = new Set<string>();
  for (const input of inputs) {
    try {
      const { bucket: name, prefix } = parseS3Location(input);
      const bucket = buckets.get(name) ?? await openS3Bucket(name, prefix, options);
      buckets.set(name, bucket);
      const before = objects.size;
      const listing = await listS3Objects(bucket, prefix, {
        ...(window === undefined ? {} : { window }),
        onFound: (count, entries) => {
          if (before + count >= worthThreads) fetchThreads?.start(options.readTimeout);
          if (isAllRead && fetchThreads?.isReady === true) early.begin(bucket, entries);
          onFound?.(before + count);
        },
      });
      for (const entry of listing.entries) {
        const object = new S3Object(bucket, source, entry);
        objects.set(object.name, object);
      }
      for (const key of listing.markers) markers.add(s3Name(name, key));
      unread.push(...unreadOf(input, name, listing));
    } catch (error) {
      unread.push({ name: input, message: error instanceof RangeError ? error.message : s3FailureOf(error).message });
    }
  }
  const byName = (a: { name: string }, b: { name: string }): number => compareText(a.name, b.name);
  return {
    objects: [...objects.values()].sort(byName),
    unread: unread.toSorted(byName),
    markers: markers.size,
    close: () => {
      fetchThreads?.close();
      reader.close();
      for (const bucket of buckets.values()) bucket.close();
    },
  };
}

function unreadOf(input: string, bucket: string, { isAny, failure, unreadable, entries }: S3Listing): UnreadInput[] {
  const unread = unreadable.map((key) => ({ name: s3Name(bucket, key), message: "has a key that is no UTF-8 text" }));
  if (failure !== undefined) {
    const far = entries.length === 0 ? "cannot be listed" : "cannot be listed whole";
    return [...unread, { name: input, message: `${far}: ${failure.message}` }];
  }
  return isAny ? unread : [...unread, { name: input, message: "no object has a key that begins so" }];
}
