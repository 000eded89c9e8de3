import { type Address, fromValue, widthOf } from "../net/address.ts";
import type { AddressRange } from "../net/address-range.ts";
import { privateRanges } from "../net/private-space.ts";
import type { Network, Policy } from "../policy/policy.ts";
import { foldSource } from "../profile/fold-source.ts";
import type { ClassKey } from "../profile/request-class.ts";
import { claims } from "../record/claim.ts";
import { unknownService } from "../record/record.ts";
import { defaultRequest, evidences } from "./request-fields.ts";

/** Request classes that try a policy out. */
export interface Probes {
  readonly classes: readonly ClassKey[];
  /** Whether these are all; else there would be more than the limit. */
  readonly isWhole: boolean;
}

/** The most probes of one policy: beyond it lie thousands of ranges, and every further one costs time. */
export const probeLimit = 20_000;

// A class is compared with every network, so that many networks make each probe dear.
const comparisonLimit = 400_000;
const fewestProbes = 1_000;

const internalOperation = "S3.EXPIRE.OBJECT";

/**
 * Makes classes that reach, among them, every row of the verdict table that a policy can come to. They are made from
 * what the policy compares with (its endpoints, ranges and services) and from all that a class can be, and from nothing
 * that is known of the table. Exceptions play no part: all classes are of one principal, operation and day.
 *
 * Of the addresses those are taken at which a range of the policy, or private address space, begins or has ended. Between
 * two such addresses all are alike for every range, and a folded block that is not alike throughout holds one of them.
 */
export function probeClasses(policy: Policy): Probes {
  const affordable = Math.floor(comparisonLimit / Math.max(1, policy.allow.length));
  const limit = Math.min(probeLimit, Math.max(fewestProbes, affordable));
  const classes: ClassKey[] = [];
  for (const part of parts(policy)) {
    if (classes.length >= limit) return { classes, isWhole: false };
    classes.push({ ...defaultRequest, ...part });
  }
  return { classes, isWhole: true };
}

function* parts(policy: Policy): Generator<Partial<ClassKey>> {
  const ofTrail = evidences.filter((evidence) => evidence !== "log");
  yield { operation: internalOperation, evidence: "log" };
  for (const evidence of evidences) {
    for (const service of servicesToTry(policy)) yield { evidence, service };
  }
  const [known, foreign] = [knownEndpoints(policy.allow), foreignEndpoint(policy.allow)];
  for (const evidence of ofTrail) {
    for (const endpoint of [...known, foreign]) {
      // Plain ones first, since what reaches a row first is shown as an example of it.
      yield { evidence, endpoint };
      for (const claim of claims) yield { evidence, endpoint, claim };
    }
  }
  // Addresses in the outer loop: where the limit cuts them off, each one tried was tried in full.
  for (const source of sourcesToTry(policy.allow)) {
    for (const evidence of evidences) yield { evidence, source };
    for (const evidence of ofTrail) {
      for (const endpoint of [foreign, ...known]) yield { evidence, endpoint, source };
    }
  }
}

function servicesToTry({ awsServices }: Policy): string[] {
  const listed = typeof awsServices === "string" ? [] : [...awsServices];
  const other = firstNot(listed, ["lambda", "glue", "athena"].map((name) => `${name}.amazonaws.com`));
  return [...listed.slice(0, 1), other, unknownService];
}

/** An endpoint of each sort: those that the same networks have are alike. */
function knownEndpoints(allow: readonly Network[]): string[] {
  const networksOf = new Map<string, number[]>();
  for (const [index, { vpcEndpoints }] of allow.entries()) {
    for (const endpoint of vpcEndpoints) networksOf.set(endpoint, [...(networksOf.get(endpoint) ?? []), index]);
  }
  const bySort = new Map<string, string>();
  for (const [endpoint, networks] of networksOf) {
    const sort = networks.join();
    if (!bySort.has(sort)) bySort.set(sort, endpoint);
  }
  return [...bySort.values()];
}

function foreignEndpoint(allow: readonly Network[]): string {
  const known = allow.flatMap(({ vpcEndpoints }) => [...vpcEndpoints]);
  return firstNot(known, ["vpce-0fedcba9876543210", "vpce-0123456789abcdef0", "vpce-00000000000000000"]);
}

function firstNot(taken: readonly string[], candidates: readonly string[]): string {
  const all = new Set(taken);
  const free = candidates.find((candidate) => !all.has(candidate));
  if (free !== undefined) return free;
  for (let number = 1;; number++) {
    const name = `${candidates[0]}-${number}`;
    if (!all.has(name)) return name;
  }
}

// Public addresses of both families; they come first, too.
const familiar: readonly string[] = ["198.51.100.1", "192.0.2.1", "2001:db8::1"];

function sourcesToTry(allow: readonly Network[]): ReadonlySet<string> {
  const own = allow.flatMap(({ vpcCidrs, publicCidrs }) =>
    [vpcCidrs, publicCidrs].flatMap((set) => (set === undefined ? [] : [...set.v4, ...set.v6]))
  );
  const edges = own.flatMap(edgesOf);
  const least = ([4, 6] as const).map((family): AddressRange => ({ family, first: 0n, last: 0n }));
  const others = [...privateRanges, ...least].flatMap(edgesOf);
  const sources = new Set(["", ...familiar, ...edges.map(({ text }) => text), ...others.map(({ text }) => text)]);
  // Every private range is a union of blocks that addresses are folded to, so that none of them is private in part.
  for (const level of [1, 2] as const) for (const { text } of edges) sources.add(foldSource(text, level));
  for (const word of ["private", "public"]) sources.add(word);
  return sources;
}

/** Where a range begins, and where what is behind it does. */
function edgesOf({ family, first, last }: AddressRange): Address[] {
  return [first, last + 1n].filter((value) => value >> BigInt(widthOf(family)) === 0n)
    .map((value) => fromValue(family, value));
}
