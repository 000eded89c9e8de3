import type { RecordNumbers } from "../format/format.ts";
import type { Terms } from "./terms.ts";

/** A request id in three unsigned 32-bit numbers: exact, not a hash. */
export type PackedId = readonly [number, number, number];

/** Stands first where an id has another form than S3's and is kept as a term: more than six base-36 digits reach. */
export const odd = 0xffffffff;

/**
 * Packs a request id: sixteen digits and capital letters, as S3 makes them, read as numbers of base 36 in six, five and
 * five digits; of any other text (a UUID of CloudTrail) the number of a term.
 */
export function packId(id: string, terms: Terms): PackedId {
  if (isS3Id(id)) return [base36(id, 0, 6), base36(id, 6, 11), base36(id, 11, 16)];
  return [odd, terms.number(id), 0];
}

function isS3Id(id: string): boolean {
  if (id.length !== 16) return false;
  for (let i = 0; i < 16; i++) {
    const code = id.charCodeAt(i);
    if (!((code >= 48 && code <= 57) || (code >= 65 && code <= 90))) return false;
  }
  return true;
}

/** The text that {@link packId} packed. */
export function unpackId([a, b, c]: PackedId, terms: Terms): string {
  if (a === odd) return terms.text(b);
  putBase36(a, 0, 6);
  putBase36(b, 6, 11);
  putBase36(c, 11, 16);
  return unpacked.toString("latin1");
}

const unpacked = Buffer.alloc(16);

function putBase36(value: number, start: number, end: number): void {
  for (let i = end - 1, rest = value; i >= start; i--, rest = Math.floor(rest / 36)) {
    const digit = rest % 36;
    unpacked[i] = digit < 10 ? digit + 48 : digit + 55;
  }
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

/** A block of rows, seen as 32-bit and as 64-bit numbers. */
interface Block {
  readonly words: Uint32Array<ArrayBuffer>;
  readonly floats: Float64Array<ArrayBuffer>;
}

const wordsARow = halfRowBytes / 4;

/** What a {@link HalfTable} holds, as it can be sent to another thread. */
export interface HalfParts {
  readonly blocks: readonly ArrayBuffer[];
  readonly size: number;
}

/** Numbers of another table's rows in this one's words. */
export interface HalfNumbers {
  facts(facts: number): number;
  object(object: number): { readonly term: number; readonly offset: number };
  /** Of a term that an id stands for. */
  term(term: number): number;
}

/** Open halves, as they come. Blocks of fixed size, because growing one array would hold it twice. */
export class HalfTable {
  #blocks: Block[] = [];
  #size = 0;

  constructor({ blocks, size }: HalfParts = { blocks: [], size: 0 }) {
    this.#blocks = blocks.map((buffer) => ({ words: new Uint32Array(buffer), floats: new Float64Array(buffer) }));
    this.#size = size;
  }

  get size(): number {
    return this.#size;
  }

  /** What it holds. It must not be used any more. */
  get parts(): HalfParts {
    return { blocks: this.#blocks.map(({ words }) => words.buffer), size: this.#size };
  }

  /**
   * Adds all rows of another table, which is empty afterwards. Their numbers are changed where they lie, and whole blocks change
   * hands: both tables in full would be the most memory that a scan needs.
   */
  takeAll(other: HalfTable, numbers: HalfNumbers): void {
    for (let index = 0; index < other.#size; index++) other.#renumber(index, numbers);
    while (other.#size > 0 && this.#size % rowsABlock !== 0) this.#takeLast(other);
    this.#blocks.push(...other.#blocks.slice(0, Math.ceil(other.#size / rowsABlock)));
    this.#size += other.#size;
    other.clear();
  }

  #renumber(index: number, numbers: HalfNumbers): void {
    const { words, floats } = this.#block(index);
    const at = (index % rowsABlock) * wordsARow;
    if (words[at] === odd) words[at + 1] = numbers.term(words[at + 1] as number);
    words[at + 3] = numbers.facts(words[at + 3] as number);
    const { term, offset } = numbers.object(words[at + 4] as number);
    words[at + 4] = term;
    floats[at / 2 + 6] = (floats[at / 2 + 6] as number) + offset;
  }

  #takeLast(other: HalfTable): void {
    const from = other.#block(other.#size - 1).words;
    const source = ((other.#size - 1) % rowsABlock) * wordsARow;
    const { words } = this.#room();
    words.set(from.subarray(source, source + wordsARow), (this.#size % rowsABlock) * wordsARow);
    this.#size++;
    other.#size--;
  }

  add(row: HalfRow): void {
    const { words, floats } = this.#room();
    const at = (this.#size % rowsABlock) * wordsARow;
    words[at] = row.id[0];
    words[at + 1] = row.id[1];
    words[at + 2] = row.id[2];
    words[at + 3] = row.facts;
    words[at + 4] = row.object;
    words[at + 5] = row.event[0];
    words[at + 6] = row.event[1];
    const half = at / 2;
    floats[half + 4] = row.time;
    floats[half + 5] = row.bytes;
    floats[half + 6] = row.number;
    this.#size++;
  }

  /** Adds a half that its reader tells in numbers; see `RecordNumbers`. */
  addNumbers(facts: number, object: number, numbers: RecordNumbers): void {
    const { words, floats } = this.#room();
    const at = (this.#size % rowsABlock) * wordsARow;
    const { text, requestIdAt } = numbers;
    words[at] = base36Bytes(text, requestIdAt, requestIdAt + 6);
    words[at + 1] = base36Bytes(text, requestIdAt + 6, requestIdAt + 11);
    words[at + 2] = base36Bytes(text, requestIdAt + 11, requestIdAt + 16);
    words[at + 3] = facts;
    words[at + 4] = object;
    words[at + 5] = numbers.eventHigh;
    words[at + 6] = numbers.eventLow;
    const half = at / 2;
    floats[half + 4] = numbers.time;
    floats[half + 5] = numbers.bytes;
    floats[half + 6] = numbers.number;
    this.#size++;
  }

  /** The row of an index, read anew at each call. */
  row(index: number): HalfRow {
    const { words, floats } = this.#block(index);
    const at = (index % rowsABlock) * wordsARow;
    const half = at / 2;
    return {
      id: [words[at] as number, words[at + 1] as number, words[at + 2] as number],
      facts: words[at + 3] as number,
      object: words[at + 4] as number,
      event: [words[at + 5] as number, words[at + 6] as number],
      time: floats[half + 4] as number,
      bytes: floats[half + 5] as number,
      number: floats[half + 6] as number,
    };
  }

  /** A row's bytes, for a file; they are valid until the table is cleared. */
  rowBytes(index: number): Uint8Array {
    const { words } = this.#block(index);
    return new Uint8Array(words.buffer, (index % rowsABlock) * halfRowBytes, halfRowBytes);
  }

  /** Adds rows from their bytes. */
  addBytes(bytes: Uint8Array): void {
    for (let at = 0; at + halfRowBytes <= bytes.length; at += halfRowBytes) {
      const target = new Uint8Array(this.#room().words.buffer);
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
    const { words } = this.#block(index);
    const at = (index % rowsABlock) * wordsARow;
    let hash = Math.imul((words[at] as number) ^ 0x9e3779b1, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15) ^ (words[at + 1] as number), 0xc2b2ae35);
    hash = Math.imul(hash ^ (hash >>> 13) ^ (words[at + 2] as number), 0x27d4eb2f);
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
    const [one, other] = [this.#block(a).words, this.#block(b).words];
    const [i, j] = [(a % rowsABlock) * wordsARow, (b % rowsABlock) * wordsARow];
    if (one[i] !== other[j] || one[i + 1] !== other[j + 1] || one[i + 2] !== other[j + 2]) return false;
    const [facts, otherFacts] = [one[i + 3] as number, other[j + 3] as number];
    return facts === otherFacts || groupOf(facts) === groupOf(otherFacts);
  }

  /** The block that the next row goes to. */
  #room(): Block {
    const number = Math.floor(this.#size / rowsABlock);
    return this.#blocks[number] ?? this.#grow();
  }

  #grow(): Block {
    const buffer = new ArrayBuffer(rowsABlock * halfRowBytes);
    const block = { words: new Uint32Array(buffer), floats: new Float64Array(buffer) };
    this.#blocks.push(block);
    return block;
  }

  #block(index: number): Block {
    return this.#blocks[Math.floor(index / rowsABlock)] as Block;
  }
}

function base36Bytes(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let i = start; i < end; i++) {
    const code = bytes[i] as number;
    value = value * 36 + (code < 58 ? code - 48 : code - 55);
  }
  return value;
}
