/**
 * Remembers a value for each distinct byte string, so that a text is made and looked into once and not once a line.
 * Bounded: when full it forgets everything, because what is remembered may be the caller's own choice (user agents).
 */
export class ByteMemo<T> {
  readonly #make: (text: string) => T;
  readonly #limit: number;
  #slots: (Entry<T> | undefined)[] = new Array(1024).fill(undefined);
  #size = 0;

  /**
   * @param make gives the value for a byte string, read as Latin-1
   * @param limit how many byte strings are remembered at most
   */
  constructor(make: (text: string) => T, limit: number = 1 << 17) {
    this.#make = make;
    this.#limit = limit;
  }

  /** The value of `bytes` from `start` to before `end`. */
  get(bytes: Uint8Array, start: number, end: number): T {
    let hash = 0x811c9dc5;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
    hash ^= hash >>> 15;
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask;; slot = (slot + 1) & mask) {
      const entry = this.#slots[slot];
      if (entry === undefined) return this.#add(new Uint8Array(bytes.subarray(start, end)), hash);
      if (entry.hash === hash && sameBytes(entry.bytes, bytes, start, end)) return entry.value;
    }
  }

  #add(bytes: Uint8Array, hash: number): T {
    if (this.#size >= this.#limit) this.#resize(1024, []);
    else if (this.#size * 2 >= this.#slots.length) this.#resize(this.#slots.length * 4, this.#slots);
    const entry = { bytes, hash, value: this.#make(latin1(bytes, 0, bytes.length)) };
    this.#place(entry);
    return entry.value;
  }

  #resize(slots: number, entries: readonly (Entry<T> | undefined)[]): void {
    this.#slots = new Array(slots).fill(undefined);
    this.#size = 0;
    for (const entry of entries) if (entry !== undefined) this.#place(entry);
  }

  #place(entry: Entry<T>): void {
    const mask = this.#slots.length - 1;
    let slot = entry.hash & mask;
    while (this.#slots[slot] !== undefined) slot = (slot + 1) & mask;
    this.#slots[slot] = entry;
    this.#size++;
  }
}

interface Entry<T> {
  readonly bytes: Uint8Array;
  readonly hash: number;
  readonly value: T;
}

/** Bytes as text, one character a byte: never fails, and every byte comes back as it was. */
export function latin1(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString("latin1");
}

function sameBytes(known: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (known.length !== end - start) return false;
  for (let i = 0; i < known.length; i++) if (known[i] !== bytes[start + i]) return false;
  return true;
}
