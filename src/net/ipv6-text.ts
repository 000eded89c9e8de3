const group = /^[0-9a-fA-F]{1,4}$/;
const groupsInAll = 8;

/**
 * Reads an IPv6 address in hexadecimal groups (RFC 4291 2.2, forms 1 and 2). Not a zone id (fe80::1%eth0), which names an
 * interface of one machine, and no dotted decimal.
 *
 * @returns an unsigned integer of 128 bits, or undefined where `text` is not one
 */
export function parseIpv6(text: string): bigint | undefined {
  const [head = "", tail, ...more] = text.split("::");
  if (more.length > 0) return undefined;
  const first = groupsOf(head);
  const last = tail === undefined ? [] : groupsOf(tail);
  const missing = groupsInAll - first.length - last.length;
  // `::` stands for at least one group of zeros.
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  let value = 0n;
  for (const digits of [...first, ...new Array<string>(missing).fill("0"), ...last]) {
    if (!group.test(digits)) return undefined;
    value = (value << 16n) | BigInt(`0x${digits}`);
  }
  return value;
}

function groupsOf(text: string): string[] {
  return text === "" ? [] : text.split(":");
}

/** An IPv6 address as RFC 5952 writes it: lower case, no leading zeros, `::` for the first longest run of zero groups. */
export function ipv6Text(value: bigint): string {
  const groups = Array.from({ length: groupsInAll }, (_, index) => {
    const shift = BigInt(16 * (groupsInAll - 1 - index));
    return ((value >> shift) & 0xffffn).toString(16);
  });
  const text = groups.join(":");
  // RFC 5952 4.2.2: one group alone is not shortened.
  const runs = [...text.matchAll(/\b0(?::0\b)+/g)].toSorted((a, b) => b[0].length - a[0].length);
  const [run] = runs;
  if (run === undefined) return text;
  const before = text.slice(0, run.index).replace(/:$/, "");
  return `${before}::${text.slice(run.index + run[0].length).replace(/^:/, "")}`;
}
