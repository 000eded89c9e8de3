import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { onDeno, projectFolder, startBuilt, startMain, startOnDeno } from "./start-main.ts";
import { withFolder } from "./temporary-folder.ts";

const accessLog = readFileSync(join(projectFolder, "examples/seed/logs/access.log"), "utf8");
const deleteBucket = readFileSync(join(projectFolder, "examples/seed/logs/delete-bucket.json"), "utf8");
const [putLine = "", deleteLine = ""] = accessLog.split("\n");

interface JsonReport {
  readonly findings: readonly { readonly rule: string; readonly subject: Record<string, string> }[];
  readonly requests: Readonly<Record<string, number>>;
}

function policy(
  fields: Readonly<Record<string, string>> = {},
  network = "{vpcEndpoints: [vpce-0126d8067633b9fc0]}",
): string {
  const all: Record<string, string> = {
    id: "seed",
    description: "test",
    buckets: "[testdata2020]",
    allow: "[app]",
    awsServices: "none",
    severity: "high",
    ...fields,
  };
  const lines = Object.entries(all).map(([key, value]) => `    ${key}: ${value}`).join("\n").replace(
    "    id",
    "  - id",
  );
  return `version: 1\nnetworks:\n  app: ${network}\npolicies:\n${lines}\n`;
}

const withCidrs = "{vpcEndpoints: [vpce-0126d8067633b9fc0], vpcCidrs: [10.0.0.0/16]}";

async function checkSeed(policyText: string, logs: Readonly<Record<string, string>>): Promise<JsonReport> {
  let report: JsonReport | undefined;
  await withFolder({ ...logs, "policies/p.yaml": policyText }, async (folder) => {
    const inputs = Object.keys(logs).map((name) => join(folder, name));
    const ended = await startMain([
      "check",
      ...inputs,
      "-p",
      join(folder, "policies"),
      "-f",
      "json",
      "--now",
      "2020-02-10",
    ]);
    assert.equal(ended.stderr, "");
    report = JSON.parse(ended.stdout) as JsonReport;
  });
  return report as JsonReport;
}

test("a folder without files is told, and is no success", async () => {
  await withFolder({ "policies/p.yaml": policy(), "logs/a.log": accessLog }, async (folder) => {
    mkdirSync(join(folder, "none/deep"), { recursive: true });
    const [logs, none, policies] = [join(folder, "logs"), join(folder, "none"), join(folder, "policies")];
    const ended = await startMain(["check", logs, none, "-p", policies, "--fail-on", "none"]);
    assert.equal(ended.status, 3);
    assert.match(ended.stdout, /PERIM2102[\s\S]*there is no file in the folder/);
    const alone = await startMain(["check", none, "-p", policies]);
    assert.equal(alone.status, 2);
    assert.match(alone.stderr, /Cannot open .*none: there is no file in the folder/);
    const twice = await startMain(["check", join(logs, "a.log"), logs, "-p", policies, "--fail-on", "none"]);
    assert.doesNotMatch(twice.stdout, /PERIM2102/);
  });
});

test("a link stays, a file keeps its mode, and whoever stops reading changes nothing", async () => {
  await withFolder({ "real.json": "old", "own.json": "", "policies/p.yaml": policy() }, async (folder) => {
    const [real, link, own] = [join(folder, "real.json"), join(folder, "link.json"), join(folder, "own.json")];
    symlinkSync(real, link);
    chmodSync(own, 0o600);
    const program = join(projectFolder, "dist/main.js");
    const args = `check examples/seed/logs -p ${join(folder, "policies")} --now 2020-02-10 -o ${link} -o ${own}`;
    // The reader is gone before anything is written.
    const { status } = spawnSync("bash", ["-c", `set -o pipefail; node ${program} ${args} | true`], {
      cwd: projectFolder,
    });
    assert.equal(status, 1);
    assert.ok(lstatSync(link).isSymbolicLink());
    assert.match(readFileSync(real, "utf8"), /"findings"/);
    assert.equal(statSync(own).mode & 0o777, 0o600);
  });
});

test("an output that takes nothing more is told, and costs no status where it is standard error", async (t) => {
  if (!existsSync("/dev/full")) return t.skip("this system has no /dev/full");
  const command = onDeno
    ? `${process.execPath} run --no-prompt --allow-read --allow-write src/main.ts`
    : `${process.execPath} dist/main.js`;
  const ended = (rest: string) => {
    const { status, stderr } = spawnSync("bash", ["-c", `${command} ${rest}`], {
      cwd: projectFolder,
      encoding: "utf8",
    });
    return { status, stderr };
  };
  for (const args of ["--help", "lint policies", "profile examples/seed/logs"]) {
    const stderr = "s3-perimeter: Cannot write to standard output: no space is left on the device\n";
    const full = ended(`${args} > /dev/full`);
    assert.equal(full.status, 2, args);
    assert.ok(full.stderr.endsWith(stderr), full.stderr);
  }
  assert.equal(ended("profile examples/seed/logs 2> /dev/full > /dev/null").status, 0);
});

test("a temporary folder that cannot be written to is refused before anything is read", async () => {
  await withFolder({ "logs/a.log": accessLog }, async (folder) => {
    for (
      const [name, why] of [["none", /no such file or folder/], ["logs/a.log", /it is no folder/]] as const
    ) {
      const place = join(folder, name);
      const ended = await startMain(["profile", folder, "--temporary-folder", place]);
      assert.equal(ended.status, 2);
      assert.match(ended.stderr, /Cannot use --temporary-folder/);
      assert.match(ended.stderr, why);
    }
  });
});

test("a file that is named and may not be read leaves nothing to report on", async (t) => {
  if (process.getuid?.() === 0) return t.skip("nothing is closed to the superuser");
  await withFolder({ "logs/a.log": accessLog, "policies/p.yaml": policy() }, async (folder) => {
    const log = join(folder, "logs/a.log");
    chmodSync(log, 0);
    const ended = await startMain(["check", log, "-p", join(folder, "policies"), "--allow-incomplete"]);
    assert.equal(ended.status, 2);
    assert.match(ended.stderr, /Cannot open .*a\.log: permission denied/);
  });
});

test("profile shows no name and no reason as a command to terminals or runners", async () => {
  await withFolder({ "::error::a\u001b[31mred\n::error::b.log": "no log\n" }, async (folder) => {
    for (const name of [folder, "."]) {
      const ended = await startMain(["profile", name, "-o", "-"], { folder });
      assert.equal(ended.status, 3);
      assert.match(ended.stderr, /error::a\\u\{1b\}\[31mred\\u\{a\}::error::b\.log: is in none of the formats/);
      assert.doesNotMatch(ended.stderr, /^\s*::/m);
      assert.ok(!ended.stderr.includes("\u001b"));
      assert.match(ended.stdout, /^\{/);
      assert.deepEqual(readdirSync(folder).length, 1);
    }
  });
});

test("profiles that have a log in common are named", async () => {
  await withFolder({ "a.log": accessLog, "policies/p.yaml": policy() }, async (folder) => {
    const [one, two] = [join(folder, "one.ndjson"), join(folder, "two.ndjson")];
    const profile = await startMain(["profile", join(folder, "a.log")]);
    assert.equal(profile.status, 0);
    for (const file of [one, two]) writeFileSync(file, profile.stdout);
    const policies = ["-p", join(folder, "policies")];
    const both = await startMain(["check", one, two, ...policies]);
    assert.equal(both.status, 2);
    assert.match(both.stderr, /in both \S+one\.ndjson and \S+two\.ndjson, and would count twice/);
    const withLog = await startMain(["check", join(folder, "a.log"), one, ...policies]);
    assert.match(withLog.stderr, /in both the logs and \S+one\.ndjson/);
    const baseline = await startMain(["check", one, ...policies, "--baseline", folder]);
    assert.equal(baseline.status, 2);
    assert.match(baseline.stderr, /Cannot take .* as the baseline: it is a folder: name one file/);
  });
});

test("the seed", async (t) => {
  await t.test("the PUT from 52.192.12.142 is a violation from the internet", async () => {
    const { findings, requests } = await checkSeed(policy(), { "put.log": putLine });
    assert.deepEqual(findings.map(({ rule }) => rule), ["PERIM1001"]);
    assert.equal(requests["violation"], 1);
  });
  await t.test("the DELETE from 10.0.1.179 is compliant by address where its range is behind the endpoint", async () => {
    const { requests } = await checkSeed(policy({ require: "by-address" }, withCidrs), { "delete.log": deleteLine });
    assert.equal(requests["compliantByAddress"], 1);
  });
  await t.test("the DELETE is inconclusive where the network has the endpoint alone", async () => {
    const { findings, requests } = await checkSeed(policy({ require: "by-address" }), { "delete.log": deleteLine });
    assert.equal(requests["inconclusive"], 1);
    assert.deepEqual(findings.map(({ rule }) => rule), ["PERIM2001"]);
  });
  await t.test("the DELETE is inconclusive under require: proven", async () => {
    const { requests } = await checkSeed(policy({ require: "proven" }, withCidrs), { "delete.log": deleteLine });
    assert.equal(requests["inconclusive"], 1);
  });
  await t.test("the DeleteBucket is compliant, proven, by its endpoint", async () => {
    const { requests } = await checkSeed(policy(), { "trail.json": deleteBucket });
    assert.equal(requests["compliantProven"], 1);
  });
  await t.test("the DeleteBucket is a violation where only another endpoint is allowed", async () => {
    const other = "{vpcEndpoints: [vpce-0fedcba9876543210]}";
    const { findings, requests } = await checkSeed(policy({}, other), { "trail.json": deleteBucket });
    assert.equal(requests["violation"], 1);
    assert.equal(findings[0]?.rule, "PERIM1002");
    assert.equal(findings[0]?.subject["path"], "vpce-0126d8067633b9fc0");
  });
});

const seedArguments = ["check", "examples/seed/logs", "--policies", "examples/seed/policies", "--now", "2020-02-10"];

test("exit status", async (t) => {
  await t.test("0 where nothing is to be reported", async () => {
    await withFolder(
      { "a.log": deleteLine, "p.yaml": policy({ require: "by-address" }, withCidrs) },
      async (folder) => {
        const ended = await startMain(["check", join(folder, "a.log"), "-p", join(folder, "p.yaml")]);
        assert.equal(ended.status, 0, ended.stdout + ended.stderr);
      },
    );
  });
  await t.test("1 for a violation, whatever the format", async () => {
    for (const format of ["text", "json", "sarif"]) {
      assert.equal((await startMain([...seedArguments, "-f", format])).status, 1);
    }
  });
  await t.test("0 for a violation below --fail-on", async () => {
    assert.equal((await startMain([...seedArguments, "--fail-on", "critical"])).status, 0);
    assert.equal((await startMain([...seedArguments, "--fail-on", "none"])).status, 0);
  });
  await t.test("2 where there can be no report", async () => {
    const cases: readonly (readonly [args: readonly string[], message: RegExp])[] = [
      [["check", "examples/seed/logs"], /needs --policies PATH/],
      [["check", "-p", "examples/seed/policies"], /No input is named/],
      [["check", "nowhere", "-p", "examples/seed/policies"], /Cannot open nowhere: no such file or folder/],
      [["check", "examples", "-p", "nowhere"], /Cannot read policies from nowhere: no such file or folder/],
      [["check", "examples", "-p", "examples/seed/logs"], /No policy file in examples\/seed\/logs/],
      [["chekc"], /Unknown command chekc\n {2}did you mean check\?/],
      [[...seedArguments, "--polices", "x"], /Unknown option --polices\n {2}did you mean --policies\?/],
      [[...seedArguments, "--fail-on", "hihg"], /--fail-on hihg is not known\n {2}did you mean high\?/],
      [[...seedArguments, "--format", "xml"], /--format xml is not known/],
      [[...seedArguments.slice(0, -1), "2026-02-30"], /--now 2026-02-30 is no time/],
      [[...seedArguments, "--now", "2026-02-28"], /Option --now is given 2 times/],
      [[...seedArguments, "-o", "report.docx"], /Cannot tell the format of -o report.docx/],
      [[...seedArguments, "--memory", "lots"], /--memory lots is no number of MiB/],
      [[], /^$/],
    ];
    for (const [args, message] of cases) {
      const ended = await startMain(args);
      assert.equal(ended.status, 2, args.join(" "));
      assert.match(ended.stderr, message);
    }
  });
  await t.test("2 for an invalid policy, with all its mistakes", async () => {
    const broken = policy({ allow: "[ap]", awsService: "any" }).replace("2020]", "2020, testdata2020]");
    await withFolder(
      { "p/bad.yaml": broken, "p/good.yaml": policy({ id: "other" }, "{vpcEndpoints: []}") },
      async (folder) => {
        const ended = await startMain(["check", "examples/seed/logs", "-p", join(folder, "p")]);
        assert.equal(ended.status, 2);
        assert.equal(ended.stdout, "");
        assert.match(ended.stderr, /bad\.yaml:\d+:\d+: error PERIM\d+/);
        assert.match(ended.stderr, /good\.yaml:\d+:\d+: error PERIM\d+/);
        assert.match(ended.stderr, /Cannot check by policies with \d+ errors/);
      },
    );
  });
  await t.test("3 for a folder without logs", async () => {
    await withFolder({ "logs/readme.txt": "no log", "p.yaml": policy() }, async (folder) => {
      const args = ["check", join(folder, "logs"), "-p", join(folder, "p.yaml")];
      assert.equal((await startMain(args)).status, 3);
    });
    await withFolder({ "p/p.yaml": policy(), "logs/sub/.keep": "" }, async (folder) => {
      const args = ["check", join(folder, "logs"), "-p", join(folder, "p")];
      const ended = await startMain(args);
      assert.equal(ended.status, 3);
      assert.match(ended.stdout, /PERIM2007/);
      assert.equal((await startMain([...args, "--allow-incomplete"])).status, 0);
    });
  });
  await t.test("3 for gaps in the evidence, also under --fail-on none", async () => {
    await withFolder(
      { "a.log": `${deleteLine}\nabc\n`, "p.yaml": policy({ require: "by-address" }, withCidrs) },
      async (folder) => {
        const args = ["check", join(folder, "a.log"), "-p", join(folder, "p.yaml"), "--fail-on", "none"];
        assert.equal((await startMain(args)).status, 3);
        assert.equal((await startMain([...args, "--allow-incomplete"])).status, 0);
      },
    );
  });
});

test("bad input is named with its place, and the run goes on with the rest", async () => {
  const zipped = gzipSync(accessLog);
  const records = `{"Records":[null,"x",${deleteBucket}]}`;
  const files = {
    "logs/1-cut.log.gz": zipped.subarray(0, zipped.length - 12),
    "logs/2-garbage": Uint8Array.from({ length: 3000 }, (_, i) => (i * 7919) % 251),
    "logs/3-half.log": `${putLine}\n${deleteLine.slice(0, 120)}`,
    "logs/4-bytes.log": Buffer.concat([Buffer.from(`${putLine}\n`), Buffer.from([0xff, 0xfe, 0x80])]),
    "logs/5-cut.json": deleteBucket.slice(0, 700),
    "logs/6-odd.json": records,
    "logs/7-empty": "",
    "logs/8-good.log": deleteLine,
    "p.yaml": policy(),
  };
  await withFolder(files, async (folder) => {
    symlinkSync(".", join(folder, "logs/loop"));
    symlinkSync("missing", join(folder, "logs/9-broken-link"));
    const ended = await startMain(["check", join(folder, "logs"), "-p", join(folder, "p.yaml"), "-f", "json"]);
    const text = ended.stdout;
    const told = (JSON.parse(text) as {
      findings: { notices?: { first: { object: string; position: string }[] } }[];
    }).findings
      .flatMap(({ notices }) => notices?.first ?? []).map((
        { object, position },
      ) => [object.split("/").at(-1), position]);
    assert.deepEqual(told, [
      ["3-half.log", "line 2"],
      ["4-bytes.log", "line 2"],
      ["5-cut.json", "record 1"],
      ["6-odd.json", "record 1"],
      ["6-odd.json", "record 2"],
      ["1-cut.log.gz", `byte ${told.find(([name]) => name === "1-cut.log.gz")?.[1]?.split(" ")[1]}`],
      ["2-garbage", undefined],
      ["7-empty", undefined],
      ["9-broken-link", undefined],
    ]);
    assert.equal(ended.status, 1);
  });
});

test("standard input is read, gzip undone, and joined with files", async () => {
  const args = ["check", "-", "examples/seed/logs/delete-bucket.json", "-p", "examples/seed/policies", "-f", "json"];
  const ended = await startMain(args, { input: gzipSync(accessLog) });
  const { requests } = JSON.parse(ended.stdout) as JsonReport;
  assert.deepEqual([requests["violation"], requests["compliantByAddress"], requests["compliantProven"]], [1, 1, 1]);
});

test("a profile is checked like the logs it was made of", async () => {
  await withFolder({}, async (folder) => {
    for (const name of ["traffic.ndjson", "traffic.ndjson.gz"]) {
      const path = join(folder, name);
      const made = await startMain(["profile", "examples/seed/logs", "-o", path], {
        denoPermissions: ["run", "--no-prompt", "--allow-read", `--allow-write=${folder}`],
      });
      assert.equal(made.status, 0, made.stderr);
      const checked = await startMain(["check", path, ...seedArguments.slice(2)]);
      const direct = await startMain(seedArguments);
      assert.equal(checked.stdout, direct.stdout);
      assert.equal(checked.status, direct.status);
      const twice = await startMain(["check", path, "examples/seed/logs", ...seedArguments.slice(2)]);
      assert.equal(twice.status, 2);
      assert.match(twice.stderr, /would count twice/);
    }
  });
});

test("reports go to files by their ending, whole or not at all", async () => {
  await withFolder({}, async (folder) => {
    const permissions = ["run", "--no-prompt", "--allow-read", `--allow-write=${folder}`];
    const outputs = ["a.sarif", "b.json", "c.txt"].map((name) => join(folder, name));
    const ended = await startMain([...seedArguments, ...outputs.flatMap((path) => ["-o", path])], {
      denoPermissions: permissions,
    });
    assert.equal(ended.status, 1);
    assert.equal(readFileSync(outputs[2] as string, "utf8"), ended.stdout);
    assert.equal((JSON.parse(readFileSync(outputs[0] as string, "utf8")) as { version: string }).version, "2.1.0");
    const failed = await startMain([...seedArguments, "-o", join(folder, "missing/x.json")], {
      denoPermissions: permissions,
    });
    assert.equal(failed.status, 2);
    assert.match(failed.stderr, /Cannot write .*x\.json: no such file or folder/);
    assert.equal(failed.stdout, ended.stdout);
    if (!onDeno) return;
    const refused = await startMain([...seedArguments, "-o", join(folder, "x.json")]);
    assert.equal(refused.status, 2);
    assert.match(refused.stderr, /Deno was not given the permission to write it \(--allow-write\)/);
  });
});

test("help", async (t) => {
  await t.test("of the program, of every command and of every rule", async () => {
    const program = (await startMain(["--help"])).stdout;
    for (const name of ["check", "lint", "profile"]) {
      assert.match(program, new RegExp(`^ {2}${name} `, "m"));
      const { stdout, status } = await startMain([name, "--help"]);
      assert.equal(status, 0);
      assert.match(stdout, new RegExp(`^Usage: s3-perimeter ${name} `));
      assert.match(stdout, /^Examples:\n {2}# .*\n {2}s3-perimeter /m);
      for (const line of stdout.split("\n")) assert.ok(line.length <= 80, line);
    }
    assert.match((await startMain(["--help", "PERIM1001"])).stdout, /request-from-internet/);
    assert.equal((await startMain(["--help", "PERIM0000"])).status, 2);
    for (const line of program.split("\n")) assert.ok(line.length <= 80, line);
  });
  await t.test("the version is the package's", async () => {
    const { version } = JSON.parse(readFileSync(join(projectFolder, "package.json"), "utf8")) as { version: string };
    assert.equal((await startMain(["--version"])).stdout, `s3-perimeter ${version}\n`);
  });
});

test("lint tells all mistakes of all files", async () => {
  await withFolder(
    { "a.yaml": policy({}, "{publicCidrs: [203.0.113.1/24]}"), "b.yaml": "version: 1\npolicie: []\n" },
    async (folder) => {
      const ended = await startMain(["lint", folder]);
      assert.equal(ended.status, 1);
      assert.match(ended.stdout, /a\.yaml:\d+:\d+: error PERIM4045/);
      assert.match(ended.stdout, /b\.yaml:2:1: error PERIM4021/);
      assert.match(ended.stdout, /2 files, \d+ errors, \d+ warnings?\n$/);
      assert.equal((await startMain(["lint", folder, "--fail-on", "none"])).status, 0);
    },
  );
  assert.equal((await startMain(["lint", "examples/seed/policies"])).status, 0);
  const sarif = await startMain(["lint", "examples/seed/policies", "-f", "sarif"]);
  const { runs } = JSON.parse(sarif.stdout) as { runs: { results: { ruleId: string }[] }[] };
  assert.deepEqual(runs[0]?.results.map(({ ruleId }) => ruleId), ["PERIM4069"]);
});

test("Node, built, and Deno, unbuilt, print the same bytes", { skip: onDeno && "started from Node" }, async () => {
  for (const format of ["text", "json", "sarif"]) {
    for (const sample of ["seed", "day"]) {
      const args = [
        "check",
        `examples/${sample}/logs`,
        "--policies",
        `examples/${sample}/policies`,
        "--format",
        format,
      ];
      const [node, deno] = await Promise.all([startBuilt(args), startOnDeno(args)]);
      assert.equal(deno.stdout, node.stdout);
      assert.equal(deno.stderr, node.stderr);
      assert.equal(deno.status, node.status);
      assert.ok(node.stdout.length > 500);
    }
  }
});
