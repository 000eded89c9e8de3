import { compareText } from "../diagnostic/diagnostic.ts";
import type { FewOf } from "./finding.ts";

const fewLimit = 5;

/** Some texts, each once. Most often there is only one, which needs no set. */
export class DistinctTexts<Text extends string = string> {
  #last: Text | undefined;
  #all: Set<Text> | undefined;

  add(text: Text): void {
    if (text === this.#last) return;
    if (this.#last !== undefined) this.#all ??= new Set([this.#last]);
    this.#all?.add(text);
    this.#last = text;
  }

  get size(): number {
    return this.#all?.size ?? (this.#last === undefined ? 0 : 1);
  }

  /** All of them, sorted. */
  sorted(): Text[] {
    return [...this.#texts()].toSorted(compareText);
  }

  /** The first few of them, sorted, and how many there are. */
  few(): FewOf {
    const first: Text[] = [];
    for (const text of this.#texts()) {
      // Of a million, only the least are put in order.
      let at = first.length;
      while (at > 0 && text < (first[at - 1] as Text)) at--;
      if (at >= fewLimit) continue;
      first.splice(at, 0, text);
      if (first.length > fewLimit) first.pop();
    }
    return { count: this.size, first };
  }

  #texts(): Iterable<Text> {
    return this.#all ?? (this.#last === undefined ? [] : [this.#last]);
  }
}
