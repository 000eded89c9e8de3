import { createHash } from "node:crypto";
import { evidenceRules } from "../diagnostic/evidence-rules.ts";
import { Intake, type IntakeOptions } from "../profile/intake.ts";
import { ingest, type ScanProgress } from "../scan/ingest.ts";
import type { LogObject } from "../source/log-object.ts";
import { digestOf } from "../source/open-bytes.ts";
import type { ObjectEntry, ObjectIndex } from "./object-index.ts";

/** What {@link ingestNew} works with. */
export interface IngestNewOptions {
  /** Objects of the state; what is ingested is added. */
  readonly index: ObjectIndex;
  /** Gets what is read to its end. */
  readonly intake: Intake;
  /** Gets what is not: told in this run's report and tried again in the next run. */
  readonly failures: Intake;
  /** How intakes of a batch are made. */
  readonly batch: IntakeOptions;
  /** As `merge` of an intake has it. */
  readonly awaitedFrom: string;
  readonly onProgress?: (progress: ScanProgress) => void;
}

// Few enough that reading them once more costs little, many enough that a store with slow answers is asked for several
// at once.
const batchObjects = 1000;
const batchBytes = 32 * 1024 * 1024;

/**
 * Ingests the objects that a state lacks, each content once. They are read in batches, each into an intake of its own: where
 * one object cannot be read to its end, or turns out to be known under another name, the batch is read again without it,
 * so that nothing of it is left.
 *
 * @returns what the state must remember besides, in order
 */
export async function ingestNew(objects: readonly LogObject[], options: IngestNewOptions): Promise<ObjectEntry[]> {
  const run = new IngestRun(objects.length, options);
  let batch: LogObject[] = [];
  let bytes = 0;
  for (const object of objects) {
    if (!await run.isNew(object)) continue;
    batch.push(object);
    bytes += object.size ?? 0;
    if (batch.length < batchObjects && bytes < batchBytes) continue;
    await run.read(batch);
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) await run.read(batch);
  return run.entries;
}

class IngestRun {
  readonly entries: ObjectEntry[] = [];
  readonly #options: IngestNewOptions;
  readonly #objectsInAll: number;
  #done = 0;
  #bytes = 0;

  constructor(objectsInAll: number, options: IngestNewOptions) {
    this.#objectsInAll = objectsInAll;
    this.#options = options;
  }

  /** Whether an object must be read. Where its store does not name its content, this is read if the name is known. */
  async isNew(object: LogObject): Promise<boolean> {
    const { index, failures } = this.#options;
    const { name, size: bytes = 0, etag = "" } = object;
    let sha256 = "";
    if (etag === "" && index.hasName(name)) {
      try {
        sha256 = await digestOf(object);
      } catch (error) {
        failures.objectUnread(name, "", (error as Error).message);
        this.#done++;
        return false;
      }
    }
    const standing = index.standingOf({ name, bytes, sha256, etag });
    if (standing === "new" || standing === "changed") return true;
    this.#done++;
    if (standing === "duplicate") this.#duplicate({ name, bytes, sha256, etag });
    return false;
  }

  async read(batch: readonly LogObject[]): Promise<void> {
    const { index, intake, failures, awaitedFrom, onProgress } = this.#options;
    let left = batch.map((object) => new ReadObject(object));
    const twice: ReadObject[] = [];
    while (left.length > 0) {
      const [before, bytesBefore, recordsBefore] = [this.#done, this.#bytes, intake.ledger.read];
      const part = new Intake(this.#options.batch);
      await ingest(left.map(({ object }) => object), part, {
        ...(onProgress === undefined ? {} : {
          onProgress: ({ objects, bytes, records }) => {
            this.#bytes = bytesBefore + bytes;
            onProgress({
              objects: before + objects,
              objectsInAll: this.#objectsInAll,
              bytes: this.#bytes,
              records: recordsBefore + records,
            });
          },
        }),
      });
      const unread = new Map(part.unread.map((one) => [one.object, one]));
      const sound: ReadObject[] = [];
      const contents = new Set<string>();
      for (const one of left) {
        const failure = unread.get(one.object.name);
        if (failure !== undefined) {
          failures.objectUnread(failure.object, failure.position, failure.message);
        } else if (one.sha256 === "" || index.hasContent(one.sha256) || contents.has(one.sha256)) {
          // Not read at all means that its store names the content as it names another one's of this batch.
          twice.push(one);
        } else {
          contents.add(one.sha256);
          sound.push(one);
        }
      }
      if (sound.length === left.length) {
        this.#take(part, sound, awaitedFrom);
        break;
      }
      part.discard();
      left = sound.map(({ original }) => new ReadObject(original));
    }
    this.#done += batch.length - twice.length;
    // One that has the content of another one is read after all where the other one broke when it was read again.
    const again: LogObject[] = [];
    for (const one of twice) {
      const entry = one.entry();
      const standing = index.standingOf(entry);
      if (standing === "new" || standing === "changed") again.push(one.original);
      else {
        this.#duplicate(entry);
        this.#done++;
      }
    }
    if (again.length === batch.length) throw new TypeError("Objects were taken for duplicates of themselves");
    if (again.length > 0) await this.read(again);
  }

  #take(part: Intake, objects: readonly ReadObject[], awaitedFrom: string): void {
    const { index, intake } = this.#options;
    intake.merge(part, awaitedFrom);
    for (const one of objects) {
      const entry = one.entry();
      if (index.hasName(entry.name)) {
        const message = "has other content than when it was read before";
        intake.sink(entry.name).notice(evidenceRules.changedObject, "", message);
      }
      index.add(entry);
      this.entries.push(entry);
    }
  }

  #duplicate(entry: ObjectEntry): void {
    this.#options.intake.objectDuplicate();
    this.#options.index.add(entry);
    this.entries.push(entry);
  }
}

/** An object that makes a digest of what is read of it: a file may have grown since it was listed. */
class ReadObject {
  readonly original: LogObject;
  readonly object: LogObject;
  #sha256 = "";
  #bytes = 0;

  constructor(original: LogObject) {
    this.original = original;
    const { name, size, etag, fetch } = original;
    this.object = {
      name,
      size,
      ...(etag === undefined ? {} : { etag }),
      open: () => this.#read(),
      ...(fetch === undefined ? {} : { fetch: async () => this.#fetched(await fetch.call(original)) }),
    };
  }

  /** Of the bytes as stored, hexadecimal; empty until it was read to its end. */
  get sha256(): string {
    return this.#sha256;
  }

  entry(): ObjectEntry {
    const { name, size, etag = "" } = this.original;
    return { name, bytes: this.#sha256 === "" ? size ?? 0 : this.#bytes, sha256: this.#sha256, etag };
  }

  async *#read(): AsyncGenerator<Uint8Array> {
    const hash = createHash("sha256");
    let bytes = 0;
    for await (const chunk of this.original.open()) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
    this.#sha256 = hash.digest("hex");
    this.#bytes = bytes;
  }

  #fetched(content: Uint8Array): Uint8Array {
    this.#sha256 = createHash("sha256").update(content).digest("hex");
    this.#bytes = content.length;
    return content;
  }
}
