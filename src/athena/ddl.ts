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
  const ours = ({ columns }: LogTable): boolean => columns === "line";
  return [
    ...accessLogs.filter(ours).map((table) => createTable(table, accessLogTableColumns, accessLogLine)),
    ...cloudTrail.filter(ours).map((table) => createTable(table, ["line"], "(.*)")),
  ];
}

function createTable(table: LogTable, columns: readonly string[], regex: string): string {
  const { name, location, days, dayColumns, partitions } = table;
  const partitionColumns = [...Object.keys(partitions), ...(days === "none" ? [] : dayColumns)];
  const projection = projectionOf(table);
  const lines = [
    `CREATE EXTERNAL TABLE ${name.slice(-2).map(quoted).join(".")} (`,
    columns.map((column) => `  ${quoted(column)} string`).join(",\n"),
    ")",
    ...(partitionColumns.length === 0
      ? []
      : [`PARTITIONED BY (${partitionColumns.map((column) => `${quoted(column)} string`).join(", ")})`]),
    "ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.RegexSerDe'",
    `WITH SERDEPROPERTIES ('input.regex' = ${text(regex)})`,
    "STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'",
    "  OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'",
    `LOCATION ${text(folderAbove(location))}`,
    ...(partitionColumns.length === 0 ? [] : [
      "TBLPROPERTIES (",
      Object.entries(projection).map(([key, value]) => `  ${text(key)} = ${text(value)}`).join(",\n"),
      ")",
    ]),
  ];
  return lines.join("\n");
}

/** The folder that holds all that a location with partition columns in it can be. */
function folderAbove(location: string): string {
  const [sure = ""] = location.split("${");
  return sure.slice(0, sure.lastIndexOf("/") + 1);
}

/** https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html */
function projectionOf({ location, days, dayColumns, since, partitions }: LogTable): Readonly<Record<string, string>> {
  const [day = ""] = days === "none" ? [] : dayColumns;
  return {
    "projection.enabled": "true",
    ...Object.fromEntries(
      Object.entries(partitions).flatMap(([column, values]) => [
        [`projection.${column}.type`, "enum"],
        [`projection.${column}.values`, values.join(",")],
      ]),
    ),
    ...(day === "" ? {} : {
      [`projection.${day}.type`]: "date",
      [`projection.${day}.format`]: "yyyy/MM/dd",
      [`projection.${day}.range`]: `${since.replaceAll("-", "/")},NOW`,
      [`projection.${day}.interval`]: "1",
      [`projection.${day}.interval.unit`]: "DAYS",
    }),
    "storage.location.template": day === "" ? location : `${location}\${${day}}/`,
  };
}

// Statements that make tables are Hive's: other quotes, and a backslash is one of two.
function quoted(name: string): string {
  return `\`${name.replaceAll("`", "``")}\``;
}

function text(value: string): string {
  return `'${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
