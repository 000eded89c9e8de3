import { severities } from "../diagnostic/severity.ts";
import type { Finding } from "../evaluate/finding.ts";
import { emptyTally, type Report, type Tally } from "../evaluate/report.ts";
import type { Policy } from "../policy/policy.ts";
import { ruleOf } from "../rule/rules.ts";

/** A policy, or the id of one that is not in the set, and its findings about requests. */
export interface PolicySection {
  readonly id: string;
  readonly policy: Policy | undefined;
  readonly findings: readonly Finding[];
  /** Findings about it that stand elsewhere. */
  readonly others: number;
  readonly buckets: number;
  readonly tally: Tally;
}

/** What a report has to say of each policy, the gravest first. */
export function policySections({ policySet, policies, findings }: Report): PolicySection[] {
  const inPolicies = findings.filter(isAboutRequests);
  const known = new Set(policySet.policies.map(({ id }) => id));
  const strangers = [...new Set(inPolicies.map(({ subject }) => subject.policy))].filter((id) => !known.has(id));
  const make = (id: string, policy: Policy | undefined, index: number): PolicySection => ({
    id,
    policy,
    findings: inPolicies.filter(({ subject }) => subject.policy === id),
    others: findings.filter((finding) => !isAboutRequests(finding) && finding.subject.policy === id).length,
    buckets: policies[index]?.buckets ?? 0,
    tally: policies[index]?.tally ?? emptyTally,
  });
  const sections = [
    ...policySet.policies.map((policy, index) => make(policy.id, policy, index)),
    ...strangers.map((id) => make(id, undefined, -1)),
  ];
  return sections.toSorted((a, b) => gravityOf(a.findings) - gravityOf(b.findings));
}

/** Whether a finding stands with its policy; others stand with those of their family. */
export function isAboutRequests({ rule, traffic }: Finding): boolean {
  return traffic !== undefined || ruleOf(rule).family === "traffic";
}

const kinds: readonly Finding["kind"][] = ["fail", "open", "stopped"];

/**
 * How grave the gravest of some findings is, least for the gravest: what is wrong before what cannot be told before what
 * was stopped, then by severity.
 */
export function gravityOf(findings: readonly Finding[]): number {
  const ranks = findings.map(({ kind, severity }) => kinds.indexOf(kind) * 10 + severities.indexOf(severity));
  return ranks.reduce((least, rank) => Math.min(least, rank), 100);
}

/** Findings by rule, the rule with the gravest first; those of one rule as they come. */
export function groupsByRule(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.rule);
    if (group === undefined) groups.set(finding.rule, [finding]);
    else group.push(finding);
  }
  return [...groups.values()].toSorted((a, b) => gravityOf(a) - gravityOf(b));
}
