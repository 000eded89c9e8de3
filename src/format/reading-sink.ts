import type { Coverage } from "../record/coverage.ts";
import type { S3Record } from "../record/record.ts";
import type { RecordSink, SkipKind } from "./format.ts";
import { keepingSink } from "./keeping-sink.ts";

/** What a reader does with one record, where that is simple. */
export interface Reading {
  readonly fate: "kept" | "out-of-scope" | SkipKind;
  /** The only one where `fate` is `kept`. */
  readonly record: S3Record | undefined;
  readonly covers: readonly Coverage[];
}

/** A sink that remembers what a reader does with one record, and does nothing. */
export class ReadingSink {
  readonly sink: RecordSink;
  #fates: Reading["fate"][] = [];
  #records: readonly S3Record[] = [];
  #covers: Coverage[] = [];
  #isSimple = true;

  constructor(inScope: (bucket: string) => boolean) {
    const odd = (): void => {
      this.#isSimple = false;
    };
    this.sink = keepingSink({
      inScope,
      keep: (records) => {
        this.#fates.push("kept");
        this.#records = records;
      },
      outOfScope: () => this.#fates.push("out-of-scope"),
      skip: (kind) => this.#fates.push(kind),
      cover: (coverage) => this.#covers.push(coverage),
      malformed: odd,
      notice: odd,
    });
  }

  /** What was done since the last call; undefined where it is not to be told in a {@link Reading}. */
  take(): Reading | undefined {
    const [fate] = this.#fates;
    const isOne = this.#isSimple && this.#fates.length === 1 && this.#records.length <= 1;
    const reading = fate === undefined || !isOne ? undefined : { fate, record: this.#records[0], covers: this.#covers };
    this.#fates = [];
    this.#records = [];
    this.#covers = [];
    this.#isSimple = true;
    return reading;
  }
}
