import type { Coverage } from "../../src/record/coverage.ts";
import type { S3Record } from "../../src/record/record.ts";
import type { ClassKey, Evidence } from "../../src/profile/request-class.ts";
import type { Part } from "./part.ts";

/** What a profile of some parts must say, as far as the world knows it. */
export interface ExpectedProfile {
  /** By key, as {@link keyText} writes it. */
  readonly classes: ReadonlyMap<string, ExpectedClass>;
  /** Sorted, as texts. */
  readonly coverage: readonly string[];
  readonly read: number;
  readonly kept: number;
  readonly outOfScope: number;
  readonly skipped: number;
  readonly malformed: number;
}

/** What a class must say. */
export interface ExpectedClass {
  readonly requests: number;
  /** NaN where a client could write the number. */
  readonly bytes: number;
  readonly first: number;
  readonly last: number;
}

/** A request as it must be closed. */
export interface ExpectedRequest {
  readonly key: ClassKey;
  readonly time: number;
  readonly bytes: number;
}

/**
 * What reading some parts must give, computed from what the world knows of them and from the text of the design: records
 * of one bucket, role and request id are one request; CloudTrail tells endpoint, service and address, the log time and
 * bytes. It holds for parts that do not contradict each other.
 *
 * @param parts everything delivered, with what was delivered twice
 * @param join whether records of one request are joined: where any part is of CloudTrail
 */
export function expectedProfile(parts: readonly Part[], join: boolean): ExpectedProfile {
  const classes = new Map<string, { requests: number; bytes: number; first: number; last: number }>();
  for (const { key, time, bytes } of expectedRequests(parts, join)) {
    const text = keyText(key);
    const known = classes.get(text) ?? { requests: 0, bytes: 0, first: Infinity, last: -Infinity };
    known.requests += 1;
    known.bytes += bytes;
    known.first = Math.min(known.first, time);
    known.last = Math.max(known.last, time);
    classes.set(text, known);
  }
  const count = (fate: Part["fate"]): number => parts.filter((part) => part.fate === fate).length;
  const covered = parts.filter(({ fate }) => fate !== "malformed" && fate !== "blank").flatMap(({ covers }) => covers);
  return {
    classes,
    coverage: [...new Set(covered.map(coverageText))].toSorted(),
    read: parts.length - count("blank"),
    kept: count("kept"),
    outOfScope: count("out-of-scope"),
    skipped: count("skipped"),
    malformed: count("malformed"),
  };
}

/** The requests that parts tell of. */
export function expectedRequests(parts: readonly Part[], join: boolean): ExpectedRequest[] {
  const kept = parts.filter(({ fate }) => fate === "kept");
  const told = kept.flatMap((part) => part.tells.map((record) => ({ record, inDoubt: part.bytesInDoubt })));
  if (!join) return told.map((one) => closed([one]));
  const groups = new Map<string, Told[]>();
  for (const [index, one] of told.entries()) {
    const { bucket, role, requestId } = one.record;
    const id = requestId === "" ? `none ${index}` : requestId;
    const group = groups.get(`${bucket} ${role} ${id}`);
    if (group === undefined) groups.set(`${bucket} ${role} ${id}`, [one]);
    else group.push(one);
  }
  // A record is replaced by its correction, wherever that was delivered.
  const replaced = new Set(told.map(({ record }) => record.replaces).filter((id) => id !== ""));
  return [...groups.values()].map((group) => {
    const standing = group.filter(({ record }) => record.eventId === "" || !replaced.has(record.eventId));
    return closed(standing.length > 0 ? standing : group);
  });
}

interface Told {
  readonly record: S3Record;
  readonly inDoubt: boolean;
}

function closed(group: readonly Told[]): ExpectedRequest {
  const records = group.map(({ record }) => record);
  const logs = records.filter(({ kind }) => kind === "log");
  const events = records.filter(({ kind }) => kind === "trail" || kind === "old-trail");
  const networks = records.filter(({ kind }) => kind === "network");
  const trails = [...events, ...networks];
  const ways = events.length > 0 ? events : networks.length > 0 ? networks : logs;
  const one = ways[0] as S3Record;
  const timed = logs.length > 0 ? logs : ways;
  const time = Math.min(...timed.map((record) => record.time));
  const weighed = logs.length > 0 ? group.filter(({ record }) => record.kind === "log") : group;
  const evidence: Evidence = trails.length === 0
    ? "log"
    : trails.some(({ kind }) => kind === "old-trail")
    ? "old-trail"
    : logs.length === 0
    ? "trail"
    : "joined";
  const claims = [...trails, ...logs].map(({ claim }) => claim).filter((claim) => claim !== "none");
  const operations = (events.length > 0 ? events : networks.length > 0 ? networks : logs).map((record) =>
    record.operation
  );
  return {
    key: {
      day: new Date(time).toISOString().slice(0, 10),
      bucket: one.bucket,
      principal: principalOf(logs, events, networks),
      source: one.source,
      endpoint: one.endpoint,
      endpointAccount: trails.map((record) => record.endpointAccount).find((account) => account !== "") ?? "",
      service: one.service,
      operation: operations.includes("DeleteObjects") ? "DeleteObjects" : operations[0] as string,
      outcome: records.every(({ outcome }) => outcome === "denied") ? "denied" : "reached",
      evidence,
      claim: claims[0] ?? "none",
    },
    time,
    bytes: weighed.some(({ inDoubt }) => inDoubt) ? NaN : Math.max(...weighed.map(({ record }) => record.bytes)),
  };
}

// The log's if it is an ARN; a network activity event tells the account alone.
function principalOf(logs: readonly S3Record[], events: readonly S3Record[], networks: readonly S3Record[]): string {
  const all = [...logs, ...events, ...networks].map(({ principal }) => principal);
  return all.find((principal) => principal.startsWith("arn:")) ??
    [...events, ...networks, ...logs].map(({ principal }) => principal)[0] ?? "";
}

/** A class key as one text. */
export function keyText(key: ClassKey): string {
  const { day, bucket, principal, source, endpoint, endpointAccount, service, operation, outcome, evidence, claim } =
    key;
  return [day, bucket, principal, source, endpoint, endpointAccount, service, operation, outcome, evidence, claim]
    .join(" | ");
}

/** An element of the evidence coverage as one text. */
export function coverageText({ kind, of, day }: Coverage): string {
  return `${kind} ${of} ${day}`;
}
