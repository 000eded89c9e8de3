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
    sha256(to_utf8(json_format(CAST(ARRAY[kind, bucket, address, requester, operation, CAST(has_key AS varchar), error_code, claim] AS json)))) AS meaning,
    CAST(NULL AS varchar) AS event
  FROM fields
),
parts AS (
  SELECT fate, kind, text, path, request_id, 1 AS told, bytes, ARRAY[path] AS paths,
    CASE fate WHEN 'usual' THEN at_second END AS at_second,
    CASE fate WHEN 'usual' THEN to_hex(meaning) || ' 0 1' END AS meanings,
    CAST(NULL AS bigint) AS record_second, CAST(NULL AS bigint) AS record_bytes, CAST(NULL AS varchar) AS record_meanings,
    CAST(NULL AS array(varchar)) AS record_paths, false AS is_apart
  FROM line_halves
)
SELECT fate, kind,
  sum(told) AS told,
  CASE WHEN fate IN ('unusual', 'half') THEN own_text ELSE min(text) END AS text,
  CASE WHEN fate IN ('unusual', 'half') THEN own_path ELSE min(path) END AS path,
  is_apart,
  meanings,
  CAST(coalesce(own_bytes, sum(bytes), 0) AS varchar) AS bytes,
  min(at_second) AS first_second,
  max(at_second) AS last_second,
  json_format(CAST(min(CASE WHEN fate = 'usual' AND at_second IS NOT NULL THEN lpad(CAST(at_second AS varchar), 12, '0') || request_id || json_format(CAST(paths || coalesce(record_paths, ARRAY[]) AS json)) END, 3) AS json)) AS samples,
  record_meanings,
  CAST(coalesce(sum(record_bytes), 0) AS varchar) AS record_bytes,
  min(record_second) AS first_record_second,
  max(record_second) AS last_record_second,
  json_format(CAST(min(CASE WHEN fate = 'usual' AND record_second IS NOT NULL THEN lpad(CAST(record_second AS varchar), 12, '0') || request_id || json_format(CAST(record_paths AS json)) END, 3) AS json)) AS record_samples
FROM (
  SELECT *,
    CASE WHEN fate IN ('unusual', 'half') THEN text END AS own_text,
    CASE WHEN fate IN ('unusual', 'half') THEN path END AS own_path,
    CASE WHEN fate = 'half' THEN at_second ELSE at_second / 86400 END AS own_second,
    CASE WHEN fate = 'half' THEN bytes END AS own_bytes,
    record_second / 86400 AS record_day_number
  FROM parts
)
GROUP BY fate, kind, own_text, own_path, is_apart, meanings, own_second, own_bytes, record_meanings, record_day_number;
