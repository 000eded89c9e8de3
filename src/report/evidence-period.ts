import type { Coverage } from "../record/coverage.ts";

/** The first and the last day of all evidence; undefined where there is none. */
export function evidencePeriod(coverage: readonly Coverage[]): { first: string; last: string } | undefined {
  let period: { first: string; last: string } | undefined;
  for (const { day } of coverage) {
    period ??= { first: day, last: day };
    if (day < period.first) period.first = day;
    if (day > period.last) period.last = day;
  }
  return period;
}
