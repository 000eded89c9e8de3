import type { RuleId } from "../diagnostic/diagnostic.ts";
import type { Coverage } from "../record/coverage.ts";
import type { RecordFacts, S3Record } from "../record/record.ts";

/** What is read past without being looked into, by kind. */
export type SkipKind = "cloudtrail-digest" | "cloudtrail-insight" | "s3-event-notification" | "control-message";

/** A record apart from its facts, as numbers, so that millions need no object each. */
export interface RecordNumbers {
  /** UTC, milliseconds since 1970. */
  time: number;
  /** Bytes of the response body. */
  bytes: number;
  /** Holds the request id: sixteen digits and capital letters from `requestIdAt` on. Valid during the call only. */
  text: Uint8Array;
  requestIdAt: number;
  /** CloudTrail's eventID as `eventNumbers` in profile/half.ts gives it, zeros in access logs. */
  eventHigh: number;
  eventLow: number;
  /** Where in `text` the 36 characters of that id begin; left out or 0 where there is none. */
  eventIdAt?: number;
  /** The line or record in its object, from 1. */
  number: number;
}

/**
 * Where a reader puts what it reads. Every line and every record of an object makes exactly one call of `keep`,
 * `outOfScope`, `skip` or `malformed`, so that read = kept + out of scope + skipped + malformed. In place of `keep`, one
 * that tells of one request with known facts may make a call of `keepNumbers`.
 */
export interface RecordSink {
  /** The same for all sinks between which numbers of facts hold. */
  readonly owner: object;
  /** Whether requests to this bucket are wanted at all. */
  inScope(bucket: string): boolean;
  /**
   * One line or record that tells of requests to buckets in scope: one as a rule, two for a copy, more where a record
   * names several buckets. The array and its records are the reader's own and may change after the call.
   *
   * @param number the line or record in its object, from 1
   */
  keep(records: readonly S3Record[], number: number): void;
  /** A number for facts, an object that is kept and must not change, which {@link keepNumbers} of any sink of the same owner takes until {@link forgetFacts}. */
  factsNumber(facts: RecordFacts): number;
  /** The numbers of facts are needed no more. A reader that keeps many calls this, or memory would grow with them. */
  forgetFacts(): void;
  /**
   * One line or record that tells of one request to a bucket in scope.
   *
   * @param facts a number that {@link factsNumber} gave
   * @param numbers the reader's own, which may change after the call
   */
  keepNumbers(facts: number, numbers: RecordNumbers): void;
  /** One line or record of something else than a bucket in scope. */
  outOfScope(): void;
  skip(kind: SkipKind): void;
  /** One line or record that cannot be understood; `position` such as `line 3`. No text of the log in `message`. */
  malformed(position: string, message: string): void;
  /** Something about a record that is kept or out of scope. */
  notice(rule: RuleId, position: string, message: string): void;
  /** That there is evidence of a kind. May be called again with the same. */
  cover(coverage: Coverage): void;
}

/** Takes the bytes of one object in order and tells a {@link RecordSink} what they say. */
export interface RecordReader {
  /** The bytes are valid during the call only. */
  push(chunk: Uint8Array): void;
  /**
   * After the last byte. What is left unfinished is told to the sink.
   *
   * @param complete false where the object could not be read to its end, so that an unfinished last record is no news
   */
  end(complete: boolean): void;
}

/** A log format. */
export interface Format {
  readonly name: string;
  /**
   * Which kinds of evidence an object of this format can hold. Only where two kinds are in play are requests joined.
   */
  evidence(head: Uint8Array): "log" | "trail";
  /** Whether the object that begins with these bytes (64 KiB or the whole, gzip undone) is in this format. */
  detect(head: Uint8Array): boolean;
  read(sink: RecordSink): RecordReader;
}
