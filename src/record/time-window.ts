/** A stretch of time that records are wanted of: from `from` on and before `to`. UTC, milliseconds since 1970. */
export interface TimeWindow {
  /** -Infinity where there is no first time. */
  readonly from: number;
  /** Infinity where there is no last time. */
  readonly to: number;
}

/** All times that there are. */
export const always: TimeWindow = { from: -Infinity, to: Infinity };

/** Whether a time (UTC, milliseconds since 1970) is in a window. */
export function isWithin(time: number, window: TimeWindow): boolean {
  return time >= window.from && time < window.to;
}

/** Whether any time of a UTC day (`YYYY-MM-DD`) is in a window. */
export function touchesDay(day: string, window: TimeWindow): boolean {
  const start = Date.parse(`${day}T00:00:00Z`);
  return start < window.to && start + 86_400_000 > window.from;
}
