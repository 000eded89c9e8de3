import { compareText } from "../diagnostic/diagnostic.ts";
import { harmlessJson } from "../diagnostic/harmless-json.ts";
import type { Intake } from "../profile/intake.ts";
import { isDay } from "./arrivals.ts";
import { type PartFile, readRows } from "./read-part.ts";

/** The lines of a part: events that a later record replaces, and the day of that record. AWS seldom writes any. */
export function correctionRows(corrections: Intake["corrections"]): string[] {
  return [...corrections].toSorted(([a], [b]) => compareText(a, b)).map((row) => `${harmlessJson(row)}\n`);
}

/** Reads the corrections of a part. */
export async function readCorrections(
  file: PartFile,
  onCorrection: (event: string, day: string) => void,
): Promise<void> {
  await readRows(file, (row) => {
    const [event, day] = Array.isArray(row) ? row as readonly unknown[] : [];
    if (typeof event !== "string" || !/^\d+:\d+$/.test(event) || !isDay(day)) {
      throw new TypeError("a correction has not the form of one");
    }
    onCorrection(event, day);
  });
}
