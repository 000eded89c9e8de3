import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { XMLParser } from "fast-xml-parser";
import { printable } from "../../src/diagnostic/printable.ts";
import { sourceText } from "../../src/diagnostic/source-text.ts";
import { readPolicies } from "../../src/policy/read-policies.ts";
import { readPolicyTests } from "../../src/policy-test/read-policy-tests.ts";
import { runPolicyTests } from "../../src/policy-test/run-policy-tests.ts";
import { testOutputs as listed } from "../../src/policy-test/test-outputs.ts";
import type { TestReport } from "../../src/policy-test/test-report.ts";
import { outputForFile } from "../../src/report/outputs.ts";
import { markdownLimit } from "../../src/report/markdown-text.ts";
import { hostileTexts } from "../corpus/hostile-texts.ts";
import { assertHarmless, colour, kindOf } from "../report/assert-harmless.ts";
import { context } from "../report/build-report.ts";
import { type LoadedOutput, loadOutputs } from "../report/load-outputs.ts";
import { outlineOf } from "../report/markdown-outline.ts";
import { closed, readJson, schemaCheck } from "../report/read-json.ts";
import { arbitraryTestReport } from "./arbitrary-test-report.ts";

const testOutputs = await loadOutputs(listed);
const checkReport = schemaCheck(closed(readJson("schemas/policy-test-report.schema.json")));

function rendered(output: LoadedOutput<TestReport>, report: TestReport): string {
  return [...output.render(report, context)].join("");
}

function renderedAs(name: string, report: TestReport): string {
  const output = testOutputs.find((candidate) => candidate.name === name);
  assert.ok(output);
  return rendered(output, report);
}

interface Suite {
  readonly "@name": string;
  readonly "@tests": string;
  readonly "@failures": string;
  readonly testcase?: readonly {
    readonly "@name": string;
    readonly "@classname": string;
    readonly "@line": string;
    readonly failure?: readonly { readonly "@message": string; readonly "@type": string; readonly "#text"?: string }[];
  }[];
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  trimValues: false,
  parseTagValue: false,
  isArray: (name) => ["testsuite", "testcase", "failure"].includes(name),
});

function suitesOf(xml: string): readonly Suite[] {
  const { testsuites } = parser.parse(xml) as { testsuites: { testsuite?: readonly Suite[] } };
  return testsuites.testsuite ?? [];
}

// Attributes are cut, and an empty one is none to this parser.
function asAttribute(text: string): string {
  return printable(text, 2000).replace(/##(?=\[|vso\[)/g, "#\\u{23}");
}

test("any report, with hostile texts in every place, through every output", () => {
  assert.deepEqual(testOutputs.map(({ name }) => name), ["text", "junit", "json", "markdown"]);
  fc.assert(
    fc.property(arbitraryTestReport, (report) => {
      for (const output of testOutputs) {
        const text = rendered(output, report);
        assert.ok(text.endsWith("\n"));
        assertHarmless(text, kindOf(output));
        assert.equal(text, rendered(output, report));
        assert.doesNotMatch(text, /\[object|NaN/);
      }
      const [textOutput] = testOutputs;
      assert.ok(textOutput);
      const coloured = [...textOutput.render(report, { ...context, color: true })].join("");
      assert.equal(coloured.replace(colour, ""), rendered(textOutput, report));

      const json: unknown = JSON.parse(renderedAs("json", report));
      assert.equal(checkReport(json), "");
      assert.deepEqual((json as { untestedFiles: unknown }).untestedFiles, report.untested);

      const suites = suitesOf(renderedAs("junit", report));
      assert.deepEqual(suites.map((suite) => suite["@name"]), report.files.map(({ path }) => asAttribute(path)));
      for (const [index, { path, tests }] of report.files.entries()) {
        const suite = suites[index];
        assert.ok(suite);
        assert.equal(suite["@tests"], String(tests.length));
        assert.equal(suite["@failures"], String(tests.filter(({ failures }) => failures.length > 0).length));
        const cases = suite.testcase ?? [];
        assert.deepEqual(cases.map((one) => one["@name"]), tests.map(({ test }) => asAttribute(test.name)));
        for (const [at, one] of cases.entries()) {
          assert.equal(one["@classname"], asAttribute(path));
          assert.match(one["@line"], /^[1-9]\d*$/);
          assert.equal(one.failure?.length ?? 0, tests[at]?.failures.length === 0 ? 0 : 1);
        }
      }
    }),
    { numRuns: 80, includeErrorInReport: true },
  );
});

/** A text in YAML, which has no way to write some characters but as escapes. */
function yamlText(text: string): string {
  return JSON.stringify(text).replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

const policyText = (id: string, reason: string): string =>
  `version: 1
policies:
  - id: ${id}
    buckets: [data]
    allow: [{ publicCidrs: [203.0.113.0/24] }]
    awsServices: none
    exceptions:
      - { id: x, reason: ${yamlText(reason)}, owner: ${yamlText(reason)}, expires: 2099-01-01, operations: [PutObject] }
`;

async function run(policy: string, tests: string): Promise<TestReport> {
  const { policySet, diagnostics } = readPolicies([sourceText("p.yaml", policy)], { today: "2026-03-16" });
  assert.ok(policySet, JSON.stringify(diagnostics.map(({ message }) => message)));
  const reading = readPolicyTests([sourceText("p.test.yaml", tests)], policySet);
  assert.ok(reading.files, JSON.stringify(reading.diagnostics.map(({ message }) => message)));
  return await runPolicyTests(reading.files, policySet, { coverage: true });
}

test("hostile names, reasons and pasted lines, read from files", async () => {
  const texts = hostileTexts.filter((text) => text.trim() !== "");
  assert.ok(texts.length > 20);
  for (const text of texts) {
    const quoted = yamlText(text);
    const line =
      `a data [16/Mar/2026:00:00:00 +0000] 192.0.2.1 ${text} R REST.PUT.OBJECT ${text} "GET ${text}" 200 ${text}`;
    const tests = `version: 1
tests:
  - name: ${quoted}
    request: { bucket: data, evidence: trail, vpcEndpoint: ${quoted}, operation: PutObject }
    expect: { one: { verdict: not-covered } }
  - name: ${yamlText(`line ${text}`)}
    accessLog: ${yamlText(line)}
    expect: { one: { verdict: not-covered } }
  - name: ${yamlText(`record ${text}`)}
    cloudTrail: { eventVersion: ${quoted}, eventSource: ${quoted}, ${yamlText(`k${text}`)}: ${quoted} }
    expect: { one: { verdict: not-covered } }
`;
    const report = await run(policyText("one", text), tests);
    assert.deepEqual(report.files[0]?.tests.map(({ failures }) => failures.length > 0), [true, true, true]);
    for (const output of testOutputs) assertHarmless(rendered(output, report), kindOf(output));
    assert.equal(checkReport(JSON.parse(renderedAs("json", report))), "");
  }
});

const tests = `version: 1
tests:
  - name: the office
    request: { bucket: data, evidence: trail, source: 203.0.113.9 }
    expect: { one: { verdict: compliant, reason: public-address-allowed } }
  - name: the internet <"'&]]>
    request: { bucket: data, evidence: trail, source: 192.0.2.1 }
    expect: { one: { verdict: compliant, reason: public-address-allowed } }
`;

test("what each output says of a failure", async () => {
  const report = await run(policyText("one", "moves"), tests);
  const text = renderedAs("text", report);
  assert.match(text, /^FAIL p\.test\.yaml: 1 passed, 1 failed$/m);
  assert.match(text, /^ {2}p\.test\.yaml:6:11$/m);
  assert.match(text, /^ {2}expected {5}compliant, public-address-allowed$/m);
  assert.match(text, /^ {2}actual {7}violation, from-internet$/m);
  assert.match(text, /^ {2}why {10}row 10 of the verdict table: it came from the internet, from an/m);
  assert.match(text, /^ {2}request {6}\{ bucket: data, evidence: trail, source: 192\.0\.2\.1 \}$/m);
  assert.match(text, /^2 tests in 1 file: 1 passed, 1 failed$/m);
  assert.match(text, /^Coverage: 2 of \d+ \(\d+ %\)$/m);
  assert.match(text, /no test has a request that exception 'x' excepts/);
  assert.match(text, /no test expects from-internet \(violation, row 10\)/);

  const [suite] = suitesOf(renderedAs("junit", report));
  const [, failed] = suite?.testcase ?? [];
  assert.equal(failed?.["@name"], "the internet <\"'&]]>");
  const [failure] = failed?.failure ?? [];
  assert.equal(
    failure?.["@message"],
    "one: expected compliant, public-address-allowed; actual violation, from-internet",
  );
  assert.match(failure?.["#text"] ?? "", /^why: row 10 of the verdict table: /m);

  const json = JSON.parse(renderedAs("json", report));
  assert.deepEqual([json.tests, json.passed, json.failed], [2, 1, 1]);
  const [only] = json.files[0].tests[1].failures;
  assert.deepEqual(only.actual, {
    verdict: "violation",
    reason: "from-internet",
    row: 10,
    networks: [],
    explanation: [
      "row 10 of the verdict table: it came from the internet, from an address that the policy does not allow",
    ],
  });
  assert.deepEqual(only.request, { bucket: "data", evidence: "trail", source: "192.0.2.1" });
  assert.equal(json.coverage.policies[0].covered.find(({ name }: { name: string }) => name === "x").isReached, false);

  const markdown = outlineOf(renderedAs("markdown", report));
  assert.ok(markdown.code.includes("the internet <\"'&]]>"));
  assert.ok(markdown.code.includes("violation, from-internet"));
});

test("two runs agree, and Markdown is bounded", async () => {
  const many = Array.from(
    { length: 1000 },
    (_, index) =>
      `  - name: ${"n".repeat(100)}${index}\n    request: { bucket: data, evidence: trail, source: 192.0.2.1 }\n` +
      "    expect: { one: { verdict: compliant, reason: public-address-allowed } }\n",
  ).join("");
  const report = await run(policyText("one", "moves"), `version: 1\ntests:\n${many}`);
  const markdown = renderedAs("markdown", report);
  assert.ok(markdown.length <= markdownLimit);
  assert.match(markdown, /And \d+ more parts/);
  assert.match(markdown, /1,000 tests failed/);
  for (const output of testOutputs) {
    assert.equal(
      rendered(output, report),
      rendered(output, await run(policyText("one", "moves"), `version: 1\ntests:\n${many}`)),
    );
  }
});

test("outputs are told by endings", () => {
  for (
    const [path, name] of [["a.xml", "junit"], ["a.json", "json"], ["a.MD", "markdown"], ["a.txt", "text"]] as const
  ) {
    assert.equal(outputForFile(path, testOutputs)?.name, name);
  }
});
