import { createHash } from "node:crypto";
import type { RuleId } from "../diagnostic/diagnostic.ts";
import type { FindingSubject } from "./finding.ts";

/**
 * The identity of a finding: SHA-256 over length-prefixed lines `name:bytes:value`, hexadecimal. Counts, times, single
 * addresses, sessions and the place in the file are evidence and not part of it. Changing this closes and opens again
 * every alert that anyone has: not without a new major version.
 */
export function identityOf(rule: RuleId, subject: FindingSubject): string {
  const hash = createHash("sha256").update("s3-perimeter.finding.v1\n");
  for (const [name, value] of Object.entries({ rule, ...inOrder(subject) })) {
    hash.update(`${name}:${Buffer.byteLength(value)}:${value}\n`);
  }
  return hash.digest("hex");
}

function inOrder({ policy, bucket, principal, path }: FindingSubject): FindingSubject {
  return { policy, bucket, principal, path };
}
