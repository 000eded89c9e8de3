import { atLeast, type Severity } from "../diagnostic/severity.ts";
import type { Report } from "../evaluate/report.ts";
import { ruleOf } from "../rule/rules.ts";
import { exitStatus } from "./exit-status.ts";

/** What decides about the exit status besides the report. */
export interface StatusOptions {
  /** Least severity of a finding that fails the run; `none` for never. */
  readonly failOn: Severity | "none";
  /** Whether gaps in the evidence are accepted. */
  readonly allowIncomplete: boolean;
}

/** The exit status of a report: findings first, with a baseline the new ones alone, then gaps in the evidence. */
export function statusOf(report: Report, { failOn, allowIncomplete }: StatusOptions): number {
  const fails = report.findings.some(({ rule, severity, kind, identity }) =>
    ruleOf(rule).family !== "evidence" && kind === "fail" && failOn !== "none" && atLeast(severity, failOn) &&
    report.baseline?.added.has(identity) !== false
  );
  if (fails) return exitStatus.findings;
  // That something could not be shown to be gone is a gap too.
  const incomplete = report.findings.some(({ rule }) => ruleOf(rule).family === "evidence") ||
    (report.baseline?.carried.size ?? 0) > 0;
  return incomplete && !allowIncomplete ? exitStatus.incomplete : exitStatus.sound;
}
