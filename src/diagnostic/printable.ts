/**
 * Makes a text from a log or a policy safe to show: whatever could move a cursor, hide, reorder, imitate or give a
 * command to a runner of workflows becomes `\u{...}`. What is left is visible on one line.
 *
 * @param text anything
 * @param limit longest result in UTF-16 units before the ellipsis
 */
export function printable(text: string, limit = 200): string {
  let result = "";
  let at = 0;
  for (const character of text) {
    const piece = isPlain(character) && !endsRunnerMark(text, at)
      ? character
      : `\\u{${character.codePointAt(0)?.toString(16)}}`;
    if (result.length + piece.length > limit) return `${result}…`;
    result += piece;
    at += character.length;
  }
  return result;
}

// Letters, marks, numbers, punctuation, symbols and the plain blank. Left out are control, format (bidirectional
// controls, zero width), surrogate, private use and unassigned characters, and every separator but the blank.
const plain = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;
const invisibleLetters =
  /^[\u{115F}\u{1160}\u{3164}\u{FFA0}\u{2800}\u{34F}\u{17B4}\u{17B5}\u{180B}-\u{180F}\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]$/u;

function isPlain(character: string): boolean {
  return character !== "\\" && plain.test(character) && !invisibleLetters.test(character);
}

// Runners take `##[` and `##vso[` anywhere in a line for the beginning of a command.
function endsRunnerMark(text: string, at: number): boolean {
  return text[at] === "#" && text[at - 1] === "#" && /^#(?:vso)?\[/.test(text.slice(at, at + 5));
}
