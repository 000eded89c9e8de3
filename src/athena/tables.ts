/** How a table has the fields of a line or record, see {@link LogTable.columns}. */
export const tableColumns = ["line", "aws", "aws-2019"] as const;

/** How objects lie in folders by day, see {@link LogTable.days}. */
export const tableDays = ["event-time", "delivery-time", "none"] as const;

/** A table of logs in folders. */
export interface LogTable {
  /** Its name, in one to three parts: catalog, database, table. */
  readonly name: readonly string[];
  /**
   * - `line`: as `athena ddl` makes it. Of access logs each line as it stands in a column of that name, of CloudTrail a whole file.
   * - `aws`: as AWS's documentation makes it, with a column a field
   *   (https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-s3-access-logs-to-identify-requests.html and
   *   https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table.html)
   * - `aws-2019`: as it did before: of access logs with the request URI in three columns, of CloudTrail without `eventcategory`,
   *   `vpcendpointaccountid` and `addendum`
   */
  readonly columns: (typeof tableColumns)[number];
  /** Where the objects lie, `s3://BUCKET/PREFIX/`, with `${NAME}` for partition columns; of folders by day, without these. */
  readonly location: string;
  /**
   * How objects lie in folders by day, `YYYY/MM/DD`: by the time of the requests, by that of the delivery, or not at all.
   */
  readonly days: (typeof tableDays)[number];
  /** The partition column with values such as `2026/03/16`, or three with year, month and day. */
  readonly dayColumns: readonly string[];
  /** The first day that there is, `YYYY-MM-DD`. */
  readonly since: string;
  /** Other partition columns, and the values that are read. Those of one named `bucket` are names of buckets. */
  readonly partitions: Readonly<Record<string, readonly string[]>>;
}

/** Tables of both logs. Where there are some of CloudTrail, halves of one request are joined. */
export interface LogTables {
  readonly accessLogs: readonly LogTable[];
  readonly cloudTrail: readonly LogTable[];
}

/** Which tables hold logs, and the file that says so. */
export interface TableMappings extends LogTables {
  readonly path: string;
}
