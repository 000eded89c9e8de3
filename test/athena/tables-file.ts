/** A file for `--tables`, of which tests that are about engines need no more than that it can be read. */
export const tablesFile = `version: 1
tables:
  - table: security.s3_access_logs
    kind: access-logs
    location: s3://example-logs/access/
    days: event-time
`;
