import { accessLogHalves } from "./access-log-halves.ts";
import { cloudTrailHalves } from "./cloudtrail-halves.ts";
import { groupsOfParts } from "./groups-of-parts.ts";
import { partsOfLines } from "./parts-of-lines.ts";
import { partsOfRequests } from "./parts-of-requests.ts";
import { halfColumns, unionOf, type Wanted } from "./query-parts.ts";
import { joined, type Sql, sql } from "./sql-text.ts";
import type { LogTables } from "./tables.ts";

/**
 * The query that reads tables into rows, which `rowOf` takes. A row of fate
 * - `meaning` is what some halves of one day mean: one of their texts, and how many there are. These rows come before all others;
 * - `usual` is a group of requests of which the halves mean the same: how many, and of their lines, or of their records where there are no
 *   lines, the meanings, all bytes, the first and last second at which a request began, and the least samples; where there are both
 *   the same of the records;
 * - `half` is a half of a request that is in no group, once or several times;
 * - `unusual` is a line or record that is to be read by itself, so many times in one object;
 * - `elsewhere` counts lines and records of other times and buckets.
 */
export function requestsQuery({ accessLogs, cloudTrail }: LogTables, wanted: Wanted): Sql {
  const isJoined = cloudTrail.length > 0;
  const lines = accessLogs.length === 0 ? [] : [accessLogHalves(accessLogs, wanted, isJoined)];
  const records = isJoined ? [cloudTrailHalves(cloudTrail, wanted)] : [];
  const halves = [...lines.map(() => sql`line_halves`), ...records.map(() => sql`record_halves`)];
  return sql`WITH
${joined([...lines, ...records], ",\n")},
halves AS (
  ${unionOf(halves.map((from) => sql`SELECT ${halfColumns} FROM ${from}`))}
),
roles AS (
  SELECT *, CASE WHEN is_example THEN 'meaning' ELSE fate END AS role
  FROM halves CROSS JOIN UNNEST(
    CASE fate WHEN 'usual' THEN ARRAY[true, false] WHEN 'foreign' THEN ARRAY[true] ELSE ARRAY[false] END) AS e(is_example)
),
${isJoined ? partsOfRequests : partsOfLines}
${groupsOfParts}
ORDER BY fate <> 'meaning'`;
}
