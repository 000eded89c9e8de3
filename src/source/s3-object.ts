import type { LogObject, ObjectReference } from "./log-object.ts";
import type { S3Bucket, S3Entry } from "./s3-bucket.ts";
import { s3Name } from "./s3-location.ts";
import type { S3Reader } from "./s3-reader.ts";

/** An object of S3. There may be a million of them, so each holds little. */
export class S3Object implements LogObject {
  readonly name: string;
  readonly size: number;
  readonly etag: string;
  readonly #bucket: S3Bucket;
  readonly #reader: S3Reader;

  constructor(bucket: S3Bucket, reader: S3Reader, { key, size, etag }: S3Entry) {
    this.name = s3Name(bucket.name, key);
    this.size = size;
    this.etag = etag;
    this.#bucket = bucket;
    this.#reader = reader;
  }

  get reference(): ObjectReference {
    const { key, etag } = this.#entry();
    return { kind: "s3", bucket: this.#bucket.reference, key, etag };
  }

  open(): AsyncIterable<Uint8Array> {
    return this.#reader.stream(this.#bucket, this.#entry());
  }

  fetch(): Promise<Uint8Array> {
    return this.#reader.fetch(this.#bucket, this.#entry());
  }

  #entry(): S3Entry {
    return { key: this.name.slice(s3Name(this.#bucket.name, "").length), size: this.size, etag: this.etag };
  }
}
