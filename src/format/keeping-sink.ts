import { latin1 } from "./latin1.ts";
import type { RecordSink } from "./format.ts";
import type { RecordFacts } from "../record/record.ts";

/** A sink that is told every record by `keep`, as an object of its own, however its reader tells it. */
export function keepingSink(
  sink: Omit<RecordSink, "owner" | "factsNumber" | "forgetFacts" | "keepNumbers">,
): RecordSink {
  let known: RecordFacts[] = [];
  return {
    ...sink,
    owner: sink,
    factsNumber: (facts) => known.push(facts) - 1,
    forgetFacts: () => {
      known = [];
    },
    keepNumbers: (facts, { time, bytes, text, requestIdAt, eventIdAt = 0, number }) => {
      const requestId = latin1(text, requestIdAt, requestIdAt + 16);
      const eventId = eventIdAt === 0 ? "" : latin1(text, eventIdAt, eventIdAt + 36);
      sink.keep([{ ...(known[facts] as RecordFacts), time, bytes, requestId, eventId, replaces: "" }], number);
    },
  };
}
