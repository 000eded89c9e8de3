import { type Address, fromValue, parseAddress, widthOf } from "./address.ts";

/** All addresses from `first` to `last`, both included. */
export interface AddressRange {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

/** What is wrong with a text that should be a CIDR block, and the block that was probably meant. */
export interface RangeProblem {
  readonly kind: "not-an-address" | "not-canonical" | "no-prefix-length" | "bad-prefix-length" | "host-bits-set";
  /** The canonical spelling, where one can be told. */
  readonly suggestion?: string;
}

/**
 * Reads a CIDR block strictly (RFC 4632; RFC 4291 2.3): canonical address, prefix length, no host bits.
 *
 * @param text such as `10.0.0.0/16` or `2001:db8::/32`
 * @returns the range, or what is wrong with it
 */
export function parseRange(text: string): AddressRange | RangeProblem {
  const slash = text.indexOf("/");
  const addressText = slash < 0 ? text : text.slice(0, slash);
  const address = parseAddress(addressText);
  if (address === undefined) return { kind: "not-an-address" };
  const width = widthOf(address.family);
  if (slash < 0) return { kind: "no-prefix-length", suggestion: `${address.text}/${width}` };
  const lengthText = text.slice(slash + 1);
  // An IPv4 address written as IPv6 (::ffff:10.0.0.0/112) has 96 bits before those of IPv4.
  const extra = address.family === 4 && addressText.includes(":") ? 96 : 0;
  const meant = /^\+?\d{1,4}$/.test(lengthText) ? Number(lengthText) - extra : Infinity;
  if (meant < 0 || meant > width) return { kind: "bad-prefix-length" };
  const range = blockOf(address, meant);
  if (!/^(?:0|[1-9]\d*)$/.test(lengthText)) return { kind: "bad-prefix-length", suggestion: rangeText(range) };
  const canonical = rangeText(range);
  if (address.value !== range.first) return { kind: "host-bits-set", suggestion: canonical };
  if (addressText !== address.text) return { kind: "not-canonical", suggestion: canonical };
  return range;
}

/** The block of `length` leading bits that holds `address`. */
export function blockOf(address: Address, length: number): AddressRange {
  const hostBits = BigInt(widthOf(address.family) - length);
  const first = (address.value >> hostBits) << hostBits;
  return { family: address.family, first, last: first + (1n << hostBits) - 1n };
}

/** The range that holds one address. */
export function rangeOf(address: Address): AddressRange {
  return { family: address.family, first: address.value, last: address.value };
}

/** The range as a CIDR block; a range that is none as `first-last`. */
export function rangeText(range: AddressRange): string {
  const first = fromValue(range.family, range.first).text;
  const size = range.last - range.first + 1n;
  const hostBits = size.toString(2).length - 1;
  const isBlock = size === 1n << BigInt(hostBits) && range.first % size === 0n;
  return isBlock
    ? `${first}/${widthOf(range.family) - hostBits}`
    : `${first}-${fromValue(range.family, range.last).text}`;
}

/** Whether a result of {@link parseRange} is a problem. */
export function isRangeProblem(result: AddressRange | RangeProblem): result is RangeProblem {
  return "kind" in result;
}
