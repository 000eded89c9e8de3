import { MessageChannel } from "node:worker_threads";
import { createGunzip, gunzipSync } from "node:zlib";

// Compressed bytes handed to the inflater at a time. What a broken slice holds is lost, so it is small.
const sliceBytes = 16 * 1024;

/** Whether bytes begin as gzip does (RFC 1952). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes.length >= 2 && bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Inflates gzip of one or several members, in bounded memory. All bytes of the slices before a failure are given out
 * before it is thrown, the same on every runtime.
 *
 * @throws Error where the data is cut short, broken, or followed by something else
 */
export async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const inflater = createGunzip({ chunkSize: 256 * 1024 });
  let inflated: Uint8Array[] = [];
  let ended = false;
  inflater.on("data", (chunk: Uint8Array) => inflated.push(chunk));
  // Node tells a failure to the callback of the write as well, Deno in this event only.
  const failed = new Promise<never>((_, reject) => {
    inflater.on("error", (error) => reject(new Error(gzipMessage(error), { cause: error })));
  });
  failed.catch(() => {});
  const end = new Promise<void>((resolve) => {
    inflater.on("end", () => {
      ended = true;
      resolve();
    });
  });
  const take = (): Uint8Array[] => {
    const all = inflated;
    inflated = [];
    return all;
  };
  try {
    for await (const chunk of chunks) {
      for (let start = 0; start < chunk.length; start += sliceBytes) {
        if (ended) {
          refuseAllButZeros(chunk.subarray(start));
          break;
        }
        // Copied, because the inflater may hold it after the next chunk has overwritten the source's buffer.
        const slice = new Uint8Array(chunk.subarray(start, start + sliceBytes));
        const before = inflater.bytesWritten;
        const written = new Promise<void>((resolve) => inflater.write(slice, (error) => error ?? resolve()));
        await Promise.race([written, end, failed]);
        yield* take();
        // After a member that zeros follow (tape blocks) the inflater ends, whatever else there is.
        if (ended) refuseAllButZeros(slice.subarray(inflater.bytesWritten - before));
      }
    }
    inflater.end();
    await Promise.race([end, failed]);
    yield* take();
  } finally {
    inflater.destroy();
  }
}

// More than this is inflated in pieces: a year of lines may be in one object.
const atOnceLimit = 16 * 1024 * 1024;
const blockBytes = 64 * 1024;

/**
 * Inflates a whole object at once, several times faster than {@link gunzip}.
 *
 * @returns undefined where that is not possible, or where anything is wrong with the data, which `gunzip` will tell
 */
export function gunzipWhole(bytes: Uint8Array): Uint8Array | undefined {
  // The last member says how long it is (RFC 1952 2.3.1). It may lie; it is only where the first block's size comes from.
  const { length } = bytes;
  const told = length < 18 ? 0 : new DataView(bytes.buffer, bytes.byteOffset, length).getUint32(length - 4, true);
  if (told > atOnceLimit) return undefined;
  try {
    const chunkSize = Math.max(blockBytes, told + 1);
    const options = { chunkSize, maxOutputLength: atOnceLimit, info: true };
    // Node's types do not know of `info`: https://nodejs.org/docs/latest-v20.x/api/zlib.html#class-options
    const { buffer, engine } = gunzipSync(bytes, options) as unknown as {
      readonly buffer: Uint8Array;
      readonly engine: { readonly bytesWritten: number };
    };
    // Zeros, or anything else, may follow the last member.
    return engine.bytesWritten === length ? buffer : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Gives back the memory of what {@link gunzipWhole} has made, and leaves it empty. The collector does not see these bytes, and
 * would let 64 MB of them come together in each thread before it looked.
 */
export function letGo({ buffer }: Uint8Array): void {
  const { transfer } = buffer as { transfer?: (length: number) => ArrayBuffer };
  // Node 20 has no transfer(): there they are sent to where nobody receives them.
  if (transfer === undefined) nowhere.postMessage(undefined, [buffer as ArrayBuffer]);
  else transfer.call(buffer, 0);
}

const { port1: nowhere } = new MessageChannel();
nowhere.close();

function refuseAllButZeros(bytes: Uint8Array): void {
  if (bytes.some((byte) => byte !== 0)) throw new Error("something else follows the gzip data");
}

function gzipMessage(error: Error): string {
  const { code } = error as { code?: string };
  return code === "Z_BUF_ERROR" ? "the gzip data is cut short" : "the gzip data is broken";
}
