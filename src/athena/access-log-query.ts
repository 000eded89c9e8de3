import type { BucketScope } from "../policy/bucket-scope.ts";
import { isGlob } from "../policy/bucket-pattern.ts";
import type { TimeWindow } from "../record/time-window.ts";
import { awsColumns } from "./aws-columns.ts";
import { allOf, claimOf, fromTable, sampleTexts, withinTime } from "./query-parts.ts";
import { identifier, joined, literal, number, type Sql, sql } from "./sql-text.ts";
import type { AccessLogTable } from "./tables.ts";
import { usualFields, usualLine } from "./usual-line.ts";

// No line that is taken apart holds one.
const separator = sql`chr(1)`;
// Athena takes no longer query (262,144 bytes), and the rest is some thousand.
const longestScope = 200_000;

/**
 * The query that reads a table of access logs into groups. A row of fate
 * - `usual` is a group of lines that mean the same but for time, bytes and request id: how many, their bytes in all, their first and
 *   last second, one of the lines, and the least samples;
 * - `unusual` is a line that is to be read by itself, so many times in one object;
 * - `elsewhere` counts lines of other times and buckets.
 *
 * What fields mean is no part of it: that is found out from one line of each group, by the reader of the format.
 *
 * @param scope buckets that are wanted; where there are too many to be named, or it is left out, all of them are given
 */
export function accessLogQuery(table: AccessLogTable, window: TimeWindow, scope: BucketScope | undefined): Sql {
  const field = (name: (typeof usualFields)[number]): Sql =>
    sql`element_at(f, ${number(usualFields.indexOf(name) + 1)})`;
  const either = (one: Sql, other: Sql): Sql => sql`coalesce(nullif(${one}, ''), ${other})`;
  const parts = joined([...usualFields.map((_, index) => literal(`$${index + 1}`)), literal("")], ` || chr(1) || `);
  const bytes = either(field("bytesSent"), field("bytesSentOfNone"));
  return sql`WITH
whole AS (
  SELECT ${lineOf(table)} AS line, "$path" AS path
  ${fromTable(table, window)}
),
lines AS (
  SELECT line, path,
    CASE WHEN strpos(line, ${separator}) = 0
      THEN split(regexp_replace(line, ${literal(usualLine)}, ${parts}), ${separator}) END AS f
  FROM whole
),
fields AS (
  SELECT line, path,
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
fates AS (
  SELECT *,
    CASE
      WHEN at_second IS NULL THEN 'unusual'
      WHEN ${allOf([...withinTime(window), ...ofScope(scope)])} THEN 'usual'
      ELSE 'elsewhere'
    END AS fate
  FROM fields
)
SELECT fate,
  count(*) AS requests,
  CAST(coalesce(sum(bytes), 0) AS varchar) AS bytes,
  min(at_second) AS first_second,
  max(at_second) AS last_second,
  CASE fate WHEN 'unusual' THEN unusual_line WHEN 'usual' THEN min(line) END AS line,
  unusual_path AS path,
  CASE fate WHEN 'usual' THEN
    json_format(CAST(min(${sampleTexts}) AS json)) END AS samples
FROM (
  SELECT fate, at_second, bytes, request_id, line, path,
    CASE fate WHEN 'unusual' THEN line END AS unusual_line,
    CASE fate WHEN 'unusual' THEN path END AS unusual_path,
    CASE fate WHEN 'usual' THEN ARRAY[CAST(at_second / 86400 AS varchar), bucket, address, requester, operation,
      CAST(has_key AS varchar), error_code, claim] END AS meaning
  FROM fates
)
GROUP BY fate, meaning, unusual_line, unusual_path`;
}

/**
 * A line as it stands or, out of AWS's columns, its first eighteen fields; NULL where a line had another form than AWS's regular expression,
 * which leaves a row of NULLs then.
 */
function lineOf({ columns }: AccessLogTable): Sql {
  if (columns === "line") return sql`line`;
  const field = (name: string): Sql => {
    if (name === "requestdatetime") return sql`'[' || ${identifier(name)} || ']'`;
    // Columns of numbers have NULL for a dash.
    if (name === "bytessent" || name === "objectsize") return sql`coalesce(CAST(${identifier(name)} AS varchar), '-')`;
    return identifier(name);
  };
  return joined(awsColumns.map(field), " || ' ' || ");
}

/** That the bucket is wanted. Nothing where it would be too long: then the groups of all buckets come, and what is scanned is the same. */
function ofScope(scope: BucketScope | undefined): readonly Sql[] {
  if (scope === undefined) return [];
  const patterns = [...new Set(scope.flatMap(({ buckets }) => buckets))].toSorted();
  const names = patterns.filter((pattern) => !isGlob(pattern)).map(literal);
  const conditions = [
    ...(names.length === 0 ? [] : [sql`bucket IN (${joined(names, ", ")})`]),
    ...patterns.filter(isGlob).map((glob) => sql`bucket LIKE ${literal(likeOf(glob))} ESCAPE '\'`),
  ];
  if (conditions.length === 0) return [sql`false`];
  const text = sql`(${joined(conditions, " OR ")})`;
  return Buffer.byteLength(text) > longestScope ? [] : [text];
}

function likeOf(glob: string): string {
  return glob.replace(/[\\%_]/g, "\\$&").replaceAll("*", "%").replaceAll("?", "_");
}
