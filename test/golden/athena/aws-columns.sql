WITH
whole AS (
  SELECT 'cut-line' AS kind, "bucketowner" || ' ' || "bucket_name" || ' ' || '[' || requestdatetime || ']' || ' ' || "remoteip" || ' ' || "requester" || ' ' || "requestid" || ' ' || "operation" || ' ' || "key" || ' ' || "request_uri" || ' ' || "httpstatus" || ' ' || "errorcode" || ' ' || coalesce(CAST("bytessent" AS varchar), '-') || ' ' || coalesce(CAST("objectsize" AS varchar), '-') || ' ' || "totaltime" || ' ' || "turnaroundtime" || ' ' || "referrer" || ' ' || "useragent" || ' ' || "versionid" AS line, "$path" AS path
  FROM "security"."s3_access_logs"
  WHERE "timestamp" >= '2026/03/16' AND "timestamp" <= '2026/03/16'
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
      WHEN at_second >= 1773619200 AND at_second < 1773705600 THEN 'usual'
      ELSE 'elsewhere'
    END AS fate,
    json_format(CAST(ARRAY[bucket, address, requester, operation, CAST(has_key AS varchar), error_code, claim] AS json)) AS meaning
  FROM fields CROSS JOIN UNNEST(
    ARRAY[CAST(NULL AS varchar)] || CASE WHEN at_second IS NULL THEN coalesce(array_distinct(regexp_extract_all(line, '(?=([0-9A-Z]{16}))', 1)), ARRAY[]) ELSE ARRAY[] END) AS m(mentioned)
),
entries AS (
  SELECT "$path" AS path, false AS is_file, CAST(NULL AS varchar) AS line, CAST(map_filter(MAP(ARRAY['eventVersion', 'eventTime', 'eventSource', 'eventName', 'eventType', 'eventCategory', 'awsRegion', 'sourceIPAddress', 'userAgent', 'errorCode', 'requestID', 'eventID', 'sharedEventID', 'recipientAccountId', 'vpcEndpointId', 'vpcEndpointAccountId', 'userIdentity', 'requestParameters', 'resources', 'additionalEventData', 'addendum'], ARRAY[
      CAST("eventversion" AS json), CAST("eventtime" AS json), CAST("eventsource" AS json), CAST("eventname" AS json), CAST("eventtype" AS json), CAST("eventcategory" AS json), CAST("awsregion" AS json), CAST("sourceipaddress" AS json), CAST("useragent" AS json), CAST("errorcode" AS json), CAST("requestid" AS json), CAST("eventid" AS json), CAST("sharedeventid" AS json), CAST("recipientaccountid" AS json), CAST("vpcendpointid" AS json), CAST("vpcendpointaccountid" AS json), CASE WHEN "useridentity" IS NOT NULL THEN CAST(map_filter(MAP(ARRAY['type', 'accountId', 'invokedBy', 'arn', 'sessionContext'], ARRAY[
      CAST("useridentity"."type" AS json), CAST("useridentity"."accountid" AS json), CAST("useridentity"."invokedby" AS json), CAST("useridentity"."arn" AS json), CASE WHEN "useridentity"."sessioncontext" IS NOT NULL THEN CAST(map_filter(MAP(ARRAY['sessionIssuer'], ARRAY[
      CASE WHEN "useridentity"."sessioncontext"."sessionissuer" IS NOT NULL THEN CAST(map_filter(MAP(ARRAY['arn'], ARRAY[
      CAST("useridentity"."sessioncontext"."sessionissuer"."arn" AS json)]), (k, v) -> v IS NOT NULL) AS json) END]), (k, v) -> v IS NOT NULL) AS json) END]), (k, v) -> v IS NOT NULL) AS json) END, coalesce(try(json_parse("requestparameters")), CAST("requestparameters" AS json)), CAST(transform("resources", x -> CASE WHEN x IS NOT NULL THEN CAST(map_filter(MAP(ARRAY['arn', 'type'], ARRAY[
      CAST(x."arn" AS json), CAST(x."type" AS json)]), (k, v) -> v IS NOT NULL) AS json) END) AS json), coalesce(try(json_parse("additionaleventdata")), CAST("additionaleventdata" AS json)), CASE WHEN "addendum" IS NOT NULL THEN CAST(map_filter(MAP(ARRAY['reason', 'originalEventID'], ARRAY[
      CAST("addendum"."reason" AS json), CAST("addendum"."originaleventid" AS json)]), (k, v) -> v IS NOT NULL) AS json) END]), (k, v) -> v IS NOT NULL) AS json) AS r
  FROM "security"."trail"
  WHERE "timestamp" >= '2026/03/16' AND "timestamp" <= '2026/03/19'
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
      AND json_extract(r, '$.sharedEventID') IS NULL THEN json_extract_scalar(r, '$.eventID') END AS event_id,
    CASE WHEN json_format(json_extract(r, '$.additionalEventData.bytesTransferredOut')) IS NULL THEN 0 WHEN regexp_like(json_format(json_extract(r, '$.additionalEventData.bytesTransferredOut')), '^[0-9]{1,15}$') THEN CAST(json_format(json_extract(r, '$.additionalEventData.bytesTransferredOut')) AS bigint) END AS bytes,
    json_format(CAST(ARRAY[coalesce(json_format(json_extract(r, '$["eventVersion"]')), ''),
      coalesce(json_format(json_extract(r, '$["eventSource"]')), ''),
      coalesce(json_format(json_extract(r, '$["eventName"]')), ''),
      coalesce(json_format(json_extract(r, '$["eventType"]')), ''),
      coalesce(json_format(json_extract(r, '$["eventCategory"]')), ''),
      coalesce(json_format(json_extract(r, '$["managementEvent"]')), ''),
      coalesce(json_format(json_extract(r, '$["awsRegion"]')), ''),
      coalesce(json_format(json_extract(r, '$["sourceIPAddress"]')), ''),
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
      coalesce(json_format(json_extract(r, '$["requestParameters"]["x-amz-copy-source"]')), ''),
      coalesce(array_join(transform(try(CAST(json_extract(r, '$["resources"]') AS array(json))), x -> regexp_replace(coalesce(json_format(json_extract(x, '$["ARN"]')), ''), '^("arn:[^:"]*:s3:::[^/"]*/).*$', '$1') || ',' || regexp_replace(coalesce(json_format(json_extract(x, '$["arn"]')), ''), '^("arn:[^:"]*:s3:::[^/"]*/).*$', '$1') || ',' || regexp_replace(coalesce(json_format(json_extract(x, '$["ARNPrefix"]')), ''), '^("arn:[^:"]*:s3:::[^/"]*/).*$', '$1') || ',' || coalesce(json_format(json_extract(x, '$["type"]')), '')), ';'), coalesce(json_format(json_extract(r, '$["resources"]')), '')),
      coalesce(json_format(json_extract(r, '$["additionalEventData"]["vpcEndpointId"]')), ''),
      coalesce(json_format(json_extract(r, '$["addendum"]["reason"]')), ''),
      coalesce(json_format(json_extract(r, '$["addendum"]["originalEventID"]')), '')] AS json)) AS meaning
  FROM entries
),
record_halves AS (
  SELECT CASE WHEN is_file THEN 'file' ELSE 'record' END AS kind, record AS text, path, at_second, bytes,
    coalesce(mentioned, request_id) AS request_id,
    CASE
      WHEN mentioned IS NOT NULL THEN 'mentioned'
      WHEN is_file OR at_second IS NULL OR NOT has_names
        OR (NOT is_foreign AND (request_id IS NULL OR event_id IS NULL OR bytes IS NULL)) THEN 'unusual'
      WHEN NOT (at_second >= 1773619200 AND at_second < 1773705600) THEN 'elsewhere'
      WHEN is_foreign THEN 'foreign'
      ELSE 'usual'
    END AS fate,
    meaning
  FROM records CROSS JOIN UNNEST(ARRAY[CAST(NULL AS varchar)] ||
    CASE WHEN request_id IS NULL AND NOT is_foreign THEN coalesce(array_distinct(regexp_extract_all(record, '(?=([0-9A-Z]{16}))', 1)), ARRAY[]) ELSE ARRAY[] END) AS m(mentioned)
),
halves AS (
  SELECT kind, fate, text, path, at_second, request_id, bytes, meaning FROM line_halves
  UNION ALL
  SELECT kind, fate, text, path, at_second, request_id, bytes, meaning FROM record_halves
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
        THEN CAST(ROW(kind, text, path, at_second, bytes, meaning) AS ROW(kind varchar, text varchar, path varchar, at_second bigint, bytes bigint, meaning varchar)) END AS half,
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
    is_usual AND cardinality(array_distinct(transform(lines, h -> h.kind || h.text))) <= 1 AND cardinality(array_distinct(transform(records, h -> h.kind || h.text))) <= 1 AS is_one,
    CASE WHEN cardinality(lines) > 0 THEN lines ELSE records END AS main,
    CASE WHEN cardinality(lines) > 0 THEN records END AS others
  FROM sorted
),
parts AS (
  SELECT p.*, request_id
  FROM chosen CROSS JOIN UNNEST(CASE
    WHEN fate = 'foreign' THEN ARRAY[CAST(ROW('record', 'usual', foreign_text, NULL, foreign_second, 0, foreign_meaning, told,
      NULL, NULL, NULL, NULL, NULL, 0) AS ROW(kind varchar, fate varchar, text varchar, path varchar, at_second bigint, bytes bigint,
      meaning varchar, halves bigint, record varchar, record_path varchar, record_second bigint, record_bytes bigint,
      record_meaning varchar, records bigint))]
    WHEN fate <> 'request' THEN ARRAY[CAST(ROW(kind, fate, text, path, NULL, NULL, NULL, told, NULL, NULL, NULL, NULL, NULL, 0)
      AS ROW(kind varchar, fate varchar, text varchar, path varchar, at_second bigint, bytes bigint,
      meaning varchar, halves bigint, record varchar, record_path varchar, record_second bigint, record_bytes bigint,
      record_meaning varchar, records bigint))]
    WHEN is_one THEN ARRAY[CAST(ROW(main[1].kind, 'usual', main[1].text, array_min(transform(main, h -> h.path)), main[1].at_second,
      main[1].bytes, main[1].meaning, cardinality(main), element_at(others, 1).text, array_min(transform(others, h -> h.path)),
      element_at(others, 1).at_second, element_at(others, 1).bytes, element_at(others, 1).meaning,
      coalesce(cardinality(others), 0)) AS ROW(kind varchar, fate varchar, text varchar, path varchar, at_second bigint, bytes bigint,
      meaning varchar, halves bigint, record varchar, record_path varchar, record_second bigint, record_bytes bigint,
      record_meaning varchar, records bigint))]
    ELSE transform(halves, h -> CAST(ROW(h.kind, 'unusual', h.text, h.path, NULL, NULL, NULL, 1, NULL, NULL, NULL, NULL, NULL, 0)
      AS ROW(kind varchar, fate varchar, text varchar, path varchar, at_second bigint, bytes bigint,
      meaning varchar, halves bigint, record varchar, record_path varchar, record_second bigint, record_bytes bigint,
      record_meaning varchar, records bigint)))
  END) AS p(kind, fate, text, path, at_second, bytes, meaning, halves, record, record_path, record_second, record_bytes,
    record_meaning, records)
)
SELECT fate, kind,
  count(*) AS requests,
  is_apart,
  own_path AS path,
  CASE fate WHEN 'unusual' THEN own_text WHEN 'usual' THEN min(text) END AS text,
  sum(halves) AS halves,
  CAST(coalesce(sum(bytes), 0) AS varchar) AS bytes,
  min(at_second) AS first_second,
  max(at_second) AS last_second,
  json_format(CAST(min(CASE WHEN fate = 'usual' THEN lpad(CAST(at_second AS varchar), 12, '0') || request_id ||
    json_format(CAST(ARRAY[path, coalesce(record_path, '')] AS json)) END, 3) AS json)) AS samples,
  min(record) AS record,
  sum(records) AS records,
  CAST(coalesce(sum(record_bytes), 0) AS varchar) AS record_bytes,
  min(record_second) AS first_record_second,
  max(record_second) AS last_record_second,
  json_format(CAST(min(CASE WHEN record IS NOT NULL THEN lpad(CAST(record_second AS varchar), 12, '0') || request_id ||
    json_format(CAST(ARRAY[record_path, ''] AS json)) END, 3) AS json)) AS record_samples
FROM (
  SELECT *,
    CASE fate WHEN 'unusual' THEN text END AS own_text,
    CASE fate WHEN 'unusual' THEN path END AS own_path,
    CASE fate WHEN 'usual' THEN meaning END AS own_meaning,
    CASE fate WHEN 'usual' THEN at_second / 86400 END AS day_number,
    record_second / 86400 AS record_day_number,
    abs(at_second - record_second) > 86400 AS is_apart
  FROM parts
)
GROUP BY fate, kind, own_text, own_path, day_number, own_meaning, is_apart, record_day_number, record_meaning;
