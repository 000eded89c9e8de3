import { formats } from "../format/formats.ts";
import { Intake, type IntakeOptions } from "../profile/intake.ts";
import { mergeProfiles } from "../profile/merge-profiles.ts";
import type { Profile } from "../profile/profile.ts";
import { isProfile, readProfile } from "../profile/read-profile.ts";
import type { BucketScope } from "../policy/bucket-scope.ts";
import type { TimeWindow } from "../record/time-window.ts";
import type { LogObject, UnreadInput } from "../source/log-object.ts";
import type { FetchThreads } from "../source/fetch-threads.ts";
import { openBytes, type OpenedBytes } from "../source/open-bytes.ts";
import { readAhead, type ReadAheadLimits, readAheadLimits } from "../source/read-ahead.ts";
import { formOfKey } from "../source/s3-key-time.ts";
import { ingest, type ScanProgress } from "./ingest.ts";
import { ingestTasks } from "./ingest-tasks.ts";
import { scanTasks } from "./scan-task.ts";
import { acceptsKind, intakeOptions, type TaskOptions } from "./task-reader.ts";

/** What to scan and how. */
export interface ScanOptions extends Omit<IntakeOptions, "join" | "inScope"> {
  /** Which buckets are wanted; all of them if left out. */
  readonly scope?: BucketScope;
  /** Threads that read, this one among them; 1 if left out. Small inputs are read by this one alone. */
  readonly jobs?: number;
  /** Threads that get objects from afar; ended where all threads had better read. */
  readonly fetchThreads?: FetchThreads;
  /** Log objects, and profiles made earlier. */
  readonly objects: readonly LogObject[];
  /** Inputs that are known to be unreadable: they are reported with the rest. */
  readonly unread?: readonly UnreadInput[];
  /** Whether the profile is to list what went in, so that it cannot be merged with another one of the same objects. */
  readonly listSources?: boolean;
  /** Where given, records of another time are out of scope. */
  readonly window?: TimeWindow;
  /** Called after each chunk. */
  readonly onProgress?: (progress: ScanProgress) => void;
}

/**
 * The local engine: reads log objects and gives their traffic profile, merged with the profiles among them. An object
 * that cannot be read, or not to its end, is accounted for in the profile and stops nothing.
 *
 * @throws MemoryBudgetError where open requests could neither be kept in memory nor spilt
 * @throws RangeError where two of the profiles, or a profile and a log object, hold the same, or where a profile is to be
 * cut to a window
 */
export async function scan(options: ScanOptions): Promise<Profile> {
  // A pipe can be read but once, so nothing can be begun again.
  const kinds = await lookInto(options.objects, options.objects.some(({ size }) => size === undefined));
  const profile = await scanAs(kinds, options);
  // What names promised and contents did not keep: now every object is looked into.
  return profile ?? await scanAs(await lookInto(options.objects, true), options) ?? neverReached();
}

async function scanAs(kinds: ObjectKinds, options: ScanOptions): Promise<Profile | undefined> {
  const [cut] = kinds.profiles;
  if (cut !== undefined && options.window !== undefined) {
    throw new RangeError(
      `${cut.name} is a traffic profile, which has no records to choose by time: give --since, --from and --to where it is made`,
    );
  }
  const logs = options.objects.filter((object) => !kinds.profiles.has(object));
  const taskOptions = taskOptionsOf(kinds, options);
  const read = await ingestAll(logs, kinds, taskOptions, options);
  if (read === undefined) return undefined;
  for (const { name, message } of options.unread ?? []) read.objectUnread(name, "", message);
  const profiles: Profile[] = [];
  const names: string[] = [];
  for (const object of kinds.profiles) {
    try {
      profiles.push(await readProfile((kinds.opened.get(object) ?? (await openBytes(object))).chunks));
      names.push(object.name);
    } catch (error) {
      read.objectUnread(object.name, "", `is a damaged profile: ${(error as Error).message}`);
    }
  }
  const profile = read.close();
  if (profiles.length === 0) return profile;
  // Where no log was read there was nothing to join, and the profiles say how they were made.
  const join = logs.length === 0 ? (profiles[0] as Profile).header.join : profile.header.join;
  return mergeProfiles([{ ...profile, header: { ...profile.header, join } }, ...profiles], ["the logs", ...names]);
}

function taskOptionsOf(kinds: ObjectKinds, options: ScanOptions): TaskOptions {
  const { scope, classLimit, memory, temporaryFolder, window, listSources } = options;
  return {
    join: kinds.trail,
    isGuess: kinds.isGuess,
    readAhead: readAheadLimits,
    allDigests: listSources === true || kinds.profiles.size > 0,
    ...(scope === undefined ? {} : { scope }),
    ...(classLimit === undefined ? {} : { classLimit }),
    ...(memory === undefined ? {} : { memory }),
    ...(temporaryFolder === undefined ? {} : { temporaryFolder }),
    ...(window === undefined ? {} : { window }),
  };
}

// A thread costs half a second of processor time until it reads as fast as one that has read for a while.
const parallelMilliseconds = 1500;

/** About how many milliseconds one thread would take to get logs from afar and to read them, by their sizes and names. */
function estimate(logs: readonly LogObject[]): { readonly fetching: number; readonly reading: number } {
  let [fetching, reading] = [0, 0];
  for (const { name, size = 0, fetch } of logs) {
    if (fetch !== undefined) fetching += 0.2;
    reading += 0.05 + size / 1e6 * (name.endsWith(".gz") ? 30 : 1);
  }
  return { fetching, reading };
}

/** What each of several threads may fetch ahead, so that together they do not fetch much more than one would. */
function shareOf({ requests, bytes, wholeObject }: ReadAheadLimits, threads: number): ReadAheadLimits {
  return {
    requests: Math.max(24, Math.ceil(requests / threads)),
    bytes: Math.ceil(bytes / threads),
    wholeObject,
  };
}

/** Reads logs, in several threads where that pays. @returns undefined where one is of another kind than guessed */
async function ingestAll(
  logs: readonly LogObject[],
  kinds: ObjectKinds,
  taskOptions: TaskOptions,
  { jobs = 1, fetchThreads, onProgress }: ScanOptions,
): Promise<Intake | undefined> {
  const { fetching, reading } = estimate(logs);
  // Where one thread reads what all others can get, each does one of the two.
  if (reading > fetching / (jobs - 1)) fetchThreads?.close();
  if (jobs > 1 && fetchThreads?.isStarted !== true && fetching + reading >= parallelMilliseconds) {
    const tasks = scanTasks(logs);
    if (tasks !== undefined && tasks.length > 1) {
      const threads = Math.min(jobs, tasks.length);
      return await ingestTasks(
        tasks,
        threads,
        { ...taskOptions, readAhead: shareOf(readAheadLimits, threads) },
        onProgress,
      );
    }
  }
  const { window, allDigests = false, isGuess, join } = taskOptions;
  const intake = new Intake(intakeOptions(taskOptions));
  const isAll = await ingest(logs, intake, {
    opened: kinds.opened,
    allDigests,
    ...(isGuess ? { accept: acceptsKind(join) } : {}),
    ...(window === undefined ? {} : { window }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  if (isAll) return intake;
  intake.discard();
  return undefined;
}

function neverReached(): never {
  throw new Error("objects were looked into, and a scan of them was refused");
}

/** What a first look at objects tells. */
interface ObjectKinds {
  /** Whether any object can hold CloudTrail records: else there is nothing to join. */
  readonly trail: boolean;
  readonly profiles: ReadonlySet<LogObject>;
  /** Objects that can be opened only once, left open at their beginning. */
  readonly opened: ReadonlyMap<LogObject, OpenedBytes>;
  /** Whether objects were left out, of which the names do not look like anything else. */
  readonly isGuess: boolean;
}

// So many objects are opened only to know what they are: of those far away few, since each costs a request.
const farLooks = 16;
const nearLooks = 256;

/**
 * Tells what objects are, by their first bytes. Of many only some are opened, those whose names look least like an access
 * log's, unless it is to be thorough: opening each object twice would take twice as long, and far away cost twice as much.
 */
async function lookInto(objects: readonly LogObject[], isThorough: boolean): Promise<ObjectKinds> {
  let trail = false;
  let looks = 0;
  let isGuess = false;
  const profiles = new Set<LogObject>();
  const opened = new Map<LogObject, OpenedBytes>();
  const isLookedAt = (object: LogObject): boolean => {
    if (isThorough) return true;
    const form = formOfKey(object.name);
    return looks < (object.fetch === undefined ? nearLooks : farLooks) && form !== "access-log" &&
      !(form === "cloudtrail" && trail);
  };
  const look = async (object: LogObject, ready: LogObject): Promise<void> => {
    try {
      const bytes = await openBytes(ready);
      if (isProfile(bytes.head)) profiles.add(object);
      else trail ||= isTrail(bytes.head);
      if (object.size === undefined) opened.set(object, bytes);
      else await bytes.close();
    } catch {
      // Met again, and told, when it is read.
    }
  };
  if (isThorough) {
    let index = 0;
    for await (const ready of readAhead(objects)) await look(objects[index++] as LogObject, ready);
    return { trail, profiles, opened, isGuess };
  }
  for (const object of objects) {
    if (isLookedAt(object)) {
      looks++;
      await look(object, object);
    } else {
      isGuess = true;
    }
  }
  return { trail, profiles, opened, isGuess };
}

function isTrail(head: Uint8Array): boolean {
  return formats.find((format) => format.detect(head))?.evidence(head) === "trail";
}
