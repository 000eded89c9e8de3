import type { FewOf } from "../evaluate/finding.ts";
import type { Show } from "./evidence-text.ts";
import { counted, shownNumber, shownTime } from "./shown-text.ts";

const ways: Readonly<Record<string, string>> = {
  "internet": "the internet",
  "private-address": "some VPC endpoint, from a private address",
  "unknown-address": "an address that the logs do not tell",
};

/** The way in of a finding, and the first few addresses. */
export function wayText(path: string, sources: FewOf, show: Show): string {
  const way = Object.hasOwn(ways, path) ? (ways[path] as string) : show(path);
  return sources.count === 0 ? way : `${way}: ${fewText(sources, show)}`;
}

/** The first few of a list, and how many more there are. */
export function fewText({ count, first }: FewOf, show: Show): string {
  const rest = count - first.length;
  return first.map(show).join(", ") + (rest > 0 ? ` and ${shownNumber(rest)} more` : "");
}

/** When something was seen, in UTC, as one line or two. */
export function periodLines({ first, last }: { readonly first: number; readonly last: number }): string[] {
  return first === last ? [shownTime(first)] : [shownTime(first), `to ${shownTime(last)}`];
}

const dayLength = 86_400_000;
const dayRunLimit = 4;

/** How many days, and which: those that follow each other as one run, of the runs the first few. */
export function daysText(days: readonly string[], show: Show): string {
  const runs: [first: string, last: string][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run !== undefined && Date.parse(day) - Date.parse(run[1]) === dayLength) run[1] = day;
    else runs.push([day, day]);
  }
  const shown = runs.slice(0, dayRunLimit).map(([first, last]) =>
    first === last ? show(first) : `${show(first)} to ${show(last)}`
  );
  const rest = runs.length > dayRunLimit ? ", and others" : "";
  return `${counted(days.length, "day")}, ${shown.join(", ")}${rest}`;
}
