import type { AddressRange } from "./address-range.ts";

/** Where a range lies with regard to a set of ranges. */
export type Containment = "inside" | "outside" | "straddling";

/** A set of addresses, kept as disjoint ranges in ascending order for each family. */
export interface RangeSet {
  readonly v4: readonly AddressRange[];
  readonly v6: readonly AddressRange[];
}

/** The union of some ranges: overlapping and adjacent ones become one. */
export function rangeSet(ranges: Iterable<AddressRange>): RangeSet {
  const all = [...ranges];
  return { v4: union(all.filter((range) => range.family === 4)), v6: union(all.filter((range) => range.family === 6)) };
}

/**
 * Tells where a range lies. Families never mix: `::/0` holds no IPv4 address.
 *
 * @returns `inside` where every address of `range` is in the set, `outside` where none is, else `straddling`
 */
export function locate(set: RangeSet, range: AddressRange): Containment {
  const ranges = range.family === 4 ? set.v4 : set.v6;
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
