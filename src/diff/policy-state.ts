import type { RuleId } from "../diagnostic/diagnostic.ts";
import type { Severity } from "../diagnostic/severity.ts";
import { judge } from "../evaluate/evaluate-class.ts";
import type { Source } from "../evaluate/source.ts";
import { groupedPrincipal, ruleFor } from "../evaluate/traffic-findings.ts";
import type { Reason, Verdict } from "../evaluate/verdict.ts";
import type { Policy } from "../policy/policy.ts";
import type { RequestClass } from "../profile/request-class.ts";

/** What one policy says of one request class. */
export interface PolicyState {
  readonly kind: Verdict["kind"] | "not-covered";
  /** Empty where the kind has none. */
  readonly grade: NonNullable<Verdict["grade"]> | "";
  /** Empty where not covered. */
  readonly reason: Reason | "";
  /** Of an excepted one the id of the exception, else empty. It is told, and two states that differ in it alone are alike. */
  readonly exception: string;
  /** Where flagged: what tells the finding from others. */
  readonly flag: Flag | undefined;
}

/** What a finding about requests is told by, besides policy, bucket and path. */
export interface Flag {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly principal: string;
}

const notCovered: PolicyState = { kind: "not-covered", grade: "", reason: "", exception: "", flag: undefined };

/**
 * What a policy says of a class.
 *
 * @param policy undefined where no such policy covers the bucket
 * @param source of the class, read
 * @param accounts of the policy's set: see `groupedPrincipal` in traffic-findings.ts
 */
export function policyState(
  policy: Policy | undefined,
  requestClass: RequestClass,
  source: Source,
  accounts: ReadonlySet<string>,
): PolicyState {
  if (policy === undefined) return notCovered;
  const verdict = judge(policy, requestClass, source);
  const { kind, grade = "", reason, exception } = verdict;
  const isFlagged = kind === "violation" || kind === "inconclusive";
  return {
    kind,
    grade,
    reason,
    exception: exception?.id ?? "",
    flag: isFlagged
      ? {
        rule: ruleFor(requestClass, verdict),
        severity: policy.severity,
        principal: groupedPrincipal(requestClass.principal, accounts),
      }
      : undefined,
  };
}

/** A text that two states share if and only if nothing that a reader would act upon differs between them. */
export function stateKey({ kind, grade, reason, flag }: PolicyState): string {
  const parts = flag === undefined ? [] : [flag.rule, flag.severity, flag.principal];
  return JSON.stringify([kind, grade, reason, ...parts]);
}

/** Whether nothing that a reader would act upon differs between two states: as {@link stateKey}, without making texts. */
export function isSameState(a: PolicyState, b: PolicyState): boolean {
  return a.kind === b.kind && a.grade === b.grade && a.reason === b.reason &&
    a.flag?.rule === b.flag?.rule && a.flag?.severity === b.flag?.severity && a.flag?.principal === b.flag?.principal;
}
