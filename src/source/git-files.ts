import { GitError } from "./run-git.ts";
import { type GitEntry, type GitRepository, listRevision, readBlobs } from "./git-repository.ts";
import type { LogObject } from "./log-object.ts";
import { namedPath } from "./named-path.ts";

/** A file of a revision, and what it is called. */
export interface GitFile {
  /** As the user would name it in the working copy. */
  readonly name: string;
  readonly entry: GitEntry;
}

/** A revision of a repository. */
export interface GitRevision {
  readonly repository: GitRepository;
  /** Id of the commit. */
  readonly commit: string;
  /** As the user named it. */
  readonly name: string;
}

/**
 * Lists the files that a revision has at a path and below it. Symbolic links and submodules are refused: what they lead
 * to is not part of the revision.
 *
 * @param path from the repository's root; empty for all
 * @param name what the path is called
 * @param isWanted which files; of others nothing is told
 * @returns sorted by path; nothing where the revision has no such path
 * @throws GitError for a symbolic link or a submodule
 */
export async function listRevisionFiles(
  { repository, commit, name: revision }: GitRevision,
  path: string,
  name: string,
  isWanted: (name: string) => boolean = () => true,
): Promise<GitFile[]> {
  const files = (await listRevision(repository, commit, path)).map((entry) => ({
    name: nameOf(entry.path, path, name),
    entry,
  }));
  for (const { name: file, entry: { kind } } of files) {
    if (kind === "submodule" || (kind !== "file" && isWanted(file))) {
      throw new GitError(
        `${file} is a ${kind} at ${revision}, which is not followed`,
        "name what it leads to, or put a file in its place",
      );
    }
  }
  return files.filter(({ name: file, entry }) => entry.kind === "file" && isWanted(file));
}

function nameOf(path: string, within: string, name: string): string {
  if (path === within || !path.startsWith(within === "" ? "" : `${within}/`)) return path === within ? name : path;
  const folder = namedPath(name).replace(/\/+$/, "");
  const rest = within === "" ? path : path.slice(within.length + 1);
  return folder === "" ? `/${rest}` : `${folder}/${rest}`;
}

const chunkBytes = 256 * 1024;

/**
 * Reads files of a revision, all in one process, and holds them.
 *
 * @param limit most bytes in all
 * @throws GitError where they are larger, or kept elsewhere (Git LFS)
 */
export async function readRevisionFiles(
  { repository, name: revision }: GitRevision,
  files: readonly GitFile[],
  limit: number,
): Promise<LogObject[]> {
  const total = files.reduce((sum, { entry: { size = 0 } }) => sum + size, 0);
  if (total > limit) {
    const [first] = files.toSorted((a, b) => (b.entry.size ?? 0) - (a.entry.size ?? 0));
    throw new GitError(
      `${files.length} files of ${revision} have ${total} bytes in all, and ${limit} are taken; the largest is ${first?.name}`,
      "keep less in the repository: a traffic profile instead of logs",
    );
  }
  const contents = await readBlobs(repository, files.map(({ entry: { id } }) => id), limit);
  return files.map(({ name, entry: { id } }): LogObject => {
    const bytes = contents.get(id) ?? new Uint8Array();
    if (isLfsPointer(bytes)) {
      throw new GitError(
        `${name} is kept in Git LFS at ${revision}: the commit has no more than its name`,
        "keep it in the repository itself, gzipped if it is large",
      );
    }
    return { name, size: bytes.length, open: () => chunksOf(bytes) };
  });
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
}

function isLfsPointer(bytes: Uint8Array): boolean {
  return bytes.length < 1024 &&
    new TextDecoder().decode(bytes).startsWith("version https://git-lfs.github.com/spec/");
}
