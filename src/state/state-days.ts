import { dayOf } from "../record/day.ts";

const millisecondsADay = 86_400_000;

/** The day some days before another one, both `YYYY-MM-DD`, UTC. */
export function dayBefore(day: string, days: number): string {
  return dayOf(Date.parse(day) - days * millisecondsADay);
}

/** A day, `YYYY-MM-DD`, as a number that is one more for the next day. */
export function numberOfDay(day: string): number {
  return Math.round(Date.parse(day) / millisecondsADay);
}

/** The day of a number. */
export function dayOfNumber(number: number): string {
  return dayOf(number * millisecondsADay);
}

/** Days from one day to a later one, both `YYYY-MM-DD`; less than 0 where it is earlier. */
export function daysFrom(day: string, later: string): number {
  return numberOfDay(later) - numberOfDay(day);
}

/**
 * The day before which requests are closed, where evidence is awaited from some day on. It is a day earlier: the halves of
 * one request can lie on both sides of midnight, and of a request that is closed none may come that is not told as late.
 */
export function closedBefore(awaitedFrom: string): string {
  return dayBefore(awaitedFrom, 1);
}
