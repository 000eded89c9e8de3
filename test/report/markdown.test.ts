import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { test } from "node:test";
import fc from "fast-check";
import { printable } from "../../src/diagnostic/printable.ts";
import { sourceText } from "../../src/diagnostic/source-text.ts";
import { lintReport } from "../../src/evaluate/lint-report.ts";
import type { Report } from "../../src/evaluate/report.ts";
import { readPolicies } from "../../src/policy/read-policies.ts";
import {
  boundedMarkdown,
  codeSpan,
  fencedText,
  markdownLimit,
  markdownSentence,
} from "../../src/report/markdown-text.ts";
import { renderMarkdown, reportMarker } from "../../src/report/render-markdown.ts";
import { shownText } from "../../src/report/shown-text.ts";
import { hostileTexts } from "../corpus/hostile-texts.ts";
import { arbitraryReport } from "./arbitrary-report.ts";
import { assertHarmless } from "./assert-harmless.ts";
import { builtReports, context, finding, policy, traffic } from "./build-report.ts";
import { harmlessTwin } from "./harmless-twin.ts";
import { outlineOf } from "./markdown-outline.ts";
import { projectFile } from "./read-json.ts";

// On Deno the switch would need a permission of its own.
const updates = !("Deno" in globalThis) && process.env["UPDATE_GOLDENS"] === "1";

function markdownOf(report: Report): string {
  return [...renderMarkdown(report, context)].join("");
}

const broken = sourceText(
  "policies/broken.yaml",
  `version: 1
networks:
  office: {publicCidrs: [10.0.0.0/8, 203.0.113.7/24]}
policies:
  - id: "@octocat"
    buckets: [reports]
    allow: [ofice]
    awsServices: none
`,
);

function lintOf(source: typeof broken): Report {
  const now = new Date("2026-11-23T00:00:00Z");
  const { diagnostics, policySet } = readPolicies([source], { today: "2026-11-23" });
  return lintReport(diagnostics, policySet, now);
}

const reports: Readonly<Record<string, Report>> = {
  ...builtReports,
  lint: lintOf(broken),
  "lint-clean": lintOf(sourceText(
    "policies/sound.yaml",
    "version: 1\npolicies:\n  - id: a\n    buckets: [reports]\n    allow: [{vpcEndpoints: [vpce-0123456789abcdef0]}]\n" +
      "    awsServices: none\n",
  )),
};

test("goldens", async (t) => {
  for (const [name, report] of Object.entries(reports)) {
    await t.test(`${name}.md`, () => {
      const path = projectFile(`test/golden/report/${name}.md`);
      const text = markdownOf(report);
      if (updates) writeFileSync(path, text);
      assert.ok(existsSync(path), `${name}.md is missing: run with UPDATE_GOLDENS=1`);
      assert.equal(text, readFileSync(path, "utf8"));
      assertHarmless(text, "markdown");
      assert.ok(text.startsWith(`${reportMarker}\n`));
    });
  }
});

test("a report of policies alone has no account of traffic", () => {
  const text = markdownOf(reports["lint"] as Report);
  assert.doesNotMatch(text, /Accounting|requests|evaluated|Compliant|no evidence/);
  assert.match(text, /PERIM4/);
  assert.match(markdownOf(reports["lint-clean"] as Report), /Nothing is wrong with the policy files/);
});

test("what was not evaluated, and gaps in the evidence, are told at the top", () => {
  const top = (report: Report | undefined): string => markdownOf(report as Report).split("\n")[3] ?? "";
  assert.match(top(builtReports["nothing"]), /Nothing was evaluated/);
  assert.match(top(builtReports["everything"]), /1,237 violations and 3 inconclusive .* the evidence has gaps/);
  assert.match(top(builtReports["clean"]), /^\*\*No violation and nothing inconclusive in 1 request\.\*\*/);
});

/** Renders to one code span, and to nothing else; gives what stands in it. */
function onlyCodeOf(markdown: string): string {
  const { elements, prose, code } = outlineOf(markdown);
  assert.deepEqual(elements.map(({ name }) => name), ["p", "code"], markdown);
  assert.deepEqual(prose.filter((text) => text !== "\uFFFC"), [""], markdown);
  return code[0] ?? "";
}

const anyText = fc.oneof(
  fc.array(fc.constantFrom(...hostileTexts), { maxLength: 4 }).map((texts) => texts.join("")),
  fc.array(fc.constantFrom(..."`|\\ *_[]()<>!&;#@:.-+=~$'\"{}a1\nw/".split("")), { maxLength: 30 }).map((all) =>
    all.join("")
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 40 }),
);

test("a code span shows every character, alone and within a table", () => {
  fc.assert(
    fc.property(anyText, (value) => {
      const span = codeSpan(value);
      if (value === "") return assert.equal(span, "(none)");
      const shown = onlyCodeOf(span);
      const table = outlineOf(`| a | b |\n| --- | --- |\n| ${span} | x |\n`);
      assert.equal(table.tree, "table(thead(tr(th()th()))tbody(tr(td()td())))");
      assert.deepEqual(table.code, [shown]);
      assertHarmless(span, "markdown");
      assert.ok(span.length < 1300);
      if (shown.endsWith("…")) return;
      const undone = (text: string): string =>
        text.replace(/\\u\{([0-9a-f]+)\}/g, (_, code) => String.fromCodePoint(parseInt(code, 16)));
      assert.equal(undone(shown), value);
    }),
    { numRuns: 500 },
  );
});

// Invisible characters of ours keep words apart; a dollar sign is told by its number.
function wordsOf(prose: string): string {
  return prose.replaceAll("\u200b", "").replace(/\s+/g, " ").trim();
}

test("a sentence is text, and all of it", () => {
  fc.assert(
    fc.property(anyText, anyText, (value, other) => {
      for (const sentence of [shownText(value), `Bucket '${printable(value)}' of ${printable(other)}: told.`]) {
        const text = markdownSentence(sentence);
        const { elements, tree, prose, code } = outlineOf(`x ${text} y`);
        assert.equal(tree, "p()", text);
        assertHarmless(`x ${text} y\n`, "markdown");
        assert.equal(elements.length, 1 + code.length);
        // What begins a line, an item of a list or a cell is none of what these may begin with.
        assert.equal(outlineOf(text).tree, text === "" ? "" : "p()", text);
        assert.equal(outlineOf(`- ${text}`).tree.replaceAll("\n", ""), "ul(li())", text);
        const cell = outlineOf(`| a | b |\n| --- | --- |\n| ${text} | x |\n`);
        assert.equal(cell.tree, "table(thead(tr(th()th()))tbody(tr(td()td())))", text);
        if (code.length > 0 || /[$]|##|<!--/.test(sentence)) continue;
        assert.equal(wordsOf(prose[0] ?? ""), wordsOf(`x ${sentence} y`));
      }
    }),
    { numRuns: 300, includeErrorInReport: true },
  );
});

test("values in quotes become code, apostrophes and stray quotes do not", () => {
  assert.equal(markdownSentence("Bucket 'a' of `b`, 'c'."), "Bucket `a` of `b`, `c`.");
  assert.equal(markdownSentence("it is AWS's, and the caller's own"), "it is AWS's, and the caller's own");
  assert.equal(markdownSentence("'a''b' and ``c``"), "'a''b' and \\`\\`c\\`\\`");
  assert.equal(markdownSentence("by 'x\\u{1b}y'"), "by `x\\u{1b}y`");
});

test("a fence shows lines as they are and cannot be closed", () => {
  fc.assert(
    fc.property(anyText, (value) => {
      const text = `${fencedText(value)}\n\nafter\n`;
      const { elements, prose, code } = outlineOf(text);
      assert.deepEqual(elements.map(({ name }) => name), ["pre", "code", "p"]);
      assert.ok(prose.includes("after"));
      assert.equal((code[0] ?? "").split("\n").length, value.split("\n").length + 1);
      assertHarmless(text, "markdown");
    }),
    { numRuns: 300 },
  );
});

test("bounded: blocks from the end give way, and their number is told", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(200)), fc.integer({ min: 100, max: 2_000 }), (lengths, limit) => {
      const text = boundedMarkdown(lengths.map((length) => "x".repeat(length)), (count) => `left out: ${count}`, limit);
      assert.ok(text.length <= limit);
      const told = Number(/left out: (\d+)/.exec(text)?.[1] ?? 0);
      const kept = text.replace(/\nleft out: \d+\n$/, "").split("\n").slice(0, -1).map(({ length }) => length);
      assert.deepEqual(kept, lengths.slice(0, lengths.length - told));
    }),
  );
});

test("any report renders to the elements of the same report without hostile texts", () => {
  let compared = 0;
  fc.assert(
    fc.property(arbitraryReport, (report) => {
      const text = markdownOf(report);
      assertHarmless(text, "markdown");
      assert.ok(text.length <= markdownLimit);
      assert.doesNotMatch(text, /undefined(?!-)|NaN|\[object/);
      if (text.includes("did not fit here")) return;
      compared++;
      assert.equal(outlineOf(text).tree, outlineOf(markdownOf(harmlessTwin(report))).tree);
    }),
    { numRuns: 60, includeErrorInReport: true },
  );
  assert.ok(compared > 30, `${compared} compared`);
});

test("every hostile text in every field", () => {
  const built = builtReports["everything"] as Report;
  for (const text of hostileTexts) {
    const place = { source: sourceText(text, "x\n"), span: { start: 0, end: 1 } };
    const few = { count: 3, first: [text, text] };
    const report: Report = {
      ...built,
      policySet: { ...built.policySet, policies: [{ ...policy("archive", { description: text, place }), id: text }] },
      header: { ...built.header, horizon: text, ledger: { ...built.header.ledger, skipped: { [text]: 1 } } },
      quiet: [{ bucket: text, days: [text] }],
      findings: built.findings.map((one) => ({
        ...one,
        message: text,
        place,
        subject: { policy: text, bucket: text, principal: text, path: text },
        ...(one.traffic === undefined
          ? { notices: [{ rule: one.rule, object: text, position: text, message: text }], noticeCount: 3 }
          : { traffic: traffic({ operations: few, sources: few, principals: few }) }),
      })),
    };
    const markdown = markdownOf(report);
    assertHarmless(markdown, "markdown");
    if (text.length > 1_000) continue;
    assert.equal(outlineOf(markdown).tree, outlineOf(markdownOf(harmlessTwin(report))).tree, JSON.stringify(text));
  }
});

test("a baseline: what is new is told with each finding, what is gone below", () => {
  const built = builtReports["everything"] as Report;
  const [first, second] = built.findings;
  assert.ok(first !== undefined && second !== undefined);
  const gone = [finding({ rule: "PERIM1002", message: "Bucket 'old' was reached by '@octocat'." })];
  const baseline = { added: new Set([first.identity]), carried: new Set([second.identity]), gone, isBlind: false };
  const text = markdownOf({ ...built, baseline });
  assert.match(text, /^\| PERIM1001 request-from-internet<br>high, new \| .*bucket `testdata2020`/m);
  assert.match(text, /^\| PERIM1001 request-from-internet<br>high, carried \|/m);
  assert.match(text, /1 new, 7 unchanged, 1 carried over, 1 gone\. Carried over is/);
  assert.match(text, /^- gone: PERIM1002 Bucket `old` was reached by `@octocat`\.$/m);
  assertHarmless(text, "markdown");
});

test("many findings: the gravest of each rule are shown, and the others counted", () => {
  const built = builtReports["everything"] as Report;
  const many = (count: number, bucket: string): Report => ({
    ...built,
    findings: Array.from({ length: count }, (_, index) =>
      finding({
        rule: index % 2 === 0 ? "PERIM1001" : "PERIM1002",
        message: "x",
        severity: "high",
        subject: { policy: "testdata-from-tokyo", bucket: `${bucket}${index}`, principal: "p", path: "internet" },
        traffic: traffic({ principals: { count: 1, first: ["p"] } }),
      })),
  });
  const text = markdownOf(many(2_000, "b"));
  assert.ok(text.length <= markdownLimit);
  assert.match(text, /And 975 more findings of PERIM1001; the format `json` has them all/);
  assert.match(text, /And 975 more findings of PERIM1002/);
  assert.equal([...text.matchAll(/^\| PERIM1/gm)].length, 50);

  const long = markdownOf(many(200, "b".repeat(1_000) + "-"));
  assert.ok(long.length <= markdownLimit && long.length > markdownLimit - 5_000);
  const shown = [...long.matchAll(/^\| PERIM1/gm)].length;
  assert.ok(shown > 25 && shown < 50);
  // Rows, and two lines that tell of more rows.
  assert.match(long, new RegExp(`\\*\\*${50 - shown + 2 + 2 + 1} more entries\\*\\* of this report did not fit here`));
  assert.match(long, /"Compliant" speaks of/);
});
