import { accessLogParts, type LineOptions } from "../../test/corpus/access-log-parts.ts";
import { randomOf } from "../../test/corpus/random.ts";
import type { World } from "../../test/corpus/world.ts";
import { usualCalls, websiteBucket } from "./usual-calls.ts";

/** An access-log line without its end, one character a byte, and the bucket in whose log it is. */
export interface BenchLine {
  readonly text: string;
  readonly bucket: string;
}

/** The access-log lines of a usual day, which has `count` calls. Some to the website are hostile. */
export function* usualLines(world: World, seed: number, count: number): Generator<BenchLine> {
  const form = randomOf(seed, 2);
  const hostility = randomOf(seed, 4);
  // What S3 writes now.
  const calm: LineOptions = { form, fieldCounts: [27] };
  const hostile: LineOptions = { ...calm, hostility, hostile: 0.5 };
  for (const call of usualCalls(world, seed, count)) {
    const options = call.bucket !== websiteBucket ? calm : { ...hostile, wild: call.index % 2 === 0 };
    for (const { text, file } of accessLogParts(world, call, options)) yield { text, bucket: file };
  }
}
