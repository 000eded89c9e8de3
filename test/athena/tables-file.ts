import type { LogTable } from "../../src/athena/tables.ts";

/** A table of whole lines in one folder, with what a test is about in the place of what it has. */
export function tableWith(fields: Partial<LogTable>): LogTable {
  return {
    name: ["logs", "lines"],
    columns: "line",
    location: "s3://example-logs/",
    days: "none",
    dayColumns: ["day"],
    since: "2026-03-01",
    partitions: {},
    ...fields,
  };
}

/** A file for `--tables`, of which tests that are about engines need no more than that it can be read. */
export const tablesFile = `version: 1
tables:
  - table: security.s3_access_logs
    kind: access-logs
    location: s3://example-logs/access/
    days: event-time
`;
