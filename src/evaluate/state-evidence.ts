import type { CoverageKind } from "../record/coverage.ts";

/** What a state knows of its evidence, beyond what a profile tells. */
export interface StateEvidence {
  /** Evidence that was expected, by what came before, and did not come. */
  readonly gaps: readonly DeliveryGap[];
  /** Undefined where everything that the state holds is looked at. */
  readonly lookBack?: LookBack;
}

/** Days on which evidence of a kind did not come as on the days before. */
export interface DeliveryGap {
  readonly kind: CoverageKind;
  /** A bucket; for `management` `ACCOUNT/REGION`. */
  readonly of: string;
  /** The last day of which anything came, `YYYY-MM-DD`, UTC. */
  readonly last: string;
  /** Of which nothing came, rising. */
  readonly missing: readonly string[];
  /** Of which much less came than of any day that is its measure: objects that came, and the fewest that were expected. */
  readonly thin: readonly ThinDay[];
  /** Within how many days after its own the evidence of a day began to come before. */
  readonly lateness: number;
}

/** A day of which some evidence came. */
export interface ThinDay {
  readonly day: string;
  readonly objects: number;
  readonly expected: number;
}

/** How far a report looks back. */
export interface LookBack {
  /** Days with evidence after which a finding that did not recur is left out. */
  readonly days: number;
  /** Requests that are left out for that. */
  readonly requests: number;
  /** The first day of which evidence of a bucket is still looked at, `YYYY-MM-DD`; empty where all is. */
  readonly from: (bucket: string) => string;
}
