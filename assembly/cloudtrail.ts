// CloudTrail records of known shapes. A shape is the text of a record but for the values that vary: pieces of text, each
// followed by a value of some kind. JavaScript makes shapes of records that it has read (src/format/json-shape.ts) and puts
// them into a tree, in which shapes that begin alike share what they share. A record that fits a shape to its last byte is
// looked up by its key: the number of the shape, and those of its values that its meaning depends on. All else of the
// record is in the shape byte by byte, names, brackets and blanks included, or is a value that nobody looks at or that is
// handed over as a number. So two records of one key mean the same but for those numbers. Every other record is left to
// JavaScript.
import {
  backslash, colon, comma, dash, digit, dot, isRequestId, openBrace, quote, slash, space, twoDigits,
} from "./bytes";
import { callerEnd } from "./caller";
import { claimOf } from "./claim";
import { copyTo, forgetKeys, full, keyAt, keyNumber } from "./key-table";
import {
  dates, entries, entryLimit, input, inputBytes, keyStates, rowBytes, rowLimit, rows, settings, shapeBytes, shapes, single, singleBytes,
} from "./memory";

/** Why {@link scan} came back. At `next` is no record that is known, or none at all. */
export const stopped: i32 = 0;
/** There is no room for more rows. Reading goes on at `next`. */
export const rowsFull: i32 = 1;
/** The record at `next` is of another day than the last one: its date is at `dateAt`. It waits for {@link setDate}. */
export const newDate: i32 = 2;
/** There is no room for another key. The record at `next` waits for {@link forget}. */
export const keysFull: i32 = 3;

/** The key of the record at `next` is not in use (yet). The row behind the last one is of it. */
export const unusedKey: i32 = 4;

/** Behind the last record that was read. */
export let at: usize = input;
/** Where reading goes on. */
export let next: usize = input;
export let dateAt: usize = 0;
/**
 * Rows that were written since reading began: key, place of the eventID, seconds since 1970, place of the request id, bytes,
 * and the two numbers of the eventID. What a record does not tell is zero.
 */
export let rowCount: u32 = 0;

/** Where JavaScript writes input, and how much of it has room; there is room for zeros behind it. */
export function inputAt(): usize {
  return input;
}
export function inputRoom(): usize {
  return inputBytes;
}
/** The same for one record by itself. */
export function singleAt(): usize {
  return single;
}
export function singleRoom(): usize {
  return singleBytes;
}
/** The same for shapes. */
export function shapesAt(): usize {
  return shapes;
}
export function shapesRoom(): usize {
  return shapeBytes;
}
export function rowsAt(): usize {
  return rows;
}
export function settingsAt(): usize {
  return settings;
}

/** Forgets all keys. */
export function forget(): void {
  forgetKeys();
  memory.fill(keyStates, 0, entryLimit);
}

/** Where the place of a key's bytes is told, as a number of four bytes, and after it their length in blocks of sixteen. */
export function entryAt(number: u32): usize {
  return entries + ((<usize> number) << 3);
}

/** From now on records of this key are read here. */
export function useKey(number: u32): void {
  store<u8>(keyStates + <usize> number, 1);
}

// For the last digit of a date its last one: "2026-03-16" as eight bytes and the last eight, which overlap, and the second at
// which that day begins. A file is of one day, or of two of them in turns.
const dateBytes: usize = 24;

/** What the date at {@link dateAt} means: seconds since 1970, UTC. */
export function setDate(seconds: u32): void {
  const date = dateOf(dateAt);
  store<u64>(date, load<u64>(dateAt));
  store<u64>(date, load<u64>(dateAt, 2), 8);
  store<u32>(date, seconds, 16);
}

// @ts-ignore: a decorator of a function is AssemblyScript's
@inline
function dateOf(place: usize): usize {
  return dates + dateBytes * <usize> (load<u8>(place, 9) & 15);
}

/**
 * Reads the records from `from` on that lie whole before `to` and are known.
 *
 * @param inArray whether commas stand between them, or nothing
 */
export function scan(from: usize, to: usize, inArray: bool): i32 {
  endAt(to);
  at = next = from;
  rowCount = 0;
  while (rowCount < rowLimit) {
    const key = keyOfRecord(next);
    if (key === noDate) return newDate;
    if (key === full) return keysFull;
    if (key < 0) return stopped;
    writeRow(key);
    if (load<u8>(keyStates + <usize> key) === 0) return unusedKey;
    rowCount++;
    at = recordEnd;
    let following = afterBlanks(recordEnd);
    if (inArray) {
      if (load<u8>(following) !== comma) return stopped;
      following = afterBlanks(following + 1);
    }
    if (load<u8>(following) !== openBrace) return stopped;
    next = following;
  }
  return rowsFull;
}

/** The number of the key of the record from `single` to before `to`, with a row of it; or a negative number, see below. */
export function scanSingle(to: usize): i32 {
  endAt(to);
  rowCount = 0;
  const key = keyOfRecord(single);
  if (key >= 0) {
    writeRow(key);
    rowCount = 1;
  }
  return key;
}

// No text that is JSON holds a zero, so nothing reaches beyond it.
function endAt(to: usize): void {
  v128.store(to, i64x2.splat(0));
}

function writeRow(key: i32): void {
  const row = rows + rowBytes * <usize> rowCount;
  store<u32>(row, key);
  store<u32>(row, <u32> eventIdAt, 4);
  store<u32>(row, seconds, 8);
  store<u32>(row, <u32> requestIdAt, 12);
  store<f64>(row, bytesSent, 16);
  store<u32>(row, eventHigh, 24);
  store<u32>(row, eventLow, 28);
}

/** What {@link scanSingle} gives besides `full`: the record fits no shape; its date is to be told first; its shape is closed. */
export const noKey: i32 = -2;
export const noDate: i32 = -3;
export const closed: i32 = -4;

// A key with more bytes has no place behind the last one.
const longestKey: usize = 0x8000;

let recordEnd: usize = 0;
let seconds: u32 = 0;
let requestIdAt: usize = 0;
let eventIdAt: usize = 0;
let eventHigh: u32 = 0;
let eventLow: u32 = 0;
let bytesSent: f64 = 0;
// The key's end while it is written.
let keyEnd: usize = 0;
let addressAt: usize = 0;
let addressEnd: usize = 0;
const longestAddress: usize = 64;

// A node of the tree of shapes: the next one that may stand in its place, the first of those that may follow it, the length
// of its text, the kind of the value after it, and from 16 on the text.
const nodeSibling: usize = 0;
const nodeChild: usize = 4;
const nodeLength: usize = 8;
const nodeKind: usize = 12;
const nodeText: usize = 16;

// Kinds of values, as src/format/json-shape.ts has them.
const ofEnd: u32 = 0;
const ofKept: u32 = 1;
const ofString: u32 = 2;
const ofNumber: u32 = 3;
const ofTime: u32 = 4;
const ofRequestId: u32 = 5;
const ofEventId: u32 = 6;
const ofUuid: u32 = 7;
const ofBytes: u32 = 8;
const ofAgent: u32 = 9;
const ofCaller: u32 = 10;
const ofArn: u32 = 11;
const ofAddress: u32 = 12;
const ofCopySource: u32 = 13;
// The end of a shape whose records are to be read by JavaScript.
const ofClosed: u32 = 14;

function keyOfRecord(start: usize): i32 {
  seconds = 0;
  requestIdAt = eventIdAt = 0;
  eventHigh = eventLow = 0;
  bytesSent = 0;
  addressAt = 0;
  keyEnd = keyAt + 4;
  let place = start;
  let node: usize = load<u32>(shapes);
  while (node !== 0) {
    const length: usize = load<u32>(node, nodeLength);
    let end: usize = 0;
    if (isSame(node + nodeText, place, length)) {
      const value = place + length;
      switch (load<u32>(node, nodeKind)) {
        case ofEnd:
          recordEnd = value;
          store<u32>(keyAt, <u32> node);
          return withAddress(keyNumber(keyEnd));
        case ofClosed:
          return closed;
        case ofKept:
          end = kept(value);
          break;
        case ofString:
          end = stringEnd(value);
          break;
        case ofNumber:
          end = numberEnd(value);
          break;
        case ofTime: {
          // "2026-03-16T00:00:00Z"
          const hour = twoDigits(value + 11);
          const minute = twoDigits(value + 14);
          const second = twoDigits(value + 17);
          if (
            load<u8>(value + 10) !== 0x54 || load<u8>(value + 13) !== colon || load<u8>(value + 16) !== colon ||
            load<u8>(value + 19) !== 0x5a || hour > 23 || minute > 59 || second > 59
          ) break;
          const date = dateOf(value);
          if (load<u64>(value) !== load<u64>(date) || load<u64>(value, 2) !== load<u64>(date, 8)) {
            dateAt = value;
            return noDate;
          }
          seconds = load<u32>(date, 16) + (hour * 60 + minute) * 60 + second;
          end = value + 20;
          break;
        }
        case ofRequestId:
          if (!isRequestId(value) || load<u8>(value + 16) !== quote) break;
          requestIdAt = value;
          end = value + 16;
          break;
        case ofEventId:
          if (!isUuid(value)) break;
          eventIdAt = value;
          eventHigh = fromHex(value);
          eventLow = fromHex(value + 28);
          end = value + 36;
          break;
        case ofUuid:
          if (isUuid(value)) end = value + 36;
          break;
        case ofBytes:
          end = byteCount(value);
          break;
        case ofAgent:
          end = plainEnd(value);
          if (load<u8>(end) !== quote) {
            end = 0;
            break;
          }
          store<u16>(keyEnd, ((<u16> quote) << 8) | (0x40 + <u16> claimOf(value - 1, end)));
          keyEnd += 2;
          break;
        case ofCaller:
          end = plainEnd(value);
          if (load<u8>(end) !== quote || !keep(value, callerEnd(value, end))) end = 0;
          break;
        case ofArn:
          end = objectArn(value);
          break;
        case ofAddress:
          end = plainEnd(value);
          if (load<u8>(end) !== quote || end - value > longestAddress) end = 0;
          addressAt = value;
          addressEnd = end;
          break;
        case ofCopySource:
          end = copySource(value);
          break;
      }
    }
    if (end === 0) {
      node = load<u32>(node, nodeSibling);
    } else {
      place = end;
      node = load<u32>(node, nodeChild);
    }
  }
  return noKey;
}

/**
 * The address is not in the key of a record but, with the number of that key, in another one: few keys come from many
 * addresses, and so the many keys are short, and what they mean is soon found out.
 */
function withAddress(key: i32): i32 {
  if (key < 0 || addressAt === 0) return key;
  store<u32>(keyAt, 0x8000_0000 | <u32> key);
  return keyNumber(copyTo(keyAt + 4, addressAt, addressEnd + 1));
}

// @ts-ignore: a decorator of a function is AssemblyScript's
@inline
function isSame(text: usize, place: usize, length: usize): bool {
  let rest = length;
  let a = text;
  let b = place;
  while (rest > 16) {
    if (v128.any_true(v128.xor(v128.load(a), v128.load(b)))) return false;
    a += 16;
    b += 16;
    rest -= 16;
  }
  return <usize> ctz(~i8x16.bitmask(i8x16.eq(v128.load(a), v128.load(b)))) >= rest;
}

/** The places in sixteen bytes at which a string can end: at a quote, a backslash or a control character. */
// @ts-ignore: as above
@inline
function stringEnds(bytes: v128): i32 {
  return i8x16.bitmask(
    v128.or(
      v128.or(i8x16.eq(bytes, i8x16.splat(<i8> quote)), i8x16.eq(bytes, i8x16.splat(<i8> backslash))),
      i8x16.lt_u(bytes, i8x16.splat(0x20)),
    ),
  );
}

/** Where a string has its first quote, backslash or control character. */
function plainEnd(start: usize): usize {
  let place = start;
  while (true) {
    const ends = stringEnds(v128.load(place));
    if (ends !== 0) return place + ctz(ends);
    place += 16;
  }
}

/** The end of a string that goes into the key as it is; zero if it is too long or has escapes. */
// @ts-ignore: as above
@inline
function kept(start: usize): usize {
  let place = start;
  let target = keyEnd;
  while (target - keyAt < longestKey) {
    const bytes = v128.load(place);
    v128.store(target, bytes);
    const ends = stringEnds(bytes);
    if (ends !== 0) {
      const length = <usize> ctz(ends);
      if (load<u8>(place + length) !== quote) return 0;
      keyEnd = target + length + 1;
      return place + length;
    }
    place += 16;
    target += 16;
  }
  return 0;
}

/** Puts text and a quote into the key. */
function keep(from: usize, to: usize): bool {
  if (keyEnd - keyAt + (to - from) > longestKey) return false;
  for (let place = from, target = keyEnd; place < to; place += 16, target += 16) v128.store(target, v128.load(place));
  keyEnd += to - from;
  store<u8>(keyEnd++, quote);
  return true;
}

/** The end of a string whatever it says; zero if it is none. */
// @ts-ignore: as above
@inline
function stringEnd(start: usize): usize {
  const end = plainEnd(start);
  return load<u8>(end) === quote ? end : escapedEnd(end);
}

function escapedEnd(start: usize): usize {
  let end = start;
  while (load<u8>(end) === backslash) {
    const escaped = load<u8>(end + 1);
    if (escaped === 0x75) {
      for (let hex = end + 2; hex < end + 6; hex++) if (!isHex(load<u8>(hex))) return 0;
      end += 6;
    } else if (
      // b, f, n, r, t
      escaped === quote || escaped === backslash || escaped === slash || escaped === 0x62 || escaped === 0x66 ||
      escaped === 0x6e || escaped === 0x72 || escaped === 0x74
    ) {
      end += 2;
    } else {
      return 0;
    }
    end = plainEnd(end);
  }
  return load<u8>(end) === quote ? end : 0;
}

// @ts-ignore: as above
@inline
function isHex(byte: u8): bool {
  return byte - 0x30 <= 9 || (byte | 0x20) - 0x61 <= 5;
}

/** The end of a number; zero if it is none (RFC 8259 6). */
function numberEnd(start: usize): usize {
  let place = start;
  if (load<u8>(place) === dash) place++;
  if (digit(place) > 9) return 0;
  if (digit(place) === 0) place++;
  else place = digitsEnd(place);
  if (load<u8>(place) === dot) {
    if (digit(++place) > 9) return 0;
    place = digitsEnd(place);
  }
  if ((load<u8>(place) | 0x20) === 0x65) {
    place++;
    if (load<u8>(place) === dash || load<u8>(place) === 0x2b) place++;
    if (digit(place) > 9) return 0;
    place = digitsEnd(place);
  }
  return place;
}

function digitsEnd(start: usize): usize {
  let place = start;
  while (digit(place) <= 9) place++;
  return place;
}

/** The end of a number of bytes, as AWS writes it: digits, with or without `.0`; zero if it is something else. */
function byteCount(start: usize): usize {
  let place = start;
  let value: u64 = 0;
  for (let figure = digit(place); figure <= 9; figure = digit(++place)) value = value * 10 + figure;
  const length = place - start;
  // So many digits are exact in JavaScript, and JSON has no zeros before others.
  if (length === 0 || length > 15 || (length > 1 && digit(start) === 0)) return 0;
  if (load<u16>(place) === 0x302e) place += 2;
  bytesSent = <f64> value;
  return place;
}

function isUuid(place: usize): bool {
  // "ef9e6e39-6a3d-438a-80e6-b2a8c0da1fa8"; blocks at 0, 16 and 20, in which dashes stand at 8 and 13, at 2 and 7, and at 3.
  return hexPlaces(place) === 0xdeff && hexPlaces(place + 16) === 0xff7b && hexPlaces(place + 20) === 0xfff7 &&
    load<u8>(place + 8) === dash && load<u8>(place + 13) === dash && load<u8>(place + 18) === dash &&
    load<u8>(place + 23) === dash && load<u8>(place + 36) === quote;
}

/** A bit for each of sixteen bytes that is a hexadecimal digit. */
// @ts-ignore: as above
@inline
function hexPlaces(place: usize): i32 {
  const bytes = v128.load(place);
  const digits = i8x16.le_u(i8x16.sub(bytes, i8x16.splat(0x30)), i8x16.splat(9));
  const letters = i8x16.le_u(
    i8x16.sub(v128.or(bytes, i8x16.splat(0x20)), i8x16.splat(0x61)),
    i8x16.splat(5),
  );
  return i8x16.bitmask(v128.or(digits, letters));
}

/** The number that eight hexadecimal digits are. */
function fromHex(place: usize): u32 {
  const bytes = load<u64>(place);
  const values = (bytes & 0x0f0f_0f0f_0f0f_0f0f) + 9 * ((bytes >> 6) & 0x0101_0101_0101_0101);
  const pairs = ((values & 0x000f_000f_000f_000f) << 4) | ((values >> 8) & 0x000f_000f_000f_000f);
  const fours = ((pairs & 0x0000_00ff_0000_00ff) << 8) | ((pairs >> 16) & 0x0000_00ff_0000_00ff);
  return <u32> ((fours << 16) | (fours >> 32));
}

/** The end of an ARN, of which all goes into the key; of an object's `arn:aws:s3:::BUCKET/KEY` what is up to the slash. */
function objectArn(start: usize): usize {
  // "arn:", the partition, ":s3:::"
  let service = start + 4;
  if (load<u32>(start) === 0x3a6e_7261) {
    while (load<u8>(service) === dash || load<u8>(service) - 0x61 <= 25) service++;
    if (load<u32>(service) === 0x3a33_733a && load<u16>(service + 4) === 0x3a3a) {
      const end = plainEnd(start);
      for (let place = service + 6; place < end; place++) {
        if (load<u8>(place) === slash) return keep(start, place + 1) ? stringEnd(end) : 0;
      }
    }
  }
  return kept(start);
}

/** The end of a copy source, of which all goes into the key; of a plain `BUCKET/KEY` what is up to the slash. */
function copySource(start: usize): usize {
  let place = start;
  if (load<u8>(place) === slash) place++;
  const bucket = place;
  while (isOfBucket(load<u8>(place))) place++;
  if (place === bucket || load<u8>(place) !== slash) return kept(start);
  return keep(start, place + 1) ? stringEnd(place) : 0;
}

function isOfBucket(byte: u8): bool {
  return byte - 0x61 <= 25 || byte - 0x30 <= 9 || byte === dash || byte === dot;
}

function afterBlanks(start: usize): usize {
  let place = start;
  while (true) {
    const byte = load<u8>(place);
    if (byte !== space && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return place;
    place++;
  }
}
