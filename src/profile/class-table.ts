import { type FoldLevel, foldSource, highestFoldLevel } from "./fold-source.ts";
import {
  type ClassKey,
  classKeyFields,
  compareClasses,
  keepSample,
  type RequestClass,
  type Sample,
  sampleLimit,
  type SamplePlace,
} from "./request-class.ts";
import { RowTable } from "./row-table.ts";
import { Terms } from "./terms.ts";

/** The most classes a profile has before addresses are folded. */
export const defaultClassLimit = 25_000;

/** Numbers of a class: requests, bytes, first, last. */
const width = 4;

/** One request apart from its class. */
export interface CountedRequest {
  readonly time: number;
  readonly bytes: number;
  readonly requestId: string;
  /** Where it was read; of a joined one, the access-log line. */
  readonly object: string;
  readonly number: number;
  /** Of a joined one, the CloudTrail record. */
  readonly secondPlace?: SamplePlace | undefined;
}

/**
 * The classes of a profile while it is made. When there are more than the limit, all addresses are folded to the least
 * level that keeps it. The order in which requests arrive never changes the outcome: the number of classes at a level
 * only grows, so a level that was too fine once is too fine in the end.
 *
 * A class is a row of terms and a row of numbers: an object for each would cost several times the memory.
 */
export class ClassTable {
  readonly #limit: number;
  #level: FoldLevel;
  #terms = new Terms();
  #keys = new RowTable(classKeyFields.length);
  #numbers = new Float64Array(256 * width);
  #samples: Sample[][] = [];
  readonly #row = new Int32Array(classKeyFields.length);
  /** What sources have been folded to at the present level. */
  #folded = new Map<string, string>();

  constructor(limit: number = defaultClassLimit, level: FoldLevel = 0) {
    this.#limit = limit;
    this.#level = level;
  }

  get limit(): number {
    return this.#limit;
  }

  get level(): FoldLevel {
    return this.#level;
  }

  /** Counts one request; with its places it may become a sample. */
  add(key: ClassKey, { time, bytes, requestId, object, number, secondPlace }: CountedRequest): void {
    const index = this.#count(key, 1, bytes, time, time);
    const samples = this.#samples[index] as Sample[];
    const worst = samples[sampleLimit - 1];
    if (worst === undefined || time <= worst.time) {
      const { operation, source } = key;
      const places = secondPlace === undefined ? [{ object, number }] : [{ object, number }, secondPlace];
      keepSample(samples, { time, requestId, operation, source, places });
    }
    this.#foldToLimit();
  }

  /** Adds the requests of a class. */
  addClass(requestClass: RequestClass): void {
    this.#accumulate(requestClass);
    this.#foldToLimit();
  }

  /** Adds all that another table holds, at the coarser of the two levels. */
  merge(other: ClassTable): void {
    if (other.#level > this.#level) this.#foldTo(other.#level);
    for (const requestClass of other.#unsorted()) this.addClass(requestClass);
  }

  /** All classes, sorted by key. */
  classes(): RequestClass[] {
    return [...this.#unsorted()].toSorted(compareClasses);
  }

  #accumulate({ requests, bytes, first, last, samples, ...key }: RequestClass): void {
    const kept = this.#samples[this.#count(key, requests, bytes, first, last)] as Sample[];
    for (const sample of samples) keepSample(kept, sample);
  }

  /** @returns the index of the class */
  #count(key: ClassKey, requests: number, bytes: number, first: number, last: number): number {
    const row = this.#row;
    const terms = this.#terms;
    row[0] = terms.number(key.day);
    row[1] = terms.number(key.bucket);
    row[2] = terms.number(key.principal);
    row[3] = terms.number(this.#level === 0 ? key.source : this.#fold(key.source));
    row[4] = terms.number(key.endpoint);
    row[5] = terms.number(key.endpointAccount);
    row[6] = terms.number(key.service);
    row[7] = terms.number(key.operation);
    row[8] = terms.number(key.outcome);
    row[9] = terms.number(key.evidence);
    row[10] = terms.number(key.claim);
    const index = this.#keys.index(row);
    if (index === this.#samples.length) this.#begin(index);
    const numbers = this.#numbers;
    const at = index * width;
    numbers[at] = (numbers[at] as number) + requests;
    // Beyond 2^53 the order of adding would matter.
    numbers[at + 1] = Math.min((numbers[at + 1] as number) + bytes, Number.MAX_SAFE_INTEGER);
    if (first < (numbers[at + 2] as number)) numbers[at + 2] = first;
    if (last > (numbers[at + 3] as number)) numbers[at + 3] = last;
    return index;
  }

  #begin(index: number): void {
    this.#samples.push([]);
    const at = index * width;
    if (at === this.#numbers.length) {
      const larger = new Float64Array(at * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers.set([0, 0, Infinity, -Infinity], at);
  }

  #fold(source: string): string {
    let folded = this.#folded.get(source);
    if (folded === undefined) {
      folded = foldSource(source, this.#level);
      // As many as there are addresses in the logs; forgotten rather than kept without bound.
      if (this.#folded.size >= 1 << 17) this.#folded.clear();
      this.#folded.set(source, folded);
    }
    return folded;
  }

  #foldToLimit(): void {
    while (this.#keys.size > this.#limit && this.#level < highestFoldLevel) {
      this.#foldTo((this.#level + 1) as FoldLevel);
    }
  }

  #foldTo(level: FoldLevel): void {
    const coarser = new ClassTable(Infinity, level);
    for (const requestClass of this.#unsorted()) coarser.#accumulate(requestClass);
    this.#level = level;
    this.#terms = coarser.#terms;
    this.#keys = coarser.#keys;
    this.#numbers = coarser.#numbers;
    this.#samples = coarser.#samples;
    this.#folded = coarser.#folded;
  }

  *#unsorted(): Generator<RequestClass> {
    for (const [index, samples] of this.#samples.entries()) {
      const text = (field: number): string => this.#terms.text(this.#keys.field(index, field));
      const number = (field: number): number => this.#numbers[index * width + field] as number;
      yield {
        day: text(0),
        bucket: text(1),
        principal: text(2),
        source: text(3),
        endpoint: text(4),
        endpointAccount: text(5),
        service: text(6),
        operation: text(7),
        outcome: text(8) as RequestClass["outcome"],
        evidence: text(9) as RequestClass["evidence"],
        claim: text(10) as RequestClass["claim"],
        requests: number(0),
        bytes: number(1),
        first: number(2),
        last: number(3),
        samples,
      };
    }
  }
}
