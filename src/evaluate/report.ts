import type { PolicySet } from "../policy/policy.ts";
import type { ProfileHeader } from "../profile/profile.ts";
import type { Finding } from "./finding.ts";

/** What a check found: the one model that every output is made from. */
export interface Report {
  /** `policy`: the policy files alone were looked at; `evidence`: traffic was judged by them. */
  readonly analysis: "policy" | "evidence";
  /** The UTC day as of which exceptions were judged, `YYYY-MM-DD`: no finer, so that two runs of a day are alike. */
  readonly now: string;
  readonly policySet: PolicySet;
  readonly header: ProfileHeader;
  /** By policy, severity, rule and identity. */
  readonly findings: readonly Finding[];
  /** What would be findings if no exception held: each with its exception, in the same order. */
  readonly excepted: readonly Finding[];
  /** How the findings compare with those of an earlier report, where one was given. */
  readonly baseline?: BaselineComparison;
  /** All policies together: each request counts once, by its worst verdict. */
  readonly tally: Tally;
  readonly policies: readonly PolicyTally[];
  /** Requests to buckets that no policy covers. */
  readonly uncoveredRequests: number;
  /** How far back a run with a state looks: days with evidence, and the requests of before, which are in no other number. */
  readonly lookBack?: { readonly days: number; readonly requests: number };
  /** Days on which nothing was seen of a bucket, so that nothing can be told; no finding. */
  readonly quiet: readonly QuietBucket[];
}

/** What an earlier report had that this one has or has not. */
export interface BaselineComparison {
  /** Identities of findings that the earlier report has not, or has with a lower severity. */
  readonly added: ReadonlySet<string>;
  /**
   * Identities of findings that only the earlier report has, and that stay: the evidence of this run could not have shown
   * that they are gone.
   */
  readonly carried: ReadonlySet<string>;
  /** Findings of the earlier report that are no longer true. */
  readonly gone: readonly Finding[];
  /** Whether the earlier report had evaluated nothing and knew of nothing: then it tells nothing of runs before it. */
  readonly isBlind: boolean;
}

/** Numbers of requests by verdict. */
export interface Tally {
  readonly violation: number;
  readonly inconclusive: number;
  readonly excepted: number;
  readonly compliantByAddress: number;
  readonly compliantByService: number;
  readonly compliantProven: number;
  readonly notApplicable: number;
  /** Of the violations and inconclusive ones, those that S3 refused. */
  readonly stopped: number;
}

/** The tally of one policy. */
export interface PolicyTally {
  readonly policy: string;
  /** Buckets seen that it covers. */
  readonly buckets: number;
  readonly tally: Tally;
}

/** A bucket and the days of the period on which nothing was seen of it. */
export interface QuietBucket {
  readonly bucket: string;
  readonly days: readonly string[];
}

/** No requests. */
export const emptyTally: Tally = {
  violation: 0,
  inconclusive: 0,
  excepted: 0,
  compliantByAddress: 0,
  compliantByService: 0,
  compliantProven: 0,
  notApplicable: 0,
  stopped: 0,
};
