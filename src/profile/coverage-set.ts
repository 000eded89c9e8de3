import { compareText } from "../diagnostic/diagnostic.ts";
import type { Coverage } from "../record/coverage.ts";

/** A set of evidence coverage, merged by union. */
export class CoverageSet {
  readonly #days = new Map<string, Map<string, Set<string>>>();

  add({ kind, of, day }: Coverage): void {
    const ofKind = this.#days.get(kind) ?? new Map<string, Set<string>>();
    const days = ofKind.get(of) ?? new Set<string>();
    this.#days.set(kind, ofKind.set(of, days.add(day)));
  }

  addAll(coverage: Iterable<Coverage>): void {
    for (const element of coverage) this.add(element);
  }

  /** All elements, sorted by kind, what it is of, and day. */
  elements(): Coverage[] {
    const elements: Coverage[] = [];
    for (const [kind, ofKind] of this.#days) {
      for (const [of, days] of ofKind) {
        for (const day of days) elements.push({ kind: kind as Coverage["kind"], of, day });
      }
    }
    return elements.toSorted((a, b) =>
      compareText(a.kind, b.kind) || compareText(a.of, b.of) || compareText(a.day, b.day)
    );
  }
}
