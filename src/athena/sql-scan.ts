import { mergeProfiles } from "../profile/merge-profiles.ts";
import type { Profile } from "../profile/profile.ts";
import { always, type TimeWindow } from "../record/time-window.ts";
import { QueryError } from "./query-error.ts";
import type { QueryEngine } from "./query-engine.ts";
import { readRequests } from "./read-requests.ts";
import type { SqlScanOptions } from "./sql-scan-options.ts";
import type { LogTable, TableMappings } from "./tables.ts";

/**
 * Makes the profile of what tables hold: SQL groups requests by what the meaning of their lines and records depends on, and the readers
 * of the formats and the join find out what a group means from one of each. What does not look as nearly all do comes as it is and is read here.
 *
 * Engines tell neither which line of its object a line is nor how many objects there are: samples have number 0, and the ledger counts
 * no objects.
 *
 * @throws QueryError where a query fails, or a table would be read from end to end and that was not asked for
 */
export async function sqlScan(engine: QueryEngine, tables: TableMappings, options: SqlScanOptions): Promise<Profile> {
  const window = options.window ?? always;
  const { path, accessLogs, cloudTrail } = tables;
  for (const table of [...accessLogs, ...cloudTrail]) {
    if (options.fullScan !== true) refuseFullScan(table, window, path);
    refuseMissingDays(table, window, path);
  }
  // Halves of one request may be in any two tables. Where there is nothing to join, each table is one query.
  const queried = cloudTrail.length > 0
    ? [{ accessLogs, cloudTrail }]
    : accessLogs.map((table) => ({ accessLogs: [table], cloudTrail }));
  const profiles: Profile[] = [];
  for (const tables of queried) profiles.push(await readRequests(engine, tables, window, options));
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
