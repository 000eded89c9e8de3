import { accessLogParts } from "./access-log-parts.ts";
import { callsOf } from "./call.ts";
import { randomOf } from "./random.ts";
import { type World, worldOf } from "./world.ts";

/**
 * Access-log lines without end of line, one character a byte, at some 40 MB a second: for tests and benchmarks of size.
 *
 * @param seed the same seed gives the same lines
 * @param count of calls; copies and multi-object deletes have several lines
 */
export function* accessLogLines(seed: number, count: number, world: World = largeWorld()): Generator<string> {
  const form = randomOf(seed, 2);
  for (const call of callsOf(world, seed, count)) {
    for (const part of accessLogParts(world, call, { form })) yield part.text;
  }
}

const chunkBytes = 256 * 1024;
const longestLine = 64 * 1024;

/** {@link accessLogLines} in chunks of about 256 KiB, each ending with a line. */
export function* accessLogChunks(seed: number, count: number, world: World = largeWorld()): Generator<Uint8Array> {
  // Written line by line: a text of so many pieces would be copied several times.
  let chunk = Buffer.allocUnsafe(chunkBytes + longestLine);
  let length = 0;
  for (const line of accessLogLines(seed, count, world)) {
    length += chunk.write(line, length, "latin1");
    chunk[length++] = 0x0a;
    if (length < chunkBytes) continue;
    yield chunk.subarray(0, length);
    chunk = Buffer.allocUnsafe(chunkBytes + longestLine);
    length = 0;
  }
  if (length > 0) yield chunk.subarray(0, length);
}

/** A world of a company's size: 200 buckets, thousands of callers, a hundred thousand addresses. */
export function largeWorld(): World {
  return worldOf({ buckets: 200, callers: 2000, addresses: 10_000, keys: 20_000, days: 1 });
}
