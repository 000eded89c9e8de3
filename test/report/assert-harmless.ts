// What no output may do to whoever reads it, whatever was in logs and policies.
import assert from "node:assert/strict";
import { XMLValidator } from "fast-xml-parser";
import type { Log } from "sarif";
import { printable } from "../../src/diagnostic/printable.ts";
import { outlineOf } from "./markdown-outline.ts";

/** What reads an output: a terminal or a runner, a parser of JSON or XML, a viewer of SARIF, GitHub's Markdown. */
export type OutputKind = "text" | "json" | "sarif" | "markdown" | "xml";

/** The kind of an output, by how names of its files end; what is not known is a text for people. */
export function kindOf({ endings }: { readonly endings: readonly string[] }): OutputKind {
  const kinds: readonly (readonly [ending: string, kind: OutputKind])[] = [
    [".sarif", "sarif"],
    [".sarif.json", "sarif"],
    [".json", "json"],
    [".md", "markdown"],
    [".xml", "xml"],
  ];
  return kinds.find(([ending]) => endings.some((one) => one.endsWith(ending)))?.[1] ?? "text";
}

/**
 * Fails where an output could move a cursor, give a command to a runner, hide or reorder text, or be read as anything but
 * data by what it is made for.
 *
 * @param options `color`: our own SGR sequences may be there
 */
export function assertHarmless(text: string, kind: OutputKind, options: { readonly color?: boolean } = {}): void {
  assertHarmlessLines(options.color === true ? text.replace(colour, "") : text);
  if (kind === "json") JSON.parse(text);
  if (kind === "sarif") assertHarmlessSarif(text);
  if (kind === "json" || kind === "sarif") assert.doesNotMatch(text, /</, "HTML in JSON");
  if (kind === "markdown") assertHarmlessMarkdown(text);
  if (kind === "xml") assertHarmlessXml(text);
}

/** What we set off text with. */
// deno-lint-ignore no-control-regex
export const colour: RegExp = /\x1b\[(?:\d+;)*\d+m/g;

// Of every kind, since every kind may be shown at a terminal or in the log of a workflow.
function assertHarmlessLines(text: string): void {
  assert.doesNotMatch(text, /\p{Surrogate}/u, "a lone surrogate");
  for (const line of text.split("\n")) {
    assert.doesNotMatch(line, /^\s*::/, "a line begins with a workflow command");
    assert.doesNotMatch(line, /##\[|##vso\[/, "a line has a runner's command");
    if (/^[\x20-\x7e]*$/.test(line)) continue;
    // Backslashes are the marks of what was escaped.
    assert.equal(line.split("\\").map((part) => printable(part, Infinity)).join("\\"), line);
  }
}

function assertHarmlessSarif(text: string): void {
  const { runs } = JSON.parse(text) as Log;
  let messages = 0;
  for (const { results, invocations } of runs) {
    const notifications = (invocations ?? []).flatMap((one) => one.toolExecutionNotifications ?? []);
    for (const { message } of [...(results ?? []), ...notifications]) {
      assertPlainMessage(message.text ?? "");
      messages++;
    }
  }
  assert.ok(messages > 0 || runs.every(({ results }) => results?.length === 0));
}

/** A message of SARIF in which nothing is a placeholder, a link or HTML (SARIF 2.1.0, 3.11). */
export function assertPlainMessage(text: string): void {
  assert.notEqual(text, "");
  assert.doesNotMatch(text.replaceAll("{{", "").replaceAll("}}", ""), /[{}]/, "a placeholder");
  assert.doesNotMatch(text, /(?<!\\)[[\]]/, "a link");
  assert.doesNotMatch(text, /<[A-Za-z/!?]/, "HTML");
}

// Ours: no link, no image, no HTML but a part that can be opened.
const markdownElements = [
  ..."h1 h2 h3 h4 p strong em code pre ul ol li details summary br".split(" "),
  ..."table thead tbody tr th td".split(" "),
];

/**
 * What a page of GitHub makes something of in text that is no code: mentions, references, addresses, emoji, commits,
 * formulas.
 */
const linkable: readonly RegExp[] = [
  /@[\w-]/,
  /#\d/,
  /\bGH-\d/i,
  /:\/\//,
  /www\.\S/i,
  // No emoji is called by a number that can stand in a time of day.
  /:(?!\d\d:)[\w+-]+:/,
  /(?<![\da-z])[\da-f]{7,40}(?![\da-z])/i,
  /\$/,
];

function assertHarmlessMarkdown(text: string): void {
  const outline = outlineOf(text);
  for (const element of outline.elements) {
    assert.ok(markdownElements.includes(element.name), `an element ${element.name}`);
    const attributes = element.attributes.filter(({ name }) => !(name === "align" || name === "class"));
    assert.deepEqual(attributes, [], `attributes of ${element.name}`);
  }
  for (const proseText of outline.prose) {
    for (const pattern of linkable) assert.doesNotMatch(proseText, pattern);
  }
  // One that hides in code would be found by whoever looks for ours in the source.
  assert.deepEqual([...text.matchAll(/<!--/g)].map(({ index }) => index).filter((at) => at !== 0), []);
  assert.ok(outline.comments.length <= 1, "a comment");
}

// https://www.w3.org/TR/xml/#charsets; the rest of the control characters is looked for in every line.
function assertHarmlessXml(text: string): void {
  assert.equal(XMLValidator.validate(text), true);
  assert.doesNotMatch(text, /<!(?!--)|<\?(?!xml )/, "a declaration");
}
