import { existsSync } from "node:fs";
import { type GitFile, type GitRevision, listRevisionFiles, readRevisionFiles } from "../source/git-files.ts";
import { GitError } from "../source/run-git.ts";
import {
  isInRepository,
  isShallow,
  openRepository,
  pathInRepository,
  resolveRevision,
} from "../source/git-repository.ts";
import type { LogObject } from "../source/log-object.ts";
import { namedPath } from "../source/named-path.ts";
import { isPolicyFile, isTestFile } from "./load-policies.ts";
import { UsageError } from "./usage-error.ts";

/** What `--base` names: a file or folder, or a revision of the repository of the working folder. */
export type DiffBase =
  | { readonly kind: "path"; readonly path: string }
  | { readonly kind: "revision"; readonly revision: GitRevision };

/**
 * Finds out what a base is. A name that could be either is refused: whoever adds a folder of the name of a branch must not
 * decide what a change is compared with.
 *
 * @throws UsageError where it is neither or both, or git cannot tell
 */
export async function diffBase(name: string): Promise<DiffBase> {
  const isPath = !name.startsWith("refs/") && name !== "" && existsSync(name);
  if (isPath && /^\.{0,2}[/\\]|^\.{1,2}$|^[A-Za-z]:/.test(name)) return { kind: "path", path: name };
  // Without a repository nothing can be a revision, and git need not be there.
  if (isPath && !isInRepository(".")) return { kind: "path", path: name };
  let revision: GitRevision | undefined;
  try {
    revision = await findRevision(name);
  } catch (error) {
    if (!isPath || !(error instanceof UsageError)) throw error;
    throw new UsageError(error.message, `if --base ${name} means the path, write ./${name}`, ...error.hints);
  }
  if (isPath && revision !== undefined) {
    throw new UsageError(
      `--base ${name} is a path and a git revision`,
      `write ./${name} for the path`,
      `write refs/heads/${name}, or the id of a commit, for the revision`,
    );
  }
  if (revision !== undefined) return { kind: "revision", revision };
  if (isPath) return { kind: "path", path: name };
  throw await unknownRevision("base", name, "neither a path nor a git revision");
}

/**
 * The revision that an option names.
 *
 * @throws UsageError where it names none, or git cannot tell
 */
export async function namedRevision(option: string, name: string): Promise<GitRevision> {
  const revision = await findRevision(name);
  if (revision === undefined) throw await unknownRevision(option, name, "no git revision");
  return revision;
}

// Of the working folder, and not of the policies: what a change puts beside them must not decide what it is compared with.
async function findRevision(name: string): Promise<GitRevision | undefined> {
  return await withGit(`Cannot look for revision ${name}`, async () => {
    const repository = await openRepository(".");
    const commit = await resolveRevision(repository, name);
    return commit === undefined ? undefined : { repository, commit, name };
  });
}

async function unknownRevision(option: string, name: string, what: string): Promise<UsageError> {
  const shallow = await withGit(
    "Cannot look at the repository",
    async () => await isShallow(await openRepository(".")),
  );
  const fetch = shallow
    ? "only the last commits were fetched: git fetch --deepen=100 gets more, and fetch-depth: 0 of actions/checkout all"
    : "git branch --all shows what there is; a branch of a remote is origin/NAME, and git fetch gets it";
  return new UsageError(`--${option} ${name} is ${what}`, fetch);
}

/** Policy files of a revision, and what is to be told of them. */
export interface RevisionPolicies {
  readonly files: readonly LogObject[];
  /** Paths at which the revision has no policy file. */
  readonly missing: readonly string[];
}

// Some thousands of files.
const policiesLimit = 64 * 1024 * 1024;

/**
 * The policy files that some paths name at a revision, by the same rule as in the working copy: of a folder `*.yaml` and
 * `*.yml`, and not `*.test.yaml`.
 *
 * @throws UsageError where a path is in no place of the repository, or git fails
 */
export async function policiesAt(revision: GitRevision, paths: readonly string[]): Promise<RevisionPolicies> {
  return await withGit(`Cannot read policies at ${revision.name}`, async () => {
    const files = new Map<string, GitFile>();
    const missing: string[] = [];
    for (const path of paths) {
      const place = path === "-" ? undefined : pathInRepository(revision.repository, path);
      if (place === undefined) throw new GitError(`${path} is not in the repository of the working folder`);
      const given = namedPath(path);
      const found = await listRevisionFiles(
        revision,
        place,
        path,
        (name) => isPolicyFile(name) || (name === given && !isTestFile(name)),
      );
      if (found.length === 0) missing.push(path);
      for (const file of found) files.set(file.entry.path, file);
    }
    return { files: await readRevisionFiles(revision, [...files.values()], policiesLimit), missing };
  });
}

/**
 * Does something with git.
 *
 * @throws UsageError for what went wrong there
 */
export async function withGit<Result>(what: string, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof GitError) throw new UsageError(`${what}: ${error.message}`, ...error.hints);
    throw error;
  }
}
