import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { test } from "node:test";
import { parse } from "yaml";
import { commands } from "../src/cli/commands.ts";
import { projectFolder } from "./cli/start-main.ts";
import { withFolder } from "./cli/temporary-folder.ts";

interface Hook {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly entry: string;
  readonly language: string;
  readonly args: readonly string[];
  readonly files: string;
  readonly pass_filenames: boolean;
}

const hooks = parse(readFileSync(join(projectFolder, ".pre-commit-hooks.yaml"), "utf8")) as readonly Hook[];
const manifest = JSON.parse(readFileSync(join(projectFolder, "package.json"), "utf8")) as {
  bin: Record<string, string>;
  scripts: Record<string, string>;
};

test("there is a hook for lint and one for test, with what pre-commit asks for", () => {
  assert.deepEqual(hooks.map(({ id }) => id), ["s3-perimeter-lint", "s3-perimeter-test"]);
  for (const { id, name, description, entry, language, args, pass_filenames } of hooks) {
    assert.equal(name, entry);
    assert.equal(id, entry.replace(" ", "-"));
    assert.match(description, /^[A-Z][^]{20,}\.$/);
    assert.equal(language, "node");
    assert.deepEqual(args, ["policies/"]);
    assert.equal(pass_filenames, false);
  }
});

test("the entries are programs that installing the package gives, and commands that they have", () => {
  for (const { entry } of hooks) {
    const [program = "", command] = entry.split(" ");
    assert.ok(program in manifest.bin, entry);
    assert.ok(commands.some(({ name }) => name === command), entry);
  }
  // pre-commit installs globally from a clone, where only this script builds what `bin` names. npm hands `--global` down to
  // it and leaves development dependencies out, so that it has to see to the compiler itself.
  assert.match(
    manifest.scripts["prepare"] ?? "",
    /npm ls .*--no-global .*typescript \|\| npm ci --no-global .* && npm run build$/,
  );
});

test("the hooks run for policies and their tests, and not for other files", () => {
  for (const { files } of hooks) {
    const pattern = new RegExp(files);
    for (const path of ["policies/a.yaml", "policies/a.test.yaml", "b/c.yml"]) assert.match(path, pattern);
    for (const path of ["README.md", "a.yaml.bak", "yaml", "policies/a.json"]) assert.doesNotMatch(path, pattern);
  }
});

const policy = `version: 1
networks:
  app: {vpcEndpoints: [vpce-0126d8067633b9fc0]}
policies:
  - id: app-data
    description: From the application alone.
    buckets: [testdata2020]
    allow: [app]
    awsServices: none
    severity: high
`;
const policyTest = `version: 1
tests:
  - name: through another endpoint
    request: {bucket: testdata2020, evidence: trail, source: 10.0.1.2, vpcEndpoint: vpce-0a1b2c3d4e5f60718}
    expect:
      app-data: {verdict: violation, reason: unexpected-endpoint}
`;

interface Case {
  readonly id: string;
  readonly files: Readonly<Record<string, string>>;
  readonly status: number;
  readonly shown: RegExp;
}

const cases: readonly Case[] = [
  { id: "s3-perimeter-lint", files: { "policies/p.yaml": policy }, status: 0, shown: /1 file, 0 errors/ },
  {
    id: "s3-perimeter-lint",
    files: { "policies/p.yaml": policy.replace("[app]", "[ap]") },
    status: 1,
    shown: /^policies\/p\.yaml:8:13: error /m,
  },
  { id: "s3-perimeter-lint", files: {}, status: 2, shown: /policies/ },
  {
    id: "s3-perimeter-test",
    files: { "policies/p.yaml": policy, "policies/p.test.yaml": policyTest },
    status: 0,
    shown: /1/,
  },
  {
    id: "s3-perimeter-test",
    files: { "policies/p.yaml": policy, "policies/p.test.yaml": policyTest.replace("unexpected-endpoint", "internet") },
    status: 2,
    shown: /p\.test\.yaml/,
  },
  {
    id: "s3-perimeter-test",
    files: {
      "policies/p.yaml": policy.replace("vpce-0126d8067633b9fc0", "vpce-0a1b2c3d4e5f60718"),
      "policies/p.test.yaml": policyTest,
    },
    status: 1,
    shown: /through another endpoint/,
  },
  { id: "s3-perimeter-test", files: { "policies/p.yaml": policy }, status: 3, shown: /[Nn]o tests/ },
];

for (const { id, files, status, shown } of cases) {
  test(`${id} with ${Object.keys(files).join(" and ") || "no policies"} ends with ${status}`, async () => {
    const hook = hooks.find((candidate) => candidate.id === id);
    assert.ok(hook !== undefined);
    await withFolder(files, async (folder) => {
      // The program by its name on the search path, from the sources, so that no build has to be fresh for it.
      mkdirSync(join(folder, ".bin"));
      const loader = join(projectFolder, "node_modules/tsx/dist/loader.mjs");
      writeFileSync(
        join(folder, ".bin/s3-perimeter"),
        `#!/bin/sh\nexec node --import "${loader}" "${join(projectFolder, "src/main.ts")}" "$@"\n`,
        { mode: 0o755 },
      );
      // As pre-commit does: the entry in words, then the arguments, then no file names, in the repository's root.
      const [program = "", ...words] = hook.entry.split(" ");
      const path = `${join(folder, ".bin")}:${process.env["PATH"] ?? ""}`;
      const ended = spawnSync(program, [...words, ...hook.args], {
        cwd: folder,
        encoding: "utf8",
        env: { ...process.env, PATH: path },
      });
      assert.equal(ended.error, undefined);
      assert.equal(ended.status, status, ended.stdout + ended.stderr);
      assert.match(ended.stdout + ended.stderr, shown);
    });
  });
}
