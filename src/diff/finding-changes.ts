import { compareText, type Diagnostic } from "../diagnostic/diagnostic.ts";
import { diagnosticFindings, messageWithoutPlaces } from "../evaluate/diagnostic-finding.ts";
import type { Finding } from "../evaluate/finding.ts";
import type { Report } from "../evaluate/report.ts";
import { checkOverlap } from "../policy/check-overlap.ts";
import { codes } from "../policy/codes.ts";
import type { Policy } from "../policy/policy.ts";
import { problemList } from "../policy/problem-list.ts";
import type { FindingChange } from "./policy-diff.ts";

/** One side: its report without warnings about the policy files, and these. */
export interface SideReport {
  readonly report: Report;
  readonly diagnostics: readonly Diagnostic[];
}

// Without these there is traffic that nobody has seen; requests that are not joined are judged all the same.
const missing: ReadonlySet<string> = new Set(["PERIM2002", "PERIM2003", "PERIM2005"]);

/**
 * The findings of two sides that are not about requests and that only one of them has, that differ in severity, or that
 * tell of a gap in the evidence for a policy that changes.
 *
 * @param changed ids of policies that change
 */
export function findingChanges(base: SideReport, head: SideReport, changed: ReadonlySet<string>): FindingChange[] {
  const before = keyed(base);
  const after = keyed(head);
  const changes: FindingChange[] = [];
  for (const [key, finding] of after) {
    const former = before.get(key);
    if (former === undefined) changes.push({ change: "new", finding });
    else if (former.severity !== finding.severity) {
      changes.push({ change: "changed", finding, formerSeverity: former.severity });
    } else if (changed.has(finding.subject.policy) && missing.has(finding.rule)) {
      changes.push({ change: "gap", finding });
    }
  }
  for (const [key, finding] of before) if (!after.has(key)) changes.push({ change: "gone", finding });
  return changes.toSorted((a, b) =>
    compareText(a.finding.rule, b.finding.rule) || compareText(a.finding.identity, b.finding.identity) ||
    compareText(a.change, b.change)
  );
}

// By identity; warnings about the files by what they say, of those that say the same the first, the second ...
function keyed({ report, diagnostics }: SideReport): Map<string, Finding> {
  const findings = new Map<string, Finding>();
  for (const finding of report.findings) if (finding.traffic === undefined) findings.set(finding.identity, finding);
  const counts = new Map<string, number>();
  for (const diagnostic of inAnyOrder(diagnostics, report.policySet.policies)) {
    const text = `${diagnostic.rule} ${withoutPlaces(diagnostic)}`;
    const count = counts.get(text) ?? 0;
    counts.set(text, count + 1);
    const [finding] = diagnosticFindings([diagnostic]);
    if (finding !== undefined) findings.set(`${text} ${count}`, finding);
  }
  return findings;
}

/**
 * The warnings about policy files as they would be if policies stood in the order of their ids: which of two policies
 * that overlap is warned of depends on that. Expired exceptions are told by the report.
 */
function inAnyOrder(diagnostics: readonly Diagnostic[], policies: readonly Policy[]): Diagnostic[] {
  const problems = problemList();
  const sorted = policies.toSorted((a, b) => compareText(a.id, b.id)).map((policy) => ({
    ...policy,
    buckets: policy.buckets.toSorted((a, b) => compareText(a.text, b.text)),
  }));
  checkOverlap(sorted, problems, { steps: overlapSteps });
  const left = diagnostics.filter(({ rule }) => rule !== overlap && rule !== codes["expired-exception"].id);
  const isAsked = diagnostics.some(({ rule }) => rule === overlap);
  return isAsked ? [...left, ...problems.diagnostics().filter(({ rule }) => rule === overlap)] : left;
}

const overlap = codes["overlapping-policies"].id;

// As many as reading the policies has.
const overlapSteps = 200_000;

// Lines move when a comment is written, networks are renamed, lists are put in order: nothing of that is a change.
function withoutPlaces({ rule, message }: Diagnostic): string {
  if (rule === codes["except-buckets"].id) return "";
  return messageWithoutPlaces({ message }).replace(/\bnetwork `[^`]*`/, "network");
}
