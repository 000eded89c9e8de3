/**
 * Where a state lies: a flat set of named objects, each written once and never changed. All that a state asks of a store is
 * here, so that a bucket (PutObject with `If-None-Match: *`) can be one as well as a folder.
 */
export interface StateStore {
  /** As the user knows it. */
  readonly name: string;
  /** The names of all objects at the top; empty where there is no store yet. */
  list(): Promise<string[]>;
  /** The content of an object, at most `limit` bytes and one more; undefined where there is none. */
  read(name: string, limit: number): Promise<Uint8Array | undefined>;
  /**
   * Makes an object, whole and lasting or not at all: once this settles it survives a loss of power, and whatever was made
   * before it does too. Makes the store if there is none.
   *
   * @param name may have one `/`: such objects are not listed
   * @returns false where there is one of that name already, which stays as it is
   */
  writeNew(name: string, bytes: Uint8Array): Promise<boolean>;
  /** Removes an object; nothing happens where there is none. */
  remove(name: string): Promise<void>;
  /** Lets go of connections, where it has any. */
  close?(): void;
}
