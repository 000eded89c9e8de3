import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from "yaml";
import { cloudTrailLook } from "../format/cloudtrail-look.ts";
import { awsColumns } from "./aws-columns.ts";
import { QueryError } from "./query-error.ts";
import { type LogTable, tableColumns, tableDays, type TableMappings } from "./tables.ts";

// S3's first day.
const firstDay = "2006-03-14";
const kinds = ["access-logs", "cloudtrail"] as const;
const fields = ["table", "kind", "columns", "location", "days", "dayColumns", "since", "partitions"] as const;
type Field = (typeof fields)[number];

/** Says what is wrong, and where. */
type Refuse = (node: unknown, message: string, ...hints: string[]) => never;

/**
 * Reads which tables hold logs, out of a YAML file (docs/athena.md).
 *
 * @param path for messages
 * @throws QueryError where it is not as it must be, with the line and column
 */
export function readTables(text: string, path: string): TableMappings {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: "1.2" });
  const refuseAt = (offset: number, message: string, hints: readonly string[] = []): never => {
    const { line, col } = lines.linePos(offset);
    throw new QueryError(`${path}:${line}:${col}: ${message}`, { hints });
  };
  const refuse: Refuse = (node, message, ...hints) => refuseAt((node as Node | null)?.range?.[0] ?? 0, message, hints);
  const [error] = document.errors;
  if (error !== undefined) return refuseAt(error.pos[0], error.message.split("\n")[0] ?? "");
  const root = document.contents;
  if (!isMap(root)) return refuse(root, "expected `version: 1` and `tables:`");
  checkKeys(root, ["version", "tables"], refuse);
  if (document.get("version") !== 1) refuse(document.get("version", true), "expected version: 1");
  const list = document.get("tables", true);
  if (!isSeq(list) || list.items.length === 0) {
    return refuse(list, "expected a list of tables under `tables`", "docs/athena.md shows one");
  }
  const tables = { "access-logs": [] as LogTable[], "cloudtrail": [] as LogTable[] };
  const names = new Set<string>();
  for (const item of list.items) {
    if (!isMap(item)) return refuse(item, `expected a table with ${fields.join(", ")}`);
    const { kind, table } = tableOf(item, refuse);
    if (names.has(table.name.join("."))) {
      refuse(item.get("table", true), "this table is told twice: it would count twice");
    }
    names.add(table.name.join("."));
    tables[kind].push(table);
  }
  return { path, accessLogs: tables["access-logs"], cloudTrail: tables.cloudtrail };
}

function tableOf(item: YAMLMap, refuse: Refuse): { readonly kind: (typeof kinds)[number]; readonly table: LogTable } {
  checkKeys(item, fields, refuse);
  const refuseField = (field: Field, message: string): never => refuse(item.get(field, true) ?? item, message);
  const textOf = (field: Field, other?: string): string => {
    const node = item.get(field, true);
    if (node === undefined && other !== undefined) return other;
    return textIn(node) ?? refuse(node ?? item, `expected a text as \`${field}\``);
  };
  const oneOf = <T extends string>(field: Field, allowed: readonly T[], other?: T): T => {
    const value = textOf(field, other);
    return allowed.find((one) => one === value) ?? refuseField(field, `${field} is none of ${allowed.join(", ")}`);
  };
  const textsOf = (node: unknown, what: string): readonly string[] => {
    const texts = isSeq(node) ? node.items.map(textIn) : [];
    if (texts.length === 0 || texts.includes(undefined)) {
      refuse(node ?? item, `expected a list of texts as ${what}: numbers in quotes`);
    }
    return texts as string[];
  };

  const kind = oneOf("kind", kinds);
  const name = textOf("table").split(".");
  if (name.length > 3 || !name.every(isName)) {
    refuseField("table", "expected DATABASE.TABLE, or CATALOG.DATABASE.TABLE");
  }
  const columns = oneOf("columns", tableColumns, "line");
  const days = oneOf("days", tableDays);
  if (kind === "cloudtrail" && days === "event-time") {
    refuseField("days", "the folders of CloudTrail are of the delivery-time");
  }
  const since = textOf("since", firstDay);
  if (!/^\d{4}-\d\d-\d\d$/.test(since) || Number.isNaN(Date.parse(since))) {
    refuseField("since", 'expected a day, "2024-01-31" in quotes');
  }
  const dayColumns = item.has("dayColumns")
    ? textsOf(item.get("dayColumns", true), "`dayColumns`")
    : [columns === "line" ? "day" : "timestamp"];
  if (!dayColumns.every(isName) || (dayColumns.length !== 1 && (dayColumns.length !== 3 || columns === "line"))) {
    refuseField(
      "dayColumns",
      "expected the column with the day or, of a table with AWS's columns, those with year, month and day",
    );
  }

  const partitions: Record<string, readonly string[]> = {};
  const given = item.get("partitions", true);
  if (given !== undefined && !isMap(given)) refuseField("partitions", "expected partition columns and lists of values");
  for (const { key, value } of isMap(given) ? given.items : []) {
    const column = textIn(key) ?? "";
    if (!isName(column) || dayColumns.includes(column) || isColumn(column, kind, columns)) {
      refuse(key, "expected the name of a partition column");
    }
    const values = textsOf(value, `the values of ${column}`);
    // They are put together with commas where the table is made.
    if (values.some((one) => /[,\0]/.test(one))) refuse(value, "expected values without commas");
    // A trail has no folders by the buckets of its records: these would be others.
    if (column === "bucket" && kind === "cloudtrail") refuse(key, "the folders of CloudTrail are of no buckets");
    partitions[column] = values;
  }
  const location = textOf("location");
  if (!/^[a-z0-9]+:\/\/[^${/]*\/(?:.*\/)?$/.test(location)) {
    refuseField("location", "expected s3://BUCKET/PREFIX/, with a slash at its end");
  }
  const inLocation = new Set([...location.matchAll(/\$\{([^}]*)\}/g)].map(([, column = ""]) => column));
  const unknown = [...inLocation].find((column) => !Object.hasOwn(partitions, column));
  if (unknown !== undefined) refuseField("location", `\${${unknown}} is none of the \`partitions\``);
  const missing = Object.keys(partitions).find((column) => !inLocation.has(column));
  if (columns === "line" && missing !== undefined) {
    refuseField("location", `expected \${${missing}} where its values stand`);
  }
  return { kind, table: { name, columns, location, days, dayColumns, since, partitions } };
}

/** Whether a table has a column of the name beside its partition columns: where that is NULL, a line that is not understood would be left out. */
function isColumn(name: string, kind: (typeof kinds)[number], columns: LogTable["columns"]): boolean {
  const lower = name.toLowerCase();
  if (kind === "cloudtrail") {
    return columns === "line"
      ? lower === "line"
      : Object.keys(cloudTrailLook.members).some((one) => one.toLowerCase() === lower);
  }
  return lower === "line" || awsColumns.some((column) => column === lower) ||
    (columns === "aws-2019" && lower === "bucket");
}

function textIn(node: unknown): string | undefined {
  const value = isScalar(node) ? node.value : undefined;
  return typeof value === "string" && value !== "" ? value : undefined;
}

function isName(text: string): boolean {
  return text !== "" && !text.includes("\0");
}

function checkKeys(map: YAMLMap, allowed: readonly string[], refuse: Refuse): void {
  for (const { key } of map.items) {
    const name = isScalar(key) ? key.value : undefined;
    if (!allowed.includes(String(name))) refuse(key, `${String(name)} is none of ${allowed.join(", ")}`);
  }
}
