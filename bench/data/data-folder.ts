import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Logs that cases are run on. */
export interface DataSet {
  /** What the table calls it. */
  readonly name: string;
  /** The file, or the folder with the files. */
  readonly path: string;
  /** As they are scanned: inflated. */
  readonly bytes: number;
  /** Lines or records. */
  readonly records: number;
  readonly files: number;
}

/** Where all that a benchmark makes lies. Outside of the repository, and kept for the next run. */
export const cacheFolder: string = join(tmpdir(), "s3-perimeter-bench");

/**
 * Data that was made earlier by the same sources, or is made now.
 *
 * @param name what it is and how large
 * @param make writes everything into a folder, and tells what it wrote; `path` is relative to that folder
 */
export async function dataSet(
  name: string,
  make: (folder: string) => Promise<Omit<DataSet, "name">>,
): Promise<DataSet> {
  mkdirSync(cacheFolder, { recursive: true });
  const folderName = `${name.replace(/[^\w]+/g, "-")}.${sourcesDigest()}`;
  const folder = join(cacheFolder, folderName);
  const about = join(folder, "about.json");
  if (!existsSync(about)) {
    for (const stale of readdirSync(cacheFolder)) {
      if (stale.startsWith(folderName.replace(/[^.]*$/, ""))) rmSync(join(cacheFolder, stale), { recursive: true });
    }
    console.error(`making ${name}`);
    // Renamed when it is whole: a run that was stopped leaves nothing that the next would take for data.
    const partial = `${folder}.partial`;
    mkdirSync(partial);
    writeFileSync(join(partial, "about.json"), JSON.stringify(await make(partial)));
    renameSync(partial, folder);
  }
  const made = JSON.parse(readFileSync(about, "utf8")) as Omit<DataSet, "name">;
  return { name, ...made, path: join(folder, made.path) };
}

let digest: string | undefined;

// Data of another generator are other data.
function sourcesDigest(): string {
  if (digest === undefined) {
    const hash = createHash("sha256");
    for (const folder of [new URL(".", import.meta.url), new URL("../../test/corpus/", import.meta.url)]) {
      const path = fileURLToPath(folder);
      for (const file of readdirSync(path).toSorted()) hash.update(readFileSync(join(path, file)));
    }
    digest = hash.digest("hex").slice(0, 8);
  }
  return digest;
}
