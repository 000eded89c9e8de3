import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import AjvDraft04 from "ajv-draft-04";
import addFormats from "ajv-formats";

/** A file of the project. */
export function projectFile(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

/** A JSON file of the project. */
export function readJson(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(projectFile(path), "utf8").replace(/^\uFEFF/, ""));
}

/** A check against a schema, of the draft it says: nothing, or what is wrong. */
export function schemaCheck(schema: Record<string, unknown>): (data: unknown) => string {
  const isDraft04 = String(schema["$schema"]).includes("draft-04");
  const Ajv = isDraft04 ? AjvDraft04.default : Ajv2020;
  const ajv = new Ajv({ strict: false, allErrors: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  return (data) => validate(data) ? "" : JSON.stringify(validate.errors, undefined, 1);
}

/** The same schema, with no fields but those it names. */
export function closed(schema: unknown): Record<string, unknown> {
  const close = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(close);
    if (typeof part !== "object" || part === null) return part;
    const copy = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, close(value)]));
    return copy["type"] === "object" && "properties" in copy ? { additionalProperties: false, ...copy } : copy;
  };
  return close(schema) as Record<string, unknown>;
}
