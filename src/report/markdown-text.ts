import { printable } from "../diagnostic/printable.ts";
import { withoutRunnerCommand } from "../diagnostic/runner-commands.ts";
import { shownSentence, shownText } from "./shown-text.ts";

/*
 * Markdown as GitHub shows it in a comment or a job summary. What comes out of logs and policies stands in code spans
 * wherever it can: nothing in one is a link, an image, HTML, a mention (`@name`), a reference (`#1`) or an emoji.
 */

/** GitHub takes 65,536 characters in a comment. */
export const markdownLimit = 60_000;

/** A name or a value from a log or a policy as a code span, also within a table. An empty one is `(none)`, without. */
export function codeSpan(value: string): string {
  return value === "" ? "(none)" : spanOf(shownText(value));
}

/** Longest text of a code span, in UTF-16 code units. */
const spanLimit = 1200;

// Of printable text. A backtick would end the span, and a bar the cell of a table. A blank at both ends would be taken
// away, and blanks alone are no code.
function spanOf(text: string): string {
  const code = withoutComments(text)
    .replaceAll("`", "\\u{60}")
    .replaceAll("|", "\\u{7c}")
    .replace(/^ | $/g, "\\u{20}");
  if (code.length <= spanLimit) return `\`${code}\``;
  // Neither an escape nor a character is cut in two.
  return `\`${code.slice(0, spanLimit).replace(/\\[^\\]{0,9}$|[\uD800-\uDBFF]$/, "")}…\``;
}

// Whoever looks for the hidden mark that a comment of ours has looks at the source.
function withoutComments(text: string): string {
  return text.replaceAll("<!--", "\\u{3c}!--");
}

// What messages put around values: 'name' or `name`, behind a blank and before a blank or punctuation, so that neither
// an apostrophe nor another code span is next to it.
const quoted = /(?<![^\s(])(?:'([^'`]+)'|`([^'`]+)`)(?![^\s.,:;)])/g;

/**
 * A sentence with values in it as Markdown on one line that shows every character and means none. Values in quotes become
 * code spans.
 *
 * @param sentence with its values made printable already, as `shownSentence` takes it
 */
export function markdownSentence(sentence: string): string {
  // Blanks at the beginning of a line would make it code, and at its end a line break.
  const text = shownSentence(sentence).trim();
  let result = "";
  let last = 0;
  for (const match of text.matchAll(quoted)) {
    result += plainMarkdown(text.slice(last, match.index)) + spanOf(match[1] ?? match[2] ?? "");
    last = match.index + match[0].length;
  }
  return result + plainMarkdown(text.slice(last));
}

/*
 * Between two characters of a word that GitHub would make something of, an invisible one keeps them apart: `@name` and
 * `name@example.com`, `#1` and `owner/repository#1`, `GH-1`, `:name:`, `https://`, `www.`, a commit's hash (7 digits or
 * more). A blank would change the text, and a backslash is gone before these are looked for. Where the text ends, a colon
 * of ours may come.
 */
const joint = "&#8203;";
const joined = new RegExp(
  [
    String.raw`(?<=@)(?=\S)`,
    String.raw`(?<=#)(?=\w)`,
    String.raw`(?<=:)(?=\/\/|[\w+-]+(?::|$))`,
    String.raw`(?<=www)(?=\.)`,
    String.raw`(?<=\p{L})(?=-\d)`,
    String.raw`(?<=(?<![\da-z])(?:[\da-f]{6})+)(?=[\da-f]+(?![\da-z]))`,
  ].join("|"),
  "giu",
);

// The marks of ASCII that CommonMark and GitHub's additions give a meaning to; some have one only before or behind others,
// and prose is easier to read without backslashes. `$` begins a formula, also where a backslash is before it.
const marks = /[\\`*_[\]<>#|~&]|(?<![\p{L}\p{N}])[-+=]|(?<=^\d{1,9})[.)]/gu;

function plainMarkdown(text: string): string {
  return text.split(joined).map((part) => part.replace(marks, "\\$&").replaceAll("$", "\\\\u{24}")).join(joint);
}

/**
 * Lines as a document of no more than a number of characters. Where they are more, whole blocks at the end give way to a
 * line that tells how many.
 *
 * @param blocks Markdown that may be cut between two of them and not within one
 * @param more what to say of the number of those left out
 * @param limit in UTF-16 code units
 */
export function boundedMarkdown(
  blocks: Iterable<string>,
  more: (leftOut: number) => string,
  limit: number = markdownLimit,
): string {
  let text = "";
  let leftOut = 0;
  // As long as any note may become.
  const room = limit - more(Number.MAX_SAFE_INTEGER).length - 2;
  for (const block of blocks) {
    if (leftOut > 0 || text.length + block.length + 1 > room) leftOut++;
    else text += `${block}\n`;
  }
  return leftOut === 0 ? text : `${text}\n${more(leftOut)}\n`;
}

/** Cells of a table as its row. */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** Several lines in one cell, without the empty ones: a comment on GitHub is narrow, and many columns would be cut off. */
export function cellLines(...lines: readonly string[]): string {
  return lines.filter((line) => line !== "").join("<br>");
}

/** Text in a fence that nothing in it can close. */
export function fencedText(text: string, language = "text"): string {
  const lines = text.split("\n").map((line) => withoutRunnerCommand(withoutComments(printable(line, 10_000)))).join(
    "\n",
  );
  let longest = 2;
  for (const [run] of lines.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${lines}\n${fence}`;
}
