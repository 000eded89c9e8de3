import { compareText } from "../diagnostic/diagnostic.ts";
import { odd, type PackedId, packId, unpackId } from "./half-table.ts";
import { type Sample, sampleLimit, type SamplePlace } from "./request-class.ts";
import type { Terms } from "./terms.ts";

// A row: three 64-bit numbers (time, number of the record, number of the second record) and seven 32-bit ones.
const floatsARow = 3;
const wordsARow = 7;
const operation = 3;
const source = 4;
const object = 5;
const secondObject = 6;
/** Stands for no second place. */
const none = 0xffffffff;

/** What a {@link SampleTable} holds, as it can be sent to another thread. */
export interface SampleParts {
  readonly floats: Float64Array<ArrayBuffer>;
  readonly words: Uint32Array<ArrayBuffer>;
  readonly counts: Uint8Array<ArrayBuffer>;
}

/** Where the records of an object stand that is a part of another one. */
export interface Place {
  /** Of the name of the whole object. */
  readonly term: number;
  /** Records of it that come before. */
  readonly offset: number;
}

/** The least few samples of each class, as rows of numbers: objects would be most of what a profile takes in memory. */
export class SampleTable {
  readonly #terms: Terms;
  #floats: Float64Array<ArrayBuffer>;
  #words: Uint32Array<ArrayBuffer>;
  #counts: Uint8Array<ArrayBuffer>;
  /** The row that is being added. */
  readonly #newFloats = new Float64Array(floatsARow);
  readonly #newWords = new Uint32Array(wordsARow);

  /**
   * @param terms where texts are kept
   * @param parts of another table whose texts are the same
   */
  constructor(terms: Terms, parts?: SampleParts) {
    this.#terms = terms;
    this.#floats = parts?.floats ?? new Float64Array(floatsARow * sampleLimit * 256);
    this.#words = parts?.words ?? new Uint32Array(wordsARow * sampleLimit * 256);
    this.#counts = parts?.counts ?? new Uint8Array(256);
  }

  /** What it holds. It must not be used any more. */
  get parts(): SampleParts {
    return { floats: this.#floats, words: this.#words, counts: this.#counts };
  }

  /** Whether a request of that time may be among the least few of a class. */
  mayHold(index: number, time: number): boolean {
    return this.#counts[index] !== sampleLimit ||
      time <= (this.#floats[(index * sampleLimit + sampleLimit - 1) * floatsARow] as number);
  }

  /** Makes room for a class, which has no samples yet. */
  begin(index: number): void {
    if (index < this.#counts.length) return;
    this.#floats = grown(this.#floats, new Float64Array(this.#floats.length * 2));
    this.#words = grown(this.#words, new Uint32Array(this.#words.length * 2));
    this.#counts = grown(this.#counts, new Uint8Array(this.#counts.length * 2));
  }

  /** Adds a sample to those of a class, if it is one of the least few. */
  add(index: number, sample: Sample): void {
    const [place, second] = sample.places as readonly [SamplePlace, SamplePlace | undefined];
    this.#newFloats[0] = sample.time;
    this.#newFloats[1] = place.number;
    this.#newFloats[2] = second?.number ?? 0;
    this.#newWords.set(packId(sample.requestId, this.#terms));
    this.#newWords[operation] = this.#terms.number(sample.operation);
    this.#newWords[source] = this.#terms.number(sample.source);
    this.#newWords[object] = this.#terms.number(place.object);
    this.#newWords[secondObject] = second === undefined ? none : this.#terms.number(second.object);
    this.#keep(index);
  }

  /**
   * Adds the samples of a class of another table.
   *
   * @param termOf this table's term for one of the other's
   * @param placeOf the same for names of objects, and what is to be added to a number there
   */
  addAll(
    index: number,
    other: SampleTable,
    otherIndex: number,
    termOf: (term: number) => number,
    placeOf: (term: number) => Place,
  ): void {
    for (let row = otherIndex * sampleLimit, left = other.#counts[otherIndex] as number; left > 0; row++, left--) {
      for (let i = 0; i < floatsARow; i++) this.#newFloats[i] = other.#floats[row * floatsARow + i] as number;
      const words = row * wordsARow;
      for (let i = 0; i < wordsARow; i++) this.#newWords[i] = other.#words[words + i] as number;
      if (this.#newWords[0] === odd) this.#newWords[1] = termOf(this.#newWords[1] as number);
      this.#newWords[operation] = termOf(this.#newWords[operation] as number);
      this.#newWords[source] = termOf(this.#newWords[source] as number);
      this.#putPlace(object, 1, placeOf);
      if (this.#newWords[secondObject] !== none) this.#putPlace(secondObject, 2, placeOf);
      this.#keep(index);
    }
  }

  /** The samples of a class, in their order. */
  samples(index: number): Sample[] {
    const samples: Sample[] = [];
    for (let row = index * sampleLimit, left = this.#counts[index] as number; left > 0; row++, left--) {
      const [floats, words] = [row * floatsARow, row * wordsARow];
      const places: SamplePlace[] = [{
        object: this.#text(words + object),
        number: this.#floats[floats + 1] as number,
      }];
      if (this.#words[words + secondObject] !== none) {
        places.push({ object: this.#text(words + secondObject), number: this.#floats[floats + 2] as number });
      }
      samples.push({
        time: this.#floats[floats] as number,
        requestId: unpackId(idAt(this.#words, words), this.#terms),
        operation: this.#text(words + operation),
        source: this.#text(words + source),
        places,
      });
    }
    return samples;
  }

  #text(word: number): string {
    return this.#terms.text(this.#words[word] as number);
  }

  #putPlace(word: number, float: number, placeOf: (term: number) => Place): void {
    const { term, offset } = placeOf(this.#newWords[word] as number);
    this.#newWords[word] = term;
    this.#newFloats[float] = (this.#newFloats[float] as number) + offset;
  }

  /** Puts the new row in its place. */
  #keep(index: number): void {
    const first = index * sampleLimit;
    const count = this.#counts[index] as number;
    let row = first + count;
    while (row > first && this.#isBefore(row - 1)) row--;
    if (row === first + sampleLimit) return;
    const end = first + Math.min(count, sampleLimit - 1);
    this.#floats.copyWithin((row + 1) * floatsARow, row * floatsARow, end * floatsARow);
    this.#words.copyWithin((row + 1) * wordsARow, row * wordsARow, end * wordsARow);
    this.#floats.set(this.#newFloats, row * floatsARow);
    this.#words.set(this.#newWords, row * wordsARow);
    if (count < sampleLimit) this.#counts[index] = count + 1;
  }

  /** Whether the new row comes before a row, in the order of `compareSamples`. */
  #isBefore(row: number): boolean {
    const floats = row * floatsARow;
    const words = row * wordsARow;
    return (
      (this.#newFloats[0] as number) - (this.#floats[floats] as number) ||
      this.#compareIds(words) ||
      this.#compareTerms(words, operation) ||
      this.#comparePlaces(floats, words) ||
      this.#compareTerms(words, source)
    ) < 0;
  }

  #compareIds(words: number): number {
    const [mine, other] = [idAt(this.#newWords, 0), idAt(this.#words, words)];
    // Digits come before letters in the alphabet of texts too.
    if (mine[0] !== odd && other[0] !== odd) return mine[0] - other[0] || mine[1] - other[1] || mine[2] - other[2];
    return compareText(unpackId(mine, this.#terms), unpackId(other, this.#terms));
  }

  #compareTerms(words: number, field: number): number {
    const [mine, other] = [this.#newWords[field] as number, this.#words[words + field] as number];
    return mine === other ? 0 : compareText(this.#terms.text(mine), this.#terms.text(other));
  }

  #comparePlaces(floats: number, words: number): number {
    const first = this.#compareTerms(words, object) ||
      (this.#newFloats[1] as number) - (this.#floats[floats + 1] as number);
    if (first !== 0) return first;
    const [mine, other] = [this.#newWords[secondObject] === none, this.#words[words + secondObject] === none];
    if (mine || other) return Number(other) - Number(mine);
    return this.#compareTerms(words, secondObject) ||
      (this.#newFloats[2] as number) - (this.#floats[floats + 2] as number);
  }
}

function idAt(words: Uint32Array, at: number): PackedId {
  return [words[at] as number, words[at + 1] as number, words[at + 2] as number];
}

type Numbers = Float64Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;

function grown<T extends Numbers>(from: T, to: T): T {
  to.set(from);
  return to;
}
