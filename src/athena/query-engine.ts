/** A row of a result: the text of each column, null where it is NULL. */
export type ResultRow = readonly (string | null)[];

/**
 * No engine is given a longer query: bytes in UTF-8, Athena's quota, which cannot be raised. Trino takes four times as much.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/service-limits.html
 */
export const longestQuery = 262_144;

/** Runs queries somewhere else: Athena, Trino. */
export interface QueryEngine {
  /** Runs one query and gives its rows. @throws QueryError */
  query(sql: string): AsyncIterable<ResultRow>;
}
