import { cloudTrailLook } from "../format/cloudtrail-look.ts";
import type { JsonLook } from "../format/json-look.ts";
import { allOf, claimOf, fromTables, meaningOf, mentionsIn, unionOf, type Wanted, withinTime } from "./query-parts.ts";
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
  const json = (path: string): Sql => sql`json_format(json_extract(r, ${literal(path)}))`;
  const text = (path: string): Sql => sql`json_extract_scalar(r, ${literal(path)})`;
  const bytes = json("$.additionalEventData.bytesTransferredOut");
  return sql`${entriesOf(tables, wanted)},
records AS (
  SELECT path, is_file,
    CASE WHEN is_file THEN line ELSE json_format(r) END AS record,
    CASE WHEN regexp_like(${json("$.eventTime")}, ${literal(timePattern)})
      THEN CAST(to_unixtime(try(from_iso8601_timestamp(${text("$.eventTime")}))) AS bigint) END AS at_second,
    coalesce(regexp_like(${json("$.eventSource")}, '^"[^"]') AND regexp_like(${
    json("$.eventName")
  }, '^"[^"]'), false) AS has_names,
    coalesce(strpos(${json("$.eventSource")}, 's3') = 0, false) AS is_foreign,
    CASE WHEN regexp_like(${json("$.requestID")}, '^"[0-9A-Z]{16}"$') THEN ${text("$.requestID")} END AS request_id,
    CASE WHEN regexp_like(${json("$.eventID")}, ${literal(eventIdPattern)}) AND json_extract(r, '$.addendum') IS NULL
      THEN ${text("$.eventID")} END AS event_id,
    CASE WHEN ${bytes} IS NULL THEN 0 WHEN regexp_like(${bytes}, '^[0-9]{1,15}$') THEN CAST(${bytes} AS bigint) END AS bytes,
    ${
    meaningOf(
      sql`'record', ${joined(keyOf(cloudTrailLook, sql`r`, "$"), ",\n      ")}`,
      json("$.sourceIPAddress"),
      '"',
    )
  } AS meaning
  FROM entries
),
judged_records AS (
  SELECT *,
    is_file OR at_second IS NULL OR NOT has_names
      OR (NOT is_foreign AND (request_id IS NULL OR event_id IS NULL OR bytes IS NULL)) AS is_unusual
  FROM records
),
record_halves AS (
  SELECT CASE WHEN is_file THEN 'file' ELSE 'record' END AS kind, record AS text, path, at_second, bytes,
    coalesce(mentioned, request_id) AS request_id,
    CASE
      WHEN mentioned IS NOT NULL THEN 'mentioned'
      WHEN is_unusual THEN 'unusual'
      WHEN NOT (${allOf(withinTime(wanted.window))}) THEN 'elsewhere'
      WHEN is_foreign THEN 'foreign'
      ELSE 'usual'
    END AS fate,
    meaning,
    substr(event_id, 1, 8) || substr(event_id, 29) AS event
  FROM judged_records CROSS JOIN UNNEST(ARRAY[CAST(NULL AS varchar)] ||
    CASE WHEN is_unusual THEN ${mentionsIn(sql`record`)} ELSE ARRAY[] END) AS m(mentioned)
)`;
}

/** The entries of tables: records, or a file that holds more or less than one list of them. */
function entriesOf(tables: readonly LogTable[], wanted: Wanted): Sql {
  const files = tables.filter(({ columns }) => columns === "line");
  const rows = tables.filter(({ columns }) => columns !== "line");
  const queries: Sql[] = [];
  const entries: Sql[] = [];
  if (files.length > 0) {
    queries.push(listsOf(files, wanted));
    entries.push(sql`SELECT path, is_file, line, r
  FROM files CROSS JOIN UNNEST(coalesce(entries, ARRAY[CAST(line AS json)])) AS u(r)`);
  }
  if (rows.length > 0) {
    entries.push(fromTables(rows, wanted, ({ columns }) => {
      return sql`"$path" AS path, false AS is_file, CAST(NULL AS varchar) AS line, ${recordOfColumns(columns)} AS r`;
    }));
  }
  queries.push(sql`entries AS (
  ${unionOf(entries)}
)`);
  return joined(queries, ",\n");
}

/** Files, and the records of those that are one list of them: the last of some WITH queries is `files`. */
function listsOf(tables: readonly LogTable[], wanted: Wanted): Sql {
  return sql`whole_files AS (
  ${fromTables(tables, wanted, () => sql`"$path" AS path, line`)}
),
lists AS (
  SELECT path, line,
    CASE WHEN regexp_like(line, '^[ \t\n\r]*\{[ \t\n\r]*"Records"[ \t\n\r]*:') AND cardinality(regexp_extract_all(line, '"Records"')) = 1
      THEN try(CAST(json_parse(line) AS map(varchar, json))) END AS file
  FROM whole_files
),
files AS (
  SELECT path, line, entries IS NULL AS is_file, entries
  FROM (SELECT path, line, CASE WHEN cardinality(file) = 1 THEN try(CAST(element_at(file, 'Records') AS array(json))) END AS entries
    FROM lists)
)`;
}

const timePattern = '^"20(?:0[6-9]|[1-9][0-9])-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"$';
const eventIdPattern = '^"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"$';

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
    // Told by the columns beside the key, or behind it.
    case "address":
    case "time":
    case "request-id":
    case "event-id":
    case "bytes":
      return [];
    case "agent":
      return [claimOf(sql`json_extract_scalar(${value}, ${literal(path)})`, literal(""))];
    case "caller":
      return [sql`regexp_replace(${json}, '^("arn:[-a-z]*:sts::[0-9]{12}:assumed-role/[^/"]*)/.*$', '$1')`];
    case "copy-source":
      return [sql`regexp_replace(${json}, '^("/?(?!arn:)[^/%"\\]+/).*$', '$1')`];
    case "arn":
      return [sql`regexp_replace(${json}, '^("arn:[^:"]*:s3:::[^/"]*/).*$', '$1')`];
    default:
      return [json];
  }
}
