import { printable } from "./printable.ts";

/**
 * A value as JSON that loses nothing and is harmless where it is shown: control characters and their kin, `<` and the
 * runner command marks `##[` and `##vso[` are written as escapes, which JSON readers undo.
 *
 * @param indent blanks a level; none for one line
 */
export function harmlessJson(value: unknown, indent: number = 0): string {
  return JSON.stringify(value, undefined, indent)
    .replace(/[^\x20-\x7e\n]/gu, (character) => printable(character) === character ? character : escaped(character))
    .replaceAll("<", "\\u003c")
    .replaceAll("##", "#\\u0023");
}

function escaped(text: string): string {
  return Array.from({ length: text.length }, (_, index) => `\\u${text.charCodeAt(index).toString(16).padStart(4, "0")}`)
    .join("");
}
