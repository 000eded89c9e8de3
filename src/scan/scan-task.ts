import { closeSync, openSync, readSync } from "node:fs";
import { accessLog } from "../format/access-log.ts";
import { compareText } from "../diagnostic/diagnostic.ts";
import { headBytes } from "../source/open-bytes.ts";
import type { LogObject, ObjectReference } from "../source/log-object.ts";

/** An object that any thread can open. */
export interface TaskObject {
  readonly name: string;
  readonly size: number;
  readonly reference: ObjectReference;
}

/** A part of a scan that one thread does. */
export type ScanTask =
  | { readonly kind: "objects"; readonly objects: readonly TaskObject[] }
  /** The lines of an access log that begin from byte `start` to before byte `end`. */
  | {
    readonly kind: "piece";
    readonly name: string;
    readonly path: string;
    readonly number: number;
    readonly start: number;
    readonly end: number;
  };

/** How large tasks are. */
export interface TaskSizes {
  readonly pieceBytes: number;
  readonly batchBytes: number;
  readonly batchObjects: number;
}

/** Large enough that a task costs nothing beside its reading, small enough that all threads end at nearly the same time. */
export const taskSizes: TaskSizes = { pieceBytes: 24 * 1024 * 1024, batchBytes: 4 * 1024 * 1024, batchObjects: 512 };

/**
 * Divides objects into tasks. Those of one size are in one task, because only there is one seen that has the content of
 * another.
 *
 * @returns undefined where there are objects that only this thread can open: then all are read one after the other
 */
export function scanTasks(
  objects: readonly LogObject[],
  { pieceBytes, batchBytes, batchObjects }: TaskSizes = taskSizes,
): ScanTask[] | undefined {
  const all: TaskObject[] = [];
  for (const { name, size, reference } of objects) {
    if (size === undefined || reference === undefined) return undefined;
    all.push({ name, size, reference });
  }
  all.sort((a, b) => b.size - a.size || compareText(a.name, b.name));
  const tasks: ScanTask[] = [];
  let batch: TaskObject[] = [];
  let bytes = 0;
  const endBatch = (): void => {
    if (batch.length > 0) tasks.push({ kind: "objects", objects: batch });
    batch = [];
    bytes = 0;
  };
  for (const [index, object] of all.entries()) {
    const isTwin = object.size === all[index - 1]?.size;
    if (!isTwin && (bytes >= batchBytes || batch.length >= batchObjects)) endBatch();
    const isAlone = !isTwin && object.size !== all[index + 1]?.size;
    const path = isAlone && object.size > 2 * pieceBytes ? pathOfAccessLog(object) : undefined;
    if (path === undefined) {
      batch.push(object);
      bytes += object.size;
    } else {
      endBatch();
      tasks.push(...piecesOf(object, path, pieceBytes));
    }
  }
  endBatch();
  return tasks;
}

function piecesOf({ name, size }: TaskObject, path: string, pieceBytes: number): ScanTask[] {
  const count = Math.ceil(size / pieceBytes);
  return Array.from({ length: count }, (_, number) => ({
    kind: "piece",
    name,
    path,
    number,
    start: number * pieceBytes,
    // To the end, wherever that is by now.
    end: number === count - 1 ? Infinity : (number + 1) * pieceBytes,
  }));
}

/** Where an access log in text form lies on disk: in no other format does a line feed end a record wherever it stands. */
function pathOfAccessLog({ reference }: TaskObject): string | undefined {
  if (reference.kind !== "file") return undefined;
  const { path } = reference;
  try {
    const file = openSync(path, "r");
    try {
      const head = new Uint8Array(headBytes);
      return accessLog.detect(head.subarray(0, readSync(file, head, 0, headBytes, 0))) ? path : undefined;
    } finally {
      closeSync(file);
    }
  } catch {
    // Met again, and told, when it is read.
    return undefined;
  }
}
