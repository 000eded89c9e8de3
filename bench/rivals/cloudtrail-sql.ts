// The fold of CloudTrail in SQL: a plain GROUP BY, which is the same where each request has one record. Of a record they
// take what the benchmark's data need: the bucket from the parameters alone, and one place for the endpoint.
import { claimSql, firstOf, outcomeSql, principalSql, text, trailOperationSql } from "./normal-sql.ts";

/** The fields that are asked for, as both engines write a type. */
function structure(open: string, close: string, type: string): string {
  const fields = [
    `eventVersion ${type}`,
    `eventTime ${type}`,
    `eventSource ${type}`,
    `eventName ${type}`,
    `sourceIPAddress ${type}`,
    `userAgent ${type}`,
    `errorCode ${type}`,
    `vpcEndpointId ${type}`,
    `vpcEndpointAccountId ${type}`,
    `userIdentity ${open}type ${type}, arn ${type}, accountId ${type}, invokedBy ${type}${close}`,
    `requestParameters ${open}bucketName ${type}${close}`,
  ];
  return fields.join(", ");
}

// What fields as they stand mean. Absent ones are empty here.
const isService = (name: string): string => `${name} LIKE '%.amazonaws.com'`;
const isInternal = (name: string): string => `${name} LIKE 'AWS Internal%'`;
const principal = (replace: string): string =>
  firstOf([
    ["account = 'ANONYMOUS_PRINCIPAL'", "'anonymous'"],
    ["caller_type = 'AWSService'", "invoked_by"],
    ["caller_type = 'AWSAccount'", "account"],
  ], principalSql("arn", replace));
const source = firstOf([[`${isService("address")} OR ${isInternal("address")}`, "''"]], "address");
const endpoint = firstOf([[`${isService("endpoint_id")} OR ${isInternal("endpoint_id")}`, "''"]], "endpoint_id");
const service = firstOf([
  ["invoked_by <> ''", "lower(invoked_by)"],
  [isService("address"), "lower(address)"],
  [isService("endpoint_id"), "lower(endpoint_id)"],
  [`${isInternal("address")} OR ${isInternal("endpoint_id")}`, "'unknown'"],
], "''");
const evidence = firstOf([["version IN ('1.00', '1.01', '1.02', '1.03')", "'old-trail'"]], "'trail'");

function normal(replace: string, contains: string): string {
  return `day, bucket, ${principal(replace)} AS principal, ${source} AS source, ${endpoint} AS endpoint,
    endpoint_account, ${service} AS service, ${trailOperationSql("event")} AS operation,
    ${outcomeSql("error")} AS outcome, ${evidence} AS evidence, ${claimSql("agent", contains)} AS claim`;
}

/** @param files a glob of files, gzipped or not */
export function duckdbCloudTrail(files: string, output: string): string {
  const columns = `STRUCT(${
    structure("STRUCT(", ")", "VARCHAR")
  }, additionalEventData STRUCT(bytesTransferredOut DOUBLE))[]`;
  return `
COPY (
  SELECT
    ${normal("regexp_replace", "contains")},
    sum(n)::BIGINT AS requests, sum(sent)::BIGINT AS bytes, min(first_time) AS first, max(last_time) AS last
  FROM (
    SELECT
      r.eventTime[1:10] AS day, r.requestParameters.bucketName AS bucket,
      r.userIdentity.type AS caller_type, coalesce(r.userIdentity.arn, '') AS arn,
      coalesce(r.userIdentity.accountId, '') AS account, coalesce(r.userIdentity.invokedBy, '') AS invoked_by,
      coalesce(r.sourceIPAddress, '') AS address, coalesce(r.vpcEndpointId, '') AS endpoint_id,
      coalesce(r.vpcEndpointAccountId, '') AS endpoint_account, r.eventName AS event, coalesce(r.errorCode, '') AS error,
      r.eventVersion AS version, coalesce(r.userAgent, '') AS agent, count(*) AS n,
      coalesce(sum(r.additionalEventData.bytesTransferredOut), 0) AS sent,
      min(r.eventTime[:19]) AS first_time, max(r.eventTime[:19]) AS last_time
    FROM (
      SELECT unnest(Records) AS r
      FROM read_json(${text(files)}, columns = {Records: ${
    text(columns)
  }}, format = 'newline_delimited', maximum_object_size = 100000000)
    )
    WHERE r.eventSource = 's3.amazonaws.com' AND r.requestParameters.bucketName IS NOT NULL
    GROUP BY ALL
  )
  GROUP BY ALL
) TO ${text(output)} (FORMAT csv, DELIMITER '\\t', HEADER false, QUOTE '', ESCAPE '')`;
}

/**
 * The result is the query's, as tab-separated text. A file is one row: to look for more rows in it, for several threads, is
 * time lost, and files enough there are.
 */
export function chdbCloudTrail(files: string): string {
  const columns = `Array(Tuple(${
    structure("Tuple(", ")", "String")
  }, additionalEventData Tuple(bytesTransferredOut Float64)))`;
  return `
SELECT
  ${normal("replaceRegexpOne", "0 < position")},
  sum(n) AS requests, toInt64(sum(sent)) AS bytes, min(first_time) AS first, max(last_time) AS last
FROM (
  SELECT
    substring(r.eventTime, 1, 10) AS day, r.requestParameters.bucketName AS bucket,
    r.userIdentity.type AS caller_type, r.userIdentity.arn AS arn, r.userIdentity.accountId AS account,
    r.userIdentity.invokedBy AS invoked_by, r.sourceIPAddress AS address, r.vpcEndpointId AS endpoint_id,
    r.vpcEndpointAccountId AS endpoint_account, r.eventName AS event, r.errorCode AS error, r.eventVersion AS version,
    r.userAgent AS agent, count() AS n, sum(r.additionalEventData.bytesTransferredOut) AS sent,
    min(substring(r.eventTime, 1, 19)) AS first_time, max(substring(r.eventTime, 1, 19)) AS last_time
  FROM (
    SELECT arrayJoin(Records) AS r
    FROM file(${text(files)}, JSONEachRow, ${text(`Records ${columns}`)})
  )
  WHERE r.eventSource = 's3.amazonaws.com' AND bucket <> ''
  GROUP BY ALL
)
GROUP BY ALL
SETTINGS max_threads = {threads}, input_format_parallel_parsing = 0, input_format_skip_unknown_fields = 1,
  input_format_json_ignore_unknown_keys_in_named_tuple = 1`;
}
