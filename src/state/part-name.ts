/*
 * Every name tells the generation that it was written for. Once the manifest of a generation exists, no other run can still
 * commit that generation or an earlier one: whatever has such a number and stands in no manifest that is kept belongs to a
 * run that lost or died, and can be removed at once. Parts of higher generations belong to runs at work. So no clock and
 * no age decides what is removed.
 */

const digits = 10;

/** What a name in a state stands for. */
export interface NamedFile {
  readonly kind: "manifest" | "part" | "temporary";
  readonly generation: number;
}

/** The name of the manifest of a generation. */
export function manifestName(generation: number): string {
  return `manifest-${padded(generation)}.json`;
}

/** The name of a part: the generation that it was written for, and its content's SHA-256 in hexadecimal digits. */
export function partName(generation: number, sha256: string): string {
  return `part-${padded(generation)}-${sha256}.gz`;
}

/** The name under which something is written before it gets its own. */
export function temporaryName(name: string, unique: string): string {
  return `temporary-${padded(namedFile(name)?.generation ?? 0)}-${unique}`;
}

/** What a name stands for; undefined for what is none of a state. */
export function namedFile(name: string): NamedFile | undefined {
  const match = new RegExp(
    `^(?:(manifest)-(\\d{${digits}})\\.json|(part)-(\\d{${digits}})-[0-9a-f]{64}\\.gz|(temporary)-(\\d{${digits}})-[0-9a-f-]{36})$`,
  ).exec(name);
  if (match === null) return undefined;
  const kind = (match[1] ?? match[3] ?? match[5]) as NamedFile["kind"];
  return { kind, generation: Number(match[2] ?? match[4] ?? match[6]) };
}

function padded(generation: number): string {
  return String(generation).padStart(digits, "0");
}
