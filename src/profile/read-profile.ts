import { LineSplitter } from "../format/line-splitter.ts";
import { evidenceRules } from "../diagnostic/evidence-rules.ts";
import { parseAddress } from "../net/address.ts";
import { rangeText } from "../net/address-range.ts";
import { foldSource, sourceRange } from "./fold-source.ts";
import type { Profile, ProfileHeader } from "./profile.ts";
import { validateProfileLine } from "./profile-shape.generated.ts";
import { compareClasses, type RequestClass, type Sample } from "./request-class.ts";
import { profileMagic, profileVersion } from "./write-profile.ts";

/** A profile file that is damaged, made by hand, or of another version. */
export class ProfileError extends Error {
  override name = "ProfileError";
}

/** Longest line: the header of a profile of some hundred thousand objects. */
const lineLimit = 64 * 1024 * 1024;

/** Whether an object that begins with these bytes is a profile. */
export function isProfile(head: Uint8Array): boolean {
  return Buffer.from(head.subarray(0, profileMagic.length)).toString("latin1") === profileMagic;
}

/**
 * Reads a profile in its file form, strictly: a profile that was cut, sorted anew or edited is refused as a whole.
 *
 * @throws ProfileError that says in which line and what
 */
export async function readProfile(chunks: AsyncIterable<Uint8Array>): Promise<Profile> {
  let header: ProfileHeader | undefined;
  let expected = 0;
  const classes: RequestClass[] = [];
  const splitter = new LineSplitter((bytes, start, end, number, whole) => {
    const form = parseLine(bytes.subarray(start, end), number, whole);
    if (number === 1) {
      header = headerOf(form);
      expected = form["classes"] as number;
      return;
    }
    const requestClass = classOf(form, number);
    const last = classes.at(-1);
    if (last !== undefined && compareClasses(last, requestClass) >= 0) {
      throw new ProfileError(`line ${number} is not in the order of classes, or stands twice`);
    }
    if (header !== undefined && foldSource(requestClass.source, header.foldLevel) !== requestClass.source) {
      throw new ProfileError(`line ${number} has an address finer than the fold level of the header`);
    }
    classes.push(requestClass);
  }, lineLimit);
  for await (const chunk of chunks) splitter.push(chunk);
  if (splitter.pending > 0) throw new ProfileError("the last line is cut");
  if (header === undefined) throw new ProfileError("line 1 is no header of a profile");
  if (classes.length !== expected) {
    throw new ProfileError(`it has ${classes.length} classes, and its header says ${expected}`);
  }
  return { header, classes };
}

function parseLine(bytes: Uint8Array, number: number, whole: boolean): Record<string, unknown> {
  let form: unknown;
  try {
    if (!whole) throw new SyntaxError("too long");
    form = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new ProfileError(`line ${number} is no JSON text of at most ${lineLimit} bytes`);
  }
  const version = (form as { version?: unknown } | null)?.version;
  if (number === 1 && version !== profileVersion) {
    throw new ProfileError(
      `it is a profile of version ${String(version)}, and this program reads version ${profileVersion}`,
    );
  }
  if (!validateProfileLine(form) || ("s3-perimeter" in (form as object)) !== (number === 1)) {
    const place = validateProfileLine.errors?.[0]?.instancePath ?? "";
    throw new ProfileError(
      `line ${number}${place === "" ? "" : ` at ${place}`} is not as schemas/profile.schema.json has it`,
    );
  }
  return form as Record<string, unknown>;
}

function headerOf(form: Record<string, unknown>): ProfileHeader {
  const { join, foldLevel, classLimit, horizon, sources, ledger, notices, coverage } = form as unknown as ProfileHeader;
  const skipped = Object.values(ledger.skipped).reduce((sum, count) => sum + count, 0);
  if (ledger.read !== ledger.kept + ledger.outOfScope + skipped + ledger.malformed) {
    throw new ProfileError("line 1: the ledger does not add up");
  }
  const unread = notices.find(({ rule }) => rule === evidenceRules.unreadObject)?.count ?? 0;
  const malformed = notices.find(({ rule }) => rule === evidenceRules.malformedRecord)?.count ?? 0;
  if (unread !== ledger.unreadObjects || malformed < ledger.malformed) {
    throw new ProfileError("line 1: the ledger and the notices do not agree");
  }
  return { join, foldLevel, classLimit, horizon, sources, ledger, notices, coverage };
}

interface SampleForm extends Omit<Sample, "time"> {
  readonly time: string;
}

function classOf(form: Record<string, unknown>, number: number): RequestClass {
  const given = form as unknown as Omit<RequestClass, "samples"> & { readonly samples: readonly SampleForm[] };
  const { day, bucket, principal, source = "", endpoint = "", endpointAccount = "", service = "" } = given;
  const { operation, outcome, evidence, claim, requests, bytes } = given;
  if (!isSource(source)) throw new ProfileError(`line ${number} has a source that is no canonical address or range`);
  const samples = given.samples.map(({ time, requestId = "", operation: name, source: address = "", places }) => ({
    time: timeOf(time, number),
    requestId,
    operation: name,
    source: address,
    places,
  }));
  const first = timeOf(form["first"] as string, number);
  const last = timeOf(form["last"] as string, number);
  if (first > last || !new Date(first).toISOString().startsWith(day) || !new Date(last).toISOString().startsWith(day)) {
    throw new ProfileError(`line ${number} has times that are not of its day`);
  }
  return {
    day,
    bucket,
    principal,
    source,
    endpoint,
    endpointAccount,
    service,
    operation,
    outcome,
    evidence,
    claim,
    requests,
    bytes,
    first,
    last,
    samples,
  };
}

function isSource(text: string): boolean {
  if (text === "" || text === "private" || text === "public") return true;
  const range = sourceRange(text);
  if (range === undefined) return false;
  return (parseAddress(text)?.text ?? rangeText(range)) === text;
}

function timeOf(text: string, number: number): number {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new ProfileError(`line ${number} has a time that is none`);
  return time;
}
