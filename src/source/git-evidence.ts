import { lstatSync, readFileSync, readlinkSync, realpathSync, statSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { compareText } from "../diagnostic/diagnostic.ts";
import { type GitFile, type GitRevision, listRevisionFiles, readRevisionFiles } from "./git-files.ts";
import { GitError } from "./run-git.ts";
import { type GitEntry, listIndex, pathInRepository } from "./git-repository.ts";
import { listObjects, type ObjectListing } from "./list-objects.ts";
import type { LogObject } from "./log-object.ts";
import { namesOfPath } from "./named-path.ts";

/** Evidence for judging a change, and what its user should know of it. */
export interface GitEvidence extends ObjectListing {
  /** Sentences without a full stop. */
  readonly notes: readonly string[];
}

/** What is held of a revision's evidence at a time. */
const evidenceLimit = 256 * 1024 * 1024;

/**
 * Lists the objects that inputs name where a change of policies is to be judged: whoever proposes the change must not
 * choose the evidence with it. Of what lies in the repository, file by file,
 *
 * - what the base revision has is read from there, whatever the working copy has, also where it has it no more;
 * - what it has not and the index has is refused: it came with the change;
 * - the rest is untracked, put there by whoever runs the program, and is read from disk. What is reached by a symbolic link
 *   or a submodule that is tracked did come with the change, wherever it lies.
 *
 * What lies elsewhere is read from disk, and so is standard input.
 *
 * @param base the revision that the change starts from
 * @param inputs files, folders, `-`
 * @throws GitError where something is refused, or git fails
 */
export async function listEvidence(
  base: GitRevision,
  inputs: readonly string[],
  standardInput: () => AsyncIterable<Uint8Array>,
): Promise<GitEvidence> {
  const { repository } = base;
  const ofBase = new Map<string, GitFile>();
  for (const input of inputs) {
    if (input === "-") continue;
    const path = placeIn(base, input);
    if (path === undefined) continue;
    for (const file of await listRevisionFiles(base, path, input)) {
      if (!ofBase.has(file.entry.path)) ofBase.set(file.entry.path, file);
    }
  }

  const onDisk = listObjects(inputs, standardInput);
  const index = onDisk.objects.length === 0 && onDisk.unread.length === 0 ? [] : await listIndex(repository);
  const tracked = new Map(index.map((entry): [string, GitEntry] => [entry.path, entry]));
  const isFromDisk = (name: string): boolean => {
    if (name === "-") return true;
    const place = pathInRepository(repository, name);
    if (place !== undefined && ofBase.has(place)) return false;
    const passed = placesPassed(repository.root, name);
    if (ofBase.has(passed.at(-1) ?? "")) return false;
    if (passed.some((one) => one === ".git" || one.startsWith(".git/"))) return false;
    const came = passed.map((one) => tracked.get(one)).find((entry) => entry !== undefined);
    if (came !== undefined) throw refusal(name, came, base);
    return true;
  };
  const objects = onDisk.objects.filter(({ name }) => isFromDisk(name));
  // What the working copy has no more is no gap where the base has it.
  const unread = onDisk.unread.filter(({ name }) => {
    const place = pathInRepository(repository, name);
    const isThere = place !== undefined &&
      [...ofBase.keys()].some((path) => path === place || path.startsWith(`${place}/`));
    return !isThere && isFromDisk(name);
  });

  const files = [...ofBase.values()];
  const held = await readRevisionFiles(base, files, evidenceLimit);
  return {
    objects: [...objects, ...held].toSorted((a, b) => compareText(a.name, b.name)),
    unread,
    notes: await notesOf(base, files, held),
  };
}

// Where an input lies as it is written, or else where its links lead to.
function placeIn({ repository }: GitRevision, input: string): string | undefined {
  const place = pathInRepository(repository, input);
  if (place !== undefined) return place;
  try {
    return pathInRepository(repository, realpathSync(input));
  } catch {
    return undefined;
  }
}

function refusal(name: string, { path, kind }: GitEntry, base: GitRevision): GitError {
  const how = kind === "file" && pathInRepository(base.repository, name) === path
    ? "is tracked now"
    : `leads to ${path}, a tracked ${kind}`;
  return new GitError(
    `${name} is not in ${base.name} and ${how}: it came with the change that it would be evidence for`,
    "merge the evidence first, and the change of policies after it",
    "or keep the evidence outside the repository, or untracked in it",
  );
}

// As many as systems follow.
const linkLimit = 40;

/**
 * The paths in a repository, from its root, that the system passes when it opens a path: each folder, each symbolic link
 * on the way and what it leads to, and the file itself.
 */
function placesPassed(root: string, path: string): string[] {
  const passed: string[] = [];
  const left = namesOfPath(isAbsolute(path) ? path : `${resolve(".")}${sep}${path}`).toReversed();
  let at: string = sep;
  for (let links = 0; left.length > 0;) {
    const name = left.pop() ?? "";
    if (name === "" || name === ".") continue;
    const next = resolve(at, name);
    if (name === "..") {
      at = next;
      continue;
    }
    const place = relative(root, next);
    if (place !== "" && place !== ".." && !place.startsWith(`..${sep}`)) passed.push(place.split(sep).join("/"));
    const target = linkTarget(next);
    if (target === undefined) {
      at = next;
    } else {
      if (++links > linkLimit) break;
      if (isAbsolute(target)) at = sep;
      left.push(...namesOfPath(target).toReversed());
    }
  }
  return passed;
}

function linkTarget(path: string): string | undefined {
  try {
    return lstatSync(path).isSymbolicLink() ? readlinkSync(path) : undefined;
  } catch {
    return undefined;
  }
}

async function notesOf(
  { name: revision }: GitRevision,
  files: readonly GitFile[],
  held: readonly LogObject[],
): Promise<string[]> {
  const changed: string[] = [];
  const gone: string[] = [];
  for (const object of held) {
    const bytes = await bytesOf(object);
    try {
      if (statSync(object.name).size !== bytes.length || !bytes.equals(readFileSync(object.name))) {
        changed.push(object.name);
      }
    } catch {
      gone.push(object.name);
    }
  }
  return [
    files.length === 0 ? "" : `evidence is read as of ${revision}: ${few(files.map(({ name }) => name))}`,
    changed.length === 0 ? "" : `the working copy differs, and is not read: ${few(changed)}`,
    gone.length === 0 ? "" : `the working copy has it no more: ${few(gone)}`,
  ].filter((text) => text !== "");
}

async function bytesOf(object: LogObject): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of object.open()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function few(names: readonly string[]): string {
  const rest = names.length - 3;
  return names.slice(0, 3).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}
