import { fileObject } from "./file-object.ts";
import type { LogObject, ObjectReference, S3BucketReference } from "./log-object.ts";
import { openS3Bucket, type S3Bucket, type S3Entry } from "./s3-bucket.ts";
import { S3Reader } from "./s3-reader.ts";

/** Opens objects of references, in whichever thread: each has connections of its own. */
export class ObjectOpener {
  readonly #buckets = new Map<string, Promise<S3Bucket>>();
  readonly #opened: S3Bucket[] = [];
  #reader: S3Reader | undefined;

  open(
    { name, size, reference }: { readonly name: string; readonly size: number; readonly reference: ObjectReference },
  ): LogObject {
    if (reference.kind === "file") return fileObject(reference.path, name, size);
    const { bucket, key, etag } = reference;
    const entry = { key, size, etag };
    return {
      name,
      size,
      etag,
      reference,
      open: () => this.#stream(bucket, entry),
      fetch: () => this.#fetch(bucket, entry),
    };
  }

  async #fetch(reference: S3BucketReference, entry: S3Entry): Promise<Uint8Array> {
    const bucket = await this.#bucket(reference);
    return await this.#readerOf(reference).fetch(bucket, entry);
  }

  async *#stream(reference: S3BucketReference, entry: S3Entry): AsyncGenerator<Uint8Array> {
    const bucket = await this.#bucket(reference);
    yield* this.#readerOf(reference).stream(bucket, entry);
  }

  #readerOf({ options }: S3BucketReference): S3Reader {
    return this.#reader ??= new S3Reader(options.readTimeout);
  }

  /** Closes all connections. */
  close(): void {
    this.#reader?.close();
    for (const bucket of this.#opened) bucket.close();
  }

  #bucket(reference: S3BucketReference): Promise<S3Bucket> {
    let bucket = this.#buckets.get(reference.name);
    if (bucket === undefined) {
      bucket = openS3Bucket(reference.name, reference.prefix, reference.options).then((opened) => {
        this.#opened.push(opened);
        return opened;
      });
      this.#buckets.set(reference.name, bucket);
    }
    return bucket;
  }
}
