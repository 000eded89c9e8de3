/** A row of a result: the text of each column, null where it is NULL. */
export type ResultRow = readonly (string | null)[];
/** Runs queries somewhere else: Athena, Trino. */
export interface QueryEngine {
  /** Runs one query and gives its rows. @throws QueryError */
  query(sql: string): AsyncIterable<ResultRow>;
}
