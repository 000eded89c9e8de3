/** Numbers for texts: each distinct text is kept once, and rows of tables hold its number. */
export class Terms {
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [];

  /** @param texts that have the first numbers, in this order */
  constructor(texts: readonly string[] = []) {
    for (const text of texts) this.number(text);
  }

  /** All texts, by their numbers. */
  get texts(): readonly string[] {
    return this.#texts;
  }

  /** The number of a text, a new one if it is new. */
  number(text: string): number {
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.#texts.length;
      this.#numbers.set(text, number);
      this.#texts.push(text);
    }
    return number;
  }

  /** The text of a number that {@link number} gave. */
  text(number: number): string {
    return this.#texts[number] as string;
  }
}
