import type { S3Options } from "./s3-options.ts";

/** Something that holds log text: a file, standard input, an object in S3. */
export interface LogObject {
  /** As the user knows it: a path with `/`, or `-` for standard input. */
  readonly name: string;
  /** Bytes as stored, where that is known without reading. */
  readonly size: number | undefined;
  /** From where another thread can open it too; undefined for what can be opened but once. */
  readonly reference?: ObjectReference;
  /** What its store calls this content, such as an ETag of S3 with its quotes; undefined where the store has no such name. */
  readonly etag?: string;
  /**
   * Opens it from the beginning. A chunk's bytes are valid until the next one is asked for. Reading fails with an Error
   * whose message says what went wrong, without the name.
   */
  open(): AsyncIterable<Uint8Array>;
  /**
   * All bytes as stored, where they are to be had at once: a small file, or what was fetched. The bytes are valid until the
   * same is asked of any object. Undefined where it fails: {@link open} then tells why.
   */
  content?(): Uint8Array | undefined;
  /**
   * Of an object that is far away: gets the whole of it, so that several can be on their way at once. Fails as reading does.
   * Absent where opening is quick.
   */
  fetch?(): Promise<Uint8Array>;
}

/** Where an object lies, as data alone. */
export type ObjectReference =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "s3"; readonly bucket: S3BucketReference; readonly key: string; readonly etag: string };

/** A bucket that was listed, and how it is reached. */
export interface S3BucketReference {
  readonly name: string;
  readonly prefix: string;
  readonly options: S3Options;
}

/** An input that cannot be read, and why. */
export interface UnreadInput {
  readonly name: string;
  readonly message: string;
}
