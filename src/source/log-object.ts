/** Something that holds log text: a file, standard input, an object in S3. */
export interface LogObject {
  /** As the user knows it: a path with `/`, or `-` for standard input. */
  readonly name: string;
  /** Bytes as stored, where that is known without reading. */
  readonly size: number | undefined;
  /** Of a file: where it lies, so that another thread can open it too. */
  readonly path?: string;
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

/** An input that cannot be read, and why. */
export interface UnreadInput {
  readonly name: string;
  readonly message: string;
}
