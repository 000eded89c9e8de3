import { compareText, type Diagnostic } from "../diagnostic/diagnostic.ts";
import { evaluateProfile } from "../evaluate/evaluate-profile.ts";
import type { Finding } from "../evaluate/finding.ts";
import type { Report } from "../evaluate/report.ts";
import { SourceMemo } from "../evaluate/source-memo.ts";
import { groupedPrincipal } from "../evaluate/traffic-findings.ts";
import type { Policy, PolicySet } from "../policy/policy.ts";
import { PolicyIndex } from "../policy/policy-index.ts";
import type { Profile } from "../profile/profile.ts";
import { changedPolicies } from "./changed-policies.ts";
import { DiffEntries, directionOf } from "./diff-entries.ts";
import { findingChanges } from "./finding-changes.ts";
import type { DiffSide, Direction, PolicyDiff } from "./policy-diff.ts";
import { isSameState, type PolicyState, policyState } from "./policy-state.ts";

/** One of two policy sets to be compared. */
export interface ComparedPolicies {
  /** What it is called in the outputs, such as a folder or a revision. */
  readonly label: string;
  readonly policySet: PolicySet;
  /** Warnings about its files. */
  readonly diagnostics?: readonly Diagnostic[];
}

/** What a comparison needs besides policies and traffic. */
export interface ComparisonOptions {
  /** The clock: decides which exceptions are expired, and nothing else. */
  readonly now: Date;
}

/**
 * Judges one traffic profile by two policy sets and tells what differs, class by class and policy by policy. Policies are
 * the same on both sides if they have the same id.
 */
export function comparePolicies(
  base: ComparedPolicies,
  head: ComparedPolicies,
  profile: Profile,
  { now }: ComparisonOptions,
): PolicyDiff {
  const baseReport = evaluateProfile(base.policySet, profile, { now });
  const headReport = evaluateProfile(head.policySet, profile, { now });
  const entries = new DiffEntries();
  const directions: Record<Direction, number> = { "newly-flagged": 0, "no-longer-flagged": 0, "changed": 0 };
  const changed = changedPolicies(base.policySet, head.policySet);
  const indexes = [new PolicyIndex(base.policySet.policies), new PolicyIndex(head.policySet.policies)] as const;
  // Which accounts are ours decides about findings of every policy.
  const isAsked = haveSameAccounts(base.policySet, head.policySet) ? (id: string) => changed.has(id) : () => true;
  const pairsOf = new Map<string, readonly PolicyPair[]>();
  const sources = new SourceMemo();
  let requests = 0;
  let changedRequests = 0;

  for (const requestClass of profile.classes) {
    const { bucket } = requestClass;
    requests += requestClass.requests;
    let pairs = pairsOf.get(bucket);
    if (pairs === undefined) {
      pairs = pairsFor(bucket, ...indexes).filter(({ id }) => isAsked(id));
      pairsOf.set(bucket, pairs);
    }
    if (pairs.length === 0) continue;
    const source = sources.of(requestClass.source);
    const taken = new Set<Direction>();
    for (const { id, before: formerly, after: now } of pairs) {
      const before = policyState(formerly, requestClass, source, base.policySet.accounts);
      const after = policyState(now, requestClass, source, head.policySet.accounts);
      if (isSameState(before, after)) continue;
      const accounts = [base.policySet.accounts, head.policySet.accounts] as const;
      entries.add(
        id,
        principalOf(requestClass.principal, before, after, accounts),
        requestClass,
        source,
        before,
        after,
      );
      taken.add(directionOf(before, after));
    }
    for (const direction of taken) directions[direction] += requestClass.requests;
    if (taken.size > 0) changedRequests += requestClass.requests;
  }

  return {
    now: headReport.now,
    base: sideOf(base, baseReport),
    head: sideOf(head, headReport),
    header: profile.header,
    requests,
    changedRequests,
    directions,
    entries: entries.entries({ before: byIdentity(baseReport), after: byIdentity(headReport) }),
    findings: findingChanges(
      { report: baseReport, diagnostics: base.diagnostics ?? [] },
      { report: headReport, diagnostics: head.diagnostics ?? [] },
      changed,
    ),
  };
}

/** A policy before and after, of those that cover a bucket on at least one side. */
interface PolicyPair {
  readonly id: string;
  readonly before: Policy | undefined;
  readonly after: Policy | undefined;
}

function haveSameAccounts({ accounts }: PolicySet, { accounts: others }: PolicySet): boolean {
  return accounts.size === others.size && [...accounts].every((account) => others.has(account));
}

function pairsFor(bucket: string, base: PolicyIndex, head: PolicyIndex): PolicyPair[] {
  const covering = (index: PolicyIndex): ReadonlyMap<string, Policy> =>
    new Map(index.covering(bucket).map((policy) => [policy.id, policy]));
  const before = covering(base);
  const after = covering(head);
  const ids = [...new Set([...before.keys(), ...after.keys()])].toSorted(compareText);
  return ids.map((id) => ({ id, before: before.get(id), after: after.get(id) }));
}

// As the finding has it that opens or closes; where there is none, or one on each side, grouped if either side groups.
function principalOf(
  principal: string,
  before: PolicyState,
  after: PolicyState,
  [ofBase, ofHead]: readonly [ReadonlySet<string>, ReadonlySet<string>],
): string {
  if (after.flag !== undefined && before.flag === undefined) return after.flag.principal;
  if (before.flag !== undefined && after.flag === undefined) return before.flag.principal;
  return groupedPrincipal(groupedPrincipal(principal, ofBase), ofHead);
}

function sideOf({ label, policySet }: ComparedPolicies, { tally, uncoveredRequests }: Report): DiffSide {
  return { label, policies: policySet.policies.length, tally, uncoveredRequests };
}

function byIdentity({ findings }: Report): ReadonlyMap<string, Finding> {
  return new Map(findings.map((finding) => [finding.identity, finding]));
}
