import { locatePrivate, privateRanges } from "../net/private-space.ts";
import { type Containment, locate, type RangeSet, rangeSet } from "../net/range-set.ts";
import { sourceRange } from "../profile/fold-source.ts";

/** Which addresses a class's source stands for. */
export type SourceNature = "absent" | "private" | "public" | "mixed";

/** Tells private from public. A range that holds both is `mixed`: no fold makes one, a hand-made profile may. */
export function natureOf(source: string): SourceNature {
  if (source === "private" || source === "public") return source;
  const range = sourceRange(source);
  if (range === undefined) return "absent";
  const inPrivate = locatePrivate(range);
  return inPrivate === "inside" ? "private" : inPrivate === "outside" ? "public" : "mixed";
}

/**
 * Where a source lies with regard to a set of ranges.
 *
 * @param source an address, a range, `private` or `public`; not empty
 */
export function locateSource(set: RangeSet, source: string): Containment {
  const range = sourceRange(source);
  if (range !== undefined) return locate(set, range);
  if (source === "private") {
    const places = privateRanges.map((one) => locate(set, one));
    if (places.every((place) => place === "inside")) return "inside";
    return places.every((place) => place === "outside") ? "outside" : "straddling";
  }
  const ranges = [...set.v4, ...set.v6];
  const withPrivate = rangeSet([...ranges, ...privateRanges]);
  if (holdsAll(withPrivate.v4, 32n) && holdsAll(withPrivate.v6, 128n)) return "inside";
  return ranges.every((one) => locatePrivate(one) === "inside") ? "outside" : "straddling";
}

function holdsAll(ranges: RangeSet["v4"], bits: bigint): boolean {
  return ranges.length === 1 && ranges[0]?.first === 0n && ranges[0].last === (1n << bits) - 1n;
}
