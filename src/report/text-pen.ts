import { positionAt } from "../diagnostic/source-text.ts";
import { withoutRunnerMarks } from "../diagnostic/runner-commands.ts";
import type { Severity } from "../diagnostic/severity.ts";
import type { Place } from "../policy/policy.ts";
import { columnsOf, wrapText } from "../rule/wrap-text.ts";
import type { ReportContext } from "./output.ts";
import { shownText } from "./shown-text.ts";

/** What can be set off from plain text. */
export type Style = "heading" | "label" | "good" | Severity;

// SGR parameters: bold, dim, and the eight colours that every palette has.
const styles: Readonly<Record<Style, string>> = {
  heading: "1",
  label: "2",
  good: "32",
  critical: "1;31",
  high: "31",
  medium: "33",
  low: "36",
};

/** How lines are made. */
export interface Pen {
  /** Columns of a line. */
  readonly width: number;
  readonly paint: (style: Style, text: string) => string;
}

/** One step of indentation. */
export const indent = "  ";

/** The pen for a terminal, or for none. */
export function penOf({ width, color }: Pick<ReportContext, "width" | "color">): Pen {
  return {
    width: Math.max(40, Math.min(width, 100)),
    paint: (style, text) => (color && text !== "" ? `\x1b[${styles[style]}m${text}\x1b[0m` : text),
  };
}

/** The lines of a text. Any of its words can come to begin one. */
export function broken(text: string, width: number): string[] {
  return wrapText(withoutRunnerMarks(text).replace(/(?<![\x21-\x7e]):(?=:)/g, "\\u{3a}"), width);
}

/** Text at the left, and at the right if it fits on the line; else below. */
export function* spread(painted: string, plain: string, right: string, pen: Pen): Generator<string> {
  const gap = pen.width - columnsOf(plain) - columnsOf(right);
  if (right === "") yield painted;
  else if (gap >= 2) yield painted + " ".repeat(gap) + pen.paint("label", right);
  else yield* [painted, `${indent}${pen.paint("label", right)}`];
}

/** A paragraph; lines after the first are indented as far as what is before it. */
export function* wrapped(text: string, before: string, pen: Pen): Generator<string> {
  const hanging = " ".repeat(before.length);
  for (const [index, line] of broken(text, pen.width - before.length).entries()) {
    yield (index === 0 ? before : hanging) + line;
  }
}

/** Columns of a label and the gap behind it. */
export const labelColumns = 12;

/** A value with its label before it, in columns. */
export function* labelled(label: string, text: string, pen: Pen): Generator<string> {
  const before = indent + indent;
  const hanging = " ".repeat(before.length + labelColumns);
  for (const [index, line] of broken(text, pen.width - hanging.length).entries()) {
    const head = index === 0 && label !== "";
    yield head ? before + pen.paint("label", label.padEnd(labelColumns)) + line : hanging + line;
  }
}

/** Where something stands in a policy file: path, line and column. */
export function placeText({ source, span }: Place): string {
  const { line, column } = positionAt(source, span.start);
  return `${shownText(source.path)}:${line}:${column}`;
}
