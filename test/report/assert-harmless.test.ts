// The checks that other tests rely on do see what they look for.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertHarmless, kindOf, type OutputKind } from "./assert-harmless.ts";

function sarif(text: string): string {
  return JSON.stringify({ runs: [{ results: [{ message: { text } }] }] });
}

const harmful: Readonly<Record<OutputKind, readonly string[]>> = {
  text: [
    "::error::x",
    "a\n \t::error::x",
    "a ##[error]x",
    "##vso[x]",
    "\x1b[31mx\x1b[0m",
    "\x9bx",
    "a\rb",
    "\u202ex",
    "a\u200bb",
    "a\u2028b",
    "\0",
    "\ud800",
  ],
  json: ["{", '{"a": "<b>"}', '{"a": "\u202e"}'],
  sarif: ["{", sarif("[x](1)"), sarif("{0}"), sarif("a {b"), sarif("<b>"), sarif(""), sarif("x\u0085")],
  markdown: [
    "[x](1)",
    "![x](y)",
    "<b>x</b>",
    "<p onclick=x>",
    "https://example.com",
    "www.example.com",
    "a@example.com",
    "x @octocat",
    "x #123",
    "example/repository#1",
    "GH-1",
    ":tada:",
    "0123abc",
    "$x$",
    "a\n\n***\n",
    "> x",
    "- [ ] x",
    "~~x~~",
    "x[^1]\n\n[^1]: y",
    "x <!-- y -->",
    "`<!--`",
  ],
  xml: ["<a>", "<a>&b</a", "<!DOCTYPE a><a/>", "<a>\x07</a>", "<a>\u202e</a>"],
};

test("every kind refuses what does harm in it", () => {
  for (const [kind, texts] of Object.entries(harmful) as [OutputKind, readonly string[]][]) {
    for (const text of texts) assert.throws(() => assertHarmless(text, kind), `${kind}: ${JSON.stringify(text)}`);
  }
});

test("every kind takes what is as it should be", () => {
  assertHarmless("a \\u{1b}[31m 漢字 x::y: #[ \n", "text");
  assertHarmless("\x1b[1;31mx\x1b[0m ::y\n", "text", { color: true });
  assertHarmless('{"a": "\\u001b\\u003cb>"}\n', "json");
  assertHarmless(sarif("\\[x\\](1) {{0}}"), "sarif");
  assertHarmless(
    "<!-- mark -->\n## x\n\n- `@a #1 https://b.c :d:` at 10:12:30\n\n| a | b |\n| --- | ---: |\n| c | d |\n",
    "markdown",
  );
  assertHarmless('<?xml version="1.0" encoding="UTF-8"?>\n<a b="&lt;">c &amp; d</a>\n', "xml");
});

test("kinds by the endings of an output's files", () => {
  assert.equal(kindOf({ endings: [".full.sarif", ".full.sarif.json"] }), "sarif");
  assert.equal(kindOf({ endings: [".json"] }), "json");
  assert.equal(kindOf({ endings: [".md"] }), "markdown");
  assert.equal(kindOf({ endings: [".xml"] }), "xml");
  assert.equal(kindOf({ endings: [".txt"] }), "text");
});
