import { createHash } from "node:crypto";
import { type Digest, digestOfHex, DigestSet } from "./digest-set.ts";

/** An object that was ingested, or left out because its content was. */
export interface ObjectEntry {
  readonly name: string;
  /** Bytes as stored. */
  readonly bytes: number;
  /** SHA-256 of the bytes as stored, hexadecimal; empty where they were not read, because the ETag told enough. */
  readonly sha256: string;
  /** What the store calls the content; empty where it has no such name. */
  readonly etag: string;
}

/** What an object is known by before it is read. */
export type ObjectIdentity = Pick<ObjectEntry, "name" | "bytes" | "sha256" | "etag">;

/** What the state knows of an object: `new`; all of it; its content under another name; its name with another content. */
export type ObjectStanding = "new" | "known" | "duplicate" | "changed";

/** Which objects are in a state: hashes alone, about 150 bytes an object. */
export class ObjectIndex {
  readonly #names = new DigestSet();
  readonly #contents = new DigestSet();
  readonly #etags = new DigestSet();
  /** Name and content together. */
  readonly #objects = new DigestSet();

  /** How many contents are known by their SHA-256. */
  get size(): number {
    return this.#contents.size;
  }

  add(entry: ObjectEntry): void {
    const name = nameDigest(entry.name);
    this.#names.add(name);
    if (entry.sha256 !== "") {
      const content = digestOfHex(entry.sha256);
      this.#contents.add(content);
      this.#objects.add(together(name, content));
    }
    if (entry.etag !== "") {
      const etag = etagDigest(entry);
      this.#etags.add(etag);
      this.#objects.add(together(name, etag));
    }
  }

  hasName(name: string): boolean {
    return this.#names.has(nameDigest(name));
  }

  hasContent(sha256: string): boolean {
    return this.#contents.has(digestOfHex(sha256));
  }

  /** What is known of an object, by its SHA-256 or its ETag and size, whichever are not empty. */
  standingOf(identity: ObjectIdentity): ObjectStanding {
    const name = nameDigest(identity.name);
    const contents: [DigestSet, Digest][] = [];
    if (identity.sha256 !== "") contents.push([this.#contents, digestOfHex(identity.sha256)]);
    if (identity.etag !== "") contents.push([this.#etags, etagDigest(identity)]);
    if (contents.some(([, content]) => this.#objects.has(together(name, content)))) return "known";
    if (contents.some(([known, content]) => known.has(content))) return "duplicate";
    return this.#names.has(name) ? "changed" : "new";
  }

  /** The first 64 bits of each SHA-256, sixteen hexadecimal digits, sorted: as in `ProfileHeader.sources`. */
  sources(): string[] {
    const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, "0");
    return Array.from(this.#contents, ([high, low]) => hex(high) + hex(low)).toSorted();
  }
}

function nameDigest(name: string): Digest {
  return hashOf(`name\0${name}`);
}

function etagDigest({ etag, bytes }: Pick<ObjectEntry, "etag" | "bytes">): Digest {
  return hashOf(`etag\0${bytes}\0${etag}`);
}

function hashOf(text: string): Digest {
  return digestOfHex(createHash("sha256").update(text).digest("hex"));
}

// Both are hashes, so that turning one of them suffices to make the order count.
function together(name: Digest, content: Digest): Digest {
  return [name[0] ^ content[3], name[1] ^ content[0], name[2] ^ content[1], name[3] ^ content[2]];
}
