import type { CoverageKind } from "../record/coverage.ts";
import { dayOf } from "../record/day.ts";
import type { RecordSink } from "./format.ts";

const limit = 4096;

/** Tells a sink what is covered, and seldom the same twice. */
export class JsonCoverage {
  readonly #sink: RecordSink;
  #told = new Set<string>();
  #lastKind: CoverageKind | "" = "";
  #lastOf = "";
  #lastDay = "";

  constructor(sink: RecordSink) {
    this.#sink = sink;
  }

  /** @param time UTC, milliseconds since 1970 */
  add(kind: CoverageKind, of: string, time: number): void {
    const day = dayOf(time);
    // Records of one bucket, or of one account, come in runs.
    if (kind === this.#lastKind && of === this.#lastOf && day === this.#lastDay) return;
    this.#lastKind = kind;
    this.#lastOf = of;
    this.#lastDay = day;
    const key = `${kind} ${day} ${of}`;
    if (this.#told.has(key)) return;
    if (this.#told.size >= limit) this.#told.clear();
    this.#told.add(key);
    this.#sink.cover({ kind, of, day });
  }
}
