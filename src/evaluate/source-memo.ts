import { parseIpv4 } from "../net/ipv4-text.ts";
import { type Source, sourceOf, sourceOfIpv4 } from "./source.ts";

// Some megabytes. A profile with more has most of them in few classes each.
const memoLimit = 50_000;

/** Reads the sources of many classes. */
export class SourceMemo {
  readonly #known = new Map<string, Source>();

  /** As `sourceOf`. */
  of(text: string): Source {
    // Faster read again than found among many.
    const address = parseIpv4(text);
    if (address !== undefined) return sourceOfIpv4(address);
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const source = sourceOf(text);
    if (this.#known.size >= memoLimit) this.#known.clear();
    this.#known.set(text, source);
    return source;
  }
}
