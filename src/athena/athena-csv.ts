import type { ResultRow } from "./query-engine.ts";
import { QueryError } from "./query-error.ts";

/**
 * The rows of the object that Athena writes a result to, the header first: every field in quotes, a quote in it twice, NULL as
 * nothing at all without quotes, rows that end in a line feed.
 *
 * Source: what Athena wrote, as clients of it found out, such as https://pyathena.dev/master/null_handling.html (CSV format); AWS
 * does not say.
 *
 * @throws QueryError where the text is not of this form, or ends inside a row
 */
export async function* athenaCsv(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ResultRow> {
  // A hostile line of a log may have been no UTF-8, and is to spoil no more than its own text.
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let text = "";
  for await (const chunk of chunks) {
    text += decoder.decode(chunk, { stream: true });
    text = yield* wholeRows(text);
  }
  text = yield* wholeRows(text + decoder.decode());
  if (text !== "") throw new QueryError("Athena's result in S3 ends inside a row");
}

/** Gives the rows that are whole, and returns what is left. */
function* wholeRows(text: string): Generator<ResultRow, string> {
  let at = 0;
  for (;;) {
    const found = rowAt(text, at);
    if (found === undefined) return text.slice(at);
    yield found.row;
    at = found.end;
  }
}

/** The row that begins at a place, and where the next one does; undefined where its end has not come yet. */
function rowAt(text: string, start: number): { readonly row: ResultRow; readonly end: number } | undefined {
  const row: (string | null)[] = [];
  let at = start;
  for (;;) {
    if (at >= text.length) return undefined;
    if (text[at] === '"') {
      let value = "";
      let from = at + 1;
      for (;;) {
        const quote = text.indexOf('"', from);
        // Whether it ends the field or is half of a quote is told by the next character.
        if (quote < 0 || quote + 1 === text.length) return undefined;
        value += text.slice(from, quote);
        from = quote + 2;
        if (text[quote + 1] !== '"') break;
        value += '"';
      }
      row.push(value);
      at = from - 1;
    } else {
      const comma = text.indexOf(",", at);
      const line = text.indexOf("\n", at);
      if (line < 0) return undefined;
      const end = comma >= 0 && comma < line ? comma : line;
      row.push(end === at ? null : text.slice(at, end));
      at = end;
    }
    const next = text[at];
    at += 1;
    if (next === "\n") return { row, end: at };
    if (next !== ",") throw new QueryError("Athena's result in S3 has text behind the quotes of a field");
  }
}
