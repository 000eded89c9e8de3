import { defaultClassLimit } from "../profile/class-table.ts";
import { emptyManifest, type Manifest, manifestLimit, readManifest, writeManifest } from "./manifest.ts";
import { manifestName, namedFile } from "./part-name.ts";
import { MissingPartError, StateConflictError, StateError, StoreError } from "./state-error.ts";
import type { StateStore } from "./state-store.ts";

/** Days for which evidence is awaited unless told otherwise. */
export const defaultHorizon = 3;

/**
 * The manifest of the highest generation; undefined where there is no state yet.
 *
 * @throws StateError where the place holds something else, or the manifest is damaged: it is never passed over for an
 *   earlier one, which would forget a run in silence
 */
export async function openState(store: StateStore): Promise<Manifest | undefined> {
  // A manifest that two later commits replaced while it was looked for is no damage.
  for (let attempt = 1;; attempt++) {
    const generations = await generationsIn(store);
    const highest = generations.at(-1);
    if (highest === undefined) return undefined;
    const name = manifestName(highest);
    const bytes = await store.read(name, manifestLimit);
    if (bytes === undefined && attempt < attempts) continue;
    if (bytes === undefined) throw rebuildable(new StateError(`${store.name}/${name} is missing`), store);
    try {
      return readManifest(bytes, `${store.name}/${name}`, highest);
    } catch (error) {
      throw rebuildable(error, store, generations.at(-2));
    }
  }
}

/**
 * {@link openState}, or the beginning of a new state, which is a commit of its own: whatever else a run that is killed
 * leaves behind, a state with parts has a manifest.
 */
export async function openOrBegin(store: StateStore): Promise<Manifest> {
  const manifest = await openState(store);
  if (manifest !== undefined) return manifest;
  const first = { ...emptyManifest, generation: 0, horizon: defaultHorizon, classLimit: defaultClassLimit };
  const bytes = Buffer.from(writeManifest(first));
  const isMade = await store.writeNew(manifestName(0), bytes);
  // Of a store that takes a name twice, runs would overwrite each other without a word.
  if (isMade && await store.writeNew(manifestName(0), bytes)) {
    // Else the next run would find a state.
    await store.remove(manifestName(0));
    throw new StoreError(`Cannot keep a state in ${store.name}: what is there can be overwritten unseen`, [
      "the server has no conditional writes (If-None-Match): use another one, or a folder",
    ]);
  }
  // Another run may have begun it, and gone on.
  return await openState(store) ?? first;
}

/**
 * The manifest of a state that must be there.
 *
 * @throws StateError where it is not, or is damaged
 */
export async function openExisting(store: StateStore): Promise<Manifest> {
  const manifest = await openState(store);
  if (manifest !== undefined) return manifest;
  throw new StateError(`There is no state in ${store.name}`, [
    `s3-perimeter check LOGS --state ${store.name} -p POLICIES begins one`,
  ]);
}

/**
 * Does something with what a state holds, and once more where another run has committed in between and removed parts.
 *
 * @param open gives the manifest, read anew
 * @throws StateError where the state is damaged, with what to do
 * @throws StateConflictError where another run has committed while this one was writing
 */
export async function withState<T>(
  store: StateStore,
  open: () => Promise<Manifest>,
  use: (manifest: Manifest) => Promise<T>,
): Promise<T> {
  for (let attempt = 1;; attempt++) {
    const manifest = await open();
    try {
      return await use(manifest);
    } catch (error) {
      if (!(error instanceof StateError) || error instanceof StateConflictError) throw error;
      const hasMoved = (await generationsIn(store)).some((generation) => generation > manifest.generation);
      if (!hasMoved || attempt >= attempts) throw rebuildable(error, store);
      // Whoever has committed removes at once what this run was writing for the same generation.
      if (!(error instanceof MissingPartError)) throw new StateConflictError(store.name, { cause: error });
    }
  }
}

const attempts = 10;

/** The generations that have a manifest, rising. */
export async function generationsIn(store: StateStore): Promise<number[]> {
  const names = await store.list();
  const files = names.map((name) => ({ name, file: namedFile(name) }));
  const generations = files.flatMap(({ file }) => file?.kind === "manifest" ? [file.generation] : []);
  if (generations.length > 0) return generations.toSorted((a, b) => a - b);
  const foreign = files.find(({ file }) => file === undefined);
  if (foreign !== undefined) {
    throw new StateError(`${store.name} is no state: it has no manifest, and ${foreign.name} is in it`, [
      "name an empty folder, or one that does not exist yet",
    ]);
  }
  if (files.some(({ file }) => file?.kind === "part")) {
    throw rebuildable(new StateError(`${store.name} is damaged: it has parts of a state and no manifest`), store);
  }
  return [];
}

function rebuildable(error: unknown, store: StateStore, before?: number): unknown {
  if (!(error instanceof StateError) || error instanceof StoreError || error.hints.length > 0) return error;
  return new StateError(error.message, [
    "nothing of the state was used, and nothing was changed",
    ...(before === undefined
      ? []
      : [`restore the file from a backup, or move it away to go on from ${manifestName(before)}`]),
    `s3-perimeter state rebuild ${store.name} sets it aside and begins a new one, for which all logs are read again`,
  ], { cause: error });
}
