import { type CodeName, codes } from "../policy/codes.ts";
import { levelOf, type Prose, type Rule } from "./rule.ts";

/** What a page says of a mistake in a policy file, besides its code. */
export interface LintPage {
  readonly why: string;
  /** The mistake: a part of a policy file, or of one policy. */
  readonly wrong?: string;
  /** The same without the mistake. */
  readonly right?: string;
  /** In place of `wrong` and `right`, where the mistake cannot be shown in a few lines. */
  readonly example?: string;
  readonly action: string;
}

/** A page for every code. The parts of files are read by a test, which looks for the mistake. */
export const lintPages: Readonly<Record<CodeName, LintPage>> = {
  // 400x: the file.
  "policy-file-too-large": {
    why:
      "A policy file is written and reviewed by people. One of more than 1 MiB is something else, and reading it would " +
      "only cost time and memory.",
    example: "A log object, or the output of another program, among the policy files.",
    action: "Take the file out of the run, or split it: networks and accounts are shared by all files.",
  },
  "invalid-utf-8": {
    why: "Where the encoding is not known, two programs can read two names in one place.",
    example: "A file saved as UTF-16 or Latin-1 by an editor.",
    action: "Save the file as UTF-8. A byte order mark is allowed.",
  },
  "yaml-syntax": {
    why: "What the rest of the file means depends on it, so that nothing after it is trusted.",
    wrong: `policies:
  - id: testdata
    buckets: [testdata2020`,
    right: `policies:
  - id: testdata
    buckets: [testdata2020]`,
    action: "Mend the first one reported; those after it are often its consequence.",
  },
  "tab-indentation": {
    why: "Structure in YAML is made by columns, and a tab has no agreed width.",
    wrong: `policies:
\t- id: testdata`,
    right: `policies:
  - id: testdata`,
    action: "Indent with blanks.",
  },
  "several-documents": {
    why: "Only one document could be used, and policies in the others would silently not be checked.",
    wrong: `version: 1
policies: []
---
version: 1
policies: []`,
    right: `version: 1
policies: []`,
    action: "Make a file of each document, or remove the line `---` and merge them.",
  },
  "empty-policy-file": {
    why: "A file that says nothing protects nothing. It is most often a file that was cut off or all commented out.",
    wrong: `version: 1`,
    right: `version: 1
accounts: ["111122223333"]`,
    action: "Write what the file is for, or delete it.",
  },
  "duplicate-key": {
    why: "YAML readers disagree on which of the two counts. A reviewer may look at the other one.",
    wrong: `awsServices: none
awsServices: any`,
    right: `awsServices: none`,
    action: "Keep one. Where both are lists, merge them.",
  },
  "unknown-tag": {
    why: "A tag says that a value is to be read in another way, and policy files know no other way.",
    wrong: `buckets: [!bucket testdata2020]`,
    right: `buckets: [testdata2020]`,
    action: "Remove the tag.",
  },
  "undefined-anchor": {
    why: "It is not known what the alias stands for.",
    wrong: `x-office: &office [203.0.113.0/24]
networks:
  head-office:
    publicCidrs: *offices`,
    right: `x-office: &office [203.0.113.0/24]
networks:
  head-office:
    publicCidrs: *office`,
    action: "Define the anchor above its first use, in the same file; keys that begin with `x-` are a place for it.",
  },
  "alias-bomb": {
    why:
      "A few lines of aliases of aliases can stand for more values than there is memory for, and an alias inside what " +
      "it stands for never ends.",
    wrong: `x-loop: &loop
  again: *loop`,
    right: `x-loop: &loop
  again: false`,
    action: "Write the values out, or move what is shared into `networks`.",
  },
  "nested-too-deeply": {
    why: "A policy needs six levels. What is nested much more deeply is no policy.",
    example: "A list of lists of lists, over 32 of them, as only programs write it.",
    action: "Remove the nesting, which is most often an accident of indentation or of a template.",
  },
  "unmergeable-value": {
    why: "`<<` adds the keys of one or several mappings to the one in which it stands. Anything else has no keys.",
    wrong: `x-base: &base [testdata2020]
policies:
  - <<: *base
    id: testdata`,
    right: `x-base: &base { buckets: [testdata2020] }
policies:
  - <<: *base
    id: testdata`,
    action: "Let the anchor stand at a mapping.",
  },

  // 402x: its shape.
  "unknown-key": {
    why: "A misspelt key that is passed over leaves the policy weaker than it reads: with `exeptions` unread, or " +
      "`requires` taken for a comment, nobody would notice.",
    wrong: `bucket: [testdata2020]
allow: [tokyo-app]`,
    right: `buckets: [testdata2020]
allow: [tokyo-app]`,
    action: "Use the key suggested. Your own keys may stand at the top of the file if they begin with `x-`.",
  },
  "missing-key": {
    why: "What must be written has no safe default: which buckets, which networks, which AWS services, until when.",
    wrong: `networks:
  tokyo-app: { vpcEndpoints: [vpce-0123456789abcdef0] }
policies:
  - id: testdata
    buckets: [testdata2020]
    allow: [tokyo-app]`,
    right: `networks:
  tokyo-app: { vpcEndpoints: [vpce-0123456789abcdef0] }
policies:
  - id: testdata
    buckets: [testdata2020]
    allow: [tokyo-app]
    awsServices: none`,
    action: "Write the key.",
  },
  "wrong-type": {
    why: "YAML reads `010` as a number and `a, b` as one text. What was meant cannot be told from what was read.",
    wrong: `accounts: [111122223333]`,
    right: `accounts: ["111122223333"]`,
    action: "Quote what is text though it looks like a number or a date, and write lists in brackets or with dashes.",
  },
  "unknown-value": {
    why: "The key takes one of a few words, and this is none of them.",
    wrong: `severity: urgent`,
    right: `severity: critical`,
    action: "Use one of the words that the message lists.",
  },
  "unsupported-version": {
    why: "A later version may mean something else by the same words. To read it as this one would be a guess.",
    wrong: `version: 2
policies: []`,
    right: `version: 1
policies: []`,
    action: "Write `version: 1`, or use a release of s3-perimeter that reads the file's version.",
  },
  "empty-list": {
    why: "An empty list allows nobody or covers nothing. Both are more often a list that was never filled in.",
    wrong: `allow: []`,
    right: `allow: [tokyo-app]`,
    action: "Fill the list, or remove what it belongs to.",
  },
  "empty-text": {
    why: "A reason or an owner that is blank is none. Whoever reviews the exception in a year has nobody to ask.",
    wrong: `exceptions:
  - id: legacy-backup
    reason: ""
    owner: storage-team
    expires: 2099-03-31
    operations: [GetObject]`,
    right: `exceptions:
  - id: legacy-backup
    reason: Old backup host, moves in March
    owner: storage-team
    expires: 2099-03-31
    operations: [GetObject]`,
    action: "Write it.",
  },
  "invalid-name": {
    why: "Ids and names stand in reports, alerts and links, where blanks and other characters change their meaning.",
    wrong: `id: test data`,
    right: `id: test-data`,
    action: "Use letters, digits, `.`, `_` and `-`, at most 100 of them, the first a letter or a digit.",
  },
  "invalid-account-id": {
    why: "Account ids decide whose principals are grouped as foreign. One that cannot exist matches nobody.",
    wrong: `accounts: ["1111-2222-3333"]`,
    right: `accounts: ["111122223333"]`,
    action: "Write the 12 digits in quotes.",
  },
  "invalid-date": {
    why:
      "An exception ends on a day. One that is not in the calendar never comes, or comes on another day, depending on " +
      "who reads it.",
    wrong: `exceptions:
  - id: legacy-backup
    reason: Old backup host, moves in February
    owner: storage-team
    expires: 2099-02-30
    operations: [GetObject]`,
    right: `exceptions:
  - id: legacy-backup
    reason: Old backup host, moves in February
    owner: storage-team
    expires: 2099-02-28
    operations: [GetObject]`,
    action: "Write the day as YYYY-MM-DD. Days begin and end in UTC.",
  },
  "duplicate-value": {
    why: "It does no harm, but a value that stands twice is often one of two that were meant.",
    wrong: `buckets: [testdata2020, testdata2020]`,
    right: `buckets: [testdata2020]`,
    action: "Remove one, or write the other value that was meant.",
  },

  // 404x: networks and addresses.
  "not-an-address": {
    why:
      "Programs disagree on loose forms: `010.0.0.1` is 10.0.0.1 for some and 8.0.0.1 for others, `10.1` is 10.0.0.1 " +
      "or nothing. In a perimeter such a difference is a hole.",
    wrong: `networks:
  head-office:
    publicCidrs: [203.0.113.0x10/32]`,
    right: `networks:
  head-office:
    publicCidrs: [203.0.113.16/32]`,
    action: "Write IPv4 as four decimal numbers from 0 to 255 without leading zeros, or IPv6, and a prefix length.",
  },
  "non-canonical-address": {
    why: "One spelling for one range makes files searchable, and duplicates visible.",
    wrong: `networks:
  head-office:
    publicCidrs: ["2001:DB8:1:0::/48"]`,
    right: `networks:
  head-office:
    publicCidrs: ["2001:db8:1::/48"]`,
    action: "Take the spelling suggested (RFC 5952: lower case, the longest run of zeros as `::`).",
  },
  "prefix-length-missing": {
    why: "Whether one address or the network around it is meant should not be left to a default.",
    wrong: `networks:
  head-office:
    publicCidrs: [203.0.113.7]`,
    right: `networks:
  head-office:
    publicCidrs: [203.0.113.7/32]`,
    action: "Add `/32` for one IPv4 address, `/128` for one of IPv6, or the length of the network.",
  },
  "invalid-prefix-length": {
    why: "Such a range does not exist.",
    wrong: `networks:
  head-office:
    publicCidrs: [203.0.113.0/33]`,
    right: `networks:
  head-office:
    publicCidrs: [203.0.113.0/24]`,
    action: "Write a number from 0 to 32, for IPv6 to 128, without leading zeros.",
  },
  "host-bits-set": {
    why: "`203.0.113.7/24` may mean one host or its whole network of 256, and AWS refuses it or cuts it off silently.",
    wrong: `networks:
  head-office:
    publicCidrs: [203.0.113.7/24]`,
    right: `networks:
  head-office:
    publicCidrs: [203.0.113.0/24]`,
    action: "Write the network (`203.0.113.0/24`) or the one address (`203.0.113.7/32`).",
  },
  "any-address": {
    why: "A range that holds every address allows everybody, and the policy then says nothing.",
    wrong: `networks:
  anywhere:
    publicCidrs: [0.0.0.0/0]`,
    right: `networks:
  head-office:
    publicCidrs: [203.0.113.0/24]`,
    action: "Name the ranges that are yours. If a bucket is meant to be public, no network policy is needed for it.",
  },
  "private-range-as-public": {
    why:
      "S3 never sees a private address from the internet. A request from one came through a VPC endpoint, and private " +
      "ranges are the same in every company.",
    wrong: `networks:
  head-office:
    publicCidrs: [10.0.0.0/16]`,
    right: `networks:
  tokyo-app:
    vpcEndpoints: [vpce-0123456789abcdef0]
    vpcCidrs: [10.0.0.0/16]`,
    action: "Move the range to the `vpcCidrs` of the network whose endpoint its hosts use.",
  },
  "public-range-as-vpc": {
    why:
      "Addresses under `vpcCidrs` are those inside a VPC. A public range there is mostly the office's, which comes by " +
      "the internet and would not be allowed.",
    wrong: `networks:
  tokyo-app:
    vpcEndpoints: [vpce-0123456789abcdef0]
    vpcCidrs: [203.0.113.0/24]`,
    right: `networks:
  tokyo-app:
    vpcEndpoints: [vpce-0123456789abcdef0]
    vpcCidrs: [10.0.0.0/16]
    publicCidrs: [203.0.113.0/24]`,
    action:
      "Move it to `publicCidrs`. If the VPC really uses public addresses inside, add `publicSpaceVpc: true`; an " +
      "access log alone is then inconclusive for them.",
  },
  "vpc-cidrs-without-endpoints": {
    why: "A private address alone says nothing: other VPCs use the same ones. It counts only behind a known endpoint.",
    wrong: `networks:
  tokyo-app:
    vpcCidrs: [10.0.0.0/16]`,
    right: `networks:
  tokyo-app:
    vpcEndpoints: [vpce-0123456789abcdef0]
    vpcCidrs: [10.0.0.0/16]`,
    action: "Name the endpoints through which these addresses reach S3.",
  },
  "empty-network": {
    why: "A network without a way in allows nothing, so that every request under it would be a violation.",
    wrong: `networks:
  tokyo-app:
    description: To be filled in`,
    right: `networks:
  tokyo-app:
    description: Application VPC in ap-northeast-1
    vpcEndpoints: [vpce-0123456789abcdef0]`,
    action: "Give it `vpcEndpoints` or `publicCidrs`.",
  },
  "odd-endpoint-id": {
    why:
      "Ids are compared as text. One with a slip never matches, and all traffic through the real endpoint becomes a " +
      "violation.",
    wrong: `networks:
  tokyo-app:
    vpcEndpoints: [VPCE-0123456789abcdef0]`,
    right: `networks:
  tokyo-app:
    vpcEndpoints: [vpce-0123456789abcdef0]`,
    action: "Copy the id from `aws ec2 describe-vpc-endpoints`.",
  },
  "duplicate-network": {
    why:
      "Networks are shared by all files of a run. Which of two with one name is meant would depend on the order of " +
      "reading.",
    example: "`tokyo-app` is defined in `networks.yaml` and again, with other ranges, in `testdata.yaml`.",
    action: "Rename one, or define the network in one file only.",
  },
  "undefined-network": {
    why: "A policy that allows a network nobody knows allows less than it reads.",
    wrong: `networks:
  tokyo-app: { vpcEndpoints: [vpce-0123456789abcdef0] }
policies:
  - id: testdata
    buckets: [testdata2020]
    allow: [tokio-app]
    awsServices: none`,
    right: `networks:
  tokyo-app: { vpcEndpoints: [vpce-0123456789abcdef0] }
policies:
  - id: testdata
    buckets: [testdata2020]
    allow: [tokyo-app]
    awsServices: none`,
    action: "Correct the name, define the network, or give the file that defines it to the same run.",
  },
  "unused-network": {
    why: "It may be left from a policy that is gone, or be missing in the `allow` of one that is there.",
    wrong: `networks:
  tokyo-app: { vpcEndpoints: [vpce-0123456789abcdef0] }
  old-office: { publicCidrs: [198.51.100.0/24] }
policies:
  - id: testdata
    buckets: [testdata2020]
    allow: [tokyo-app]
    awsServices: none`,
    right: `networks:
  tokyo-app: { vpcEndpoints: [vpce-0123456789abcdef0] }
policies:
  - id: testdata
    buckets: [testdata2020]
    allow: [tokyo-app]
    awsServices: none`,
    action: "Delete the network, or allow it where it belongs.",
  },

  // 406x: policies.
  "duplicate-policy-id": {
    why:
      "Findings are known by the id of their policy. With two of one id, alerts of one would open and close those of " +
      "the other.",
    wrong: `networks:
  app: { vpcEndpoints: [vpce-0123456789abcdef0] }
policies:
  - { id: test, buckets: [test-2020], allow: [app], awsServices: none }
  - { id: test, buckets: [test-2021], allow: [app], awsServices: none }`,
    right: `networks:
  app: { vpcEndpoints: [vpce-0123456789abcdef0] }
policies:
  - { id: test, buckets: [test-2020], allow: [app], awsServices: none }
  - { id: test-2021, buckets: [test-2021], allow: [app], awsServices: none }`,
    action: "Rename the newer one: the id of the older one is already known to open alerts.",
  },
  "impossible-bucket-pattern": {
    why: "A policy that can cover no bucket is never broken, and looks kept for ever.",
    wrong: `buckets: ["s3://testdata2020/reports/"]`,
    right: `buckets: [testdata2020]`,
    action: "Write the name of the bucket alone. Prefixes of keys cannot be told apart: the perimeter is the bucket's.",
  },
  "except-buckets": {
    why: "A bucket left out here is outside the perimeter for ever, and nothing says why, or who decided it.",
    wrong: `buckets: ["analytics-*"]
exceptBuckets: [analytics-public]`,
    right: `buckets: ["analytics-internal-*", analytics-raw]`,
    action:
      "Name finer patterns under `buckets`, or write a policy of its own for the bucket. Where neither will do, leave " +
      "it: the warning keeps the hole in sight.",
  },
  "unused-except-bucket": {
    why: "It excepts nothing today. It is a slip, or a hole that opens when a pattern under `buckets` is widened.",
    wrong: `buckets: ["analytics-*"]
exceptBuckets: [analitics-public]`,
    right: `buckets: ["analytics-*"]
exceptBuckets: [analytics-public]`,
    action: "Correct the pattern, or delete it.",
  },
  "except-empties-policy": {
    why: "The policy then covers no bucket and can never be broken.",
    wrong: `buckets: ["analytics-*"]
exceptBuckets: ["analytics*"]`,
    right: `buckets: ["analytics-*"]`,
    action: "Narrow `exceptBuckets`, or delete the policy.",
  },
  "overlapping-policies": {
    why:
      "A bucket that two policies cover must satisfy both: what one allows and the other does not is a violation. That " +
      "is seldom meant where a pattern overlaps a name by accident.",
    wrong: `networks:
  app: { vpcEndpoints: [vpce-0123456789abcdef0] }
policies:
  - { id: of-2020, buckets: ["*2020*"], allow: [app], awsServices: any }
  - { id: test, buckets: [test-2020], allow: [app], awsServices: none }`,
    right: `networks:
  app: { vpcEndpoints: [vpce-0123456789abcdef0] }
policies:
  - { id: lake, buckets: ["analytics-*"], allow: [app], awsServices: any }
  - { id: test, buckets: [test-2020], allow: [app], awsServices: none }`,
    action: "Narrow one of the patterns. If both are meant to hold, a broad one and a strict one, leave it.",
  },
  "overlap-unchecked": {
    why: "Whether patterns overlap is a hard question when they are many and full of stars, so that the search has a " +
      "limit. Beyond it nothing is said of overlaps; the verdicts are not touched.",
    example: "Thousands of policies with patterns such as `*a*b*c*`.",
    action: "Use names, or patterns with a single `*` at the end.",
  },
  "invalid-service-name": {
    why:
      "Logs name services by DNS name. A short name matches none, and every call of the service becomes a violation.",
    wrong: `awsServices: [athena]`,
    right: `awsServices: [athena.amazonaws.com]`,
    action:
      "Write the name as CloudTrail has it under `invokedBy`. The words `any` and `none` stand alone, in no list.",
  },
  "common-range": {
    why:
      "By address alone a request from 172.31.4.5 of your VPC and one from 172.31.4.5 of anybody's default VPC look " +
      "the same. Both would be compliant.",
    wrong: `networks:
  default-vpc:
    vpcEndpoints: [vpce-0123456789abcdef0]
    vpcCidrs: [172.31.0.0/16]
policies:
  - id: testdata
    buckets: [testdata2020]
    allow: [default-vpc]
    awsServices: none
    require: by-address`,
    right: `networks:
  default-vpc:
    vpcEndpoints: [vpce-0123456789abcdef0]
    vpcCidrs: [172.31.0.0/16]
policies:
  - id: testdata
    buckets: [testdata2020]
    allow: [default-vpc]
    awsServices: none
    require: proven`,
    action:
      "Require proof, and turn on CloudTrail data events, which name the endpoint; or give the VPC a range of its " +
      "own.",
  },

  // 408x: exceptions.
  "duplicate-exception-id": {
    why: "Findings about an exception are known by its id.",
    wrong: `exceptions:
  - id: backup
    reason: Old backup host
    owner: storage-team
    expires: 2099-03-31
    principals: ["arn:aws:iam::111122223333:role/backup"]
  - id: backup
    reason: New backup host, until its endpoint is there
    owner: storage-team
    expires: 2099-03-31
    principals: ["arn:aws:iam::111122223333:role/backup-2"]`,
    right: `exceptions:
  - id: backup
    reason: Old backup host
    owner: storage-team
    expires: 2099-03-31
    principals: ["arn:aws:iam::111122223333:role/backup"]
  - id: backup-2
    reason: New backup host, until its endpoint is there
    owner: storage-team
    expires: 2099-03-31
    principals: ["arn:aws:iam::111122223333:role/backup-2"]`,
    action: "Rename one.",
  },
  "exception-without-condition": {
    why: "It would except every request, and the policy would say nothing until the exception ends.",
    wrong: `exceptions:
  - id: migration
    reason: Everything moves in March
    owner: storage-team
    expires: 2099-03-31`,
    right: `exceptions:
  - id: migration
    reason: The mover copies everything in March
    owner: storage-team
    expires: 2099-03-31
    principals: ["arn:aws:iam::111122223333:role/mover"]`,
    action: "Say who, from where, or what: `principals`, `sourceCidrs` or `operations`.",
  },
  "excepts-everything": {
    why: "Conditions that every request meets are none.",
    wrong: `exceptions:
  - id: migration
    reason: Everything moves in March
    owner: storage-team
    expires: 2099-03-31
    sourceCidrs: [0.0.0.0/0]`,
    right: `exceptions:
  - id: migration
    reason: The mover copies everything in March
    owner: storage-team
    expires: 2099-03-31
    sourceCidrs: [198.51.100.7/32]`,
    action: "Narrow the conditions to what is meant.",
  },
  "invalid-principal": {
    why:
      "Principals are compared with what the logs name. What no log can name never matches, and the exception never " +
      "applies.",
    wrong: `exceptions:
  - id: legacy-backup
    reason: Old backup host
    owner: storage-team
    expires: 2099-03-31
    principals: [backup]`,
    right: `exceptions:
  - id: legacy-backup
    reason: Old backup host
    owner: storage-team
    expires: 2099-03-31
    principals: ["arn:aws:iam::111122223333:role/backup"]`,
    action:
      "Write the ARN of a role or user, an account id, a canonical user id, a service's DNS name, or `anonymous`. A " +
      "path or a session in the ARN does not matter.",
  },
  "unknown-operation": {
    why:
      "Operations are compared with the S3 API's names. Another name never matches, and the exception never applies.",
    wrong: `exceptions:
  - id: legacy-backup
    reason: Old backup host
    owner: storage-team
    expires: 2099-03-31
    operations: [REST.GET.OBJECT]`,
    right: `exceptions:
  - id: legacy-backup
    reason: Old backup host
    owner: storage-team
    expires: 2099-03-31
    operations: [GetObject]`,
    action: "Use the API's name: those of access logs (`REST.GET.OBJECT`) and of IAM (`s3:GetObject`) are others.",
  },
  "from-after-expires": {
    why: "Such an exception never holds.",
    wrong: `exceptions:
  - id: migration
    reason: The mover copies everything in March
    owner: storage-team
    from: 2099-03-31
    expires: 2099-03-01
    operations: [CopyObject]`,
    right: `exceptions:
  - id: migration
    reason: The mover copies everything in March
    owner: storage-team
    from: 2099-03-01
    expires: 2099-03-31
    operations: [CopyObject]`,
    action: "Exchange or correct the two days. Both belong to the exception.",
  },
  "expired-exception": {
    why: "It no longer applies to anything that happens. A file full of ended exceptions hides the one that counts.",
    wrong: `exceptions:
  - id: legacy-backup
    reason: Old backup host, moves in March
    owner: storage-team
    expires: 2020-03-31
    operations: [GetObject]`,
    right: `exceptions:
  - id: legacy-backup
    reason: Old backup host, moves in March
    owner: storage-team
    expires: 2099-03-31
    operations: [GetObject]`,
    action:
      "Delete it, or ask its owner for a reason to go on and a new date. A check of traffic reports it as PERIM3001, " +
      "with the severity of its policy.",
  },
  "wide-exception": {
    why: "A /16 is 65,536 addresses. An exception of that size is a network, and not a host that somebody owns.",
    wrong: `exceptions:
  - id: legacy-backup
    reason: Old backup hosts
    owner: storage-team
    expires: 2099-03-31
    sourceCidrs: [198.0.0.0/8]`,
    right: `exceptions:
  - id: legacy-backup
    reason: Old backup hosts
    owner: storage-team
    expires: 2099-03-31
    sourceCidrs: [198.51.100.0/28]`,
    action: "Name the addresses, or the principals. If the range is yours for good, make a network of it.",
  },

  // 410x: tests of policies.
  "undefined-policy": {
    why: "A test of a policy that is not there tests nothing, and would go on looking like one that does.",
    example: "`expect: { tset-data: ... }`, where the policies of the run are `test-data` and `log-archive`.",
    action: "Correct the id, or name the file that has the policy in the same run.",
  },
  "undefined-exception": {
    why: "An exception that was renamed or deleted must not go on being expected.",
    example: "`exception: legacy-backup`, where the only exception of the policy is `old-backup-host`.",
    action: "Correct the id; where the exception is gone, expect what the policy says without it.",
  },
  "impossible-expectation": {
    why:
      "Each reason is a row of the verdict table and leads to one verdict, apart from exceptions. Such a test would " +
      "fail whatever the policy says.",
    example: "`{ verdict: compliant, reason: from-internet }`: who comes from the internet is a violation.",
    action: "Correct one of the two. `s3-perimeter test` tells the actual ones of every failing test.",
  },
  "impossible-request": {
    why: "A test of what can never happen shows nothing of the policy.",
    example: "`evidence: log` with a `vpcEndpoint`, which access logs do not have; or `bucket: test-*`, which is a " +
      "pattern and no name.",
    action: "Give the evidence that has such a field (`trail` or `joined`), or leave the field out.",
  },
  "duplicate-test-name": {
    why: "A failing test is found by its name, and test reports keep the history of a test under it.",
    example: "Two tests `from the office`, one with `verdict: compliant` and one with `verdict: violation`.",
    action: "Say in each name what is special about the test.",
  },
  "request-given-twice": {
    why: "The two can contradict each other, and only one could be used.",
    example: "A test with `request` and `accessLog`.",
    action:
      "Keep `request`, or what was pasted (`accessLog`, `cloudTrail` or both); make two tests where both are wanted.",
  },
};

/** Rules about mistakes in policy files: one for each code. */
export const lintFamily: readonly Rule[] = (Object.keys(codes) as CodeName[]).map((name) => {
  const { id, kind, severity, summary } = codes[name];
  const page = lintPages[name];
  return {
    id,
    name,
    family: "policy-file",
    severity,
    level: levelOf(severity),
    summary,
    page: {
      what: [
        kind === "error"
          ? `${summary}. No policy of the run is used until it is mended (exit status 2).`
          : `${summary}. The policies are used all the same.`,
      ],
      why: [page.why],
      example: exampleOf(page),
      action: [page.action],
    },
  };
});

function exampleOf({ wrong, right, example }: LintPage): Prose {
  if (wrong === undefined || right === undefined) return [example ?? ""];
  return [
    "Wrong:",
    { language: "yaml", code: wrong },
    "Right:",
    { language: "yaml", code: right },
  ];
}
