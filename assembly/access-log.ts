// The lines of a server access log that look as nearly all do: their fields are found, and what they mean is looked up by
// the bytes that it depends on. Every other line is left to src/format/access-log-line.ts, which is where the meaning of
// the format is. docs/decisions.md tells what a line must look like, and why no other reading of it is possible then.
import { colon, dash, digit, is8, isRequestId, lineEnd, lineFeed, openBracket, quote, space, textEnd, twoDigits, wordEnd } from "./bytes";
import { callerEnd } from "./caller";
import { claimOf } from "./claim";
import { copyTo, forgetKeys, full, isNew, keyAt, keyNumber, sizeKeys } from "./key-table";
import { entries, input, inputBytes, rowBytes, rowLimit, rows, settings } from "./memory";

export { forgetKeys };

sizeKeys(1 << 15, 0x80_0000);

/** Why {@link scan} came back. */
export const allRead: i32 = 0;
/** There is no room for more rows. */
export const rowsFull: i32 = 1;
/** The line from `lineStart` to `lineStop` is an unusual one. It counts as read. */
export const unusual: i32 = 2;
/** The last row has a new key: it is of the line from `lineStart` to `lineStop`. */
export const newKey: i32 = 3;
/** The line at `at` is of another day than the last one: its date is at `dateAt`. It waits for {@link setDate} or {@link passLine}. */
export const newDate: i32 = 4;
/** There is no room for another key. The line at `at` waits for {@link forgetKeys}. */
export const keysFull: i32 = 5;

/** Where reading goes on. */
export let at: usize = input;
export let lineStart: usize = 0;
/** The line feed that ends the line. */
export let lineStop: usize = 0;
export let dateAt: usize = 0;
/** Rows that were written since reading began: key, number of the line, seconds since 1970, place of the request id, bytes. */
export let rowCount: u32 = 0;
/** Lines read of this object. */
export let lines: u32 = 0;

/** Where JavaScript writes input, and how much of it has room. */
export function inputAt(): usize {
  return input;
}
export function inputRoom(): usize {
  return inputBytes;
}
export function rowsAt(): usize {
  return rows;
}
export function settingsAt(): usize {
  return settings;
}
/** Where the place of a key's bytes is told, as a number of four bytes, and after it their length in blocks of sixteen. */
export function entryAt(number: u32): usize {
  return entries + ((<usize> number) << 3);
}

/** Goes on with an object of which so many lines were read. */
export function continueAfter(linesRead: u32): void {
  lines = linesRead;
}

// "08/Feb/2020" as eight bytes and the last eight, which overlap, and the second at which that day begins.
let dateHead: u64 = 0;
let dateTail: u64 = 0;
let dateSeconds: u32 = 0;

/** What the date at {@link dateAt} means: seconds since 1970, UTC. */
export function setDate(seconds: u32): void {
  dateHead = load<u64>(dateAt);
  dateTail = load<u64>(dateAt + 3);
  dateSeconds = seconds;
}

/** The line from `lineStart` to `lineStop` counts as read. */
export function passLine(): void {
  at = lineStop + 1;
  lines++;
}

/** Reads the lines from `from` on that end before `to`. */
export function scan(from: usize, to: usize): i32 {
  v128.store(to, i8x16.splat(<i8> lineFeed));
  at = from;
  readEnd = to;
  rowCount = 0;
  while (at < to) {
    if (rowCount === rowLimit) return rowsFull;
    lineStart = at;
    const key = usualLine(at);
    if (key === noKey) {
      lineStop = lineEnd(at);
      if (lineStop >= to) return allRead;
      passLine();
      return unusual;
    }
    if (key === noDate) {
      lineStop = lineEnd(at);
      return lineStop < to ? newDate : allRead;
    }
    if (key === full) return keysFull;
    passLine();
    const row = rows + rowBytes * <usize> rowCount;
    rowCount++;
    store<u32>(row, key);
    store<u32>(row, lines, 4);
    store<u32>(row, seconds, 8);
    store<u32>(row, <u32> requestIdAt, 12);
    store<f64>(row, bytesSent, 16);
    if (isNew) return newKey;
  }
  return allRead;
}

const longest: usize = 0x4000;
const noKey: i32 = -2;
const noDate: i32 = -3;
let seconds: u32 = 0;
let requestIdAt: usize = 0;
let bytesSent: f64 = 0;
let readEnd: usize = 0;

/**
 * The number of the key of a line that looks as nearly all do; sets `lineStop` and the row's other fields. The key is, with
 * spaces between: bucket, address, operation, error code, one byte of 0x40, a bit 0x20 where there is an object key, and a
 * bit for each of the markers that the user agent holds, and the requester without the session of an assumed role.
 */
function usualLine(start: usize): i32 {
  // Owner, bucket, [time zone], address, requester, request id, operation, key, each a word without a quote.
  const ownerEnd = wordEnd(start);
  const bucket = ownerEnd + 1;
  const bucketEnd = wordEnd(bucket);
  const time = bucketEnd + 2;
  if (
    ownerEnd === start || load<u8>(ownerEnd) !== space || bucketEnd === bucket || load<u8>(bucketEnd) !== space ||
    load<u8>(bucketEnd + 1) !== openBracket || (bucketEnd - bucket === 1 && load<u8>(bucket) === dash)
  ) return noKey;
  // "08/Feb/2020:03:56:42 +0000] "
  const hour = twoDigits(time + 12);
  const minute = twoDigits(time + 15);
  const second = twoDigits(time + 18);
  if (
    load<u8>(time + 11) !== colon || load<u8>(time + 14) !== colon || load<u8>(time + 17) !== colon ||
    !is8(time + 20, 0x205d_3030_3030_2b20) || hour > 23 || minute > 59 || second > 59
  ) return noKey;
  if (load<u64>(time) !== dateHead || load<u64>(time + 3) !== dateTail) {
    dateAt = time;
    return noDate;
  }
  const address = time + 28;
  const addressEnd = wordEnd(address);
  const requester = addressEnd + 1;
  const requesterEnd = wordEnd(requester + originAccessIdentity(requester));
  const id = requesterEnd + 1;
  const operation = id + 17;
  if (
    addressEnd === address || load<u8>(addressEnd) !== space || requesterEnd === requester ||
    load<u8>(requesterEnd) !== space || !isRequestId(id) || load<u8>(id + 16) !== space
  ) return noKey;
  const operationEnd = wordEnd(operation);
  if (operationEnd === operation || load<u8>(operationEnd) !== space) return noKey;
  const key = operationEnd + 1;
  let keyEnd = wordEnd(key);
  while (load<u8>(keyEnd) === quote) keyEnd = wordEnd(keyEnd + 1);
  if (keyEnd === key || load<u8>(keyEnd) !== space) return noKey;

  // A bracket after a blank may begin the time of another line that was glued to this one, and `textEnd` stops there.
  if (!(load<u8>(keyEnd + 1) === quote ? quotedTail(keyEnd + 1) : bareTail(keyEnd + 1))) return noKey;
  // The line feed behind the end may be what was found. A long line would need a long key.
  if (lineStop >= readEnd || lineStop - start > longest) return noKey;

  requestIdAt = id;
  seconds = dateSeconds + (hour * 60 + minute) * 60 + second;
  const keyStart = keyAt;
  let end = copyTo(keyStart, bucket, bucketEnd + 1);
  end = copyTo(end, address, addressEnd + 1);
  end = copyTo(end, operation, operationEnd + 1);
  end = copyTo(end, error, errorEnd + 1);
  const hasKey = keyEnd - key > 1 || load<u8>(key) !== dash;
  store<u8>(end++, 0x40 + (hasKey ? 0x20 : 0) + claims);
  store<u8>(end++, space);
  end = copyTo(end, requester, callerEnd(requester, requesterEnd));
  return keyNumber(end);
}

let error: usize = 0;
let errorEnd: usize = 0;
let claims: u8 = 0;

/**
 * Reads `"URI" status error bytes size time time "Referer" "User-Agent" version host id ...` with no quote but these six. A
 * text that begins with a blank could be read as the numbers after a closing quote: then it is not a usual line.
 */
function quotedTail(uri: usize): bool {
  if (!opensText(uri)) return false;
  const uriEnd = textEnd(uri + 1);
  if (load<u8>(uriEnd) !== quote || load<u8>(uriEnd + 1) !== space || !isStatus(uriEnd + 2)) return false;
  const referer = numbersEnd(uriEnd + 6);
  if (referer === 0 || !opensText(referer)) return false;
  const refererEnd = textEnd(referer + 1);
  const agent = refererEnd + 2;
  if (load<u8>(refererEnd) !== quote || load<u8>(refererEnd + 1) !== space || !opensText(agent)) return false;
  const agentEnd = textEnd(agent + 1);
  const version = agentEnd + 2;
  if (load<u8>(agentEnd) !== quote || load<u8>(agentEnd + 1) !== space) return false;
  const versionEnd = wordEnd(version);
  lineStop = textEnd(agentEnd + 1);
  claims = claimOf(agent, agentEnd);
  return versionEnd !== version && load<u8>(lineStop) === lineFeed && !readsAsNumbers(versionEnd);
}

/**
 * Reads `- status error bytes size time time - - version ...` without any quote, as lines have it that are no request of
 * their own: the keys of a multi-object delete, and what S3 does by itself.
 */
function bareTail(uri: usize): bool {
  if (load<u8>(uri) !== dash || load<u8>(uri + 1) !== space) return false;
  const status = uri + 2;
  const isDash = load<u8>(status) === dash && load<u8>(status + 1) === space;
  if (!isDash && !isStatus(status)) return false;
  const referer = numbersEnd(isDash ? status + 2 : status + 4);
  if (referer === 0 || load<u32>(referer) !== 0x202d_202d) return false;
  const version = referer + 4;
  lineStop = textEnd(uri);
  claims = 0;
  return wordEnd(version) !== version && load<u8>(lineStop) === lineFeed;
}

// @ts-ignore: a decorator of a function is AssemblyScript's
@inline
function isStatus(at: usize): bool {
  return digit(at) <= 9 && digit(at + 1) <= 9 && digit(at + 2) <= 9 && load<u8>(at + 3) === space;
}

/** Reads error code, bytes sent, object size and two times. @returns where the next field begins, 0 where they are not these */
function numbersEnd(at: usize): usize {
  error = at;
  errorEnd = wordEnd(at);
  if (errorEnd === error || load<u8>(errorEnd) !== space || load<u8>(error) === openBracket) return 0;
  let next = errorEnd + 1;
  for (let field = 0; field < 4; field++) {
    const start = next;
    let value: u64 = 0;
    if (load<u8>(next) === dash) next++;
    else {
      for (let one = digit(next); one <= 9; one = digit(++next)) value = value * 10 + one;
      // So many digits are exact in JavaScript.
      if (next - start > 15) return 0;
    }
    if (next === start || load<u8>(next) !== space) return 0;
    if (field === 0) bytesSent = <f64> value;
    next++;
  }
  return next;
}

// @ts-ignore: a decorator of a function is AssemblyScript's
@inline
function opensText(at: usize): bool {
  return load<u8>(at) === quote && load<u8>(at + 1) !== space;
}

/** How long the beginning of a requester is that has blanks in it, the one kind there is; else 0. */
function originAccessIdentity(requester: usize): usize {
  const length = <usize> load<u8>(identityPrefix);
  // "iam::clo"
  if (!is8(requester + 8, 0x6f6c_633a_3a6d_6169)) return 0;
  return memory.compare(identityPrefix + 1, requester, length) === 0 ? length : 0;
}

/**
 * Whether what follows the version id could be the rest of status, error code and four numbers, with which version id and
 * host id would be the first two.
 */
function readsAsNumbers(versionEnd: usize): bool {
  let end = versionEnd;
  if (load<u8>(end) === space) end = wordEnd(end + 1);
  for (let field = 0; field < 4; field++) {
    if (load<u8>(end) !== space) return false;
    if (load<u8>(end + 1) !== dash && digit(end + 1) > 9) return false;
    end = wordEnd(end + 1);
  }
  return true;
}

/** Among the settings, with its length before it. */
const identityPrefix = settings + 0x800;
