import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { sourceText } from "../src/diagnostic/source-text.ts";
import { outputs } from "../src/report/outputs.ts";
import { readPolicies } from "../src/policy/read-policies.ts";
import { loadCommands } from "../src/cli/commands.ts";
import { parseOptions } from "../src/cli/options.ts";
import { exitStatus } from "../src/cli/exit-status.ts";
import { projectFolder, startMain } from "./cli/start-main.ts";

const commands = await loadCommands();
const readme = readFileSync(join(projectFolder, "README.md"), "utf8");
const manifest = JSON.parse(readFileSync(join(projectFolder, "package.json"), "utf8")) as {
  scripts: Record<string, string>;
};
const blocks = (language: string): string[] =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, "g"))].map(([, text]) => text ?? "");

test("the output that the README shows is the program's", async () => {
  const args = (manifest.scripts["start"] ?? "").split(" ").slice(2);
  const { stdout, status } = await startMain(args);
  assert.equal(status, 0);
  const shown = blocks("text");
  assert.equal(shown.length, 2);
  for (const text of shown) {
    assert.ok(text.length > 300);
    assert.ok(stdout.includes(text.replace(/^\n+|\n+$/g, "")), text);
  }
});

test("the policy of the README is a sound one", () => {
  const [policy] = blocks("yaml");
  const { diagnostics } = readPolicies([sourceText("README.md", policy ?? "")], { today: "2026-03-16" });
  assert.deepEqual(diagnostics.map(({ message }) => message), []);
});

test("every command line of the README and of the help is one that the program takes", () => {
  const lines = [
    ...blocks("sh").join("\n").split("\n"),
    ...commands.flatMap(({ examples }) => examples.map(([line]) => line)),
  ].flatMap((line) => /(?:^|\| )(?:s3-perimeter|deno run --allow-read src\/main\.ts) ([^#|]*)/.exec(line)?.[1] ?? []);
  assert.ok(lines.length > 8);
  for (const line of lines) {
    const [name, ...args] = line.trim().split(/\s+/);
    if (name === "--help") continue;
    const command = commands.find((candidate) => candidate.name === name);
    assert.ok(command, line);
    parseOptions(args, command.options, command.name);
  }
});

test("the README names every command, output and exit status", () => {
  for (const { name } of commands) assert.match(readme, new RegExp(`s3-perimeter ${name}`));
  for (const { name } of outputs) assert.match(readme, new RegExp(name, "i"));
  for (const status of Object.values(exitStatus)) assert.match(readme, new RegExp(`^\\| ${status} \\|`, "m"));
});

test("every file that the README links to is there", () => {
  for (const [, path = ""] of readme.matchAll(/\]\(([^)#]+)\)/g)) {
    if (!path.startsWith("http")) assert.ok(readFileSync !== undefined && path !== "" && exists(path), path);
  }
});

function exists(path: string): boolean {
  try {
    readFileSync(join(projectFolder, path));
    return true;
  } catch (error) {
    return (error as { code?: string }).code === "EISDIR";
  }
}
