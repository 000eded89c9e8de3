import { type FoldLevel, foldSource, highestFoldLevel } from "./fold-source.ts";
import { type ClassKey, classKeyFields, compareClasses, type RequestClass, type SamplePlace } from "./request-class.ts";
import { RowTable } from "./row-table.ts";
import { type Place, type SampleParts, SampleTable } from "./sample-table.ts";
import { Terms } from "./terms.ts";

/** The most classes a profile has before addresses are folded. */
export const defaultClassLimit = 25_000;

/** Numbers of a class: requests, bytes, first, last. */
const width = 4;
const sourceField = classKeyFields.indexOf("source");

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

/** What a {@link ClassTable} holds, as it can be sent to another thread. */
export interface ClassTableParts {
  readonly level: FoldLevel;
  readonly texts: readonly string[];
  readonly keys: Int32Array<ArrayBuffer>;
  readonly numbers: Float64Array<ArrayBuffer>;
  readonly samples: SampleParts;
}

/** Where an object's records stand: the object that it is a part of, and how many records of that come before it. */
export type PlaceOf = (object: string) => { readonly object: string; readonly offset: number };

/** For objects that are no parts of others. */
export const itsOwnPlace: PlaceOf = (object) => ({ object, offset: 0 });

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
  #generation = 0;
  #terms: Terms;
  #keys: RowTable;
  #numbers: Float64Array<ArrayBuffer>;
  #samples: SampleTable;
  readonly #row = new Int32Array(classKeyFields.length);
  /** What sources have been folded to at the present level. */
  #folded = new Map<string, string>();

  /** @param parts of another table of the same limit and level */
  constructor(limit: number = defaultClassLimit, level: FoldLevel = 0, parts: Partial<ClassTableParts> = {}) {
    this.#limit = limit;
    this.#level = parts.level ?? level;
    this.#terms = new Terms(parts.texts);
    this.#keys = new RowTable(classKeyFields.length, parts.keys);
    this.#numbers = parts.numbers ?? new Float64Array(256 * width);
    this.#samples = new SampleTable(this.#terms, parts.samples);
  }

  /** What it holds. It must not be used any more. */
  get parts(): ClassTableParts {
    return {
      level: this.#level,
      texts: this.#terms.texts,
      keys: this.#keys.rows,
      numbers: this.#numbers,
      samples: this.#samples.parts,
    };
  }

  get limit(): number {
    return this.#limit;
  }

  get level(): FoldLevel {
    return this.#level;
  }

  /** Changes when addresses are folded: indexes of classes from before mean nothing any more. */
  get generation(): number {
    return this.#generation;
  }

  /** The index of a class, which is added if it is new: then addresses may be folded, before the index is given. */
  index(key: ClassKey): number {
    const level = this.#level;
    const index = this.#find(key);
    this.#foldToLimit();
    return level === this.#level ? index : this.#find(key);
  }

  /** Counts one request of the class of an index. @returns whether it may be one of the class's samples */
  count(index: number, time: number, bytes: number): boolean {
    this.#accumulate(index, 1, bytes, time, time);
    return this.#samples.mayHold(index, time);
  }

  /**
   * Offers a request that was counted as a sample.
   *
   * @param source its address before any folding
   */
  sample(index: number, operation: string, source: string, request: CountedRequest): void {
    const { time, requestId, object, number, secondPlace } = request;
    const places = secondPlace === undefined ? [{ object, number }] : [{ object, number }, secondPlace];
    this.#samples.add(index, { time, requestId, operation, source, places });
  }

  /** Counts one request; with its places it may become a sample. */
  add(key: ClassKey, request: CountedRequest): void {
    const index = this.index(key);
    if (this.count(index, request.time, request.bytes)) this.sample(index, key.operation, key.source, request);
  }

  /** Adds the requests of a class. */
  addClass({ requests, bytes, first, last, samples, ...key }: RequestClass): void {
    const index = this.index(key);
    this.#accumulate(index, requests, bytes, first, last);
    for (const sample of samples) this.#samples.add(index, sample);
  }

  /** Adds all that another table holds, at the coarser of the two levels. */
  merge(other: ClassTable, placeOf: PlaceOf = itsOwnPlace): void {
    if (other.#level > this.#level) this.#foldTo(other.#level);
    this.#addAll(other, placeOf);
    this.#foldToLimit();
  }

  /** All classes, sorted by key. */
  classes(): RequestClass[] {
    return Array.from({ length: this.#keys.size }, (_, index) => this.#class(index)).toSorted(compareClasses);
  }

  #find(key: ClassKey): number {
    const row = this.#row;
    const terms = this.#terms;
    row[0] = terms.number(key.day);
    row[1] = terms.number(key.bucket);
    row[2] = terms.number(key.principal);
    row[sourceField] = terms.number(this.#level === 0 ? key.source : this.#fold(key.source));
    row[4] = terms.number(key.endpoint);
    row[5] = terms.number(key.endpointAccount);
    row[6] = terms.number(key.service);
    row[7] = terms.number(key.operation);
    row[8] = terms.number(key.outcome);
    row[9] = terms.number(key.evidence);
    row[10] = terms.number(key.claim);
    return this.#indexOfRow();
  }

  #indexOfRow(): number {
    const before = this.#keys.size;
    const index = this.#keys.index(this.#row);
    if (index === before) this.#begin(index);
    return index;
  }

  #begin(index: number): void {
    this.#samples.begin(index);
    const at = index * width;
    if (at === this.#numbers.length) {
      const larger = new Float64Array(at * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[at + 2] = Infinity;
    this.#numbers[at + 3] = -Infinity;
  }

  #accumulate(index: number, requests: number, bytes: number, first: number, last: number): void {
    const numbers = this.#numbers;
    const at = index * width;
    numbers[at] = (numbers[at] as number) + requests;
    // Beyond 2^53 the order of adding would matter.
    numbers[at + 1] = Math.min((numbers[at + 1] as number) + bytes, Number.MAX_SAFE_INTEGER);
    if (first < (numbers[at + 2] as number)) numbers[at + 2] = first;
    if (last > (numbers[at + 3] as number)) numbers[at + 3] = last;
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
    coarser.#addAll(this, itsOwnPlace);
    this.#level = level;
    this.#generation++;
    this.#terms = coarser.#terms;
    this.#keys = coarser.#keys;
    this.#numbers = coarser.#numbers;
    this.#samples = coarser.#samples;
    this.#folded = coarser.#folded;
  }

  /** Adds all that another table of the same or of a finer level holds. */
  #addAll(other: ClassTable, placeOf: PlaceOf): void {
    // Terms are numbers here and there: each is looked up once.
    const known: number[] = [];
    const folded: number[] = [];
    const places: Place[] = [];
    const placeOfTerm = (term: number): Place => (places[term] ??= this.#placeOf(placeOf(other.#terms.text(term))));
    const termOf = (term: number): number => (known[term] ??= this.#terms.number(other.#terms.text(term)));
    const sourceOf = (term: number): number => {
      if (this.#level === other.#level) return termOf(term);
      return (folded[term] ??= this.#terms.number(this.#fold(other.#terms.text(term))));
    };
    for (let from = 0; from < other.#keys.size; from++) {
      for (let field = 0; field < classKeyFields.length; field++) {
        const term = other.#keys.field(from, field);
        this.#row[field] = field === sourceField ? sourceOf(term) : termOf(term);
      }
      const index = this.#indexOfRow();
      const number = (i: number): number => other.#numbers[from * width + i] as number;
      this.#accumulate(index, number(0), number(1), number(2), number(3));
      this.#samples.addAll(index, other.#samples, from, termOf, placeOfTerm);
    }
  }

  #placeOf({ object, offset }: ReturnType<PlaceOf>): Place {
    return { term: this.#terms.number(object), offset };
  }

  #class(index: number): RequestClass {
    const text = (field: number): string => this.#terms.text(this.#keys.field(index, field));
    const number = (field: number): number => this.#numbers[index * width + field] as number;
    return {
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
      samples: this.#samples.samples(index),
    };
  }
}
