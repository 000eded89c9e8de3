import { printable } from "../diagnostic/printable.ts";

/**
 * A document in pieces. Lists that may be too long for one string are given as {@link streamed}, in objects at any depth.
 *
 * Nothing is lost, and yet the text is harmless where it is shown: control characters and their kin, `<` and the runner
 * command marks `##[` and `##vso[` are written as escapes, which JSON readers undo.
 */
export function* jsonDocument(fields: Readonly<Record<string, unknown>>): Generator<string> {
  yield* jsonObject(fields, "");
  yield "\n";
}

function* jsonObject(fields: Readonly<Record<string, unknown>>, indent: string): Generator<string> {
  const inner = `${indent}  `;
  let separator = "{\n";
  for (const [key, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    yield `${separator}${inner}${jsonText(key)}: `;
    separator = ",\n";
    if (isStreamed(value)) yield* jsonList(value[entriesOf], inner);
    else if (holdsStreamed(value)) yield* jsonObject(value, inner);
    else yield jsonText(value).replaceAll("\n", `\n${inner}`);
  }
  yield separator === "{\n" ? "{}" : `\n${indent}}`;
}

function* jsonList(entries: Iterable<unknown>, indent: string): Generator<string> {
  const inner = `${indent}  `;
  let separator = "[\n";
  for (const entry of entries) {
    yield separator + inner;
    separator = ",\n";
    if (holdsStreamed(entry)) yield* jsonObject(entry, inner);
    else yield jsonText(entry).replaceAll("\n", `\n${inner}`);
  }
  yield separator === "[\n" ? "[]" : `\n${indent}]`;
}

const entriesOf: unique symbol = Symbol("entries");

/** A list that is written entry by entry. */
export interface StreamedList {
  readonly [entriesOf]: Iterable<unknown>;
}

/** Marks a list of a document as one to be made and written entry by entry. */
export function streamed(entries: Iterable<unknown>): StreamedList {
  return { [entriesOf]: entries };
}

function isStreamed(value: unknown): value is StreamedList {
  return typeof value === "object" && value !== null && entriesOf in value;
}

function holdsStreamed(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) &&
    Object.values(value).some((field) => isStreamed(field) || holdsStreamed(field));
}

function jsonText(value: unknown): string {
  return JSON.stringify(value, undefined, 2)
    .replace(/[^\x20-\x7e\n]/gu, (character) => printable(character) === character ? character : escaped(character))
    .replaceAll("<", "\\u003c")
    .replaceAll("##", "#\\u0023");
}

function escaped(text: string): string {
  return Array.from({ length: text.length }, (_, index) => `\\u${text.charCodeAt(index).toString(16).padStart(4, "0")}`)
    .join("");
}
