import { markers } from "../record/claim.ts";
import type { JsonObject } from "./json-object.ts";
import { type ShapePiece, valueKinds } from "./json-shape.ts";

/** The values of one record that a template is filled with. */
export interface TemplateValues {
  /** What the scanner took into the key, in its order. */
  readonly key: readonly string[];
  readonly time: string;
  readonly requestId: string;
  readonly eventId: string;
  readonly bytes: number;
  readonly address: string;
}

interface Slot {
  readonly holder: { [name: string]: unknown };
  readonly name: string;
  readonly piece: number;
  readonly kind: number;
}

/**
 * A record of a shape with nothing in it but what a reader looks at, so that a reader cannot look at anything that two
 * records of one key need not share.
 */
export class ShapeTemplate {
  readonly #record: JsonObject;
  readonly #slots: readonly Slot[];

  constructor(pieces: readonly ShapePiece[]) {
    const text = pieces.map(({ text, kind }, i) => text + markOf(kind, i)).join("");
    this.#record = JSON.parse(Buffer.from(text, "latin1").toString("utf8")) as JsonObject;
    const slots: Slot[] = [];
    findMarks(this.#record);
    // Objects have keys that look like numbers before all others.
    this.#slots = slots.toSorted((a, b) => a.piece - b.piece);

    function findMarks(holder: object): void {
      for (const [name, value] of Object.entries(holder)) {
        if (typeof value === "object" && value !== null) findMarks(value);
        if (typeof value !== "string" || value === "") continue;
        const piece = Number(value);
        const { kind } = pieces[piece] as ShapePiece;
        slots.push({ holder: holder as { [name: string]: unknown }, name, piece, kind });
      }
    }
  }

  /** The record with these values, until the next call. */
  filled({ key, time, requestId, eventId, bytes, address }: TemplateValues): JsonObject {
    let next = 0;
    for (const { holder, name, kind } of this.#slots) {
      switch (kind) {
        case valueKinds.time:
          holder[name] = time;
          break;
        case valueKinds.requestId:
          holder[name] = requestId;
          break;
        case valueKinds.eventId:
          holder[name] = eventId;
          break;
        case valueKinds.bytes:
          holder[name] = bytes;
          break;
        case valueKinds.address:
          holder[name] = address;
          break;
        case valueKinds.agent:
          holder[name] = agentOf(key[next++] as string);
          break;
        default:
          holder[name] = key[next++];
      }
    }
    return this.#record;
  }
}

/** What stands in the place of a value: the number of its piece where it is looked at, and then it is a text. */
function markOf(kind: number, piece: number): string {
  switch (kind) {
    case valueKinds.end:
    case valueKinds.string:
    case valueKinds.uuid:
      return "";
    case valueKinds.number:
      return "0";
    case valueKinds.bytes:
      return `"${piece}"`;
    default:
      return `${piece}`;
  }
}

/** A user agent that makes the same claim as those that hold these markers: a bit for each of them. */
function agentOf(found: string): string {
  return markers.find((_, marker) => (found.charCodeAt(0) & (1 << marker)) !== 0)?.[0] ?? "";
}
