import { digit, is8, slash } from "./bytes";

/**
 * Where what counts of a requester ends: the session of an assumed role is not a part of the principal, and there may be a
 * new one with each call.
 */
export function callerEnd(requester: usize, requesterEnd: usize): usize {
  // "arn:aws:sts::111122223333:assumed-role/ROLE/SESSION", and no colon or slash among the twelve.
  if (
    requesterEnd - requester < 40 || !is8(requester, 0x3a73_7761_3a6e_7261) || !is8(requester + 5, 0x3a3a_7374_733a_7377) ||
    !is8(requester + 25, 0x6465_6d75_7373_613a) || !is8(requester + 31, 0x2f65_6c6f_722d_6465)
  ) return requesterEnd;
  for (let at = requester + 13; at < requester + 25; at++) if (digit(at) > 9) return requesterEnd;
  for (let at = requester + 39; at < requesterEnd; at++) if (load<u8>(at) === slash) return at;
  return requesterEnd;
}
