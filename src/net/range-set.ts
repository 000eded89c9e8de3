import type { AddressRange } from "./address-range.ts";

/** Where a range lies with regard to a set of ranges. */
export type Containment = "inside" | "outside" | "straddling";

/** A set of addresses, kept as disjoint ranges in ascending order for each family. */
export interface RangeSet {
  readonly v4: readonly AddressRange[];
  readonly v6: readonly AddressRange[];
  /** `v4` as numbers, the first and the last address of each range in turn: they are searched many times as fast. */
  readonly bounds4: Float64Array;
}

/** The union of some ranges: overlapping and adjacent ones become one. */
export function rangeSet(ranges: Iterable<AddressRange>): RangeSet {
  const all = [...ranges];
  const v4 = union(all.filter((range) => range.family === 4));
  const v6 = union(all.filter((range) => range.family === 6));
  return { v4, v6, bounds4: Float64Array.from(v4.flatMap(({ first, last }) => [Number(first), Number(last)])) };
}

/**
 * Tells where a range lies. Families never mix: `::/0` holds no IPv4 address.
 *
 * @returns `inside` where every address of `range` is in the set, `outside` where none is, else `straddling`
 */
export function locate(set: RangeSet, range: AddressRange): Containment {
  if (range.family === 4) return locateV4(set, Number(range.first), Number(range.last));
  const ranges = set.v6;
  // Binary search for the first range that ends at or after the one sought.
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle] as AddressRange).last < range.first) low = middle + 1;
    else high = middle;
  }
  const found = ranges[low];
  if (found === undefined || found.first > range.last) return "outside";
  return found.first <= range.first && found.last >= range.last ? "inside" : "straddling";
}

/**
 * Tells where an IPv4 range lies: as {@link locate}, without bigints.
 *
 * @param first the first address as an unsigned integer of 32 bits; of one address the same as `last`
 */
export function locateV4({ bounds4 }: RangeSet, first: number, last: number): Containment {
  let low = 0;
  let high = bounds4.length >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bounds4[2 * middle + 1] as number) < first) low = middle + 1;
    else high = middle;
  }
  if (2 * low === bounds4.length) return "outside";
  const start = bounds4[2 * low] as number;
  if (start > last) return "outside";
  return start <= first && (bounds4[2 * low + 1] as number) >= last ? "inside" : "straddling";
}

function union(ranges: readonly AddressRange[]): AddressRange[] {
  const merged: AddressRange[] = [];
  for (const range of ranges.toSorted((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0))) {
    const last = merged.at(-1);
    if (last !== undefined && range.first <= last.last + 1n) {
      if (range.last > last.last) merged[merged.length - 1] = { ...last, last: range.last };
    } else {
      merged.push(range);
    }
  }
  return merged;
}
