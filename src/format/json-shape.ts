import type { JsonLook } from "./json-look.ts";

/** Kinds of values in shapes; see `assembly/cloudtrail.ts`, which has the same numbers. */
export const valueKinds = {
  end: 0,
  kept: 1,
  string: 2,
  number: 3,
  time: 4,
  requestId: 5,
  eventId: 6,
  uuid: 7,
  bytes: 8,
  agent: 9,
  caller: 10,
  arn: 11,
  address: 12,
  copySource: 13,
  closed: 14,
} as const;

/** A piece of a shape: text, and the kind of the value that follows it. */
export interface ShapePiece {
  readonly text: string;
  readonly kind: number;
}

/** Longer records have no shape: they are rare, and shapes are kept. */
const longest = 32 * 1024;
const mostPieces = 1000;

/**
 * The text of a record but for the values that need not be the same in all records of its shape. Of two texts that fit one
 * shape, and whose values of all kinds but `string`, `number` and `uuid` mean the same, a reader that looks at them as
 * told finds the same.
 *
 * @param text an object in JSON, as `JSON.parse` takes it, no key twice in one object, one character a byte
 * @returns undefined where there is something out of the ordinary about the values that are looked at
 */
export function shapeOf(text: string, look: JsonLook): readonly ShapePiece[] | undefined {
  if (text.length > longest) return undefined;
  const pieces: ShapePiece[] = [];
  let from = 0;
  let at = 0;
  if (!takeValue(look) || pieces.length >= mostPieces) return undefined;
  pieces.push({ text: text.slice(from, at), kind: valueKinds.end });
  return pieces;

  function takeValue(look: JsonLook): boolean {
    skipBlanks();
    switch (text.charCodeAt(at)) {
      case openBrace:
        return takeObject(look);
      case openBracket:
        return takeArray(look);
      case quote:
        return takeString(look);
      default:
        return takeScalar(look);
    }
  }

  function takeObject(look: JsonLook): boolean {
    const members = typeof look === "object" && "members" in look ? look.members : undefined;
    const others: JsonLook = look === "none" ? "none" : "all";
    at++;
    for (skipBlanks(); text.charCodeAt(at) !== closeBrace; skipBlanks()) {
      if (text.charCodeAt(at) === comma) {
        at++;
        continue;
      }
      const key = stringAt();
      // The name that such a key spells is not looked for.
      if (members !== undefined && key.includes("\\")) return false;
      skipBlanks();
      at++;
      const member = members === undefined ? others : Object.hasOwn(members, key) ? members[key] as JsonLook : "none";
      if (!takeValue(member)) return false;
    }
    at++;
    return true;
  }

  function takeArray(look: JsonLook): boolean {
    const each: JsonLook = look === "none" ? "none" : typeof look === "object" && "each" in look ? look.each : "all";
    at++;
    for (skipBlanks(); text.charCodeAt(at) !== closeBracket; skipBlanks()) {
      if (text.charCodeAt(at) === comma) at++;
      else if (!takeValue(each)) return false;
    }
    at++;
    return true;
  }

  function takeString(look: JsonLook): boolean {
    const start = at + 1;
    const value = stringAt();
    const kind = stringKind(value, look);
    if (kind === undefined) return false;
    pieces.push({ text: text.slice(from, start), kind });
    from = at - 1;
    return true;
  }

  function takeScalar(look: JsonLook): boolean {
    const start = at;
    while (/[-+.\w]/.test(text.charAt(at))) at++;
    const value = text.slice(start, at);
    // What is no number stays in the shape.
    if (/^[tfn]/.test(value) || (look !== "none" && look !== "bytes")) return true;
    if (look === "bytes" && !/^(?:0|[1-9]\d{0,14})(?:\.0)?$/.test(value)) return false;
    pieces.push({ text: text.slice(from, start), kind: look === "bytes" ? valueKinds.bytes : valueKinds.number });
    from = at;
    return true;
  }

  function stringAt(): string {
    const start = at + 1;
    let end = text.indexOf('"', start);
    // An odd number of backslashes before it makes it a part of the string.
    while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
    at = end + 1;
    return text.slice(start, end);
  }

  function skipBlanks(): void {
    while (text.charCodeAt(at) <= space) at++;
  }
}

function isEscaped(text: string, place: number): boolean {
  let before = place;
  while (text.charCodeAt(before - 1) === backslash) before--;
  return (place - before) % 2 === 1;
}

const space = 0x20;
const quote = 0x22;
const comma = 0x2c;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

function stringKind(value: string, look: JsonLook): number | undefined {
  switch (look) {
    case "none":
      return valueKinds.string;
    case "request-id":
      return /^[\dA-Z]{16}$/.test(value)
        ? valueKinds.requestId
        : uuid.test(value)
        ? valueKinds.uuid
        : valueKinds.string;
    case "time":
      return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) ? valueKinds.time : undefined;
    case "event-id":
      return uuid.test(value) ? valueKinds.eventId : undefined;
    case "agent":
      return value.includes("\\") ? undefined : valueKinds.agent;
    case "caller":
      return value.includes("\\") ? undefined : valueKinds.caller;
    case "arn":
      return valueKinds.arn;
    case "address":
      return value.includes("\\") ? undefined : valueKinds.address;
    case "copy-source":
      return valueKinds.copySource;
    default:
      return value.includes("\\") ? undefined : valueKinds.kept;
  }
}
