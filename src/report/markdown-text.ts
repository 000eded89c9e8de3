import { printable } from "../diagnostic/printable.ts";
import { shownSentence, shownText } from "./shown-text.ts";

/*
 * Markdown as GitHub shows it in a comment or a job summary. What comes out of logs and policies stands in code spans
 * wherever it can: nothing in one is a link, an image, HTML, a mention (`@name`), a reference (`#1`) or an emoji.
 */

/** GitHub takes 65,536 characters in a comment. */
export const markdownLimit = 60_000;

/** A name or a value from a log or a policy as a code span, also within a table. */
export function codeSpan(value: string): string {
  const text = shownText(value).replaceAll("`", "\\u{60}").replaceAll("|", "\\u{7c}");
  // A blank at both ends would be taken away, and blanks alone are no code.
  return text.trim() === "" ? "(none)" : `\`${text.replace(/^ | $/g, "\\u{20}")}\``;
}

// Every mark that CommonMark and GitHub's additions give a meaning to.
const marks = /[\\`*_{}[\]()<>#+\-.!|~&:@/$^=]/g;
// With these a word would still be a mention, a reference or a link.
const joints: Readonly<Record<string, string>> = {
  "@": "@&#8203;",
  "#": "\\#&#8203;",
  ":": ":&#8203;",
  ".": "\\.&#8203;",
};

/** A sentence with values in it as Markdown text that shows every character and means none. */
export function markdownSentence(sentence: string): string {
  return shownSentence(sentence).replace(marks, (mark, at: number, whole: string) => {
    // Only within words: at the end of a sentence nothing can be made of them.
    const inWord = /[^\s]/.test(whole[at + 1] ?? " ");
    const joint = inWord ? joints[mark] : undefined;
    return joint ?? (mark === "@" || mark === ":" || mark === "/" ? mark : `\\${mark}`);
  });
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

/** Text in a fence that nothing in it can close. */
export function fencedText(text: string, language = "text"): string {
  const lines = text.split("\n").map((line) => printable(line, 10_000)).join("\n");
  const longest = Math.max(2, ...[...lines.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${lines}\n${fence}`;
}
