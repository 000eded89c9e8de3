import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { commands, loadCommands } from "../../src/cli/commands.ts";
import { projectFolder, start, startBuilt } from "./start-main.ts";

const built = pathToFileURL(`${projectFolder}dist/`).href;

/**
 * What a run of the built program loads: its own modules as `folder/name.js`, packages and Node's own modules by name. Not
 * how long that takes, which depends on the machine; bench/start-up.ts tells that.
 */
async function loadedBy(args: readonly string[]): Promise<string[]> {
  const { status, stderr } = await start("node", ["--import", "./test/cli/tell-loaded.js", "dist/main.js", ...args]);
  assert.equal(status, 0, stderr);
  const urls = [...stderr.matchAll(/^loaded (.*)$/gm)].map(([, url = ""]) => url);
  return urls.map((url) => url.startsWith(built) ? url.slice(built.length) : packageOf(url));
}

function packageOf(url: string): string {
  return /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? url;
}

/** The modules of a folder of the program, or of a part of one. */
function within(loaded: readonly string[], ...prefixes: readonly string[]): string[] {
  return loaded.filter((name) => prefixes.some((prefix) => name.startsWith(prefix)));
}

const commandFiles = readdirSync(`${projectFolder}src/cli`).filter((name) => name.endsWith("-command.ts"));

test("lint loads policies, and nothing that reads, judges or reports traffic", async () => {
  const loaded = await loadedBy(["lint", "policies/one-endpoint.yaml"]);
  assert.ok(loaded.includes("policy/read-policies.js"));
  assert.deepEqual(
    within(loaded, "format/", "profile/", "rule/", "evaluate/", "scan/", "state/", "policy-test/", "diff/", "athena/"),
    [],
  );
  assert.deepEqual(within(loaded, "report/"), ["report/outputs.js"]);
  assert.deepEqual(within(loaded, "source/s3", "source/git", "source/gunzip"), []);
  assert.deepEqual(loaded.filter((name) => /-command\.js$/.test(name)), ["cli/lint-command.js"]);
  assert.deepEqual(loaded.filter((name) => /\.generated\.js$/.test(name)).toSorted(), [
    "cli/version.generated.js",
    "policy/policy-shape.generated.js",
  ]);
  const ofOthers = loaded.filter((name) => !name.endsWith(".js"));
  assert.deepEqual(ofOthers.filter((name) => !name.startsWith("node:")), ["yaml"]);
  assert.deepEqual(
    ofOthers.filter((name) => /^node:(?:crypto|https?|zlib|child_process|worker_threads)$/.test(name)),
    [],
  );
});

test("lint that writes SARIF loads what writes SARIF, and no other output", async () => {
  const loaded = await loadedBy(["lint", "policies/one-endpoint.yaml", "-f", "sarif"]);
  assert.deepEqual(within(loaded, "report/render-sarif", "report/render-text", "report/render-markdown"), [
    "report/render-sarif-github.js",
  ]);
});

test("check of local logs loads neither a state nor what reaches S3 or an engine", async () => {
  const args = ["check", "examples/day/logs", "-p", "examples/day/policies", "--fail-on", "none", "--allow-incomplete"];
  const loaded = await loadedBy(args);
  assert.ok(loaded.includes("evaluate/evaluate-profile.js"));
  assert.deepEqual(within(loaded, "state/", "source/s3-objects", "policy-test/", "diff/", "athena/", "@aws-sdk"), []);
  assert.deepEqual(loaded.filter((name) => /-command\.js$/.test(name)), ["cli/check-command.js"]);
  assert.deepEqual(within(loaded, "report/render-sarif", "report/render-markdown", "report/read-json-report"), []);
});

test("the version is told without any command", async () => {
  assert.deepEqual((await loadedBy(["--version"])).filter((name) => /-command\.js$|yaml/.test(name)), []);
});

test("every file of a command is in the list, by the name that the command has", async () => {
  const names = (await loadCommands()).map(({ name }) => name);
  assert.deepEqual(names, commands.map(({ name }) => name));
  assert.deepEqual(commandFiles.toSorted(), names.map((name) => `${name}-command.ts`).toSorted());
  const { stdout } = await startBuilt(["--help"]);
  for (const name of names) assert.match(stdout, new RegExp(`^ {2}${name} `, "m"));
});
