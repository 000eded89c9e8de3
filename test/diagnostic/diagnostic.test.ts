import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compareDiagnostics, type Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { nearestName } from "../../src/diagnostic/nearest-name.ts";
import { printable } from "../../src/diagnostic/printable.ts";
import { renderDiagnostic } from "../../src/diagnostic/render-diagnostic.ts";
import { atLeast, severities } from "../../src/diagnostic/severity.ts";
import { lineAt, positionAt, sourceText } from "../../src/diagnostic/source-text.ts";

function diagnostic(
  text: string,
  marked: string | readonly [start: number, end: number],
  more: Partial<Diagnostic> = {},
): Diagnostic {
  const start = typeof marked === "string" ? text.indexOf(marked) : marked[0];
  const end = typeof marked === "string" ? start + marked.length : marked[1];
  return {
    rule: "PERIM4045",
    name: "host-bits-set",
    kind: "error",
    severity: "high",
    message: "`10.0.0.1/8` has address bits behind its prefix",
    source: sourceText("policies/a.yaml", text),
    span: { start, end },
    ...more,
  };
}

const plain = { color: false };

test("renders place, message, line, underline and suggestion", () => {
  const given = diagnostic("version: 1\n  publicCidrs: [10.0.0.1/8]\r\n", "10.0.0.1/8", { suggestion: "10.0.0.0/8" });
  assert.equal(
    renderDiagnostic(given, plain),
    [
      "policies/a.yaml:2:17: error PERIM4045 host-bits-set: `10.0.0.1/8` has address bits behind its prefix",
      " 2 |   publicCidrs: [10.0.0.1/8]",
      "   |                 ^^^^^^^^^^",
      "   = write 10.0.0.0/8",
    ].join("\n"),
  );
});

test("renders with colour the same text", () => {
  const given = diagnostic("a: b\n", "b", { kind: "warning", suggestion: "c" });
  const colored = renderDiagnostic(given, { color: true });
  // deno-lint-ignore no-control-regex
  assert.match(colored, /\u{1B}\[1;33mwarning\u{1B}\[0m/u);
  // deno-lint-ignore no-control-regex
  assert.equal(colored.replace(/\u{1B}\[[0-9;]*m/gu, ""), renderDiagnostic(given, plain));
});

function picture(text: string, marked: string | readonly [number, number]): string[] {
  return renderDiagnostic(diagnostic(text, marked), plain).split("\n").slice(1).map((line) => line.slice(5));
}

test("underlines what stands there, however wide it is", () => {
  const cases:
    readonly (readonly [text: string, marked: string | readonly [number, number], line: string, underline: string])[] =
      [
        ["\tkey: x", "x", "    key: x", "         ^"],
        ["a\tb\tc", "c", "a   b   c", "        ^"],
        ["名前: データ # x", "データ", "名前: データ # x", "      ^^^^^^"],
        ["e\u0301: x", "x", "e\u0301: x", "   ^"],
        ["👍: x", "x", "👍: x", "    ^"],
        ["a\u0007b: x", "x", "a\\u{7}b: x", "         ^"],
        ["a: \u202Eb", "\u202Eb", "a: \\u{202e}b", "   ^^^^^^^^^"],
        ["a: |\n  b\n", "|\n  b", "a: |", "   ^"],
        ["a:", [2, 2], "a:", "  ^"],
        ["a: b\n", [0, 0], "a: b", "^"],
      ];
  for (const [text, marked, line, underline] of cases) assert.deepEqual(picture(text, marked), [line, underline], text);
});

test("shows no source line where there is none", () => {
  assert.equal(renderDiagnostic(diagnostic("", [0, 0]), plain).split("\n").length, 1);
});

test("long lines are cut around the place", () => {
  const [line, underline] = picture(`${"a".repeat(500)} MARK ${"b".repeat(500)}`, "MARK") as [string, string];
  assert.match(line, /^…a+ MARK b+…$/);
  assert.ok(line.length <= 95 && line.length > 85);
  assert.equal(underline.indexOf("^"), line.indexOf("MARK"));
  assert.equal(underline.trim(), "^^^^");
  const [end, under] = picture(`${"a".repeat(500)} MARK`, "MARK") as [string, string];
  assert.match(end, /^…a+ MARK$/);
  assert.ok(end.length > 85);
  assert.equal(under.indexOf("^"), end.indexOf("MARK"));
  const [start] = picture(`MARK ${"b".repeat(500)}`, "MARK") as [string];
  assert.match(start, /^MARK b+…$/);
});

test("whatever stands in the source, the terminal gets printable lines of at most 100 columns", () => {
  const text = fc.array(
    fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("\u001b[31m", "\n", "\r", "\t", "デ", "a".repeat(90), "\u202E", "\u0000"),
    ),
    { maxLength: 12 },
  ).map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(300), text, (source, start, length, message) => {
      const at = start % (source.length + 1);
      const rendered = renderDiagnostic(diagnostic(source, [at, at + length], { message, suggestion: message }), plain);
      const lines = rendered.split("\n");
      assert.ok(lines.length <= 4);
      // deno-lint-ignore no-control-regex
      assert.doesNotMatch(rendered, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      for (const line of lines.slice(1, 3)) {
        if (/^ +\d* \|/.test(line)) assert.ok([...line.replace(/[\p{Mn}\p{Me}]/gu, "")].length <= 100, line);
      }
    }),
    { numRuns: 3000 },
  );
});

test("what is escaped already is not escaped again", () => {
  const rendered = renderDiagnostic(diagnostic("a", "a", { message: "`x\\u{a}` and \\ and \n" }), plain);
  assert.match(rendered, /`x\\u\{a\}` and \\u\{5c\} and \\u\{a\}/);
});

test("positions are those of editors", () => {
  const source = sourceText("a", "ab\r\n\rc\nd");
  assert.deepEqual([0, 2, 4, 5, 6, 7, 8, 99].map((offset) => positionAt(source, offset)), [
    { line: 1, column: 1 },
    { line: 1, column: 3 },
    { line: 2, column: 1 },
    { line: 3, column: 1 },
    { line: 3, column: 2 },
    { line: 4, column: 1 },
    { line: 4, column: 2 },
    { line: 4, column: 2 },
  ]);
  assert.deepEqual([1, 2, 3, 4, 5].map((line) => lineAt(source, line)), ["ab", "", "c", "d", ""]);
  assert.equal(sourceText("a", "\uFEFFa").text, "a");
});

test("diagnostics are in order of file, place and rule", () => {
  const all = [
    diagnostic("abc", [1, 2]),
    diagnostic("abc", [0, 2]),
    diagnostic("abc", [0, 1], { rule: "PERIM4046" }),
    diagnostic("abc", [0, 1]),
    diagnostic("abc", [2, 3], { source: sourceText("a.yaml", "abc") }),
  ];
  assert.deepEqual(all.toSorted(compareDiagnostics), all.toReversed());
});

test("nearestName", () => {
  const names = ["expires", "exceptions", "exceptBuckets", "id", "allow"];
  const cases: readonly (readonly [given: string, expected: string | undefined])[] = [
    ["exprires", "expires"],
    ["epxires", "expires"],
    ["EXPIRES", "expires"],
    ["exception", "exceptions"],
    ["exceptBucket", "exceptBuckets"],
    ["di", "id"],
    ["alow", "allow"],
    ["colour", undefined],
    ["", undefined],
    ["x".repeat(100_000), undefined],
  ];
  for (const [given, expected] of cases) assert.equal(nearestName(given, names), expected, given.slice(0, 20));
});

test("printable", () => {
  assert.equal(printable("a b-é/デ👍"), "a b-é/デ👍");
  assert.equal(printable("a\nb\u001b[31m\\"), "a\\u{a}b\\u{1b}[31m\\u{5c}");
  assert.equal(printable("\u202E\u200B\u00A0\uFEFF"), "\\u{202e}\\u{200b}\\u{a0}\\u{feff}");
  assert.equal(printable("abcdef", 3), "abc…");
  assert.equal(printable("\uD800"), "\\u{d800}");
});

test("severities are in order", () => {
  assert.deepEqual(severities.filter((severity) => atLeast(severity, "medium")), ["critical", "high", "medium"]);
});
