import { mostApart } from "../profile/close-request.ts";
import { sampleLimit } from "../profile/request-class.ts";
import { accessLogHalves } from "./access-log-halves.ts";
import { cloudTrailHalves } from "./cloudtrail-halves.ts";
import { halfColumns, idOfMeaning, unionOf, type Wanted } from "./query-parts.ts";
import { secondDigits } from "./query-rows.ts";
import { identifier, joined, number, type Sql, sql } from "./sql-text.ts";
import type { LogTables } from "./tables.ts";

/** A request of which lines or records have more meanings is not grouped. */
const mostMeanings = number(6);

/**
 * The query that reads tables into rows, which `rowOf` takes. A row of fate
 * - `meaning` is what some halves of one day mean: one of their texts, and how many there are. These rows come before all others;
 * - `usual` is a group of requests of which the halves mean the same: how many, and of their lines, or of their records where there are no
 *   lines, the meanings, all bytes, the first and last second at which a request began, and the least samples; where there are both
 *   the same of the records;
 * - `half` is a half of a request that is in no group, once or several times;
 * - `unusual` is a line or record that is to be read by itself, so many times in one object;
 * - `elsewhere` counts lines and records of other times and buckets.
 */
export function requestsQuery({ accessLogs, cloudTrail }: LogTables, wanted: Wanted): Sql {
  const isJoined = cloudTrail.length > 0;
  const lines = accessLogs.length === 0 ? [] : [accessLogHalves(accessLogs, wanted, isJoined)];
  const records = isJoined ? [cloudTrailHalves(cloudTrail, wanted)] : [];
  const halves = [...lines.map(() => sql`line_halves`), ...records.map(() => sql`record_halves`)];
  return sql`WITH
${joined([...lines, ...records], ",\n")},
halves AS (
  ${unionOf(halves.map((from) => sql`SELECT ${halfColumns} FROM ${from}`))}
),
roles AS (
  SELECT *, CASE WHEN is_example THEN 'meaning' ELSE fate END AS role
  FROM halves CROSS JOIN UNNEST(
    CASE fate WHEN 'usual' THEN ARRAY[true, false] WHEN 'foreign' THEN ARRAY[true] ELSE ARRAY[false] END) AS e(is_example)
),
${isJoined ? partsOfRequests : partsOfLines}
${groups}
ORDER BY fate <> 'meaning'`;
}

/** What rows are made of, before they are grouped. */
const partColumns = {
  fate: sql`varchar`,
  kind: sql`varchar`,
  text: sql`varchar`,
  path: sql`varchar`,
  told: sql`bigint`,
  is_apart: sql`boolean`,
  meanings: sql`varchar`,
  at_second: sql`bigint`,
  bytes: sql`bigint`,
  paths: sql`array(varchar)`,
  record_meanings: sql`varchar`,
  record_second: sql`bigint`,
  record_bytes: sql`bigint`,
  record_paths: sql`array(varchar)`,
};
const partNames = Object.keys(partColumns) as (keyof typeof partColumns)[];
const partAlias = sql`p(${joined(partNames.map(identifier), ", ")})`;
const partType = sql`ROW(${joined(partNames.map((name) => sql`${identifier(name)} ${partColumns[name]}`), ", ")})`;

/** A part that has some columns; the others are NULL. */
function part(columns: Partial<Record<keyof typeof partColumns, Sql>>): Sql {
  const values = joined(partNames.map((name) => columns[name] ?? sql`NULL`), ", ");
  return sql`CAST(ROW(${values}) AS ${partType})`;
}

/** Each line is a request. */
const partsOfLines = sql`parts AS (
  SELECT p.*, request_id
  FROM roles CROSS JOIN UNNEST(ARRAY[CASE role
    WHEN 'usual' THEN ${
  part({
    fate: sql`role`,
    told: sql`1`,
    meanings: sql`'[["' || to_hex(meaning) || '","0","true"]]'`,
    at_second: sql`at_second`,
    bytes: sql`bytes`,
    paths: sql`ARRAY[path]`,
  })
}
    WHEN 'meaning' THEN ${
  part({
    fate: sql`role`,
    kind: sql`kind`,
    text: sql`text`,
    path: sql`path`,
    told: sql`1`,
    meanings: sql`to_hex(${idOfMeaning})`,
    at_second: sql`at_second`,
  })
}
    WHEN 'unusual' THEN ${part({ fate: sql`role`, kind: sql`kind`, text: sql`text`, path: sql`path`, told: sql`1` })}
    ELSE ${part({ fate: sql`role`, told: sql`1` })}
  END]) AS ${partAlias}
)`;

const apart = number(mostApart / 1000);
const halfType =
  sql`ROW(kind varchar, meaning varbinary, at_second bigint, bytes bigint, path varchar, event varchar, text varchar)`;

const toldType = sql`ROW(meaning varbinary, least ROW(at_second bigint, path varchar), bytes bigint)`;

/** Halves are brought together by request id. No text stays with a usual one, so that many fit into memory. */
const partsOfRequests = sql`requests AS (
  SELECT role, kind, text, path, id, day_number, request_id, count(*) AS told, bool_and(is_usual) AS is_usual,
    array_agg(half) FILTER (WHERE half IS NOT NULL) AS halves, min(example) AS example, min(example_path) AS example_path
  FROM (
    SELECT
      CASE WHEN is_half OR role = 'mentioned' THEN 'request' ELSE role END AS role,
      CASE WHEN NOT is_half AND role IN ('meaning', 'unusual') THEN kind END AS kind,
      CASE WHEN NOT is_half AND role = 'unusual' THEN text END AS text,
      CASE WHEN NOT is_half AND role = 'unusual' THEN path END AS path,
      CASE role WHEN 'meaning' THEN ${idOfMeaning} END AS id,
      CASE role WHEN 'meaning' THEN at_second / 86400 END AS day_number,
      CASE WHEN is_half OR role = 'mentioned' THEN request_id END AS request_id,
      role = 'usual' AS is_usual,
      CASE WHEN is_half THEN CAST(ROW(kind, meaning, at_second, bytes, path, event,
        CASE role WHEN 'unusual' THEN text END) AS ${halfType}) END AS half,
      CASE role WHEN 'meaning' THEN text END AS example,
      CASE role WHEN 'meaning' THEN path END AS example_path
    FROM (SELECT *, role IN ('usual', 'unusual') AND request_id IS NOT NULL AS is_half FROM roles)
  )
  GROUP BY role, kind, text, path, id, day_number, request_id
),
sorted AS (
  SELECT *,
    is_usual AND cardinality(line_meanings) <= ${mostMeanings} AND cardinality(record_meanings) <= ${mostMeanings} AS has_few
  FROM (
    SELECT *, ${meaningsOf(sql`lines`)} AS line_meanings, ${meaningsOf(sql`records`)} AS record_meanings
    FROM (
      SELECT *,
        filter(halves, h -> h.kind <> 'record') AS lines,
        filter(halves, h -> h.kind = 'record') AS records
      FROM requests
    )
  )
),
by_meaning AS (
  SELECT *,
    CASE WHEN has_few THEN ${toldBy(sql`lines`, sql`line_meanings`)} END AS by_lines,
    CASE WHEN has_few THEN ${toldBy(sql`records`, sql`record_meanings`)} END AS by_records,
    array_max(transform(halves, h -> h.at_second)) - array_min(transform(halves, h -> h.at_second)) > ${apart} AS is_apart
  FROM sorted
),
chosen AS (
  SELECT *,
    has_few AND ${isSteady(sql`by_lines`)} AND ${isSteady(sql`by_records`)}
      AND NOT (is_apart AND (${isSpread(sql`lines`)} OR ${isSpread(sql`records`)})) AS is_grouped,
    CASE WHEN cardinality(lines) > 0 THEN by_lines ELSE by_records END AS main,
    CASE WHEN cardinality(lines) > 0 AND cardinality(records) > 0 THEN by_records END AS others
  FROM by_meaning
),
parts AS (
  SELECT p.*, request_id
  FROM chosen CROSS JOIN UNNEST(CASE
    WHEN role = 'meaning' THEN ARRAY[${
  part({
    fate: sql`role`,
    kind: sql`kind`,
    text: sql`example`,
    path: sql`example_path`,
    told: sql`told`,
    meanings: sql`to_hex(id)`,
    at_second: sql`day_number * 86400`,
  })
}]
    WHEN role <> 'request' THEN ARRAY[${
  part({ fate: sql`role`, kind: sql`kind`, text: sql`text`, path: sql`path`, told: sql`told` })
}]
    WHEN is_grouped THEN ARRAY[${
  part({
    fate: sql`'usual'`,
    told: sql`1`,
    is_apart: sql`is_apart`,
    meanings: patternOf(sql`main`),
    at_second: beginOf(sql`main`),
    bytes: bytesOf(sql`main`),
    paths: pathsOf(sql`main`),
    record_meanings: patternOf(sql`others`),
    record_second: beginOf(sql`others`),
    record_bytes: bytesOf(sql`others`),
    record_paths: pathsOf(sql`others`),
  })
}]
    ELSE transform(halves, h -> CASE WHEN h.text IS NULL
      THEN ${
  part({
    fate: sql`'half'`,
    kind: sql`h.kind`,
    text: sql`json_format(CAST(ARRAY[request_id, h.event] AS json))`,
    path: sql`h.path`,
    told: sql`1`,
    meanings: sql`to_hex(h.meaning)`,
    at_second: sql`h.at_second`,
    bytes: sql`h.bytes`,
  })
}
      ELSE ${part({ fate: sql`'unusual'`, kind: sql`h.kind`, text: sql`h.text`, path: sql`h.path`, told: sql`1` })} END)
  END) AS ${partAlias}
)`;

function meaningsOf(halves: Sql): Sql {
  return sql`array_sort(array_distinct(transform(${halves}, h -> h.meaning)))`;
}

/** The usual lines or records of a request by what they mean: of each meaning the first half, and the most bytes. */
function toldBy(halves: Sql, meanings: Sql): Sql {
  return sql`transform(transform(${meanings}, m -> filter(${halves}, h -> h.meaning = m)),
      same -> CAST(ROW(same[1].meaning, array_min(transform(same, h -> ROW(h.at_second, h.path))), array_max(transform(same, h -> h.bytes)))
        AS ${toldType}))`;
}

/** Whether bytes and times are told by one number each: of several meanings one has bytes at most, and no midnight is between them. */
function isSteady(told: Sql): Sql {
  return sql`(cardinality(${told}) <= 1 OR (cardinality(filter(${told}, t -> t.bytes > 0)) <= 1
      AND cardinality(array_distinct(transform(${told}, t -> t.least.at_second / 86400))) = 1))`;
}

/** Whether lines or records are more than one, delivered again or not. */
function isSpread(halves: Sql): Sql {
  return sql`cardinality(array_distinct(transform(${halves}, h -> ROW(h.meaning, h.at_second)))) > 1`;
}

/** The second at which a request began. */
function beginOf(told: Sql): Sql {
  return sql`array_min(transform(${told}, t -> t.least.at_second))`;
}

function bytesOf(told: Sql): Sql {
  return sql`reduce(${told}, CAST(0 AS bigint), (sum, t) -> sum + t.bytes, sum -> sum)`;
}

/** Each meaning, how many seconds after the beginning the first half of it was, and whether the bytes are those of its halves. */
function patternOf(told: Sql): Sql {
  return sql`json_format(CAST(transform(${told}, t -> ARRAY[to_hex(t.meaning), CAST(t.least.at_second - ${
    beginOf(told)
  } AS varchar),
      CAST(t.bytes > 0 OR cardinality(${told}) = 1 AS varchar)]) AS json))`;
}

/** By meanings the object of the first half. */
function pathsOf(told: Sql): Sql {
  return sql`transform(${told}, t -> t.least.path)`;
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

// Each half of fate `half` is a group: closing a request twice over the same half changes nothing, and its count is told by its meaning.
const groups = sql`SELECT fate, kind,
  CASE WHEN is_single THEN single_text ELSE min(text) END AS text,
  CASE WHEN is_single THEN single_path ELSE min(path) END AS path,
  sum(told) AS told,
  is_apart,
  meanings,
  ${sumOf(sql`coalesce(single_bytes, sum(CAST(bytes AS decimal(38, 0))))`)} AS bytes,
  min(at_second) AS first_second,
  max(at_second) AS last_second,
  ${samplesOf(sql`at_second`, sql`paths || coalesce(record_paths, ARRAY[])`)} AS samples,
  record_meanings,
  ${sumOf(sql`sum(CAST(record_bytes AS decimal(38, 0)))`)} AS record_bytes,
  min(record_second) AS first_record_second,
  max(record_second) AS last_record_second,
  ${samplesOf(sql`record_second`, sql`record_paths`)} AS record_samples
FROM (
  SELECT *,
    CASE WHEN is_single THEN text END AS single_text,
    CASE WHEN is_single THEN path END AS single_path,
    CASE WHEN is_single THEN CAST(bytes AS decimal(38, 0)) END AS single_bytes,
    CASE WHEN is_single THEN at_second ELSE at_second / 86400 END AS day_or_second,
    record_second / 86400 AS record_day
  FROM (SELECT *, fate IN ('half', 'unusual') AS is_single FROM parts)
)
GROUP BY fate, kind, is_single, single_text, single_path, single_bytes, is_apart, meanings, day_or_second, record_meanings, record_day`;

function sumOf(sum: Sql): Sql {
  return sql`CAST(coalesce(${sum}, 0) AS varchar)`;
}
