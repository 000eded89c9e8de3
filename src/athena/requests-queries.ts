import { longestQuery } from "./query-engine.ts";
import type { Wanted } from "./query-parts.ts";
import { requestsQuery } from "./requests-query.ts";
import type { Sql } from "./sql-text.ts";
import type { LogTables } from "./tables.ts";

/**
 * The queries that read tables: one as a rule. Where it would be longer than engines take, it does not name the wanted buckets, and gives the
 * groups of all, for the same price; and where there is nothing to join, partitions are read by several. What is too long all the same is
 * for the engine to refuse.
 */
export function requestsQueries(tables: LogTables, wanted: Omit<Wanted, "byName">): readonly Sql[] {
  const query = requestsQuery(tables, { ...wanted, byName: true });
  if (fits(query)) return [query];
  const ofAll = requestsQuery(tables, { ...wanted, byName: false });
  if (fits(ofAll)) return [ofAll];
  return halvesOf(tables)?.flatMap((half) => requestsQueries(half, wanted)) ?? [ofAll];
}

function fits(query: Sql): boolean {
  return Buffer.byteLength(query) <= longestQuery;
}

/** One table of access logs with the first half of its partitions, and with the others; undefined where no line may be read without all others. */
function halvesOf({ accessLogs, cloudTrail }: LogTables): LogTables[] | undefined {
  const [table, ...others] = accessLogs;
  const [longest] = Object.entries(table?.partitions ?? {}).toSorted(([, a], [, b]) => b.length - a.length);
  if (table === undefined || others.length > 0 || cloudTrail.length > 0 || longest === undefined) return undefined;
  const [column, values] = longest;
  const middle = Math.ceil(values.length / 2);
  if (middle === values.length) return undefined;
  return [values.slice(0, middle), values.slice(middle)].map((half) => ({
    accessLogs: [{ ...table, partitions: { ...table.partitions, [column]: half } }],
    cloudTrail,
  }));
}
