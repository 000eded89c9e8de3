/** Numbers for texts: each distinct text is kept once, and rows of tables hold its number. */
export class Terms {
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [];

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
