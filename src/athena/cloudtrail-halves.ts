import { cloudTrailLook } from "../format/cloudtrail-look.ts";
import type { JsonLook } from "../format/json-look.ts";
import { allOf, claimOf, fromTables, mentionsIn, unionOf, type Wanted, withinTime } from "./query-parts.ts";
import { recordOfColumns } from "./record-of-columns.ts";
import { joined, literal, type Sql, sql } from "./sql-text.ts";
import type { LogTable } from "./tables.ts";

/**
 * Tables of CloudTrail files as halves: the last of some WITH queries is `record_halves`. A file that does not hold a list of records is one
 * unusual half.
 *
 * Records mean the same where all that the reader looks at is the same: the list of that (`cloudtrail-look.ts`) is what they are grouped by.
 */
export function cloudTrailHalves(tables: readonly LogTable[], wanted: Wanted): Sql {
  const text = (path: string): Sql => sql`json_extract_scalar(r, ${literal(path)})`;
  const bytes = sql`json_format(json_extract(r, '$.additionalEventData.bytesTransferredOut'))`;
  return sql`${entriesOf(tables, wanted)},
records AS (
  SELECT path, is_file,
    CASE WHEN is_file THEN line ELSE json_format(r) END AS record,
    CASE WHEN is_file THEN json_extract_scalar(r, '$.mentioned') END AS mentioned,
    CASE WHEN regexp_like(${text("$.eventTime")}, ${literal(timePattern)})
      THEN CAST(to_unixtime(try(from_iso8601_timestamp(${text("$.eventTime")}))) AS bigint) END AS at_second,
    CASE WHEN regexp_like(${text("$.requestID")}, '^[0-9A-Z]{16}$') THEN ${text("$.requestID")} END AS request_id,
    CASE WHEN regexp_like(${text("$.eventID")}, ${literal(eventIdPattern)}) AND json_extract(r, '$.addendum') IS NULL
      AND json_extract(r, '$.sharedEventID') IS NULL THEN ${text("$.eventID")} END AS event_id,
    CASE WHEN ${bytes} IS NULL THEN 0 WHEN regexp_like(${bytes}, '^[0-9]{1,15}$') THEN CAST(${bytes} AS bigint) END AS bytes,
    ARRAY[${joined(keyOf(cloudTrailLook, sql`r`, "$"), ",\n      ")}] AS meaning
  FROM entries
),
record_halves AS (
  SELECT 'record' AS kind, record AS text, path, at_second, bytes, coalesce(mentioned, request_id) AS request_id,
    CASE
      WHEN mentioned IS NOT NULL THEN 'mentioned'
      WHEN is_file OR at_second IS NULL OR request_id IS NULL OR event_id IS NULL OR bytes IS NULL THEN 'unusual'
      WHEN ${allOf(withinTime(wanted.window))} THEN 'usual'
      ELSE 'elsewhere'
    END AS fate,
    meaning
  FROM records
)`;
}

/** The entries of tables: records, or a file that holds no list of them, and what it mentions. */
function entriesOf(tables: readonly LogTable[], wanted: Wanted): Sql {
  const files = tables.filter(({ columns }) => columns === "line");
  const rows = tables.filter(({ columns }) => columns !== "line");
  const entries = [
    ...(files.length === 0 ? [] : [sql`SELECT path, is_file, line, r
  FROM files CROSS JOIN UNNEST(coalesce(entries, ARRAY[CAST(line AS json)] ||
    transform(${mentionsIn(sql`line`)}, x -> CAST(MAP(ARRAY['mentioned'], ARRAY[x]) AS json)))) AS u(r)`]),
    ...(rows.length === 0 ? [] : [
      fromTables(rows, wanted, ({ columns }) => {
        return sql`"$path" AS path, false AS is_file, CAST(NULL AS varchar) AS line, ${recordOfColumns(columns)} AS r`;
      }),
    ]),
  ];
  const queries = [
    ...(files.length === 0 ? [] : [sql`whole_files AS (
  ${fromTables(files, wanted, () => sql`"$path" AS path, line`)}
),
lists AS (
  SELECT path, line, try(CAST(json_extract(json_parse(line), '$.Records') AS array(json))) AS entries
  FROM whole_files
),
files AS (
  SELECT path, line, entries IS NULL AS is_file, entries
  FROM lists
)`]),
    sql`entries AS (
  ${unionOf(entries)}
)`,
  ];
  return joined(queries, ",\n");
}

const timePattern = "^20(?:0[6-9]|[1-9][0-9])-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$";
const eventIdPattern = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$";

/** Texts that are the same for records of which a reader that looks so sees the same. */
function keyOf(look: JsonLook, value: Sql, path: string): Sql[] {
  const json = sql`coalesce(json_format(json_extract(${value}, ${literal(path)})), '')`;
  if (typeof look === "object" && "members" in look) {
    return Object.entries(look.members).flatMap(([name, member]) => keyOf(member, value, `${path}["${name}"]`));
  }
  if (typeof look === "object") {
    const one = joined(keyOf(look.each, sql`x`, "$"), " || ',' || ");
    // What is no array is looked at as a whole.
    return [
      sql`coalesce(array_join(transform(try(CAST(json_extract(${value}, ${
        literal(path)
      }) AS array(json))), x -> ${one}), ';'), ${json})`,
    ];
  }
  switch (look) {
    // Told by the columns beside the key.
    case "time":
    case "request-id":
    case "event-id":
    case "bytes":
      return [];
    case "agent":
      return [claimOf(sql`json_extract_scalar(${value}, ${literal(path)})`, literal(""))];
    case "caller":
      return [sql`regexp_replace(${json}, '^("arn:[-a-z]*:sts::[0-9]{12}:assumed-role/[^/"]*)/.*$', '$1')`];
    case "arn":
      return [sql`regexp_replace(${json}, '^("arn:[^:"]*:s3:::[^/"]*/).*$', '$1')`];
    default:
      return [json];
  }
}
