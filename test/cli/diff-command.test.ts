import assert from "node:assert/strict";
import { cpSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import process from "node:process";
import { test } from "node:test";
import type { JsonDiff } from "../../src/diff/render-diff-json.ts";
import { type GitFolder, withRepository } from "../source/git-folder.ts";
import { run } from "../../src/cli/run.ts";
import { type Ended, onDeno, projectFolder, startMain, type StartOptions } from "./start-main.ts";
import { withFolder } from "./temporary-folder.ts";

const [putLine = ""] = readFileSync(join(projectFolder, "examples/seed/logs/access.log"), "utf8").split("\n");

interface Fields {
  readonly id?: string;
  readonly network?: string;
  readonly buckets?: string;
  readonly range?: string;
  readonly severity?: string;
  readonly require?: string;
}

// The PUT of the seed comes from 52.192.12.142.
function policy(
  { id = "seed", network = "office", buckets = "[testdata2020]", range, severity = "high", require = "by-address" }:
    Fields,
): string {
  return `version: 1
networks:
  ${network}: {publicCidrs: [203.0.113.0/24${range === undefined ? "" : `, ${range}`}]}
policies:
  - id: ${id}
    description: test
    buckets: ${buckets}
    allow: [${network}]
    awsServices: none
    require: ${require}
    severity: ${severity}
`;
}

const strict = policy({});
const lenient = policy({ range: "52.192.12.0/24" });

const withGit: readonly string[] = ["run", "--no-prompt", "--allow-read", "--allow-run=git"];

/** The program as a process of its own. */
function startDiff(args: readonly string[], options: StartOptions = {}): Promise<Ended> {
  return startMain(["diff", "--now", "2020-02-10", ...args], { denoPermissions: withGit, ...options });
}

/** The same in this process, which takes a tenth of the time. */
async function diff(args: readonly string[], folder: string = projectFolder): Promise<Ended> {
  process.chdir(folder);
  try {
    return await diffThere(args);
  } finally {
    process.chdir(projectFolder);
  }
}

async function diffThere(args: readonly string[]): Promise<Ended> {
  const output = { stdout: "", stderr: "" };
  const status = await run({
    args: ["diff", "--now", "2020-02-10", ...args],
    now: () => new Date("2020-02-10T00:00:00Z"),
    standardInput: async function* () {},
    write: async (text) => {
      output.stdout += text;
    },
    writeError: (text) => {
      output.stderr += text;
    },
    onInterrupt: () => () => {},
    environment: () => undefined,
    outputTerminal: undefined,
    errorTerminal: undefined,
    noColor: true,
  });
  return { status, ...output };
}

function jsonOf({ stdout, stderr }: Ended): JsonDiff {
  assert.notEqual(stdout, "", stderr);
  return JSON.parse(stdout);
}

function told(ended: Ended): string[] {
  return jsonOf(ended).entries.map(({ direction, before, after, requests }) =>
    `${direction}: ${before.verdict} -> ${after.verdict}, ${requests}`
  );
}

test("two folders", async (t) => {
  const files = {
    "strict/p.yaml": strict,
    "lenient/p.yaml": lenient,
    "lenient/p.test.yaml": "not: read",
    "grave/p.yaml": policy({ severity: "critical" }),
    "mild/p.yaml": policy({ severity: "low" }),
    "proven/p.yaml": policy({ range: "52.192.12.0/24", require: "proven" }),
    "more/p.yaml": policy({ buckets: "[testdata2020, vault]" }),
    "elsewhere/p.yaml": policy({ buckets: "[other]" }),
    "broken/p.yaml": strict.replace("severity: high", "severity: bad"),
    "put.log": putLine,
    "denied.log": putLine.replace('" 200 - ', '" 403 AccessDenied '),
    "junk.log": `${putLine}\njunk\n`,
  };
  await withFolder(files, async (folder) => {
    const compare = (base: string, head: string, input = "put.log", ...args: string[]): Promise<Ended> =>
      diff(["--base", join(folder, base), "-p", join(folder, head), join(folder, input), "-f", "json", ...args]);
    const cases: readonly (readonly [
      base: string,
      head: string,
      status: number,
      told: readonly string[],
      args?: readonly string[],
    ])[] = [
      ["lenient", "strict", 1, ["newly-flagged: compliant -> violation, 1"]],
      ["lenient", "strict", 0, ["newly-flagged: compliant -> violation, 1"], ["--fail-on", "critical"]],
      ["lenient", "strict", 0, ["newly-flagged: compliant -> violation, 1"], ["--fail-on", "none"]],
      ["strict", "lenient", 0, ["no-longer-flagged: violation -> compliant, 1"]],
      ["strict", "strict", 0, []],
      ["mild", "grave", 1, ["changed: violation -> violation, 1"]],
      ["grave", "strict", 0, ["changed: violation -> violation, 1"]],
      ["grave", "mild", 0, ["changed: violation -> violation, 1"]],
      ["lenient", "proven", 3, ["newly-flagged: compliant -> inconclusive, 1"]],
      ["lenient", "proven", 0, ["newly-flagged: compliant -> inconclusive, 1"], ["--allow-incomplete"]],
      ["strict", "more", 3, []],
      ["lenient", "elsewhere", 3, ["changed: compliant -> not-covered, 1"]],
      ["elsewhere", "lenient", 0, ["changed: not-covered -> compliant, 1"]],
      ["elsewhere", "elsewhere", 3, []],
    ];
    for (const [base, head, status, expected, args = []] of cases) {
      await t.test([base, head, ...args].join(" "), async () => {
        const ended = await compare(base, head, "put.log", ...args);
        assert.deepEqual([ended.status, told(ended), ended.stderr], [status, expected, ""]);
      });
    }
    await t.test("a bucket without evidence is told", async () => {
      const ended = await compare("strict", "more");
      assert.deepEqual(jsonOf(ended).findings.map(({ change, finding }) => `${change} ${finding.rule}`), [
        "new PERIM2002",
      ]);
    });
    await t.test("what S3 stopped is told, and moves no exit status", async () => {
      const ended = await compare("lenient", "strict", "denied.log");
      assert.deepEqual([ended.status, told(ended)], [0, ["newly-flagged: compliant -> violation, 1"]]);
      assert.equal(jsonOf(ended).entries[0]?.after.finding?.kind, "stopped");
    });
    await t.test("what could not be read is told", async () => {
      assert.equal((await compare("strict", "strict", "junk.log")).status, 3);
      const text = await diff([
        "--base",
        join(folder, "strict"),
        "-p",
        join(folder, "strict"),
        join(folder, "junk.log"),
      ]);
      assert.match(text.stdout, /The evidence has gaps: 1 line or record could not be read in full/);
      assert.equal((await compare("strict", "strict", "junk.log", "--allow-incomplete")).status, 0);
    });
    await t.test("errors say which side", async () => {
      for (const [base, head, side] of [["broken", "strict", "base"], ["strict", "broken", "head"]] as const) {
        const ended = await compare(base, head);
        assert.equal(ended.status, 2);
        assert.match(ended.stderr, new RegExp(`^${side}, .*broken/p\\.yaml:11:`));
        assert.match(
          ended.stderr,
          new RegExp(`Cannot compare: the policies of the ${side} \\(.*\\) have 1 error$`, "m"),
        );
      }
    });
    await t.test("usage", async () => {
      for (
        const [args, message] of [
          [["-p", join(folder, "strict"), "x"], /diff needs --base/],
          [["--base", join(folder, "strict"), "x"], /diff needs --policies/],
          [["--base", join(folder, "strict"), "-p", join(folder, "strict")], /No input is named/],
          [["--base", join(folder, "missing"), "-p", join(folder, "strict"), join(folder, "put.log")], /missing/],
          [
            ["--base", join(folder, "strict"), "-p", join(folder, "strict"), "x", "-f", "sarif"],
            /expected text, json, markdown/,
          ],
        ] as const
      ) {
        const ended = await diff(args);
        assert.equal(ended.status, 2, ended.stdout);
        assert.match(ended.stderr, message);
      }
    });
  });
});

const files: Readonly<Record<string, string>> = {
  "policies/p.yaml": lenient,
  "evidence/put.log": putLine,
  "readme.txt": "x",
};

async function onBranch(use: (repository: GitFolder, diffHere: typeof diff) => Promise<void>): Promise<void> {
  await withRepository(files, async (repository) => {
    repository.git("checkout", "--quiet", "-b", "change");
    repository.write({ "policies/p.yaml": strict });
    const { folder } = repository;
    const here = ["-p", join(folder, "policies"), join(folder, "evidence"), "-f", "json"];
    await use(repository, (args) => diff([...here, ...args], folder));
  });
}

test("a revision", async (t) => {
  await onBranch(async ({ folder, git, commit }, diffHere) => {
    await t.test("the working copy against a branch", async () => {
      const ended = await diffHere(["--base", "main"]);
      assert.deepEqual([ended.status, told(ended)], [1, ["newly-flagged: compliant -> violation, 1"]]);
      assert.match(ended.stderr, /^note: evidence is read as of main: .*put\.log\n$/);
      const { base, head } = jsonOf(ended);
      assert.deepEqual([base.label, head.label], [
        `main (${git("rev-parse", "--short=12", "main")})`,
        "the working copy",
      ]);
    });
    commit();
    await t.test("two revisions", async () => {
      const there = await diffHere(["--base", "main", "--head", "change"]);
      assert.deepEqual([there.status, told(there)], [1, ["newly-flagged: compliant -> violation, 1"]]);
      const back = await diffHere(["--base", "change", "--head", "HEAD~1"]);
      assert.deepEqual([back.status, told(back)], [0, ["no-longer-flagged: violation -> compliant, 1"]]);
    });
    await t.test("no such revision", async () => {
      for (const [option, name] of [["base", "nowhere"], ["head", "nowhere"], ["base", "--upload-pack=x"]] as const) {
        const ended = await diffHere([...(option === "head" ? ["--base", "main"] : []), `--${option}=${name}`]);
        assert.equal(ended.status, 2);
        assert.match(ended.stderr, /is (neither a path nor a|no) git revision\n {2}git branch --all/);
      }
    });
    await t.test("a revision that is not in a shallow clone", async () => {
      git("clone", "--quiet", "--depth=1", `file://${folder}`, "../shallow");
      const shallow = join(folder, "../shallow");
      const ended = await diff([
        "-p",
        join(shallow, "policies"),
        join(shallow, "evidence"),
        "--base",
        git("rev-parse", "main"),
      ], shallow);
      assert.equal(ended.status, 2);
      assert.match(ended.stderr, /git fetch --deepen.*fetch-depth: 0/);
    });
    await t.test("a policy outside of the repository", async () => {
      await withFolder({ "p.yaml": strict }, async (other) => {
        const ended = await diffHere(["--base", "main", "-p", join(other, "p.yaml")]);
        assert.equal(ended.status, 2);
        assert.match(ended.stderr, /p\.yaml is not in the repository of the working folder/);
      });
    });
  });
});

test("a first policy is compared with none", async () => {
  await onBranch(async ({ folder, write }, diffHere) => {
    write({ "new/q.yaml": policy({ id: "first", network: "other" }) });
    const ended = await diffHere(["--base", "main", "-p", join(folder, "new")]);
    assert.match(ended.stderr, /note: .*new has no policy file at main: compared with no policy/);
    assert.equal(ended.status, 1);
    assert.deepEqual(jsonOf(ended).entries.map(({ policy: id, before }) => `${id} ${before.verdict}`).toSorted(), [
      "first not-covered",
      "seed compliant",
    ]);
  });
});

test("evidence of the change is not taken", async () => {
  await onBranch(async ({ write, commit }, diffHere) => {
    write({ "evidence/put.log": putLine.replaceAll("52.192.12.142", "203.0.113.7") });
    const edited = await diffHere(["--base", "main"]);
    assert.deepEqual([edited.status, told(edited)], [1, ["newly-flagged: compliant -> violation, 1"]]);
    assert.match(edited.stderr, /the working copy differs, and is not read: .*put\.log/);
    write({ "evidence/second.log": putLine.replaceAll("52.192.12.142", "203.0.113.7") });
    commit();
    const added = await diffHere(["--base", "main"]);
    assert.equal(added.status, 2);
    assert.match(
      added.stderr,
      /second\.log is not in main and is tracked now: it came with the change.*\n {2}merge the evidence first/,
    );
  });
});

test("a file whose name has a backslash is one that came with the change", { skip: sep === "\\" }, async () => {
  await onBranch(async ({ write, commit }, diffHere) => {
    write({ "evidence/put\\2.log": putLine.replaceAll("52.192.12.142", "203.0.113.7") });
    commit();
    const ended = await diffHere(["--base", "main"]);
    assert.equal(ended.status, 2);
    assert.match(ended.stderr, /put\S+2\.log is not in main and is tracked now/);
  });
});

test("a repository that the change puts beside the policies decides nothing", async () => {
  await onBranch(async ({ folder, git, commit }, diffHere) => {
    commit();
    // In it the base has the new policies already.
    git("clone", "--quiet", "--bare", ".", "../bare");
    git("--git-dir=../bare", "update-ref", "refs/heads/main", "refs/heads/change");
    for (const name of ["HEAD", "objects", "refs", "config"]) {
      cpSync(join(folder, "../bare", name), join(folder, "policies", name), { recursive: true });
    }
    const ended = await diffHere(["--base", "main"]);
    assert.deepEqual([ended.status, told(ended)], [1, ["newly-flagged: compliant -> violation, 1"]]);
  });
});

test("a repository that the environment names is not asked", async () => {
  await onBranch(async ({ folder, git }) => {
    git("clone", "--quiet", ".", "../other");
    const ended = await startDiff(["--base", "main", "-p", "policies", "evidence", "-f", "json"], {
      folder,
      env: { GIT_DIR: join(folder, "../other/.git"), GIT_WORK_TREE: join(folder, "policies") },
    });
    assert.deepEqual([ended.status, told(ended)], [1, ["newly-flagged: compliant -> violation, 1"]], ended.stderr);
    assert.match(ended.stderr, /evidence is read as of main: evidence\/put\.log/);
  });
});

test("a name that is a path and a revision is refused, and can be told apart", async (t) => {
  await onBranch(async ({ folder, write }) => {
    write({ "main/p.yaml": strict, "below/x.txt": "x" });
    const at = (base: string): Promise<Ended> =>
      startDiff(["--base", base, "-p", "policies", "evidence", "-f", "json"], { folder });
    await t.test("refused", async () => {
      const ended = await at("main");
      assert.equal(ended.status, 2);
      assert.match(
        ended.stderr,
        /--base main is a path and a git revision\n {2}write \.\/main .*\n {2}write refs\/heads\/main/,
      );
    });
    await t.test("the path", async () => assert.deepEqual(told(await at("./main")), []));
    await t.test("the revision", async () => assert.equal(told(await at("refs/heads/main")).length, 1));
    await t.test("from a folder below", async () => {
      const ended = await startDiff(
        ["--base", "refs/heads/main", "-p", "../policies", "../evidence", "-f", "json"],
        { folder: join(folder, "below") },
      );
      assert.deepEqual([ended.status, told(ended)], [1, ["newly-flagged: compliant -> violation, 1"]]);
      assert.match(ended.stdout, /"path": "\.\.\/policies\/p\.yaml"/);
      assert.match(ended.stderr, /\.\.\/evidence\/put\.log/);
    });
  });
});

test("without git, and without leave to run it", async (t) => {
  await onBranch(async ({ folder }) => {
    const here = ["-p", join(folder, "policies"), join(folder, "evidence"), "-f", "json"];
    await t.test("not installed", { skip: onDeno }, async () => {
      const ended = await startDiff(["--base", "main", ...here], { folder, env: { PATH: folder } });
      assert.equal(ended.status, 2, ended.stderr);
      assert.match(ended.stderr, /git is not installed, or not in PATH/);
    });
    const denoPermissions = ["run", "--no-prompt", "--allow-read"];
    await t.test("no permission", { skip: !onDeno }, async () => {
      const ended = await startDiff(["--base", "main", ...here], { folder, denoPermissions });
      assert.equal(ended.status, 2);
      assert.match(ended.stderr, /Deno was not given the permission to run git \(--allow-run=git\)/);
    });
    await t.test("a folder needs neither", async () => {
      const ended = await startDiff(["--base", join(folder, "policies"), ...here], {
        folder,
        env: { PATH: folder },
        denoPermissions,
      });
      assert.deepEqual([ended.status, told(ended)], [0, []]);
    });
  });
});

test("every output goes to its file, and help says what evidence is read", async () => {
  await withFolder({ "a/p.yaml": lenient, "b/p.yaml": strict, "put.log": putLine }, async (folder) => {
    const out = (name: string): string[] => ["-o", join(folder, name)];
    const ended = await startDiff(
      [
        "--base",
        join(folder, "a"),
        "-p",
        join(folder, "b"),
        join(folder, "put.log"),
        ...out("d.json"),
        ...out("d.md"),
        ...out("d.txt"),
      ],
      { denoPermissions: [...withGit, "--allow-write"] },
    );
    assert.equal(ended.status, 1, ended.stderr);
    assert.match(readFileSync(join(folder, "d.md"), "utf8"), /^<!-- s3-perimeter:diff -->\n/);
    assert.equal(readFileSync(join(folder, "d.txt"), "utf8"), ended.stdout);
    assert.equal(JSON.parse(readFileSync(join(folder, "d.json"), "utf8")).version, 1);
  });
  const help = await diff(["--help"]);
  assert.match(help.stdout, /never from\s+the working copy/);
});
