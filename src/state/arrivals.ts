import { compareText } from "../diagnostic/diagnostic.ts";
import { harmlessJson } from "../diagnostic/harmless-json.ts";
import type { CoverageKind } from "../record/coverage.ts";
import type { PartEntry } from "./manifest.ts";
import { readRows } from "./read-part.ts";
import type { StateStore } from "./state-store.ts";

/** How evidence of a day came. */
export interface DayArrival {
  readonly kind: CoverageKind;
  /** A bucket; for `management` `ACCOUNT/REGION`. */
  readonly of: string;
  /** Objects that had some of it. */
  readonly objects: number;
  /** The day of the run that ingested the last of them, `YYYY-MM-DD`, by `--now`. */
  readonly last: string;
}

/** How the evidence of one day came, by kind and what it is of. */
export class DayArrivals {
  readonly #arrivals = new Map<string, DayArrival>();

  add({ kind, of, objects, last }: DayArrival): void {
    const key = `${kind} ${of}`;
    const known = this.#arrivals.get(key);
    this.#arrivals.set(key, {
      kind,
      of,
      objects: objects + (known?.objects ?? 0),
      last: known === undefined || known.last < last ? last : known.last,
    });
  }

  /** Sorted by kind and what it is of. */
  elements(): DayArrival[] {
    return [...this.#arrivals.values()].toSorted((a, b) => compareText(a.kind, b.kind) || compareText(a.of, b.of));
  }

  /** The lines of a part. */
  rows(): string[] {
    return this.elements().map(({ kind, of, objects, last }) => `${harmlessJson([kind, of, objects, last])}\n`);
  }
}

/** Reads the arrivals of a day from one of its parts. */
export async function readArrivals(store: StateStore, part: PartEntry, arrivals: DayArrivals): Promise<void> {
  await readRows(store, part, (row) => {
    const [kind, of, objects, last] = Array.isArray(row) ? row as readonly unknown[] : [];
    if (!kinds.has(kind) || typeof of !== "string" || !Number.isSafeInteger(objects) || !isDay(last)) {
      throw new TypeError("an arrival has not the form of one");
    }
    arrivals.add({ kind: kind as CoverageKind, of, objects: objects as number, last });
  });
}

const kinds: ReadonlySet<unknown> = new Set<CoverageKind>(["log", "data", "bucket-management", "management"]);

/** Whether something is a day, `YYYY-MM-DD`. */
export function isDay(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
}
