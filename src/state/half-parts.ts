import { dayOf } from "../record/day.ts";
import type { Half } from "../profile/half.ts";
import { OpenHalfWriter } from "../profile/open-halves.ts";
import type { PartEntry } from "./manifest.ts";
import { partBytes, partHeader, type PartWriter } from "./part-writer.ts";

// Of parts that are not full yet, all days together.
const pendingLimit = 8 * partBytes;

// A run that adds little writes short parts; more of one day are made one.
const shortPart = 64 * 1024;
const shortPartsOfDay = 16;

/** Writes open halves as parts by day. */
export class HalfParts {
  readonly #writer: PartWriter;
  readonly #days = new Map<string, { text: string; rows: number; lines: OpenHalfWriter }>();
  readonly #written: PartEntry[] = [];
  #pending = 0;
  #full: string | undefined;

  constructor(writer: PartWriter) {
    this.#writer = writer;
  }

  /** @returns whether {@link flush} must be called before the next half */
  add(half: Half): boolean {
    const day = dayOf(half.time);
    const part = this.#days.get(day) ?? { text: "", rows: 0, lines: new OpenHalfWriter() };
    this.#days.set(day, part);
    const text = part.lines.lines(half);
    part.text += text;
    part.rows++;
    this.#pending += text.length;
    if (part.text.length >= partBytes) this.#full = day;
    else if (this.#pending >= pendingLimit) {
      this.#full = [...this.#days].reduce((a, b) => b[1].text.length > a[1].text.length ? b : a)[0];
    }
    return this.#full !== undefined;
  }

  async flush(): Promise<void> {
    const day = this.#full;
    this.#full = undefined;
    if (day !== undefined) await this.#write(day);
  }

  /** Writes what is left. */
  async end(): Promise<PartEntry[]> {
    for (const day of [...this.#days.keys()].toSorted()) await this.#write(day);
    return this.#written;
  }

  async #write(day: string): Promise<void> {
    const part = this.#days.get(day);
    if (part === undefined) return;
    this.#days.delete(day);
    this.#pending -= part.text.length;
    this.#written.push(await this.#writer.write("halves", day, partHeader("halves", day) + part.text, part.rows));
  }
}

/**
 * The days of which all halves that stay open are written anew: those that are closed, of which few stay open, and those
 * that have many short parts.
 *
 * @param parts of open halves
 * @param closed the day before which requests are closed
 */
export function daysToRewrite(parts: readonly PartEntry[], closed: string): Set<string> {
  const days = new Set<string>();
  const short = new Map<string, number>();
  for (const { day = "", bytes } of parts) {
    if (day < closed) days.add(day);
    if (bytes < shortPart) short.set(day, (short.get(day) ?? 0) + 1);
  }
  for (const [day, count] of short) if (count > shortPartsOfDay) days.add(day);
  return days;
}
