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
    const value = this.#make(text);
    // A long text is rare and would hold memory for long.
    if (text.length <= 1024) {
      if (this.#values.size >= this.#limit) this.#values.clear();
      this.#values.set(text, value);
    }
    return value;
  }
}
