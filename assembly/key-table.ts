// Numbers for byte strings. A key is all that a record's meaning depends on, as it stands in the log, so two records of one
// key mean the same: what one of them means is found out once, in JavaScript, and remembered by the key's number. Keys are
// compared byte by byte; the hash only says where to look.
import { arena, arenaBytes, entries, entryLimit, slotCount, slots } from "./memory";

/** Where the next key is written. Its bytes may be followed by sixteen others. */
export let keyAt: usize = arena;
let count: u32 = 0;
let slotMask: u32 = slotCount - 1;
let limit: u32 = entryLimit;
let arenaEnd: usize = arena + arenaBytes;

/** Makes the table as large as needed: fewer keys are sooner forgotten, and take less memory. `keys` is a power of two. */
export function sizeKeys(keys: u32, bytes: usize): void {
  slotMask = keys * 4 - 1;
  limit = keys;
  arenaEnd = arena + bytes;
}

// So many slots are looked at. They are at most half full, so as a rule only keys that collide on purpose need more.
const probeLimit: u32 = 64;

/** The table is full, or a key has no place in it. */
export const full: i32 = -1;
/** Set where the last key was a new one. */
export let isNew: bool = false;

/** Forgets all keys. */
export function forgetKeys(): void {
  memory.fill(slots, 0, 8 * (<usize> slotMask + 1));
  keyAt = arena;
  count = 0;
}

/** The number of the key from {@link keyAt} to before `end`, a new one if it is new; or {@link full}. */
export function keyNumber(end: usize): i32 {
  // In whole blocks, the last one filled up with zeros: no key holds any.
  v128.store(end, i64x2.splat(0));
  const blocks = (end - keyAt + 15) >> 4;
  let low: u64 = 0x9e37_79b9_7f4a_7c15;
  let high: u64 = 0xc2b2_ae3d_27d4_eb4f;
  for (let at = keyAt, last = keyAt + (blocks << 4); at < last; at += 16) {
    low = (low ^ load<u64>(at)) * 0xff51_afd7_ed55_8ccd;
    high = (high ^ load<u64>(at, 8)) * 0xc4ce_b9fe_1a85_ec53;
    low ^= low >> 32;
    high ^= high >> 29;
  }
  let hash = low ^ (high * 0x9fb2_1c65_1e98_df25);
  hash ^= hash >> 32;
  const tag = hash & 0xffff_ffff_0000_0000;
  let slot = <u32> hash & slotMask;
  for (let probe: u32 = 0; probe < probeLimit; probe++) {
    const at = slots + ((<usize> slot) << 3);
    const known = load<u64>(at);
    if (known === 0) {
      if (count === limit || keyAt + (blocks << 4) + 0x1_0000 > arenaEnd) return full;
      store<u64>(at, tag | (<u64> count + 1));
      const entry = entries + ((<usize> count) << 3);
      store<u32>(entry, <u32> keyAt);
      store<u32>(entry, <u32> blocks, 4);
      keyAt += blocks << 4;
      isNew = true;
      return count++;
    }
    if ((known & 0xffff_ffff_0000_0000) === tag) {
      const number = <u32> known - 1;
      if (holds(number, blocks)) {
        isNew = false;
        return number;
      }
    }
    slot = (slot + 1) & slotMask;
  }
  return full;
}

function holds(number: u32, blocks: usize): bool {
  const entry = entries + ((<usize> number) << 3);
  if (load<u32>(entry, 4) !== <u32> blocks) return false;
  let at = <usize> load<u32>(entry);
  let difference = i64x2.splat(0);
  for (let mine = keyAt, last = keyAt + (blocks << 4); mine < last; mine += 16, at += 16) {
    difference = v128.or(difference, v128.xor(v128.load(mine), v128.load(at)));
  }
  return !v128.any_true(difference);
}

/** Copies bytes to where a key is being written, and maybe up to sixteen that follow them. @returns where to go on */
// @ts-ignore: a decorator of a function is AssemblyScript's
@inline
export function copyTo(target: usize, from: usize, to: usize): usize {
  let at = target;
  for (let next = from; next < to; next += 16, at += 16) v128.store(at, v128.load(next));
  return target + (to - from);
}
