import type { RecordFacts } from "../record/record.ts";
import { RowTable } from "./row-table.ts";
import { Terms } from "./terms.ts";

/** The fields of {@link RecordFacts}, in the order of a table's row. */
export const factFields: readonly (keyof RecordFacts)[] = [
  "kind",
  "role",
  "bucket",
  "principal",
  "source",
  "endpoint",
  "endpointAccount",
  "service",
  "operation",
  "outcome",
  "claim",
];

const role = factFields.indexOf("role");
const bucket = factFields.indexOf("bucket");

/** Numbers for facts: what records tell is kept once for all that tell the same. */
export class FactsTable {
  readonly #terms: Terms;
  readonly #rows: RowTable;
  readonly #row = new Int32Array(factFields.length);
  /** Rows as objects: as they came, or made when they are asked for. */
  readonly #made: RecordFacts[] = [];

  /**
   * @param terms where texts are kept
   * @param rows of another table whose texts are the same
   */
  constructor(terms: Terms, rows?: Int32Array) {
    this.#terms = terms;
    this.#rows = new RowTable(factFields.length, rows);
  }

  /** The facts as rows of terms, one after the other: a copy. */
  get rows(): Int32Array<ArrayBuffer> {
    return this.#rows.rows;
  }

  /**
   * The number of facts, the former size where they are new.
   *
   * @param isOurs whether the object will not change, and is no larger than it need be
   */
  number(facts: RecordFacts, isOurs: boolean = false): number {
    for (let i = 0; i < factFields.length; i++) {
      this.#row[i] = this.#terms.number(facts[factFields[i] as keyof RecordFacts]);
    }
    const number = this.#rows.index(this.#row);
    if (isOurs) this.#made[number] ??= facts;
    return number;
  }

  /** The facts of a number that {@link number} gave. */
  facts(number: number): RecordFacts {
    return this.#made[number] ??= this.#make(number);
  }

  /** Role and bucket in one number: with the request id, what tells requests apart. */
  group(number: number): number {
    const isMain = this.#terms.text(this.#rows.field(number, role)) === "main";
    return this.#rows.field(number, bucket) * 2 + (isMain ? 0 : 1);
  }

  #make(number: number): RecordFacts {
    const entries = factFields.map((field, i) => [field, this.#terms.text(this.#rows.field(number, i))]);
    return Object.fromEntries(entries) as unknown as RecordFacts;
  }
}
