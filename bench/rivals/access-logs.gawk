# The fold of access logs as a user's script: gawk -b -v tables=FILE -f access-logs.gawk LOG...
# Groups by fields as they stand, with one look-up a line; what they mean is asked once a group. Lines are split at blanks,
# which is several times faster in gawk than to split them at quotes; a client that writes blanks deceives it.

BEGIN {
  while ((getline line < tables) > 0) {
    split(line, t, "\t")
    if (t[1] == "operation") { object_operation[t[2]] = t[3]; bucket_operation[t[2]] = t[4] }
    else if (t[1] == "denied") denied[t[2]]
    else { markers[++marker_count] = t[2]; claims[marker_count] = t[3] }
  }
  split("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", names, " ")
  for (i in names) months[names[i]] = sprintf("%02d", i)
}

{
  # Request-URI is a dash, at times quoted, or it is quoted and of three words, of two in the read of a copy's source.
  if ($10 == "-" || $10 == "\"-\"") { code = $12; sent = $13 }
  else if (substr($12, length($12)) == "\"") { code = $14; sent = $15 }
  else { code = $13; sent = $14 }
  # User-Agent follows the one place where a quote, a blank and a quote stand.
  at = index($0, "\" \"")
  agent = at ? substr($0, at + 3) : "-"
  key = $2 "\t" substr($3, 2, 11) "\t" $5 "\t" $6 "\t" $8 "\t" ($9 == "-") "\t" code "\t" substr(agent, 1, index(agent, "\"") - 1)
  if (key in groups) g = groups[key]
  else { g = groups[key] = ++count; first[g] = last[g] = $3 }
  requests[g]++
  bytes[g] += sent
  if ($3 < first[g]) first[g] = $3
  else if ($3 > last[g]) last[g] = $3
}

END {
  for (key in groups) {
    g = groups[key]
    split(key, k, "\t")
    split(k[2], d, "/")
    day = d[3] "-" months[d[2]] "-" d[1]
    normal = day "\t" k[1] "\t" principal(k[4]) "\t" (k[3] == "-" ? "" : k[3]) "\t\t\t" service(k[4], k[3]) "\t" \
      operation(k[5], k[6]) "\t" (k[7] in denied ? "denied" : "reached") "\tlog\t" claim(k[8])
    all_requests[normal] += requests[g]
    all_bytes[normal] += bytes[g]
    f = day "T" substr(first[g], 14); l = day "T" substr(last[g], 14)
    if (!(normal in all_first) || f < all_first[normal]) all_first[normal] = f
    if (l > all_last[normal]) all_last[normal] = l
  }
  for (key in all_requests) {
    printf "%s\t%d\t%d\t%s\t%s\n", key, all_requests[key], all_bytes[key], all_first[key], all_last[key]
  }
}

function principal(name,    p) {
  if (name == "" || name == "-") return "anonymous"
  if (name == "AmazonS3") return "s3.amazonaws.com"
  if (name ~ /^svc:/) return substr(name, 5)
  if (match(name, /^arn:([^:]*):sts:[^:]*:([^:]*):assumed-role\/([^\/]*)/, p)) return "arn:" p[1] ":iam::" p[2] ":role/" p[3]
  if (match(name, /^arn:[^:]*:sts:[^:]*:([^:]*):federated-user\//, p)) return p[1] ":federated-user"
  if (match(name, /^arn:([^:]*):iam:[^:]*:([^:]*):(role|user)\/.*\/([^\/]*)$/, p)) {
    return "arn:" p[1] ":iam::" p[2] ":" p[3] "/" p[4]
  }
  return name
}

function service(requester, address) {
  if (requester ~ /^svc:/) return tolower(substr(requester, 5))
  if (requester == "AmazonS3") return "s3.amazonaws.com"
  return address == "-" ? "unknown" : ""
}

function operation(name, has_no_key) {
  if (!(name in object_operation)) return name
  return has_no_key ? bucket_operation[name] : object_operation[name]
}

function claim(agent,    i) {
  for (i = 1; i <= marker_count; i++) if (index(agent, markers[i])) return claims[i]
  return "none"
}
