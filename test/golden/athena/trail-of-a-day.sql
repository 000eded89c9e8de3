WITH
files AS (
  SELECT "$path" AS path, line, try(CAST(json_extract(json_parse(line), '$.Records') AS array(json))) AS entries
  FROM "security"."s3_access_logs"
  WHERE "day" >= '2026/03/16' AND "day" <= '2026/03/19'
),
records AS (
  SELECT path, entries IS NULL AS is_file,
    CASE WHEN entries IS NULL THEN line ELSE json_format(r) END AS record,
    CASE WHEN entries IS NULL THEN json_extract_scalar(r, '$.mentioned') END AS mentioned,
    CASE WHEN regexp_like(json_extract_scalar(r, '$.eventTime'), '^20(?:0[6-9]|[1-9][0-9])-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$')
      THEN CAST(to_unixtime(try(from_iso8601_timestamp(json_extract_scalar(r, '$.eventTime')))) AS bigint) END AS at_second,
    CASE WHEN regexp_like(json_extract_scalar(r, '$.requestID'), '^[0-9A-Z]{16}$') THEN json_extract_scalar(r, '$.requestID') END AS request_id,
    CASE WHEN regexp_like(json_extract_scalar(r, '$.eventID'), '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$') AND json_extract(r, '$.addendum') IS NULL
      AND json_extract(r, '$.sharedEventID') IS NULL THEN json_extract_scalar(r, '$.eventID') END AS event_id,
    CASE WHEN json_format(json_extract(r, '$.additionalEventData.bytesTransferredOut')) IS NULL THEN 0 WHEN regexp_like(json_format(json_extract(r, '$.additionalEventData.bytesTransferredOut')), '^[0-9]{1,15}$') THEN CAST(json_format(json_extract(r, '$.additionalEventData.bytesTransferredOut')) AS bigint) END AS bytes,
    ARRAY[coalesce(json_format(json_extract(r, '$["eventVersion"]')), ''),
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
      coalesce(json_format(json_extract(r, '$["addendum"]["originalEventID"]')), '')] AS looked_at
  FROM files CROSS JOIN UNNEST(coalesce(entries, ARRAY[CAST(line AS json)] ||
    transform(regexp_extract_all(line, '[0-9A-Z]{16}'), x -> CAST(MAP(ARRAY['mentioned'], ARRAY[x]) AS json)))) AS u(r)
),
fates AS (
  SELECT *,
    CASE
      WHEN mentioned IS NOT NULL THEN 'mentioned'
      WHEN is_file OR at_second IS NULL OR request_id IS NULL OR event_id IS NULL OR bytes IS NULL
        OR count(*) OVER (PARTITION BY coalesce(mentioned, request_id)) > 1 THEN 'unusual'
      WHEN at_second >= 1773619200 AND at_second < 1773705600 THEN 'usual'
      ELSE 'elsewhere'
    END AS fate
  FROM records
)
SELECT fate,
  count(*) AS requests,
  CAST(coalesce(sum(bytes), 0) AS varchar) AS bytes,
  min(at_second) AS first_second,
  max(at_second) AS last_second,
  CASE fate WHEN 'unusual' THEN unusual_record WHEN 'usual' THEN min(record) END AS line,
  unusual_path AS path,
  CASE fate WHEN 'usual' THEN json_format(CAST(min(
    lpad(CAST(at_second AS varchar), 12, '0') || request_id || path, 3) AS json)) END AS samples
FROM (
  SELECT fate, at_second, bytes, request_id, record, path,
    CASE fate WHEN 'unusual' THEN record END AS unusual_record,
    CASE fate WHEN 'unusual' THEN path END AS unusual_path,
    CASE fate WHEN 'usual' THEN at_second / 86400 END AS day_number,
    CASE fate WHEN 'usual' THEN looked_at END AS meaning
  FROM fates
  WHERE fate <> 'mentioned'
)
GROUP BY fate, day_number, meaning, unusual_record, unusual_path;
