import { mostApart } from "../profile/close-request.ts";
import { sampleLimit } from "../profile/request-class.ts";
import { accessLogHalves } from "./access-log-halves.ts";
import { cloudTrailHalves } from "./cloudtrail-halves.ts";
import { halfColumns, unionOf, type Wanted } from "./query-parts.ts";
import { secondDigits } from "./query-rows.ts";
import { joined, number, type Sql, sql } from "./sql-text.ts";
import type { LogTables } from "./tables.ts";

/** A request of which lines or records have more meanings is not grouped. */
const mostMeanings = 6;

/**
 * The query that reads tables into rows, which `rowOf` takes. A row of fate
 * - `meaning` is what some halves of one day mean: one of their texts, and how many there are. These rows come first;
 * - `usual` is a group of requests of which the halves mean the same: how many, and of their lines, or of their records where there are no
 *   lines, the meanings, all bytes, the first and last second at which a request began, and the least samples; where there are both
 *   the same of the records. Where no records are asked for it is a `meaning` besides;
 * - `half` is a half of a request that is in no group;
 * - `unusual` is a line or record that is to be read by itself, so many times in one object;
 * - `elsewhere` counts lines and records of other times and buckets.
 */
export function requestsQuery({ accessLogs, cloudTrail }: LogTables, wanted: Wanted): Sql {
  if (cloudTrail.length === 0) {
    return sql`WITH
${accessLogHalves(accessLogs, wanted, false)},
parts AS (
  SELECT fate, kind, text, path, request_id, 1 AS told, bytes, ARRAY[path] AS paths,
    CASE fate WHEN 'usual' THEN at_second END AS at_second,
    CASE fate WHEN 'usual' THEN to_hex(meaning) || ' 0 1' END AS meanings,
    CAST(NULL AS bigint) AS record_second, CAST(NULL AS bigint) AS record_bytes, CAST(NULL AS varchar) AS record_meanings,
    CAST(NULL AS array(varchar)) AS record_paths, false AS is_apart
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
roles AS (
  SELECT *,
    CASE
      WHEN is_example THEN 'meaning'
      WHEN request_id IS NOT NULL AND fate IN ('usual', 'unusual', 'mentioned') THEN 'request'
      ELSE fate
    END AS role
  FROM halves CROSS JOIN UNNEST(
    CASE fate WHEN 'usual' THEN ARRAY[true, false] WHEN 'foreign' THEN ARRAY[true] ELSE ARRAY[false] END) AS e(is_example)
),
requests AS (
  SELECT role, kind, text, path, meaning, day_number, request_id, count(*) AS told, bool_and(is_usual) AS is_usual,
    array_agg(half) FILTER (WHERE half IS NOT NULL) AS halves, min(example) AS example, min(example_path) AS example_path
  FROM (
    SELECT role,
      CASE WHEN role IN ('meaning', 'unusual') THEN kind END AS kind,
      CASE role WHEN 'unusual' THEN text END AS text,
      CASE role WHEN 'unusual' THEN path END AS path,
      CASE role WHEN 'meaning' THEN meaning END AS meaning,
      CASE role WHEN 'meaning' THEN at_second / 86400 END AS day_number,
      CASE role WHEN 'request' THEN request_id END AS request_id,
      fate = 'usual' AS is_usual,
      CASE WHEN role = 'request' AND fate <> 'mentioned' THEN CAST(ROW(kind, meaning, at_second, bytes, path, event,
        CASE fate WHEN 'unusual' THEN text END) AS ${halfType}) END AS half,
      CASE role WHEN 'meaning' THEN text END AS example,
      CASE role WHEN 'meaning' THEN path END AS example_path
    FROM roles
  )
  GROUP BY role, kind, text, path, meaning, day_number, request_id
),
sorted AS (
  SELECT *,
    filter(halves, h -> h.kind <> 'record') AS lines,
    filter(halves, h -> h.kind = 'record') AS records
  FROM requests
),
told AS (
  SELECT *,
    ${toldBy(sql`lines`)} AS by_lines,
    ${toldBy(sql`records`)} AS by_records,
    array_max(transform(halves, h -> h.at_second)) - array_min(transform(halves, h -> h.at_second)) > ${apart} AS is_apart
  FROM sorted
),
chosen AS (
  SELECT *,
    is_usual AND ${isSteady(sql`lines`, sql`by_lines`)} AND ${isSteady(sql`records`, sql`by_records`)} AS is_grouped,
    CASE WHEN cardinality(lines) > 0 THEN by_lines ELSE by_records END AS main,
    CASE WHEN cardinality(lines) > 0 AND cardinality(records) > 0 THEN by_records END AS others
  FROM told
),
parts AS (
  SELECT p.*, request_id
  FROM chosen CROSS JOIN UNNEST(CASE
    WHEN role = 'meaning' THEN ARRAY[${
    byItself(
      sql`role, kind, example, example_path, told, day_number * 86400, NULL, to_hex(meaning)`,
    )
  }]
    WHEN role <> 'request' THEN ARRAY[${byItself(sql`role, kind, text, path, told, NULL, NULL, NULL`)}]
    WHEN is_grouped THEN ARRAY[CAST(ROW('usual', NULL, NULL, NULL, 1, ${numbersOf(sql`main`)}, ${
    numbersOf(sql`others`)
  }, is_apart)
      AS ${partType})]
    ELSE transform(halves, h -> CASE WHEN h.text IS NULL
      THEN ${
    byItself(
      sql`'half', h.kind, request_id || coalesce(h.event, ''), h.path, 1, h.at_second, h.bytes, to_hex(h.meaning)`,
    )
  }
      ELSE ${byItself(sql`'unusual', h.kind, h.text, h.path, 1, NULL, NULL, NULL`)} END)
  END) AS p(fate, kind, text, path, told, at_second, bytes, meanings, paths, record_second, record_bytes, record_meanings, record_paths,
    is_apart)
)
${groups}
ORDER BY fate <> 'meaning'`;
}

const apart = number(mostApart / 1000);

const halfType =
  sql`ROW(kind varchar, meaning varbinary, at_second bigint, bytes bigint, path varchar, event varchar, text varchar)`;
const toldType = sql`ROW(meaning varbinary, least ROW(at_second bigint, path varchar), bytes bigint)`;
const partType = sql`ROW(fate varchar, kind varchar, text varchar, path varchar, told bigint,
      at_second bigint, bytes bigint, meanings varchar, paths array(varchar),
      record_second bigint, record_bytes bigint, record_meanings varchar, record_paths array(varchar), is_apart boolean)`;

/** What is no group of requests, of the first eight columns of a part. */
function byItself(columns: Sql): Sql {
  return sql`CAST(ROW(${columns}, NULL, NULL, NULL, NULL, NULL, false) AS ${partType})`;
}

/** The lines or the records of a request by what they mean: of each meaning the first half, and the most bytes. */
function toldBy(halves: Sql): Sql {
  return sql`transform(transform(array_sort(array_distinct(transform(${halves}, h -> h.meaning))), m -> filter(${halves}, h -> h.meaning = m)),
      same -> CAST(ROW(same[1].meaning, array_min(transform(same, h -> ROW(h.at_second, h.path))), array_max(transform(same, h -> h.bytes)))
        AS ${toldType}))`;
}

/**
 * Whether what `numbersOf` gives of lines or records is all that counts: of several meanings one has bytes at most, which are those of
 * the request then, and no midnight is between them; those of a request that is spread over more than a day are one.
 */
function isSteady(halves: Sql, told: Sql): Sql {
  return sql`(cardinality(${told}) <= 1 OR cardinality(${told}) <= ${number(mostMeanings)}
      AND cardinality(filter(${told}, t -> t.bytes > 0)) <= 1
      AND cardinality(array_distinct(transform(${told}, t -> t.least.at_second / 86400))) = 1)
    AND NOT (is_apart AND cardinality(array_distinct(transform(${halves}, h -> ROW(h.meaning, h.at_second)))) > 1)`;
}

/**
 * Of the lines or the records of a request: the first second; the bytes; each meaning, how many seconds later it began and whether
 * the bytes are its own; and of each the first object.
 */
function numbersOf(told: Sql): Sql {
  const first = sql`array_min(transform(${told}, t -> t.least.at_second))`;
  return sql`${first}, reduce(${told}, CAST(0 AS bigint), (s, t) -> s + t.bytes, s -> s),
      array_join(transform(${told}, t -> to_hex(t.meaning) || ' ' || CAST(t.least.at_second - ${first} AS varchar) ||
        CASE WHEN t.bytes > 0 OR cardinality(${told}) = 1 THEN ' 1' ELSE ' 0' END), ','),
      transform(${told}, t -> t.least.path)`;
}

/**
 * Of what the least few of a group are its samples: what `rowOf` takes apart again. Texts, since Trino 476 takes arrays in `min` for such
 * with NULL in them here and there.
 */
function samplesOf(second: Sql, paths: Sql): Sql {
  return sql`json_format(CAST(min(CASE WHEN fate = 'usual' AND ${second} IS NOT NULL THEN lpad(CAST(${second} AS varchar), ${
    number(secondDigits)
  }, '0') || request_id || json_format(CAST(${paths} AS json)) END, ${number(sampleLimit)}) AS json))`;
}

const groups = sql`SELECT fate, kind,
  sum(told) AS told,
  CASE WHEN fate IN ('unusual', 'half') THEN own_text ELSE min(text) END AS text,
  CASE WHEN fate IN ('unusual', 'half') THEN own_path ELSE min(path) END AS path,
  is_apart,
  meanings,
  CAST(coalesce(own_bytes, sum(bytes), 0) AS varchar) AS bytes,
  min(at_second) AS first_second,
  max(at_second) AS last_second,
  ${samplesOf(sql`at_second`, sql`paths || coalesce(record_paths, ARRAY[])`)} AS samples,
  record_meanings,
  CAST(coalesce(sum(record_bytes), 0) AS varchar) AS record_bytes,
  min(record_second) AS first_record_second,
  max(record_second) AS last_record_second,
  ${samplesOf(sql`record_second`, sql`record_paths`)} AS record_samples
FROM (
  SELECT *,
    CASE WHEN fate IN ('unusual', 'half') THEN text END AS own_text,
    CASE WHEN fate IN ('unusual', 'half') THEN path END AS own_path,
    CASE WHEN fate = 'half' THEN at_second ELSE at_second / 86400 END AS own_second,
    CASE WHEN fate = 'half' THEN bytes END AS own_bytes,
    record_second / 86400 AS record_day_number
  FROM parts
)
GROUP BY fate, kind, own_text, own_path, is_apart, meanings, own_second, own_bytes, record_meanings, record_day_number`;
