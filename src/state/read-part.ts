import { createHash } from "node:crypto";
import { LineSplitter } from "../format/line-splitter.ts";
import { gunzip } from "../source/gunzip.ts";
import { type PartEntry, partFile } from "./manifest.ts";
import { partFileLimit, partHeader } from "./part-writer.ts";
import { MissingPartError, StateError } from "./state-error.ts";
import type { StateStore } from "./state-store.ts";

const lineLimit = 64 * 1024 * 1024;

/**
 * The bytes of a part, checked against size and SHA-256 before anything of them is used.
 *
 * @throws StateError where it is missing or damaged
 */
export async function readPart(store: StateStore, part: PartEntry): Promise<Uint8Array> {
  const name = `${store.name}/${partFile(part)}`;
  if (part.bytes > partFileLimit) throw new StateError(`${name} is said to have ${part.bytes} bytes`);
  const bytes = await store.read(partFile(part), part.bytes);
  if (bytes === undefined) throw new MissingPartError(`${name} is missing`);
  if (bytes.length !== part.bytes) {
    throw new StateError(`${name} is damaged: it has not the ${part.bytes} bytes that it was written with`);
  }
  if (createHash("sha256").update(bytes).digest("hex") !== part.sha256) {
    throw new StateError(`${name} is damaged: its SHA-256 is not the one it was written with`);
  }
  return bytes;
}

/** The content of the bytes of a part with gzip undone, in chunks. */
export async function* partChunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield* gunzip(one(bytes));
}

/**
 * Reads the rows of a part that is not a profile.
 *
 * @param onRow is given each row as JSON, and returns false for one that does not count; what it throws makes the part a
 *   damaged one
 * @throws StateError where the part is missing, damaged, or not what the manifest says
 */
export async function readRows(
  store: StateStore,
  part: PartEntry,
  onRow: (row: unknown) => boolean | void,
): Promise<void> {
  const file = await readPart(store, part);
  const header = partHeader(part.kind, part.day).trimEnd();
  let count = 0;
  try {
    const splitter = new LineSplitter((bytes, start, end, number, whole) => {
      const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(start, end));
      if (!whole) throw new TypeError(`line ${number} is too long`);
      if (number > 1) count += onRow(JSON.parse(text)) === false ? 0 : 1;
      else if (text !== header) throw new TypeError("it is another part");
    }, lineLimit);
    for await (const chunk of partChunks(file)) splitter.push(chunk);
    if (splitter.pending > 0) throw new TypeError("the last line is cut");
    if (count !== part.rows) throw new TypeError(`it has ${count} rows, and the manifest says ${part.rows}`);
  } catch (error) {
    const message = `${store.name}/${partFile(part)} is not as it was written: ${(error as Error).message}`;
    throw new StateError(message, [], { cause: error });
  }
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
