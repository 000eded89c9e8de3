// The fold of access logs in SQL. Both queries take a line as a text and split it at its quotes, then what stands before,
// between and behind them at its blanks; they group by fields as they stand and make them normal afterwards.
//
// DuckDB's own reader of quoted fields is no faster (docs/performance.md), and a stray quote makes it lose the lines around.
import { claimSql, logOperationSql, outcomeSql, principalSql, text } from "./normal-sql.ts";

// Fields before the first quote, and those behind Request-URI, by number.
const bucket = 2;
const time = 3;
const address = 5;
const requester = 6;
const operation = 8;
const key = 9;
const errorCode = 3;
const bytesSent = 4;
// A line of what S3 does by itself has no quotes: all its fields are before the first.
const plainErrorCode = 12;
const plainBytesSent = 13;

const service =
  "CASE WHEN requester LIKE 'svc:%' THEN lower(substr(requester, 5)) WHEN requester = 'AmazonS3' THEN 's3.amazonaws.com' " +
  "WHEN address = '-' THEN 'unknown' ELSE '' END";
const source = "CASE WHEN address = '-' THEN '' ELSE address END";

/** @param files a file or a glob */
export function duckdbAccessLogs(files: string, output: string): string {
  return `
COPY (
  SELECT
    strftime(d, '%Y-%m-%d') AS day, bucket, ${principalSql("requester", "regexp_replace")} AS principal,
    ${source} AS source, '' AS endpoint, '' AS endpoint_account, ${service} AS service,
    ${logOperationSql("operation", "no_key")} AS operation, ${outcomeSql("error")} AS outcome, 'log' AS evidence,
    ${claimSql("agent", "contains")} AS claim, sum(n)::BIGINT AS requests, coalesce(sum(bytes), 0)::BIGINT AS bytes,
    min(strftime(d, '%Y-%m-%dT') || first_text[14:]) AS first, max(strftime(d, '%Y-%m-%dT') || last_text[14:]) AS last
  FROM (
    SELECT *, strptime(day_text[2:], '%d/%b/%Y') AS d
    FROM (
      SELECT
        h[${bucket}] AS bucket, h[${time}][1:12] AS day_text, h[${address}] AS address, h[${requester}] AS requester,
        h[${operation}] AS operation, h[${key}] = '-' AS no_key, coalesce(r[${errorCode}], h[${plainErrorCode}]) AS error,
        agent, count(*) AS n, sum(try_cast(coalesce(r[${bytesSent}], h[${plainBytesSent}]) AS BIGINT)) AS bytes,
        min(h[${time}]) AS first_text, max(h[${time}]) AS last_text
      FROM (
        SELECT string_split(q[1], ' ') AS h, string_split(q[3], ' ') AS r, q[6] AS agent
        FROM (
          SELECT string_split(line, '"') AS q
          FROM read_csv(${text(files)}, auto_detect = false, header = false, delim = e'\\x01', quote = '', escape = '',
            columns = {line: 'VARCHAR'}, strict_mode = false, ignore_errors = true, max_line_size = 1000000)
        )
      )
      GROUP BY ALL
    )
  )
  GROUP BY ALL
) TO ${text(output)} (FORMAT csv, DELIMITER '\\t', HEADER false, QUOTE '', ESCAPE '')`;
}

/** The result is the query's, as tab-separated text. */
export function chdbAccessLogs(files: string): string {
  return `
SELECT
  toString(d) AS day, bucket, ${principalSql("requester", "replaceRegexpOne")} AS principal,
  ${source} AS source, '' AS endpoint, '' AS endpoint_account, ${service} AS service,
  ${logOperationSql("operation", "no_key")} AS operation, ${outcomeSql("error")} AS outcome, 'log' AS evidence,
  ${claimSql("agent", "0 < position")} AS claim, sum(n) AS requests, sum(sent) AS bytes,
  min(concat(toString(d), 'T', substring(first_text, 14))) AS first,
  max(concat(toString(d), 'T', substring(last_text, 14))) AS last
FROM (
  SELECT *, toDate(parseDateTime(substring(day_text, 2), '%d/%b/%Y')) AS d
  FROM (
    SELECT
      h[${bucket}] AS bucket, substring(h[${time}], 1, 12) AS day_text, h[${address}] AS address,
      h[${requester}] AS requester, h[${operation}] AS operation, h[${key}] = '-' AS no_key,
      if(plain, h[${plainErrorCode}], r[${errorCode}]) AS error, q[6] AS agent, count() AS n,
      sum(toInt64OrZero(if(plain, h[${plainBytesSent}], r[${bytesSent}]))) AS sent,
      min(h[${time}]) AS first_text, max(h[${time}]) AS last_text
    FROM (
      SELECT
        splitByChar('"', line, 7) AS q, splitByChar(' ', q[1], 14) AS h, splitByChar(' ', q[3], 6) AS r,
        length(q) = 1 AS plain
      FROM file(${text(files)}, LineAsString)
    )
    GROUP BY ALL
  )
)
GROUP BY ALL
SETTINGS max_threads = {threads}`;
}
