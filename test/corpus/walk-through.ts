// Runs the commands of a document in a repository made for it, so that the document is true.
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { onDeno, projectFolder } from "../cli/start-main.ts";

/** What the repository of a walk-through holds, from the project's root. */
const files: readonly string[] = ["examples/day"];

const blocks = /^```(console|diff)\n([\s\S]*?)^```$/gm;

/**
 * Does what a document says, in order: applies the patches in `diff` blocks, and runs what stands behind `$ ` in `console`
 * blocks, by a shell in the root of a repository with the sample data, `s3-perimeter` being this program.
 *
 * @param document Markdown
 * @returns the document with what the commands really print
 * @throws Error where a patch does not apply
 */
export function runWalkThrough(document: string): string {
  const folder = mkdtempSync(join(tmpdir(), "walk-through-"));
  try {
    const repository = join(folder, "repository");
    for (const path of files) cpSync(join(projectFolder, path), join(repository, path), { recursive: true });
    const shim = join(folder, "s3-perimeter");
    writeFileSync(shim, `#!/bin/sh\nexec ${programCommand()} "$@"\n`);
    chmodSync(shim, 0o755);
    const env = {
      PATH: `${folder}:${process.env["PATH"] ?? ""}`,
      HOME: folder,
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_AUTHOR_NAME: "A",
      GIT_AUTHOR_EMAIL: "a@example.com",
      GIT_COMMITTER_NAME: "A",
      GIT_COMMITTER_EMAIL: "a@example.com",
      // A commit's id is made of its dates too.
      GIT_AUTHOR_DATE: "2026-03-20T00:00:00Z",
      GIT_COMMITTER_DATE: "2026-03-20T00:00:00Z",
    };
    const git = (args: readonly string[], input = ""): unknown =>
      execFileSync("git", args, { cwd: repository, env, input, stdio: ["pipe", "pipe", "pipe"] });
    git(["init", "--quiet", "--initial-branch=main"]);
    git(["add", "--all"]);
    git(["commit", "--quiet", "--message=Sample data"]);
    return document.replace(blocks, (whole, language: string, text: string) => {
      if (language === "diff") {
        git(["apply", "--unidiff-zero", "-"], text);
        return whole;
      }
      const commands = [...text.matchAll(/^\$ (.*)$/gm)].map(([, command = ""]) => command);
      const shown = commands.map((command) => {
        const { stdout, stderr } = spawnSync("bash", ["-c", command], { cwd: repository, env, encoding: "utf8" });
        return `$ ${command}\n${stderr}${stdout.replaceAll(/[ \t]+$/gm, "").replace(/\n+$/, "\n")}`;
      });
      return `\`\`\`console\n${shown.join("")}\`\`\``;
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function programCommand(): string {
  const main = `${projectFolder}src/main.ts`;
  return onDeno
    ? `"${process.execPath}" run --config "${projectFolder}deno.json" --no-prompt --allow-read --allow-write --allow-run=git "${main}"`
    : `"${process.execPath}" --import "${import.meta.resolve("tsx")}" "${main}"`;
}
