import type { RequestClass } from "../profile/request-class.ts";
import { scan } from "../scan/scan.ts";
import type { LogObject } from "../source/log-object.ts";
import type { PastedEvidence } from "./policy-test.ts";

/** What pasted evidence tells. */
export interface EvidenceReading {
  /** The requests, alike ones once, in the order of a profile. */
  readonly classes: readonly RequestClass[];
  /** Why it cannot be used, a sentence each without a full stop; no text of the log but kinds of records. */
  readonly problems: readonly string[];
}

/**
 * Reads pasted evidence as a check reads logs: formats told by content, halves joined. Every line and record must be a
 * request: what a check would count as skipped or malformed is a problem here, since it was pasted to be judged.
 */
export async function readEvidence({ accessLog, cloudTrail }: PastedEvidence): Promise<EvidenceReading> {
  const objects = [
    ...(accessLog === undefined ? [] : [textObject("accessLog", accessLog)]),
    ...(cloudTrail === undefined ? [] : [textObject("cloudTrail", cloudTrail)]),
  ];
  const { header: { ledger, notices }, classes } = await scan({ objects });
  const problems = notices.flatMap(({ samples, count }) => [
    ...samples.map(({ object, position, message }) => `${object}${position === "" ? "" : `, ${position}`}: ${message}`),
    ...(count > samples.length ? [`and ${count - samples.length} more of the same kind`] : []),
  ]);
  for (const [kind, count] of Object.entries(ledger.skipped)) problems.push(`${noRequests(count)}: ${kind}`);
  if (ledger.outOfScope > 0) {
    problems.push(`${noRequests(ledger.outOfScope)} to a bucket: of another service, or of an account`);
  }
  if (ledger.duplicateObjects > 0) problems.push("accessLog and cloudTrail are the same text");
  if (classes.length === 0 && problems.length === 0) problems.push("there is no request in it");
  return { classes, problems };
}

function noRequests(count: number): string {
  return `${count} ${count === 1 ? "record is" : "records are"} no request`;
}

function textObject(name: string, text: string): LogObject {
  const bytes = new TextEncoder().encode(text);
  return {
    name,
    size: bytes.length,
    open: async function* () {
      yield bytes;
    },
  };
}
