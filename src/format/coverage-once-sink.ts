import type { Coverage } from "../record/coverage.ts";
import type { RecordSink } from "./format.ts";

const limit = 4096;

/** A sink that passes everything on, but seldom tells the same coverage twice: a reader may tell it with every record. */
export function coverageOnceSink(sink: RecordSink): RecordSink {
  const told = new Set<string>();
  let last: Coverage = { kind: "log", of: "", day: "" };
  return {
    ...sink,
    cover: (coverage) => {
      const { kind, of, day } = coverage;
      // Records of one bucket, or of one account, come in runs.
      if (kind === last.kind && of === last.of && day === last.day) return;
      last = coverage;
      const key = `${kind} ${day} ${of}`;
      if (told.has(key)) return;
      if (told.size >= limit) told.clear();
      told.add(key);
      sink.cover(coverage);
    },
  };
}
