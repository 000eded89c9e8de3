import { existsSync, realpathSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

/**
 * The path of a file within the repository that the working folder is in, with `/`, symbolic links resolved: what GitHub
 * knows a file by. The repository's root is the nearest folder at or above the working folder that has `.git`; where there
 * is none, the working folder itself.
 *
 * @returns undefined where the file is not in it, or cannot be looked at
 */
export function repositoryPath(path: string): string | undefined {
  try {
    const within = relative(realpathSync(repositoryRoot()), realpathSync(path)).split(sep).join("/");
    return within === "" || within === ".." || within.startsWith("../") || resolve(within) === within
      ? undefined
      : within;
  } catch {
    return undefined;
  }
}

function repositoryRoot(): string {
  const here = resolve(".");
  for (let folder = here;; folder = dirname(folder)) {
    if (isRoot(folder)) return folder;
    if (dirname(folder) === folder) return here;
  }
}

function isRoot(folder: string): boolean {
  try {
    return existsSync(join(folder, ".git"));
  } catch {
    // Deno without leave to read above the working folder.
    return false;
  }
}
