// Where things lie in a scanner's memory, which JavaScript reads and writes too. Nothing is allocated: these are all the
// bytes there are, and pages that nothing was written to cost nothing.

/** Input, with sixteen bytes of line feeds behind it. */
export const input: usize = 0x1_0000;
export const inputBytes: usize = 0x10_0000;

/** What was read, a row of 32 bytes each. */
export const rows: usize = input + inputBytes + 0x100;
export const rowBytes: usize = 32;
export const rowLimit: u32 = 4096;

/** Small things that JavaScript tells a scanner before it begins. */
export const settings: usize = rows + rowBytes * <usize> rowLimit;
export const settingBytes: usize = 0x1000;

/** The table of keys. */
export const slots: usize = settings + settingBytes;
/** At most so many; a scanner may do with fewer, see `sizeKeys`. */
export const slotCount: u32 = 1 << 19;
export const entries: usize = slots + 8 * <usize> slotCount;
export const entryLimit: u32 = 1 << 18;
/** The keys themselves. */
export const arena: usize = entries + 8 * <usize> entryLimit;
export const arenaBytes: usize = 0x100_0000;

/** What a scanner of records keeps besides: dates; whether a key is in use, one byte each; one record by itself; shapes. */
export const dates: usize = settings + settingBytes / 2;
export const keyStates: usize = (arena + arenaBytes + 15) & ~15;
export const single: usize = keyStates + <usize> entryLimit;
export const singleBytes: usize = 0x4_0000;
export const shapes: usize = single + singleBytes + 0x100;
export const shapeBytes: usize = 0x40_0000;
