import { estimateScan } from "../athena/estimate-scan.ts";
import type { SqlScanOptions } from "../athena/sql-scan-options.ts";
import type { TableMappings } from "../athena/tables.ts";
import { S3Failure } from "../source/s3-failure.ts";
import { estimateText } from "./athena-texts.ts";
import type { Host } from "./host.ts";
import type { GivenArguments } from "./options.ts";
import { s3OptionsOf } from "./s3-options-of.ts";

/**
 * What the queries of a scan of tables read, and what Athena charges for it, as a sentence; or why that cannot be told, which is no reason
 * not to go on.
 */
export async function estimateOf(
  tables: TableMappings,
  wanted: SqlScanOptions,
  given: GivenArguments,
  host: Host,
  signal?: AbortSignal,
): Promise<string> {
  try {
    return estimateText(
      await estimateScan(tables, wanted, {
        now: host.now().getTime(),
        s3: s3OptionsOf(given),
        ...(signal === undefined ? {} : { signal }),
      }),
    );
  } catch (error) {
    if (!(error instanceof S3Failure || error instanceof RangeError)) throw error;
    return `what the queries read cannot be told beforehand: ${error.message}`;
  }
}
