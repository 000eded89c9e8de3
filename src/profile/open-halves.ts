import { harmlessJson } from "../diagnostic/harmless-json.ts";
import type { RecordFacts } from "../record/record.ts";
import { factFields } from "./facts-table.ts";
import type { Half } from "./half.ts";

/**
 * Writes open halves as lines of JSON, for a state. Facts and names of objects are written once, before the first half that
 * needs them, and numbered from 0 in their order:
 *
 * - `["facts", KIND, ROLE, ...]` in the order of {@link factFields}
 * - `["object", NAME]`
 * - `[REQUEST ID, FACTS, OBJECT, EVENT, EVENT, TIME, BYTES, NUMBER]`
 */
export class OpenHalfWriter {
  readonly #facts = new Map<string, number>();
  readonly #objects = new Map<string, number>();

  /** The lines of a half, each with its line feed. */
  lines({ facts, requestId, event, time, bytes, object, number }: Half): string {
    const fields = harmlessJson(["facts", ...factFields.map((field) => facts[field])]);
    const [factsLine, factsNumber] = numbered(this.#facts, fields);
    const [objectLine, objectNumber] = numbered(this.#objects, harmlessJson(["object", object]));
    return `${factsLine}${objectLine}${
      harmlessJson([requestId, factsNumber, objectNumber, ...event, time, bytes, number])
    }\n`;
  }
}

// The line that defines a number, empty where it is defined already.
function numbered(known: Map<string, number>, line: string): [line: string, number: number] {
  const number = known.get(line);
  if (number !== undefined) return ["", number];
  known.set(line, known.size);
  return [`${line}\n`, known.size - 1];
}

/** Reads what {@link OpenHalfWriter} wrote. */
export class OpenHalfReader {
  readonly #facts: RecordFacts[] = [];
  readonly #objects: string[] = [];

  /**
   * @param row a line, parsed
   * @returns undefined for a line that defines something
   * @throws TypeError for what is no such line
   */
  half(row: unknown): Half | undefined {
    if (!Array.isArray(row)) throw new TypeError("a half is no list");
    const [first, ...rest] = row as readonly unknown[];
    if (first === "object" && rest.length === 1 && typeof rest[0] === "string") {
      this.#objects.push(rest[0]);
      return undefined;
    }
    if (first === "facts" && rest.length === factFields.length) {
      this.#facts.push(factsOf(rest));
      return undefined;
    }
    const [facts, object, high, low, time, bytes, number] = rest;
    const ofFacts = isCount(facts) ? this.#facts[facts] : undefined;
    const ofObject = isCount(object) ? this.#objects[object] : undefined;
    if (typeof first !== "string" || rest.length !== 7 || ofFacts === undefined || ofObject === undefined) {
      throw new TypeError("a half has not the form of one, or names facts or an object that do not stand before it");
    }
    if (!isCount(high) || !isCount(low) || !isCount(time) || !isCount(bytes) || !isCount(number)) {
      throw new TypeError("a half has a number that is none");
    }
    return { facts: ofFacts, requestId: first, object: ofObject, event: [high, low], time, bytes, number };
  }
}

const words: Readonly<Partial<Record<keyof RecordFacts, ReadonlySet<unknown>>>> = {
  kind: new Set<RecordFacts["kind"]>(["log", "trail", "old-trail", "network"]),
  role: new Set<RecordFacts["role"]>(["main", "copy-source"]),
  outcome: new Set<RecordFacts["outcome"]>(["reached", "denied"]),
};

function factsOf(values: readonly unknown[]): RecordFacts {
  const entries = factFields.map((field, index): [string, string] => {
    const value = values[index];
    if (typeof value !== "string" || words[field]?.has(value) === false) {
      throw new TypeError(`the facts of a half have a ${field} that is none`);
    }
    return [field, value];
  });
  return Object.fromEntries(entries) as unknown as RecordFacts;
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
