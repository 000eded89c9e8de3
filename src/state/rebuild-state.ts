import { defaultClassLimit } from "../profile/class-table.ts";
import { emptyManifest, manifestLimit, writeManifest } from "./manifest.ts";
import { defaultHorizon } from "./open-state.ts";
import { manifestName, namedFile } from "./part-name.ts";
import { partFileLimit } from "./part-writer.ts";
import { StateConflictError, StateError } from "./state-error.ts";
import type { StateStore } from "./state-store.ts";

/** What became of a state that was set aside. */
export interface Rebuilding {
  /** Where its files are now, in the store. */
  readonly aside: string;
  readonly files: number;
}

/**
 * Begins a state anew, whatever the present one is like: its files are copied to a folder in it, then an empty manifest of
 * the next generation is made, then the old files are removed. In this order a run that is killed loses nothing, and a run
 * that works on the old state loses its commit.
 *
 * @throws StateError where there is no file of a state
 * @throws StateConflictError where another run has committed meanwhile
 */
export async function rebuildState(store: StateStore): Promise<Rebuilding> {
  const names = (await store.list()).filter((name) => {
    const kind = namedFile(name)?.kind;
    return kind === "manifest" || kind === "part";
  });
  if (names.length === 0) throw new StateError(`There is no state in ${store.name}: nothing to rebuild`);
  const generation = Math.max(...names.map((name) => namedFile(name)?.generation ?? 0)) + 1;
  const aside = `set-aside-${String(generation).padStart(10, "0")}`;
  for (const name of names) {
    const bytes = await store.read(name, Math.max(manifestLimit, partFileLimit));
    if (bytes !== undefined) await store.writeNew(`${aside}/${name}`, bytes);
  }
  const empty = { ...emptyManifest, generation, horizon: defaultHorizon, classLimit: defaultClassLimit };
  if (!await store.writeNew(manifestName(generation), Buffer.from(writeManifest(empty)))) {
    throw new StateConflictError(store.name);
  }
  for (const name of names) await store.remove(name);
  return { aside: `${store.name}/${aside}`, files: names.length };
}
