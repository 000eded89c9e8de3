// The closed lists of the fold, as tables for those who group by SQL or by script: the same answer needs the same lists.
import { markers } from "../../src/record/claim.ts";
import { operationOfLog, operationOfTrail, operations } from "../../src/record/operation.ts";
import { deniedCodes } from "../../src/record/outcome.ts";

/** Access-log name; the operation on a line with a key; the operation on one without. */
export const logOperations: readonly (readonly [log: string, object: string, bucket: string])[] = [
  ...new Set(operations.flatMap(({ log = [], logBucket = [] }) => [...log, ...logBucket])),
  "REST.COPY.PART_GET",
].map((name) => [name, operationOfLog(name, true), operationOfLog(name, false)]);

/** CloudTrail's event name where it is not the operation's. */
export const trailOperations: readonly (readonly [event: string, operation: string])[] = operations
  .flatMap(({ trail = [] }) => trail)
  .map((name) => [name, operationOfTrail(name)]);

/** Error codes that stand for a refusal. */
export const denied: readonly string[] = [...deniedCodes];

/** Marker in a user agent, and what it claims; the first that occurs decides. */
export const claims: readonly (readonly [marker: string, claim: string])[] = markers;
