import { randomUUID } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  writeSync,
} from "node:fs";
import { compareText } from "../diagnostic/diagnostic.ts";
import { systemMessage } from "../source/file-object.ts";
import { temporaryName } from "./part-name.ts";
import { StoreError } from "./state-error.ts";
import type { StateStore } from "./state-store.ts";

/**
 * A state in a folder. A file is written and synchronised under a temporary name and then gets its own by link(2), which
 * fails where the name exists, on network file systems too; rename(2) would replace what another run has just written.
 *
 * @param path of the folder, which is made when something is written
 */
export function folderStore(path: string): StateStore {
  const folder = path.replaceAll("\\", "/").replace(/(?<=.)\/+$/, "");
  const at = (name: string): string => `${folder}/${name}`;
  return {
    name: folder,
    // Nothing waits, but errors shall come as rejections.
    list: async () => act(`list ${folder}`, "read", () => existsSync(folder) ? entriesOf(folder) : []),
    read: async (name, limit) => act(`read ${at(name)}`, "read", () => readWhole(at(name), limit)),
    writeNew: async (name, bytes) => act(`write ${at(name)}`, "write", () => writeNew(folder, name, bytes)),
    remove: async (name) => act(`remove ${at(name)}`, "write", () => rmSync(at(name), { force: true })),
  };
}

function act<T>(what: string, action: "read" | "write", work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new StoreError(`Cannot ${what}: ${systemMessage(error, action)}`, hintsOf(error), { cause: error });
  }
}

function hintsOf(error: unknown): string[] {
  const { code, syscall } = error as { code?: string; syscall?: string };
  if (syscall !== "link" || (code !== "EPERM" && code !== "ENOTSUP" && code !== "EOPNOTSUPP" && code !== "ENOSYS")) {
    return [];
  }
  return ["the file system has no hard links, without which two runs could overwrite each other: use another one"];
}

// What file systems put there by themselves, and what a rebuild has set aside, are not the state's.
function entriesOf(folder: string): string[] {
  return readdirSync(folder).filter((name) => name !== "lost+found" && !name.startsWith("set-aside-"))
    .toSorted(compareText);
}

function readWhole(path: string, limit: number): Uint8Array | undefined {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return undefined;
    throw error;
  }
  try {
    const chunks: Uint8Array[] = [];
    for (let left = limit + 1; left > 0;) {
      const chunk = new Uint8Array(Math.min(left, 1 << 20));
      const length = readSync(file, chunk, 0, chunk.length, null);
      if (length === 0) break;
      chunks.push(chunk.subarray(0, length));
      left -= length;
    }
    return Buffer.concat(chunks);
  } finally {
    closeSync(file);
  }
}

function writeNew(folder: string, name: string, bytes: Uint8Array): boolean {
  const inner = name.includes("/") ? `${folder}/${name.slice(0, name.indexOf("/"))}` : folder;
  mkdirSync(inner, { recursive: true });
  const temporary = `${folder}/${temporaryName(name, randomUUID())}`;
  try {
    const file = openSync(temporary, "wx");
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    try {
      linkSync(temporary, `${folder}/${name}`);
    } catch (error) {
      if ((error as { code?: string }).code === "EEXIST") return false;
      throw error;
    }
  } finally {
    rmSync(temporary, { force: true });
  }
  synchronise(inner);
  return true;
}

// The names of a folder are lasting only when the folder is. Windows does not open folders and needs nothing of the kind.
function synchronise(folder: string): void {
  let file: number;
  try {
    file = openSync(folder, "r");
  } catch {
    return;
  }
  try {
    fsyncSync(file);
  } catch {
    // A file system that cannot synchronise folders has no better to offer.
  } finally {
    closeSync(file);
  }
}
