import { atLeast, severities, type Severity } from "../diagnostic/severity.ts";
import { requestsOf } from "../report/tally-text.ts";
import { ruleOf } from "../rule/rules.ts";
import type { DiffEntry, PolicyDiff } from "./policy-diff.ts";

/** What a change of policies means for whoever is to merge it. */
export interface Impact {
  /** Whether it makes something wrong that was not, or graver what was. */
  readonly isWorse: boolean;
  /** Whether something cannot be told that could, or the comparison itself has gaps. */
  readonly isIncomplete: boolean;
}

/**
 * Judges a comparison.
 *
 * It is worse where a policy finds a violation in requests that S3 let through and in which the same policy found none
 * before, or one of a lower severity; or where a finding about exceptions or policy files is new or graver. It is incomplete
 * where such requests become inconclusive, a gap in the evidence is new or concerns a policy that changes, not all
 * evidence could be read, or the head judges no request at all.
 *
 * @param failOn least severity of what counts as worse; `none` for nothing
 */
export function impactOf(diff: PolicyDiff, failOn: Severity | "none"): Impact {
  const { entries, findings, header, head } = diff;
  const fails = (severity: Severity): boolean => failOn !== "none" && atLeast(severity, failOn);
  const risen = findings.filter(({ change, finding, formerSeverity }) =>
    change === "new" ||
    (change === "changed" && formerSeverity !== undefined && isGraver(finding.severity, formerSeverity))
  );
  const isGap = (rule: PolicyDiff["findings"][number]["finding"]["rule"]): boolean =>
    ruleOf(rule).family === "evidence";
  return {
    isWorse: entries.some((entry) => isNewViolation(entry) && fails(entry.after.finding?.severity ?? "low")) ||
      risen.some(({ finding }) => !isGap(finding.rule) && fails(finding.severity)),
    isIncomplete:
      entries.some(({ before, after }) => after.finding?.kind === "open" && before.finding?.kind !== "open") ||
      findings.some(({ change, finding }) => (change === "new" || change === "gap") && isGap(finding.rule)) ||
      header.notices.length > 0 || header.ledger.unreadObjects > 0 || header.ledger.malformed > 0 ||
      requestsOf(head.tally) === 0,
  };
}

/** Whether requests that S3 let through are a violation and were none before, or a lesser one. */
export function isNewViolation({ before, after }: Pick<DiffEntry, "before" | "after">): boolean {
  if (after.finding?.kind !== "fail") return false;
  return before.finding?.kind !== "fail" || isGraver(after.finding.severity, before.finding.severity);
}

function isGraver(severity: Severity, than: Severity): boolean {
  return severities.indexOf(severity) < severities.indexOf(than);
}
