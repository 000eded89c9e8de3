/** A JSON object as `JSON.parse` gives it. Anybody may have written what is in it: nothing is of a type until looked at. */
export interface JsonObject {
  readonly [key: string]: unknown;
}

/** Whether a JSON value is an object; arrays are none. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value if it is an object, else an empty one: a member of the wrong type is as good as absent. */
export function objectOr(value: unknown): JsonObject {
  return isJsonObject(value) ? value : nothing;
}

const nothing: JsonObject = Object.freeze(Object.create(null));

/** The value if it is a text, else the empty text. */
export function textOr(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The texts of a text or of an array of texts, without empty ones: CloudTrail writes parameters in either way. */
export function textsOf(value: unknown): string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((text): text is string => typeof text === "string" && text !== "");
}

/** The value if it is a number of bytes, else 0: an integer that can be added exactly. */
export function byteCountOf(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0
    ? Math.min(Math.trunc(value), Number.MAX_SAFE_INTEGER)
    : 0;
}

/**
 * How many keys the objects in a JSON value have. A text with more keys than its value holds one of them twice, and no
 * two readers agree which one counts (RFC 8259 4).
 */
export function countKeys(value: unknown): number {
  let keys = 0;
  if (Array.isArray(value)) {
    for (const element of value) if (typeof element === "object") keys += countKeys(element);
  } else if (typeof value === "object" && value !== null) {
    // All keys are the object's own: JSON.parse makes even of `__proto__` an ordinary key.
    for (const key in value) {
      keys++;
      const member = (value as JsonObject)[key];
      if (typeof member === "object") keys += countKeys(member);
    }
  }
  return keys;
}
