import type { PolicySet } from "../policy/policy.ts";
import type { ProfileHeader } from "../profile/profile.ts";
import type { Finding } from "./finding.ts";

/** What a check found: the one model that every output is made from. */
export interface Report {
  /** The UTC day as of which exceptions were judged, `YYYY-MM-DD`: no finer, so that two runs of a day are alike. */
  readonly now: string;
  readonly policySet: PolicySet;
  readonly header: ProfileHeader;
  /** By policy, severity, rule and identity. */
  readonly findings: readonly Finding[];
  /** All policies together: each request counts once, by its worst verdict. */
  readonly tally: Tally;
  readonly policies: readonly PolicyTally[];
  /** Requests to buckets that no policy covers. */
  readonly uncoveredRequests: number;
  /** Days on which nothing was seen of a bucket, so that nothing can be told; no finding. */
  readonly quiet: readonly QuietBucket[];
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
