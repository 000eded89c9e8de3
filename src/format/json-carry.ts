/** Bytes held over from one chunk to the next. The buffer is kept, so that holding costs one copy and no allocation. */
export class JsonCarry {
  #bytes: Uint8Array = new Uint8Array(0);
  #length = 0;

  /** How many bytes are held. */
  get length(): number {
    return this.#length;
  }

  /** What is held, from 0 to before {@link length}; valid until the next call of any other member. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** Holds `bytes` from `start` to before `end` too. */
  append(bytes: Uint8Array, start: number, end: number): void {
    const needed = this.#length + end - start;
    if (needed > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(needed, 2 * this.#bytes.length, 4096));
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    this.#bytes.set(bytes.subarray(start, end), this.#length);
    this.#length = needed;
  }

  /** Gives away what is held. */
  take(): Uint8Array {
    const taken = this.#bytes.subarray(0, this.#length);
    this.#bytes = new Uint8Array(0);
    this.#length = 0;
    return taken;
  }

  clear(): void {
    this.#length = 0;
  }
}
