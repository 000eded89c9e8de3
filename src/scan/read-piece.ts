import { closeSync, openSync, readSync } from "node:fs";
import { readAccessLog } from "../format/access-log.ts";
import type { RecordSink } from "../format/format.ts";
import { MemoryBudgetError } from "../profile/spill-folder.ts";
import { systemMessage } from "../source/file-object.ts";

/** What became of a piece of a file. */
export interface PieceRead {
  readonly lines: number;
  readonly bytes: number;
  /** Where it could not be read to its end: the offset in the file. */
  readonly failure?: { readonly offset: number; readonly message: string };
}

const chunkBytes = 128 * 1024;
const lineFeed = 10;

/**
 * Reads the lines of an access log that begin from byte `start` to before byte `end`, so that pieces one after the other
 * have each line once.
 */
export function readPiece(path: string, start: number, end: number, sink: RecordSink): PieceRead {
  if (end <= start) return { lines: 0, bytes: 0 };
  const reader = readAccessLog(sink);
  const buffer = new Uint8Array(chunkBytes);
  // The line feed before a line says that one begins there.
  let offset = Math.max(0, start - 1);
  let begun = start === 0;
  let bytes = 0;
  let complete = false;
  try {
    const file = openSync(path, "r");
    try {
      while (!complete) {
        const length = readSync(file, buffer, 0, chunkBytes, offset);
        let from = 0;
        if (!begun) {
          from = buffer.subarray(0, length).indexOf(lineFeed) + 1;
          begun = from > 0;
          if (!begun) from = length;
        }
        // The last line is the one that ends with the first line feed from the last byte on.
        const last = Math.max(from - 1, end - 1 - offset, 0);
        const stop = last < length ? buffer.subarray(0, length).indexOf(lineFeed, last) + 1 : 0;
        const to = begun && stop > 0 ? stop : length;
        if (to > from) reader.push(buffer.subarray(from, to));
        bytes += to - from;
        complete = length === 0 || (begun && stop > 0);
        offset += length;
      }
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (error instanceof MemoryBudgetError) throw error;
    reader.end(false);
    return { lines: reader.lines, bytes, failure: { offset, message: systemMessage(error) } };
  }
  reader.end(true);
  return { lines: reader.lines, bytes };
}
