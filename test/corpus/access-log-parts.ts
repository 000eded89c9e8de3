import type { S3Record } from "../../src/record/record.ts";
import { type Call, stoppedAtEndpoint } from "./call.ts";
import { type ClientText, hostileText, wildText } from "./client-text.ts";
import type { Part } from "./part.ts";
import type { Random } from "./random.ts";
import type { World } from "./world.ts";

/** How lines are written. */
export interface LineOptions {
  /** What draws the form of each line: how many fields it has and the like. */
  readonly form: Random;
  /** What draws hostile text; undefined for clients that mean well. */
  readonly hostility?: Random;
  /** How often a line has hostile text. */
  readonly hostile?: number;
  /** Whether hostile text is of any sort: then the truth of outcome, bytes and claim is not known. */
  readonly wild?: boolean;
  /** How many fields a line may have; what logs of the last years have unless told otherwise. */
  readonly fieldCounts?: readonly number[];
}

/**
 * The access-log lines of a call: one, for a copy one in each bucket's log, for a multi-object delete one more for each
 * key.
 */
export function accessLogParts(world: World, call: Call, options: LineOptions): Part[] {
  if (call.scenario.logs === "trail" || call.errorCode === stoppedAtEndpoint) return [];
  const counts = options.fieldCounts ?? fieldCounts;
  const fields = counts[options.form.below(counts.length)] as number;
  const line = { world, call, fields, options };
  const parts = [mainLine(line)];
  if (call.copySource !== undefined && !call.denied) parts.push(copySourceLine(line, call.copySource));
  for (const { key, denied } of call.deletes ?? []) parts.push(batchLine(line, key, denied));
  return parts;
}

interface Line {
  readonly world: World;
  readonly call: Call;
  readonly fields: number;
  readonly options: LineOptions;
}

// All forms that logs of the last years have; most lines are of the newest.
const fieldCounts = [27, 27, 27, 26, 26, 25, 24, 18];

function mainLine(line: Line): Part {
  const { world, call, options } = line;
  const internal = call.action.method === "-";
  const calm = calmText(call);
  const strikes = options.hostility?.chance(options.hostile ?? 0.3) ?? false;
  const text = strikes && !internal ? textOf(calm, options) : calm;
  const numbers = internal
    ? `- - - ${call.bytes || 1024} - -`
    : `${call.status} ${call.errorCode || "-"} ${call.bytes || "-"} ${call.bytes || "-"} 17 ${
      call.denied ? "-" : "12"
    }`;
  const quoted = internal
    ? `- ${numbers} - -`
    : `${options.form.chance(0.02) && !strikes ? '"-"' : `"${text.uri}"`} ${numbers} "${text.referer}" "${text.agent}"`;
  const key = call.key === "" ? "-" : doubleEncoded(call.key);
  const doubtful = text.doubt === "numbers";
  return {
    kind: "line",
    text: `${head(world, call, call.bucket, call.action.log)} ${key} ${quoted} ${tail(line, text.host)}`,
    fate: "kept",
    tells: [{
      ...factsOf(call, call.bucket),
      operation: call.action.api,
      outcome: call.denied && !doubtful ? "denied" : "reached",
      bytes: internal ? 0 : call.bytes,
      claim: doubtful || text.doubt === "agent" || hostDeceives(line, text) ? "none" : text.claim,
    }],
    ...placeOf(call, call.bucket, doubtful || (options.wild === true && strikes)),
  };
}

// A quote behind User-Agent leaves it open where that ends.
function hostDeceives({ fields }: Line, { host }: ClientText): boolean {
  return fields >= 23 && host.includes('"');
}

function textOf(calm: ClientText, { hostility, wild }: LineOptions): ClientText {
  const random = hostility as Random;
  if (!wild) return hostileText(calm, random);
  const host = random.chance(0.5) ? wildText(random).replaceAll(" ", "") : "";
  return {
    uri: wildText(random),
    referer: wildText(random),
    agent: wildText(random),
    host: host === "" ? calm.host : host,
    claim: "none",
    doubt: "numbers",
  };
}

function calmText(call: Call): ClientText {
  const [agent, claim] = call.agent;
  const path = call.key === "" ? "" : encoded(call.key);
  return {
    uri: `${call.action.method} /${path}${call.action.query} HTTP/1.1`,
    referer: call.index % 16 === 0 ? "https://console.aws.amazon.com/s3/buckets/x?region=ap-northeast-1" : "-",
    agent,
    host: `${call.bucket}.s3.ap-northeast-1.amazonaws.com`,
    claim,
    doubt: "none",
  };
}

/** The read of the source, in the source bucket's log. AWS's sample of its Request-URI has no version of HTTP. */
function copySourceLine(line: Line, source: { readonly bucket: string; readonly key: string }): Part {
  const { world, call } = line;
  const operation = call.action.api === "CopyObject" ? "REST.COPY.OBJECT_GET" : "REST.COPY.PART_GET";
  const error = call.errorCode || "-";
  const rest = `"GET /${encoded(source.key)}" ${call.status} ${error} - 1024 17 - "-" "${call.agent[0]}"`;
  const text = `${head(world, call, source.bucket, operation)} ${doubleEncoded(source.key)} ${rest} ${tail(line, "-")}`;
  return {
    kind: "line",
    text,
    fate: "kept",
    tells: [{
      ...factsOf(call, source.bucket),
      role: "copy-source",
      operation: "GetObject",
      outcome: "reached",
      bytes: 0,
      claim: call.agent[1],
    }],
    ...placeOf(call, source.bucket, false),
  };
}

/** One key of a multi-object delete; its key comes from a form-encoded body. */
function batchLine(line: Line, key: string, denied: boolean): Part {
  const { world, call } = line;
  const encodedKey = encodeURIComponent(key).replaceAll("%20", "+").replaceAll("%2F", "/");
  const numbers = denied ? "403 AccessDenied - - - -" : "204 - - 1024 - -";
  const text = `${head(world, call, call.bucket, "BATCH.DELETE.OBJECT")} ${encodedKey} - ${numbers} - - ${
    tail(line, "-")
  }`;
  return {
    kind: "line",
    text,
    fate: "kept",
    tells: [{
      ...factsOf(call, call.bucket),
      operation: "DeleteObject",
      outcome: denied ? "denied" : "reached",
      bytes: 0,
      claim: "none",
    }],
    ...placeOf(call, call.bucket, false),
  };
}

function factsOf(call: Call, bucket: string): Omit<S3Record, "operation" | "outcome" | "bytes" | "claim"> {
  return {
    kind: "log",
    role: "main",
    time: call.received,
    bucket,
    requestId: call.requestId,
    principal: call.caller.logPrincipal,
    source: call.address[1],
    endpoint: "",
    endpointAccount: "",
    service: call.way.logService ?? "",
    eventId: "",
    replaces: "",
  };
}

function placeOf(
  call: Call,
  bucket: string,
  bytesInDoubt: boolean,
): Pick<Part, "covers" | "file" | "time" | "call" | "bytesInDoubt"> {
  const day = logTimeOf(call.received).day;
  return {
    covers: [{ kind: "log", of: bucket, day }],
    file: bucket,
    time: call.received,
    call: call.index,
    bytesInDoubt,
  };
}

function head({ owner }: World, call: Call, bucket: string, operation: string): string {
  const { received, address, caller, requestId } = call;
  return `${owner} ${bucket} [${logTimeOf(received).text}] ${address[0]} ${caller.requester} ${requestId} ${operation}`;
}

/** Version id and what follows, as many fields as the line has. */
function tail({ world, call, fields, options }: Line, host: string): string {
  if (fields === 18) return options.form.chance(0.1) ? "- " : "-";
  const internal = call.action.method === "-";
  const hostId = world.hostIds[call.index % world.hostIds.length] as string;
  const authentication = call.caller.requester === "-" ? "-" : call.scenario.presigned ? "QueryString" : "AuthHeader";
  const signature = authentication === "-" || internal ? "-" : "SigV4";
  const cipher = internal ? "-" : "ECDHE-RSA-AES128-GCM-SHA256";
  const version = call.index % 8 === 0 ? "3sL4kqtJlcpXroDTDmJ.rmSpXd3dIbrHY" : "-";
  let text = `${version} ${hostId} ${signature} ${cipher} ${internal ? "-" : authentication} ${internal ? "-" : host} `;
  text += internal ? "-" : call.index % 32 === 0 ? "TLSV1.2" : "TLSv1.2";
  if (fields >= 25) {
    text += call.index % 64 === 1 ? ` arn:aws:s3:ap-northeast-1:${world.account}:accesspoint/reports` : " -";
  }
  if (fields >= 26) text += call.index % 50 === 0 ? " Yes" : " -";
  if (fields >= 27) text += ` ${call.way.region}`;
  return text;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const datesOf = new Map<number, { readonly day: string; readonly date: string }>();

/** A time as an access log writes it, and its day. */
export function logTimeOf(time: number): { readonly text: string; readonly day: string } {
  const number = Math.floor(time / 86_400_000);
  let date = datesOf.get(number);
  if (date === undefined) {
    const day = new Date(number * 86_400_000).toISOString().slice(0, 10);
    const [year, month, dayOfMonth] = day.split("-");
    date = { day, date: `${dayOfMonth}/${months[Number(month) - 1]}/${year}` };
    datesOf.set(number, date);
  }
  const seconds = Math.floor(time / 1000) % 86_400;
  const [hour, minute, second] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return { day: date.day, text: `${date.date}:${two(hour)}:${two(minute)}:${two(second)} +0000` };
}

function two(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

const encodedKeys = new Map<string, readonly [once: string, twice: string]>();

function encodings(key: string): readonly [once: string, twice: string] {
  let known = encodedKeys.get(key);
  if (known === undefined) {
    const once = encodeURIComponent(key).replaceAll("%2F", "/");
    known = [once, once.replaceAll("%", "%25")];
    if (encodedKeys.size < 100_000) encodedKeys.set(key, known);
  }
  return known;
}

function encoded(key: string): string {
  return encodings(key)[0];
}

// The key has one layer of encoding more than the Request-URI of its line.
function doubleEncoded(key: string): string {
  return encodings(key)[1];
}
