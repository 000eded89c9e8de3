// What both scanners look for in bytes, sixteen at a time. Every search ends at a line feed or a quote at the latest, which
// the caller has put behind the last byte; a load may reach fifteen bytes further.

export const lineFeed: u8 = 0x0a;
export const space: u8 = 0x20;
export const quote: u8 = 0x22;
export const dash: u8 = 0x2d;
export const slash: u8 = 0x2f;
export const colon: u8 = 0x3a;
export const openBracket: u8 = 0x5b;
export const backslash: u8 = 0x5c;
export const comma: u8 = 0x2c;
export const dot: u8 = 0x2e;
export const openBrace: u8 = 0x7b;

/** Eight characters as they lie in memory, to be compared at once. */
// @ts-ignore: a decorator of a function is AssemblyScript's
@inline
export function is8(at: usize, text: u64): bool {
  return load<u64>(at) === text;
}

/** The value of a decimal digit; more than 9 where there is none. */
// @ts-ignore: as above
@inline
export function digit(at: usize): u32 {
  return <u32> load<u8>(at) - 0x30;
}

/** The value of two decimal digits; more than 99 where there are none. */
// @ts-ignore: as above
@inline
export function twoDigits(at: usize): u32 {
  const tens = digit(at);
  const ones = digit(at + 1);
  return tens > 9 || ones > 9 ? 1000 : tens * 10 + ones;
}

/** Sixteen digits and capital letters. */
// @ts-ignore: as above
@inline
export function isRequestId(at: usize): bool {
  const bytes = v128.load(at);
  const digits = i8x16.le_u(i8x16.sub(bytes, i8x16.splat(0x30)), i8x16.splat(9));
  const letters = i8x16.le_u(i8x16.sub(bytes, i8x16.splat(0x41)), i8x16.splat(25));
  return i8x16.all_true(v128.or(digits, letters));
}

/** The first byte of a space, a quote, a line feed or another control character. */
export function wordEnd(at: usize): usize {
  while (true) {
    const bytes = v128.load(at);
    // Up to a quote, but for the exclamation mark, which keys may hold.
    const ends = i8x16.bitmask(
      v128.andnot(i8x16.le_u(bytes, i8x16.splat(0x22)), i8x16.eq(bytes, i8x16.splat(0x21))),
    );
    if (ends !== 0) return at + ctz(ends);
    at += 16;
  }
}

/** The first quote or line feed, or the first opening bracket that follows a space. */
export function textEnd(at: usize): usize {
  while (true) {
    const bytes = v128.load(at);
    let ends = i8x16.bitmask(
      v128.or(
        v128.or(i8x16.eq(bytes, i8x16.splat(<i8> quote)), i8x16.eq(bytes, i8x16.splat(<i8> lineFeed))),
        i8x16.eq(bytes, i8x16.splat(<i8> openBracket)),
      ),
    );
    while (ends !== 0) {
      const end = at + ctz(ends);
      if (load<u8>(end) !== openBracket || load<u8>(end - 1) === space) return end;
      ends &= ends - 1;
    }
    at += 16;
  }
}

/** The first line feed. */
export function lineEnd(at: usize): usize {
  while (true) {
    const ends = i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(<i8> lineFeed)));
    if (ends !== 0) return at + ctz(ends);
    at += 16;
  }
}
