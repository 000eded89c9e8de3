import type { S3Bucket, S3Entry } from "./s3-bucket.ts";

// Together 16 MB at most. Larger objects, and compressed ones, may be left to threads that read as well as get.
const mostObjects = 1000;
const mostBytes = 16 * 1024;

/** The first small objects of a listing, which are got while it goes on: it takes about as long as getting them. */
export class EarlyObjects {
  readonly #fetch: (bucket: S3Bucket, entry: S3Entry) => Promise<Uint8Array | undefined>;
  readonly #coming = new Map<string, Promise<Uint8Array | undefined>>();
  #left = mostObjects;

  /** @param fetch gets an object; undefined where somebody else is to get it */
  constructor(fetch: (bucket: S3Bucket, entry: S3Entry) => Promise<Uint8Array | undefined>) {
    this.#fetch = fetch;
  }

  /** Begins to get some of the objects that a page of a listing has. */
  begin(bucket: S3Bucket, entries: readonly S3Entry[]): void {
    for (const entry of entries) {
      if (this.#left === 0) return;
      const id = idOf(bucket, entry);
      if (entry.size > mostBytes || entry.key.endsWith(".gz") || this.#coming.has(id)) continue;
      this.#left--;
      const content = this.#fetch(bucket, entry);
      // Met where it is taken.
      content.catch(() => {});
      this.#coming.set(id, content);
    }
  }

  /**
   * Gives an object out, once.
   *
   * @returns undefined where it was not begun, or somebody else is to get it
   * @throws Error that says why it could not be got
   */
  async take(bucket: S3Bucket, entry: S3Entry): Promise<Uint8Array | undefined> {
    const id = idOf(bucket, entry);
    const content = this.#coming.get(id);
    this.#coming.delete(id);
    return await content;
  }
}

/** Of what was listed, and no other that is written later under its key. */
function idOf(bucket: S3Bucket, { key, size, etag }: S3Entry): string {
  return `${bucket.name}/${key}\n${size} ${etag}`;
}
