import type { Diagnostic } from "./diagnostic.ts";
import { printable } from "./printable.ts";
import { withoutRunnerCommand } from "./runner-commands.ts";
import { lineAt, positionAt } from "./source-text.ts";

/** How to render; what is not given is plain. */
export interface RenderOptions {
  /** Whether to use the terminal's colours. */
  readonly color: boolean;
}

const width = 100;
const tabWidth = 4;

/**
 * Renders a diagnostic for people: place, kind, rule and message; the line of the source with the place underlined; what
 * to write instead. No text of the source reaches the terminal but printably, and no source line is wider than 100
 * columns.
 *
 * @returns lines separated by LF, without a last one
 */
export function renderDiagnostic(diagnostic: Diagnostic, { color }: RenderOptions): string {
  const { kind, rule, name, source, span, suggestion } = diagnostic;
  const paint = (style: keyof typeof styles, text: string): string =>
    color ? `\u{1B}[${styles[style]}m${text}\u{1B}[0m` : text;
  const { line, column } = positionAt(source, span.start);
  const path = printable(source.path, 500);
  const head = `${paint("bold", `${path}:${line}:${column}:`)} ${paint(kind, kind)} ${rule} ${name}: ` +
    paint("bold", printableAgain(diagnostic.message));
  const number = String(line);
  const gutter = " ".repeat(number.length);
  const view = viewLine(lineAt(source, line), column - 1, span.end - span.start, width - number.length - 4);
  const lines = [head];
  if (view.text !== "") {
    lines.push(` ${paint("dim", `${number} |`)} ${view.text}`);
    lines.push(` ${paint("dim", `${gutter} |`)} ${" ".repeat(view.indent)}${paint(kind, "^".repeat(view.length))}`);
  }
  if (suggestion !== undefined) {
    lines.push(` ${paint("dim", `${gutter} =`)} ${paint("help", "write")} ${shown(suggestion)}`);
  }
  return lines.map(withoutRunnerCommand).join("\n");
}

const styles = { bold: "1", dim: "2", error: "1;31", warning: "1;33", help: "36" } as const;

// A message has its values printable already, and an escape must not be escaped again.
function printableAgain(message: string): string {
  return message.split(/(\\u\{[0-9a-f]+\})/).map((part, index) => (index % 2 === 1 ? part : printable(part, 2000)))
    .join("");
}

interface Cell {
  readonly text: string;
  readonly columns: number;
  /** Whether it is underlined. */
  readonly marked: boolean;
}

interface View {
  readonly text: string;
  /** Columns before the underline. */
  readonly indent: number;
  /** Columns of the underline, at least one. */
  readonly length: number;
}

/** The part of a line around a place, fit to some columns, and where the place is in it. */
function viewLine(line: string, offset: number, length: number, columns: number): View {
  const cells = cellsOf(line, offset, Math.max(length, 1));
  // A place at the end of the line, as of a missing value.
  if (!cells.some(({ marked }) => marked)) cells.push({ text: " ", columns: 1, marked: true });
  const from = cells.findIndex(({ marked }) => marked);
  const total = columnsOf(cells);
  if (total <= columns) return viewOf(cells, "", "");
  // Begin so that a third of the room is before the place, and end where the room does.
  let first = from;
  for (let room = Math.floor(columns / 3); first > 0; first--) {
    room -= (cells[first - 1] as Cell).columns;
    if (room < 0) break;
  }
  // Where the whole end of the line fits, more of what is before it can be shown.
  while (first > 0 && columnsOf(cells.slice(first - 1)) <= columns - 1) first--;
  let last = first;
  const isRestShown = columnsOf(cells.slice(first)) <= columns - 1;
  for (let room = columns - (isRestShown ? 1 : 2); last < cells.length; last++) {
    room -= (cells[last] as Cell).columns;
    if (room < 0) break;
  }
  return viewOf(cells.slice(first, last), first > 0 ? "…" : "", last < cells.length ? "…" : "");
}

function viewOf(cells: readonly Cell[], before: string, after: string): View {
  const from = cells.findIndex(({ marked }) => marked);
  return {
    text: (before + cells.map(({ text }) => text).join("")).trimEnd() + after,
    indent: before.length + columnsOf(cells.slice(0, from)),
    length: Math.max(1, columnsOf(cells.filter(({ marked }) => marked))),
  };
}

function cellsOf(line: string, offset: number, length: number): Cell[] {
  const cells: Cell[] = [];
  let at = 0;
  let columns = 0;
  for (const character of line) {
    const tab = tabWidth - (columns % tabWidth);
    const text = character === "\t" ? " ".repeat(tab) : printable(character);
    const cell = { text, columns: columnsOfText(text), marked: at + character.length > offset && at < offset + length };
    cells.push(cell);
    columns += cell.columns;
    at += character.length;
  }
  return cells;
}

function columnsOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { columns }) => sum + columns, 0);
}

// East Asian characters and emoji take two columns, marks above and below none. https://www.unicode.org/reports/tr11/
const wide =
  /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{Emoji_Presentation}\u{3000}-\u{303F}\u{FF01}-\u{FF60}\u{FFE0}-\u{FFE6}]$/u;
const halfwidth = /^[\u{FF61}-\u{FFDC}]$/u;
const mark = /^[\p{Mn}\p{Me}]$/u;

function columnsOfText(text: string): number {
  if (mark.test(text)) return 0;
  return wide.test(text) && !halfwidth.test(text) ? 2 : [...text].length;
}

// Blanks alone could not be seen.
function shown(suggestion: string): string {
  return suggestion.trim() === "" ? `${suggestion.length} blanks in its place` : printable(suggestion);
}
