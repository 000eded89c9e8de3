/** A set of rows of integers, each with an index in order of arrival: a hash table without an object a row. */
export class RowTable {
  readonly #width: number;
  #rows: Int32Array;
  #slots: Int32Array;
  #size = 0;

  /** @param rows of another table, as its {@link rows} gives them */
  constructor(width: number, rows: Int32Array = new Int32Array(0)) {
    this.#width = width;
    this.#size = rows.length / width;
    this.#rows = rows.length === 0 ? new Int32Array(width * 256) : rows;
    let slots = 1024;
    while (this.#size * 2 > slots) slots *= 2;
    this.#slots = new Int32Array(slots).fill(-1);
    this.#place();
  }

  /** All rows, one after the other: a copy. */
  get rows(): Int32Array<ArrayBuffer> {
    return this.#rows.slice(0, this.#size * this.#width) as Int32Array<ArrayBuffer>;
  }

  get size(): number {
    return this.#size;
  }

  /** The index of a row, which is added if it is new: then the index is the former size. */
  index(row: Int32Array): number {
    const mask = this.#slots.length - 1;
    for (let slot = hashOf(row, 0, this.#width) & mask;; slot = (slot + 1) & mask) {
      const index = this.#slots[slot] as number;
      if (index < 0) return this.#add(row, slot);
      if (this.#holds(index, row)) return index;
    }
  }

  /** A field of the row of an index. */
  field(index: number, field: number): number {
    return this.#rows[index * this.#width + field] as number;
  }

  #holds(index: number, row: Int32Array): boolean {
    const at = index * this.#width;
    for (let i = 0; i < this.#width; i++) if (this.#rows[at + i] !== row[i]) return false;
    return true;
  }

  #add(row: Int32Array, slot: number): number {
    const index = this.#size++;
    if (this.#size * this.#width > this.#rows.length) {
      const larger = new Int32Array(this.#rows.length * 2);
      larger.set(this.#rows);
      this.#rows = larger;
    }
    this.#rows.set(row, index * this.#width);
    this.#slots[slot] = index;
    if (this.#size * 2 > this.#slots.length) this.#rehash();
    return index;
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(-1);
    this.#place();
  }

  #place(): void {
    const mask = this.#slots.length - 1;
    for (let index = 0; index < this.#size; index++) {
      let slot = hashOf(this.#rows, index * this.#width, this.#width) & mask;
      while (this.#slots[slot] !== -1) slot = (slot + 1) & mask;
      this.#slots[slot] = index;
    }
  }
}

function hashOf(values: Int32Array, start: number, width: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < start + width; i++) {
    hash = Math.imul(hash ^ (values[i] as number), 0x01000193) ^ (hash >>> 13);
  }
  return hash ^ (hash >>> 16);
}
