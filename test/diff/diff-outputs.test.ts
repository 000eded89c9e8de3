import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { test } from "node:test";
import fc from "fast-check";
import { sourceText } from "../../src/diagnostic/source-text.ts";
import { comparePolicies } from "../../src/diff/compare-policies.ts";
import { diffOutputs as listed } from "../../src/diff/diff-outputs.ts";
import { type DiffEntry, directions, type EntryState, type PolicyDiff } from "../../src/diff/policy-diff.ts";
import { diffMarker, renderDiffMarkdown } from "../../src/diff/render-diff-markdown.ts";
import { reasons } from "../../src/evaluate/verdict.ts";
import type { Reason } from "../../src/evaluate/verdict.ts";
import type { PolicySet } from "../../src/policy/policy.ts";
import { readPolicies } from "../../src/policy/read-policies.ts";
import { markdownLimit } from "../../src/report/markdown-text.ts";
import { scan } from "../../src/scan/scan.ts";
import { objectsOf } from "../corpus/corpus.ts";
import { hostileAccessLog, hostilePolicyTexts, hostileTrail } from "../corpus/hostile-logs.ts";
import { hostileTexts } from "../corpus/hostile-texts.ts";
import { sampleDay } from "../corpus/sample-day.ts";
import { arbitraryReport } from "../report/arbitrary-report.ts";
import { assertHarmless, colour, kindOf } from "../report/assert-harmless.ts";
import { context } from "../report/build-report.ts";
import { loadOutputs } from "../report/load-outputs.ts";
import { closed, projectFile, readJson, schemaCheck } from "../report/read-json.ts";

const diffOutputs = await loadOutputs(listed);
const checkDiff = schemaCheck(closed(readJson("schemas/diff.schema.json")));
const now = new Date("2026-03-20T00:00:00Z");
const today = "2026-03-20";

// On Deno the switch would need a permission of its own.
const updates = !("Deno" in globalThis) && process.env["UPDATE_GOLDENS"] === "1";

function rendered(diff: PolicyDiff, name: string, color = false): string {
  const output = diffOutputs.find((one) => one.name === name);
  assert.ok(output !== undefined, name);
  return [...output.render(diff, { ...context, color })].join("");
}

/** All outputs, with what must hold of any. */
function assertSound(diff: PolicyDiff, withColor = true): void {
  for (const output of diffOutputs) {
    const text = rendered(diff, output.name);
    assertHarmless(text, kindOf(output));
    if (withColor) assert.equal(rendered(diff, output.name, true).replace(colour, ""), text);
    if (output.name !== "json") assert.doesNotMatch(text, /undefined(?!-)|NaN|\[object/);
  }
  assert.equal(checkDiff(JSON.parse(rendered(diff, "json"))), "");
  const markdown = rendered(diff, "markdown");
  assert.ok(markdown.startsWith(`${diffMarker}\n`));
  assert.ok(markdown.length <= markdownLimit, String(markdown.length));
  // A bar of a value would move what follows it into another column, and a line break would end the table.
  for (const line of markdown.split("\n").filter((one) => one.startsWith("|"))) {
    assert.ok([5, 6, 12].includes(line.split(/(?<!\\)\|/).length - 1), line);
  }
}

const text = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: "binary", maxLength: 30 }));
const few = fc.record({ more: fc.nat(3), first: fc.array(text, { maxLength: 5 }) }).map(({ more, first }) => ({
  count: first.length + more,
  first,
}));
const entryParts = fc.record({
  direction: fc.constantFrom(...directions),
  policy: text,
  bucket: text,
  principal: text,
  path: fc.oneof(fc.constantFrom("internet", "private-address"), text),
  kinds: fc.tuple(
    fc.constantFrom("compliant" as const, "excepted" as const, "not-covered" as const, "violation" as const),
    fc.constantFrom("compliant" as const, "inconclusive" as const, "not-applicable" as const),
  ),
  reason: fc.constantFrom(...Object.keys(reasons) as Reason[]),
  exceptions: few,
  requests: fc.integer({ min: 1, max: 2_000_000_000 }),
  bytes: fc.nat(),
  first: fc.integer({ min: 0, max: 4_000_000_000_000 }),
  last: fc.integer({ min: 0, max: 4_000_000_000_000 }),
  operations: few,
  sources: few,
  principals: few,
  onBothSides: fc.boolean(),
});

/** Comparisons with hostile texts in every place that takes a text from a log, a policy or the command line. */
const arbitraryDiff: fc.Arbitrary<PolicyDiff> = fc.record({
  base: arbitraryReport,
  head: arbitraryReport,
  labels: fc.tuple(text, text),
  parts: fc.array(entryParts, { maxLength: 5 }),
}).map(({ base, head, labels, parts }): PolicyDiff => {
  const findings = [...base.findings, ...head.findings];
  const entries = parts.map(({ kinds, reason, exceptions, onBothSides, ...rest }, index): DiffEntry => {
    const finding = findings[index];
    const state = (kind: EntryState["kind"]): EntryState => ({
      kind,
      ...(kind === "not-covered" ? {} : { reason }),
      ...(kind === "compliant" ? { grade: "by address" } : {}),
      ...(kind === "excepted" ? { exceptions } : {}),
      ...((kind === "violation" || kind === "inconclusive") && finding !== undefined ? { finding, onBothSides } : {}),
    });
    return {
      ...rest,
      before: state(kinds[0]),
      after: state(kinds[1]),
      samples: finding?.traffic?.samples ?? [],
    };
  });
  const side = (report: typeof base, label: string): PolicyDiff["base"] => ({
    label,
    policies: report.policies.length,
    tally: report.tally,
    uncoveredRequests: report.uncoveredRequests,
  });
  return {
    now: base.now,
    base: side(base, labels[0]),
    head: side(head, labels[1]),
    header: base.header,
    requests: 5,
    changedRequests: 3,
    directions: { "newly-flagged": 1, "no-longer-flagged": 2, "changed": 3 },
    entries,
    findings: findings.map((finding, index) =>
      index % 3 === 2
        ? { change: "changed", finding, formerSeverity: "low" }
        : { change: index % 3 === 0 ? "new" : "gone", finding }
    ),
  };
});

test("any comparison, with hostile texts in every place", () => {
  fc.assert(fc.property(arbitraryDiff, (diff) => assertSound(diff)), { numRuns: 40, includeErrorInReport: true });
});

const none: PolicySet = { accounts: new Set(), policies: [], files: [] };

function policies(yaml: string, path: string): PolicySet {
  const { policySet, diagnostics } = readPolicies([sourceText(path, yaml)], { today });
  assert.ok(policySet !== undefined, diagnostics.map(({ message }) => message).join("\n"));
  return policySet;
}

test("every hostile text in every field of logs and policies", async () => {
  for (const [index, hostile] of hostileTexts.entries()) {
    // Each kind of log for every other text.
    const files = [
      index % 2 === 0
        ? { name: `${hostile}.log`, bytes: Buffer.from(hostileAccessLog(hostile)) }
        : { name: `${hostile}.json`, bytes: Buffer.from(hostileTrail(hostile)) },
    ];
    const profile = await scan({ objects: objectsOf(files) });
    const head = policies(hostilePolicyTexts(hostile), `policies/${hostile}`);
    const diff = comparePolicies({ label: hostile, policySet: none }, { label: hostile, policySet: head }, profile, {
      now,
    });
    // Else nothing would have been looked at.
    assert.ok(diff.directions["newly-flagged"] > 10, JSON.stringify(hostile));
    assertSound(diff, false);
  }
});

const dayPolicies = readFileSync(projectFile("examples/day/policies/data-perimeter.yaml"), "utf8");

async function dayDiff(head: string, base = dayPolicies): Promise<PolicyDiff> {
  const profile = await scan({ objects: objectsOf(sampleDay()) });
  const path = "policies/data-perimeter.yaml";
  return comparePolicies(
    { label: "main (0123456789ab)", policySet: policies(base, path) },
    { label: "the working copy", policySet: policies(head, path) },
    profile,
    { now },
  );
}

function assertGolden(name: string, content: string): void {
  const path = projectFile(`test/golden/diff/${name}`);
  if (updates) {
    mkdirSync(projectFile("test/golden/diff"), { recursive: true });
    writeFileSync(path, content);
  }
  assert.ok(existsSync(path), `${name} is missing: run with UPDATE_GOLDENS=1`);
  assert.equal(content, readFileSync(path, "utf8"));
}

test("goldens", async (t) => {
  const changed = await dayDiff(
    dayPolicies.replaceAll("203.0.113.0/24", "203.0.113.0/25").replace("require: by-address", "require: proven")
      .replace(/severity: critical/, "severity: medium"),
  );
  assert.ok(changed.entries.length > 3);
  const cases: Readonly<Record<string, PolicyDiff>> = {
    changed,
    same: await dayDiff(`# a comment\n${dayPolicies}`),
    nothing: comparePolicies(
      { label: "a", policySet: none },
      { label: "b", policySet: none },
      await scan({ objects: [] }),
      {
        now,
      },
    ),
  };
  for (const [name, diff] of Object.entries(cases)) {
    for (const [output, ending] of [["text", "txt"], ["markdown", "md"], ["json", "json"]] as const) {
      await t.test(`${name}.${ending}`, () => assertGolden(`${name}.${ending}`, rendered(diff, output)));
    }
    assertSound(diff);
  }
});

test("where nothing was evaluated no output says that nothing changes", async () => {
  const profile = await scan({ objects: [] });
  const diff = comparePolicies({ label: "a", policySet: none }, { label: "b", policySet: none }, profile, { now });
  for (const name of ["text", "markdown"]) {
    assert.match(rendered(diff, name).replaceAll("\n", " "), /Nothing was evaluated/);
    assert.doesNotMatch(rendered(diff, name).replaceAll("\n", " "), /No request is judged differently/);
  }
});

test("a comment has room for so much, and tells how much more there is", async () => {
  const { entries, ...rest } = await dayDiff(
    dayPolicies,
    "version: 1\npolicies:\n" +
      dayPolicies.split("policies:\n")[1]?.replaceAll(/allow: .*/g, "allow: [{publicCidrs: [9.9.9.9/32]}]"),
  );
  const [one] = entries;
  assert.ok(one !== undefined);
  const long = Array.from(
    { length: 2000 },
    (_, index): DiffEntry => ({ ...one, principal: `${"x".repeat(1000)}${index}` }),
  );
  const markdown = [...renderDiffMarkdown({ ...rest, entries: long }, context)].join("");
  assert.ok(markdown.length <= markdownLimit);
  assert.match(markdown, /\*\*\d+ more rows did not fit here\*\*|And [\d,]+ more groups/);
  assert.match(markdown, /<\/details>/);
  const text = rendered({ ...rest, entries: long }, "text");
  assert.match(text, /and 1,975 more groups of requests/);
});
