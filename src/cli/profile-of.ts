import { compareText } from "../diagnostic/diagnostic.ts";
import { scopeOf } from "../policy/bucket-scope.ts";
import type { Policy } from "../policy/policy.ts";
import type { Profile } from "../profile/profile.ts";
import { MemoryBudgetError } from "../profile/spill-folder.ts";
import type { TimeWindow } from "../record/time-window.ts";
import { scan } from "../scan/scan.ts";
import { FetchThreads } from "../source/fetch-threads.ts";
import { listObjects, type ObjectListing } from "../source/list-objects.ts";
import { isS3Input } from "../source/s3-location.ts";
import type { Host } from "./host.ts";
import type { GivenArguments } from "./options.ts";
import { jobsOf, memoryOf, temporaryFolderOf } from "./parse-values.ts";
import { type ProgressLine, progressLine } from "./progress.ts";
import { s3OptionsOf } from "./s3-options-of.ts";
import { sqlOptionsOf } from "./sql-options-of.ts";
import { UsageError } from "./usage-error.ts";
import { windowOf } from "./window-of.ts";

/** How {@link profileOf} goes about it where it is not as usual. */
export interface ProfileOptions {
  /** Whether the profile lists what went in. */
  readonly listSources?: boolean;
  /**
   * What those of the inputs name that are not in S3, or `--tables` with an engine that reads tables; the files that they name
   * on disk if left out.
   */
  readonly listing?: ObjectListing;
}

/**
 * Scans the inputs of a command, or has an engine scan its tables.
 *
 * @param policies where given, only their buckets are wanted
 * @throws UsageError where there is no input or none can be opened, or memory does not suffice
 */
export async function profileOf(
  given: GivenArguments,
  host: Host,
  policies: readonly Policy[] | undefined,
  { listSources = false, listing }: ProfileOptions = {},
): Promise<Profile> {
  const sql = sqlOptionsOf(given);
  if (sql !== undefined) {
    const { profileOfTables } = await import("./profile-of-tables.ts");
    return await profileOfTables(sql, given, host, policies, listing);
  }
  if (given.inputs.length === 0) {
    throw new UsageError("No input is named", "name files or folders, s3://BUCKET/PREFIX, or - for standard input");
  }
  const memory = memoryOf(given);
  const temporaryFolder = temporaryFolderOf(given);
  const window = windowOf(given, host);
  const progress = progressLine(host);
  const jobs = jobsOf(given);
  const fetchThreads = new FetchThreads(jobs - 1);
  const { objects, unread, close } = await listInputs(given, host, { listing, window, progress, fetchThreads });
  try {
    const [first] = unread;
    if (objects.length === 0 && first !== undefined) {
      throw new UsageError(`Cannot open ${first.name}: ${first.message}`, "none of the named inputs can be opened");
    }
    return await scan({
      objects,
      unread,
      listSources,
      jobs,
      fetchThreads,
      ...(window === undefined ? {} : { window }),
      ...(host.errorTerminal === undefined ? {} : { onProgress: progress.show }),
      ...(policies === undefined ? {} : { scope: scopeOf(policies) }),
      ...(memory === undefined ? {} : { memory }),
      ...(temporaryFolder === undefined ? {} : { temporaryFolder }),
    });
  } catch (error) {
    if (error instanceof MemoryBudgetError || error instanceof RangeError) throw new UsageError(error.message);
    throw error;
  } finally {
    progress.clear();
    close();
  }
}

interface Listing extends ObjectListing {
  close(): void;
}

async function listInputs(
  given: GivenArguments,
  host: Host,
  { listing, window, progress, fetchThreads }: {
    readonly listing: ObjectListing | undefined;
    readonly window: TimeWindow | undefined;
    readonly progress: ProgressLine;
    readonly fetchThreads: FetchThreads;
  },
): Promise<Listing> {
  const options = s3OptionsOf(given);
  const near = listing ??
    listObjects(given.inputs.filter((input) => !isS3Input(input)), host.standardInput, { needsFiles: true });
  const inS3 = given.inputs.filter(isS3Input);
  if (inS3.length === 0) return { ...near, close: () => {} };
  const { s3Objects } = await import("../source/s3-objects.ts");
  const far = await s3Objects(inS3, options, {
    fetchThreads,
    isAllRead: true,
    ...(window === undefined ? {} : { window }),
    onFound: (objectsInAll) => progress.show({ objects: 0, objectsInAll, bytes: 0, records: 0 }),
  });
  progress.clear();
  if (far.markers > 0) host.writeError(`note: ${far.markers} empty objects that stand for folders were left out\n`);
  const byName = (a: { name: string }, b: { name: string }): number => compareText(a.name, b.name);
  return {
    objects: [...near.objects, ...far.objects].sort(byName),
    unread: [...near.unread, ...far.unread].sort(byName),
    close: far.close,
  };
}
