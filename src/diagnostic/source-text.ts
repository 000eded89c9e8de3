/** A place in a text, 1-based as editors and SARIF count; columns are UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A half-open stretch of a text, in UTF-16 code units from its beginning. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A text with its name and the beginnings of its lines. */
export interface SourceText {
  /** Path as the user named it, with `/`. */
  readonly path: string;
  readonly text: string;
  /** Offset at which each line begins. */
  readonly lineStarts: readonly number[];
}

/**
 * Makes a {@link SourceText}. Lines end at LF, CRLF or CR. A byte order mark is left out: no editor counts it as a column.
 */
export function sourceText(path: string, text: string): SourceText {
  const plain = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const lineStarts = [0];
  for (const match of plain.matchAll(/\r\n|\n|\r/g)) lineStarts.push(match.index + match[0].length);
  return { path, text: plain, lineStarts };
}

/** The position of an offset; one past the end is the end. */
export function positionAt(source: SourceText, offset: number): Position {
  const at = Math.max(0, Math.min(offset, source.text.length));
  let low = 0;
  let high = source.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((source.lineStarts[middle] as number) <= at) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: at - (source.lineStarts[low] as number) + 1 };
}

/** One line without its end, by its 1-based number; empty where there is none. */
export function lineAt(source: SourceText, line: number): string {
  const start = source.lineStarts[line - 1];
  if (start === undefined) return "";
  return source.text.slice(start, source.lineStarts[line] ?? source.text.length).replace(/[\r\n]+$/, "");
}
