import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { run } from "../../src/cli/run.ts";
import { type Ended, startMain } from "./start-main.ts";
import { withFolder } from "./temporary-folder.ts";

/** The program in this process: starting one for each case would take most of the time. */
async function runHere(args: readonly string[]): Promise<Ended> {
  const output = { stdout: "", stderr: "" };
  const status = await run({
    args,
    now: () => new Date("2026-03-16T12:00:00Z"),
    standardInput: async function* () {},
    write: (text) => {
      output.stdout += text;
      return Promise.resolve();
    },
    writeError: (text) => {
      output.stderr += text;
    },
    onInterrupt: () => () => {},
    environment: () => undefined,
    outputTerminal: undefined,
    errorTerminal: undefined,
    noColor: false,
  });
  return { status, ...output };
}

const policy = `version: 1
networks:
  office: { publicCidrs: [203.0.113.0/24] }
policies:
  - id: data
    buckets: [data]
    allow: [office]
    awsServices: none
`;

/** A file of one test for each request. */
function testsOf(...cases: readonly (readonly [source: string, expected: string])[]): string {
  return `version: 1\ntests:\n${
    cases.map(([source, expected], index) =>
      `  - name: test ${index + 1}\n    request: { bucket: data, evidence: trail, source: ${source} }\n` +
      `    expect: { data: { ${expected} } }\n`
    ).join("")
  }`;
}

const good = testsOf(["203.0.113.9", "verdict: compliant, reason: public-address-allowed"]);
const bad = testsOf(["192.0.2.1", "verdict: compliant, reason: public-address-allowed"]);

test("a folder, a policy file and its file of tests are one and the same", async () => {
  await withFolder({ "a.yaml": policy, "a.test.yaml": good, "sub/readme.md": "x" }, async (folder) => {
    const outputs: string[] = [];
    for (const path of [".", "a.yaml", "a.test.yaml"]) {
      const { status, stdout, stderr } = await runHere(["test", join(folder, path), "--coverage"]);
      assert.equal(status, 0, stderr);
      assert.equal(stderr, "");
      outputs.push(stdout.replaceAll(`${folder}/`, ""));
    }
    assert.match(outputs[0] ?? "", /^ok {3}a\.test\.yaml: 1 passed$/m);
    assert.deepEqual(new Set(outputs).size, 1);
    const twice = await runHere(["test", folder, join(folder, "a.test.yaml"), join(folder, "a.yaml")]);
    assert.match(twice.stdout, /^1 test in 1 file: 1 passed, 0 failed$/m);
  });
});

test("several paths are one set of policies", async () => {
  const [networks = "", policies = ""] = policy.split(/(?=policies:)/);
  const files = { "n.yaml": networks, "p/a.yaml": `version: 1\n${policies}`, "p/a.test.yaml": good };
  await withFolder(files, async (folder) => {
    assert.equal((await runHere(["test", join(folder, "p/a.test.yaml"), join(folder, "n.yaml")])).status, 0);
    const alone = await runHere(["test", join(folder, "p/a.test.yaml")]);
    assert.equal(alone.status, 2);
    assert.match(alone.stderr, /p\/a\.yaml:5:13: error PERIM4053 undefined-network/);
  });
});

test("exit status", async (t) => {
  await t.test("1 where a test fails, whatever the format; coverage does not count", async () => {
    await withFolder({ "a.yaml": policy, "a.test.yaml": bad }, async (folder) => {
      for (const format of ["text", "junit", "json", "markdown"]) {
        const { status, stdout } = await runHere(["test", folder, "-f", format, "--coverage"]);
        assert.equal(status, 1);
        assert.match(stdout, /from-internet/);
      }
    });
  });
  await t.test("2 where there is nothing to run, or it cannot be run", async () => {
    const files = {
      "alone/a.test.yaml": good,
      "alone/b.yaml": policy,
      "bad/a.yaml": policy.replace("[office]", "[offcie]"),
      "bad/a.test.yaml": good.replace("verdict", "verdcit"),
      "bytes/a.yaml": policy,
      "bytes/a.test.yaml": Uint8Array.of(0x61, 0xff),
    };
    await withFolder(files, async (folder) => {
      const cases: readonly (readonly [args: readonly string[], message: RegExp])[] = [
        [[], /No policies are named/],
        [["nowhere"], /Cannot read policies from .*nowhere: no such file or folder/],
        [["nowhere.test.yaml"], /Cannot read policies from .*nowhere.test.yaml: no such file or folder/],
        [["alone"], /alone\/a\.test\.yaml holds tests, and no policy file is beside it: expected .*alone\/a\.yaml/],
        [["alone/a.test.yaml"], /alone\/a\.test\.yaml holds tests, and no policy file is beside it/],
        [
          ["bad"],
          /a\.test\.yaml:5:23: error PERIM4021 unknown-key[^]*a\.yaml:7:13: error PERIM4053[^]*Cannot run tests with 2 errors/,
        ],
        [["bytes"], /a\.test\.yaml:1:2: error PERIM4002 invalid-utf-8[^]*Cannot run tests with 1 error in/],
        [["alone/b.yaml", "--format", "xml"], /--format xml is not known/],
        [["alone/b.yaml", "--now", "today"], /--now today is no time/],
      ];
      for (const [[path, ...rest], message] of cases) {
        const args = path === undefined ? [] : [join(folder, path), ...rest];
        const { status, stdout, stderr } = await runHere(["test", ...args]);
        assert.equal(status, 2, args.join(" "));
        assert.equal(stdout, "");
        assert.match(stderr, message);
      }
    });
  });
  await t.test("3 where there are no tests, which is no success", async () => {
    await withFolder({ "a.yaml": policy }, async (folder) => {
      const { status, stdout, stderr } = await runHere(["test", folder]);
      assert.equal(status, 3);
      assert.match(stdout, /No tests were found/);
      assert.match(stdout, /Policy files without tests:\n {2}.*\/a\.yaml/);
      assert.match(stderr, /Looked for .*\/a\.test\.yaml/);
    });
  });
});

test("a policy file without tests is named, and warnings fail nothing", async () => {
  const other = policy.replaceAll("data", "other").replaceAll("office", "office-2").replace(
    "awsServices: none",
    "awsServices: none\n    exceptions: [{ id: x, reason: y, owner: z, expires: 2020-01-01, operations: [GetObject] }]",
  );
  await withFolder({ "a.yaml": policy, "a.test.yaml": good, "b.yml": other }, async (folder) => {
    const { status, stdout, stderr } = await runHere(["test", folder, "--now", "2026-03-16"]);
    assert.equal(status, 0);
    assert.match(stdout, /Policy files without tests:\n {2}.*\/b\.yml\n/);
    assert.match(stderr, /^1 warning about the policies: s3-perimeter lint .* tells them\n$/);
    assert.equal((await runHere(["test", folder, "--now", "2019-03-16"])).stderr, "");
  });
});

test("reports are written to files by their endings, and two runs agree", async () => {
  await withFolder({ "p/a.yaml": policy, "p/a.test.yaml": bad }, async (folder) => {
    const written = async (): Promise<string[]> => {
      const paths = ["r.xml", "r.json", "r.md", "r.txt"].map((name) => join(folder, name));
      const { status } = await runHere(["test", join(folder, "p"), ...paths.flatMap((path) => ["-o", path])]);
      assert.equal(status, 1);
      return paths.map((path) => readFileSync(path, "utf8"));
    };
    const first = await written();
    assert.match(first[0] ?? "", /^<\?xml /);
    assert.match(first[1] ?? "", /^\{/);
    assert.match(first[2] ?? "", /^## Policy tests/m);
    assert.match(first[3] ?? "", /^FAIL /);
    assert.deepEqual(await written(), first);
  });
});

test("the shipped policies and the examples pass their tests", async () => {
  for (const folder of ["policies", "examples/day/policies"]) {
    const { status, stdout, stderr } = await startMain(["test", folder]);
    assert.equal(status, 0, stdout + stderr);
  }
});

test("the names of files cannot inject", async () => {
  const name = "::error::\u001b[31m##[error]x";
  await withFolder(
    { [`${name}/a.yaml`]: policy, [`${name}/a.test.yaml`]: bad, [`${name}/b.test.yaml`]: good },
    async (folder) => {
      for (const path of [`${name}/a.test.yaml`, name]) {
        const { stdout, stderr } = await runHere(["test", join(folder, path)]);
        // deno-lint-ignore no-control-regex
        assert.doesNotMatch(stdout + stderr, /\x1b|##\[|^\s*::/m);
      }
    },
  );
});
