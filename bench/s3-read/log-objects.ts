// The objects that are read: those of `small-files`, all in one prefix, as where each bucket's logs go to the same.
import { readdirSync } from "node:fs";
import { join } from "node:path";

export const bucket = "bench";
export const prefix = "logs/";

export interface StoredObject {
  /** `logs/YYYY-MM-DD-hh-mm-ss-UNIQUE` */
  readonly key: string;
  readonly path: string;
}

/** Objects in S3's order. @param folder with a folder of access logs for each bucket */
export function storedObjects(folder: string): StoredObject[] {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return files.map(({ name, parentPath }) => ({ key: `${prefix}${name}`, path: join(parentPath, name) }))
    .toSorted((a, b) => a.key < b.key ? -1 : 1);
}
