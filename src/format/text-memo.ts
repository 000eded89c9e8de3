/** Remembers what a function makes of a text. Bounded: when full it forgets everything, since callers choose some texts. */
export class TextMemo<T> {
  readonly #make: (text: string) => T;
  readonly #limit: number;
  readonly #values = new Map<string, T>();

  /** @param limit how many texts are remembered at most */
  constructor(make: (text: string) => T, limit: number = 1 << 16) {
    this.#make = make;
    this.#limit = limit;
  }

  get(text: string): T {
    const known = this.#values.get(text);
    if (known !== undefined) return known;
    // A long text is rare and would hold memory for long.
    if (text.length > 1024) return this.#make(text);
    // A text of its own: a slice would keep in memory what it was cut from.
    const own = Buffer.from(text).toString();
    const value = this.#make(own);
    if (this.#values.size >= this.#limit) this.#values.clear();
    this.#values.set(own, value);
    return value;
  }
}
