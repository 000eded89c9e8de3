import { type FoldLevel, foldSource, highestFoldLevel } from "./fold-source.ts";
import {
  type ClassKey,
  classKeyFields,
  compareClasses,
  keepSample,
  type RequestClass,
  type Sample,
  sampleLimit,
} from "./request-class.ts";
import { RowTable } from "./row-table.ts";
import { Terms } from "./terms.ts";

/** The most classes a profile has before addresses are folded. */
export const defaultClassLimit = 100_000;

interface ClassValue {
  requests: number;
  bytes: number;
  first: number;
  last: number;
  readonly samples: Sample[];
}

/**
 * The classes of a profile while it is made. When there are more than the limit, all addresses are folded to the least
 * level that keeps it. The order in which requests arrive never changes the outcome: the number of classes at a level
 * only grows, so a level that was too fine once is too fine in the end.
 */
export class ClassTable {
  readonly #limit: number;
  #level: FoldLevel;
  #terms = new Terms();
  #keys = new RowTable(classKeyFields.length);
  #values: ClassValue[] = [];
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

  /**
   * Counts one request.
   *
   * @param sample makes its sample; called only where it may be among the least
   */
  add(key: ClassKey, time: number, bytes: number, sample: () => Sample): void {
    const value = this.#value(key);
    value.requests += 1;
    value.bytes += bytes;
    if (time < value.first) value.first = time;
    if (time > value.last) value.last = time;
    const worst = value.samples[sampleLimit - 1];
    if (worst === undefined || time <= worst.time) keepSample(value.samples, sample());
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

  #value(key: ClassKey): ClassValue {
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
    return (this.#values[index] ??= { requests: 0, bytes: 0, first: Infinity, last: -Infinity, samples: [] });
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
    while (this.#values.length > this.#limit && this.#level < highestFoldLevel) {
      this.#foldTo((this.#level + 1) as FoldLevel);
    }
  }

  #foldTo(level: FoldLevel): void {
    const finer = [...this.#unsorted()];
    this.#level = level;
    this.#terms = new Terms();
    this.#keys = new RowTable(classKeyFields.length);
    this.#values = [];
    this.#folded = new Map();
    for (const requestClass of finer) this.#accumulate(requestClass);
  }

  #accumulate(requestClass: RequestClass): void {
    const value = this.#value(requestClass);
    value.requests += requestClass.requests;
    value.bytes += requestClass.bytes;
    value.first = Math.min(value.first, requestClass.first);
    value.last = Math.max(value.last, requestClass.last);
    for (const sample of requestClass.samples) keepSample(value.samples, sample);
  }

  *#unsorted(): Generator<RequestClass> {
    for (const [index, value] of this.#values.entries()) {
      const text = (field: number): string => this.#terms.text(this.#keys.field(index, field));
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
        ...value,
      };
    }
  }
}
