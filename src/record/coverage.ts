/**
 * Which kind of evidence there is of what on which day.
 *
 * - `log`: an access-log line of a bucket
 * - `data`: a CloudTrail data event of a bucket
 * - `bucket-management`: a CloudTrail management event that names a bucket
 * - `management`: any CloudTrail management event, S3's or not, of an account and Region
 */
export type CoverageKind = "log" | "data" | "bucket-management" | "management";

/** One element of the evidence coverage: a set, merged by union. */
export interface Coverage {
  readonly kind: CoverageKind;
  /** A bucket; for `management` `ACCOUNT/REGION`. */
  readonly of: string;
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
}
