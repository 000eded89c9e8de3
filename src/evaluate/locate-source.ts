import { locatePrivate } from "../net/private-space.ts";
import { type Containment, locate, type RangeSet } from "../net/range-set.ts";
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
  // All private, or all public addresses: no set but an empty one is without some of the public ones that matters, and
  // one that holds them all would need 0.0.0.0/0 and ::/0.
  const ranges = [...set.v4, ...set.v6];
  const touches = ranges.some((one) => locatePrivate(one) !== (source === "private" ? "outside" : "inside"));
  if (!touches) return "outside";
  const isAll = holdsAll(set.v4, 32n) && holdsAll(set.v6, 128n);
  return isAll ? "inside" : "straddling";
}

function holdsAll(ranges: RangeSet["v4"], bits: bigint): boolean {
  return ranges.length === 1 && ranges[0]?.first === 0n && ranges[0].last === (1n << bits) - 1n;
}
