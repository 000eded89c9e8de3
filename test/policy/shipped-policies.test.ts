import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { sourceText } from "../../src/diagnostic/source-text.ts";
import { readPolicies } from "../../src/policy/read-policies.ts";

const folder = new URL("../../policies/", import.meta.url);
const sources = readdirSync(folder).filter((name) => !name.endsWith(".test.yaml"))
  .map((name) => sourceText(name, readFileSync(new URL(name, folder), "utf8")));

for (const source of sources) {
  test(`policies/${source.path} has nothing to be told`, () => {
    const { diagnostics, policySet } = readPolicies([source], { today: "2026-03-16" });
    assert.deepEqual(diagnostics.map(({ message }) => message), []);
    assert.ok((policySet?.policies.length ?? 0) > 0);
  });
}

test("all policies that are shipped can be used together", () => {
  const { diagnostics } = readPolicies(sources, { today: "2026-03-16" });
  assert.deepEqual(diagnostics.map(({ message }) => message), []);
});
