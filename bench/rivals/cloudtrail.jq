# The fold of CloudTrail as a user's script: jq -nr --slurpfile tables FILE -f cloudtrail.jq, files on standard input.

def is_service: endswith(".amazonaws.com");
def is_internal: startswith("AWS Internal");

def principal:
  if .accountId == "ANONYMOUS_PRINCIPAL" then "anonymous"
  elif .type == "AWSService" then .invokedBy
  elif .type == "AWSAccount" then .accountId
  else
    .arn
    | sub("^arn:(?<p>[^:]*):sts:[^:]*:(?<a>[^:]*):assumed-role/(?<r>[^/]*).*$"; "arn:\(.p):iam::\(.a):role/\(.r)")
    | sub("^arn:[^:]*:sts:[^:]*:(?<a>[^:]*):federated-user/.*$"; "\(.a):federated-user")
    | sub("^arn:(?<p>[^:]*):iam:[^:]*:(?<a>[^:]*):(?<t>role|user)/.*/(?<n>[^/]*)$"; "arn:\(.p):iam::\(.a):\(.t)/\(.n)")
  end;

def service($address; $endpoint):
  if (.invokedBy // "") != "" then .invokedBy | ascii_downcase
  elif $address | is_service then $address | ascii_downcase
  elif $endpoint | is_service then $endpoint | ascii_downcase
  elif ($address | is_internal) or ($endpoint | is_internal) then "unknown"
  else "" end;

def claim: . as $agent | first(($tables[0].claims[] | select(.[0] as $marker | $agent | contains($marker)) | .[1]), "none");

# What fields as they stand mean: asked once a group.
def normal:
  fromjson as [$day, $bucket, $identity, $address, $endpoint, $account, $event, $error, $version, $agent]
  | [
    $day,
    $bucket,
    ($identity | principal),
    (if ($address | is_service or is_internal) then "" else $address end),
    (if ($endpoint | is_service or is_internal) then "" else $endpoint end),
    $account,
    ($identity | service($address; $endpoint)),
    ($tables[0].operations[$event] // $event),
    (if $tables[0].denied[$error] then "denied" else "reached" end),
    (if $version | IN("1.00", "1.01", "1.02", "1.03") then "old-trail" else "trail" end),
    ($agent | claim)
  ]
  | join("\t");

def add($key; $n; $bytes; $first; $last):
  .[$key] as $old
  | .[$key] = if $old == null then [$n, $bytes, $first, $last] else [
    $old[0] + $n,
    $old[1] + $bytes,
    (if $first < $old[2] then $first else $old[2] end),
    (if $last > $old[3] then $last else $old[3] end)
  ] end;

reduce (inputs | .Records[] | select(.eventSource == "s3.amazonaws.com" and .requestParameters.bucketName != null)) as $r (
  {};
  ($r.eventTime[0:19]) as $time
  | add(
    [
      $time[0:10],
      $r.requestParameters.bucketName,
      ($r.userIdentity | {type, arn, accountId, invokedBy}),
      $r.sourceIPAddress // "",
      $r.vpcEndpointId // "",
      $r.vpcEndpointAccountId // "",
      $r.eventName,
      $r.errorCode // "",
      $r.eventVersion,
      $r.userAgent // ""
    ] | tojson;
    1;
    $r.additionalEventData.bytesTransferredOut // 0;
    $time;
    $time
  )
)
| reduce to_entries[] as {$key, value: [$n, $bytes, $first, $last]} ({}; add($key | normal; $n; $bytes; $first; $last))
| to_entries[]
| [.key, (.value[] | tostring)]
| join("\t")
