import type { Coverage } from "../../src/record/coverage.ts";
import type { S3Record } from "../../src/record/record.ts";

/** One access-log line or CloudTrail record, and what it truly tells. */
export interface Part {
  readonly kind: "line" | "record";
  /** A line without its end, one character a byte; or JSON. */
  readonly text: string;
  /** What becomes of it when it is read; blank lines are not counted at all. */
  readonly fate: "kept" | "out-of-scope" | "skipped" | "malformed" | "blank";
  /** The requests it tells of, known from the world and not from its text. */
  readonly tells: readonly S3Record[];
  readonly covers: readonly Coverage[];
  /** Which file it is delivered in: the bucket of a line, ACCOUNT/REGION of a record. */
  readonly file: string;
  /** UTC milliseconds. */
  readonly time: number;
  /** The call it is of; -1 for noise. */
  readonly call: number;
  /** Whether its text is such that the number of bytes in it may be a client's. */
  readonly bytesInDoubt: boolean;
}
