import { ipv4Text, parseIpv4 } from "./ipv4-text.ts";
import { ipv6Text, parseIpv6 } from "./ipv6-text.ts";

/** An IP address in one canonical form. IPv4-mapped IPv6 (`::ffff:0:0/96`) is IPv4. */
export interface Address {
  readonly family: 4 | 6;
  /** The address as an unsigned integer: 32 bits for IPv4, 128 for IPv6. */
  readonly value: bigint;
  /** Dotted decimal for IPv4, RFC 5952 for IPv6. */
  readonly text: string;
}

/** ::ffff:0:0/96, without the 32 bits of the IPv4 address: what begins so is IPv4, however it is written. */
export const mappedPrefix = 0xffffn;

/**
 * Reads an address strictly.
 *
 * @param text the address alone: no port, no brackets, no prefix length, no blanks
 * @returns the address, or undefined where `text` is not one
 */
export function parseAddress(text: string): Address | undefined {
  const decimal = parseIpv4(text);
  if (decimal !== undefined) return { family: 4, value: BigInt(decimal), text };
  const tail = text.lastIndexOf(":") + 1;
  // RFC 4291 2.2: the last 32 bits may be written as dotted decimal.
  const groups = text.includes(".") ? `${text.slice(0, tail)}0:0` : text;
  let value = parseIpv6(groups);
  if (value === undefined) return undefined;
  if (groups !== text) {
    const lowest = parseIpv4(text.slice(tail));
    if (lowest === undefined) return undefined;
    value |= BigInt(lowest);
  }
  return value >> 32n === mappedPrefix ? fromValue(4, value & 0xffffffffn) : fromValue(6, value);
}

/**
 * Makes an address of its number.
 *
 * @param family 4 or 6
 * @param value an unsigned integer of 32 or 128 bits
 * @throws RangeError where `value` does not fit the family
 */
export function fromValue(family: 4 | 6, value: bigint): Address {
  if (value < 0n || value >> BigInt(widthOf(family)) !== 0n) {
    throw new RangeError(`Cannot make an IPv${family} address of ${value}: it does not fit ${widthOf(family)} bits`);
  }
  return { family, value, text: family === 4 ? ipv4Text(Number(value)) : ipv6Text(value) };
}

/** The number of bits in an address: 32 or 128. */
export function widthOf(family: 4 | 6): 32 | 128 {
  return family === 4 ? 32 : 128;
}
