import { compareText, type RuleId } from "../diagnostic/diagnostic.ts";
import { severities, type Severity } from "../diagnostic/severity.ts";
import type { Finding } from "../evaluate/finding.ts";
import { identityOf } from "../evaluate/identity.ts";

/** The most results that GitHub keeps of a run. */
export const githubResultLimit = 5_000;

/** What is shown of some findings where not all can be. */
export interface ChosenFindings {
  readonly shown: readonly Finding[];
  /** Of each rule what is not shown, as one. */
  readonly rolledUp: readonly RolledUp[];
}

/** Findings of a rule that are told as one. */
export interface RolledUp {
  readonly rule: RuleId;
  /** The same in every run, whatever is in it. */
  readonly identity: string;
  readonly kind: Finding["kind"];
  readonly severity: Severity;
  readonly findings: number;
  readonly requests: number;
}

const kinds: readonly Finding["kind"][] = ["fail", "open", "stopped"];

/**
 * Chooses the gravest findings where there are too many: what is wrong before what cannot be told before what was
 * stopped, then by severity. Among equals the identity decides and no count, so that the next run chooses the same and
 * alerts do not come and go.
 *
 * @param limit results in all, those that roll others up included
 */
export function chooseFindings(findings: readonly Finding[], limit: number = githubResultLimit): ChosenFindings {
  if (findings.length <= limit) return { shown: findings, rolledUp: [] };
  const rules = new Set(findings.map(({ rule }) => rule));
  const ordered = findings.toSorted((a, b) =>
    kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    compareText(a.identity, b.identity)
  );
  const room = Math.max(0, limit - rules.size);
  const rest = new Map<RuleId, Finding[]>();
  for (const finding of ordered.slice(room)) {
    const group = rest.get(finding.rule);
    if (group === undefined) rest.set(finding.rule, [finding]);
    else group.push(finding);
  }
  return { shown: ordered.slice(0, room), rolledUp: [...rest].map(([rule, group]) => rollUp(rule, group)) };
}

function rollUp(rule: RuleId, group: readonly Finding[]): RolledUp {
  // In order of gravity, so that the first is the gravest.
  const { kind, severity } = group[0] as Finding;
  return {
    rule,
    identity: identityOf(rule, { policy: "*", bucket: "*", principal: "*", path: "*" }),
    kind,
    severity,
    findings: group.length,
    requests: group.reduce((sum, { traffic }) => sum + (traffic?.requests ?? 0), 0),
  };
}
