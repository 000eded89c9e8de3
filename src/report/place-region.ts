import { lineAt, type Position, positionAt } from "../diagnostic/source-text.ts";
import type { Place } from "../policy/policy.ts";

/** A stretch of one line of a file, 1-based, columns in UTF-16 code units. */
export interface Region {
  readonly start: Position;
  /** The column after the last one. */
  readonly end: Position;
  /** What stands there. */
  readonly text: string;
}

/**
 * Where a place begins and ends. Of a place over several lines only the first is taken: a pull request shows an alert
 * only if all of its lines are in the difference.
 */
export function placeRegion({ source, span }: Place): Region {
  const start = positionAt(source, span.start);
  const stop = positionAt(source, Math.max(span.start, span.end));
  const line = lineAt(source, start.line);
  const endColumn = Math.max(start.column, stop.line === start.line ? stop.column : line.length + 1);
  return {
    start,
    end: { line: start.line, column: endColumn },
    text: line.slice(start.column - 1, endColumn - 1),
  };
}
