import { markers } from "../record/claim.ts";

// So many bits have place in a byte of a key, and so many first pairs of characters are looked for at once.
const markerLimit = 5;
const pairLimit = 4;

/** The markers of user agents as a scanner takes them; see `assembly/claim.ts`. */
export function markerSettings(): Uint8Array {
  const pairs = [...new Set(markers.map(([marker]) => marker.slice(0, 2)))];
  if (markers.length > markerLimit || pairs.length > pairLimit) throw new RangeError("There are too many claims");
  const settings = [
    // A pair may be there twice, so that none is missing.
    ...Array.from({ length: pairLimit }, (_, i) => pairs[i] ?? pairs[0] as string),
    ...markers.map(([marker]) => `${String.fromCharCode(marker.length)}${marker}`),
    "\0",
  ].join("");
  return Buffer.from(settings, "latin1");
}
