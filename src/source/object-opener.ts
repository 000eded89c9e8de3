import { fileObject } from "./file-object.ts";
import type { LogObject, ObjectReference, S3BucketReference } from "./log-object.ts";
import { openS3Bucket, type S3Bucket } from "./s3-bucket.ts";
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
    this.#reader ??= new S3Reader(bucket.options.readTimeout);
    const reader = this.#reader;
    const opened = (): Promise<S3Bucket> => this.#bucket(bucket);
    return {
      name,
      size,
      etag,
      reference,
      open: async function* () {
        yield* reader.stream(await opened(), entry);
      },
      fetch: async () => await reader.fetch(await opened(), entry),
    };
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
