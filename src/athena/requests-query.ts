import { mostApart } from "../profile/close-request.ts";
import { sampleLimit } from "../profile/request-class.ts";
import { accessLogHalves } from "./access-log-halves.ts";
import { cloudTrailHalves } from "./cloudtrail-halves.ts";
import { halfColumns, unionOf, type Wanted } from "./query-parts.ts";
import { secondDigits } from "./query-rows.ts";
import { joined, number, type Sql, sql } from "./sql-text.ts";
import type { LogTables } from "./tables.ts";

/**
 * The query that reads tables into groups, the rows of which `groupOf` takes. A row of fate
 * - `usual` is a group of requests of which all halves mean the same: how many, and of the line, or of the record where there is no line, one
 *   text, how many there are in all (what is delivered twice is there twice), their bytes, first and last second, and the least samples;
 *   where both are there the same of the record;
 *   records of other services are groups too;
 * - `unusual` is a line or record that is to be read by itself, so many times in one object;
 * - `elsewhere` counts lines and records of other times and buckets.
 */
export function requestsQuery({ accessLogs, cloudTrail }: LogTables, wanted: Wanted): Sql {
  if (cloudTrail.length === 0) {
    return sql`WITH
${accessLogHalves(accessLogs, wanted, false)},
parts AS (
  SELECT kind, fate, text, path, at_second, request_id, bytes, meaning, 1 AS halves,
    CAST(NULL AS varchar) AS record, CAST(NULL AS varchar) AS record_path, CAST(NULL AS bigint) AS record_second,
    CAST(NULL AS bigint) AS record_bytes, CAST(NULL AS varchar) AS record_meaning, 0 AS records
  FROM line_halves
)
${groups}`;
  }
  const lines = accessLogs.length === 0 ? [] : [accessLogHalves(accessLogs, wanted, true)];
  const halves = [...lines.map(() => sql`line_halves`), sql`record_halves`];
  return sql`WITH
${joined([...lines, cloudTrailHalves(cloudTrail, wanted)], ",\n")},
halves AS (
  ${unionOf(halves.map((from) => sql`SELECT ${halfColumns} FROM ${from}`))}
),
requests AS (
  SELECT request_id, fate, kind, text, path, count(*) AS told, bool_and(is_usual) AS is_usual,
    array_agg(half) FILTER (WHERE half IS NOT NULL) AS halves,
    foreign_meaning, min(foreign_text) AS foreign_text, min(foreign_second) AS foreign_second
  FROM (
    SELECT
      CASE WHEN fate NOT IN ('elsewhere', 'foreign') THEN request_id END AS request_id,
      CASE WHEN fate IN ('elsewhere', 'foreign') OR request_id IS NULL THEN fate ELSE 'request' END AS fate,
      CASE WHEN fate = 'unusual' AND request_id IS NULL THEN kind END AS kind,
      CASE WHEN fate = 'unusual' AND request_id IS NULL THEN text END AS text,
      CASE WHEN fate = 'unusual' AND request_id IS NULL THEN path END AS path,
      fate = 'usual' AS is_usual,
      CASE WHEN fate IN ('usual', 'unusual') AND request_id IS NOT NULL
        THEN CAST(ROW(kind, text, path, at_second, bytes, meaning) AS ${halfType}) END AS half,
      CASE fate WHEN 'foreign' THEN meaning END AS foreign_meaning,
      CASE fate WHEN 'foreign' THEN text END AS foreign_text,
      CASE fate WHEN 'foreign' THEN at_second END AS foreign_second,
      CASE fate WHEN 'foreign' THEN at_second / 86400 END AS foreign_day
    FROM halves
  )
  GROUP BY request_id, fate, kind, text, path, foreign_meaning, foreign_day
),
sorted AS (
  SELECT *,
    filter(halves, h -> h.kind <> 'record') AS lines,
    filter(halves, h -> h.kind = 'record') AS records
  FROM requests
),
chosen AS (
  SELECT *,
    is_usual AND ${isOne(sql`lines`)} AND ${isOne(sql`records`)} AS is_one,
    CASE WHEN cardinality(lines) > 0 THEN lines ELSE records END AS main,
    CASE WHEN cardinality(lines) > 0 THEN records END AS others
  FROM sorted
),
parts AS (
  SELECT p.*, request_id
  FROM chosen CROSS JOIN UNNEST(CASE
    WHEN fate = 'foreign' THEN ARRAY[CAST(ROW('record', 'usual', foreign_text, NULL, foreign_second, 0, foreign_meaning, told,
      NULL, NULL, NULL, NULL, NULL, 0) AS ${partType})]
    WHEN fate <> 'request' THEN ARRAY[${byItself(sql`kind`, sql`fate`, sql`text`, sql`path`, sql`told`)}]
    WHEN is_one THEN ARRAY[CAST(ROW(main[1].kind, 'usual', main[1].text, ${leastPath(sql`main`)}, main[1].at_second,
      main[1].bytes, main[1].meaning, cardinality(main), element_at(others, 1).text, ${leastPath(sql`others`)},
      element_at(others, 1).at_second, element_at(others, 1).bytes, element_at(others, 1).meaning,
      coalesce(cardinality(others), 0)) AS ${partType})]
    ELSE transform(halves, h -> ${byItself(sql`h.kind`, sql`'unusual'`, sql`h.text`, sql`h.path`, sql`1`)})
  END) AS p(kind, fate, text, path, at_second, bytes, meaning, halves, record, record_path, record_second, record_bytes,
    record_meaning, records)
)
${groups}`;
}

const halfType = sql`ROW(kind varchar, text varchar, path varchar, at_second bigint, bytes bigint, meaning varchar)`;
const partType = sql`ROW(kind varchar, fate varchar, text varchar, path varchar, at_second bigint, bytes bigint,
      meaning varchar, halves bigint, record varchar, record_path varchar, record_second bigint, record_bytes bigint,
      record_meaning varchar, records bigint)`;

/** A part of which no more is known than its text, so many times in one object. */
function byItself(...[kind, fate, text, path, count]: readonly [Sql, Sql, Sql, Sql, Sql]): Sql {
  return sql`CAST(ROW(${kind}, ${fate}, ${text}, ${path}, NULL, NULL, NULL, ${count}, NULL, NULL, NULL, NULL, NULL, 0)
      AS ${partType})`;
}

/** That halves are one, which may have been delivered several times, or none. */
function isOne(halves: Sql): Sql {
  return sql`cardinality(array_distinct(transform(${halves}, h -> h.kind || h.text))) <= 1`;
}

function leastPath(halves: Sql): Sql {
  return sql`array_min(transform(${halves}, h -> h.path))`;
}

/**
 * Of what the least few of a group are its samples, where a condition holds: what `groupOf` takes apart again. Texts, since Trino
 * 476 takes arrays in `min` for such with NULL in them here and there.
 */
function samplesOf(condition: Sql, second: Sql, path: Sql, recordPath: Sql): Sql {
  return sql`json_format(CAST(min(CASE WHEN ${condition} THEN lpad(CAST(${second} AS varchar), ${
    number(secondDigits)
  }, '0') || request_id ||
    json_format(CAST(ARRAY[${path}, ${recordPath}] AS json)) END, ${number(sampleLimit)}) AS json))`;
}

const groups = sql`SELECT fate, kind,
  count(*) AS requests,
  is_apart,
  own_path AS path,
  CASE fate WHEN 'unusual' THEN own_text WHEN 'usual' THEN min(text) END AS text,
  sum(halves) AS halves,
  CAST(coalesce(sum(bytes), 0) AS varchar) AS bytes,
  min(at_second) AS first_second,
  max(at_second) AS last_second,
  ${samplesOf(sql`fate = 'usual'`, sql`at_second`, sql`path`, sql`coalesce(record_path, '')`)} AS samples,
  min(record) AS record,
  sum(records) AS records,
  CAST(coalesce(sum(record_bytes), 0) AS varchar) AS record_bytes,
  min(record_second) AS first_record_second,
  max(record_second) AS last_record_second,
  ${samplesOf(sql`record IS NOT NULL`, sql`record_second`, sql`record_path`, sql`''`)} AS record_samples
FROM (
  SELECT *,
    CASE fate WHEN 'unusual' THEN text END AS own_text,
    CASE fate WHEN 'unusual' THEN path END AS own_path,
    CASE fate WHEN 'usual' THEN meaning END AS own_meaning,
    CASE fate WHEN 'usual' THEN at_second / 86400 END AS day_number,
    record_second / 86400 AS record_day_number,
    abs(at_second - record_second) > ${number(mostApart / 1000)} AS is_apart
  FROM parts
)
GROUP BY fate, kind, own_text, own_path, day_number, own_meaning, is_apart, record_day_number, record_meaning`;
