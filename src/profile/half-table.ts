import type { Terms } from "./terms.ts";

/** A request id in three unsigned 32-bit numbers: exact, not a hash. */
export type PackedId = readonly [number, number, number];

/** Stands first where an id has another form than S3's and is kept as a term: more than six base-36 digits reach. */
const odd = 0xffffffff;

/**
 * Packs a request id: sixteen digits and capital letters, as S3 makes them, read as numbers of base 36 in six, five and
 * five digits; of any other text (a UUID of CloudTrail) the number of a term.
 */
export function packId(id: string, terms: Terms): PackedId {
  if (id.length === 16 && /^[0-9A-Z]{16}$/.test(id)) return [base36(id, 0, 6), base36(id, 6, 11), base36(id, 11, 16)];
  return [odd, terms.number(id), 0];
}

/** The text that {@link packId} packed. */
export function unpackId([a, b, c]: PackedId, terms: Terms): string {
  if (a === odd) return terms.text(b);
  const digits = (value: number, width: number): string => value.toString(36).toUpperCase().padStart(width, "0");
  return digits(a, 6) + digits(b, 5) + digits(c, 5);
}

function base36(text: string, start: number, end: number): number {
  let value = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    value = value * 36 + (code < 58 ? code - 48 : code - 55);
  }
  return value;
}

/** One open half in a {@link HalfTable}: numbers only, so that a million of them are 56 MB. */
export interface HalfRow {
  id: PackedId;
  /** Index of the facts. */
  facts: number;
  /** Term of the object's name. */
  object: number;
  event: readonly [number, number];
  time: number;
  bytes: number;
  number: number;
}

/** Bytes of a row: seven 32-bit numbers, four bytes of padding, three 64-bit numbers. */
export const halfRowBytes = 56;
const rowsABlock = 1 << 14;

/** Open halves, as they come. Blocks of fixed size, because growing one array would hold it twice. */
export class HalfTable {
  #blocks: ArrayBuffer[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(row: HalfRow): void {
    const block = Math.floor(this.#size / rowsABlock);
    if (block === this.#blocks.length) this.#blocks.push(new ArrayBuffer(rowsABlock * halfRowBytes));
    const at = (this.#size % rowsABlock) * halfRowBytes;
    const view = new DataView(this.#blocks[block] as ArrayBuffer, at, halfRowBytes);
    const words = [...row.id, row.facts, row.object, ...row.event];
    for (let i = 0; i < words.length; i++) view.setUint32(i * 4, words[i] as number, true);
    view.setFloat64(32, row.time, true);
    view.setFloat64(40, row.bytes, true);
    view.setFloat64(48, row.number, true);
    this.#size++;
  }

  /** The row of an index, read anew at each call. */
  row(index: number): HalfRow {
    const view = this.#view(index);
    const word = (i: number): number => view.getUint32(i * 4, true);
    return {
      id: [word(0), word(1), word(2)],
      facts: word(3),
      object: word(4),
      event: [word(5), word(6)],
      time: view.getFloat64(32, true),
      bytes: view.getFloat64(40, true),
      number: view.getFloat64(48, true),
    };
  }

  /** A row's bytes, for a file; they are valid until the table is cleared. */
  rowBytes(index: number): Uint8Array {
    const view = this.#view(index);
    return new Uint8Array(view.buffer, view.byteOffset, halfRowBytes);
  }

  /** Adds rows from their bytes. */
  addBytes(bytes: Uint8Array): void {
    for (let at = 0; at + halfRowBytes <= bytes.length; at += halfRowBytes) {
      const block = Math.floor(this.#size / rowsABlock);
      if (block === this.#blocks.length) this.#blocks.push(new ArrayBuffer(rowsABlock * halfRowBytes));
      const target = new Uint8Array(this.#blocks[block] as ArrayBuffer);
      target.set(bytes.subarray(at, at + halfRowBytes), (this.#size % rowsABlock) * halfRowBytes);
      this.#size++;
    }
  }

  clear(): void {
    this.#blocks = [];
    this.#size = 0;
  }

  /** A number that all halves of a request share. */
  hash(index: number): number {
    const view = this.#view(index);
    let hash = Math.imul(view.getUint32(0, true) ^ 0x9e3779b1, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15) ^ view.getUint32(4, true), 0xc2b2ae35);
    hash = Math.imul(hash ^ (hash >>> 13) ^ view.getUint32(8, true), 0x27d4eb2f);
    return (hash ^ (hash >>> 16)) >>> 0;
  }

  /**
   * The indexes of the halves of each request.
   *
   * @param groupOf a number of the facts that tells bucket and role apart
   */
  *requests(groupOf: (facts: number) => number): Generator<number[]> {
    let capacity = 1024;
    while (capacity < this.#size * 2) capacity *= 2;
    const slots = new Int32Array(capacity).fill(-1);
    const next = new Int32Array(this.#size).fill(-1);
    for (let index = 0; index < this.#size; index++) {
      let slot = this.hash(index) & (capacity - 1);
      let head = slots[slot] as number;
      while (head >= 0 && !this.#same(head, index, groupOf)) {
        slot = (slot + 1) & (capacity - 1);
        head = slots[slot] as number;
      }
      next[index] = head;
      slots[slot] = index;
    }
    for (const head of slots) {
      if (head < 0) continue;
      const indexes: number[] = [];
      for (let index = head; index >= 0; index = next[index] as number) indexes.push(index);
      yield indexes;
    }
  }

  #same(a: number, b: number, groupOf: (facts: number) => number): boolean {
    const [one, other] = [this.#view(a), this.#view(b)];
    for (let i = 0; i < 3; i++) if (one.getUint32(i * 4, true) !== other.getUint32(i * 4, true)) return false;
    return groupOf(one.getUint32(12, true)) === groupOf(other.getUint32(12, true));
  }

  #view(index: number): DataView {
    const block = this.#blocks[Math.floor(index / rowsABlock)] as ArrayBuffer;
    return new DataView(block, (index % rowsABlock) * halfRowBytes, halfRowBytes);
  }
}
