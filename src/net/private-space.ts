import type { Address } from "./address.ts";
import { type AddressRange, isRangeProblem, parseRange, rangeOf } from "./address-range.ts";
import { type Containment, locate, type RangeSet, rangeSet } from "./range-set.ts";

/**
 * The ranges that never route on the internet, so that S3 sees them only through a VPC endpoint: RFC 1918, RFC 6598
 * (shared address space, usual in VPCs for containers), RFC 3927 and 4291 (link-local), RFC 4193 (unique local).
 */
export const privateRanges: readonly AddressRange[] = [
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "100.64.0.0/10",
  "169.254.0.0/16",
  "fc00::/7",
  "fe80::/10",
].map((text) => {
  const range = parseRange(text);
  if (isRangeProblem(range)) throw new TypeError(`Cannot read the private range ${text}`);
  return range;
});

/** {@link privateRanges} as a set. */
export const privateSpace: RangeSet = rangeSet(privateRanges);

/** Where a range lies with regard to private address space. All that is not private is public. */
export function locatePrivate(range: AddressRange): Containment {
  return locate(privateSpace, range);
}

/** Whether an address is private. */
export function isPrivate(address: Address): boolean {
  return locatePrivate(rangeOf(address)) === "inside";
}
