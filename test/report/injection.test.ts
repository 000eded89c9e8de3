// Whatever stands in a log, a policy or the name of a file: no output does harm with it. The logs are read, joined and
// judged as in a real run.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sourceText } from "../../src/diagnostic/source-text.ts";
import { evaluateProfile } from "../../src/evaluate/evaluate-profile.ts";
import type { Report } from "../../src/evaluate/report.ts";
import { readPolicies } from "../../src/policy/read-policies.ts";
import { outputs } from "../../src/report/outputs.ts";
import { scan } from "../../src/scan/scan.ts";
import type { LogObject } from "../../src/source/log-object.ts";
import { startMain } from "../cli/start-main.ts";
import { withFolder } from "../cli/temporary-folder.ts";
import { hostileAccessLog, hostileLogRecords, hostilePolicyTexts, hostileTrail } from "../corpus/hostile-logs.ts";
import { hostileTexts } from "../corpus/hostile-texts.ts";
import { assertHarmless, kindOf } from "./assert-harmless.ts";
import { assertOutputsHarmless } from "./assert-outputs-harmless.ts";

const now = new Date("2026-03-20T00:00:00Z");
const today = "2026-03-20";

function objectOf(name: string, text: string | Uint8Array): LogObject {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  return {
    name,
    size: bytes.length,
    open: async function* () {
      yield bytes;
    },
  };
}

/** A report of logs with a text in every field, in names of objects and in the policy. */
async function reportOf(text: string): Promise<Report> {
  const source = sourceText(`policies/${text}`, hostilePolicyTexts(text));
  const { policySet, diagnostics } = readPolicies([source], { today });
  assert.ok(policySet !== undefined, diagnostics.map(({ message }) => message).join("\n"));
  const profile = await scan({
    objects: [
      objectOf(`${text}.log`, hostileAccessLog(text)),
      objectOf(`${text}.latin1.log`, Buffer.from(hostileAccessLog(`${text} `), "latin1")),
      objectOf(`${text}.json`, hostileTrail(text)),
      objectOf(`${text}.ndjson`, hostileLogRecords(text)),
      // Not a log at all, and a log that ends too early.
      objectOf(`${text}.txt`, text),
      objectOf(`${text}.cut.json`, hostileTrail(text).slice(0, -100)),
    ],
    unread: [{ name: `${text}.missing`, message: "does not exist" }],
  });
  return evaluateProfile(policySet, profile, { now, diagnostics });
}

test("every hostile text in every field of logs and policies, through every output", async () => {
  const told = new Set<string>();
  for (const text of hostileTexts) {
    const report = await reportOf(text);
    // Else nothing would have been looked at.
    assert.ok(report.tally.violation > 150, JSON.stringify(text));
    const names = report.findings.flatMap(({ subject, traffic }) => [
      ...Object.values(subject),
      ...(traffic?.principals.first ?? []),
      ...(traffic?.operations.first ?? []),
    ]);
    if (names.some((name) => name.includes(text))) told.add(text);
    assertOutputsHarmless(report);
  }
  assert.deepEqual(hostileTexts.filter((text) => !told.has(text)), []);
});

// What a file system takes as a name.
const fileNames = hostileTexts.filter((text) =>
  !/[/\\\0\p{Surrogate}]/u.test(text) && Buffer.byteLength(text) <= 200 && ![".", "..", ""].includes(text)
);

test("the program: hostile names of files and folders, through every format", async () => {
  const logs = Object.fromEntries(fileNames.map((name, index) => [
    `logs/${name}/${index}${name}`,
    hostileAccessLog(hostileTexts[index] ?? ""),
  ]));
  const policies = { "policies/::error::p.yaml": hostilePolicyTexts("::error::p") };
  await withFolder({ ...logs, ...policies }, async (folder) => {
    await Promise.all(outputs.map(async (output) => {
      const args = ["check", `${folder}/logs`, "-p", `${folder}/policies`, "--now", today, "-f", output.name];
      const { status, stdout, stderr } = await startMain(args);
      assertHarmless(stderr, "text");
      // One that names policies by their place in a repository has nothing to say of these.
      if (output.needsRepository === true && status === 2) return;
      assert.equal(status, 1, stderr);
      assertHarmless(stdout, kindOf(output));
      assert.ok(stdout.includes("PERIM1001"));
    }));
  });
});

test("the program: hostile arguments and policies come back on standard error, harmless", async () => {
  const marks = [
    "::error::x",
    "##[error]x",
    "##vso[task.complete]",
    "\x1b[31m",
    "a\n::error::b",
    "\u202ex",
    "\u2028::a",
  ];
  const policies = Object.fromEntries(marks.map((text, index) => [
    `${text}${index}.yaml`,
    `version: 1\n? "${text}"\n: ::error::y ##[error]\n`,
  ]));
  await withFolder({ ...policies, "sound/p.yaml": hostilePolicyTexts("x") }, async (folder) => {
    const sound = `${folder}/sound`;
    const text = marks.join(" ");
    const runs: readonly (readonly string[])[] = [
      [text],
      ["--help", text],
      ["check", text, "-p", sound],
      ["check", sound, "-p", text],
      ["check", sound, "-p", sound, "-f", text],
      ["check", sound, "-p", sound, "-o", text],
      ["check", sound, "-p", sound, "--now", text],
      ["check", sound, "-p", folder],
      ["lint", folder],
      ["lint", folder, "-f", "markdown"],
    ];
    await Promise.all(runs.map(async (args) => {
      const { status, stdout, stderr } = await startMain(args);
      assertHarmless(stderr, "text");
      assertHarmless(stdout, args.includes("markdown") ? "markdown" : "text");
      assert.equal(status, args[0] === "lint" ? 1 : 2, args.join(" "));
      assert.notEqual(stdout + stderr, "");
    }));
  });
});
