// What terminals show two columns wide: East Asian scripts, their punctuation and full-width forms, emoji.
const wide =
  /^(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u{3000}-\u{303F}\u{FF01}-\u{FF60}\u{FFE0}-\u{FFE6}]|\p{Emoji_Presentation})$/u;
const zero = /^[\p{M}\p{Cf}]$/u;

/** How many columns a text takes in a terminal, as near as can be told without asking it. */
export function columnsOf(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += zero.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return columns;
}

/**
 * Breaks a text into lines at blanks, and between East Asian characters, which are written without. What cannot be
 * broken may be longer than a line.
 *
 * @param width columns of a line
 */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  let columns = 0;
  for (const [index, word] of text.split(" ").entries()) {
    let gap = index > 0 && line !== "" ? " " : "";
    for (const piece of piecesOf(word)) {
      const length = columnsOf(piece);
      if (line !== "" && columns + gap.length + length > width) {
        lines.push(line.trimEnd());
        [line, columns, gap] = ["", 0, ""];
      }
      line += gap + piece;
      columns += gap.length + length;
      gap = "";
    }
  }
  return [...lines, line];
}

// Marks belong to what they stand on, and closing punctuation does not begin a line.
const sticky = /^[\p{M}\p{Cf}\p{Pe}\p{Pf}、。，．！？：；]$/u;

function piecesOf(word: string): string[] {
  if (/^[\x20-\x7e]*$/.test(word)) return [word];
  const pieces: string[] = [];
  let runs = false;
  for (const character of word) {
    const isWide = wide.test(character);
    if (pieces.length > 0 && (sticky.test(character) || (runs && !isWide))) pieces[pieces.length - 1] += character;
    else pieces.push(character);
    if (!sticky.test(character)) runs = !isWide;
  }
  return pieces;
}
