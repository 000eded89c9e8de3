import type { BucketScope } from "../policy/bucket-scope.ts";
import type { TimeWindow } from "../record/time-window.ts";

/** What is wanted of the tables. */
export interface SqlScanOptions {
  /** Which buckets are wanted; all of them if left out. */
  readonly scope?: BucketScope;
  readonly window?: TimeWindow;
  readonly classLimit?: number;
  /** Whether a table may be read from end to end. */
  readonly fullScan?: boolean;
}
