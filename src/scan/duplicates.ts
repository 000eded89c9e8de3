import { createHash } from "node:crypto";
import type { LogObject } from "../source/log-object.ts";
import { digestOf } from "../source/open-bytes.ts";

// The end of a gzip member tells its content's checksum, the end of a log a request id.
const endBytes = 64;

/** Finds objects that have the content of an earlier one. No more is read, and no more digests are made, than that needs. */
export class Duplicates {
  readonly #ofSize = new Map<number, number>();
  /** Objects by size and last bytes: two have the same content only where these are the same. */
  readonly #groups = new Map<string, LogObject[]>();
  readonly #digests = new Map<LogObject, string | undefined>();

  /** @param objects all that there are */
  constructor(objects: readonly LogObject[]) {
    for (const { size } of objects) if (size !== undefined) this.#ofSize.set(size, (this.#ofSize.get(size) ?? 0) + 1);
  }

  /** Whether no other object has the size of this one. */
  isAlone({ size }: LogObject): boolean {
    return size === undefined || this.#ofSize.get(size) === 1;
  }

  /**
   * Whether an object has the content of one that was asked about before.
   *
   * @param content its bytes as stored, where they are at hand
   */
  async isDuplicate(object: LogObject, content: Uint8Array | undefined): Promise<boolean> {
    if (this.isAlone(object)) return false;
    const end = content?.subarray(-endBytes);
    const key = `${object.size} ${end === undefined ? "" : Buffer.from(end).toString("latin1")}`;
    const group = this.#groups.get(key);
    if (group === undefined) {
      this.#groups.set(key, [object]);
      return false;
    }
    const digest = await this.digestOf(object, content);
    for (const other of digest === undefined ? [] : group) if (await this.digestOf(other) === digest) return true;
    group.push(object);
    return false;
  }

  /** SHA-256 of the bytes as stored, hexadecimal; undefined where they cannot be read, which is told when they are read. */
  async digestOf(object: LogObject, content?: Uint8Array): Promise<string | undefined> {
    if (!this.#digests.has(object)) this.#digests.set(object, await digestIfReadable(object, content));
    return this.#digests.get(object);
  }
}

async function digestIfReadable(object: LogObject, content: Uint8Array | undefined): Promise<string | undefined> {
  try {
    // The content of one object is there until that of another is asked for, so of an earlier one it is not.
    return content === undefined ? await digestOf(object) : createHash("sha256").update(content).digest("hex");
  } catch {
    return undefined;
  }
}
