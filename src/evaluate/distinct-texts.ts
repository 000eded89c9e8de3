import { compareText } from "../diagnostic/diagnostic.ts";
import type { FewOf } from "./finding.ts";

const fewLimit = 5;

// As many are looked through as fast as found in a set, which takes ten times the memory.
const listLimit = 12;

/** Some texts, each once. Most often they are few: a finding has several of these, and there may be many findings. */
export class DistinctTexts<Text extends string = string> {
  #last: Text | undefined;
  readonly #list: Text[] = [];
  /** All of them, where they are too many for the list. */
  #set: Set<Text> | undefined;

  add(text: Text): void {
    if (text === this.#last) return;
    this.#last = text;
    if (this.#set !== undefined) this.#set.add(text);
    else if (!this.#list.includes(text)) {
      this.#list.push(text);
      if (this.#list.length > listLimit) this.#set = new Set(this.#list);
    }
  }

  get size(): number {
    return this.#set?.size ?? this.#list.length;
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
    return this.#set ?? this.#list;
  }
}
