import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { QueryError } from "./query-error.ts";

/** A table of logs in folders. */
export interface LogTable {
  /** Its name, in one to three parts: catalog, database, table. */
  readonly name: readonly string[];
  /** Where the objects lie, `s3://BUCKET/PREFIX/`; of a table in folders by day, the folder that holds the years. */
  readonly location: string;
  /**
   * How objects lie in folders by day, `YYYY/MM/DD`: by the time of the requests, by that of the delivery, or not at all. The
   * partition column of a table in folders has values such as `2026/03/16`.
   */
  readonly days: "event-time" | "delivery-time" | "none";
  /** The first day that there is, `YYYY-MM-DD`. */
  readonly since: string;
}

/** A table of access logs. */
export interface AccessLogTable extends LogTable {
  /**
   * Its columns. `line`: as `athena ddl` makes it, with each line as it stands and partition column `day`. `aws`: as AWS's documentation
   * makes it, with a column a field, of which the first eighteen count, and partition column `timestamp`
   * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-s3-access-logs-to-identify-requests.html).
   */
  readonly columns: "line" | "aws";
}

/** Which tables hold logs. */
export interface TableMappings {
  readonly path: string;
  readonly accessLogs: readonly AccessLogTable[];
  /** Of files of CloudTrail: column `line` is a whole file as a rule, and `day` the partition column. */
  readonly cloudTrail: readonly LogTable[];
}

// S3's first day.
const firstDay = "2006-03-14";
const kinds = ["access-logs", "cloudtrail"] as const;
const days = ["event-time", "delivery-time", "none"] as const;
const columns = ["line", "aws"] as const;
const fields = ["table", "kind", "columns", "location", "days", "since"] as const;

/**
 * Reads which tables hold logs, out of a YAML file (docs/athena.md).
 *
 * @param path for messages
 * @throws QueryError where it is not as it must be, with the line and column
 */
export function readTables(text: string, path: string): TableMappings {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: "1.2" });
  const refuse = (node: Node | null | undefined, message: string, ...hints: string[]): never => {
    const { line, col } = lines.linePos(node?.range?.[0] ?? 0);
    throw new QueryError(`${path}:${line}:${col}: ${message}`, { hints });
  };
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new QueryError(`${path}:${line}:${col}: ${error.message.split("\n")[0]}`);
  }
  const root = document.contents;
  if (!isMap(root)) return refuse(root, "expected `version: 1` and `tables:`");
  checkKeys(root, ["version", "tables"], refuse);
  if (document.get("version") !== 1) refuse(document.get("version", true) as Node, "expected version: 1");
  const list = document.get("tables", true);
  if (!isSeq(list) || list.items.length === 0) {
    return refuse(list as Node, "expected a list of tables under `tables`", "s3-perimeter athena --help shows one");
  }
  const names = new Set<string>();
  const accessLogs: AccessLogTable[] = [];
  const cloudTrail: LogTable[] = [];
  for (const item of list.items) {
    if (!isMap(item)) return refuse(item as Node, `expected a table with ${fields.join(", ")}`);
    checkKeys(item, fields, refuse);
    const textOf = (field: (typeof fields)[number], other?: string): string => {
      const node = item.get(field, true);
      if (node === undefined && other !== undefined) return other;
      const value = isScalar(node) ? node.value : undefined;
      return typeof value === "string" && value !== ""
        ? value
        : refuse((node as Node | undefined) ?? item, `expected a text as \`${field}\``);
    };
    const oneOf = <T extends string>(field: (typeof fields)[number], allowed: readonly T[], other?: T): T => {
      const value = textOf(field, other);
      return allowed.find((one) => one === value) ??
        refuse(item.get(field, true) as Node, `${field} is none of ${allowed.join(", ")}`);
    };
    const kind = oneOf("kind", kinds);
    const name = textOf("table").split(".");
    if (name.length > 3 || name.some((part) => part === "" || part.includes("\0"))) {
      refuse(item.get("table", true) as Node, "expected DATABASE.TABLE, or CATALOG.DATABASE.TABLE");
    }
    if (names.has(name.join("."))) {
      refuse(item.get("table", true) as Node, "this table is told twice: it would count twice");
    }
    names.add(name.join("."));
    const location = textOf("location");
    if (!/^[a-z0-9]+:\/\/.*\/$/.test(location)) {
      refuse(item.get("location", true) as Node, "expected s3://BUCKET/PREFIX/, with a slash at its end");
    }
    const since = textOf("since", firstDay);
    if (!/^\d{4}-\d\d-\d\d$/.test(since) || Number.isNaN(Date.parse(since))) {
      refuse(item.get("since", true) as Node, 'expected a day, "2024-01-31" in quotes');
    }
    const table = { name, location, days: oneOf("days", days), since };
    if (kind === "access-logs") accessLogs.push({ ...table, columns: oneOf("columns", columns, "line") });
    else {
      // The folders of CloudTrail are of the day of delivery.
      if (table.days === "event-time") {
        refuse(item.get("days", true) as Node, "the folders of CloudTrail are of the delivery-time");
      }
      if (item.has("columns")) {
        refuse(item.get("columns", true) as Node, "tables of CloudTrail have column `line` and no others");
      }
      cloudTrail.push(table);
    }
  }
  return { path, accessLogs, cloudTrail };
}

function checkKeys(
  map: { readonly items: readonly { readonly key: unknown }[] },
  allowed: readonly string[],
  refuse: (node: Node, message: string) => never,
): void {
  for (const { key } of map.items) {
    const name = isScalar(key) ? key.value : undefined;
    if (!allowed.includes(String(name))) refuse(key as Node, `${String(name)} is none of ${allowed.join(", ")}`);
  }
}
