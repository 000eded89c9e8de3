import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { test } from "node:test";
import fc from "fast-check";
import type { Log, Result } from "sarif";
import { printable } from "../../src/diagnostic/printable.ts";
import { sourceText } from "../../src/diagnostic/source-text.ts";
import type { Finding } from "../../src/evaluate/finding.ts";
import type { Report } from "../../src/evaluate/report.ts";
import type { ReportContext } from "../../src/report/output.ts";
import { outputForFile, outputs } from "../../src/report/outputs.ts";
import { renderJson } from "../../src/report/render-json.ts";
import { fileUri, renderSarif } from "../../src/report/render-sarif.ts";
import { renderText } from "../../src/report/render-text.ts";
import { rules } from "../../src/rule/rules.ts";
import { columnsOf } from "../../src/rule/wrap-text.ts";
import { arbitraryReport, hostileTexts } from "./arbitrary-report.ts";
import { builtReports, context, finding, header, placeOf, policy, tally, traffic } from "./build-report.ts";
import { closed, projectFile, readJson, schemaCheck } from "./read-json.ts";

const reportSchema = closed(readJson("schemas/report.schema.json"));
const checkReport = schemaCheck(reportSchema);
const sarifSchema = readJson("node_modules/@microsoft/sarif-multitool-ts/assets/sarif-2.1.0.schema.json");
const checkSarif = schemaCheck(sarifSchema);

// On Deno the switch would need a permission of its own.
const updates = !("Deno" in globalThis) && process.env["UPDATE_GOLDENS"] === "1";

function textOf(report: Report, rest: Partial<ReportContext> = {}): string {
  return [...renderText(report, { ...context, ...rest })].join("");
}

function jsonOf(report: Report): string {
  return [...renderJson(report, context)].join("");
}

function sarifOf(report: Report): string {
  return [...renderSarif(report, context)].join("");
}

function resultsOf(report: Report): Result[] {
  const [run] = (JSON.parse(sarifOf(report)) as Log).runs;
  return run?.results ?? [];
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
    await t.test(`${name}.sarif`, () => compareGolden(`${name}.sarif`, withoutPages(sarifOf(report))));
  }
});

test("built reports are valid by the schemas", () => {
  for (const report of Object.values(builtReports)) {
    assert.equal(checkReport(JSON.parse(jsonOf(report))), "");
    assert.equal(checkSarif(JSON.parse(sarifOf(report))), "");
  }
});

test("SARIF is valid by the schema that the validator has", () => {
  const check = schemaCheck(readJson("node_modules/@microsoft/sarif-multitool-linux/sarif-2.1.0.json"));
  for (const report of Object.values(builtReports)) assert.equal(check(JSON.parse(sarifOf(report))), "");
});

// What a terminal or a workflow's runner would act upon, and what hides or reorders. Colour is ours.
function assertHarmless(text: string): void {
  for (const line of text.split("\n")) {
    assert.doesNotMatch(line, /^\s*::/, "a line begins with a workflow command");
    assert.doesNotMatch(line, /##\[|##vso\[/, "a line has a runner's command");
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

      const sarif = sarifOf(report);
      assertHarmless(sarif);
      assert.doesNotMatch(sarif, /</);
      const log = JSON.parse(sarif) as Log;
      assert.equal(checkSarif(log), "");
      assertSound(log);
    }),
    { numRuns: 150, includeErrorInReport: true },
  );
});

// What the schema does not see.
function assertSound(log: Log): void {
  const [run] = log.runs;
  assert.ok(run?.results);
  assert.deepEqual(run.tool.driver.rules?.map(({ id }) => id), rules.map(({ id }) => id));
  for (const { ruleId, ruleIndex, kind, level, message, locations, partialFingerprints } of run.results) {
    assert.equal(rules[ruleIndex ?? -1]?.id, ruleId);
    assert.equal(kind === "open", level === "none");
    assert.match(partialFingerprints?.["primaryLocationLineHash"] ?? "", /^[0-9a-f]{32}:1$/);
    assertPlainMessage(message.text ?? "");
    for (const { physicalLocation } of locations ?? []) {
      if (physicalLocation === undefined) continue;
      const { artifactLocation, region } = physicalLocation;
      assert.match(artifactLocation?.uri ?? "", /^(?:file:\/\/\/)?[\w.~!'()*%/:-]+$/);
      assert.doesNotMatch(artifactLocation?.uri ?? "", /^(?:\/|\.\/)/);
      assert.ok((region?.endColumn ?? 0) >= (region?.startColumn ?? 1));
    }
  }
  for (const { message, level } of run.invocations?.[0]?.toolExecutionNotifications ?? []) {
    assert.equal(level, "warning");
    assertPlainMessage(message.text ?? "");
  }
}

function assertPlainMessage(text: string): void {
  assert.notEqual(text, "");
  assert.doesNotMatch(text.replaceAll("{{", "").replaceAll("}}", ""), /[{}]/, "a placeholder");
  assert.doesNotMatch(text, /(?<!\\)[[\]]/, "a link");
  assert.doesNotMatch(text, /<[A-Za-z/!?]/, "HTML");
}

test("every hostile text in every field is harmless", () => {
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
      findings: rules.map(({ id }): Finding =>
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
    assertSound(JSON.parse(sarifOf(report)));
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

test("SARIF: level and kind", () => {
  const levels = (given: Partial<Finding>): unknown[] =>
    resultsOf(withFinding({ rule: "PERIM1001", message: "x", ...given })).map(({ kind, level }) => [kind, level]);
  assert.deepEqual(levels({ severity: "critical" }), [["fail", "error"]]);
  assert.deepEqual(levels({ severity: "high" }), [["fail", "error"]]);
  assert.deepEqual(levels({ severity: "medium" }), [["fail", "warning"]]);
  assert.deepEqual(levels({ severity: "low" }), [["fail", "note"]]);
  assert.deepEqual(levels({ severity: "critical", kind: "stopped" }), [["fail", "note"]]);
  assert.deepEqual(levels({ severity: "critical", kind: "open" }), [["open", "none"]]);
});

test("SARIF: a place over several lines is its first line", () => {
  const source = sourceText("p.yaml", "a: 1\nallow:\n  - x\n");
  const [result] = resultsOf(withFinding({
    rule: "PERIM1001",
    message: "x",
    place: { source, span: { start: 5, end: 17 } },
  }));
  assert.deepEqual(result?.locations?.[0]?.physicalLocation?.region, {
    startLine: 2,
    startColumn: 1,
    endLine: 2,
    endColumn: 7,
    snippet: { text: "allow:" },
  });
});

test("SARIF: without a place, the first policy file; without any, none", () => {
  const report = withFinding({ rule: "PERIM2007", message: "x" });
  const place = placeOf(sourceText("policies/a.yaml", "version: 1\npolicies: []\n"), "policies");
  const uri = (result: Result | undefined): unknown => result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri;
  assert.equal(uri(resultsOf({ ...report, policySet: { ...report.policySet, files: [place] } })[0]), "policies/a.yaml");
  assert.equal(uri(resultsOf({ ...report, policySet: { ...report.policySet, files: [] } })[0]), undefined);
});

test("SARIF: paths as URIs", () => {
  assert.equal(fileUri("policies/a.yaml"), "policies/a.yaml");
  assert.equal(fileUri("./policies/a.yaml"), "policies/a.yaml");
  assert.equal(fileUri("././/a.yaml"), "a.yaml");
  assert.equal(fileUri("../a.yaml"), "../a.yaml");
  assert.equal(fileUri("a b/ü#?%.yaml"), "a%20b/%C3%BC%23%3F%25.yaml");
  assert.equal(fileUri("a:b.yaml"), "a%3Ab.yaml");
  assert.equal(fileUri("/srv/p.yaml"), "file:///srv/p.yaml");
  assert.equal(fileUri("C:/srv/p.yaml"), "file:///C:/srv/p.yaml");
  assert.equal(fileUri("a\\b.yaml"), "a/b.yaml");
});

test("outputs by file ending", () => {
  assert.equal(outputForFile("out/report.txt", outputs)?.name, "text");
  assert.equal(outputForFile("report.JSON", outputs)?.name, "json");
  assert.equal(outputForFile("report.sarif", outputs)?.name, "sarif");
  assert.equal(outputForFile("report.sarif.json", outputs)?.name, "sarif");
  assert.equal(outputForFile("report.pdf", outputs), undefined);
});

test("the order of findings and nothing else decides: rendering twice gives the same", () => {
  for (const report of Object.values(builtReports)) {
    for (const { render } of outputs) {
      assert.equal([...render(report, context)].join(""), [...render(report, context)].join(""));
    }
  }
});
