import { harmlessJson } from "../diagnostic/harmless-json.ts";
import type { PartEntry } from "./manifest.ts";
import type { ObjectEntry } from "./object-index.ts";
import type { PartWriter } from "./part-writer.ts";
import { type PartFile, readParts, readRows } from "./read-part.ts";
import type { StateStore } from "./state-store.ts";

// Two parts become one while the older is not at least twice as long, so that a row is written again some seventeen times
// at most until its part is full, and there are never more short parts than digits of the number of objects.
const fullPart = 100_000;

/** Reads the objects of a part, in their order. */
export async function readObjects(
  file: PartFile,
  onObject: (entry: ObjectEntry) => void,
): Promise<void> {
  await readRows(file, (row) => {
    if (!Array.isArray(row) || row.length !== 4) throw new TypeError("an object has not the form of one");
    const [name, bytes, sha256, etag] = row as readonly unknown[];
    const isDigest = typeof sha256 === "string" && /^(?:[0-9a-f]{64})?$/.test(sha256);
    if (typeof name !== "string" || !Number.isSafeInteger(bytes) || !isDigest || typeof etag !== "string") {
      throw new TypeError("an object has not the form of one");
    }
    onObject({ name, bytes: bytes as number, sha256, etag });
  });
}

/**
 * Writes further objects behind the parts that there are, and makes short parts to longer ones.
 *
 * @returns all parts of objects, in order
 */
export async function appendObjects(
  store: StateStore,
  parts: readonly PartEntry[],
  added: readonly ObjectEntry[],
  writer: PartWriter,
): Promise<PartEntry[]> {
  if (added.length === 0) return [...parts];
  const kept = [...parts];
  const merged: PartEntry[] = [];
  let rows = added.length;
  for (let last = kept.at(-1); last !== undefined; last = kept.at(-1)) {
    if (last.rows >= 2 * rows || last.rows + rows > fullPart) break;
    kept.pop();
    merged.unshift(last);
    rows += last.rows;
  }
  const texts: string[] = [];
  for await (const file of readParts(store, merged)) {
    await readObjects(file, (entry) => texts.push(objectRow(entry)));
  }
  for (const entry of added) texts.push(objectRow(entry));
  return [...kept, ...await writer.writeRows("objects", undefined, texts)];
}

function objectRow({ name, bytes, sha256, etag }: ObjectEntry): string {
  return `${harmlessJson([name, bytes, sha256, etag])}\n`;
}
