import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import fc from "fast-check";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { severities } from "../../src/diagnostic/severity.ts";
import { positionAt, type SourceText, sourceText } from "../../src/diagnostic/source-text.ts";
import { shapeKeywords } from "../../src/policy/check-shape.ts";
import { codes } from "../../src/policy/codes.ts";
import { decodePolicy } from "../../src/policy/decode-policy.ts";
import { policyFileLimit } from "../../src/policy/parse-yaml.ts";
import { covers, type PolicyReading } from "../../src/policy/policy.ts";
import { readPolicies } from "../../src/policy/read-policies.ts";
import { operationNames } from "../../src/record/operation.ts";
import { testLintCases } from "../policy-test/test-lint-cases.ts";
import { lintCases } from "./lint-cases.ts";

const today = "2026-06-01";

function read(files: string | Readonly<Record<string, string>>): PolicyReading {
  const all = typeof files === "string" ? { "": files } : files;
  return readPolicies(Object.entries(all).map(([path, text]) => sourceText(path, text)), { today });
}

function told({ source, span, name, suggestion }: Diagnostic): string {
  const { line, column } = positionAt(source, span.start);
  const file = source.path === "" ? "" : `${source.path}:`;
  return `${file}${line}:${column} ${name}${suggestion === undefined ? "" : ` -> ${suggestion}`}`;
}

for (const { title, files, expected } of lintCases) {
  test(`lint: ${title}`, () => {
    const { diagnostics, policySet } = read(files);
    assert.deepEqual(diagnostics.map(told), expected);
    assert.equal(policySet === undefined, diagnostics.some(({ kind }) => kind === "error"));
    for (const { rule, name, kind, severity, message, span } of diagnostics) {
      assert.deepEqual({ rule, kind, severity }, {
        rule: codes[name as keyof typeof codes].id,
        kind: codes[name as keyof typeof codes].kind,
        severity: kind === "error" ? "high" : "low",
      });
      assert.match(message, /^[^A-Z\n][^\n]*[^.\n]$/, "in lower case, on one line, without a full stop");
      assert.ok(span.start <= span.end);
    }
  });
}

test("every code is produced by some case, and none is told twice", () => {
  const expectations = [...lintCases, ...testLintCases].flatMap(({ expected }) => expected);
  const told = new Set(expectations.map((line) => line.split(" ")[1] ?? ""));
  // What only bytes can have.
  told.add("invalid-utf-8");
  assert.deepEqual([...told].toSorted(), Object.keys(codes).toSorted());
  const ids = Object.values(codes).map(({ id }) => id);
  assert.deepEqual(ids, [...new Set(ids)].toSorted());
  for (const [name, { id, summary }] of Object.entries(codes)) {
    assert.match(id, /^PERIM4\d{3}$/);
    assert.match(name, /^[a-z0-9]+(-[a-z0-9]+)*$/);
    assert.match(summary, /^[A-Z].*[^.]$/);
  }
});

const example = `version: 1
accounts: ["111122223333"]
networks:
  tokyo-app:
    description: Application VPC in ap-northeast-1
    vpcEndpoints: [vpce-0126d8067633b9fc0]
    vpcCidrs: [10.77.0.0/17, 10.77.128.0/17]
  head-office:
    publicCidrs: [203.0.113.0/24, 2001:db8:1::/48]
policies:
  - id: testdata-from-tokyo
    description: Test data is reached only from the application VPC.
    buckets: [testdata2020, "analytics-*"]
    exceptBuckets: [analytics-tmp]
    allow: [tokyo-app, head-office, {publicCidrs: [198.51.100.7/32]}]
    awsServices: [Athena.amazonaws.com]
    require: by-address
    exceptions:
      - id: legacy-backup
        reason: Old backup host, moves in March
        owner: storage-team
        from: 2026-01-01
        expires: 2027-03-31
        principals: ["arn:aws:sts::111122223333:assumed-role/backup/session", "-"]
        sourceCidrs: [52.192.12.142/32]
        operations: [GetObject]
`;

test("a sound file gives its policies", () => {
  const { policySet } = read({ "policies/one.yaml": example });
  assert.ok(policySet);
  assert.deepEqual([...policySet.accounts], ["111122223333"]);
  const [policy, ...others] = policySet.policies;
  assert.ok(policy);
  assert.equal(others.length, 0);
  assert.equal(policy.id, "testdata-from-tokyo");
  assert.equal(policy.description, "Test data is reached only from the application VPC.");
  assert.equal(policy.require, "by-address");
  assert.equal(policy.severity, "high");
  assert.deepEqual(policy.awsServices, new Set(["athena.amazonaws.com"]));
  assert.deepEqual(
    ["testdata2020", "testdata", "analytics-", "analytics-1", "analytics-tmp"].map((name) => covers(policy, name)),
    [
      true,
      false,
      true,
      true,
      false,
    ],
  );
  const [tokyo, office, inline] = policy.allow;
  assert.deepEqual(tokyo?.vpcEndpoints, new Set(["vpce-0126d8067633b9fc0"]));
  assert.deepEqual(tokyo?.vpcCidrs?.v4, [{ family: 4, first: 0x0a4d0000n, last: 0x0a4dffffn }]);
  assert.equal(tokyo?.publicCidrs, undefined);
  assert.equal(office?.name, "head-office");
  assert.equal(office?.vpcCidrs, undefined);
  assert.equal(office?.publicCidrs?.v6.length, 1);
  assert.equal(inline?.name, "testdata-from-tokyo/allow/3");
  const [exception] = policy.exceptions;
  assert.ok(exception);
  assert.equal(exception.from, "2026-01-01");
  assert.equal(exception.expires, "2027-03-31");
  assert.deepEqual(exception.principals, new Set(["arn:aws:iam::111122223333:role/backup", "anonymous"]));
  assert.deepEqual(exception.operations, new Set(["GetObject"]));
  const lineOf = ({ source, span }: { source: SourceText; span: { start: number } }) =>
    positionAt(source, span.start).line;
  assert.deepEqual(
    [
      policy.place,
      policy.allowPlace,
      policy.awsServicesPlace,
      exception.place,
      exception.expiresPlace,
      ...policySet.files,
    ]
      .map(lineOf),
    [11, 15, 16, 19, 23, 10],
  );
});

test("policies come by file, whatever the order of the texts, and a path is read once", () => {
  const files = ["b.yaml", "a.yaml", "c.yaml", "a.yaml"].map((path) =>
    sourceText(
      path,
      `version: 1\npolicies: [{id: of-${path}, buckets: [${path}], allow: [{publicCidrs: [1.1.1.1/32]}], awsServices: any}]\n`,
    )
  );
  const { diagnostics, policySet } = readPolicies(files, { today });
  assert.deepEqual(diagnostics, []);
  assert.deepEqual(policySet?.policies.map(({ id }) => id), ["of-a.yaml", "of-b.yaml", "of-c.yaml"]);
});

test("no files are no policies and no problem; a wrong day is misuse", () => {
  assert.deepEqual(readPolicies([], { today }).policySet?.policies, []);
  assert.throws(() => readPolicies([], { today: "2026-02-30" }), RangeError);
});

test("decodePolicy", () => {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const decoded = (bytes: Uint8Array): string => {
    const result = decodePolicy("a.yaml", bytes);
    return "rule" in result ? told(result) : result.text;
  };
  assert.equal(decoded(encode("\uFEFFversion: 1\n")), "version: 1\n");
  assert.equal(decoded(encode("データ: \uFFFD\n")), "データ: \uFFFD\n");
  assert.equal(decoded(Uint8Array.of(...encode("a: 1\nb: é"), 0xe9, 0x0a)), "a.yaml:2:5 invalid-utf-8");
  assert.equal(decoded(Uint8Array.of(...encode("\uFEFFab"), 0xff)), "a.yaml:1:3 invalid-utf-8");
  assert.equal(decoded(Uint8Array.of(0xef, 0xbf)), "a.yaml:1:1 invalid-utf-8");
  assert.equal(decoded(Uint8Array.of(0xff, 0xfe, 0x61, 0x00)), "a.yaml:1:1 invalid-utf-8");
  assert.equal(decoded(new Uint8Array(policyFileLimit + 1)), "a.yaml:1:1 policy-file-too-large");
  assert.equal(decoded(new Uint8Array(policyFileLimit)).length, policyFileLimit);
});

test("the schema explains every key, takes its lists from the code, and uses no keyword without words", async () => {
  const schema = JSON.parse(await readFile(new URL("../../schemas/policy.schema.json", import.meta.url), "utf8"));
  assert.deepEqual(schema.$defs.operation.enum, [...operationNames].toSorted());
  assert.deepEqual(schema.$defs.policy.properties.severity.enum, severities);
  const silent = [
    "$ref",
    "$schema",
    "$defs",
    "title",
    "description",
    "examples",
    "default",
    "properties",
    "items",
    "then",
    "else",
    "allOf",
    "patternProperties",
  ];
  const visit = (node: Record<string, unknown>, path: string): void => {
    for (const [keyword, value] of Object.entries(node)) {
      assert.ok(silent.includes(keyword) || shapeKeywords.includes(keyword), `${path}/${keyword}`);
      if (["properties", "$defs", "patternProperties"].includes(keyword)) {
        for (const [key, child] of Object.entries(value as Record<string, Record<string, unknown>>)) {
          const target = child["$ref"] === undefined ? child : schema.$defs[String(child["$ref"]).slice(8)];
          assert.ok(child["description"] ?? target.description, `${path}/${keyword}/${key} has no description`);
          visit(child, `${path}/${keyword}/${key}`);
        }
      } else if (
        ["items", "then", "else", "additionalProperties", "propertyNames"].includes(keyword) && value !== false
      ) {
        visit(value as Record<string, unknown>, `${path}/${keyword}`);
      } else if (keyword === "allOf") {
        for (const child of value as Record<string, unknown>[]) visit(child, `${path}/${keyword}`);
      }
      if (keyword === "properties" && "type" in node) {
        assert.equal(node["additionalProperties"], false, `${path} is open`);
      }
    }
  };
  visit(schema, "");
});

test("the schema's defaults are those of the code", async () => {
  const schema = JSON.parse(await readFile(new URL("../../schemas/policy.schema.json", import.meta.url), "utf8"));
  const [policy] = read(
    "version: 1\npolicies: [{id: a, buckets: [aaa], allow: [{publicCidrs: [1.1.1.1/32]}], awsServices: any}]\n",
  ).policySet?.policies ?? [];
  assert.equal(schema.$defs.policy.properties.severity.default, policy?.severity);
  assert.equal(schema.$defs.policy.properties.require.default, policy?.require);
});

// Pieces that mean something to YAML or to a policy.
const pieces = [
  "\n",
  "  ",
  "\t",
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
  '"',
  "|",
  ">",
  "#",
  "---\n",
  "...\n",
  "!t ",
  "? ",
  "%YAML 1.1\n",
  "\r",
  "\u0000",
  "\uFEFF",
  "\uD800",
  "null",
  "~",
  "1",
  "0.0.0.0/0",
  "::/0",
  "x-a: ",
  "version",
  "networks:",
  "policies:",
  "exceptBuckets: [a*, '*']",
  "allow",
  "sourceCidrs: ['::ffff:0:0/96']",
  "__proto__: ",
  "2026-02-30",
  "é",
  "👍",
  ",",
];

test("mutated files never throw, never hang, and say where", () => {
  const seeds = [
    example,
    ...lintCases.flatMap(({ files }) => Object.values(typeof files === "string" ? [files] : files)),
  ]
    .filter((text) => text.length < 10_000);
  const edit = fc.tuple(
    fc.nat(),
    fc.nat({ max: 30 }),
    fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 5 })),
  );
  fc.assert(
    fc.property(fc.constantFrom(...seeds), fc.array(edit, { minLength: 1, maxLength: 6 }), (seed, edits) => {
      let text = seed;
      for (const [at, length, piece] of edits) {
        const start = at % (text.length + 1);
        text = text.slice(0, start) + piece + text.slice(start + length);
      }
      const { diagnostics, policySet } = read(text);
      assert.equal(policySet === undefined, diagnostics.some(({ kind }) => kind === "error"));
      for (const { source, span, message } of diagnostics) {
        assert.ok(span.start >= 0 && span.start <= span.end && span.end <= source.text.length + 3);
        // deno-lint-ignore no-control-regex
        assert.doesNotMatch(message, /[\n\u0000-\u001f]/);
      }
    }),
    { numRuns: 1500 },
  );
});

test("hostile files are answered, and soon: a run that does not end is the failure", () => {
  const fill = (text: string): string => text.repeat(Math.floor(policyFileLimit / text.length));
  const half = policyFileLimit / 2;
  const texts = [
    fill("["),
    fill("- "),
    fill("{a: "),
    fill("a: b: "),
    fill("? "),
    "[".repeat(half) + "]".repeat(half),
    fill("]"),
    fill("---\n"),
    fill("*a "),
    fill("[a,"),
    `version: 1\npolicies:\n${
      fill(" - {id: p, buckets: ['*a?b*?'], allow: [x], awsServices: none}\n").slice(0, 200_000)
    }`,
  ];
  for (const text of texts) {
    const { policySet } = read(text);
    assert.equal(policySet, undefined);
  }
});
