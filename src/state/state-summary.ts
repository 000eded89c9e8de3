import { compareText } from "../diagnostic/diagnostic.ts";
import type { CoverageKind } from "../record/coverage.ts";
import { type ArrivalsByDay, readArrivals } from "./arrivals.ts";
import { partsOf } from "./load-state.ts";
import type { Manifest } from "./manifest.ts";
import { readParts } from "./read-part.ts";
import { daysFrom } from "./state-days.ts";
import type { StateStore } from "./state-store.ts";

/** What a state holds, in numbers. */
export interface StateSummary {
  readonly manifest: Manifest;
  /** Of all parts. */
  readonly bytes: number;
  /** The first and the last day of which requests are closed, and how many days have any evidence. */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly days: number;
  readonly classes: number;
  readonly openHalves: number;
  /** Names that were listed, duplicates included. */
  readonly names: number;
  /** By kind and what it is of. */
  readonly evidence: readonly EvidenceSummary[];
  readonly arrivals: ArrivalsByDay;
}

/** One kind of evidence of one bucket, or of an account and Region. */
export interface EvidenceSummary {
  readonly kind: CoverageKind;
  readonly of: string;
  readonly days: number;
  /** Objects by day: one that has two days counts for both. */
  readonly objects: number;
  /**
   * Days between a day and the last run that read something of it, at most. Undefined where only days are there from before
   * the first run, which reads all that has piled up.
   */
  readonly latest: number | undefined;
}

/**
 * Sums up a state. Every part is read and checked.
 *
 * @throws StateError where a part is missing or damaged
 */
export async function summarizeState(store: StateStore, manifest: Manifest): Promise<StateSummary> {
  const arrivals: ArrivalsByDay = new Map();
  for await (const file of readParts(store, manifest.parts)) {
    if (file.part.kind === "arrivals") await readArrivals(file, arrivals);
  }
  const evidence = new Map<string, { -readonly [Field in keyof EvidenceSummary]: EvidenceSummary[Field] }>();
  for (const [day, ofDay] of arrivals) {
    for (const { kind, of, objects, last } of ofDay.elements()) {
      const key = `${kind} ${of}`;
      const known = evidence.get(key) ?? { kind, of, days: 0, objects: 0, latest: undefined };
      known.days++;
      known.objects += objects;
      if (day >= (manifest.begun ?? "")) known.latest = Math.max(known.latest ?? 0, daysFrom(day, last));
      evidence.set(key, known);
    }
  }
  const days = [...new Set(partsOf(manifest, "profile").map(({ day = "" }) => day))].toSorted(compareText);
  const rows = (kind: "profile" | "halves" | "objects"): number =>
    partsOf(manifest, kind).reduce((sum, part) => sum + part.rows, 0);
  return {
    manifest,
    bytes: manifest.parts.reduce((sum, { bytes }) => sum + bytes, 0),
    firstDay: days[0] ?? "",
    lastDay: days.at(-1) ?? "",
    days: days.length,
    classes: rows("profile"),
    openHalves: rows("halves"),
    names: rows("objects"),
    evidence: [...evidence.values()].toSorted((a, b) => compareText(a.of, b.of) || compareText(a.kind, b.kind)),
    arrivals,
  };
}
