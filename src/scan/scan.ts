import { formats } from "../format/formats.ts";
import { Intake, type IntakeOptions } from "../profile/intake.ts";
import type { Profile } from "../profile/profile.ts";
import { digestOf, openBytes, type OpenedBytes } from "../source/open-bytes.ts";
import type { LogObject, UnreadInput } from "../source/log-object.ts";

/** What to scan and how. */
export interface ScanOptions extends Omit<IntakeOptions, "join"> {
  readonly objects: readonly LogObject[];
  /** Inputs that are known to be unreadable: they are reported with the rest. */
  readonly unread?: readonly UnreadInput[];
  /** Whether the profile is to list what went in, so that it cannot be merged with another one of the same objects. */
  readonly listSources?: boolean;
  /** Called after each chunk. */
  readonly onProgress?: (progress: ScanProgress) => void;
}

/** How far a scan has come. */
export interface ScanProgress {
  readonly objects: number;
  readonly objectsInAll: number;
  /** Bytes with gzip undone. */
  readonly bytes: number;
  readonly records: number;
}

/**
 * The local engine: reads objects and gives their traffic profile. An object that cannot be read, or not to its end, is
 * accounted for in the profile and stops nothing.
 *
 * @throws MemoryBudgetError where open requests could neither be kept in memory nor spilt
 */
export async function scan(options: ScanOptions): Promise<Profile> {
  const opened = new Map<LogObject, OpenedBytes>();
  const intake = new Intake({ ...options, join: await anyTrail(options.objects, opened) });
  for (const { name, message } of options.unread ?? []) intake.objectUnread(name, "", message);
  const digests = await digestsOf(options.objects, options.listSources ?? false);
  const seen = new Set<string>();
  let bytes = 0;
  for (const [index, object] of options.objects.entries()) {
    const digest = digests.get(object);
    if (digest !== undefined && seen.has(digest)) {
      intake.objectDuplicate();
      continue;
    }
    if (digest !== undefined) seen.add(digest);
    await readObject(object, opened.get(object), intake, digest, (chunk) => {
      bytes += chunk;
      options.onProgress?.({
        objects: index,
        objectsInAll: options.objects.length,
        bytes,
        records: intake.ledger.read,
      });
    });
  }
  return intake.close();
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
      intake.objectUnread(object.name, "", await whyUnknown(head, chunks));
      await close();
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

// Whether any object can hold CloudTrail records: else there is nothing to join. Objects that can be opened only once are
// left open at their head.
async function anyTrail(objects: readonly LogObject[], opened: Map<LogObject, OpenedBytes>): Promise<boolean> {
  let found = false;
  for (const object of objects) {
    const once = object.size === undefined;
    if (found && !once) continue;
    try {
      const bytes = await openBytes(object);
      found ||= formats.find((format) => format.detect(bytes.head))?.evidence(bytes.head) === "trail";
      if (once) opened.set(object, bytes);
      else await bytes.close();
    } catch {
      // Met again, and told, when it is read.
    }
  }
  return found;
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
