import { createHash } from "node:crypto";
import { harmlessJson } from "../diagnostic/harmless-json.ts";
import type { FoldLevel } from "../profile/fold-source.ts";
import { emptyLedger, type Ledger } from "../profile/ledger.ts";
import { partName } from "./part-name.ts";
import { StateError } from "./state-error.ts";
import { validateStateShape } from "./state-shape.generated.ts";

/** The version of the form of a state; readers refuse any other. */
export const stateVersion = 1;

/**
 * What a part holds: the objects that were ingested; the traffic profile of a day; from how many objects the evidence of a
 * day came and when; halves of a day that are open; notices; events that a later record replaces.
 */
export type PartKind = "objects" | "profile" | "arrivals" | "halves" | "notices" | "corrections";

/** A part of a state: a gzipped file that is never changed. */
export interface PartEntry {
  readonly kind: PartKind;
  /** `YYYY-MM-DD`, UTC, for what is of a day. */
  readonly day?: string;
  /** The generation that it was written for. */
  readonly generation: number;
  /** Of the file, hexadecimal. */
  readonly sha256: string;
  /** Of the file. */
  readonly bytes: number;
  /** What it holds: objects, classes, halves and so on. */
  readonly rows: number;
}

/** The one file of a generation that says what the state is. */
export interface Manifest {
  /** Counts commits, from 0, and is the lock: of two runs only one can write a number. */
  readonly generation: number;
  /** The day of the first and of the latest run, by `--now`; absent in a state that was only made. */
  readonly begun?: string;
  readonly asOf?: string;
  /** The first day of which evidence is still awaited: what comes of a day before is late. */
  readonly awaitedFrom?: string;
  /** Days before it were forgotten. */
  readonly prunedBefore?: string;
  /** Days for which evidence is awaited. */
  readonly horizon: number;
  readonly classLimit: number;
  /** How coarse addresses of closed classes are; parts written earlier may be finer. */
  readonly foldLevel: FoldLevel;
  /** Of all objects ever ingested. */
  readonly ledger: Ledger;
  readonly parts: readonly PartEntry[];
}

/** The state before the first run. */
export const emptyManifest: Omit<Manifest, "generation" | "horizon" | "classLimit"> = {
  foldLevel: 0,
  ledger: emptyLedger,
  parts: [],
};

/** A manifest of some thousand parts is a megabyte. */
export const manifestLimit: number = 64 * 1024 * 1024;

/** Writes a manifest: one line of JSON that ends with a SHA-256 of what stands before. */
export function writeManifest(manifest: Manifest): string {
  const { generation, begun, asOf, awaitedFrom, prunedBefore, horizon, classLimit, foldLevel, ledger } = manifest;
  const { objects, duplicateObjects, unreadObjects, read, kept, outOfScope, skipped, malformed } = ledger;
  // In one order whatever made it, so that reading and writing again gives the same bytes.
  const form = {
    "s3-perimeter": "state",
    version: stateVersion,
    generation,
    ...(begun === undefined ? {} : { begun }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(awaitedFrom === undefined ? {} : { awaitedFrom }),
    ...(prunedBefore === undefined ? {} : { prunedBefore }),
    horizon,
    classLimit,
    foldLevel,
    ledger: { objects, duplicateObjects, unreadObjects, read, kept, outOfScope, skipped, malformed },
    parts: manifest.parts.map(({ kind, day, generation: made, sha256, bytes, rows }) => ({
      kind,
      ...(day === undefined ? {} : { day }),
      generation: made,
      sha256,
      bytes,
      rows,
    })),
  };
  const text = harmlessJson(form);
  return `${text.slice(0, -1)},"sha256":"${createHash("sha256").update(text).digest("hex")}"}\n`;
}

/**
 * Reads a manifest, strictly.
 *
 * @param name of the file, for messages
 * @throws StateError where it is damaged, of another version, or no manifest
 */
export function readManifest(bytes: Uint8Array, name: string, generation: number): Manifest {
  let text: string;
  let form: unknown;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    form = JSON.parse(text);
  } catch (error) {
    throw new StateError(`${name} is damaged: it is no JSON text`, [], { cause: error });
  }
  const { "s3-perimeter": magic, version } = (form ?? {}) as { "s3-perimeter"?: unknown; version?: unknown };
  if (magic !== "state") throw new StateError(`${name} is no manifest of a state`);
  if (version !== stateVersion) {
    throw new StateError(
      `${name} is of version ${String(version).slice(0, 20)}, and this program reads version ${stateVersion}`,
      typeof version === "number" && version > stateVersion ? ["a newer s3-perimeter wrote it: use that one"] : [],
    );
  }
  if (!validateStateShape(form)) {
    const place = validateStateShape.errors?.[0]?.instancePath ?? "";
    throw new StateError(
      `${name} is damaged: ${place === "" ? "it" : place.slice(0, 100)} is not as schemas/state.schema.json has it`,
    );
  }
  const manifest = form as unknown as Manifest;
  if (writeManifest(manifest) !== text) throw new StateError(`${name} is damaged: its checksum does not agree`);
  if (manifest.generation !== generation) throw new StateError(`${name} has the content of another generation`);
  return manifest;
}

/** The name of the file of a part. */
export function partFile({ generation, sha256 }: PartEntry): string {
  return partName(generation, sha256);
}
