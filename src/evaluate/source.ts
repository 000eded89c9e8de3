import { mappedPrefix } from "../net/address.ts";
import { parseIpv4 } from "../net/ipv4-text.ts";
import { parseIpv6 } from "../net/ipv6-text.ts";
import type { AddressRange } from "../net/address-range.ts";
import { locatePrivate, privateRanges, privateSpace } from "../net/private-space.ts";
import { type Containment, locate, locateV4, type RangeSet, rangeSet } from "../net/range-set.ts";
import { sourceRange } from "../profile/fold-source.ts";

/** Which addresses a class's source stands for. `mixed` is a range of both: no fold makes one, a hand-made profile may. */
export type SourceNature = "absent" | "private" | "public" | "mixed";

/** A class's source, read: the same one is asked about by many policies, networks and exceptions. */
export type Source =
  /** An IPv4 address, or a range of them, as unsigned integers of 32 bits. */
  | { readonly kind: "v4"; readonly nature: SourceNature; readonly first: number; readonly last: number }
  | { readonly kind: "v6"; readonly nature: SourceNature; readonly range: AddressRange }
  /** Folded to all private or all public addresses, or absent. */
  | { readonly kind: "folded"; readonly nature: "private" | "public" | "absent" };

const absent: Source = { kind: "folded", nature: "absent" };
const natures = { inside: "private", outside: "public", straddling: "mixed" } as const;

/** Reads the source of a class: an address, a range, `private` or `public`; all else is absent. */
export function sourceOf(text: string): Source {
  if (text === "") return absent;
  const address = parseIpv4(text);
  if (address !== undefined) return sourceOfIpv4(address);
  if (text === "private" || text === "public") return { kind: "folded", nature: text };
  // Not by way of an address with its canonical text, which takes longer to make than all else here.
  const value = parseIpv6(text);
  const range = value === undefined || value >> 32n === mappedPrefix
    ? sourceRange(text)
    : { family: 6 as const, first: value, last: value };
  if (range === undefined) return absent;
  if (range.family === 4) return v4(Number(range.first), Number(range.last));
  return { kind: "v6", nature: natures[locatePrivate(range)], range };
}

/** The source that is one IPv4 address, given as an unsigned integer of 32 bits. */
export function sourceOfIpv4(address: number): Source {
  return v4(address, address);
}

function v4(first: number, last: number): Source {
  return { kind: "v4", nature: natures[locateV4(privateSpace, first, last)], first, last };
}

/** Where a source lies with regard to a set of ranges. One that is absent is outside. */
export function locateSource(set: RangeSet, source: Source): Containment {
  if (source.kind === "v4") return locateV4(set, source.first, source.last);
  if (source.kind === "v6") return locate(set, source.range);
  if (source.nature === "absent") return "outside";
  let known = ofWholeSpaces.get(set);
  if (known === undefined) {
    known = { private: locatePrivateSpace(set), public: locatePublicSpace(set) };
    ofWholeSpaces.set(set, known);
  }
  return known[source.nature];
}

// Of a profile that is folded so far every class asks this, and the answer goes through all ranges of a set.
const ofWholeSpaces = new WeakMap<RangeSet, Readonly<Record<"private" | "public", Containment>>>();

function locatePrivateSpace(set: RangeSet): Containment {
  const places = privateRanges.map((one) => locate(set, one));
  if (places.every((place) => place === "inside")) return "inside";
  return places.every((place) => place === "outside") ? "outside" : "straddling";
}

function locatePublicSpace(set: RangeSet): Containment {
  const ranges = [...set.v4, ...set.v6];
  const withPrivate = rangeSet([...ranges, ...privateRanges]);
  if (holdsAll(withPrivate.v4, 32n) && holdsAll(withPrivate.v6, 128n)) return "inside";
  return ranges.every((one) => locatePrivate(one) === "inside") ? "outside" : "straddling";
}

function holdsAll(ranges: RangeSet["v4"], bits: bigint): boolean {
  return ranges.length === 1 && ranges[0]?.first === 0n && ranges[0].last === (1n << bits) - 1n;
}
