// Microsoft's validator knows what the schema does not; its binary is for Linux and Node's npm alone.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { test } from "node:test";
import type { Log } from "sarif";
import type { Report } from "../../src/evaluate/report.ts";
import { renderSarifFull } from "../../src/report/render-sarif-full.ts";
import { renderSarifGithub } from "../../src/report/render-sarif-github.ts";
import { hostileTexts } from "../corpus/hostile-texts.ts";
import { builtReports, context, finding } from "./build-report.ts";
import { projectFile } from "./read-json.ts";

const binary = projectFile("node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool");
const skip = "Deno" in globalThis || !existsSync(binary);

const on = { RuleEnabled: "Error" };
const off = { RuleEnabled: "Disabled" };
const config = {
  "GH1001.ProvideRequiredLocationProperties.Options": on,
  "GH1002.InlineThreadFlowLocations.Options": on,
  "GH1003.ProvideRequiredRegionProperties.Options": on,
  "GH1005.LocationsMustBeRelativeUrisOrFilePaths.Options": on,
  "GH1006.ProvideCheckoutPath.Options": on,
  "GH1007.ProvideFullyFormattedMessageStrings.Options": on,
  // Limits of years ago.
  "GH1004.ReviewArraysThatExceedConfigurableDefaults.Options": off,
  // Message ids are what GitHub refuses.
  "SARIF2002.ProvideMessageArguments.Options": off,
  // Asks the network.
  "SARIF2006.UrisShouldBeReachable.Options": off,
};

/** Errors and warnings, and that the validator looked. It exits with 0 whatever it finds. */
function validate(sarif: string, ruleKind: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), "sarif-"));
  try {
    const [input, output, options] = ["in.sarif", "out.sarif", "config.json"].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    writeFileSync(input, sarif);
    writeFileSync(options, JSON.stringify(config));
    // npm 11 leaves out the script that would do this.
    chmodSync(binary, 0o755);
    const args = ["validate", input, "--quiet", "true", "--rule-kind", ruleKind, "--config", options];
    const more = ["--level", "Error;Warning", "--max-file-size-in-kb", "200000", "--output", output];
    execFileSync(binary, [...args, ...more, "--log", "ForceOverwrite"], {
      stdio: "pipe",
      env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: "1" },
    });
    const [run] = (JSON.parse(readFileSync(output, "utf8").replace(/^\uFEFF/, "")) as Log).runs;
    const notifications = run?.invocations?.flatMap(({ toolExecutionNotifications }) =>
      toolExecutionNotifications ?? []
    );
    assert.ok(run?.results);
    return [...run.results, ...(notifications ?? [])].map((result) => JSON.stringify(result));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("the validator finds neither errors nor warnings", { skip }, async (t) => {
  const everything = builtReports["everything"] as Report;
  const hostile: Report = {
    ...everything,
    findings: hostileTexts.map((text) =>
      finding({
        rule: "PERIM1001",
        message: text,
        subject: { policy: text, bucket: text, principal: text, path: text },
      })
    ),
  };
  for (const [name, report] of Object.entries({ ...builtReports, hostile })) {
    await t.test(`${name}, for GitHub`, () => {
      assert.deepEqual(validate([...renderSarifGithub(report, context)].join(""), "Sarif;Ghas"), []);
    });
    await t.test(`${name}, full`, () => {
      assert.deepEqual(validate([...renderSarifFull(report, context)].join(""), "Sarif"), []);
    });
  }
});

test("the validator does find what is wrong", { skip }, () => {
  const log = JSON.parse([...renderSarifGithub(builtReports["everything"] as Report, context)].join(""));
  log.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri = "s3://logs/a";
  log.runs[0].results[1].ruleIndex = 999;
  const found = validate(JSON.stringify(log), "Sarif;Ghas").join("\n");
  assert.match(found, /GH1005/);
  assert.match(found, /SARIF1009/);
});
