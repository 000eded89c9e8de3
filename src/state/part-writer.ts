import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { harmlessJson } from "../diagnostic/harmless-json.ts";
import { type PartEntry, type PartKind, stateVersion } from "./manifest.ts";
import { partName } from "./part-name.ts";
import { StateError } from "./state-error.ts";
import type { StateStore } from "./state-store.ts";

/** Longest part with gzip undone, unless one row is longer; profiles of a day are not divided. */
export const partBytes: number = 4 * 1024 * 1024;

/** Longest file of a part: no profile of a day comes near it, and nothing longer is read. */
export const partFileLimit: number = 512 * 1024 * 1024;

/** The first line of a part that is not a profile. */
export function partHeader(kind: PartKind, day?: string): string {
  return `${harmlessJson({ "s3-perimeter": "state-part", version: stateVersion, kind, ...(day && { day }) })}\n`;
}

/** Writes the parts of one generation to a store. */
export class PartWriter {
  readonly #store: StateStore;
  readonly #generation: number;
  readonly #written: PartEntry[] = [];

  constructor(store: StateStore, generation: number) {
    this.#store = store;
    this.#generation = generation;
  }

  /** What was written so far, in order. */
  get written(): readonly PartEntry[] {
    return this.#written;
  }

  /**
   * Writes one part.
   *
   * @param rows how many rows `text` has
   * @throws StateError where it cannot be written
   */
  async write(kind: PartKind, day: string | undefined, text: string, rows: number): Promise<PartEntry> {
    const file = gzipSync(text);
    const sha256 = createHash("sha256").update(file).digest("hex");
    const name = partName(this.#generation, sha256);
    if (!await this.#store.writeNew(name, file)) {
      // Left by a run that was killed, or made by one that is at work now: the same, or damaged.
      const there = await this.#store.read(name, file.length);
      if (there === undefined || !file.equals(there)) {
        throw new StateError(`${this.#store.name}/${name} is damaged, and no manifest names it`, [
          "move it away and start the run again",
        ]);
      }
    }
    const entry: PartEntry = {
      kind,
      ...(day === undefined ? {} : { day }),
      generation: this.#generation,
      sha256,
      bytes: file.length,
      rows,
    };
    this.#written.push(entry);
    return entry;
  }

  /** Writes rows, each a line with its line feed, as no part, one or more of one kind and day. */
  async writeRows(kind: PartKind, day: string | undefined, rows: Iterable<string>): Promise<PartEntry[]> {
    const parts: PartEntry[] = [];
    let text = "";
    let count = 0;
    for (const row of rows) {
      text += row;
      count++;
      if (text.length < partBytes) continue;
      parts.push(await this.write(kind, day, partHeader(kind, day) + text, count));
      text = "";
      count = 0;
    }
    if (count > 0) parts.push(await this.write(kind, day, partHeader(kind, day) + text, count));
    return parts;
  }
}
