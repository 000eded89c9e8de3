/** 128 bits of a hash, as four signed 32-bit numbers. */
export type Digest = readonly [number, number, number, number];

/** The first 128 bits of a hash in hexadecimal digits. */
export function digestOfHex(hex: string): Digest {
  const word = (index: number): number => Number.parseInt(hex.slice(index * 8, index * 8 + 8), 16) | 0;
  return [word(0), word(1), word(2), word(3)];
}

/** A set of digests in 16 bytes each and some room: a set of texts would take ten times that for a million objects. */
export class DigestSet {
  #slots = new Int32Array(1024 * 4);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  has(digest: Digest): boolean {
    return this.#isAt(this.#slotOf(digest), digest);
  }

  add(digest: Digest): void {
    const slot = this.#slotOf(digest);
    if (this.#isAt(slot, digest)) return;
    this.#slots.set(occupied(digest), slot);
    this.#size++;
    if (this.#size * 8 > this.#slots.length) this.#grow();
  }

  /** All digests, in no order. */
  *[Symbol.iterator](): Generator<Digest> {
    for (let slot = 0; slot < this.#slots.length; slot += 4) if (!this.#isFree(slot)) yield this.#at(slot);
  }

  // The digest's place, or the free one where it would go.
  #slotOf(digest: Digest): number {
    const mask = this.#slots.length - 1;
    for (let slot = (occupied(digest)[0] * 4) & mask;; slot = (slot + 4) & mask) {
      if (this.#isFree(slot) || this.#isAt(slot, digest)) return slot;
    }
  }

  #isFree(slot: number): boolean {
    return this.#slots[slot] === 0;
  }

  #isAt(slot: number, digest: Digest): boolean {
    return occupied(digest).every((word, index) => this.#slots[slot + index] === word);
  }

  #at(slot: number): Digest {
    const word = (index: number): number => this.#slots[slot + index] as number;
    return [word(0), word(1), word(2), word(3)];
  }

  #grow(): void {
    const old = [...this];
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (const digest of old) this.#slots.set(digest, this.#slotOf(digest));
  }
}

// Zero in front stands for a free place. One hash in four thousand million is taken for another one's neighbour, and the
// other 96 bits tell them apart.
function occupied(digest: Digest): Digest {
  return digest[0] === 0 ? [1, digest[1], digest[2], digest[3]] : digest;
}
