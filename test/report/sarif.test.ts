import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { test } from "node:test";
import type { Log, Result } from "sarif";
import { sourceText } from "../../src/diagnostic/source-text.ts";
import type { Finding } from "../../src/evaluate/finding.ts";
import { compareWithBaseline } from "../../src/evaluate/compare-with-baseline.ts";
import type { Report } from "../../src/evaluate/report.ts";
import type { Exception } from "../../src/policy/policy.ts";
import { chooseFindings } from "../../src/report/github-results.ts";
import type { ReportContext } from "../../src/report/output.ts";
import { renderSarifFull } from "../../src/report/render-sarif-full.ts";
import { renderSarifGithub } from "../../src/report/render-sarif-github.ts";
import { fileUri } from "../../src/report/sarif-location.ts";
import { builtReports, context, finding, placeOf, traffic } from "./build-report.ts";
import { lintSarif, type SarifShape } from "./lint-sarif.ts";

const everything = builtReports["everything"] as Report;
const clean = builtReports["clean"] as Report;
const nothing = builtReports["nothing"] as Report;

function sarifOf(report: Report, shape: SarifShape, rest: Partial<ReportContext> = {}): string {
  const render = shape === "github" ? renderSarifGithub : renderSarifFull;
  return [...render(report, { ...context, ...rest })].join("");
}

function runOf(report: Report, shape: SarifShape, rest: Partial<ReportContext> = {}): Log["runs"][number] {
  const [run] = (JSON.parse(sarifOf(report, shape, rest)) as Log).runs;
  assert.ok(run);
  return run;
}

function resultsOf(report: Report, shape: SarifShape): Result[] {
  return runOf(report, shape).results ?? [];
}

function withFinding(given: Parameters<typeof finding>[0]): Report {
  return { ...clean, findings: [finding(given)] };
}

test("level and kind", () => {
  const levels = (shape: SarifShape, given: Partial<Finding>): unknown[] =>
    resultsOf(withFinding({ rule: "PERIM1001", message: "x", ...given }), shape).map((
      { kind, level },
    ) => [kind, level]);
  for (const shape of ["github", "full"] as const) {
    assert.deepEqual(levels(shape, { severity: "critical" })[0], ["fail", "error"]);
    assert.deepEqual(levels(shape, { severity: "high" })[0], ["fail", "error"]);
    assert.deepEqual(levels(shape, { severity: "medium" })[0], ["fail", "warning"]);
    assert.deepEqual(levels(shape, { severity: "low" })[0], ["fail", "note"]);
    assert.deepEqual(levels(shape, { severity: "critical", kind: "stopped" })[0], ["fail", "note"]);
  }
  assert.deepEqual(levels("github", { severity: "critical", kind: "open" }), [["fail", "warning"]]);
  assert.deepEqual(levels("full", { severity: "critical", kind: "open" })[0], ["open", "none"]);
});

test("a place over several lines is its first line", () => {
  const source = sourceText("p.yaml", "a: 1\nallow:\n  - x\n");
  const place = { source, span: { start: 5, end: 17 } };
  const [result] = resultsOf(withFinding({ rule: "PERIM1001", message: "x", place }), "github");
  assert.deepEqual(result?.locations?.[0]?.physicalLocation?.region, {
    startLine: 2,
    startColumn: 1,
    endLine: 2,
    endColumn: 7,
    snippet: { text: "allow:" },
  });
});

test("without a place, the first policy file; without any, no result for GitHub", () => {
  const report = withFinding({ rule: "PERIM2002", message: "x" });
  const place = placeOf(sourceText("policies/a.yaml", "version: 1\npolicies: []\n"), "policies");
  const uri = (result: Result | undefined): unknown => result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri;
  for (const shape of ["github", "full"] as const) {
    const withFile = { ...report, policySet: { ...report.policySet, files: [place] } };
    assert.equal(uri(resultsOf(withFile, shape)[0]), "policies/a.yaml");
  }
  const withoutFile = { ...report, policySet: { ...report.policySet, files: [] } };
  assert.equal(resultsOf(withoutFile, "github").length, 0);
  assert.equal(resultsOf(withoutFile, "full").length, 1);
});

test("paths are those within the repository", () => {
  const place = { source: sourceText("../policies/a b.yaml", "x"), span: { start: 0, end: 1 } };
  const report = withFinding({ rule: "PERIM1001", message: "x", place });
  const { results } = runOf(report, "github", { repositoryPath: (path) => path.replace("../", "infra/") });
  assert.equal(results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri, "infra/policies/a%20b.yaml");
});

test("paths as URIs", () => {
  assert.equal(fileUri("policies/a.yaml"), "policies/a.yaml");
  assert.equal(fileUri("./policies/a.yaml"), "policies/a.yaml");
  assert.equal(fileUri("././/a.yaml"), "a.yaml");
  assert.equal(fileUri("../a.yaml"), "../a.yaml");
  assert.equal(fileUri("a b/ü#?%.yaml"), "a%20b/%C3%BC%23%3F%25.yaml");
  assert.equal(fileUri("a:b.yaml"), "a%3Ab.yaml");
  assert.equal(fileUri("/srv/p.yaml"), "file:///srv/p.yaml");
  assert.equal(fileUri("C:/srv/p.yaml"), "file:///C:/srv/p.yaml");
  assert.equal(fileUri("a\\b.yaml"), "a%5Cb.yaml");
});

test("the category is constant, and a part of the user's is in it", () => {
  assert.equal(runOf(clean, "github").automationDetails?.id, "s3-perimeter/evidence/");
  assert.equal(runOf(clean, "github", { category: "prod/eu" }).automationDetails?.id, "s3-perimeter/evidence/prod/eu/");
  assert.equal(runOf({ ...clean, analysis: "policy" }, "github").automationDetails?.id, "s3-perimeter/policy/");
  assert.equal(runOf({ ...clean, analysis: "policy" }, "github").tool.driver.name, "s3-perimeter");
  assert.equal(runOf(clean, "github").tool.driver.name, "s3-perimeter-evidence");
});

test("where nothing was evaluated GitHub is told that the run failed, so that it closes no alert", () => {
  assert.equal(runOf(nothing, "github").invocations?.[0]?.executionSuccessful, false);
  assert.equal(runOf(everything, "github").invocations?.[0]?.executionSuccessful, true);
  // With a baseline what was open is carried over, and the run can be believed.
  const compared = compareWithBaseline(nothing, { header: nothing.header, classes: [] }, everything.findings);
  assert.equal(runOf(compared, "github").invocations?.[0]?.executionSuccessful, true);
});

const exception: Exception = {
  id: "legacy-backup",
  reason: "Old host, see [wiki](1) {0}",
  owner: "storage-team",
  from: undefined,
  expires: "2026-03-31",
  principals: undefined,
  sourceCidrs: undefined,
  operations: undefined,
  place: placeOf(sourceText("policies/a.yaml", "id: legacy-backup\n"), "legacy-backup"),
  expiresPlace: placeOf(sourceText("policies/a.yaml", "id: legacy-backup\n"), "legacy-backup"),
};

test("what an exception covers is left out for GitHub, and suppressed in the full shape", () => {
  const waived = { ...finding({ rule: "PERIM1001", message: "x", traffic: traffic({}) }), exception };
  const report = { ...everything, excepted: [waived] };
  const hash = `${waived.identity.slice(0, 32)}:1`;
  const having = (shape: SarifShape): Result[] =>
    resultsOf(report, shape).filter(({ partialFingerprints }) =>
      partialFingerprints?.["primaryLocationLineHash"] === hash
    );
  assert.deepEqual(having("github"), []);
  const [result, ...more] = having("full");
  assert.equal(more.length, 0);
  const [suppression] = result?.suppressions ?? [];
  assert.equal(suppression?.kind, "inSource");
  assert.equal(suppression?.status, "accepted");
  assert.match(suppression?.justification ?? "", /legacy-backup.*storage-team.*2026-03-31.*Old host/);
  assert.equal(suppression?.location?.physicalLocation?.artifactLocation?.uri, "policies/a.yaml");
  assert.ok(resultsOf(report, "full").every(({ suppressions }) => suppressions !== undefined));
  assert.deepEqual(lintSarif(sarifOf(report, "full"), "full"), []);
});

test("a policy passes only where the evidence has no gap and every request is compliant", () => {
  const passes = (report: Report): number => resultsOf(report, "full").filter(({ kind }) => kind === "pass").length;
  assert.equal(passes(clean), 5);
  assert.equal(passes({ ...clean, findings: [finding({ rule: "PERIM2101", message: "x" })] }), 0);
  assert.equal(passes(everything), 0);
  assert.equal(passes(nothing), 0);
  for (const field of ["violation", "inconclusive", "excepted"] as const) {
    const [policy] = clean.policies;
    assert.ok(policy);
    assert.equal(passes({ ...clean, policies: [{ ...policy, tally: { ...policy.tally, [field]: 1 } }] }), 0);
  }
});

test("log objects are artifacts of the full shape, and in no location for GitHub", () => {
  const run = runOf(everything, "full");
  const uris = run.artifacts?.map(({ location }) => location?.uri) ?? [];
  assert.equal(uris.length, 3);
  const related = run.results?.flatMap(({ relatedLocations = [] }) => relatedLocations) ?? [];
  assert.equal(related.length, 3);
  for (const { physicalLocation } of related) {
    const { uri, index = -1 } = physicalLocation?.artifactLocation ?? {};
    assert.equal(uri, uris[index]);
  }
  assert.ok(!/relatedLocations|"artifacts"/.test(sarifOf(everything, "github")));
});

function manyFindings(count: number): Finding[] {
  return Array.from({ length: count }, (_, index) => {
    const kind = index % 7 === 0 ? "open" : index % 5 === 0 ? "stopped" : "fail";
    return finding({
      rule: kind === "open"
        ? "PERIM2001"
        : kind === "stopped"
        ? "PERIM1101"
        : index % 2 === 0
        ? "PERIM1001"
        : "PERIM1002",
      kind,
      severity: index % 3 === 0 ? "critical" : "low",
      message: "x",
      place: placeOf(sourceText("policies/a.yaml", "allow: []\n"), "allow"),
      subject: { policy: "p", bucket: "b", principal: `arn:aws:iam::111122223333:role/r${index}`, path: "internet" },
      traffic: traffic({ requests: index + 1 }),
    });
  });
}

test("more findings than GitHub takes: the gravest, and one result a rule for the rest", () => {
  const findings = manyFindings(12_000);
  const report = { ...everything, findings };
  const text = sarifOf(report, "github");
  assert.deepEqual(lintSarif(text, "github"), []);
  assert.ok(gzipSync(text).length < 10_000_000);
  const results = resultsOf(report, "github");
  assert.equal(results.length, 5_000);
  const rolledUp = results.filter(({ properties }) => properties?.["s3-perimeter"].rolledUp !== undefined);
  const shown = results.length - rolledUp.length;
  // Nothing is lost: what is shown and what is rolled up are all findings and all requests.
  const sum = (field: string, among: readonly Result[]): number =>
    among.reduce((total, { properties }) => total + properties?.["s3-perimeter"][field], 0);
  assert.equal(shown + sum("rolledUp", rolledUp), findings.length);
  assert.equal(sum("requests", results), findings.reduce((total, { traffic }) => total + (traffic?.requests ?? 0), 0));
  // There are fewer violations of the gravest severity than are shown, so none of them is left out.
  const critical = findings.filter(({ kind, severity }) => kind === "fail" && severity === "critical");
  const identities = new Set(results.map(({ partialFingerprints }) => partialFingerprints?.["perimeterFinding/v1"]));
  assert.ok(critical.length > 2_000 && critical.length < shown);
  assert.deepEqual(critical.filter(({ identity }) => !identities.has(identity)), []);
});

test("which findings are chosen depends neither on their order nor on their counts, and roll-ups keep their identity", () => {
  const findings = manyFindings(300);
  const ids = (chosen: ReturnType<typeof chooseFindings>): unknown => [
    chosen.shown.map(({ identity }) => identity),
    chosen.rolledUp.map(({ identity }) => identity).toSorted(),
  ];
  const busier = findings.toReversed().map((one) => ({ ...one, traffic: traffic({ requests: 7 }) }));
  assert.deepEqual(ids(chooseFindings(busier, 100)), ids(chooseFindings(findings, 100)));
  const fewer = chooseFindings(findings.slice(0, 250), 100);
  assert.deepEqual(
    fewer.rolledUp.map(({ identity }) => identity).toSorted(),
    chooseFindings(findings, 100).rolledUp.map(({ identity }) => identity).toSorted(),
  );
  assert.equal(chooseFindings(findings, 300).rolledUp.length, 0);
});

test("1,000,000 requests of 50,000 principals", () => {
  const findings = manyFindings(50_000).map((one) => ({ ...one, traffic: traffic({ requests: 20 }) }));
  const text = sarifOf({ ...everything, findings }, "github");
  assert.deepEqual(lintSarif(text, "github"), []);
});

test("the lint finds what no validator does", () => {
  const sound = sarifOf({ ...everything, excepted: [] }, "github");
  assert.deepEqual(lintSarif(sound, "github"), []);
  // deno-lint-ignore no-explicit-any
  const broken = (change: (run: any) => void): string[] => {
    const log = JSON.parse(sound);
    change(log.runs[0]);
    return lintSarif(JSON.stringify(log), "github");
  };
  // deno-lint-ignore no-explicit-any
  const changes: Readonly<Record<string, (run: any) => void>> = {
    "empty uri": ({ results }) => (results[0].locations[0].physicalLocation.artifactLocation.uri = ""),
    "uri of a bucket": ({ results }) => (results[0].locations[0].physicalLocation.artifactLocation.uri = "s3://a/b"),
    "leading slash": ({ results }) => (results[0].locations[0].physicalLocation.artifactLocation.uri = "/a"),
    "dots": ({ results }) => (results[0].locations[0].physicalLocation.artifactLocation.uri = "../a"),
    "two locations": ({ results }) => results[0].locations.push(results[0].locations[0]),
    "no location": ({ results }) => (results[0].locations = []),
    "numeric severity": ({ tool }) => (tool.driver.rules[0].properties["security-severity"] = 8),
    "no number": ({ tool }) => (tool.driver.rules[0].properties["security-severity"] = "high"),
    "tags": ({ tool }) => (tool.driver.rules[0].properties.tags = [..."abcdefghijklm"]),
    "long description": ({ tool }) => (tool.driver.rules[0].fullDescription.text = "x".repeat(1025)),
    "no fingerprint": ({ results }) => delete results[0].partialFingerprints,
    "same fingerprint": ({ results }) => {
      results[1].ruleId = results[0].ruleId;
      results[1].ruleIndex = results[0].ruleIndex;
      results[1].partialFingerprints = results[0].partialFingerprints;
      results[1].locations = results[0].locations;
    },
    "kind open": ({ results }) => (results[0].kind = "open"),
    "some suppressions": ({ results }) => (results[0].suppressions = []),
    "baseline state": ({ results }) => results.forEach((one: Result) => (one.baselineState = "new")),
    "link to nothing": ({ results }) => (results[0].message.text = "see [x](42)."),
    "braces": ({ results }) => (results[0].message.text = "see {0}."),
    "no text": ({ results }) => (results[0].message = { id: "x" }),
    "other rule": ({ results }) => (results[0].ruleIndex = 40),
    "two lines": ({ results }) => results[0].locations[0].physicalLocation.region.endLine++,
    "no columns": ({ results }) => delete results[0].locations[0].physicalLocation.region.endColumn,
    "error and success": ({ invocations }) => (invocations[0].toolExecutionNotifications[0].level = "error"),
    "failure without reason": ({ invocations }) => (invocations[0].executionSuccessful = false),
    "date in the category": ({ automationDetails }) => (automationDetails.id = "s3-perimeter/evidence/2026-11-23/"),
    "no category": ({ automationDetails }) => (automationDetails.id = "run-1"),
    "too many results": (run) => (run.results = manyFindings(5_001).map(({ identity }) => ({
      ...run.results[0],
      partialFingerprints: { primaryLocationLineHash: `${identity.slice(0, 32)}:1`, "perimeterFinding/v1": identity },
    }))),
  };
  for (const [name, change] of Object.entries(changes)) assert.notEqual(broken(change).length, 0, name);
});
