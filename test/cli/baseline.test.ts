import assert from "node:assert/strict";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Log } from "sarif";
import { projectFolder, startMain } from "./start-main.ts";
import { withFolder } from "./temporary-folder.ts";

const day = ["examples/day/logs", "--policies", "examples/day/policies", "--now", "2026-03-20", "--allow-incomplete"];

interface JsonReport {
  readonly findings: readonly { readonly baseline: string; readonly identity: string }[];
  readonly gone: readonly { readonly identity: string }[];
}

test("check with a baseline", async (t) => {
  await withFolder({}, async (folder) => {
    const baseline = join(folder, "before.json");
    const before = await startMain(["check", ...day, "-f", "json"]);
    assert.equal(before.status, 1);
    writeFileSync(baseline, before.stdout);

    await t.test("the same again: nothing new, so that nothing fails", async () => {
      const again = await startMain(["check", ...day, "-f", "json", "--baseline", baseline]);
      assert.equal(again.status, 0, again.stderr);
      const { findings, gone } = JSON.parse(again.stdout) as JsonReport;
      assert.ok(findings.length > 5);
      assert.deepEqual(findings.filter((finding) => finding.baseline !== "unchanged"), []);
      assert.deepEqual(gone, []);
    });

    await t.test("what the baseline has not is new, and fails", async () => {
      const report = JSON.parse(before.stdout) as { findings: { rule: string; identity: string }[] };
      const at = report.findings.findIndex(({ rule }) => rule === "PERIM1001");
      const [taken] = report.findings.splice(at, 1);
      report.findings.push({ ...(taken as { rule: string; identity: string }), identity: "0".repeat(64) });
      writeFileSync(baseline, JSON.stringify(report));
      const ended = await startMain(["check", ...day, "-f", "json", "--baseline", baseline]);
      assert.equal(ended.status, 1);
      const { findings, gone } = JSON.parse(ended.stdout) as JsonReport;
      assert.deepEqual(findings.filter(({ baseline }) => baseline === "new").map(({ identity }) => identity), [
        taken?.identity,
      ]);
      // The day of the logs has evidence of the bucket, and the finding is not there.
      assert.deepEqual(gone.map(({ identity }) => identity), ["0".repeat(64)]);
      const text = await startMain(["check", ...day, "--baseline", baseline]);
      assert.match(text.stdout, /^BASELINE\n\n {2}1 new, \d+ unchanged, 0 carried over, 1 gone\.$/m);
      assert.match(text.stdout, /^ +baseline +new$/m);
    });

    await t.test("a run without evidence keeps every violation", async () => {
      writeFileSync(baseline, before.stdout);
      const ended = await startMain(["check", "-", ...day.slice(1), "-f", "sarif", "--baseline", baseline], {
        input: "",
      });
      const { runs: [run] } = JSON.parse(ended.stdout) as Log;
      const violations = (text: string): string[] =>
        (JSON.parse(text) as { findings: { rule: string; identity: string }[] }).findings.filter(({ rule }) =>
          rule.startsWith("PERIM1")
        ).map(({ identity }) => identity).toSorted();
      const kept = (run?.results ?? []).filter(({ ruleId = "" }) => ruleId.startsWith("PERIM1"));
      assert.deepEqual(
        kept.map(({ partialFingerprints }) => partialFingerprints?.["perimeterFinding/v1"]).toSorted(),
        violations(before.stdout),
      );
      assert.equal(run?.invocations?.[0]?.executionSuccessful, true);
    });

    await t.test("what is no report is refused before anything is read", async () => {
      for (
        const [text, message] of [["{", /it is not JSON/], ['{"runs":[]}', /it is SARIF/], [
          "\xff",
          /not valid|UTF-8|not JSON/,
        ]] as const
      ) {
        writeFileSync(baseline, text, "latin1");
        const ended = await startMain(["check", ...day, "--baseline", baseline]);
        assert.equal(ended.status, 2);
        assert.match(ended.stderr, /^s3-perimeter: Cannot take .*before\.json as the baseline: /);
        assert.match(ended.stderr, message);
        assert.equal(ended.stdout, "");
      }
      const missing = await startMain(["check", ...day, "--baseline", join(folder, "missing.json")]);
      assert.equal(missing.status, 2);
      assert.match(missing.stderr, /Cannot take .*missing\.json as the baseline: no such file or folder/);
    });
  });
});

test("SARIF for GitHub names policy files as the repository does", async (t) => {
  const policies = readFileSync(join(projectFolder, "examples/seed/policies/testdata.yaml"), "utf8");
  await withFolder({ "repo/infra/policies/testdata.yaml": policies, "elsewhere/p.yaml": policies }, async (folder) => {
    mkdirSync(join(folder, "repo/.git"));
    symlinkSync("infra/policies", join(folder, "repo/link"));
    const lint = async (
      from: string,
      path: string,
      ...more: string[]
    ): Promise<{ uris: unknown; status: unknown; stderr: string }> => {
      const ended = await startMain(["lint", path, "-f", "sarif", ...more], { folder: join(folder, from) });
      const results = ended.stdout === "" ? [] : (JSON.parse(ended.stdout) as Log).runs[0]?.results ?? [];
      const uris = results.map(({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation?.uri);
      return { uris, status: ended.status, stderr: ended.stderr };
    };
    const expected = ["infra/policies/testdata.yaml"];
    await t.test("from the root, a folder below, by a link and by a whole path", async () => {
      assert.deepEqual((await lint("repo", "infra")).uris, expected);
      assert.deepEqual((await lint("repo/infra", "policies/testdata.yaml")).uris, expected);
      assert.deepEqual((await lint("repo/infra/policies", ".")).uris, expected);
      assert.deepEqual((await lint("repo", "link")).uris, expected);
      assert.deepEqual((await lint("repo", join(folder, "repo/infra"))).uris, expected);
    });
    await t.test("one outside is refused, with what to do", async () => {
      const { status, stderr, uris } = await lint("repo", "../elsewhere");
      assert.equal(status, 2);
      assert.deepEqual(uris, []);
      assert.match(stderr, /Cannot write sarif: the policy file \.\.\/elsewhere\/p\.yaml is not in the repository/);
      assert.match(stderr, /--format sarif-full/);
      const full = await startMain(["lint", "../elsewhere", "-f", "sarif-full"], { folder: join(folder, "repo") });
      assert.equal(full.status, 0);
    });
    await t.test("the category", async () => {
      const ended = await startMain(["lint", "infra", "-f", "sarif", "--category", "prod/eu"], {
        folder: join(folder, "repo"),
      });
      assert.equal((JSON.parse(ended.stdout) as Log).runs[0]?.automationDetails?.id, "s3-perimeter/policy/prod/eu/");
      const refused = await startMain(["lint", "infra", "--category", "a b"], { folder: join(folder, "repo") });
      assert.equal(refused.status, 2);
      assert.match(refused.stderr, /--category a b is no category/);
    });
  });
});
