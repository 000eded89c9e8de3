import { compareText } from "../diagnostic/diagnostic.ts";
import { gravityOf } from "../report/policy-section.ts";
import { type DiffEntry, directions } from "./policy-diff.ts";

/** The order in which entries are told: by direction, the gravest first, then by what they are about. */
export function compareEntries(a: DiffEntry, b: DiffEntry): number {
  return directions.indexOf(a.direction) - directions.indexOf(b.direction) ||
    entryGravity(a) - entryGravity(b) ||
    compareText(a.policy, b.policy) ||
    compareText(a.bucket, b.bucket) ||
    b.requests - a.requests ||
    compareText(a.principal, b.principal) ||
    compareText(a.path, b.path) ||
    compareText(statesText(a), statesText(b));
}

/** How grave an entry is by what it becomes, or by what it was where it is no finding any more: see `gravityOf`. */
function entryGravity({ before, after }: DiffEntry): number {
  const finding = after.finding ?? before.finding;
  return gravityOf(finding === undefined ? [] : [finding]);
}

function statesText({ before, after }: DiffEntry): string {
  return [before, after].map(({ kind, grade = "", reason = "", finding }) =>
    JSON.stringify([kind, grade, reason, finding?.rule ?? "", finding?.severity ?? "", finding?.identity ?? ""])
  ).join(" ");
}
