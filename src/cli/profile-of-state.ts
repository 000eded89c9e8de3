import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { printable } from "../diagnostic/printable.ts";
import { compareText } from "../diagnostic/diagnostic.ts";
import { MemoryBudgetError } from "../profile/spill-folder.ts";
import type { TimeWindow } from "../record/time-window.ts";
import { FetchThreads } from "../source/fetch-threads.ts";
import { listObjects, type ObjectListing } from "../source/list-objects.ts";
import { asFolder, isS3Input, parseS3Location } from "../source/s3-location.ts";
import { folderStore } from "../state/folder-store.ts";
import { openState } from "../state/open-state.ts";
import { runWithState, type StateOutcome } from "../state/run-with-state.ts";
import { StateError } from "../state/state-error.ts";
import type { StateStore } from "../state/state-store.ts";
import type { Host } from "./host.ts";
import type { GivenArguments } from "./options.ts";
import { jobsOf, memoryOf, nowOf, temporaryFolderOf } from "./parse-values.ts";
import { type ProgressLine, progressLine } from "./progress.ts";
import { s3OptionsOf } from "./s3-options-of.ts";
import { stateOf } from "./state-of.ts";
import { UsageError } from "./usage-error.ts";
import { windowOf } from "./window-of.ts";

/**
 * Runs over the inputs of a command with the state of `--state`: ingests what it lacks, and gives what it holds. Without
 * inputs the state alone tells, and stays as it is.
 *
 * @throws UsageError where inputs or state cannot be used, or another run was first
 */
export async function profileOfState(
  given: GivenArguments,
  host: Host,
  { listSources = false, looksBack = false }: { readonly listSources?: boolean; readonly looksBack?: boolean } = {},
): Promise<StateOutcome> {
  const path = stateOf(given) ?? "";
  const horizon = daysOf("horizon", given);
  const lookBack = daysOf("look-back", given) ?? defaultLookBack;
  if (lookBack === 0) throw new UsageError("--look-back 0 would look at nothing", "expected such as 30");
  const memory = memoryOf(given);
  const temporaryFolder = temporaryFolderOf(given);
  const today = nowOf(given, host).toISOString().slice(0, 10);
  const progress = progressLine(host);
  const store = await storeOf(path, given);
  const listing = given.inputs.length === 0 ? undefined : await listingOf(given, host, path, progress);
  try {
    const outcome = await asUsage(() =>
      runWithState(store, {
        today,
        listSources,
        ...(listing === undefined ? {} : { listing }),
        ...(horizon === undefined ? {} : { horizon }),
        ...(looksBack ? { lookBack } : {}),
        ...(host.errorTerminal === undefined ? {} : { onProgress: progress.show }),
        ...(memory === undefined ? {} : { memory }),
        ...(temporaryFolder === undefined ? {} : { temporaryFolder }),
      })
    );
    progress.clear();
    if (outcome.leftOver !== undefined) {
      host.writeError(`note: old files of the state are still there: ${printable(outcome.leftOver, 2000)}\n`);
    }
    return outcome;
  } finally {
    progress.clear();
    listing?.close();
    store.close?.();
  }
}

// What happens once a month is still there when it happens again.
const defaultLookBack = 31;

/**
 * The store that `--state` or an input of `state` names.
 *
 * @throws UsageError where it is neither a folder nor `s3://bucket/prefix`
 */
export async function storeOf(path: string, given: GivenArguments): Promise<StateStore> {
  if (path === "" || path === "-") throw new UsageError("--state needs a folder, or s3://BUCKET/PREFIX");
  if (isS3Input(path)) {
    const { s3Store } = await import("../state/s3-store.ts");
    try {
      return s3Store(path, s3OptionsOf(given));
    } catch (error) {
      if (error instanceof RangeError) throw new UsageError(`Cannot keep a state in ${path}: ${error.message}`);
      throw error;
    }
  }
  if (/^[a-z0-9]+:\/\//i.test(path)) {
    throw new UsageError(`Cannot keep a state in ${path}`, "name a folder, or s3://BUCKET/PREFIX");
  }
  return folderStore(path);
}

/** Does something with a state; what is wrong with it is told as the user's to mend. */
export async function asUsage<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StateError) throw new UsageError(error.message, ...error.hints);
    if (error instanceof MemoryBudgetError) throw new UsageError(error.message);
    throw error;
  }
}

interface Listing extends ObjectListing {
  close(): void;
}

// A window chooses objects in S3 and no records: an object that is remembered must have been read whole.
async function listingOf(
  given: GivenArguments,
  host: Host,
  state: string,
  progress: ProgressLine,
): Promise<Listing> {
  const window = windowOf(given, host);
  const [far, near] = [given.inputs.filter(isS3Input), given.inputs.filter((input) => !isS3Input(input))];
  if (window !== undefined && far.length === 0) {
    throw new UsageError(
      "With --state --since, --from and --to choose objects in S3, and no input is there",
      "leave them out: what the state has is not read again",
    );
  }
  if (isS3Input(state)) checkApartInS3(far, state);
  const files = filesOf(near, state);
  if (far.length === 0) return { ...files, close: () => {} };
  const wide = window === undefined ? undefined : await sinceLastRun(window, given, state);
  const { s3Objects } = await import("../source/s3-objects.ts");
  const inS3 = await s3Objects(far, s3OptionsOf(given), {
    fetchThreads: new FetchThreads(jobsOf(given) - 1),
    ...(wide === undefined ? {} : { window: wide }),
    onFound: (objectsInAll) => progress.show({ objects: 0, objectsInAll, bytes: 0, records: 0 }),
  });
  const byName = (a: { name: string }, b: { name: string }): number => compareText(a.name, b.name);
  const listing = {
    objects: [...files.objects, ...inS3.objects].toSorted(byName),
    unread: [...files.unread, ...inS3.unread].toSorted(byName),
    close: () => inS3.close(),
  };
  try {
    checkOpenable(listing);
  } catch (error) {
    listing.close();
    throw error;
  }
  return listing;
}

/** A window that begins no later than what the last run still awaited: after a pause nothing shall be passed over. */
async function sinceLastRun(window: TimeWindow, given: GivenArguments, place: string): Promise<TimeWindow> {
  const store = await storeOf(place, given);
  try {
    const awaitedFrom = (await asUsage(() => openState(store)))?.awaitedFrom;
    return awaitedFrom === undefined ? window : { ...window, from: Math.min(window.from, Date.parse(awaitedFrom)) };
  } finally {
    store.close?.();
  }
}

function filesOf(inputs: readonly string[], state: string): ObjectListing {
  if (inputs.includes("-")) {
    throw new UsageError(
      "Cannot read standard input with --state: it has no name by which the next run could know it",
      "save it to a file and name that",
    );
  }
  for (const input of inputs) {
    if (existsSync(input) && !isS3Input(state)) {
      checkApart(input, state, `${realpathSync(input)}/`, `${placeOf(state)}/`);
    }
  }
  const listing = listObjects(inputs, () => {
    throw new TypeError("Standard input was refused before");
  });
  checkOpenable(listing);
  const pipe = listing.objects.find(({ size, etag }) => size === undefined && etag === undefined);
  if (pipe === undefined) return listing;
  throw new UsageError(`Cannot read ${pipe.name} with --state: it is no file, and can be read only once`);
}

// Where a folder is, or will be once it is made.
function placeOf(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const whole = resolve(path);
  return `${placeOf(dirname(whole))}/${basename(whole)}`;
}

// What a state writes must not be among what is read.
function checkApart(input: string, state: string, outer: string, inner: string): void {
  if (!inner.startsWith(outer) && !outer.startsWith(inner)) return;
  throw new UsageError(`The state ${state} and the input ${input} lie in each other`, "keep the state elsewhere");
}

function checkApartInS3(inputs: readonly string[], state: string): void {
  const { bucket, prefix } = parseS3Location(state);
  for (const input of inputs) {
    try {
      const of = parseS3Location(input);
      // An input is whatever begins so, in a folder or not; a state is a folder.
      if (of.bucket === bucket) checkApart(input, state, of.prefix, asFolder(prefix));
    } catch (error) {
      // One that names no bucket is told among the unread.
      if (!(error instanceof RangeError)) throw error;
    }
  }
}

function checkOpenable({ objects, unread: [first] }: ObjectListing): void {
  if (objects.length > 0 || first === undefined) return;
  throw new UsageError(`Cannot open ${first.name}: ${first.message}`, "none of the named inputs can be opened");
}

function daysOf(option: string, given: GivenArguments): number | undefined {
  const text = given.last(option);
  if (text === undefined) return undefined;
  if (!/^\d{1,4}$/.test(text)) throw new UsageError(`--${option} ${text} is no number of days`, "expected such as 3");
  return Number(text);
}
