import type { StateStore } from "../../src/state/state-store.ts";

/** A store in memory that can be killed: from an operation on everything fails, and what was half done may be there. */
export class MemoryStore implements StateStore {
  readonly name = "memory";
  readonly files: Map<string, Uint8Array>;
  /** Operations so far. */
  operations = 0;
  #killAt = Infinity;
  #killBefore = true;

  constructor(files: ReadonlyMap<string, Uint8Array> = new Map()) {
    this.files = new Map(files);
  }

  /** @param before whether the operation that is killed has no effect, or all of it */
  killAt(operation: number, before: boolean): void {
    this.#killAt = operation;
    this.#killBefore = before;
  }

  list(): Promise<string[]> {
    return this.#operate(() => [...this.files.keys()].filter((name) => !name.includes("/")).toSorted());
  }

  read(name: string, limit: number): Promise<Uint8Array | undefined> {
    return this.#operate(() => this.files.get(name)?.subarray(0, limit + 1));
  }

  writeNew(name: string, bytes: Uint8Array): Promise<boolean> {
    return this.#operate(() => {
      if (this.files.has(name)) return false;
      this.files.set(name, new Uint8Array(bytes));
      return true;
    });
  }

  remove(name: string): Promise<void> {
    return this.#operate(() => {
      this.files.delete(name);
    });
  }

  async #operate<T>(work: () => T): Promise<T> {
    const killed = this.operations++ >= this.#killAt;
    if (killed && (this.#killBefore || this.operations > this.#killAt + 1)) throw new Killed();
    const result = work();
    if (killed) throw new Killed();
    return result;
  }
}

/** What a {@link MemoryStore} throws once it is killed. */
export class Killed extends Error {
  override name = "Killed";
}
