import ipaddr from "ipaddr.js";

// ipaddr.js also takes zone ids (fe80::1%eth0), which name an interface of one machine.
const hexGroups = /^[0-9a-fA-F:]{2,39}$/;

/**
 * Reads an IPv6 address in hexadecimal groups (RFC 4291 2.2, forms 1 and 2). Not a zone id, and no dotted decimal.
 *
 * @returns an unsigned integer of 128 bits, or undefined where `text` is not one
 */
export function parseIpv6(text: string): bigint | undefined {
  if (!hexGroups.test(text) || !ipaddr.IPv6.isValid(text)) return undefined;
  let value = 0n;
  for (const part of ipaddr.IPv6.parse(text).parts) value = (value << 16n) | BigInt(part);
  return value;
}

/** An IPv6 address as RFC 5952 writes it: lower case, no leading zeros, `::` for the first longest run of zero groups. */
export function ipv6Text(value: bigint): string {
  const parts: number[] = [];
  for (let shift = 112n; shift >= 0n; shift -= 16n) parts.push(Number((value >> shift) & 0xffffn));
  return new ipaddr.IPv6(parts).toRFC5952String();
}
