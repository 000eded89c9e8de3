import { gzipSync } from "node:zlib";
import type { LogObject } from "../../src/source/log-object.ts";
import { accessLogParts } from "./access-log-parts.ts";
import { callsOf } from "./call.ts";
import { cloudTrailParts } from "./cloudtrail-parts.ts";
import { noiseLine, noiseRecord } from "./noise.ts";
import type { Part } from "./part.ts";
import { type Random, randomOf, shuffled } from "./random.ts";
import { type World, worldOf } from "./world.ts";

/** What becomes of the calls of a world on their way to us. Every one of these can be changed without any other. */
export interface CorpusOptions {
  readonly world?: World;
  /** Which logs are kept; `mixed`: for some calls one, for some the other, for most both. */
  readonly evidence?: "log" | "trail" | "both" | "mixed";
  /** How often a part is lost. */
  readonly loss?: number;
  /** How often a part is delivered twice. */
  readonly duplicates?: number;
  /** Whether parts come in any order, and not by time. */
  readonly late?: boolean;
  /** How often a client writes something hostile. */
  readonly hostile?: number;
  /** Whether that is text of any sort: then outcome, bytes and claim are not known. */
  readonly wild?: boolean;
  /** How often something that is no request comes between. */
  readonly noise?: number;
  /** Whether records of before version 1.04 occur. */
  readonly old?: boolean;
  /** How often the records of a call contradict each other. */
  readonly conflicts?: number;
}

// A stream for each concern, so that turning one on shifts nothing else.
const streams = {
  form: 2,
  recordForm: 3,
  lineText: 4,
  recordText: 5,
  evidence: 6,
  loss: 7,
  twice: 8,
  order: 9,
  noise: 10,
  conflicts: 11,
};

/**
 * Makes the log lines and CloudTrail records that some calls leave behind.
 *
 * @param seed the same seed and options give the same parts
 * @param count of calls
 */
export function corpusOf(seed: number, count: number, options: CorpusOptions = {}): Part[] {
  const world = options.world ?? worldOf();
  const random = Object.fromEntries(
    Object.entries(streams).map(([name, stream]) => [name, randomOf(seed, stream)]),
  ) as Record<keyof typeof streams, Random>;
  const { hostile = 0, wild = false, loss = 0, duplicates = 0, noise = 0, conflicts = 0, old = true } = options;
  const delivered: Part[] = [];
  const deliver = (part: Part): void => {
    if (random.loss.chance(loss)) return;
    delivered.push(part);
    if (random.twice.chance(duplicates)) delivered.push(part);
  };
  for (const call of callsOf(world, seed, count)) {
    const lines = accessLogParts(world, call, { form: random.form, hostility: random.lineText, hostile, wild });
    const records = cloudTrailParts(world, call, {
      form: random.recordForm,
      ...(hostile > 0 ? { hostility: random.recordText, hostile } : {}),
      old,
    });
    const kept = keptOf(options.evidence ?? "both", random.evidence);
    if (kept !== "trail") { for (const part of lines) deliver(part); }
    if (kept !== "log") {
      const contradicts = random.conflicts.chance(conflicts);
      for (const part of records) deliver(contradicts ? contradicted(part, random.conflicts) : part);
    }
    if (random.noise.chance(noise)) {
      const trail = options.evidence !== "log" && random.noise.chance(0.5);
      delivered.push(trail ? noiseRecord(world, random.noise) : noiseLine(world, random.noise));
    }
  }
  return options.late ? shuffled(delivered, random.order) : delivered;
}

function keptOf(evidence: "log" | "trail" | "both" | "mixed", random: Random): "log" | "trail" | "both" {
  const draw = random.below(10);
  return evidence !== "mixed" ? evidence : draw < 2 ? "log" : draw < 4 ? "trail" : "both";
}

/** A record that tells another way in than it should. What it tells truly is not known any more. */
function contradicted(part: Part, random: Random): Part {
  const record = JSON.parse(part.text) as Record<string, unknown>;
  record["sourceIPAddress"] = `10.9.${random.below(256)}.${random.below(256)}`;
  return { ...part, text: JSON.stringify(record), tells: part.tells.map((told) => ({ ...told, source: "?" })) };
}

/** How parts are put into objects. */
export interface ObjectOptions {
  /** About how many parts an object holds. */
  readonly size?: number;
  /** Whether some objects are compressed, and in how many members. */
  readonly gzip?: boolean;
  /** Bytes that are handed out at a time; whole objects if left out. */
  readonly chunk?: number;
  /** Whether the size is not known, as of standard input. */
  readonly sizeless?: boolean;
}

/** A file of a log. */
export interface LogFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Puts parts into files as AWS delivers them: one bucket's lines, one account's and Region's records. */
export function filesOf(parts: readonly Part[], random: Random, options: ObjectOptions = {}): LogFile[] {
  const files: LogFile[] = [];
  const open = new Map<string, Part[]>();
  const close = (key: string, held: readonly Part[]): void => {
    const [first] = held;
    if (first === undefined) return;
    open.set(key, []);
    const name = first.kind === "line"
      ? lineFileName(first, files.length, random)
      : recordFileName(first, files.length, random);
    const end = random.chance(0.1) ? "\r\n" : "\n";
    const bytes = first.kind === "line" ? lineFile(held, end, random) : recordFile(held, random);
    files.push({ name, bytes: options.gzip && random.chance(0.5) ? compressed(bytes, random) : bytes });
  };
  for (const part of parts) {
    const key = `${part.kind} ${part.file}`;
    const held = open.get(key) ?? [];
    held.push(part);
    open.set(key, held);
    if (held.length >= (options.size ?? 20) * (0.5 + random.below(1000) / 1000)) close(key, held);
  }
  for (const [key, held] of open) close(key, held);
  return files;
}

/** Files as objects to scan. */
export function objectsOf(files: readonly LogFile[], options: ObjectOptions = {}): LogObject[] {
  return files.map(({ name, bytes }) => ({
    name,
    size: options.sizeless ? undefined : bytes.length,
    open: () => chunksOf(bytes, options.chunk ?? bytes.length),
  }));
}

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  // One buffer for all chunks, as a file's reader has it: whoever keeps a chunk is found out.
  const buffer = new Uint8Array(Math.max(1, size));
  for (let start = 0; start < bytes.length; start += buffer.length) {
    const piece = bytes.subarray(start, start + buffer.length);
    buffer.set(piece);
    yield buffer.subarray(0, piece.length);
  }
}

function lineFile(parts: readonly Part[], end: string, random: Random): Uint8Array {
  const text = parts.map(({ text }) => text).join(end);
  return Buffer.from(random.chance(0.5) ? text + end : text, "latin1");
}

function recordFile(parts: readonly Part[], random: Random): Uint8Array {
  const texts = parts.map(({ text }) => text);
  if (random.chance(0.2)) return Buffer.from(`${texts.join("\n")}\n`);
  const space = random.chance(0.2) ? " \n\t" : "";
  return Buffer.from(`{${space}"Records":${space}[${texts.join(`,${space}`)}]${space}}`);
}

/** Bytes as gzip, in one member or in two. */
export function compressed(bytes: Uint8Array, random: Random): Uint8Array {
  const cut = random.chance(0.5) ? random.below(bytes.length + 1) : 0;
  return Buffer.concat([gzipSync(bytes.subarray(0, cut)), gzipSync(bytes.subarray(cut))]);
}

const unique = "0123456789ABCDEF";

function lineFileName({ file, time }: Part, index: number, random: Random): string {
  const at = new Date(time).toISOString();
  const [date, clock] = [at.slice(0, 10), at.slice(11, 19).replaceAll(":", "-")];
  const folder = `s3/111122223333/ap-northeast-1/${file}/${date.replaceAll("-", "/")}`;
  return `${folder}/${date}-${clock}-${random.text(unique, 12)}${String(index).padStart(4, "0")}`;
}

function recordFileName({ file, time }: Part, index: number, random: Random): string {
  const [account = "", region = ""] = file.split("/");
  const at = new Date(time).toISOString();
  const stamp = `${at.slice(0, 10).replaceAll("-", "")}T${at.slice(11, 16).replace(":", "")}Z`;
  const folder = `AWSLogs/${account}/CloudTrail/${region}/${at.slice(0, 10).replaceAll("-", "/")}`;
  return `${folder}/${account}_CloudTrail_${region}_${stamp}_${random.text(unique, 12)}${
    String(index).padStart(4, "0")
  }.json`;
}
