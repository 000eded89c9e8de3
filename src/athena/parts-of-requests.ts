import { mostApart } from "../profile/close-request.ts";
import { part, partAlias } from "./part-columns.ts";
import { idOfMeaning } from "./query-parts.ts";
import { number, type Sql, sql } from "./sql-text.ts";

/** A request of which lines or records have more meanings is not grouped. */
const mostMeanings = number(6);
const apart = number(mostApart / 1000);
const halfType =
  sql`ROW(kind varchar, meaning varbinary, at_second bigint, bytes bigint, path varchar, event varchar, text varchar)`;

const toldType = sql`ROW(meaning varbinary, least ROW(at_second bigint, path varchar), bytes bigint)`;

/** Parts of requests, of which the halves are brought together by id. No text stays with a usual half, so that many fit into memory. */
export const partsOfRequests: Sql = sql`requests AS (
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
