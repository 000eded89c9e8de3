import { evidenceRules } from "../diagnostic/evidence-rules.ts";
import type { Rule } from "./rule.ts";

const movesExitStatus = "The exit status is 3, unless `--allow-incomplete` is given, and the report says so.";

/** Rules about what cannot be told, and what is missing in the logs. */
export const evidenceFamily: readonly Rule[] = [
  {
    id: "PERIM2001",
    name: "inconclusive-request",
    family: "evidence",
    severity: "policy",
    level: "warning",
    summary: "A bucket was reached, and the evidence cannot tell whether the policy allows it",
    page: {
      what: [
        "The request is neither shown to be compliant nor shown to be a violation; the finding gives the reason. The " +
        "usual ones:",
        {
          list: [
            "an access log has a private address: it came through some VPC endpoint, and the log cannot say which",
            "the address is allowed, but the policy has `require: proven`, and only CloudTrail proves",
            "CloudTrail has a private address and no endpoint id, or is of a version that had none",
            "some AWS service made the call, and the log does not name it",
            "addresses were folded to a range, of which only a part is allowed",
            "the access log and CloudTrail contradict each other about one request",
          ],
        },
        movesExitStatus,
      ],
      why: [
        "To call such a request compliant would be a guess. An auditor who asks whether the perimeter held must be told " +
        "that for these requests nobody knows.",
      ],
      example: [
        "The policy allows `vpce-0123456789abcdef0` without `vpcCidrs`, and an access log, which has no endpoint ids, " +
        "tells of a request from 10.0.1.179.",
      ],
      action: [
        "Turn on CloudTrail data events for the bucket and check both logs together: joined, they name the endpoint.",
        {
          language: "json",
          code: `{
  "Name": "perimeter",
  "FieldSelectors": [
    { "Field": "eventCategory", "Equals": ["Data"] },
    { "Field": "resources.type", "Equals": ["AWS::S3::Object"] },
    {
      "Field": "resources.ARN",
      "StartsWith": ["arn:aws:s3:::testdata2020/"]
    }
  ]
}`,
        },
        "Where that costs too much, `vpcCidrs` on the network together with `require: by-address` lets the address " +
        "decide. It is a weaker statement: another VPC can use the same private addresses. Where addresses were folded, " +
        "raise the limit of classes or check fewer days in one run.",
      ],
    },
  },
  {
    id: "PERIM2002",
    name: "bucket-without-evidence",
    family: "evidence",
    severity: "medium",
    level: "warning",
    summary: "A policy names a bucket of which there is no log",
    page: {
      what: [
        "A name or pattern under `buckets` matches no bucket that appears in any log of the input, or a bucket that only " +
        "records of something else name: the event of a copy names the bucket that was read, and a client can write " +
        "names into some calls. Whether such a bucket was reached otherwise, or exists, cannot be told. " +
        movesExitStatus,
      ],
      why: [
        "Without logs every policy looks kept. The bucket may be unlogged, its logs may be delivered elsewhere, or the " +
        "name in the policy may be misspelt; all three are holes in the control.",
      ],
      example: [
        {
          language: "yaml",
          code: `buckets: [testdata2020, analitics-*]   # no bucket begins with "analitics-"`,
        },
      ],
      action: [
        "Check the spelling and that the input holds the bucket's logs. Then see that they are written at all:",
        {
          language: "console",
          code: `$ aws s3api get-bucket-logging --bucket testdata2020
$ aws cloudtrail get-event-selectors --trail-name perimeter`,
        },
      ],
    },
  },
  {
    id: "PERIM2003",
    name: "management-events-only",
    family: "evidence",
    severity: "medium",
    level: "warning",
    summary: "CloudTrail has only management events of a bucket, and no access log covers the days",
    page: {
      what: [
        "On some days CloudTrail shows calls on the bucket itself (its policy, its settings), and there is neither a " +
        "CloudTrail data event nor an access-log line of it. Reads and writes of objects leave no trace in such " +
        "evidence. " + movesExitStatus,
      ],
      why: [
        "CloudTrail records data events only where it is told to, and charges for them. A trail without them says " +
        "nothing about who read an object, and a report made from it must not look as if it did.",
      ],
      example: [
        "The trail has `PutBucketPolicy` and `GetBucketAcl` of the bucket on a day, and not one `GetObject` or " +
        "`PutObject`.",
      ],
      action: [
        "Turn on data events for the bucket (see PERIM2001), or server access logs, or both: data events prove the way " +
        "in, access logs are cheap.",
      ],
    },
  },
  {
    id: "PERIM2004",
    name: "unjoined-request",
    family: "evidence",
    severity: "medium",
    level: "warning",
    summary: "Requests in the access log have no CloudTrail record on days on which data events are recorded",
    page: {
      what: [
        "Both logs cover the bucket on that day, and for some requests of the access log the other half did not come. " +
        "They are judged by address alone, which never proves. " + movesExitStatus,
      ],
      why: [
        "Delivery of both logs is best effort, but many missing halves have a cause: a trail that leaves out some " +
        "prefixes or read events, an object not in the input, or records taken away.",
      ],
      example: [
        "The access log has 1,000 `REST.GET.OBJECT` lines of a day and CloudTrail 950 `GetObject` records with the same " +
        "request ids. The remaining 50 are unjoined.",
      ],
      action: [
        "Check that the input holds all CloudTrail objects of the day and the first of the next one, from every account " +
        "and Region that records the bucket. Then compare the trail's event selectors with the buckets of the policy.",
      ],
    },
  },
  {
    id: "PERIM2005",
    name: "access-log-gap",
    family: "evidence",
    severity: "medium",
    level: "warning",
    summary: "A bucket that has access logs has none on a day on which CloudTrail shows requests",
    page: {
      what: [
        "The access log of the bucket has lines on other days of the period. On the days named it has none, though " +
        "CloudTrail data events show that there was something to log. " + movesExitStatus,
      ],
      why: [
        "AWS delivers access logs with best effort and sends no sign that a day is complete. A whole day without a line " +
        "is more than that: logging was switched off, the target cannot be written, or objects are missing in the input.",
      ],
      example: [
        "Access-log lines on 1 and 3 June, CloudTrail data events on 1, 2 and 3 June: the gap is 2 June.",
      ],
      action: [
        "See that the input holds the log objects of the day: they are delivered late, and the time in their name is that " +
        "of delivery. Look in CloudTrail for `PutBucketLogging`, and for changes to the policy of the target bucket.",
      ],
    },
  },
  {
    id: "PERIM2006",
    name: "trail-gap",
    family: "evidence",
    severity: "medium",
    level: "warning",
    summary: "CloudTrail has no management event of an account and Region on a day between days that have some",
    page: {
      what: [
        "An account in use has management events every day, if only those of AWS itself. A day without any, between days " +
        "with some, is a day whose records are not in the input. " + movesExitStatus,
      ],
      why: [
        "What CloudTrail did not record cannot be joined or proven, and a request that leaves no access-log line is not " +
        "seen at all. Stopping a trail is also how an intruder keeps out of it.",
      ],
      example: [
        "Management events of 111122223333 in ap-northeast-1 on 1 and 3 June, none on 2 June.",
      ],
      action: [
        "See that the input holds the folder of that day. Look for `StopLogging`, `UpdateTrail` and `PutEventSelectors` " +
        "on the day before, and check the digest files: `aws cloudtrail validate-logs` tells whether objects were " +
        "deleted.",
      ],
    },
  },
  {
    id: "PERIM2007",
    name: "nothing-evaluated",
    family: "evidence",
    severity: "medium",
    level: "warning",
    summary: "No request to any bucket of any policy was in the input",
    page: {
      what: [
        "Policies and input were read, and not one request could be judged. No input is never success. " +
        movesExitStatus,
      ],
      why: [
        "The commonest way to a green check that means nothing: a wrong prefix, an empty folder, a policy for other " +
        "buckets than those in the logs.",
      ],
      example: [
        {
          language: "console",
          code: `$ s3-perimeter check logs/2026/ -p policies/  # they are in logs/2027/`,
        },
      ],
      action: [
        "Look at the accounting at the end of the report. Were objects read? Were records out of scope? If nothing was " +
        "read, the input is wrong; if all was out of scope, the names under `buckets` are.",
      ],
    },
  },
  {
    id: evidenceRules.lateEvidence,
    name: "late-evidence",
    family: "evidence",
    severity: "medium",
    level: "warning",
    summary: "Records came after the requests of their day had been counted",
    page: {
      what: [
        "A run with `--state` keeps requests open for the days of `--horizon`, so that their other half may come. A record " +
        "of a day before that is late: it is counted by itself, without the other log, and a request whose other half " +
        "was counted earlier then counts twice. The finding counts the late records and names the first few by object " +
        "and position. " + movesExitStatus,
      ],
      why: [
        "What is counted is not taken back, so that a report made yesterday stays true. A late record can still be the " +
        "one that shows a violation, and a number that is too high by some requests must say so.",
      ],
      example: [
        "With a horizon of three days, a CloudTrail object with records of 1 June is delivered on 9 June. The access-log " +
        "lines of these requests were counted on 6 June, as requests that CloudTrail does not show.",
      ],
      action: [
        "Find out why the objects came so late, and give a longer `--horizon` if it happens again. `s3-perimeter state " +
        "show` tells how late each kind of evidence came. To have the days judged anew with all of their evidence, begin " +
        "a new state with `s3-perimeter state rebuild` and read all objects in one run.",
      ],
    },
  },
  {
    id: "PERIM2009",
    name: "overdue-evidence",
    family: "evidence",
    severity: "medium",
    level: "warning",
    summary: "Evidence that came day after day did not come, or hardly",
    page: {
      what: [
        "A run with `--state` learns what comes. Of a bucket's access log or data events, or of the management events of an " +
        "account and Region, a day is expected where each of the seven days before had some, or the same day of each of " +
        "the four weeks before. The finding names the days of which nothing came though they are older than such days " +
        "ever were when they began to come, and days, once they are not awaited any more, of which fewer objects came " +
        "than a tenth of the least that was expected. Days that are missing count as if they had come for what is " +
        "expected next, so that no gap becomes usual; few objects are usual after 31 such days. " + movesExitStatus,
      ],
      why: [
        "A log that is switched off, sent elsewhere or deleted looks like a bucket that nobody uses, and a report without " +
        "violations. Whoever has something to hide switches it off first.",
      ],
      example: [
        "The access log of a bucket had lines of every day of May, and nothing is of 1 June when the job runs on 4 June.",
      ],
      action: [
        {
          language: "console",
          code: `$ s3-perimeter state show perimeter-state --days
$ aws s3api get-bucket-logging --bucket testdata2020
$ aws cloudtrail get-trail-status --name perimeter`,
        },
        "Look whether the objects were delivered, and whether the job lists where they are and may read them. What comes " +
        "later closes the finding, and so does a look-back window of days with evidence. Take a bucket that is no more " +
        "out of the policies.",
      ],
    },
  },
  {
    id: evidenceRules.malformedRecord,
    name: "malformed-record",
    family: "evidence",
    severity: "medium",
    level: "warning",
    summary: "A line or record of a log could not be read, or not in full",
    page: {
      what: [
        "The finding counts them and names the first few by object and position. An access-log line whose first eight " +
        "fields can be read is kept and judged all the same; what cannot be read at all is counted as malformed. " +
        movesExitStatus,
      ],
      why: [
        "A record that is not understood may be the one that matters. Log text is in part written by whoever calls the " +
        "bucket, so that a malformed line may also be an attempt to hide one.",
      ],
      example: [
        "An object that was cut off while it was copied ends in the middle of a line; an object that is no log at all " +
        "has no readable line.",
      ],
      action: [
        "Look at the places named. Fetch cut-off objects again, and take objects of other kinds out of the input. If the " +
        "line is as AWS delivered it, please report it: the reader should learn it.",
      ],
    },
  },
  {
    id: evidenceRules.unreadObject,
    name: "unread-object",
    family: "evidence",
    severity: "medium",
    level: "warning",
    summary: "An object of the input was not read, or not to its end",
    page: {
      what: [
        "The object could not be opened, its compression is broken, or it is in no format that is known. What was read " +
        "before the failure counts. " + movesExitStatus,
      ],
      why: [
        "Everything in the unread part is unknown. One missing object may hold a day of one Region.",
      ],
      example: [
        {
          language: "text",
          code: `logs/2027-02-06-00-12-31-D0A1B2C3D4E5F607.gz: the gzip data end too early`,
        },
      ],
      action: [
        "Fetch the object again and compare its size. For an object in S3 check that the role may `s3:GetObject` it and " +
        "use its KMS key. Leave objects that are no logs out of the input.",
      ],
    },
  },
  {
    id: evidenceRules.unknownBucket,
    name: "unknown-bucket",
    family: "evidence",
    severity: "medium",
    level: "warning",
    summary: "It cannot be told for certain which bucket a CloudTrail record is about",
    page: {
      what: [
        "The record names no bucket, or its parts name different ones. In the second case it counts for each of them, " +
        "which accuses rather than excuses. " + movesExitStatus,
      ],
      why: [
        "CloudTrail drops request parameters over 100 KB and redacts some records, so that a request to one of your " +
        "buckets can lie in a record that does not say so.",
      ],
      example: [
        "`requestParameters.bucketName` is `testdata2020`, and the bucket under `resources` is " +
        "`arn:aws:s3:::testdata2021`.",
      ],
      action: [
        "Look at the records named. The access log of the bucket has the same requests under the same request ids and " +
        "always names the bucket: give it as input too.",
      ],
    },
  },
  {
    id: evidenceRules.changedObject,
    name: "changed-object",
    family: "evidence",
    severity: "medium",
    level: "warning",
    summary: "A log object has other content than when it was read before",
    page: {
      what: [
        "The state of earlier runs has an object of this name with another content. It was read as a further object: what " +
        "stands in both counts once only where the two can still be joined. " + movesExitStatus,
      ],
      why: [
        "AWS writes a log object once and never again. One that changed was replaced, edited, or is a file that " +
        "something appends to; each of these is a reason to doubt the evidence.",
      ],
      example: [
        "A job copies `access.log` from a server every hour, each time longer, and checks it with the same state: every " +
        "line is read again and again.",
      ],
      action: [
        "Find out who wrote the object: the versions of the log bucket and CloudTrail data events of that bucket show " +
        "it. Where files grow, cut them by hour or day and give each part once. Where the new content is the true one, " +
        "begin a new state with `s3-perimeter state rebuild`.",
      ],
    },
  },
];
