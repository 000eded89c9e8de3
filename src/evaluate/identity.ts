import { createHash } from "node:crypto";
import type { RuleId } from "../diagnostic/diagnostic.ts";
import type { FindingSubject } from "./finding.ts";

/**
 * The identity of a finding: SHA-256 over length-prefixed lines `name:bytes:value`, hexadecimal. Counts, times, single
 * addresses, sessions and the place in the file are evidence and not part of it. Changing this closes and opens again
 * every alert that anyone has: not without a new major version.
 */
export function identityOf(rule: RuleId, subject: FindingSubject): string {
  const { policy, bucket, principal, path } = subject;
  const text = `s3-perimeter.finding.v1\n${line("rule", rule)}${line("policy", policy)}${line("bucket", bucket)}` +
    `${line("principal", principal)}${line("path", path)}`;
  return createHash("sha256").update(text).digest("hex");
}

function line(name: string, value: string): string {
  return `${name}:${Buffer.byteLength(value)}:${value}\n`;
}
