import { closeSync, openSync, readSync } from "node:fs";
import { accessLog } from "../format/access-log.ts";
import { compareText } from "../diagnostic/diagnostic.ts";
import { headBytes } from "../source/open-bytes.ts";
import type { LogObject } from "../source/log-object.ts";

/** A file that any thread can open. */
export interface NamedFile {
  readonly path: string;
  readonly name: string;
  readonly size: number;
}

/** A part of a scan that one thread does. */
export type ScanTask =
  | { readonly kind: "files"; readonly files: readonly NamedFile[] }
  /** The lines of an access log that begin from byte `start` to before byte `end`. */
  | {
    readonly kind: "piece";
    readonly file: NamedFile;
    readonly number: number;
    readonly start: number;
    readonly end: number;
  };

/** How large tasks are. */
export interface TaskSizes {
  readonly pieceBytes: number;
  readonly batchBytes: number;
  readonly batchFiles: number;
}

/** Large enough that a task costs nothing beside its reading, small enough that all threads end at nearly the same time. */
export const taskSizes: TaskSizes = { pieceBytes: 24 * 1024 * 1024, batchBytes: 4 * 1024 * 1024, batchFiles: 512 };

/**
 * Divides files into tasks. Files of one size are in one task, because only there is one seen that has the content of another.
 *
 * @returns undefined where not all objects are files: then they are read one after the other
 */
export function scanTasks(
  objects: readonly LogObject[],
  { pieceBytes, batchBytes, batchFiles }: TaskSizes = taskSizes,
): ScanTask[] | undefined {
  const files: NamedFile[] = [];
  for (const { path, name, size } of objects) {
    if (path === undefined || size === undefined) return undefined;
    files.push({ path, name, size });
  }
  const bySize = files.toSorted((a, b) => b.size - a.size || compareText(a.name, b.name));
  const tasks: ScanTask[] = [];
  let batch: NamedFile[] = [];
  let bytes = 0;
  const endBatch = (): void => {
    if (batch.length > 0) tasks.push({ kind: "files", files: batch });
    batch = [];
    bytes = 0;
  };
  for (const [index, file] of bySize.entries()) {
    const isTwin = file.size === bySize[index - 1]?.size;
    if (!isTwin && (bytes >= batchBytes || batch.length >= batchFiles)) endBatch();
    if (!isTwin && file.size !== bySize[index + 1]?.size && file.size > 2 * pieceBytes && isAccessLogText(file)) {
      endBatch();
      tasks.push(...piecesOf(file, pieceBytes));
    } else {
      batch.push(file);
      bytes += file.size;
    }
  }
  endBatch();
  return tasks;
}

function piecesOf(file: NamedFile, pieceBytes: number): ScanTask[] {
  const count = Math.ceil(file.size / pieceBytes);
  return Array.from({ length: count }, (_, number) => ({
    kind: "piece",
    file,
    number,
    start: number * pieceBytes,
    // To the end, wherever that is by now.
    end: number === count - 1 ? Infinity : (number + 1) * pieceBytes,
  }));
}

// In no other format does a line feed end a record wherever it stands.
function isAccessLogText({ path }: NamedFile): boolean {
  try {
    const file = openSync(path, "r");
    try {
      const head = new Uint8Array(headBytes);
      return accessLog.detect(head.subarray(0, readSync(file, head, 0, headBytes, 0)));
    } finally {
      closeSync(file);
    }
  } catch {
    // Met again, and told, when it is read.
    return false;
  }
}
