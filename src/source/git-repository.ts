import { existsSync, realpathSync } from "node:fs";
import { dirname, resolve, sep } from "node:path";
import { compareText } from "../diagnostic/diagnostic.ts";
import { GitError, runGit } from "./run-git.ts";

/** A git repository with a working copy. */
export interface GitRepository {
  /** The working copy's folder, without symbolic links. */
  readonly root: string;
}

/** A file of a revision or of the index. */
export interface GitEntry {
  /** From the repository's root, with `/`. */
  readonly path: string;
  readonly kind: "file" | "folder" | "symbolic link" | "submodule";
  readonly id: string;
  /** Bytes; undefined of what is no file, and in the index. */
  readonly size: number | undefined;
}

// Names of some millions of files.
const listLimit = 512 * 1024 * 1024;
const answerLimit = 64 * 1024;

/** Whether a path lies in a repository: `.git` is there, or in a folder above. */
export function isInRepository(path: string): boolean {
  return rootOf(path) !== undefined;
}

/**
 * The repository that a path lies in, whether the path exists or not: that of the nearest folder with `.git`, a name that
 * git lets nobody commit. A bare repository, which is files of any names, can be committed into another one; it is none here.
 *
 * @throws GitError where there is none, or git cannot be run
 */
export async function openRepository(path: string): Promise<GitRepository> {
  const root = rootOf(path);
  if (root === undefined) throw new GitError(`${path} is in no git repository`);
  const { status, stderr } = await runGit(root, ["rev-parse", "--is-inside-work-tree"], { limit: answerLimit });
  if (status !== 0) throw new GitError(`${path} is in no git repository that can be read: ${said(stderr)}`);
  return { root };
}

function rootOf(path: string): string | undefined {
  for (let folder = existingFolder(path);; folder = dirname(folder)) {
    if (exists(`${folder}/.git`)) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/**
 * The id of the commit that a revision names; undefined where it names none.
 *
 * @param revision anything that git takes: a branch, a tag, `HEAD~1`, an id
 * @throws GitError where git cannot be run
 */
export async function resolveRevision({ root }: GitRepository, revision: string): Promise<string | undefined> {
  // No revision has one of these, and no program can be given a NUL.
  // deno-lint-ignore no-control-regex
  if (revision === "" || /[\x00-\x1f\x7f]/.test(revision)) return undefined;
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`];
  const { status, stdout } = await runGit(root, args, { limit: answerLimit });
  const id = new TextDecoder().decode(stdout).trim();
  return status === 0 && /^[0-9a-f]{40,64}$/.test(id) ? id : undefined;
}

/** Whether commits are missing because only the last few were fetched. */
export async function isShallow({ root }: GitRepository): Promise<boolean> {
  const { stdout } = await runGit(root, ["rev-parse", "--is-shallow-repository"], { limit: answerLimit });
  return new TextDecoder().decode(stdout).trim() === "true";
}

/**
 * Lists what a commit has at a path and below it, sorted; where a folder above is none there but a symbolic link or a
 * submodule, that.
 *
 * @param commit its id, from {@link resolveRevision}
 * @param path from the root, with `/`; empty for everything
 * @throws GitError where git fails
 */
export async function listRevision({ root }: GitRepository, commit: string, path: string): Promise<GitEntry[]> {
  const list = async (options: readonly string[], paths: readonly string[]): Promise<GitEntry[]> => {
    const args = [
      "ls-tree",
      ...options,
      "-z",
      "-l",
      "--full-tree",
      commit,
      ...(paths.length === 0 ? [] : ["--"]),
      ...paths,
    ];
    const { status, stdout, stderr } = await runGit(root, args, { limit: listLimit });
    if (status !== 0) throw new GitError(`git cannot list ${path} at ${commit}: ${said(stderr)}`);
    return entriesOf(stdout, /^(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t/);
  };
  if (path === "") return await list(["-r"], []);
  const names = path.split("/");
  const above = names.slice(1).map((_, index) => names.slice(0, index + 1).join("/"));
  // Of a folder that is asked for together with something in it git lists what else is in it.
  const inPlace = (above.length === 0 ? [] : await list([], above))
    .filter(({ path: name, kind }) => kind !== "folder" && above.includes(name));
  return inPlace.length > 0 ? inPlace : await list(["-r"], [path]);
}

/**
 * Lists what the index has: the files that the next commit will hold, those of a checkout included.
 *
 * @throws GitError where git fails
 */
export async function listIndex({ root }: GitRepository): Promise<GitEntry[]> {
  const { status, stdout, stderr } = await runGit(root, ["ls-files", "-z", "--stage", "--full-name"], {
    limit: listLimit,
  });
  if (status !== 0) throw new GitError(`git cannot list the index: ${said(stderr)}`);
  return entriesOf(stdout, /^(\d+) ([0-9a-f]+) \d(?=\t)()\t/);
}

const kinds: Readonly<Record<string, GitEntry["kind"]>> = {
  "040000": "folder",
  "120000": "symbolic link",
  "160000": "submodule",
};

function entriesOf(listing: Uint8Array, form: RegExp): GitEntry[] {
  const texts = new TextDecoder().decode(listing).split("\0").filter((text) => text !== "");
  return texts.map((text): GitEntry => {
    const match = form.exec(text);
    if (match === null) throw new GitError("git lists files in a form that this program does not know");
    const [head, mode = "", id = "", size = ""] = match;
    const kind = kinds[mode] ?? "file";
    return { path: text.slice(head.length), kind, id, size: /^\d+$/.test(size) ? Number(size) : undefined };
  }).toSorted((a, b) => compareText(a.path, b.path));
}

/**
 * Reads the content of objects, all in one process.
 *
 * @param ids of blobs
 * @param limit most bytes in all
 * @returns content by id
 * @throws GitError where one is missing or they are larger than the limit
 */
export async function readBlobs(
  { root }: GitRepository,
  ids: readonly string[],
  limit: number,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const contents = new Map<string, Uint8Array>();
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return contents;
  const input = wanted.map((id) => `${id}\n`).join("");
  const { status, stdout, stderr } = await runGit(root, ["cat-file", "--batch"], {
    input,
    // Each has a line before it and a line end behind it.
    limit: limit + 200 * wanted.length,
  });
  if (status !== 0) throw new GitError(`git cannot read objects: ${said(stderr)}`);
  let at = 0;
  for (const id of wanted) {
    const end = stdout.indexOf(0x0a, at);
    const head = end < 0 ? "" : new TextDecoder().decode(stdout.subarray(at, end));
    const match = /^([0-9a-f]+) blob (\d+)$/.exec(head);
    const start = end + 1;
    const stop = start + Number(match?.[2] ?? 0);
    if (match?.[1] !== id || stop >= stdout.length) throw new GitError(`git cannot read object ${id}: ${head}`);
    contents.set(id, stdout.subarray(start, stop));
    at = stop + 1;
  }
  return contents;
}

/**
 * Where a path lies in a repository: from its root, with `/`, empty for the root itself. Symbolic links above the
 * repository are followed, those in it are not: a path in a repository is what its revisions have under that name.
 *
 * @returns undefined where it lies elsewhere
 */
export function pathInRepository({ root }: GitRepository, path: string): string | undefined {
  const names = resolve(path).split(sep);
  // Of all beginnings of the path the shortest that leads to the root: a longer one may go by a link in the repository.
  for (let count = 1; count <= names.length; count++) {
    const beginning = names.slice(0, count).join(sep) || sep;
    try {
      if (realpathSync(beginning) === root) return names.slice(count).join("/");
    } catch {
      // It does not exist, or lies above what Deno may read.
    }
  }
  return undefined;
}

function existingFolder(path: string): string {
  let folder = resolve(path);
  // A file is no folder to run a program in: its folder is.
  for (;;) {
    try {
      const real = realpathSync(folder);
      return isFolder(real) ? real : dirname(real);
    } catch {
      if (dirname(folder) === folder) return folder;
      folder = dirname(folder);
    }
  }
}

function isFolder(path: string): boolean {
  return exists(`${path}/.`);
}

// Deno throws where it was not given leave to look.
function exists(path: string): boolean {
  try {
    return existsSync(path);
  } catch {
    return false;
  }
}

/** The last line of what git said: before it there may be hints. */
function said(stderr: string): string {
  return stderr.split("\n").find((line) => line.startsWith("fatal:")) ?? stderr.split("\n").at(-1) ?? "";
}
