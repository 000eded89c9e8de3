import { sampleLimit } from "../profile/request-class.ts";
import { secondDigits } from "./query-rows.ts";
import { number, type Sql, sql } from "./sql-text.ts";

/**
 * Groups of parts, the columns of which `rowOf` takes. Each half of fate `half` is one, however often it was delivered: closing a request over the
 * same half twice changes nothing, and how many there are is told by their meaning.
 */
export const groupsOfParts: Sql = sql`SELECT fate, kind,
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

/**
 * Of what the least few of a group are its samples: what `rowOf` takes apart again. Texts, since Trino 476 takes arrays in `min` for such
 * with NULL in them here and there.
 */
function samplesOf(second: Sql, paths: Sql): Sql {
  return sql`json_format(CAST(min(CASE WHEN fate = 'usual' AND ${second} IS NOT NULL THEN lpad(CAST(${second} AS varchar), ${
    number(secondDigits)
  }, '0') || request_id || json_format(CAST(${paths} AS json)) END, ${number(sampleLimit)}) AS json))`;
}
