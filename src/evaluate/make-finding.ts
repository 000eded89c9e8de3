import type { RuleId } from "../diagnostic/diagnostic.ts";
import type { Severity } from "../diagnostic/severity.ts";
import type { Place } from "../policy/policy.ts";
import { ruleOf } from "../rule/rules.ts";
import type { Finding, FindingSubject } from "./finding.ts";
import { identityOf } from "./identity.ts";

/** What distinguishes a finding; the rest follows from its rule. */
export interface FindingDraft {
  readonly rule: RuleId;
  readonly subject?: Partial<FindingSubject>;
  readonly message: string;
  readonly place: Place | undefined;
  readonly kind?: Finding["kind"];
  /** The policy's severity, for rules that take it from there. */
  readonly policySeverity?: Severity;
}

/** Completes a finding. */
export function makeFinding(draft: FindingDraft): Finding {
  const subject: FindingSubject = { policy: "", bucket: "", principal: "", path: "", ...draft.subject };
  const { severity } = ruleOf(draft.rule);
  return {
    rule: draft.rule,
    identity: identityOf(draft.rule, subject),
    severity: severity === "policy" ? (draft.policySeverity ?? "medium") : severity,
    kind: draft.kind ?? "fail",
    message: draft.message,
    place: draft.place,
    subject,
  };
}
