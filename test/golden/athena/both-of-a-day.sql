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
    coalesce(mentioned, request_id) AS request_id,
    CASE
      WHEN mentioned IS NOT NULL THEN 'mentioned' WHEN at_second IS NULL THEN 'unusual'
      WHEN at_second >= 1773619200 AND at_second < 1773705600 AND (bucket IN ('testdata2020') OR bucket LIKE 'analytics-%' ESCAPE '\') THEN 'usual'
      ELSE 'elsewhere'
    END AS fate,
    sha256(to_utf8(json_format(CAST(ARRAY[kind, bucket, requester, operation, CAST(has_key AS varchar), error_code, claim, CAST(regexp_extract(address, '^((?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3}|[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4}){7}|(?:[0-9a-fA-F]{1,4}:){1}(?::[0-9a-fA-F]{1,4}){1,6}|(?:[0-9a-fA-F]{1,4}:){2}(?::[0-9a-fA-F]{1,4}){1,5}|(?:[0-9a-fA-F]{1,4}:){3}(?::[0-9a-fA-F]{1,4}){1,4}|(?:[0-9a-fA-F]{1,4}:){4}(?::[0-9a-fA-F]{1,4}){1,3}|(?:[0-9a-fA-F]{1,4}:){5}(?::[0-9a-fA-F]{1,4}){1,2}|(?:[0-9a-fA-F]{1,4}:){6}(?::[0-9a-fA-F]{1,4}){1,1}|(?:[0-9a-fA-F]{1,4}:){1,7}:)$', 1) IS NULL AS varchar), CASE WHEN regexp_extract(address, '^((?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3}|[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4}){7}|(?:[0-9a-fA-F]{1,4}:){1}(?::[0-9a-fA-F]{1,4}){1,6}|(?:[0-9a-fA-F]{1,4}:){2}(?::[0-9a-fA-F]{1,4}){1,5}|(?:[0-9a-fA-F]{1,4}:){3}(?::[0-9a-fA-F]{1,4}){1,4}|(?:[0-9a-fA-F]{1,4}:){4}(?::[0-9a-fA-F]{1,4}){1,3}|(?:[0-9a-fA-F]{1,4}:){5}(?::[0-9a-fA-F]{1,4}){1,2}|(?:[0-9a-fA-F]{1,4}:){6}(?::[0-9a-fA-F]{1,4}){1,1}|(?:[0-9a-fA-F]{1,4}:){1,7}:)$', 1) IS NULL THEN address END] AS json)))) || to_utf8(coalesce(regexp_extract(address, '^((?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3}|[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4}){7}|(?:[0-9a-fA-F]{1,4}:){1}(?::[0-9a-fA-F]{1,4}){1,6}|(?:[0-9a-fA-F]{1,4}:){2}(?::[0-9a-fA-F]{1,4}){1,5}|(?:[0-9a-fA-F]{1,4}:){3}(?::[0-9a-fA-F]{1,4}){1,4}|(?:[0-9a-fA-F]{1,4}:){4}(?::[0-9a-fA-F]{1,4}){1,3}|(?:[0-9a-fA-F]{1,4}:){5}(?::[0-9a-fA-F]{1,4}){1,2}|(?:[0-9a-fA-F]{1,4}:){6}(?::[0-9a-fA-F]{1,4}){1,1}|(?:[0-9a-fA-F]{1,4}:){1,7}:)$', 1), '')) AS meaning,
    CAST(NULL AS varchar) AS event
  FROM fields CROSS JOIN UNNEST(
    ARRAY[CAST(NULL AS varchar)] || CASE WHEN at_second IS NULL THEN coalesce(array_distinct(regexp_extract_all(line, '(?=([0-9A-Z]{16}))', 1)), ARRAY[]) ELSE ARRAY[] END) AS m(mentioned)
),
whole_files AS (
  SELECT "$path" AS path, line
  FROM "security"."trail"
  WHERE "day" >= '2026/03/16' AND "day" <= '2026/03/19'
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
),
entries AS (
  SELECT path, is_file, line, r
  FROM files CROSS JOIN UNNEST(coalesce(entries, ARRAY[CAST(line AS json)])) AS u(r)
),
records AS (
  SELECT path, is_file,
    CASE WHEN is_file THEN line ELSE json_format(r) END AS record,
    CASE WHEN regexp_like(json_format(json_extract(r, '$.eventTime')), '^"20(?:0[6-9]|[1-9][0-9])-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"$')
      THEN CAST(to_unixtime(try(from_iso8601_timestamp(json_extract_scalar(r, '$.eventTime')))) AS bigint) END AS at_second,
    coalesce(regexp_like(json_format(json_extract(r, '$.eventSource')), '^"[^"]') AND regexp_like(json_format(json_extract(r, '$.eventName')), '^"[^"]'), false) AS has_names,
    coalesce(strpos(json_format(json_extract(r, '$.eventSource')), 's3') = 0, false) AS is_foreign,
    CASE WHEN regexp_like(json_format(json_extract(r, '$.requestID')), '^"[0-9A-Z]{16}"$') THEN json_extract_scalar(r, '$.requestID') END AS request_id,
    CASE WHEN regexp_like(json_format(json_extract(r, '$.eventID')), '^"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"$') AND json_extract(r, '$.addendum') IS NULL
      THEN json_extract_scalar(r, '$.eventID') END AS event_id,
    CASE WHEN json_format(json_extract(r, '$.additionalEventData.bytesTransferredOut')) IS NULL THEN 0 WHEN regexp_like(json_format(json_extract(r, '$.additionalEventData.bytesTransferredOut')), '^[0-9]{1,15}$') THEN CAST(json_format(json_extract(r, '$.additionalEventData.bytesTransferredOut')) AS bigint) END AS bytes,
    sha256(to_utf8(json_format(CAST(ARRAY['record', coalesce(json_format(json_extract(r, '$["eventVersion"]')), ''),
      coalesce(json_format(json_extract(r, '$["eventSource"]')), ''),
      coalesce(json_format(json_extract(r, '$["eventName"]')), ''),
      coalesce(json_format(json_extract(r, '$["eventType"]')), ''),
      coalesce(json_format(json_extract(r, '$["eventCategory"]')), ''),
      coalesce(json_format(json_extract(r, '$["managementEvent"]')), ''),
      coalesce(json_format(json_extract(r, '$["awsRegion"]')), ''),
      CASE WHEN strpos(json_extract_scalar(r, '$["userAgent"]'), 'S3Console') > 0 THEN 'console' WHEN strpos(json_extract_scalar(r, '$["userAgent"]'), 'AWSCloudTrail') > 0 THEN 'cloudtrail' WHEN strpos(json_extract_scalar(r, '$["userAgent"]'), 'AWS_ATHENA') > 0 THEN 'athena' WHEN strpos(json_extract_scalar(r, '$["userAgent"]'), 'exec-env/CloudShell') > 0 THEN 'cloudshell' WHEN strpos(json_extract_scalar(r, '$["userAgent"]'), 'exec-env/AWS_Lambda') > 0 THEN 'lambda' ELSE '' END,
      coalesce(json_format(json_extract(r, '$["errorCode"]')), ''),
      coalesce(json_format(json_extract(r, '$["sharedEventID"]')), ''),
      coalesce(json_format(json_extract(r, '$["recipientAccountId"]')), ''),
      coalesce(json_format(json_extract(r, '$["vpcEndpointId"]')), ''),
      coalesce(json_format(json_extract(r, '$["vpcEndpointAccountId"]')), ''),
      coalesce(json_format(json_extract(r, '$["s3"]')), ''),
      coalesce(json_format(json_extract(r, '$["userIdentity"]["type"]')), ''),
      coalesce(json_format(json_extract(r, '$["userIdentity"]["accountId"]')), ''),
      coalesce(json_format(json_extract(r, '$["userIdentity"]["invokedBy"]')), ''),
      regexp_replace(coalesce(json_format(json_extract(r, '$["userIdentity"]["arn"]')), ''), '^("arn:[-a-z]*:sts::[0-9]{12}:assumed-role/[^/"]*)/.*$', '$1'),
      coalesce(json_format(json_extract(r, '$["userIdentity"]["sessionContext"]["sessionIssuer"]["arn"]')), ''),
      coalesce(json_format(json_extract(r, '$["requestParameters"]["bucketName"]')), ''),
      coalesce(json_format(json_extract(r, '$["requestParameters"]["bucket"]')), ''),
      coalesce(json_format(json_extract(r, '$["requestParameters"]["Host"]')), ''),
      coalesce(json_format(json_extract(r, '$["requestParameters"]["host"]')), ''),
      regexp_replace(coalesce(json_format(json_extract(r, '$["requestParameters"]["x-amz-copy-source"]')), ''), '^("/?(?!arn:)[^/%"\\]+/).*$', '$1'),
      coalesce(array_join(transform(try(CAST(json_extract(r, '$["resources"]') AS array(json))), x -> regexp_replace(coalesce(json_format(json_extract(x, '$["ARN"]')), ''), '^("arn:[^:"]*:s3:::[^/"]*/).*$', '$1') || ',' || regexp_replace(coalesce(json_format(json_extract(x, '$["arn"]')), ''), '^("arn:[^:"]*:s3:::[^/"]*/).*$', '$1') || ',' || regexp_replace(coalesce(json_format(json_extract(x, '$["ARNPrefix"]')), ''), '^("arn:[^:"]*:s3:::[^/"]*/).*$', '$1') || ',' || coalesce(json_format(json_extract(x, '$["type"]')), '')), ';'), coalesce(json_format(json_extract(r, '$["resources"]')), '')),
      coalesce(json_format(json_extract(r, '$["additionalEventData"]["vpcEndpointId"]')), ''),
      coalesce(json_format(json_extract(r, '$["addendum"]["reason"]')), ''),
      coalesce(json_format(json_extract(r, '$["addendum"]["originalEventID"]')), ''), CAST(regexp_extract(json_format(json_extract(r, '$.sourceIPAddress')), '^"((?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3}|[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4}){7}|(?:[0-9a-fA-F]{1,4}:){1}(?::[0-9a-fA-F]{1,4}){1,6}|(?:[0-9a-fA-F]{1,4}:){2}(?::[0-9a-fA-F]{1,4}){1,5}|(?:[0-9a-fA-F]{1,4}:){3}(?::[0-9a-fA-F]{1,4}){1,4}|(?:[0-9a-fA-F]{1,4}:){4}(?::[0-9a-fA-F]{1,4}){1,3}|(?:[0-9a-fA-F]{1,4}:){5}(?::[0-9a-fA-F]{1,4}){1,2}|(?:[0-9a-fA-F]{1,4}:){6}(?::[0-9a-fA-F]{1,4}){1,1}|(?:[0-9a-fA-F]{1,4}:){1,7}:)"$', 1) IS NULL AS varchar), CASE WHEN regexp_extract(json_format(json_extract(r, '$.sourceIPAddress')), '^"((?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3}|[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4}){7}|(?:[0-9a-fA-F]{1,4}:){1}(?::[0-9a-fA-F]{1,4}){1,6}|(?:[0-9a-fA-F]{1,4}:){2}(?::[0-9a-fA-F]{1,4}){1,5}|(?:[0-9a-fA-F]{1,4}:){3}(?::[0-9a-fA-F]{1,4}){1,4}|(?:[0-9a-fA-F]{1,4}:){4}(?::[0-9a-fA-F]{1,4}){1,3}|(?:[0-9a-fA-F]{1,4}:){5}(?::[0-9a-fA-F]{1,4}){1,2}|(?:[0-9a-fA-F]{1,4}:){6}(?::[0-9a-fA-F]{1,4}){1,1}|(?:[0-9a-fA-F]{1,4}:){1,7}:)"$', 1) IS NULL THEN json_format(json_extract(r, '$.sourceIPAddress')) END] AS json)))) || to_utf8(coalesce(regexp_extract(json_format(json_extract(r, '$.sourceIPAddress')), '^"((?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3}|[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4}){7}|(?:[0-9a-fA-F]{1,4}:){1}(?::[0-9a-fA-F]{1,4}){1,6}|(?:[0-9a-fA-F]{1,4}:){2}(?::[0-9a-fA-F]{1,4}){1,5}|(?:[0-9a-fA-F]{1,4}:){3}(?::[0-9a-fA-F]{1,4}){1,4}|(?:[0-9a-fA-F]{1,4}:){4}(?::[0-9a-fA-F]{1,4}){1,3}|(?:[0-9a-fA-F]{1,4}:){5}(?::[0-9a-fA-F]{1,4}){1,2}|(?:[0-9a-fA-F]{1,4}:){6}(?::[0-9a-fA-F]{1,4}){1,1}|(?:[0-9a-fA-F]{1,4}:){1,7}:)"$', 1), '')) AS meaning
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
      WHEN NOT (at_second >= 1773619200 AND at_second < 1773705600) THEN 'elsewhere'
      WHEN is_foreign THEN 'foreign'
      ELSE 'usual'
    END AS fate,
    meaning,
    substr(event_id, 1, 8) || substr(event_id, 29) AS event
  FROM judged_records CROSS JOIN UNNEST(ARRAY[CAST(NULL AS varchar)] ||
    CASE WHEN is_unusual THEN coalesce(array_distinct(regexp_extract_all(record, '(?=([0-9A-Z]{16}))', 1)), ARRAY[]) ELSE ARRAY[] END) AS m(mentioned)
),
halves AS (
  SELECT kind, fate, text, path, at_second, request_id, bytes, meaning, event FROM line_halves
  UNION ALL
  SELECT kind, fate, text, path, at_second, request_id, bytes, meaning, event FROM record_halves
),
roles AS (
  SELECT *, CASE WHEN is_example THEN 'meaning' ELSE fate END AS role
  FROM halves CROSS JOIN UNNEST(
    CASE fate WHEN 'usual' THEN ARRAY[true, false] WHEN 'foreign' THEN ARRAY[true] ELSE ARRAY[false] END) AS e(is_example)
),
requests AS (
  SELECT role, kind, text, path, id, day_number, request_id, count(*) AS told, bool_and(is_usual) AS is_usual,
    array_agg(half) FILTER (WHERE half IS NOT NULL) AS halves, min(example) AS example, min(example_path) AS example_path
  FROM (
    SELECT
      CASE WHEN is_half OR role = 'mentioned' THEN 'request' ELSE role END AS role,
      CASE WHEN NOT is_half AND role IN ('meaning', 'unusual') THEN kind END AS kind,
      CASE WHEN NOT is_half AND role = 'unusual' THEN text END AS text,
      CASE WHEN NOT is_half AND role = 'unusual' THEN path END AS path,
      CASE role WHEN 'meaning' THEN substr(meaning, 1, 32) END AS id,
      CASE role WHEN 'meaning' THEN at_second / 86400 END AS day_number,
      CASE WHEN is_half OR role = 'mentioned' THEN request_id END AS request_id,
      role = 'usual' AS is_usual,
      CASE WHEN is_half THEN CAST(ROW(kind, meaning, at_second, bytes, path, event,
        CASE role WHEN 'unusual' THEN text END) AS ROW(kind varchar, meaning varbinary, at_second bigint, bytes bigint, path varchar, event varchar, text varchar)) END AS half,
      CASE role WHEN 'meaning' THEN text END AS example,
      CASE role WHEN 'meaning' THEN path END AS example_path
    FROM (SELECT *, role IN ('usual', 'unusual') AND request_id IS NOT NULL AS is_half FROM roles)
  )
  GROUP BY role, kind, text, path, id, day_number, request_id
),
sorted AS (
  SELECT *,
    is_usual AND cardinality(line_meanings) <= 6 AND cardinality(record_meanings) <= 6 AS has_few
  FROM (
    SELECT *, array_sort(array_distinct(transform(lines, h -> h.meaning))) AS line_meanings, array_sort(array_distinct(transform(records, h -> h.meaning))) AS record_meanings
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
    CASE WHEN has_few THEN transform(transform(line_meanings, m -> filter(lines, h -> h.meaning = m)),
      same -> CAST(ROW(same[1].meaning, array_min(transform(same, h -> ROW(h.at_second, h.path))), array_max(transform(same, h -> h.bytes)))
        AS ROW(meaning varbinary, least ROW(at_second bigint, path varchar), bytes bigint))) END AS by_lines,
    CASE WHEN has_few THEN transform(transform(record_meanings, m -> filter(records, h -> h.meaning = m)),
      same -> CAST(ROW(same[1].meaning, array_min(transform(same, h -> ROW(h.at_second, h.path))), array_max(transform(same, h -> h.bytes)))
        AS ROW(meaning varbinary, least ROW(at_second bigint, path varchar), bytes bigint))) END AS by_records,
    array_max(transform(halves, h -> h.at_second)) - array_min(transform(halves, h -> h.at_second)) > 86400 AS is_apart
  FROM sorted
),
chosen AS (
  SELECT *,
    has_few AND (cardinality(by_lines) <= 1 OR (cardinality(filter(by_lines, t -> t.bytes > 0)) <= 1
      AND cardinality(array_distinct(transform(by_lines, t -> t.least.at_second / 86400))) = 1)) AND (cardinality(by_records) <= 1 OR (cardinality(filter(by_records, t -> t.bytes > 0)) <= 1
      AND cardinality(array_distinct(transform(by_records, t -> t.least.at_second / 86400))) = 1))
      AND NOT (is_apart AND (cardinality(array_distinct(transform(lines, h -> ROW(h.meaning, h.at_second)))) > 1 OR cardinality(array_distinct(transform(records, h -> ROW(h.meaning, h.at_second)))) > 1)) AS is_grouped,
    CASE WHEN cardinality(lines) > 0 THEN by_lines ELSE by_records END AS main,
    CASE WHEN cardinality(lines) > 0 AND cardinality(records) > 0 THEN by_records END AS others
  FROM by_meaning
),
parts AS (
  SELECT p.*, request_id
  FROM chosen CROSS JOIN UNNEST(CASE
    WHEN role = 'meaning' THEN ARRAY[CAST(ROW(role, kind, example, example_path, told, NULL, to_hex(id), day_number * 86400, NULL, NULL, NULL, NULL, NULL, NULL) AS ROW("fate" varchar, "kind" varchar, "text" varchar, "path" varchar, "told" bigint, "is_apart" boolean, "meanings" varchar, "at_second" bigint, "bytes" bigint, "paths" array(varchar), "record_meanings" varchar, "record_second" bigint, "record_bytes" bigint, "record_paths" array(varchar)))]
    WHEN role <> 'request' THEN ARRAY[CAST(ROW(role, kind, text, path, told, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL) AS ROW("fate" varchar, "kind" varchar, "text" varchar, "path" varchar, "told" bigint, "is_apart" boolean, "meanings" varchar, "at_second" bigint, "bytes" bigint, "paths" array(varchar), "record_meanings" varchar, "record_second" bigint, "record_bytes" bigint, "record_paths" array(varchar)))]
    WHEN is_grouped THEN ARRAY[CAST(ROW('usual', NULL, NULL, NULL, 1, is_apart, json_format(CAST(transform(main, t -> ARRAY[to_hex(t.meaning), CAST(t.least.at_second - array_min(transform(main, t -> t.least.at_second)) AS varchar),
      CAST(t.bytes > 0 OR cardinality(main) = 1 AS varchar)]) AS json)), array_min(transform(main, t -> t.least.at_second)), reduce(main, CAST(0 AS bigint), (sum, t) -> sum + t.bytes, sum -> sum), transform(main, t -> t.least.path), json_format(CAST(transform(others, t -> ARRAY[to_hex(t.meaning), CAST(t.least.at_second - array_min(transform(others, t -> t.least.at_second)) AS varchar),
      CAST(t.bytes > 0 OR cardinality(others) = 1 AS varchar)]) AS json)), array_min(transform(others, t -> t.least.at_second)), reduce(others, CAST(0 AS bigint), (sum, t) -> sum + t.bytes, sum -> sum), transform(others, t -> t.least.path)) AS ROW("fate" varchar, "kind" varchar, "text" varchar, "path" varchar, "told" bigint, "is_apart" boolean, "meanings" varchar, "at_second" bigint, "bytes" bigint, "paths" array(varchar), "record_meanings" varchar, "record_second" bigint, "record_bytes" bigint, "record_paths" array(varchar)))]
    ELSE transform(halves, h -> CASE WHEN h.text IS NULL
      THEN CAST(ROW('half', h.kind, json_format(CAST(ARRAY[request_id, h.event] AS json)), h.path, 1, NULL, to_hex(h.meaning), h.at_second, h.bytes, NULL, NULL, NULL, NULL, NULL) AS ROW("fate" varchar, "kind" varchar, "text" varchar, "path" varchar, "told" bigint, "is_apart" boolean, "meanings" varchar, "at_second" bigint, "bytes" bigint, "paths" array(varchar), "record_meanings" varchar, "record_second" bigint, "record_bytes" bigint, "record_paths" array(varchar)))
      ELSE CAST(ROW('unusual', h.kind, h.text, h.path, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL) AS ROW("fate" varchar, "kind" varchar, "text" varchar, "path" varchar, "told" bigint, "is_apart" boolean, "meanings" varchar, "at_second" bigint, "bytes" bigint, "paths" array(varchar), "record_meanings" varchar, "record_second" bigint, "record_bytes" bigint, "record_paths" array(varchar))) END)
  END) AS p("fate", "kind", "text", "path", "told", "is_apart", "meanings", "at_second", "bytes", "paths", "record_meanings", "record_second", "record_bytes", "record_paths")
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
