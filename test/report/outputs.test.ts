import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { test } from "node:test";
import fc from "fast-check";
import { printable } from "../../src/diagnostic/printable.ts";
import { sourceText } from "../../src/diagnostic/source-text.ts";
import type { Finding } from "../../src/evaluate/finding.ts";
import type { Report } from "../../src/evaluate/report.ts";
import type { ReportContext } from "../../src/report/output.ts";
import { outputForFile, outputs as listed } from "../../src/report/outputs.ts";
import { renderJson } from "../../src/report/render-json.ts";
import { renderSarifFull } from "../../src/report/render-sarif-full.ts";
import { renderSarifGithub } from "../../src/report/render-sarif-github.ts";
import { renderText } from "../../src/report/render-text.ts";
import { rules } from "../../src/rule/rules.ts";
import { columnsOf } from "../../src/rule/wrap-text.ts";
import { hostileTexts } from "../corpus/hostile-texts.ts";
import { arbitraryReport } from "./arbitrary-report.ts";
import { builtReports, context, finding, header, policy, tally, traffic } from "./build-report.ts";
import { lintSarif, type SarifShape } from "./lint-sarif.ts";
import { closed, projectFile, readJson, schemaCheck } from "./read-json.ts";
import { loadOutputs } from "./load-outputs.ts";

const outputs = await loadOutputs(listed);

const reportSchema = closed(readJson("schemas/report.schema.json"));
const checkReport = schemaCheck(reportSchema);
const sarifSchema = readJson("node_modules/@microsoft/sarif-multitool-ts/assets/sarif-2.1.0.schema.json");
const checkSarif = schemaCheck(sarifSchema);
const sarifShapes = ["github", "full"] as const;

// On Deno the switch would need a permission of its own.
const updates = !("Deno" in globalThis) && process.env["UPDATE_GOLDENS"] === "1";

function textOf(report: Report, rest: Partial<ReportContext> = {}): string {
  return [...renderText(report, { ...context, ...rest })].join("");
}

function jsonOf(report: Report): string {
  return [...renderJson(report, context)].join("");
}

// The program refuses paths that lead out of the repository before it writes for GitHub.
const repositoryPath = (path: string): string =>
  /^[\w-]+(?:\/[\w.-]+)+$/.test(path) ? path : `policies/x${path.replaceAll(/[/\\]/g, "_")}`;

function sarifOf(report: Report, shape: SarifShape): string {
  return [
    ...(shape === "github"
      ? renderSarifGithub(report, { ...context, repositoryPath })
      : renderSarifFull(report, context)),
  ].join("");
}

function withFinding(given: Parameters<typeof finding>[0]): Report {
  return { ...(builtReports["clean"] as Report), findings: [finding(given)] };
}

// Rules have tests of their own, and would be most of the file.
function withoutPages(sarif: string): string {
  const log = JSON.parse(sarif);
  const { driver } = log.runs[0].tool;
  driver.rules = driver.rules.map(({ id, name }: { id: string; name: string }) => `${id} ${name}`);
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function compareGolden(name: string, text: string): void {
  const path = projectFile(`test/golden/report/${name}`);
  if (updates) {
    mkdirSync(projectFile("test/golden/report"), { recursive: true });
    writeFileSync(path, text);
  }
  assert.ok(existsSync(path), `${name} is missing: run with UPDATE_GOLDENS=1`);
  assert.equal(text, readFileSync(path, "utf8"));
}

test("goldens", async (t) => {
  for (const [name, report] of Object.entries(builtReports)) {
    await t.test(`${name}.txt`, () => compareGolden(`${name}.txt`, textOf(report)));
    await t.test(`${name}.json`, () => compareGolden(`${name}.json`, jsonOf(report)));
    await t.test(`${name}.sarif`, () => compareGolden(`${name}.sarif`, withoutPages(sarifOf(report, "github"))));
    await t.test(`${name}.full.sarif`, () =>
      compareGolden(`${name}.full.sarif`, withoutPages(sarifOf(report, "full"))));
  }
});

test("built reports are valid by the schemas", () => {
  for (const report of Object.values(builtReports)) {
    assert.equal(checkReport(JSON.parse(jsonOf(report))), "");
    for (const shape of sarifShapes) {
      const sarif = sarifOf(report, shape);
      assert.equal(checkSarif(JSON.parse(sarif)), "");
      assert.deepEqual(lintSarif(sarif, shape), []);
    }
  }
});

test("SARIF is valid by the schema that the validator has", () => {
  const check = schemaCheck(readJson("node_modules/@microsoft/sarif-multitool-linux/sarif-2.1.0.json"));
  for (const report of Object.values(builtReports)) {
    for (const shape of sarifShapes) assert.equal(check(JSON.parse(sarifOf(report, shape))), "");
  }
});

// What a terminal or a workflow's runner would act upon, and what hides or reorders. Colour is ours.
function assertHarmless(text: string): void {
  for (const line of text.split("\n")) {
    assert.doesNotMatch(line, /^\s*::/, "a line begins with a workflow command");
    assert.doesNotMatch(line, /##\[|##vso\[/, "a line has a runner's command");
    if (/^[\x20-\x7e]*$/.test(line)) continue;
    // Backslashes are the marks of what was escaped.
    assert.equal(line.split("\\").map((part) => printable(part, Infinity)).join("\\"), line);
  }
}

// deno-lint-ignore no-control-regex
const colour = /\x1b\[(?:\d+;)*\d+m/g;

test("any report, with hostile texts in every place", () => {
  fc.assert(
    fc.property(arbitraryReport, (report) => {
      const text = textOf(report);
      assertHarmless(text);
      for (const line of text.split("\n")) {
        const isToken = !/\S \S/.test(line.replace(/^ *- /, "").trim());
        // A label, blanks, and what cannot be broken.
        const isLabelled = /^ {4}[a-z ]{11} \S+$/.test(line);
        // The first line of a policy, and of a rule, are what they are about.
        const isHeading = /^(?:POLICY| {2}PERIM)/.test(line);
        assert.ok(columnsOf(line) <= 80 || isToken || isLabelled || isHeading, line);
      }
      const coloured = textOf(report, { color: true });
      assert.equal(coloured.replace(colour, ""), text);
      assert.doesNotMatch(textOf(report, { width: 1, allowIncomplete: true }), /undefined(?!-)|NaN|\[object/);

      const json = jsonOf(report);
      assertHarmless(json);
      assert.doesNotMatch(json, /</);
      assert.equal(checkReport(JSON.parse(json)), "");

      for (const shape of sarifShapes) {
        const sarif = sarifOf(report, shape);
        assertHarmless(sarif);
        assert.doesNotMatch(sarif, /</);
        assert.equal(checkSarif(JSON.parse(sarif)), "");
        assert.deepEqual(lintSarif(sarif, shape), []);
      }
    }),
    { numRuns: 150, includeErrorInReport: true },
  );
});

test("every hostile text in every field is harmless", () => {
  // What is written of a finding depends on its rule's family alone.
  const families = [...new Map(rules.map((rule) => [rule.family, rule])).values()];
  for (const text of hostileTexts) {
    const place = { source: sourceText(text, `${text}\n`), span: { start: 0, end: text.length } };
    const few = { count: 2, first: [text] };
    const report: Report = {
      ...(builtReports["everything"] as Report),
      policySet: {
        accounts: new Set(),
        policies: [policy("archive", { description: text, place })].map((one) => ({ ...one, id: text })),
        files: [place],
      },
      policies: [{ policy: text, buckets: 1, tally: tally({ violation: 1 }) }],
      header: header({
        horizon: text,
        ledger: { ...header().ledger, skipped: { [text]: 1 } },
        coverage: [{ kind: "log", of: text, day: text }],
      }),
      quiet: [{ bucket: text, days: [text] }],
      findings: families.map(({ id }): Finding =>
        finding({
          rule: id,
          message: text,
          place,
          subject: { policy: text, bucket: text, principal: text, path: text },
          traffic: traffic({
            operations: few,
            sources: few,
            principals: few,
            samples: [{
              time: 0,
              requestId: text,
              operation: text,
              source: text,
              places: [{ object: text, number: 1 }],
            }],
          }),
          notices: [{ rule: id, object: text, position: text, message: text }],
          noticeCount: 2,
        })
      ),
    };
    for (const { render } of outputs) assertHarmless([...render(report, context)].join(""));
    const withoutTraffic = { ...report, findings: report.findings.map(({ traffic: _, ...rest }) => rest) };
    for (const { render } of outputs) assertHarmless([...render(withoutTraffic, context)].join(""));
    for (const shape of sarifShapes) assert.deepEqual(lintSarif(sarifOf(report, shape), shape), []);
  }
});

test("JSON loses nothing of a name", () => {
  for (const bucket of hostileTexts.filter((text) => text !== "" && !/\p{Surrogate}/u.test(text))) {
    const report = withFinding({ rule: "PERIM1001", message: "x", subject: { ...noSubject, bucket } });
    assert.equal(JSON.parse(jsonOf(report)).findings[0].subject.bucket, bucket);
  }
});

const noSubject = { policy: "", bucket: "", principal: "", path: "" };

test("text: a policy for which nothing was evaluated is not called kept", () => {
  const text = textOf(builtReports["nothing"] as Report);
  assert.match(text, /Nothing was evaluated/);
  assert.doesNotMatch(text, /No findings/);
});

test("text: --allow-incomplete is said", () => {
  const [report] = Object.values(builtReports) as [Report];
  assert.doesNotMatch(textOf(report), /--allow-incomplete/);
  assert.match(textOf(report, { allowIncomplete: true }), /--allow-incomplete/);
});

test("text: an object's name of blanks stays as it is", () => {
  const object = "My  Documents/a log.gz";
  const samples = [{ time: 0, requestId: "R", operation: "GetObject", source: "", places: [{ object, number: 3 }] }];
  const report = withFinding({ rule: "PERIM1001", message: "x", traffic: traffic({ samples }) });
  assert.ok(textOf(report).includes(`${object}:3`));
});

test("outputs by file ending", () => {
  assert.equal(outputForFile("out/report.txt", outputs)?.name, "text");
  assert.equal(outputForFile("report.JSON", outputs)?.name, "json");
  assert.equal(outputForFile("report.sarif", outputs)?.name, "sarif");
  assert.equal(outputForFile("report.sarif.json", outputs)?.name, "sarif");
  assert.equal(outputForFile("report.full.sarif", outputs)?.name, "sarif-full");
  assert.equal(outputForFile("report.pdf", outputs), undefined);
});

test("the order of findings and nothing else decides: rendering twice gives the same", () => {
  for (const report of Object.values(builtReports)) {
    for (const { render } of outputs) {
      assert.equal([...render(report, context)].join(""), [...render(report, context)].join(""));
    }
  }
});
