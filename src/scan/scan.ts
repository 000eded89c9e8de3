import { formats } from "../format/formats.ts";
import { Intake, type IntakeOptions } from "../profile/intake.ts";
import { mergeProfiles } from "../profile/merge-profiles.ts";
import type { Profile } from "../profile/profile.ts";
import { isProfile, readProfile } from "../profile/read-profile.ts";
import type { LogObject, UnreadInput } from "../source/log-object.ts";
import { openBytes, type OpenedBytes } from "../source/open-bytes.ts";
import { ingest, type ScanProgress } from "./ingest.ts";

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

  await ingest(logs, intake, {
    opened: kinds.opened,
    allDigests: options.listSources === true || profiles.length > 0,
    ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
  });
  const profile = intake.close();
  if (profiles.length === 0) return profile;
  // Where no log was read there was nothing to join, and the profiles say how they were made.
  const join = logs.length === 0 ? (profiles[0] as Profile).header.join : profile.header.join;
  return mergeProfiles([{ ...profile, header: { ...profile.header, join } }, ...profiles]);
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
