import { formats } from "../format/formats.ts";
import { Intake, type IntakeOptions } from "../profile/intake.ts";
import { mergeProfiles } from "../profile/merge-profiles.ts";
import type { Profile } from "../profile/profile.ts";
import { isProfile, readProfile } from "../profile/read-profile.ts";
import type { LogObject, UnreadInput } from "../source/log-object.ts";
import { digestOf, openBytes, type OpenedBytes } from "../source/open-bytes.ts";

/** What to scan and how. */
export interface ScanOptions extends Omit<IntakeOptions, "join"> {
  /** Log objects, and profiles made earlier. */
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
 * The local engine: reads log objects and gives their traffic profile, merged with the profiles among them. An object
 * that cannot be read, or not to its end, is accounted for in the profile and stops nothing.
 *
 * @throws MemoryBudgetError where open requests could neither be kept in memory nor spilt
 * @throws RangeError where two of the profiles, or a profile and a log object, hold the same
 */
export async function scan(options: ScanOptions): Promise<Profile> {
  const kinds = await lookInto(options.objects);
  const intake = new Intake({ ...options, join: kinds.trail });
  for (const { name, message } of options.unread ?? []) intake.objectUnread(name, "", message);
  const logs = options.objects.filter((object) => !kinds.profiles.has(object));
  const profiles: Profile[] = [];
  for (const object of kinds.profiles) {
    try {
      profiles.push(await readProfile((kinds.opened.get(object) ?? (await openBytes(object))).chunks));
    } catch (error) {
      intake.objectUnread(object.name, "", `is a damaged profile: ${(error as Error).message}`);
    }
  }

  const digests = await digestsOf(logs, options.listSources === true || profiles.length > 0);
  const seen = new Set<string>();
  let bytes = 0;
  for (const [index, object] of logs.entries()) {
    const digest = digests.get(object);
    if (digest !== undefined && seen.has(digest)) {
      intake.objectDuplicate();
      continue;
    }
    if (digest !== undefined) seen.add(digest);
    await readObject(object, kinds.opened.get(object), intake, digest, (count) => {
      bytes += count;
      options.onProgress?.({ objects: index, objectsInAll: logs.length, bytes, records: intake.ledger.read });
    });
  }
  const profile = intake.close();
  if (profiles.length === 0) return profile;
  // Where no log was read there was nothing to join, and the profiles say how they were made.
  const join = logs.length === 0 ? (profiles[0] as Profile).header.join : profile.header.join;
  return mergeProfiles([{ ...profile, header: { ...profile.header, join } }, ...profiles]);
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

/** What a first look at all objects tells. */
interface ObjectKinds {
  /** Whether any object can hold CloudTrail records: else there is nothing to join. */
  readonly trail: boolean;
  readonly profiles: ReadonlySet<LogObject>;
  /** Objects that can be opened only once, left open at their beginning. */
  readonly opened: ReadonlyMap<LogObject, OpenedBytes>;
}

async function lookInto(objects: readonly LogObject[]): Promise<ObjectKinds> {
  let trail = false;
  const profiles = new Set<LogObject>();
  const opened = new Map<LogObject, OpenedBytes>();
  for (const object of objects) {
    try {
      const bytes = await openBytes(object);
      if (isProfile(bytes.head)) profiles.add(object);
      else trail ||= formats.find((format) => format.detect(bytes.head))?.evidence(bytes.head) === "trail";
      if (object.size === undefined) opened.set(object, bytes);
      else await bytes.close();
    } catch {
      // Met again, and told, when it is read.
    }
  }
  return { trail, profiles, opened };
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
