/** A line within some bytes, without its end (LF or CRLF). */
export interface LineHandler {
  /**
   * @param bytes valid during the call only; the line is from `start` to before `end`
   * @param number of the line in its object, from 1
   * @param whole false where the line was longer than the limit and only its beginning is here
   */
  (bytes: Uint8Array, start: number, end: number, number: number, whole: boolean): void;
}

const lineFeed = 10;
const carriageReturn = 13;

/** Cuts chunks of bytes into lines. A line inside one chunk is not copied; memory is bounded by `limit`. */
export class LineSplitter {
  readonly #onLine: LineHandler;
  readonly #limit: number;
  /** The beginning of a line that the last chunk did not end. */
  #carry: Uint8Array = new Uint8Array(0);
  #carried = 0;
  #whole = true;
  #number = 0;

  /** @param limit longest line that is handed over whole; of a longer one so many bytes of its beginning */
  constructor(onLine: LineHandler, limit: number) {
    this.#onLine = onLine;
    this.#limit = limit;
  }

  push(chunk: Uint8Array): void {
    let start = 0;
    let end = chunk.indexOf(lineFeed);
    if (end >= 0 && this.#carried > 0) {
      this.#keep(chunk, 0, end);
      this.#endCarried();
      start = end + 1;
      end = chunk.indexOf(lineFeed, start);
    }
    while (end >= 0) {
      this.#hand(chunk, start, Math.min(end, start + this.#limit), end - start <= this.#limit);
      start = end + 1;
      end = chunk.indexOf(lineFeed, start);
    }
    if (start < chunk.length) this.#keep(chunk, start, chunk.length);
  }

  /** After the last chunk: a last line needs no line feed. */
  end(): void {
    if (this.#carried > 0) this.#endCarried();
  }

  /** Bytes of an unfinished line that are held now. */
  get pending(): number {
    return this.#carried;
  }

  #endCarried(): void {
    const carried = this.#carried;
    const whole = this.#whole;
    this.#carried = 0;
    this.#whole = true;
    this.#hand(this.#carry, 0, carried, whole);
  }

  #keep(chunk: Uint8Array, start: number, end: number): void {
    const room = Math.min(end - start, this.#limit - this.#carried);
    if (room < end - start) this.#whole = false;
    const needed = this.#carried + room;
    if (needed > this.#carry.length) {
      const larger = new Uint8Array(Math.min(this.#limit, Math.max(needed, 2 * this.#carry.length, 4096)));
      larger.set(this.#carry.subarray(0, this.#carried));
      this.#carry = larger;
    }
    this.#carry.set(chunk.subarray(start, start + room), this.#carried);
    this.#carried = needed;
  }

  #hand(bytes: Uint8Array, start: number, end: number, whole: boolean): void {
    this.#number++;
    const trimmed = end > start && bytes[end - 1] === carriageReturn && whole ? end - 1 : end;
    this.#onLine(bytes, start, trimmed, this.#number, whole);
  }
}
