WITH
whole AS (
  SELECT 'line' AS kind, line AS line, "$path" AS path
  FROM "security"."s3_access_logs"
  WHERE "day" >= '2026/03/16' AND "day" <= '2026/03/16'
),
lines AS (
  SELECT kind, line, path,
    CASE WHEN strpos(line, chr(1)) = 0
      THEN split(regexp_replace(line, '^[^\x00-\x20"]+ (?!- )([^\x00-\x20"]+) \[([0-3][0-9]/[A-Z][a-z]{2}/20(?:0[6-9]|[1-9][0-9]):(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9] \+0000)\] ([^\x00-\x20"]+) (arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity [^\x00-\x20"]+|[^\x00-\x20"]+) ([0-9A-Z]{16}) ([^\x00-\x20"]+) ([^\x00-\x20"]+) (?![^\n]* \[)(?:"(?! )[^"]*" [0-9]{3} (?!\[)([^\x00-\x20"]+) ((?:[0-9]{1,15}|-)) (?:[0-9]{1,15}|-) (?:[0-9]{1,15}|-) (?:[0-9]{1,15}|-) "(?! )[^"]*" ("(?! )[^"]*") [^\x00-\x20"]+(?!(?: [^ ]*)?(?: [-0-9][^ ]*){4})|- (?:[0-9]{3}|-) (?!\[)([^\x00-\x20"]+) ((?:[0-9]{1,15}|-)) (?:[0-9]{1,15}|-) (?:[0-9]{1,15}|-) (?:[0-9]{1,15}|-) - - [^\x00-\x20"]+)(?: [^"]*)?$', '$1' || chr(1) || '$2' || chr(1) || '$3' || chr(1) || '$4' || chr(1) || '$5' || chr(1) || '$6' || chr(1) || '$7' || chr(1) || '$8' || chr(1) || '$9' || chr(1) || '$10' || chr(1) || '$11' || chr(1) || '$12' || chr(1) || ''), chr(1)) END AS f
  FROM whole
),
fields AS (
  SELECT kind, line, path,
    element_at(f, 1) AS bucket,
    CASE WHEN cardinality(f) = 13
      THEN CAST(to_unixtime(try(parse_datetime(element_at(f, 2), 'dd/MMM/yyyy:HH:mm:ss Z'))) AS bigint) END AS at_second,
    element_at(f, 3) AS address,
    regexp_replace(element_at(f, 4), '^(arn:[-a-z]*:sts::[0-9]{12}:assumed-role/[^/]*)/.*$', '$1') AS requester,
    element_at(f, 5) AS request_id,
    element_at(f, 6) AS operation,
    element_at(f, 7) <> '-' AS has_key,
    coalesce(nullif(element_at(f, 8), ''), element_at(f, 11)) AS error_code,
    CASE WHEN coalesce(nullif(element_at(f, 9), ''), element_at(f, 12)) = '-' THEN 0 ELSE CAST(coalesce(nullif(element_at(f, 9), ''), element_at(f, 12)) AS bigint) END AS bytes,
    CASE WHEN strpos(element_at(f, 10), 'S3Console') > 0 THEN 'console' WHEN strpos(element_at(f, 10), 'AWSCloudTrail') > 0 THEN 'cloudtrail' WHEN strpos(element_at(f, 10), 'AWS_ATHENA') > 0 THEN 'athena' WHEN strpos(element_at(f, 10), 'exec-env/CloudShell') > 0 THEN 'cloudshell' WHEN strpos(element_at(f, 10), 'exec-env/AWS_Lambda') > 0 THEN 'lambda' ELSE 'none' END AS claim
  FROM lines
),
line_halves AS (
  SELECT kind, line AS text, path, at_second, bytes,
    request_id,
    CASE
      WHEN at_second IS NULL THEN 'unusual'
      WHEN at_second >= 1773619200 AND at_second < 1773705600 AND false THEN 'usual'
      ELSE 'elsewhere'
    END AS fate,
    sha256(to_utf8(json_format(CAST(ARRAY[kind, bucket, requester, operation, CAST(has_key AS varchar), error_code, claim, CAST(regexp_extract(address, '^((?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3}|[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4}){7}|(?:[0-9a-fA-F]{1,4}:){1}(?::[0-9a-fA-F]{1,4}){1,6}|(?:[0-9a-fA-F]{1,4}:){2}(?::[0-9a-fA-F]{1,4}){1,5}|(?:[0-9a-fA-F]{1,4}:){3}(?::[0-9a-fA-F]{1,4}){1,4}|(?:[0-9a-fA-F]{1,4}:){4}(?::[0-9a-fA-F]{1,4}){1,3}|(?:[0-9a-fA-F]{1,4}:){5}(?::[0-9a-fA-F]{1,4}){1,2}|(?:[0-9a-fA-F]{1,4}:){6}(?::[0-9a-fA-F]{1,4}){1,1}|(?:[0-9a-fA-F]{1,4}:){1,7}:)$', 1) IS NULL AS varchar), CASE WHEN regexp_extract(address, '^((?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3}|[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4}){7}|(?:[0-9a-fA-F]{1,4}:){1}(?::[0-9a-fA-F]{1,4}){1,6}|(?:[0-9a-fA-F]{1,4}:){2}(?::[0-9a-fA-F]{1,4}){1,5}|(?:[0-9a-fA-F]{1,4}:){3}(?::[0-9a-fA-F]{1,4}){1,4}|(?:[0-9a-fA-F]{1,4}:){4}(?::[0-9a-fA-F]{1,4}){1,3}|(?:[0-9a-fA-F]{1,4}:){5}(?::[0-9a-fA-F]{1,4}){1,2}|(?:[0-9a-fA-F]{1,4}:){6}(?::[0-9a-fA-F]{1,4}){1,1}|(?:[0-9a-fA-F]{1,4}:){1,7}:)$', 1) IS NULL THEN address END] AS json)))) || to_utf8(coalesce(regexp_extract(address, '^((?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3}|[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4}){7}|(?:[0-9a-fA-F]{1,4}:){1}(?::[0-9a-fA-F]{1,4}){1,6}|(?:[0-9a-fA-F]{1,4}:){2}(?::[0-9a-fA-F]{1,4}){1,5}|(?:[0-9a-fA-F]{1,4}:){3}(?::[0-9a-fA-F]{1,4}){1,4}|(?:[0-9a-fA-F]{1,4}:){4}(?::[0-9a-fA-F]{1,4}){1,3}|(?:[0-9a-fA-F]{1,4}:){5}(?::[0-9a-fA-F]{1,4}){1,2}|(?:[0-9a-fA-F]{1,4}:){6}(?::[0-9a-fA-F]{1,4}){1,1}|(?:[0-9a-fA-F]{1,4}:){1,7}:)$', 1), '')) AS meaning,
    CAST(NULL AS varchar) AS event
  FROM fields
),
halves AS (
  SELECT kind, fate, text, path, at_second, request_id, bytes, meaning, event FROM line_halves
),
roles AS (
  SELECT *, CASE WHEN is_example THEN 'meaning' ELSE fate END AS role
  FROM halves CROSS JOIN UNNEST(
    CASE fate WHEN 'usual' THEN ARRAY[true, false] WHEN 'foreign' THEN ARRAY[true] ELSE ARRAY[false] END) AS e(is_example)
),
parts AS (
  SELECT p.*, request_id
  FROM roles CROSS JOIN UNNEST(ARRAY[CASE role
    WHEN 'usual' THEN CAST(ROW(role, NULL, NULL, NULL, 1, NULL, '[["' || to_hex(meaning) || '","0","true"]]', at_second, bytes, ARRAY[path], NULL, NULL, NULL, NULL) AS ROW("fate" varchar, "kind" varchar, "text" varchar, "path" varchar, "told" bigint, "is_apart" boolean, "meanings" varchar, "at_second" bigint, "bytes" bigint, "paths" array(varchar), "record_meanings" varchar, "record_second" bigint, "record_bytes" bigint, "record_paths" array(varchar)))
    WHEN 'meaning' THEN CAST(ROW(role, kind, text, path, 1, NULL, to_hex(substr(meaning, 1, 32)), at_second, NULL, NULL, NULL, NULL, NULL, NULL) AS ROW("fate" varchar, "kind" varchar, "text" varchar, "path" varchar, "told" bigint, "is_apart" boolean, "meanings" varchar, "at_second" bigint, "bytes" bigint, "paths" array(varchar), "record_meanings" varchar, "record_second" bigint, "record_bytes" bigint, "record_paths" array(varchar)))
    WHEN 'unusual' THEN CAST(ROW(role, kind, text, path, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL) AS ROW("fate" varchar, "kind" varchar, "text" varchar, "path" varchar, "told" bigint, "is_apart" boolean, "meanings" varchar, "at_second" bigint, "bytes" bigint, "paths" array(varchar), "record_meanings" varchar, "record_second" bigint, "record_bytes" bigint, "record_paths" array(varchar)))
    ELSE CAST(ROW(role, NULL, NULL, NULL, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL) AS ROW("fate" varchar, "kind" varchar, "text" varchar, "path" varchar, "told" bigint, "is_apart" boolean, "meanings" varchar, "at_second" bigint, "bytes" bigint, "paths" array(varchar), "record_meanings" varchar, "record_second" bigint, "record_bytes" bigint, "record_paths" array(varchar)))
  END]) AS p("fate", "kind", "text", "path", "told", "is_apart", "meanings", "at_second", "bytes", "paths", "record_meanings", "record_second", "record_bytes", "record_paths")
)
SELECT fate, kind,
  CASE WHEN is_single THEN single_text ELSE min(text) END AS text,
  CASE WHEN is_single THEN single_path ELSE min(path) END AS path,
  sum(told) AS told,
  is_apart,
  meanings,
  CAST(coalesce(coalesce(single_bytes, sum(CAST(bytes AS decimal(38, 0)))), 0) AS varchar) AS bytes,
  min(at_second) AS first_second,
  max(at_second) AS last_second,
  json_format(CAST(min(CASE WHEN fate = 'usual' AND at_second IS NOT NULL THEN lpad(CAST(at_second AS varchar), 12, '0') || request_id || json_format(CAST(paths || coalesce(record_paths, ARRAY[]) AS json)) END, 3) AS json)) AS samples,
  record_meanings,
  CAST(coalesce(sum(CAST(record_bytes AS decimal(38, 0))), 0) AS varchar) AS record_bytes,
  min(record_second) AS first_record_second,
  max(record_second) AS last_record_second,
  json_format(CAST(min(CASE WHEN fate = 'usual' AND record_second IS NOT NULL THEN lpad(CAST(record_second AS varchar), 12, '0') || request_id || json_format(CAST(record_paths AS json)) END, 3) AS json)) AS record_samples
FROM (
  SELECT *,
    CASE WHEN is_single THEN text END AS single_text,
    CASE WHEN is_single THEN path END AS single_path,
    CASE WHEN is_single THEN CAST(bytes AS decimal(38, 0)) END AS single_bytes,
    CASE WHEN is_single THEN at_second ELSE at_second / 86400 END AS day_or_second,
    record_second / 86400 AS record_day
  FROM (SELECT *, fate IN ('half', 'unusual') AS is_single FROM parts)
)
GROUP BY fate, kind, is_single, single_text, single_path, single_bytes, is_apart, meanings, day_or_second, record_meanings, record_day
ORDER BY fate <> 'meaning';
