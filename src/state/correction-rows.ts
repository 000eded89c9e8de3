import { compareText } from "../diagnostic/diagnostic.ts";
import { harmlessJson } from "../diagnostic/harmless-json.ts";
import type { Intake } from "../profile/intake.ts";
import { isDay } from "./arrivals.ts";
import type { PartEntry } from "./manifest.ts";
import { readRows } from "./read-part.ts";
import type { StateStore } from "./state-store.ts";

/** The lines of a part: events that a later record replaces, and the day of that record. AWS seldom writes any. */
export function correctionRows(corrections: Intake["corrections"]): string[] {
  return [...corrections].toSorted(([a], [b]) => compareText(a, b)).map((row) => `${harmlessJson(row)}\n`);
}

/** Reads the corrections of a part. */
export async function readCorrections(
  store: StateStore,
  part: PartEntry,
  onCorrection: (event: string, day: string) => void,
): Promise<void> {
  await readRows(store, part, (row) => {
    const [event, day] = Array.isArray(row) ? row as readonly unknown[] : [];
    if (typeof event !== "string" || !/^\d+:\d+$/.test(event) || !isDay(day)) {
      throw new TypeError("a correction has not the form of one");
    }
    onCorrection(event, day);
  });
}
