import type { RuleId } from "../diagnostic/diagnostic.ts";
import type { Coverage } from "../record/coverage.ts";
import type { S3Record } from "../record/record.ts";
import type { RecordSink, SkipKind } from "./format.ts";
import { recordPosition } from "./json-kind.ts";
import { keepingSink } from "./keeping-sink.ts";

/** What a reader does with one record. */
export interface Reading {
  readonly fate: "kept" | "out-of-scope" | SkipKind;
  /** Where `fate` is `kept`. */
  readonly records: readonly S3Record[];
  readonly notices: readonly { readonly rule: RuleId; readonly message: string }[];
  readonly covers: readonly Coverage[];
}

/** A sink that remembers what a reader does with a record of number 1, and does nothing. */
export class ReadingSink {
  readonly sink: RecordSink;
  #fates: (Reading["fate"] | "odd")[] = [];
  #records: readonly S3Record[] = [];
  #notices: { readonly rule: RuleId; readonly message: string }[] = [];
  #covers: Coverage[] = [];

  constructor(inScope: (bucket: string) => boolean) {
    this.sink = keepingSink({
      inScope,
      keep: (records) => {
        this.#fates.push("kept");
        this.#records = records;
      },
      outOfScope: () => this.#fates.push("out-of-scope"),
      skip: (kind) => this.#fates.push(kind),
      malformed: () => this.#fates.push("odd"),
      notice: (rule, position, message) => {
        // That of the record, which is not the same in the next one.
        if (position !== recordPosition(1) || this.#fates.length > 0) this.#fates.push("odd");
        this.#notices.push({ rule, message });
      },
      cover: (coverage) => this.#covers.push(coverage),
    });
  }

  /** What was done since the last call; undefined where the record is malformed. */
  take(): Reading | undefined {
    const [fate] = this.#fates;
    const reading = fate === undefined || fate === "odd" || this.#fates.length > 1
      ? undefined
      : { fate, records: this.#records, notices: this.#notices, covers: this.#covers };
    this.#fates = [];
    this.#records = [];
    this.#notices = [];
    this.#covers = [];
    return reading;
  }
}
