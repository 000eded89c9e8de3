import { createHash } from "node:crypto";
import { LineSplitter } from "../format/line-splitter.ts";
import { gunzip } from "../source/gunzip.ts";
import type { LogObject } from "../source/log-object.ts";
import { readAhead, type ReadAheadLimits } from "../source/read-ahead.ts";
import { type PartEntry, partFile } from "./manifest.ts";
import { partFileLimit, partHeader } from "./part-writer.ts";
import { MissingPartError, StateError } from "./state-error.ts";
import type { StateStore } from "./state-store.ts";

const lineLimit = 64 * 1024 * 1024;

/** A part that was read: what the manifest says of it, and its file, which is as it was written. */
export interface PartFile {
  readonly part: PartEntry;
  /** As the user knows it. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads a part, and checks it against size and SHA-256 before anything of it is used.
 *
 * @throws StateError where it is missing or damaged
 */
export async function readPart(store: StateStore, part: PartEntry): Promise<PartFile> {
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
  return { part, name, bytes };
}

// A store in S3 is asked for several at once; more of a long state need not be in memory.
const ahead: ReadAheadLimits = { requests: 16, bytes: 8 * 1024 * 1024, wholeObject: 4 * 1024 * 1024 };

/**
 * Reads parts in their order, while those after are on their way.
 *
 * @throws StateError where one is missing or damaged
 */
export async function* readParts(store: StateStore, parts: readonly PartEntry[]): AsyncGenerator<PartFile> {
  const objects = parts.map((part): LogObject => {
    const fetch = async (): Promise<Uint8Array> => (await readPart(store, part)).bytes;
    const open = async function* (): AsyncGenerator<Uint8Array> {
      yield await fetch();
    };
    return { name: `${store.name}/${partFile(part)}`, size: part.bytes, open, fetch };
  });
  let index = 0;
  for await (const { name, open } of readAhead(objects, ahead)) {
    const part = parts[index++] as PartEntry;
    for await (const bytes of open()) yield { part, name, bytes };
  }
}

/** The content of a part with gzip undone, in chunks. */
export async function* partChunks({ bytes }: PartFile): AsyncGenerator<Uint8Array> {
  yield* gunzip(one(bytes));
}

/**
 * Reads the rows of a part that is not a profile.
 *
 * @param onRow is given each row as JSON, and returns false for one that does not count; what it throws makes the part a
 *   damaged one
 * @throws StateError where the part is not what the manifest says
 */
export async function readRows(file: PartFile, onRow: (row: unknown) => boolean | void): Promise<void> {
  const { part, name } = file;
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
    throw new StateError(`${name} is not as it was written: ${(error as Error).message}`, [], { cause: error });
  }
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
