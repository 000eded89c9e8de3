import { printable } from "../diagnostic/printable.ts";

/** Longest text of a log or policy that is shown in full: object names have up to 1,024 bytes. */
const limit = 1100;

/** A name or a value from a log or a policy, safe to show on one line. */
export function shownText(text: string): string {
  return printable(text, limit);
}

/** Where a line or record stands in a log object, as far as it is known. */
export function shownPlace({ object, number }: { readonly object: string; readonly number: number }): string {
  return `${shownText(object)}${number === 0 ? "" : `:${number}`}`;
}

/**
 * A sentence in which values have been made printable already, so that its backslashes are the marks of that. Whatever
 * else could do harm is made printable here, should anybody have forgotten it.
 */
export function shownSentence(sentence: string): string {
  const parts = sentence.split("\\").map((part) => printable(part, 4 * limit));
  return parts.join("\\");
}

/** A message with a capital letter and an end: diagnostics have neither, since other text is put before and after. */
export function wholeSentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** A number with its thousands apart, the same in every locale. */
export function shownNumber(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** `1 request`, `2 requests`. */
export function counted(count: number, one: string, many: string = `${one}s`): string {
  return `${shownNumber(count)} ${count === 1 ? one : many}`;
}

const units = ["bytes", "kB", "MB", "GB", "TB", "PB"];

/** A number of bytes in units of thousands, with two digits at least. */
export function shownBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit > 0 && value < 10 ? value.toFixed(1) : Math.floor(value)} ${units[unit]}`;
}

// The last millisecond of the year 9999: later ones are written with six digits, which no reader of dates expects.
const lastTime = 253_402_300_799_999;

/** A time as ISO 8601, UTC. What is no time is the nearest that is one: data of logs never throws. */
export function isoTime(time: number): string {
  return new Date(Number.isNaN(time) ? 0 : Math.max(0, Math.min(time, lastTime))).toISOString();
}

/** A time to the second, UTC: `2026-11-01 09:12:44`. */
export function shownTime(time: number): string {
  return isoTime(time).replace("T", " ").slice(0, 19);
}
