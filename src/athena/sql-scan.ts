import { mergeProfiles } from "../profile/merge-profiles.ts";
import type { Profile } from "../profile/profile.ts";
import type { TimeWindow } from "../record/time-window.ts";
import { QueryError } from "./query-error.ts";
import type { QueryEngine } from "./query-engine.ts";
import { readAccessLogs } from "./read-access-logs.ts";
import { readTrail } from "./read-trail.ts";
import type { SqlScanOptions } from "./sql-scan-options.ts";
import type { LogTable, TableMappings } from "./tables.ts";

const always: TimeWindow = { from: -Infinity, to: Infinity };

/**
 * Makes the profile of what tables hold: SQL groups lines and records by what their meaning depends on, and the reader of the
 * format finds out what a group means from one of them. What does not look as nearly all do is read here, each by itself.
 *
 * Engines tell neither which line of its object a line is nor how many objects there are: samples have number 0, and the ledger counts
 * no objects.
 *
 * @throws QueryError where a query fails, or a table would be read from end to end and that was not asked for
 */
export async function sqlScan(engine: QueryEngine, tables: TableMappings, options: SqlScanOptions): Promise<Profile> {
  const window = options.window ?? always;
  const { path, accessLogs, cloudTrail } = tables;
  if (accessLogs.length > 0 && cloudTrail.length > 0) {
    throw new QueryError(`${path}: tables of both logs cannot be joined yet: each request would count twice`, {
      hints: ["keep one kind in the file, and ask for the other one by a file of its own"],
    });
  }
  for (const table of [...accessLogs, ...cloudTrail]) {
    if (options.fullScan !== true) refuseFullScan(table, window, path);
    refuseMissingDays(table, window, path);
  }
  const profiles: Profile[] = [];
  for (const table of accessLogs) profiles.push(await readAccessLogs(engine, table, window, options));
  for (const table of cloudTrail) profiles.push(await readTrail(engine, table, window, options));
  return mergeProfiles(profiles);
}

function refuseFullScan(table: LogTable, { from }: TimeWindow, path: string): void {
  if (table.days !== "none" && from !== -Infinity) return;
  const why = table.days === "none" ? "it has no folders by day (`days: none`)" : "no time is given to begin with";
  throw new QueryError(`${path}: table ${table.name.join(".")} would be read from end to end: ${why}`, {
    hints: [table.days === "none" ? "--full-scan allows it" : "give --since or --from, or allow it by --full-scan"],
  });
}

/** Of days before its first one a table has no partitions: nothing would be found there, whatever was logged. */
function refuseMissingDays({ name, days, since }: LogTable, { from }: TimeWindow, path: string): void {
  if (days === "none" || from === -Infinity || from >= Date.parse(since)) return;
  const message = `${path}: table ${name.join(".")} has the days from ${since} on, and earlier ones are asked for`;
  throw new QueryError(message, {
    hints: [`give --from ${since}, or an earlier day as \`since\` and make the table anew`],
  });
}
