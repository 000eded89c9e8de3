import { accessLog } from "../../src/format/access-log.ts";
import { cloudTrail } from "../../src/format/cloudtrail.ts";
import { Intake, type IntakeOptions } from "../../src/profile/intake.ts";
import type { Profile } from "../../src/profile/profile.ts";
import type { RequestClass } from "../../src/profile/request-class.ts";
import { type ExpectedProfile, keyText } from "./expected-profile.ts";
import type { Part } from "./part.ts";

/** Reads parts with the real readers into an intake: all lines as one object, all records as another one. */
export function intakeOf(parts: readonly Part[], options: Partial<IntakeOptions> = {}): Intake {
  const intake = new Intake({ join: joins(parts), ...options });
  const lines = parts.filter(({ kind }) => kind === "line").map(({ text }) => text);
  const records = parts.filter(({ kind }) => kind === "record").map(({ text }) => text);
  if (lines.length > 0) {
    const reader = accessLog.read(intake.sink("lines"));
    reader.push(Buffer.from(lines.join("\n"), "latin1"));
    reader.end(true);
    intake.objectRead();
  }
  if (records.length > 0) {
    const reader = cloudTrail.read(intake.sink("records"));
    reader.push(Buffer.from(`{"Records":[${records.join(",")}]}`));
    reader.end(true);
    intake.objectRead();
  }
  return intake;
}

/** The profile of parts. */
export function profileOf(parts: readonly Part[], options: Partial<IntakeOptions> = {}): Profile {
  return intakeOf(parts, options).close();
}

/** Whether records are joined: a scan does so where any object is CloudTrail's. */
export function joins(parts: readonly Part[]): boolean {
  return parts.some(({ kind }) => kind === "record");
}

/**
 * What an expected and a real profile disagree about, one line a class, in words for a test's report.
 *
 * @returns empty where they agree
 */
export function differences(expected: ExpectedProfile, profile: Profile): string[] {
  const found: string[] = [];
  const left = new Map(expected.classes);
  for (const requestClass of profile.classes) {
    const key = keyText(requestClass);
    const known = left.get(key);
    left.delete(key);
    if (known === undefined) found.push(`not expected: ${key} (${requestClass.requests})`);
    else {
      for (const field of ["requests", "bytes", "first", "last"] as const) {
        if (!Number.isNaN(known[field]) && known[field] !== requestClass[field]) {
          found.push(`${field} ${requestClass[field]}, expected ${known[field]}: ${key}`);
        }
      }
    }
  }
  for (const [key, { requests }] of left) found.push(`missing: ${key} (${requests})`);
  const coverage = profile.header.coverage.map(({ kind, of, day }) => `${kind} ${of} ${day}`).toSorted();
  if (coverage.join("\n") !== expected.coverage.join("\n")) {
    const known = new Set(expected.coverage);
    const real = new Set(coverage);
    for (const text of coverage) if (!known.has(text)) found.push(`coverage not expected: ${text}`);
    for (const text of expected.coverage) if (!real.has(text)) found.push(`coverage missing: ${text}`);
  }
  const { ledger } = profile.header;
  const skipped = Object.values(ledger.skipped).reduce((sum, count) => sum + count, 0);
  for (const field of ["read", "kept", "outOfScope", "malformed"] as const) {
    if (ledger[field] !== expected[field]) found.push(`${field} ${ledger[field]}, expected ${expected[field]}`);
  }
  if (skipped !== expected.skipped) found.push(`skipped ${skipped}, expected ${expected.skipped}`);
  return found;
}

/** What a profile says of requests, without where it was read: places of samples, sources, numbers of objects. */
export function withoutPlaces(profile: Profile): unknown {
  const { sources: _, notices, ledger, ...header } = profile.header;
  return {
    header: {
      ...header,
      notices: notices.map(({ rule, count }) => ({ rule, count })),
      ledger: { ...ledger, objects: 0, duplicateObjects: 0 },
    },
    classes: profile.classes.map(withoutSamplePlaces),
  };
}

function withoutSamplePlaces(requestClass: RequestClass): unknown {
  return { ...requestClass, samples: requestClass.samples.map(({ places: _, ...sample }) => sample) };
}
