/**
 * Remembers a value for each distinct byte string, so that a text is made and looked into once and not once a line.
 * Bounded: when full it forgets everything, because what is remembered may be the caller's own choice (user agents).
 */
export class ByteMemo<T> {
  readonly #make: (text: string) => T;
  readonly #limit: number;
  /** Indexes of entries, -1 where free. */
  #slots: Int32Array = emptySlots();
  #hashes: Int32Array = new Int32Array(16);
  /** Where the bytes of an entry begin; the next one's beginning is their end. All bytes are in one array: an array for
   * each would lie all over memory. */
  #starts: Int32Array = new Int32Array(17);
  #bytes: Uint8Array = new Uint8Array(256);
  #values: T[] = [];

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
    let hash = 0x811c9dc5 | 0;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
    hash ^= hash >>> 15;
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let probe = 0; probe < probeLimit; probe++) {
      const entry = slots[slot] as number;
      if (entry < 0) return this.#add(bytes, start, end, hash);
      if (this.#hashes[entry] === hash && this.#holds(entry, bytes, start, end)) return this.#values[entry] as T;
      slot = (slot + 1) & mask;
    }
    return this.#make(latin1(bytes, start, end));
  }

  #holds(entry: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.#starts[entry] as number;
    const length = (this.#starts[entry + 1] as number) - from;
    if (length !== end - start) return false;
    for (let i = 0; i < length; i++) if (this.#bytes[from + i] !== bytes[start + i]) return false;
    return true;
  }

  #add(bytes: Uint8Array, start: number, end: number, hash: number): T {
    if (this.#values.length >= this.#limit || (this.#starts[this.#values.length] as number) > byteLimit) this.#forget();
    const entry = this.#values.length;
    const from = this.#starts[entry] as number;
    const to = from + end - start;
    if (entry === this.#hashes.length) {
      this.#hashes = grown(this.#hashes, entry * 2);
      this.#starts = grown(this.#starts, entry * 2 + 1);
    }
    if (to > this.#bytes.length) {
      const larger = new Uint8Array(to * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    const value = this.#make(latin1(bytes, start, end));
    this.#bytes.set(bytes.subarray(start, end), from);
    this.#starts[entry + 1] = to;
    this.#hashes[entry] = hash;
    this.#values.push(value);
    if (this.#values.length * 4 > this.#slots.length) this.#rehash();
    else this.#place(entry);
    return value;
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 4).fill(-1);
    for (let entry = 0; entry < this.#values.length; entry++) this.#place(entry);
  }

  #place(entry: number): void {
    const mask = this.#slots.length - 1;
    let slot = (this.#hashes[entry] as number) & mask;
    while (this.#slots[slot] !== -1) slot = (slot + 1) & mask;
    this.#slots[slot] = entry;
  }

  #forget(): void {
    this.#slots = emptySlots();
    this.#values = [];
  }
}

// Small at first: some are made for each object, and most objects are small.
function emptySlots(): Int32Array {
  return new Int32Array(64).fill(-1);
}

// Tables are at most a quarter full, so that ordinary texts need a few probes. Whoever writes texts that collide on purpose
// has them made anew each time, and slows nobody down beyond that.
const probeLimit = 64;

/** Bytes after which all is forgotten, however few the entries. */
const byteLimit = 1 << 24;

function grown(values: Int32Array, length: number): Int32Array {
  const larger = new Int32Array(length);
  larger.set(values);
  return larger;
}

/** Bytes as text, one character a byte: never fails, and every byte comes back as it was. */
export function latin1(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString("latin1");
}
