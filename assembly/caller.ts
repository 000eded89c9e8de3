import { dash, digit, is8, slash } from "./bytes";

/**
 * Where what counts of a requester ends: the session of an assumed role is not a part of the principal, and there may be a
 * new one with each call.
 */
export function callerEnd(requester: usize, requesterEnd: usize): usize {
  // "arn:aws:sts::111122223333:assumed-role/ROLE/SESSION", in any partition. What ends a requester is in none of these words.
  if (load<u32>(requester) !== 0x3a6e_7261) return requesterEnd;
  let account = requester + 4;
  while (load<u8>(account) === dash || load<u8>(account) - 0x61 <= 25) account++;
  if (load<u32>(account) !== 0x7374_733a || load<u16>(account, 4) !== 0x3a3a) return requesterEnd;
  account += 6;
  for (let at = account; at < account + 12; at++) if (digit(at) > 9) return requesterEnd;
  if (!is8(account + 12, 0x6465_6d75_7373_613a) || !is8(account + 18, 0x2f65_6c6f_722d_6465)) return requesterEnd;
  for (let at = account + 26; at < requesterEnd; at++) if (load<u8>(at) === slash) return at;
  return requesterEnd;
}
