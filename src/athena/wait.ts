/** Waits some milliseconds, or until a signal says that nobody waits any more. It never throws. */
export function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) return resolve();
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener("abort", end);
  });
}

/** Milliseconds to wait after a failed attempt, from 1 on: doubled each time up to the most, and drawn, so that not all come again at once. */
export function backOff([first, most]: readonly [first: number, most: number], attempt: number): number {
  return Math.min(first * 2 ** (attempt - 1), most) * (0.5 + Math.random() / 2);
}
