import { harmlessJson } from "../diagnostic/harmless-json.ts";

/**
 * A document in pieces. Lists that may be too long for one string are given as {@link streamed}, in objects at any depth.
 * Harmless where it is shown: see {@link harmlessJson}.
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
    yield `${separator}${inner}${harmlessJson(key)}: `;
    separator = ",\n";
    if (isStreamed(value)) yield* jsonList(value[entriesOf], inner);
    else if (holdsStreamed(value)) yield* jsonObject(value, inner);
    else yield harmlessJson(value, 2).replaceAll("\n", `\n${inner}`);
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
    else yield harmlessJson(entry, 2).replaceAll("\n", `\n${inner}`);
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
