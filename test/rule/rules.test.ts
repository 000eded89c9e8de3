import assert from "node:assert/strict";
import { test } from "node:test";
import { sourceText } from "../../src/diagnostic/source-text.ts";
import { type CodeName, codes } from "../../src/policy/codes.ts";
import { readPolicies } from "../../src/policy/read-policies.ts";
import { lintPages } from "../../src/rule/lint-rules.ts";
import { renderRulePage } from "../../src/rule/render-rule-page.ts";
import { levelOf, pascalName, type Prose, type Rule } from "../../src/rule/rule.ts";
import { findRule, ruleOf, rules } from "../../src/rule/rules.ts";
import { columnsOf, wrapText } from "../../src/rule/wrap-text.ts";

test("ids and names are unique, well formed and in order", () => {
  const ids = rules.map(({ id }) => id);
  assert.deepEqual(ids, [...new Set(ids)].toSorted());
  assert.equal(new Set(rules.map(({ name }) => name)).size, rules.length);
  for (const rule of rules) {
    assert.match(rule.id, /^PERIM[1-4]\d{3}$/);
    assert.match(rule.name, /^[a-z0-9]+(?:-[a-z0-9]+)+$/);
    assert.match(pascalName(rule), /^(?:[A-Z0-9][a-z0-9]*)+$/);
  }
});

test("families are those of the ids", () => {
  const families = { 1: "traffic", 2: "evidence", 3: "exception", 4: "policy-file" } as const;
  for (const { id, family } of rules) {
    assert.equal(family, families[Number(id.charAt("PERIM".length)) as keyof typeof families], id);
  }
});

test("levels agree with severities", () => {
  for (const { id, severity, level } of rules) if (severity !== "policy") assert.equal(level, levelOf(severity), id);
});

test("every code of a policy file has a page, and every page a code", () => {
  const ofCodes = Object.entries(codes).map(([name, { id }]) => `${id} ${name}`);
  const ofRules = rules.filter(({ family }) => family === "policy-file").map(({ id, name }) => `${id} ${name}`);
  assert.deepEqual(ofRules, ofCodes);
  assert.deepEqual(Object.keys(lintPages).toSorted(), Object.keys(codes).toSorted());
});

test("rules are found by id and by name", () => {
  assert.equal(ruleOf("PERIM1001").name, "request-from-internet");
  assert.throws(() => ruleOf("PERIM9999"), TypeError);
  assert.equal(findRule("perim1001")?.id, "PERIM1001");
  assert.equal(findRule("Request-From-Internet")?.id, "PERIM1001");
  assert.equal(findRule("no-such-rule"), undefined);
  for (const rule of rules) assert.equal(findRule(rule.name), rule);
});

test("pages are whole, plain and fit a terminal", () => {
  for (const rule of rules) {
    assert.doesNotMatch(rule.summary, /\.$/, rule.id);
    for (const [section, prose] of Object.entries(rule.page)) {
      const texts = textsOf(prose);
      assert.ok(prose.length > 0 && texts.every((text) => text.trim() !== ""), `${rule.id} ${section}`);
      // Markdown that would be more than paragraphs, lists and code.
      for (const text of texts) {
        assert.doesNotMatch(text.replace(/`[^`]*`/g, ""), /[`*_<>[\]]|\.\.$/, `${rule.id}: ${text}`);
      }
    }
    for (const line of renderRulePage(rule).split("\n")) assert.ok(columnsOf(line) <= 80, `${rule.id}: ${line}`);
    const markdown = renderRulePage(rule, "markdown");
    assert.equal(markdown.match(/^### /gm)?.length, 4, rule.id);
    assert.equal((markdown.match(/^```/gm)?.length ?? 0) % 2, 0, rule.id);
  }
});

function textsOf(prose: Prose): string[] {
  return prose.flatMap((block) => typeof block === "string" ? [block] : "list" in block ? block.list : []);
}

test("examples use the identifiers that are for examples", () => {
  const documentation = /^(?:203\.0\.113|198\.51\.100|192\.0\.2)\./;
  // Private ones, and those that are shown as wrong or as what they are taken for.
  const own = /^(?:0?10|172|192|0|8)\./;
  const pages = (rule: Rule): string => renderRulePage(rule);
  for (const rule of rules) {
    for (const [address] of pages(rule).matchAll(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g)) {
      // A /8 has no documentation range.
      assert.ok(documentation.test(address) || own.test(address) || address === "198.0.0.0", `${rule.id} ${address}`);
    }
    for (const [account] of pages(rule).matchAll(/\b\d{12}\b/g)) {
      assert.match(account, /^(?:111122223333|444455556666)$/, rule.id);
    }
    for (const [, id] of pages(rule).matchAll(/vpce-([0-9a-f]+)/gi)) {
      assert.match(id as string, /^(?:0123456789abcdef0|0fedcba9876543210)$/, rule.id);
    }
    assert.doesNotMatch(pages(rule), /\b(?:simply|easily|powerful|seamless\w*)\b/i, rule.id);
  }
});

/** A whole policy file from a part of one, or of a policy. */
function wholeFile(part: string): string {
  const keys = new Set([...part.matchAll(/^([\w-]+):/gm)].map(([, key]) => key as string));
  const isFile = ["version", "accounts", "networks", "policies"].some((key) => keys.has(key)) ||
    [...keys].some((key) => key.startsWith("x-"));
  if (isFile) return keys.has("version") ? part : `version: 1\n${part}\n`;
  const rest = { id: "testdata", buckets: "[testdata2020]", allow: "[tokyo-app]", awsServices: "none" };
  const lines = Object.entries(rest).filter(([key]) => !keys.has(key)).map(([key, value]) => `${key}: ${value}`);
  const policy = [...lines, ...part.split("\n")].map((line, index) => `${index === 0 ? "  - " : "    "}${line}`);
  const networks = "networks:\n  tokyo-app: { vpcEndpoints: [vpce-0123456789abcdef0] }";
  return `version: 1\n${networks}\npolicies:\n${policy.join("\n")}\n`;
}

test("examples of mistakes have the mistake, and those of the right form do not", async (t) => {
  for (const [name, { wrong, right, example }] of Object.entries(lintPages)) {
    assert.equal(wrong === undefined, right === undefined, name);
    assert.equal(wrong === undefined, example !== undefined, name);
    if (wrong === undefined || right === undefined) continue;
    await t.test(name, () => {
      assert.ok(codesIn(wholeFile(wrong)).includes(codes[name as CodeName].id), `not found in\n${wholeFile(wrong)}`);
      // A part of a file may lack what is elsewhere: only the mistake itself must be gone.
      assert.ok(!codesIn(wholeFile(right)).includes(codes[name as CodeName].id), `found in\n${wholeFile(right)}`);
    });
  }
});

function codesIn(text: string): string[] {
  return readPolicies([sourceText("policies/example.yaml", text)], { today: "2026-11-23" })
    .diagnostics.map(({ rule }) => rule);
}

test("wrapping", () => {
  assert.deepEqual(wrapText("", 10), [""]);
  assert.deepEqual(wrapText("one two three", 7), ["one two", "three"]);
  assert.deepEqual(wrapText("a-very-long-token b", 5), ["a-very-long-token", "b"]);
  assert.deepEqual(wrapText("two  blanks", 20), ["two  blanks"]);
  assert.deepEqual(wrapText("例外は、認められません。", 8), ["例外は、", "認められ", "ません。"]);
  assert.equal(columnsOf("例外"), 4);
  assert.equal(columnsOf("e\u0301"), 1);
});
