import { createHash } from "node:crypto";
import { formats } from "../format/formats.ts";
import type { Intake } from "../profile/intake.ts";
import { isProfile } from "../profile/read-profile.ts";
import { MemoryBudgetError } from "../profile/spill-folder.ts";
import type { Format, RecordSink } from "../format/format.ts";
import { isWithin, type TimeWindow, touchesDay } from "../record/time-window.ts";
import type { LogObject } from "../source/log-object.ts";
import { letGo } from "../source/gunzip.ts";
import { headBytes, inflated, openBytes, type OpenedBytes } from "../source/open-bytes.ts";
import { readAhead, type ReadAheadLimits } from "../source/read-ahead.ts";
import { Duplicates } from "./duplicates.ts";

/** How far a scan has come. */
export interface ScanProgress {
  readonly objects: number;
  readonly objectsInAll: number;
  /** Bytes with gzip undone. */
  readonly bytes: number;
  readonly records: number;
}

/** How log objects are read into an intake. */
export interface IngestOptions {
  /** Objects that are open at their beginning already. */
  readonly opened?: ReadonlyMap<LogObject, OpenedBytes>;
  /** Whether a digest is made of every object, or only of those that may be there twice. */
  readonly allDigests?: boolean;
  /** Where given, records of another time are out of scope. */
  readonly window?: TimeWindow;
  /** Asked about each object when its first bytes and so its format are known; where it says no, nothing more is read. */
  readonly accept?: (head: Uint8Array, format: Format | undefined) => boolean;
  /** How much of what is far away is fetched before it is read. */
  readonly readAhead?: ReadAheadLimits;
  /** Called after each chunk. */
  readonly onProgress?: (progress: ScanProgress) => void;
}

/**
 * Reads log objects into an intake, each content once. An object that cannot be read, or not to its end, is accounted for
 * there and stops nothing.
 *
 * @throws MemoryBudgetError where open requests could neither be kept in memory nor spilt
 * @returns whether all was read; false where `accept` said no, and the intake holds a part that is good for nothing
 */
export async function ingest(
  objects: readonly LogObject[],
  intake: Intake,
  options: IngestOptions = {},
): Promise<boolean> {
  const { opened, allDigests = false, onProgress } = options;
  const duplicates = new Duplicates(objects);
  let bytes = 0;
  let index = 0;
  for await (const object of readAhead(objects, options.readAhead)) {
    const content = opened?.has(object) === true ? undefined : object.content?.();
    // What was fetched is let go; the object as it was given can be fetched again.
    const original = objects[index] as LogObject;
    if (await duplicates.isDuplicate(original, content)) {
      intake.objectDuplicate();
    } else {
      const isDigested = allDigests && object.size !== undefined;
      // What comes over a network is not read twice where it cannot be a duplicate.
      const isTapped = isDigested && content === undefined && object.fetch !== undefined &&
        duplicates.isAlone(original);
      const digest = isDigested && !isTapped ? await duplicates.digestOf(original, content) : undefined;
      const tapped = isTapped ? tap(object) : undefined;
      const isAccepted = await readObject(tapped?.object ?? object, {
        content,
        already: opened?.get(object),
        intake,
        digest: tapped?.digest ?? (() => digest),
        options,
        onBytes: (count) => {
          bytes += count;
          onProgress?.({ objects: index, objectsInAll: objects.length, bytes, records: intake.ledger.read });
        },
      });
      if (!isAccepted) return false;
    }
    index++;
  }
  return true;
}

/** One object on its way into an intake. */
interface Reading {
  /** All its bytes as stored, where they are at hand. */
  readonly content: Uint8Array | undefined;
  /** Where it is open already. */
  readonly already: OpenedBytes | undefined;
  readonly intake: Intake;
  readonly digest: () => string | undefined;
  readonly options: IngestOptions;
  readonly onBytes: (count: number) => void;
}

async function readObject(object: LogObject, reading: Reading): Promise<boolean> {
  // Most objects are small, and waiting for each piece of each of them would take longer than reading them.
  const { content } = reading;
  const whole = content === undefined ? undefined : inflated(content);
  if (whole === undefined) return await readPieces(object, reading);
  try {
    const format = formatOf(whole);
    if (format !== undefined) return readWhole(object.name, whole, format, reading);
  } finally {
    if (whole !== content) letGo(whole);
  }
  return await readPieces(object, reading);
}

function readWhole(
  name: string,
  whole: Uint8Array,
  format: Format,
  { intake, digest, options: { accept, window }, onBytes }: Reading,
): boolean {
  if (accept?.(whole.subarray(0, headBytes), format) === false) return false;
  try {
    const sink = intake.sink(name);
    const reader = format.read(window === undefined ? sink : withinWindow(sink, window));
    reader.push(whole);
    reader.end(true);
    onBytes(whole.length);
    intake.objectRead(digest()?.slice(0, 16));
  } catch (error) {
    if (error instanceof MemoryBudgetError) throw error;
    intake.objectUnread(name, "", (error as Error).message);
  }
  return true;
}

function formatOf(bytes: Uint8Array): Format | undefined {
  const head = bytes.subarray(0, headBytes);
  return formats.find((candidate) => candidate.detect(head));
}

async function readPieces(
  object: LogObject,
  { already, intake, digest, options: { accept, window }, onBytes }: Reading,
): Promise<boolean> {
  let offset = 0;
  try {
    const { head, chunks, close } = already ?? (await openBytes(object));
    const format = formatOf(head);
    if (accept?.(head, format) === false) {
      await close();
      return false;
    }
    if (format === undefined) {
      const message = await whyUnknown(head, chunks);
      await close();
      intake.objectUnread(object.name, "", message);
      return true;
    }
    const sink = intake.sink(object.name);
    const reader = format.read(window === undefined ? sink : withinWindow(sink, window));
    let complete = false;
    try {
      for await (const chunk of chunks) {
        reader.push(chunk);
        offset += chunk.length;
        onBytes(chunk.length);
      }
      complete = true;
    } finally {
      reader.end(complete);
    }
    intake.objectRead(digest()?.slice(0, 16));
  } catch (error) {
    if (error instanceof MemoryBudgetError) throw error;
    intake.objectUnread(object.name, offset === 0 ? "" : `byte ${offset + 1}`, (error as Error).message);
  }
  return true;
}

/** A sink to which records of another time are out of scope, and so is the evidence of days that have none of it. */
export function withinWindow(sink: RecordSink, window: TimeWindow): RecordSink {
  return {
    ...sink,
    keep: (records, number) => {
      // All requests that one line or record tells of are of one time.
      const [first] = records;
      if (first !== undefined && isWithin(first.time, window)) sink.keep(records, number);
      else sink.outOfScope();
    },
    keepNumbers: (facts, numbers) => {
      if (isWithin(numbers.time, window)) sink.keepNumbers(facts, numbers);
      else sink.outOfScope();
    },
    cover: (coverage) => {
      if (touchesDay(coverage.day, window)) sink.cover(coverage);
    },
  };
}

// An object of which nothing could be had has its own reason; reading on meets it.
async function whyUnknown(head: Uint8Array, chunks: AsyncIterable<Uint8Array>): Promise<string> {
  if (head.length === 0) {
    for await (const _ of chunks) break;
    return "is empty, and no log is delivered empty";
  }
  if (isProfile(head)) return "is a traffic profile, and with --state only logs are read: give one or the other";
  return `is in none of the formats ${formats.map(({ name }) => name).join(", ")}`;
}

/** The same object, of which the digest is known when it has been read to its end. */
function tap(object: LogObject): { readonly object: LogObject; readonly digest: () => string } {
  const hash = createHash("sha256");
  async function* open(): AsyncGenerator<Uint8Array> {
    for await (const chunk of object.open()) {
      hash.update(chunk);
      yield chunk;
    }
  }
  return { object: { name: object.name, size: object.size, open }, digest: () => hash.digest("hex") };
}
