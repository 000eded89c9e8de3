import { covers, type Policy } from "../policy/policy.ts";
import type { Profile } from "../profile/profile.ts";
import { MemoryBudgetError } from "../profile/spill-folder.ts";
import { scan } from "../scan/scan.ts";
import { listObjects, type ObjectListing } from "../source/list-objects.ts";
import type { Host } from "./host.ts";
import type { GivenArguments } from "./options.ts";
import { memoryOf } from "./parse-values.ts";
import { progressLine } from "./progress.ts";
import { UsageError } from "./usage-error.ts";

/** How {@link profileOf} goes about it where it is not as usual. */
export interface ProfileOptions {
  /** Whether the profile lists what went in. */
  readonly listSources?: boolean;
  /** What the inputs name; the files that they name on disk if left out. */
  readonly listing?: ObjectListing;
}

/**
 * Scans the inputs of a command.
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
  if (given.inputs.length === 0) {
    throw new UsageError("No input is named", "name files or folders, or - for standard input");
  }
  const { objects, unread } = listing ?? listObjects(given.inputs, host.standardInput);
  const [first] = unread;
  if (objects.length === 0 && first !== undefined) {
    throw new UsageError(`Cannot open ${first.name}: ${first.message}`, "none of the named inputs can be opened");
  }
  const memory = memoryOf(given);
  const temporaryFolder = given.last("temporary-folder");
  const progress = progressLine(host);
  try {
    return await scan({
      objects,
      unread,
      listSources,
      ...(host.errorTerminal === undefined ? {} : { onProgress: progress.show }),
      ...(policies === undefined ? {} : { inScope: scopeOf(policies) }),
      ...(memory === undefined ? {} : { memory }),
      ...(temporaryFolder === undefined ? {} : { temporaryFolder }),
    });
  } catch (error) {
    if (error instanceof MemoryBudgetError || error instanceof RangeError) throw new UsageError(error.message);
    throw error;
  } finally {
    progress.clear();
  }
}

// Asked for every record, so each bucket is looked up once.
function scopeOf(policies: readonly Policy[]): (bucket: string) => boolean {
  const known = new Map<string, boolean>();
  return (bucket) => {
    let inScope = known.get(bucket);
    if (inScope === undefined) {
      inScope = policies.some((policy) => covers(policy, bucket));
      known.set(bucket, inScope);
    }
    return inScope;
  };
}
