import { harmlessJson } from "../diagnostic/harmless-json.ts";
import { type ClassKey, classKeyFields, type RequestClass, type Sample } from "./request-class.ts";
import type { Profile } from "./profile.ts";

/** What a profile file begins with, by which it is told from logs. */
export const profileMagic = '{"s3-perimeter":"profile"';

/** The version of the file form; readers refuse any other. */
export const profileVersion = 1;

/**
 * Writes a profile in its file form (`schemas/profile.schema.json`): NDJSON, one header line, then one line a class,
 * sorted by key. Fields that are not known are left out. Times are ISO 8601, UTC. Profiles are kept in repositories and shown
 * in pull requests, so that nothing in them may hide or act: see {@link harmlessJson}.
 */
export function* writeProfile(profile: Profile): Generator<string> {
  const { join, foldLevel, classLimit, horizon, sources, ledger, notices, coverage } = profile.header;
  const header = {
    "s3-perimeter": "profile",
    version: profileVersion,
    join,
    foldLevel,
    classLimit,
    horizon,
    sources,
    // So that a file that was cut between two lines is known for it.
    classes: profile.classes.length,
    ledger,
    notices,
    coverage,
  };
  yield `${harmlessJson(header)}\n`;
  for (const requestClass of profile.classes) yield `${harmlessJson(classForm(requestClass))}\n`;
}

function classForm(requestClass: RequestClass): Record<string, unknown> {
  const form: Record<string, unknown> = {};
  for (const field of classKeyFields) {
    const value: ClassKey[typeof field] = requestClass[field];
    if (value !== "") form[field] = value;
  }
  form["requests"] = requestClass.requests;
  form["bytes"] = requestClass.bytes;
  form["first"] = new Date(requestClass.first).toISOString();
  form["last"] = new Date(requestClass.last).toISOString();
  form["samples"] = requestClass.samples.map(sampleForm);
  return form;
}

function sampleForm({ time, requestId, operation, source, places }: Sample): Record<string, unknown> {
  const form: Record<string, unknown> = { time: new Date(time).toISOString() };
  if (requestId !== "") form["requestId"] = requestId;
  form["operation"] = operation;
  if (source !== "") form["source"] = source;
  form["places"] = places;
  return form;
}
