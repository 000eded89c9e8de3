import type { RecordFacts } from "../record/record.ts";

/** One record of a request whose other records may still come. */
export interface Half {
  readonly facts: RecordFacts;
  readonly requestId: string;
  /** CloudTrail's eventID as {@link eventNumbers} gives it. */
  readonly event: readonly [number, number];
  readonly time: number;
  readonly bytes: number;
  readonly object: string;
  readonly number: number;
}

/**
 * 64 bits of an eventID (a UUID, whose bits are random; of any other text a hash), by which records of one request are
 * told apart. Zeros stand for no id.
 */
export function eventNumbers(eventId: string): [number, number] {
  if (eventId === "") return [0, 0];
  const uuid = /^([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}([0-9a-f]{8})$/i.exec(eventId);
  if (uuid !== null) return [Number.parseInt(uuid[1] as string, 16), Number.parseInt(uuid[2] as string, 16)];
  let [high, low] = [0x811c9dc5, 0xc9dc5118];
  for (let i = 0; i < eventId.length; i++) {
    high = Math.imul(high ^ eventId.charCodeAt(i), 0x01000193);
    low = Math.imul(low ^ eventId.charCodeAt(i), 0x5bd1e995) ^ (low >>> 15);
  }
  return [high >>> 0, (low >>> 0) | 1];
}
