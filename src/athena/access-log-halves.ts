import { isGlob } from "../policy/bucket-pattern.ts";
import { awsColumns } from "./aws-columns.ts";
import { allOf, claimOf, fromTables, meaningOf, mentionsIn, type Wanted, withinTime } from "./query-parts.ts";
import { identifier, joined, literal, number, type Sql, sql } from "./sql-text.ts";
import type { LogTable } from "./tables.ts";
import { usualFields, usualLine } from "./usual-line.ts";

// No line that is taken apart holds one.
const separator = sql`chr(1)`;

/**
 * Tables of access logs as halves: the last of some WITH queries is `line_halves`. What fields mean is no part of it: that is found out from
 * one line of each group, by the reader of the format.
 *
 * @param mentions whether it is told which requests an unusual line may be of
 */
export function accessLogHalves(tables: readonly LogTable[], wanted: Wanted, mentions: boolean): Sql {
  const field = (name: (typeof usualFields)[number]): Sql =>
    sql`element_at(f, ${number(usualFields.indexOf(name) + 1)})`;
  const either = (one: Sql, other: Sql): Sql => sql`coalesce(nullif(${one}, ''), ${other})`;
  const parts = joined([...usualFields.map((_, index) => literal(`$${index + 1}`)), literal("")], ` || chr(1) || `);
  const bytes = either(field("bytesSent"), field("bytesSentOfNone"));
  const columns = (table: LogTable): Sql =>
    sql`${literal(table.columns === "line" ? "line" : "cut-line")} AS kind, ${lineOf(table)} AS line, "$path" AS path`;
  return sql`whole AS (
  ${fromTables(tables, wanted, columns)}
),
lines AS (
  SELECT kind, line, path,
    CASE WHEN strpos(line, ${separator}) = 0
      THEN split(regexp_replace(line, ${literal(usualLine)}, ${parts}), ${separator}) END AS f
  FROM whole
),
fields AS (
  SELECT kind, line, path,
    ${field("bucket")} AS bucket,
    CASE WHEN cardinality(f) = ${number(usualFields.length + 1)}
      THEN CAST(to_unixtime(try(parse_datetime(${
    field("time")
  }, 'dd/MMM/yyyy:HH:mm:ss Z'))) AS bigint) END AS at_second,
    ${field("address")} AS address,
    regexp_replace(${field("requester")}, '^(arn:[-a-z]*:sts::[0-9]{12}:assumed-role/[^/]*)/.*$', '$1') AS requester,
    ${field("requestId")} AS request_id,
    ${field("operation")} AS operation,
    ${field("key")} <> '-' AS has_key,
    ${either(field("errorCode"), field("errorCodeOfNone"))} AS error_code,
    CASE WHEN ${bytes} = '-' THEN 0 ELSE CAST(${bytes} AS bigint) END AS bytes,
    ${claimOf(field("userAgent"), literal("none"))} AS claim
  FROM lines
),
line_halves AS (
  SELECT kind, line AS text, path, at_second, bytes,
    ${mentions ? sql`coalesce(mentioned, request_id) AS request_id` : sql`request_id`},
    CASE
      ${mentions ? sql`WHEN mentioned IS NOT NULL THEN 'mentioned' ` : sql``}WHEN at_second IS NULL THEN 'unusual'
      WHEN ${allOf([...withinTime(wanted.window), ...ofScope(wanted)])} THEN 'usual'
      ELSE 'elsewhere'
    END AS fate,
    ${
    meaningOf(sql`kind, bucket, requester, operation, CAST(has_key AS varchar), error_code, claim`, sql`address`)
  } AS meaning,
    CAST(NULL AS varchar) AS event
  FROM fields${
    mentions
      ? sql` CROSS JOIN UNNEST(
    ARRAY[CAST(NULL AS varchar)] || CASE WHEN at_second IS NULL THEN ${
        mentionsIn(sql`line`)
      } ELSE ARRAY[] END) AS m(mentioned)`
      : sql``
  }
)`;
}

/**
 * A line as it stands or, out of AWS's columns, its first eighteen fields; NULL where a line had another form than AWS's regular expression,
 * which leaves a row of NULLs then.
 */
function lineOf({ columns }: LogTable): Sql {
  if (columns === "line") return sql`line`;
  const is2019 = columns === "aws-2019";
  const field = (name: string): Sql => {
    if (name === "requestdatetime") return sql`'[' || requestdatetime || ']'`;
    // Columns of numbers have NULL for a dash.
    if (name === "bytessent" || name === "objectsize") return sql`coalesce(CAST(${identifier(name)} AS varchar), '-')`;
    if (is2019 && name === "bucket_name") return sql`bucket`;
    if (is2019 && name === "request_uri") {
      return sql`'"' || requesturi_operation || ' ' || requesturi_key || ' ' || requesturi_httpprotoversion || '"'`;
    }
    return identifier(name);
  };
  return joined(awsColumns.map(field), " || ' ' || ");
}

/** That the bucket is wanted. */
function ofScope({ scope, byName }: Wanted): readonly Sql[] {
  if (scope === undefined || !byName) return [];
  const patterns = [...new Set(scope.flatMap(({ buckets }) => buckets))].toSorted();
  const names = patterns.filter((pattern) => !isGlob(pattern)).map(literal);
  const conditions = [
    ...(names.length === 0 ? [] : [sql`bucket IN (${joined(names, ", ")})`]),
    ...patterns.filter(isGlob).map((glob) => sql`bucket LIKE ${literal(likeOf(glob))} ESCAPE '\'`),
  ];
  return conditions.length === 0 ? [sql`false`] : [sql`(${joined(conditions, " OR ")})`];
}

function likeOf(glob: string): string {
  return glob.replace(/[\\%_]/g, "\\$&").replaceAll("*", "%").replaceAll("?", "_");
}
