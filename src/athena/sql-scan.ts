// The smallest stand-in for what branch athena-sql has under this name: on merge, its file is taken in place of this one. It runs
// a query, so that the command line has one to run, and knows of no record.
import { type BucketScope, inScopeOf } from "../policy/bucket-scope.ts";
import { Intake } from "../profile/intake.ts";
import type { Profile } from "../profile/profile.ts";
import type { TimeWindow } from "../record/time-window.ts";
import type { QueryEngine } from "./query-engine.ts";
import type { TableMappings } from "./tables.ts";

/** What is wanted of the tables. */
export interface SqlScanOptions {
  readonly scope?: BucketScope;
  readonly window?: TimeWindow;
  readonly classLimit?: number;
  readonly fullScan?: boolean;
}

/** Makes the profile of what tables hold. */
export async function sqlScan(engine: QueryEngine, _tables: TableMappings, options: SqlScanOptions): Promise<Profile> {
  const intake = new Intake({
    join: true,
    ...(options.scope === undefined ? {} : { inScope: inScopeOf(options.scope) }),
    ...(options.classLimit === undefined ? {} : { classLimit: options.classLimit }),
  });
  for await (const _row of engine.query("SELECT 1 AS one WHERE false"));
  return intake.close();
}
