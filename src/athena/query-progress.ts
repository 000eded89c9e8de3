/** How far a query is, as its engine tells. */
export interface QueryProgress {
  /** Which query of the run, from 1 on. */
  readonly query: number;
  /** The engine's own word, such as QUEUED or RUNNING. */
  readonly state: string;
  /** Bytes that this query has read so far. */
  readonly bytes: number;
}
