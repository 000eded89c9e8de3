import type { LogObject, ObjectReference } from "./log-object.ts";
import type { S3Bucket, S3Entry } from "./s3-bucket.ts";
import { s3Name } from "./s3-location.ts";

/** Gets objects of a bucket. */
export interface S3Source {
  stream(bucket: S3Bucket, entry: S3Entry): AsyncIterable<Uint8Array>;
  fetch(bucket: S3Bucket, entry: S3Entry): Promise<Uint8Array>;
}

/** An object of S3. There may be a million of them, so each holds little. */
export class S3Object implements LogObject {
  readonly name: string;
  readonly size: number;
  readonly etag: string;
  readonly #bucket: S3Bucket;
  readonly #source: S3Source;

  constructor(bucket: S3Bucket, source: S3Source, { key, size, etag }: S3Entry) {
    this.name = s3Name(bucket.name, key);
    this.size = size;
    this.etag = etag;
    this.#bucket = bucket;
    this.#source = source;
  }

  get reference(): ObjectReference {
    const { key, etag } = this.#entry();
    return { kind: "s3", bucket: this.#bucket.reference, key, etag };
  }

  open(): AsyncIterable<Uint8Array> {
    return this.#source.stream(this.#bucket, this.#entry());
  }

  fetch(): Promise<Uint8Array> {
    return this.#source.fetch(this.#bucket, this.#entry());
  }

  #entry(): S3Entry {
    return { key: this.name.slice(s3Name(this.#bucket.name, "").length), size: this.size, etag: this.etag };
  }
}
