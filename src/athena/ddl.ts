import { awsColumns } from "./aws-columns.ts";
import type { LogTable, TableMappings } from "./tables.ts";

/** Columns of a table of access logs: the whole line, and the fields that stand before all that a client writes. */
export const accessLogTableColumns: readonly string[] = ["line", ...awsColumns.slice(0, 8)];

/**
 * What RegexSerDe takes the columns from. Every line matches, whatever a client has put into it: one that does not match leaves
 * only NULLs, and its request would go unseen (https://docs.aws.amazon.com/athena/latest/ug/regex-serde.html).
 */
export const accessLogLine: string = "(([^ ]*) ([^ ]*) \\[([^\\]]*)\\] ([^ ]*) ([^ ]*) ([^ ]*) ([^ ]*) ([^ ]*).*|.*)";

/** Statements that make the tables of a mapping that have a column `line`, for Athena. */
export function ddlOf({ accessLogs, cloudTrail }: TableMappings): readonly string[] {
  return [
    ...accessLogs.filter(({ columns }) => columns === "line")
      .map((table) => createTable(table, accessLogTableColumns, accessLogLine)),
    ...cloudTrail.map((table) => createTable(table, ["line"], "(.*)")),
  ];
}

function createTable({ name, location, days, since }: LogTable, columns: readonly string[], regex: string): string {
  const projection: Readonly<Record<string, string>> = days === "none" ? {} : {
    "projection.enabled": "true",
    "projection.day.type": "date",
    "projection.day.format": "yyyy/MM/dd",
    "projection.day.range": `${since.replaceAll("-", "/")},NOW`,
    "projection.day.interval": "1",
    "projection.day.interval.unit": "DAYS",
    "storage.location.template": `${location}\${day}/`,
  };
  const lines = [
    `CREATE EXTERNAL TABLE ${name.slice(-2).map(quoted).join(".")} (`,
    columns.map((column) => `  ${quoted(column)} string`).join(",\n"),
    ")",
    ...(days === "none" ? [] : [`PARTITIONED BY (${quoted("day")} string)`]),
    "ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.RegexSerDe'",
    `WITH SERDEPROPERTIES ('input.regex' = ${text(regex)})`,
    "STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'",
    "  OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'",
    `LOCATION ${text(location)}`,
    ...Object.keys(projection).length === 0 ? [] : [
      "TBLPROPERTIES (",
      Object.entries(projection).map(([key, value]) => `  ${text(key)} = ${text(value)}`).join(",\n"),
      ")",
    ],
  ];
  return lines.join("\n");
}

// Statements that make tables are Hive's: other quotes, and a backslash is one of two.
function quoted(name: string): string {
  return `\`${name.replaceAll("`", "``")}\``;
}

function text(value: string): string {
  return `'${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
