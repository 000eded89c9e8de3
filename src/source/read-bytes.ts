import type { LogObject } from "./log-object.ts";

/** The first bytes of an object: all of them where it has no more than `limit`, else `limit` and at least one more. */
export async function readBytes(object: LogObject, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of object.open()) {
    chunks.push(new Uint8Array(chunk));
    length += chunk.length;
    if (length > limit) break;
  }
  return Buffer.concat(chunks);
}
