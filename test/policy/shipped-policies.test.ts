import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { sourceText } from "../../src/diagnostic/source-text.ts";
import { readPolicies } from "../../src/policy/read-policies.ts";

const folder = new URL("../../policies/", import.meta.url);

for (const name of readdirSync(folder)) {
  test(`policies/${name} has nothing to be told`, () => {
    const source = sourceText(name, readFileSync(new URL(name, folder), "utf8"));
    const { diagnostics, policySet } = readPolicies([source], { today: "2026-03-16" });
    assert.deepEqual(diagnostics.map(({ message }) => message), []);
    assert.ok((policySet?.policies.length ?? 0) > 0);
  });
}
