import { settings } from "./memory";

/**
 * A bit for each marker that the user agent holds. The settings are the first two characters of the markers, four pairs of
 * them, then the markers of src/record/claim.ts in their order, each with its length before it, up to a zero.
 */
export function claimOf(agent: usize, agentEnd: usize): u8 {
  let found: u8 = 0;
  // Once for all blocks: the compiler cannot know that nothing writes to them.
  const a = v128.load_splat<u8>(settings);
  const afterA = v128.load_splat<u8>(settings, 1);
  const b = v128.load_splat<u8>(settings, 2);
  const afterB = v128.load_splat<u8>(settings, 3);
  const c = v128.load_splat<u8>(settings, 4);
  const afterC = v128.load_splat<u8>(settings, 5);
  const d = v128.load_splat<u8>(settings, 6);
  const afterD = v128.load_splat<u8>(settings, 7);
  for (let block = agent + 1; block < agentEnd; block += 16) {
    const first = v128.load(block);
    const second = v128.load(block, 1);
    const begins = v128.or(
      v128.or(
        v128.and(i8x16.eq(first, a), i8x16.eq(second, afterA)),
        v128.and(i8x16.eq(first, b), i8x16.eq(second, afterB)),
      ),
      v128.or(
        v128.and(i8x16.eq(first, c), i8x16.eq(second, afterC)),
        v128.and(i8x16.eq(first, d), i8x16.eq(second, afterD)),
      ),
    );
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
