import { compareText } from "../diagnostic/diagnostic.ts";
import { harmlessJson } from "../diagnostic/harmless-json.ts";
import type { CoverageKind } from "../record/coverage.ts";
import { type PartFile, readRows } from "./read-part.ts";

/** How evidence of a day came. */
export interface DayArrival {
  readonly kind: CoverageKind;
  /** A bucket; for `management` `ACCOUNT/REGION`. */
  readonly of: string;
  /** Objects that had some of it. */
  readonly objects: number;
  /** The days of the runs that ingested the first and the last of them, `YYYY-MM-DD`, by `--now`. */
  readonly first: string;
  readonly last: string;
}

/** How evidence came, by the day that it is of, `YYYY-MM-DD`. */
export type ArrivalsByDay = Map<string, DayArrivals>;

/** How the evidence of one day came, by kind and what it is of. */
export class DayArrivals {
  readonly #arrivals = new Map<string, DayArrival>();
  readonly #lastOf = new Map<string, string>();

  add({ kind, of, objects, first, last }: DayArrival): void {
    if (kind !== "management" && last > (this.#lastOf.get(of) ?? "")) this.#lastOf.set(of, last);
    const key = `${kind} ${of}`;
    const known = this.#arrivals.get(key);
    this.#arrivals.set(key, {
      kind,
      of,
      objects: objects + (known?.objects ?? 0),
      first: known === undefined || first < known.first ? first : known.first,
      last: known === undefined || known.last < last ? last : known.last,
    });
  }

  /** The day of the run that read the last of anything of a bucket; undefined where there is nothing. */
  lastOf(bucket: string): string | undefined {
    return this.#lastOf.get(bucket);
  }

  /** Sorted by kind and what it is of. */
  elements(): DayArrival[] {
    return [...this.#arrivals.values()].toSorted((a, b) => compareText(a.kind, b.kind) || compareText(a.of, b.of));
  }

  /** The lines of a part. */
  rows(): string[] {
    return this.elements().map(({ kind, of, objects, first, last }) =>
      `${harmlessJson([kind, of, objects, first, last])}\n`
    );
  }
}

/** Adds what came of a day. */
export function addArrival(arrivals: ArrivalsByDay, day: string, arrival: DayArrival): void {
  const ofDay = arrivals.get(day) ?? new DayArrivals();
  ofDay.add(arrival);
  arrivals.set(day, ofDay);
}

/** Reads the arrivals of a day from one of its parts. */
export async function readArrivals(file: PartFile, arrivals: ArrivalsByDay): Promise<void> {
  const { day = "" } = file.part;
  await readRows(file, (row) => {
    const [kind, of, objects, first, last] = Array.isArray(row) ? row as readonly unknown[] : [];
    const isCounted = Number.isSafeInteger(objects) && isDay(first) && isDay(last);
    if (!kinds.has(kind) || typeof of !== "string" || !isCounted) {
      throw new TypeError("an arrival has not the form of one");
    }
    addArrival(arrivals, day, { kind: kind as CoverageKind, of, objects: objects as number, first, last });
  });
}

const kinds: ReadonlySet<unknown> = new Set<CoverageKind>(["log", "data", "bucket-management", "management"]);

/** Whether something is a day, `YYYY-MM-DD`. */
export function isDay(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
}
