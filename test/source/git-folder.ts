import { spawnSync } from "node:child_process";
import { mkdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { withFolder } from "../cli/temporary-folder.ts";

/** A repository in a folder of its own, made by the real git. */
export interface GitFolder {
  /** The working copy's folder, without symbolic links. */
  readonly folder: string;
  /** Runs git in it; what it says, without the last line end. */
  git(...args: readonly string[]): string;
  /** Writes files. */
  write(files: Readonly<Record<string, string | Uint8Array>>): void;
  /** Removes files and folders. */
  remove(...paths: readonly string[]): void;
  /** Commits all there is; its id. */
  commit(message?: string): string;
}

/** Makes a repository with one commit of some files on the branch `main`, hands it to `use`, and removes it. */
export async function withRepository(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (repository: GitFolder) => Promise<void>,
): Promise<void> {
  await withFolder({}, async (made) => {
    const folder = join(realpathSync(made), "repository");
    mkdirSync(folder);
    runGit(folder, ["init", "--quiet", "--initial-branch=main"]);
    const repository = gitFolder(folder);
    repository.write(files);
    repository.commit("first");
    await use(repository);
  });
}

/** A working copy that is there already. */
export function gitFolder(folder: string): GitFolder {
  return {
    folder,
    git: (...args) => runGit(folder, args),
    write: (files) => {
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), content);
      }
    },
    remove: (...paths) => {
      for (const path of paths) rmSync(join(folder, path), { recursive: true });
    },
    commit: (message = "change") => {
      runGit(folder, ["add", "--all", "--force"]);
      runGit(folder, ["commit", "--quiet", "--allow-empty", "--message", message]);
      return runGit(folder, ["rev-parse", "HEAD"]);
    },
  };
}

// Nothing of whoever runs the tests decides what is in the repository.
const settings: readonly string[] = [
  "-c",
  "user.name=Test",
  "-c",
  "user.email=test@example.com",
  "-c",
  "commit.gpgSign=false",
  "-c",
  "core.hooksPath=/dev/null",
  "-c",
  "core.autocrlf=false",
  "-c",
  "protocol.file.allow=always",
];

function runGit(folder: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync("git", [...settings, ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env["PATH"] ?? "", HOME: folder, GIT_CONFIG_NOSYSTEM: "1" },
  });
  if (status !== 0) throw new Error(`git ${args.join(" ")} ended with ${status}: ${stderr}`);
  return stdout.replace(/\n$/, "");
}
