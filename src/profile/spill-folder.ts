import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { systemMessage } from "../source/file-object.ts";
import { halfRowBytes, type HalfTable } from "./half-table.ts";

const partitions = 256;
const bufferBytes = 64 * halfRowBytes;

/** Open halves beyond the memory budget cannot be kept, and leaving one out would make the answer a guess. */
export class MemoryBudgetError extends Error {
  override name = "MemoryBudgetError";
}

function cannotSpill(folder: string, error: unknown): MemoryBudgetError {
  return new MemoryBudgetError(
    `Cannot keep all open requests in memory, nor write them to ${folder}: ${systemMessage(error, "write")}; ` +
      "name another folder with --temporary-folder, give more memory with --memory, or check fewer days at once",
    { cause: error },
  );
}

/**
 * A temporary folder for open halves that memory has no room for, partitioned by hash, so that all halves of one request
 * are in one file and the files can be closed one after the other.
 */
export class SpillFolder {
  readonly #folder: string;

  /** @param folder one that {@link path} told, in this thread or another */
  constructor(folder: string) {
    this.#folder = folder;
  }

  get path(): string {
    return this.#folder;
  }

  /**
   * Makes the folder.
   *
   * @param parent where it is made, the system's temporary folder if left out
   * @throws MemoryBudgetError where it cannot be made
   */
  static make(parent?: string): SpillFolder {
    // On Deno reading the environment may not be allowed either.
    let place = parent ?? "the temporary folder";
    try {
      place = parent ?? tmpdir();
      return new SpillFolder(mkdtempSync(join(place, "s3-perimeter-")));
    } catch (error) {
      throw cannotSpill(place, error);
    }
  }

  /**
   * Moves all halves of a table to the files.
   *
   * @throws MemoryBudgetError where they cannot be written
   */
  spill(table: HalfTable): void {
    const buffers = Array.from({ length: partitions }, () => new Uint8Array(bufferBytes));
    const used = new Array<number>(partitions).fill(0);
    const flush = (partition: number): void => {
      if (used[partition] === 0) return;
      try {
        appendFileSync(this.#file(partition), (buffers[partition] as Uint8Array).subarray(0, used[partition]));
      } catch (error) {
        // Without all of them it is good for nothing, and what filled the disk is given back.
        this.remove();
        throw cannotSpill(dirname(this.#folder), error);
      }
      used[partition] = 0;
    };
    for (let index = 0; index < table.size; index++) {
      const partition = table.hash(index) % partitions;
      (buffers[partition] as Uint8Array).set(table.rowBytes(index), used[partition]);
      used[partition] = (used[partition] as number) + halfRowBytes;
      if (used[partition] === bufferBytes) flush(partition);
    }
    for (let partition = 0; partition < partitions; partition++) flush(partition);
    table.clear();
  }

  /** Loads the files into a table, one after the other, and removes each. */
  *restore(table: HalfTable): Generator<void> {
    for (let partition = 0; partition < partitions; partition++) {
      const file = this.#file(partition);
      if (!existsSync(file)) continue;
      table.addBytes(readFileSync(file));
      rmSync(file);
      yield;
    }
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #file(partition: number): string {
    return join(this.#folder, `${partition}.halves`);
  }
}
