import { compareDiagnostics, type Diagnostic } from "../diagnostic/diagnostic.ts";
import type { PolicySet } from "../policy/policy.ts";
import type { ProfileHeader } from "../profile/profile.ts";
import { emptyLedger } from "../profile/ledger.ts";
import { diagnosticFindings } from "./diagnostic-finding.ts";
import { emptyTally, type Report } from "./report.ts";

const nothingRead: ProfileHeader = {
  join: "off",
  foldLevel: 0,
  classLimit: 0,
  horizon: "end-of-input",
  sources: [],
  ledger: emptyLedger,
  notices: [],
  coverage: [],
};

/** The report of policy files alone: what is wrong with them, and no traffic. */
export function lintReport(diagnostics: readonly Diagnostic[], policySet: PolicySet | undefined, now: Date): Report {
  return {
    analysis: "policy",
    now: now.toISOString().slice(0, 10),
    policySet: policySet ?? { accounts: new Set(), policies: [], files: [] },
    header: nothingRead,
    findings: diagnosticFindings(diagnostics.toSorted(compareDiagnostics)),
    excepted: [],
    tally: emptyTally,
    policies: (policySet?.policies ?? []).map(({ id }) => ({ policy: id, buckets: 0, tally: emptyTally })),
    uncoveredRequests: 0,
    quiet: [],
  };
}
