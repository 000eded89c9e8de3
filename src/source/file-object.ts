import { closeSync, openSync, readSync } from "node:fs";
import type { LogObject } from "./log-object.ts";

// Large enough that system calls do not count, small enough to stay in the processor's cache.
const chunkBytes = 128 * 1024;
const smallestChunk = 4096;

/** A file. Read synchronously: for the many small files that logs come in, that is three times as fast. */
export function fileObject(path: string, name: string, size: number | undefined): LogObject {
  return {
    name,
    size,
    ...(size === undefined ? {} : { reference: { kind: "file", path } as const }),
    open: () => readFile(path, size ?? chunkBytes),
    ...(size === undefined || size > wholeLimit ? {} : { content: () => readWhole(path, size) }),
  };
}

// One buffer for all small files, one after the other. Larger than the largest, so that one that has grown is seen.
const wholeLimit = 4 * 1024 * 1024;
let whole: Uint8Array | undefined;

function readWhole(path: string, size: number): Uint8Array | undefined {
  if (whole === undefined || whole.length <= size) {
    whole = new Uint8Array(Math.min(wholeLimit + 1, Math.max(size * 2, chunkBytes)));
  }
  try {
    const file = openSync(path, "r");
    try {
      let length = 0;
      for (;;) {
        const count = readSync(file, whole, length, whole.length - length, null);
        length += count;
        if (count === 0) return whole.subarray(0, length);
        // It has grown since it was listed, and is read as a large one.
        if (length === whole.length) return undefined;
      }
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

async function* readFile(path: string, size: number): AsyncGenerator<Uint8Array> {
  const file = act(() => openSync(path, "r"));
  try {
    // Of a small file little more than it needs: of a hundred thousand of them, large buffers keep the collector busy. It may
    // have grown since it was listed.
    const buffer = new Uint8Array(Math.min(chunkBytes, Math.max(size + 1, smallestChunk)));
    for (;;) {
      const length = act(() => readSync(file, buffer, 0, buffer.length, null));
      if (length === 0) return;
      yield buffer.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

function act<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new Error(systemMessage(error), { cause: error });
  }
}

const messages: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EISDIR: "is a folder",
  ELOOP: "is a symbolic link that leads back to itself",
  EMFILE: "too many files are open",
  ENOENT: "no such file or folder",
  ENOSPC: "no space is left on the device",
  ENOTDIR: "a part of its path is no folder",
  EPERM: "operation not permitted",
  EROFS: "it is on a file system that is read-only",
};

/** What a failed file operation says, in the same words on Node and Deno. */
export function systemMessage(error: unknown, action: "read" | "write" = "read"): string {
  const { code, name, message } = error as { code?: string; name?: string; message?: string };
  if (name === "NotCapable") return `Deno was not given the permission to ${action} it (--allow-${action})`;
  return (code === undefined ? undefined : messages[code]) ??
    `cannot be ${action === "read" ? "read" : "written"} (${code ?? message ?? String(error)})`;
}
