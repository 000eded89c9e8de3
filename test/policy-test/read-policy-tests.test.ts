import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { positionAt, sourceText } from "../../src/diagnostic/source-text.ts";
import { reasons } from "../../src/evaluate/verdict.ts";
import { shapeKeywords } from "../../src/policy/check-shape.ts";
import { codes } from "../../src/policy/codes.ts";
import { readPolicies } from "../../src/policy/read-policies.ts";
import { isPasted } from "../../src/policy-test/policy-test.ts";
import { possibleVerdicts } from "../../src/policy-test/possible-verdicts.ts";
import { readPolicyTests, type TestReading, testShapeKeywords } from "../../src/policy-test/read-policy-tests.ts";
import { defaultRequest, evidences, outcomes } from "../../src/policy-test/request-fields.ts";
import { claims } from "../../src/record/claim.ts";
import { operationNames } from "../../src/record/operation.ts";
import { readJson } from "../report/read-json.ts";
import { testedPolicies, testLintCases } from "./test-lint-cases.ts";

const { policySet } = readPolicies([sourceText("p.yaml", testedPolicies)], { today: "2026-03-16" });
assert.ok(policySet);

function read(...texts: readonly string[]): TestReading {
  return readPolicyTests(texts.map((text, index) => sourceText(`${index}.test.yaml`, text)), policySet);
}

function told({ source, span, name, suggestion }: Diagnostic): string {
  const { line, column } = positionAt(source, span.start);
  return `${line}:${column} ${name}${suggestion === undefined ? "" : ` -> ${suggestion}`}`;
}

for (const { title, text, expected } of testLintCases) {
  test(`tests of policies: ${title}`, () => {
    const { diagnostics, files } = read(text);
    assert.deepEqual(diagnostics.map(told), expected);
    assert.equal(files === undefined, diagnostics.some(({ kind }) => kind === "error"));
    for (const { rule, name, message } of diagnostics) {
      assert.equal(rule, codes[name as keyof typeof codes].id);
      assert.match(message, /^[^A-Z\n][^\n]*[^.\n]$/, "in lower case, on one line, without a full stop");
    }
  });
}

test("a sound file gives its tests, what is left out by default", () => {
  const { files } = read(
    `version: 1
tests:
  - name: second file
    request: { bucket: app-data-1, evidence: log }
    expect: { app-data: { verdict: not-covered } }
`,
    `version: 1
tests:
  - name: fields
    request:
      bucket: app-data-1
      evidence: trail
      principal: arn:aws:sts::111122223333:assumed-role/app/session
      awsService: Athena.amazonaws.com
      day: 2026-03-16
    expect:
      app-data: { verdict: compliant, reason: service-allowed }
      log-archive: { verdict: not-covered }
  - name: pasted
    accessLog: one line
    cloudTrail: [{ eventVersion: "1.09", __proto__: { a: 1 } }, '{"eventVersion":']
    expect: { app-data: { verdict: excepted, reason: from-internet, exception: old-host } }
`.replace("'{\"eventVersion\":'", "{ a: b }"),
  );
  assert.deepEqual(files?.map(({ path }) => path), ["0.test.yaml", "1.test.yaml"]);
  const [first, second] = files?.[1]?.tests ?? [];
  assert.ok(first && second);
  assert.deepEqual(first.given, {
    ...defaultRequest,
    bucket: "app-data-1",
    evidence: "trail",
    principal: "arn:aws:iam::111122223333:role/app",
    service: "athena.amazonaws.com",
    day: "2026-03-16",
  });
  assert.deepEqual(
    first.expectations.map(({ policy, verdict, reason, exception }) => [policy, verdict, reason, exception]),
    [["app-data", "compliant", "service-allowed", undefined], ["log-archive", "not-covered", undefined, undefined]],
  );
  assert.ok(isPasted(second.given));
  assert.equal(second.given.accessLog, "one line");
  assert.equal(second.given.cloudTrail, '{"eventVersion":"1.09","__proto__":{"a":1}}\n{"a":"b"}');
  assert.equal(second.expectations[0]?.exception, "old-host");
});

test("where policies have errors, tests are read for their own mistakes", () => {
  const source = sourceText(
    "a.test.yaml",
    testLintCases.map(({ text }) => text).find((text) => text.includes("app-dta")) ?? "",
  );
  assert.deepEqual(readPolicyTests([source], undefined).diagnostics, []);
  const broken = sourceText("a.test.yaml", source.text.replace("verdict: violation", "verdict: violence"));
  assert.deepEqual(readPolicyTests([broken], undefined).diagnostics.map(({ name }) => name), ["unknown-value"]);
});

test("every code about tests is produced by some case", () => {
  const produced = new Set(testLintCases.flatMap(({ expected }) => expected.map((line) => line.split(" ")[1])));
  const own = Object.entries(codes).filter(([, { id }]) => id.startsWith("PERIM41"));
  assert.ok(own.length > 4);
  assert.deepEqual(own.map(([name]) => name).filter((name) => !produced.has(name)), []);
});

test("the schema takes its lists and defaults from the code", () => {
  // deno-lint-ignore no-explicit-any
  const { $defs } = readJson("schemas/policy-test.schema.json") as any;
  const { properties } = $defs.request;
  assert.deepEqual(properties.evidence.enum, evidences);
  assert.deepEqual(properties.outcome.enum, outcomes);
  assert.deepEqual(properties.claim.enum, claims);
  assert.deepEqual($defs.operation.enum, [...operationNames].toSorted());
  assert.deepEqual($defs.expectation.properties.reason.enum, Object.keys(reasons).toSorted());
  assert.deepEqual([...possibleVerdicts().keys()].toSorted(), Object.keys(reasons).toSorted());
  for (const field of ["operation", "outcome", "claim", "day"] as const) {
    assert.equal(properties[field].default, defaultRequest[field]);
  }
});

test("the schema explains every key and uses no keyword without words", () => {
  const schema = readJson("schemas/policy-test.schema.json");
  const words = new Set([...shapeKeywords, ...testShapeKeywords]);
  const silent = new Set([
    "$ref",
    "$schema",
    "$defs",
    "title",
    "description",
    "examples",
    "default",
    "items",
    "then",
    "else",
  ]);
  const maps = new Set(["properties", "$defs", "patternProperties", "dependentSchemas"]);
  const lists = new Set(["anyOf", "allOf"]);
  let explained = 0;
  const visit = (node: unknown, path: string): void => {
    if (typeof node === "boolean") return;
    for (const [keyword, value] of Object.entries(node as Record<string, unknown>)) {
      assert.ok(
        silent.has(keyword) || words.has(keyword) || maps.has(keyword) || keyword === "allOf",
        `${path}/${keyword}`,
      );
      if (maps.has(keyword)) {
        for (const [key, child] of Object.entries(value as Record<string, unknown>)) {
          const isRule = /\/(?:then|else|if|dependentSchemas\/\w+)\/properties$/.test(`${path}/${keyword}`) ||
            keyword === "dependentSchemas";
          const { $ref, description } = Object(child) as Record<string, unknown>;
          if (!isRule) assert.ok(description ?? $ref, `${path}/${keyword}/${key} has no description`);
          explained++;
          visit(child, `${path}/${keyword}/${key}`);
        }
      } else if (lists.has(keyword)) {
        for (const child of value as unknown[]) visit(child, `${path}/${keyword}`);
      } else if (["items", "if", "then", "else", "additionalProperties"].includes(keyword)) {
        visit(value, `${path}/${keyword}`);
      }
    }
  };
  visit(schema, "");
  assert.ok(explained > 20);
});

// Pieces that mean something to YAML or to a test.
const pieces = [
  "\n",
  "  ",
  "- ",
  ": ",
  "[",
  "]",
  "{",
  "}",
  "*a",
  "&a ",
  "<<: ",
  "'",
  "|",
  "#",
  "null",
  "1",
  "0.0.0.0/0",
  "expect:",
  "verdict: excepted",
  "exception: a",
  "accessLog: x",
  "cloudTrail: []",
  "::ffff:1.2.3.4",
  "__proto__: ",
  "\u0000",
  "\uD800",
  "S3.",
];

test("mutated files never throw, and say where", () => {
  const edit = fc.tuple(
    fc.nat(),
    fc.nat({ max: 30 }),
    fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 5 })),
  );
  const seeds = testLintCases.map(({ text }) => text);
  fc.assert(
    fc.property(fc.constantFrom(...seeds), fc.array(edit, { minLength: 1, maxLength: 6 }), (seed, edits) => {
      let text = seed;
      for (const [at, length, piece] of edits) {
        const start = at % (text.length + 1);
        text = text.slice(0, start) + piece + text.slice(start + length);
      }
      const { diagnostics, files } = read(text);
      assert.equal(files === undefined, diagnostics.some(({ kind }) => kind === "error"));
      for (const { source, span, message } of diagnostics) {
        assert.ok(span.start >= 0 && span.start <= span.end && span.end <= source.text.length + 3);
        // deno-lint-ignore no-control-regex
        assert.doesNotMatch(message, /[\n\u0000-\u001f]/);
      }
      for (const { given, expectations } of files?.flatMap(({ tests }) => tests) ?? []) {
        assert.ok(expectations.length > 0);
        assert.ok(isPasted(given) || given.bucket.length >= 3);
      }
    }),
    { numRuns: 1000 },
  );
});
