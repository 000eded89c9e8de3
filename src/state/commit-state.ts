import { type Manifest, manifestLimit, type PartEntry, partFile, readManifest, writeManifest } from "./manifest.ts";
import { manifestName, namedFile } from "./part-name.ts";
import { StateConflictError, StateError } from "./state-error.ts";
import type { StateStore } from "./state-store.ts";

/**
 * Makes a manifest the state. All of its parts are in the store by now. Whether this run or another one has the generation
 * is decided by the store, which takes a name once.
 *
 * @param written the parts that this run has written
 * @returns why what is old could not be removed, which the next commit tries again; undefined where it was
 * @throws StateConflictError where another run was first; then nothing of this one is left
 */
export async function commitState(
  store: StateStore,
  manifest: Manifest,
  written: readonly PartEntry[],
): Promise<string | undefined> {
  const { generation } = manifest;
  const name = manifestName(generation);
  const won = await store.writeNew(name, Buffer.from(writeManifest(manifest)));
  // A run that slept through two commits finds its number free again, because old manifests are removed.
  let names: string[];
  try {
    names = await store.list();
  } catch (error) {
    // The commit stands all the same.
    if (won && error instanceof StateError) return error.message;
    throw error;
  }
  const later = manifestsIn(names).filter((other) => other > generation || (other === generation && !won));
  if (later.length === 0) return await removeOld(store, manifest);
  if (won) await store.remove(name);
  const used = new Set<string>();
  for (const other of later) {
    const parts = await partsOf(store, other);
    // Replaced meanwhile: what the states after it use is not known, and the next commit removes what none does.
    if (parts === undefined) throw new StateConflictError(store.name);
    for (const part of parts) used.add(part);
  }
  for (const part of written) if (!used.has(partFile(part))) await store.remove(partFile(part));
  throw new StateConflictError(store.name);
}

// What is left of earlier generations, and of runs that lost or were killed. See part-name.ts for why no age is asked.
async function removeOld(store: StateStore, { generation, parts }: Manifest): Promise<string | undefined> {
  try {
    const names = await store.list();
    const before = manifestsIn(names).filter((other) => other < generation).at(-1);
    const kept = new Set(parts.map(partFile)).add(manifestName(generation));
    if (before !== undefined) {
      kept.add(manifestName(before));
      for (const part of await partsOf(store, before) ?? []) kept.add(part);
    }
    // Manifests first: none must stand there without its parts.
    const old = names.filter((name) => !kept.has(name) && (namedFile(name)?.generation ?? Infinity) <= generation);
    for (const name of old.filter((one) => namedFile(one)?.kind === "manifest")) await store.remove(name);
    for (const name of old) await store.remove(name);
    return undefined;
  } catch (error) {
    // The commit stands, and the next one removes what is left now.
    if (error instanceof StateError) return error.message;
    throw error;
  }
}

async function partsOf(store: StateStore, generation: number): Promise<string[] | undefined> {
  const name = manifestName(generation);
  const bytes = await store.read(name, manifestLimit);
  return bytes === undefined ? undefined : readManifest(bytes, name, generation).parts.map(partFile);
}

function manifestsIn(names: readonly string[]): number[] {
  return names.flatMap((name) => {
    const file = namedFile(name);
    return file?.kind === "manifest" ? [file.generation] : [];
  }).toSorted((a, b) => a - b);
}
