import { parseAddress, widthOf } from "../net/address.ts";
import { type AddressRange, blockOf, isRangeProblem, parseRange, rangeText } from "../net/address-range.ts";
import { isPrivate } from "../net/private-space.ts";

/** How coarse addresses are: 0 as they are, 1 to /24 and /48, 2 to /16 and /32, 3 to private or public. */
export type FoldLevel = 0 | 1 | 2 | 3;

/** The highest level: beyond it nothing can be folded. */
export const highestFoldLevel: FoldLevel = 3;

const prefixLengths = { 1: { 4: 24, 6: 48 }, 2: { 4: 16, 6: 32 } } as const;

/**
 * Folds the source of a class. A source already folded further stays as it is. No folded range holds both private and
 * public addresses: every private range is a union of /16 or of /32.
 */
export function foldSource(source: string, level: FoldLevel): string {
  if (level === 0 || source === "" || source === "private" || source === "public") return source;
  const slash = source.indexOf("/");
  const address = parseAddress(slash < 0 ? source : source.slice(0, slash));
  if (address === undefined) throw new TypeError(`Cannot fold ${source}: it is no source`);
  if (level === 3) return isPrivate(address) ? "private" : "public";
  const length = prefixLengths[level][address.family];
  const present = slash < 0 ? widthOf(address.family) : Number(source.slice(slash + 1));
  return present <= length ? source : rangeText(blockOf(address, length));
}

/** The addresses that a source may stand for; undefined for none, `private` or `public`. */
export function sourceRange(source: string): AddressRange | undefined {
  if (source === "" || source === "private" || source === "public") return undefined;
  const address = parseAddress(source);
  if (address !== undefined) return blockOf(address, widthOf(address.family));
  const range = parseRange(source);
  return isRangeProblem(range) ? undefined : range;
}
