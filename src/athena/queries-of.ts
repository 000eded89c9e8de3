import type { QueryEngine, ResultRow } from "./query-engine.ts";
import { sqlScan } from "./sql-scan.ts";
import type { SqlScanOptions } from "./sql-scan-options.ts";
import type { TableMappings } from "./tables.ts";

/**
 * The queries that a scan of tables begins with, none of which is run. Of those that depend on what others found there is none:
 * they are as if nothing had been.
 *
 * @throws QueryError where there is none, as without a time
 */
export async function queriesOf(tables: TableMappings, options: SqlScanOptions): Promise<readonly string[]> {
  const queries: string[] = [];
  const engine: QueryEngine = {
    query: (sql) => {
      queries.push(sql);
      return noRows;
    },
  };
  await sqlScan(engine, tables, options);
  return queries;
}

const noRows: AsyncIterable<ResultRow> = {
  [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({ done: true, value: undefined }) }),
};
