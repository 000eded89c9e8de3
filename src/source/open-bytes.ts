import { createHash } from "node:crypto";
import { gunzip, gunzipWhole, isGzip } from "./gunzip.ts";
import type { LogObject } from "./log-object.ts";

/** How much of an object is looked at to tell its format. */
export const headBytes: number = 64 * 1024;

/** The content of an object with gzip undone. */
export interface OpenedBytes {
  /** The first {@link headBytes}, or all there is. */
  readonly head: Uint8Array;
  /** Everything, the head included. A chunk's bytes are valid until the next one is asked for. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Lets go of the object. Not needed once `chunks` has been gone through, or left. */
  close(): Promise<void>;
}

/** Opens an object and undoes gzip, told by its magic bytes and never by a name. */
export async function openBytes(object: LogObject): Promise<OpenedBytes> {
  const stored = await withHead(object.open(), 2);
  return isGzip(stored.head) ? withHead(gunzip(stored.chunks), headBytes) : withHead(stored.chunks, headBytes);
}

/**
 * All bytes of an object with gzip undone.
 *
 * @param stored its bytes as stored
 * @returns undefined where they are to be opened: they inflate to very much, or something is wrong with them
 */
export function inflated(stored: Uint8Array): Uint8Array | undefined {
  return isGzip(stored) ? gunzipWhole(stored) : stored;
}

/** SHA-256 of an object's bytes as stored, hexadecimal. */
export async function digestOf(object: LogObject): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of object.open()) hash.update(chunk);
  return hash.digest("hex");
}

async function withHead(chunks: AsyncIterable<Uint8Array>, wanted: number): Promise<OpenedBytes> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  let failure: { readonly error: unknown } | undefined;
  while (length < wanted) {
    try {
      const next = await iterator.next();
      if (next.done) break;
      length += next.value.length;
      // Copied where another chunk is asked for, and not by slice, which on a Buffer gives a view of the same bytes.
      first.push(length < wanted ? new Uint8Array(next.value) : next.value);
    } catch (error) {
      // What came before is read first; the failure is met again at its place.
      failure = { error };
      break;
    }
  }
  const begun = first.length === 1 ? (first[0] as Uint8Array) : Buffer.concat(first);
  const close = async (): Promise<void> => {
    await iterator.return?.();
  };
  return { head: begun.subarray(0, wanted), chunks: rest(), close };

  async function* rest(): AsyncGenerator<Uint8Array> {
    try {
      if (begun.length > 0) yield begun;
      if (failure !== undefined) throw failure.error;
      for (;;) {
        const next = await iterator.next();
        if (next.done) return;
        yield next.value;
      }
    } finally {
      await close();
    }
  }
}
