import { latin1 } from "./latin1.ts";
import type { RecordSink } from "./format.ts";
import { keepingSink } from "./keeping-sink.ts";
import { jsonKinds } from "./json-kinds.ts";
import { JsonReader } from "./json-reader.ts";

const piece = 4096;
// For a head that ends within its first record, or whose records are broken.
const trailKeys = /"(?:Records|Events|logEvents)"\s*:\s*\[|"(?:eventVersion|eventSource|userIdentity)"\s*:/;
const logKeys = /"(?:bucket_name|request_time)"\s*:/;

/**
 * The kind of evidence of the first record in an object.
 *
 * @param head the object's beginning
 * @returns undefined where there is no sign of a record of a known kind
 */
export function jsonEvidence(head: Uint8Array): "log" | "trail" | undefined {
  const first = head.find((byte) => byte > 0x20 && byte < 0x80);
  if (first !== 0x7b && first !== 0x5b) return undefined;
  let found: "log" | "trail" | undefined;
  const foundTrail = (): void => {
    found ??= "trail";
  };
  const reader = new JsonReader(
    { ...nowhere, outOfScope: foundTrail, skip: foundTrail },
    jsonKinds.map((kind) => ({
      ...kind,
      reader: () => () => {
        found ??= kind.evidence;
      },
    })),
  );
  for (let start = 0; start < head.length && found === undefined; start += piece) {
    reader.push(head.subarray(start, start + piece));
  }
  if (found !== undefined) return found;
  const text = latin1(head, 0, head.length);
  return logKeys.test(text) ? "log" : trailKeys.test(text) ? "trail" : undefined;
}

const nowhere: RecordSink = keepingSink({
  inScope: () => false,
  keep: () => {},
  outOfScope: () => {},
  skip: () => {},
  malformed: () => {},
  notice: () => {},
  cover: () => {},
});
