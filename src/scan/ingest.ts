import { formats } from "../format/formats.ts";
import type { Intake } from "../profile/intake.ts";
import type { LogObject } from "../source/log-object.ts";
import { digestOf, openBytes, type OpenedBytes } from "../source/open-bytes.ts";

/** How far a scan has come. */
export interface ScanProgress {
  readonly objects: number;
  readonly objectsInAll: number;
  /** Bytes with gzip undone. */
  readonly bytes: number;
  readonly records: number;
}

/** How log objects are read into an intake. */
export interface IngestOptions {
  /** Objects that are open at their beginning already. */
  readonly opened?: ReadonlyMap<LogObject, OpenedBytes>;
  /** Whether a digest is made of every object, or only of those that may be there twice. */
  readonly allDigests?: boolean;
  /** Called after each chunk. */
  readonly onProgress?: (progress: ScanProgress) => void;
}

/**
 * Reads log objects into an intake, each content once. An object that cannot be read, or not to its end, is accounted for
 * there and stops nothing.
 */
export async function ingest(
  objects: readonly LogObject[],
  intake: Intake,
  options: IngestOptions = {},
): Promise<void> {
  const digests = await digestsOf(objects, options.allDigests === true);
  const seen = new Set<string>();
  let bytes = 0;
  for (const [index, object] of objects.entries()) {
    const digest = digests.get(object);
    if (digest !== undefined && seen.has(digest)) {
      intake.objectDuplicate();
      continue;
    }
    if (digest !== undefined) seen.add(digest);
    await readObject(object, options.opened?.get(object), intake, digest, (count) => {
      bytes += count;
      options.onProgress?.({ objects: index, objectsInAll: objects.length, bytes, records: intake.ledger.read });
    });
  }
}

async function readObject(
  object: LogObject,
  already: OpenedBytes | undefined,
  intake: Intake,
  digest: string | undefined,
  onBytes: (count: number) => void,
): Promise<void> {
  let offset = 0;
  try {
    const { head, chunks, close } = already ?? (await openBytes(object));
    const format = formats.find((candidate) => candidate.detect(head));
    if (format === undefined) {
      const message = await whyUnknown(head, chunks);
      await close();
      intake.objectUnread(object.name, "", message);
      return;
    }
    const reader = format.read(intake.sink(object.name));
    let complete = false;
    try {
      for await (const chunk of chunks) {
        reader.push(chunk);
        offset += chunk.length;
        onBytes(chunk.length);
      }
      complete = true;
    } finally {
      reader.end(complete);
    }
    intake.objectRead(digest?.slice(0, 16));
  } catch (error) {
    intake.objectUnread(object.name, offset === 0 ? "" : `byte ${offset + 1}`, (error as Error).message);
  }
}

// An object of which nothing could be had has its own reason; reading on meets it.
async function whyUnknown(head: Uint8Array, chunks: AsyncIterable<Uint8Array>): Promise<string> {
  if (head.length === 0) {
    for await (const _ of chunks) break;
    return "is empty, and no log is delivered empty";
  }
  return `is in none of the formats ${formats.map(({ name }) => name).join(", ")}`;
}

// Two objects can have the same content only where they have the same size.
async function digestsOf(objects: readonly LogObject[], all: boolean): Promise<Map<LogObject, string>> {
  const ofSize = new Map<number | undefined, number>();
  for (const { size } of objects) ofSize.set(size, (ofSize.get(size) ?? 0) + 1);
  const digests = new Map<LogObject, string>();
  for (const object of objects) {
    if (object.size === undefined || (!all && (ofSize.get(object.size) ?? 0) < 2)) continue;
    try {
      digests.set(object, await digestOf(object));
    } catch {
      // Met again, and told, when it is read.
    }
  }
  return digests;
}
