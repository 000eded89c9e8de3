import { evidenceRules } from "../diagnostic/evidence-rules.ts";
import type { Finding } from "../evaluate/finding.ts";
import { reasons } from "../evaluate/verdict.ts";
import { periodText, type Show } from "../report/evidence-text.ts";
import { counted, shownNumber } from "../report/shown-text.ts";
import { requestsOf } from "../report/tally-text.ts";
import { fewText } from "../report/value-text.ts";
import { ruleOf } from "../rule/rules.ts";
import type { DiffEntry, Direction, EntryState, FindingChange, PolicyDiff } from "./policy-diff.ts";

/** Headings of the directions. */
export const directionTitles: Readonly<Record<Direction, string>> = {
  "newly-flagged": "Newly flagged",
  "no-longer-flagged": "No longer flagged",
  "changed": "Judged differently",
};

/** Headings of findings that are not about requests. */
export const changeTitles: Readonly<Record<FindingChange["change"], string>> = {
  new: "New",
  gone: "Gone",
  changed: "Of another severity",
  gap: "Gap, as before",
};

/** Whether neither side judged any request, so that nothing can be said of the change. */
export function isNothingEvaluated({ base, head }: PolicyDiff): boolean {
  return requestsOf(base.tally) === 0 && requestsOf(head.tally) === 0;
}

/** What the change does, in a sentence or two. No text of a log or a policy is in it. */
export function summaryText(diff: PolicyDiff): string {
  const { directions, findings } = diff;
  const parts = [
    flagged(directions["newly-flagged"], "newly flagged"),
    flagged(directions["no-longer-flagged"], "no longer flagged"),
    flagged(directions.changed, "judged differently"),
  ].filter((text) => text !== "");
  const words = { new: "new", gone: "gone", changed: "of another severity", gap: "about evidence that is missing" };
  const others = (["new", "gone", "changed", "gap"] as const)
    .map((change) => [findings.filter((one) => one.change === change).length, words[change]] as const)
    .filter(([count]) => count > 0)
    .map(([count, word], index) =>
      `${index === 0 ? counted(count, "other finding") : shownNumber(count)} ${count === 1 ? "is" : "are"} ${word}`
    );
  const sentences = isNothingEvaluated(diff)
    ? [
      "Nothing was evaluated: no request to any bucket of these policies is in the evidence. What the change would do " +
      "cannot be told.",
    ]
    : parts.length > 0
    ? [`${parts.join(", ")}.`]
    : ["No request is judged differently."];
  if (others.length > 0) sentences.push(`${others.join(", ")}.`);
  return sentences.join(" ");
}

function flagged(count: number, what: string): string {
  return count === 0 ? "" : `${counted(count, "request")} ${count === 1 ? "is" : "are"} ${what}`;
}

/** What was compared, by which evidence. */
export function comparedText({ base, head, requests, header }: PolicyDiff, show: Show): string {
  const side = ({ label, policies }: PolicyDiff["base"]): string =>
    `${show(label)} (${counted(policies, "policy", "policies")})`;
  return `Compared ${side(base)} with ${side(head)} over ${counted(requests, "request")}, ${
    periodText(header.coverage, show)
  }.`;
}

/** What may be missing in the comparison; undefined where all evidence was read. */
export function gapText({ base, head, findings, header: { ledger, notices } }: PolicyDiff): string | undefined {
  const countOf = (rule: string): number => notices.find((group) => group.rule === rule)?.count ?? 0;
  const malformed = Math.max(ledger.malformed, countOf(evidenceRules.malformedRecord));
  const unknown = countOf(evidenceRules.unknownBucket);
  const parts = [
    ledger.unreadObjects > 0 ? `${counted(ledger.unreadObjects, "object")} could not be read, or not to the end` : "",
    malformed > 0 ? `${counted(malformed, "line or record", "lines or records")} could not be read in full` : "",
    unknown > 0 ? `of ${counted(unknown, "record")} the bucket cannot be told` : "",
  ].filter((text) => text !== "");
  const sentences = parts.length === 0 ? [] : [`The evidence has gaps: ${parts.join(", ")}. More requests may change.`];
  const missing = findings.filter(({ change }) => change === "gap").length;
  if (missing > 0) {
    sentences.push(
      `Of buckets of policies that change, evidence is missing (${
        counted(missing, "finding")
      }): what the change does there ` +
        "cannot be told.",
    );
  }
  if (requestsOf(base.tally) > 0 && requestsOf(head.tally) === 0) {
    sentences.push("After the change no request is judged any more: the policies cover no bucket of the evidence.");
  }
  return sentences.length === 0 ? undefined : sentences.join(" ");
}

/** A state in a few words: `violation (high)`, `compliant, proven`, `not covered`. */
export function stateText({ kind, grade, finding, exceptions }: EntryState, show: Show): string {
  if (finding !== undefined) {
    return `${kind} (${finding.severity}${finding.kind === "stopped" ? ", stopped by S3" : ""})`;
  }
  if (kind === "excepted") return exceptions === undefined ? kind : `excepted by ${fewText(exceptions, show)}`;
  if (kind === "compliant") return grade === "proven" ? "compliant, proven" : `compliant ${grade ?? ""}`;
  return kind.replace("-", " ");
}

/** Why a state is what it is; empty where the policy does not cover the bucket. */
export function reasonText({ reason }: EntryState): string {
  return reason === undefined ? "" : reasons[reason].text;
}

/** What becomes of the findings that requests were part of before and are after: none, one or two texts. */
export function findingTexts({ before, after }: DiffEntry, show: Show): string[] {
  const text = (verb: string, finding: Finding): string =>
    `${verb} ${ruleText(finding)} ${show(finding.identity.slice(0, 12))}`;
  if (after.finding !== undefined && before.finding?.identity === after.finding.identity) {
    return [text("stays in", after.finding)];
  }
  return [
    ...(before.finding === undefined ? [] : [text(before.onBothSides ? "leaves" : "closes", before.finding)]),
    ...(after.finding === undefined ? [] : [text(after.onBothSides ? "joins" : "opens", after.finding)]),
  ];
}

/** Id and name of a finding's rule. */
export function ruleText({ rule }: Pick<Finding, "rule">): string {
  const { id, name } = ruleOf(rule);
  return `${id} ${name}`;
}

/** A number with its sign, of how much it is more after than before; empty for none. */
export function changeText(before: number, after: number): string {
  return after === before ? "" : `${after > before ? "+" : "-"}${shownNumber(Math.abs(after - before))}`;
}
