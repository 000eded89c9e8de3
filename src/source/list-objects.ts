import { closeSync, type Dirent, openSync, readdirSync, realpathSync, type Stats, statSync } from "node:fs";
import { sep } from "node:path";
import { compareText } from "../diagnostic/diagnostic.ts";
import { fileObject, systemMessage } from "./file-object.ts";
import type { LogObject, UnreadInput } from "./log-object.ts";
import { namedPath } from "./named-path.ts";

/** What some inputs name. */
export interface ObjectListing {
  /** Sorted by name; a file that is named twice, or reached by two links, is here once. */
  readonly objects: readonly LogObject[];
  readonly unread: readonly UnreadInput[];
}

/**
 * Lists the files that inputs name.
 *
 * @param inputs files, folders (with all that is below them), or `-` for standard input
 * @param standardInput what `-` stands for
 * @param needsFiles whether a folder that is named and has no file in it, as after a copy that failed, is unread: whoever
 * names it counts on what is in it, unless it is where new files come
 */
export function listObjects(
  inputs: readonly string[],
  standardInput: () => AsyncIterable<Uint8Array>,
  { needsFiles = false }: { readonly needsFiles?: boolean } = {},
): ObjectListing {
  const objects: LogObject[] = [];
  const unread: UnreadInput[] = [];
  const seen = new Set<string>();
  for (const input of inputs) {
    if (input !== "-") visit(input, true);
    else if (!seen.has("-")) objects.push({ name: "-", size: undefined, open: standardInput });
    if (input === "-") seen.add("-");
  }
  const byName = (a: { name: string }, b: { name: string }): number => compareText(a.name, b.name);
  return { objects: objects.toSorted(byName), unread: unread.toSorted(byName) };

  /**
   * @param known where it lies by its real path, if that is known: finding it out takes longer than all else
   * @returns whether there is anything but folders
   */
  function visit(path: string, named: boolean, known?: string): boolean {
    const name = namedPath(path);
    let stats: Stats;
    let real: string;
    try {
      stats = statSync(path);
      // A link to a folder above would be walked for ever.
      real = known ?? (stats.isFile() || stats.isDirectory() ? realpathSync(path) : path);
      if (seen.has(real)) return true;
      seen.add(real);
      // What lies in a folder is told when it is read; where all that is named cannot be read there is nothing to report on.
      if (named && stats.isFile()) closeSync(openSync(path, "r"));
    } catch (error) {
      unread.push({ name, message: systemMessage(error) });
      return true;
    }
    if (stats.isDirectory()) {
      const isAny = visitFolder(path, name, real);
      if (needsFiles && named && !isAny) unread.push({ name, message: "there is no file in the folder" });
      return isAny;
    }
    // A pipe that is named (process substitution) is read; one that lies in a folder would wait for ever.
    if (stats.isFile()) objects.push(fileObject(path, name, stats.size));
    else if (named) objects.push(fileObject(path, name, undefined));
    else unread.push({ name, message: "is neither a file nor a folder" });
    return true;
  }

  function visitFolder(path: string, name: string, real: string): boolean {
    let entries: Dirent[];
    try {
      entries = readdirSync(path, { withFileTypes: true });
    } catch (error) {
      unread.push({ name, message: systemMessage(error) });
      return true;
    }
    let isAny = false;
    const [folder, realFolder] = [withoutSlash(path), withoutSlash(real)];
    for (const entry of entries.toSorted((a, b) => compareText(a.name, b.name))) {
      const isLink = !entry.isFile() && !entry.isDirectory();
      const known = isLink ? undefined : `${realFolder}${sep}${entry.name}`;
      if (visit(`${folder}/${entry.name}`, false, known)) isAny = true;
    }
    return isAny;
  }
}

/**
 * The one file that an option names, or standard input for `-`.
 *
 * @throws Error whose message says why it is none, without the name
 */
export function oneObject(path: string, standardInput: () => AsyncIterable<Uint8Array>): LogObject {
  const object = onlyObject(listObjects([path], standardInput));
  if (path !== "-" && statSync(path).isDirectory()) throw new Error("it is a folder: name one file");
  return object;
}

/**
 * The one object of a listing.
 *
 * @throws Error whose message says why there is none
 */
export function onlyObject({ objects: [object], unread: [failed] }: ObjectListing): LogObject {
  if (object === undefined || failed !== undefined) throw new Error(failed?.message ?? "there is no file in it");
  return object;
}

function withoutSlash(path: string): string {
  return path.replace(sep === "\\" ? /[/\\]+$/ : /\/+$/, "");
}
