import { settings } from "./memory";

/**
 * A bit for each marker that the user agent holds. The settings are the first two characters of the markers, four pairs of
 * them, then the markers of src/record/claim.ts in their order, each with its length before it, up to a zero.
 */
export function claimOf(agent: usize, agentEnd: usize): u8 {
  let found: u8 = 0;
  for (let block = agent + 1; block < agentEnd; block += 16) {
    const first = v128.load(block);
    const second = v128.load(block, 1);
    let begins = i8x16.splat(0);
    for (let pair = settings; pair < settings + 8; pair += 2) {
      const both = v128.and(
        i8x16.eq(first, v128.load_splat<u8>(pair)),
        i8x16.eq(second, v128.load_splat<u8>(pair, 1)),
      );
      begins = v128.or(begins, both);
    }
    for (let places = i8x16.bitmask(begins); places !== 0; places &= places - 1) {
      const place = block + ctz(places);
      if (place < agentEnd) found |= markersAt(place);
    }
  }
  return found;
}

function markersAt(place: usize): u8 {
  let found: u8 = 0;
  let bit: u8 = 1;
  // No marker holds a quote, so none reaches beyond the user agent.
  for (let marker = settings + 8; load<u8>(marker) !== 0; marker += 1 + <usize> load<u8>(marker), bit <<= 1) {
    if (memory.compare(marker + 1, place, load<u8>(marker)) === 0) found |= bit;
  }
  return found;
}
