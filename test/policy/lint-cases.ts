/** A policy file, or several by name, and all that is to be said of it. */
export interface LintCase {
  readonly title: string;
  readonly files: string | Readonly<Record<string, string>>;
  /** `line:column code`, with the file in front of the line where there are several, and ` -> suggestion`. */
  readonly expected: readonly string[];
}

const networks = `version: 1
networks:
  app:
    vpcEndpoints: [vpce-0126d8067633b9fc0]
`;
const head = `${networks}policies:
`;
/** A policy on six lines, 6 to 11, that is sound; what follows is indented by four. */
const sound = `${head}  - id: one
    buckets: [testdata]
    allow: [app]
    awsServices: none
    # line 10
    severity: low
`;
/** The same with an exception that begins on line 13. */
const excepted = `${sound}    exceptions:
      - id: backup
        reason: Old host
        owner: storage
`;
const alsoOne = sound.slice(sound.indexOf("  - id"));

export const lintCases: readonly LintCase[] = [
  { title: "a sound file", files: sound, expected: [] },
  { title: "a sound file with CRLF", files: sound.replaceAll("\n", "\r\n"), expected: [] },
  { title: "a sound file with a byte order mark", files: `\uFEFF${sound}`, expected: [] },
  {
    title: "the same error with a byte order mark",
    files: "\uFEFFversion: 2\naccounts: ['111122223333']",
    expected: ["1:10 unsupported-version -> 1"],
  },
  {
    title: "the same error with CRLF",
    files: "version: 1\r\naccounts:\r\n  - 12\r\n",
    expected: ['3:5 wrong-type -> "12"'],
  },
  { title: "a file that says no more than networks", files: `${networks}x-a: [1]\n`, expected: ["3:3 unused-network"] },

  // The file.
  { title: "too large", files: `version: 1\n${"#".repeat(1024 * 1024)}`, expected: ["1:1 policy-file-too-large"] },
  { title: "empty", files: "", expected: ["1:1 empty-policy-file"] },
  { title: "comments only", files: "# nothing\n# here\n", expected: ["1:1 empty-policy-file"] },
  { title: "an empty document", files: "---\n", expected: ["1:1 empty-policy-file"] },
  { title: "a version alone", files: "version: 1\nx-hosts: [a]\n", expected: ["1:1 empty-policy-file"] },
  { title: "no YAML", files: "version: 1\naccounts: [\n", expected: ["2:12 yaml-syntax"] },
  { title: "no YAML in quotes", files: "version: 1\naccounts: ['111122223333]\n", expected: ["2:26 yaml-syntax"] },
  { title: "a control character", files: "version: 1\naccounts: ['\u0000']\n", expected: ["2:13 yaml-syntax"] },
  { title: "a tab", files: "version: 1\nnetworks:\n\tapp: {}\n", expected: ["3:1 tab-indentation ->   "] },
  { title: "two documents", files: `${sound}---\nversion: 1\n`, expected: ["12:1 several-documents"] },
  {
    title: "two documents without a marker",
    files: `${sound}...\n# more\nversion: 1\n`,
    expected: ["14:1 several-documents"],
  },
  { title: "YAML 1.1 changes nothing", files: `%YAML 1.1\n---\n${sound}`, expected: [] },
  { title: "a list as root", files: "- version: 1\n", expected: ["1:1 wrong-type"] },
  { title: "a text as root", files: "version 1\n", expected: ["1:1 wrong-type"] },
  { title: "a duplicate key", files: `${sound}    severity: high\n`, expected: ["12:5 duplicate-key"] },
  {
    title: "a duplicate network",
    files: `${networks}  "app":\n    publicCidrs: [1.1.1.1/32]\n`,
    expected: ["3:3 unused-network", "5:3 duplicate-key"],
  },
  { title: "a tag", files: `${sound}    description: !secret x\n`, expected: ["12:18 unknown-tag"] },
  {
    title: "an anchor and an alias",
    files: sound.replace("[app]", "*a").replace("version: 1", "version: 1\nx-a: &a [app]"),
    expected: [],
  },
  {
    title: "an alias without anchor",
    files: `${sound}x-apps: &apps [app]\nx-other: *app\n`,
    expected: ["13:10 undefined-anchor -> *apps"],
  },
  {
    title: "patterns without quotes are aliases",
    files: sound.replace("[testdata]", "[*-logs, 'x*']"),
    expected: ['7:15 undefined-anchor -> "*-logs"'],
  },
  { title: "a star without quotes", files: sound.replace("[testdata]", "[*]"), expected: ["7:15 yaml-syntax"] },
  { title: "a directive that is none", files: `%YOML 1.2\n---\n${sound}`, expected: ["1:1 yaml-syntax"] },
  { title: "YAML of the future", files: `%YAML 3.0\n---\n${sound}`, expected: ["1:7 yaml-syntax"] },
  { title: "an alias in itself", files: `${sound}x-a: &a [1, *a]\n`, expected: ["12:13 alias-bomb"] },
  {
    title: "an alias bomb",
    files: `${sound}x-a: &a [${Array(10).fill("x").join(", ")}]\n${
      [..."bcdefg"].map((name, index) => `x-${name}: &${name} [${Array(10).fill(`*${"abcdef"[index]}`).join(", ")}]\n`)
        .join("")
    }`,
    expected: ["17:10 alias-bomb"],
  },
  { title: "nested too deeply", files: `x: ${"[".repeat(40)}\n`, expected: ["1:36 nested-too-deeply"] },
  { title: "nested very deeply", files: "[".repeat(100_000), expected: ["1:65 nested-too-deeply"] },
  {
    title: "nested too deeply by aliases",
    files: `${sound}x-a: &a ${"[".repeat(20)}${"]".repeat(20)}\nx-b: ${"[".repeat(20)}*a${"]".repeat(20)}\n`,
    expected: ["13:26 nested-too-deeply"],
  },
  {
    title: "a merge",
    files: sound.replace("    severity: low", "    <<: *base").replace(
      "version: 1",
      "version: 1\nx-base: &base {severity: low, id: two}",
    ),
    expected: [],
  },
  {
    title: "a merge of a list",
    files: sound.replace("    severity: low", "    <<: [*a, *b]").replace(
      "version: 1",
      "version: 1\nx-a: &a {severity: low}\nx-b: &b {severity: grave}",
    ),
    expected: [],
  },
  {
    title: "a merge of what is no mapping hides no more than itself",
    files: `${head}  - <<: [x]\n    id: one\n    severity: grave\n`,
    expected: ["6:10 unmergeable-value", "8:15 unknown-value"],
  },
  {
    title: "an error in a merged value, used twice, is said once",
    files:
      `version: 1\nx-base: &base {awsServices: none, allow: [{publicCidrs: [10.0.0.0/8]}]}\npolicies:\n  - {id: a, buckets: [aaa], <<: *base}\n  - {id: b, buckets: [bbb], <<: *base}\n`,
    expected: ["2:58 private-range-as-public"],
  },

  // The shape.
  {
    title: "an unknown key",
    files: sound.replace("awsServices", "awsService"),
    expected: ["9:5 unknown-key -> awsServices"],
  },
  { title: "a key that nothing is near", files: `${sound}    colour: red\n`, expected: ["12:5 unknown-key"] },
  {
    title: "misspelt networks do not make them undefined",
    files: sound.replace("networks", "netwroks"),
    expected: ["2:1 unknown-key -> networks"],
  },
  {
    title: "`__proto__` is a key like any other",
    files: `${sound}__proto__: {}\nconstructor: 1\n`,
    expected: ["12:1 unknown-key", "13:1 unknown-key"],
  },
  {
    title: "missing keys",
    files: `${head}  - buckets: [testdata]\n`,
    expected: ["6:5 missing-key", "6:5 missing-key", "6:5 missing-key"],
  },
  { title: "no version", files: "networks: {}\n", expected: ["1:1 missing-key"] },
  {
    title: "a text for a list",
    files: sound.replace("[testdata]", "testdata"),
    expected: ["7:14 wrong-type -> [testdata]"],
  },
  {
    title: "an account without quotes",
    files: "version: 1\naccounts: [011122223333, 111122223333]\n",
    expected: ['2:12 wrong-type -> "011122223333"', '2:26 wrong-type -> "111122223333"'],
  },
  {
    title: "an octal number as principal",
    files: `${excepted}        expires: 2027-01-01\n        principals: [0o17]\n`,
    expected: ['17:22 wrong-type -> "0o17"'],
  },
  { title: "an empty value", files: "version: 1\nnetworks:\n", expected: ["2:1 wrong-type"] },
  { title: "a number for text", files: `${sound}    description: 1.10\n`, expected: ['12:18 wrong-type -> "1.10"'] },
  { title: "a key that is no text", files: "version: 1\nnetworks: {[a]: {}}\n", expected: ["2:12 wrong-type"] },
  {
    title: "a network that is no mapping",
    files: sound.replace("\n    vpcEndpoints: [vpce-0126d8067633b9fc0]", " vpce-0126d8067633b9fc0"),
    expected: ["3:8 wrong-type"],
  },
  {
    title: "an entry of allow that is a number",
    files: sound.replace("[app]", "[app, 5]"),
    expected: ['8:18 wrong-type -> "5"'],
  },
  {
    title: "an unknown value",
    files: sound.replace("severity: low", "severity: lwo"),
    expected: ["11:15 unknown-value -> low"],
  },
  {
    title: "a service that is no list",
    files: sound.replace("none", "athena.amazonaws.com"),
    expected: ["9:18 unknown-value -> [athena.amazonaws.com]"],
  },
  { title: "services in another case", files: sound.replace("none", "None"), expected: ["9:18 unknown-value -> none"] },
  {
    title: "another version",
    files: 'version: "1"\naccounts: ["111122223333"]\n',
    expected: ["1:10 unsupported-version -> 1"],
  },
  {
    title: "empty lists",
    files: sound.replace("[testdata]", "[]").replace("[app]", "[]").replace("none", "[]"),
    expected: ["7:14 empty-list", "8:12 empty-list", "9:18 empty-list"],
  },
  { title: "blank text", files: `${sound}    description: "  "\n`, expected: ["12:18 empty-text"] },
  {
    title: "a name with a blank",
    files: sound.replace("id: one", "id: policy one"),
    expected: ["6:9 invalid-name -> policy-one"],
  },
  {
    title: "a network's name with a slash",
    files: `version: 1\nnetworks: {a/b: {publicCidrs: [1.1.1.1/32]}}\npolicies: []\n`,
    expected: ["2:12 invalid-name -> a-b", "2:12 unused-network"],
  },
  {
    title: "account ids",
    files: 'version: 1\naccounts: ["1111-2222-3333", "1111222233334", "11112222333a"]\n',
    expected: ['2:12 invalid-account-id -> "111122223333"', "2:30 invalid-account-id", "2:47 invalid-account-id"],
  },
  {
    title: "duplicate values",
    files: sound.replace("[testdata]", "[testdata, other, testdata]"),
    expected: ["7:32 duplicate-value"],
  },

  // Networks.
  {
    title: "ranges that are not strict",
    files: `version: 1\npolicies: []\nnetworks:\n  n:\n    publicCidrs:\n${
      [
        "010.0.0.1/32",
        '"10.1"',
        "0x0a000001/32",
        "1.2.3.4%eth0/32",
        "::ffff:1.2.3.4/128",
        "::ffff:0:0/96",
        '"1.2.3.4/32 "',
        '"1.2.3.4/32\\n"',
        "1e1.0.0.1/32",
        "１.2.3.4/32",
        "1.2.3.4",
        "2001:db8::1",
        "2001:DB8::/32",
        "2001:db8:0:0::/64",
        "1.2.3.4/33",
        "1.2.3.0/024",
        "1.2.3.0/+24",
        "1.2.3.0/",
        "1.2.3.4/24",
        "2001:db8::1/64",
        '"fe80::1%eth0/128"',
        "256.1.1.1/32",
        "1.2.3/24",
        "1.2.3.4.5/32",
        "1.2.3.4/32/32",
        '""',
        "any",
      ].map((range) => `      - ${range}\n`).join("")
    }`,
    expected: [
      "4:3 unused-network",
      "6:9 not-an-address",
      "7:9 not-an-address",
      "8:9 not-an-address",
      "9:9 not-an-address",
      "10:9 non-canonical-address -> 1.2.3.4/32",
      "11:9 non-canonical-address -> 0.0.0.0/0",
      "12:9 not-an-address -> 1.2.3.4/32",
      "13:9 not-an-address -> 1.2.3.4/32",
      "14:9 not-an-address",
      "15:9 not-an-address",
      "16:9 prefix-length-missing -> 1.2.3.4/32",
      "17:9 prefix-length-missing -> 2001:db8::1/128",
      "18:9 non-canonical-address -> 2001:db8::/32",
      "19:9 non-canonical-address -> 2001:db8::/64",
      "20:9 invalid-prefix-length",
      "21:9 invalid-prefix-length -> 1.2.3.0/24",
      "22:9 invalid-prefix-length -> 1.2.3.0/24",
      "23:9 invalid-prefix-length",
      "24:9 host-bits-set -> 1.2.3.0/24",
      "25:9 host-bits-set -> 2001:db8::/64",
      "26:9 not-an-address",
      "27:9 not-an-address",
      "28:9 not-an-address",
      "29:9 not-an-address",
      "30:9 invalid-prefix-length",
      "31:9 not-an-address",
      "32:9 not-an-address",
    ],
  },
  {
    title: "every address",
    files: sound.replace("[app]", "[app, {publicCidrs: [0.0.0.0/0, '::/0', 2000::/3]}]"),
    expected: ["8:33 any-address", "8:44 any-address", "8:52 any-address"],
  },
  {
    title: "private ranges as public",
    files: sound.replace(
      "[app]",
      "[{publicCidrs: [10.0.0.0/8, 172.0.0.0/8, 'fd00::/8', 100.64.0.0/10, 192.0.2.0/24]}]",
    ),
    expected: [
      "3:3 unused-network",
      "8:28 private-range-as-public",
      "8:40 private-range-as-public",
      "8:53 private-range-as-public",
      "8:65 private-range-as-public",
    ],
  },
  {
    title: "public ranges in a VPC",
    files:
      `${networks}    vpcCidrs: [52.0.0.0/16, 10.0.0.0/7, 2001:db8::/56, 0.0.0.0/0, 10.2.0.0/16]\npolicies: [{id: a, buckets: [aaa], allow: [app], awsServices: any}]\n`,
    expected: ["5:16 public-range-as-vpc", "5:29 public-range-as-vpc", "5:56 public-range-as-vpc"],
  },
  {
    title: "public ranges in a VPC that has them",
    files: sound.replace(
      "[app]",
      "[{vpcEndpoints: [vpce-0126d806], vpcCidrs: [52.0.0.0/16, 0.0.0.0/0], publicSpaceVpc: true}]",
    ),
    expected: ["3:3 unused-network", "8:69 any-address"],
  },
  {
    title: "ranges without endpoints",
    files: sound.replace("[app]", "[app, {vpcCidrs: [10.2.0.0/16]}]"),
    expected: ["8:19 vpc-cidrs-without-endpoints"],
  },
  {
    title: "an empty network",
    files: sound.replace("[app]", "[app, {description: nothing}, {}]"),
    expected: ["8:19 empty-network", "8:42 empty-network"],
  },
  {
    title: "endpoint ids",
    files: sound.replace("[app]", '[app, {vpcEndpoints: [vpc-0126d806, "VPCE-0126d8067633b9fc0 ", vpce-1]}]'),
    expected: ["8:34 odd-endpoint-id", "8:48 odd-endpoint-id -> vpce-0126d8067633b9fc0", "8:75 odd-endpoint-id"],
  },
  {
    title: "one network in two files",
    files: { "b.yaml": sound, "a.yaml": networks },
    expected: ["b.yaml:3:3 duplicate-network"],
  },
  {
    title: "an undefined network",
    files: sound.replace("[app]", "[apq, head-office]"),
    expected: ["3:3 unused-network", "8:13 undefined-network -> app", "8:18 undefined-network"],
  },
  {
    title: "a network of another file",
    files: { "a.yaml": sound.replace(/networks:[^]*(?=policies)/, ""), "b.yaml": networks },
    expected: [],
  },
  {
    title: "no network is undefined or unused where a file cannot be read",
    files: { "a.yaml": `${sound.replace("[app]", "[head-office]")}`, "b.yaml": "networks: [\n" },
    expected: ["b.yaml:1:12 yaml-syntax"],
  },
  {
    title: "an unused network",
    files: `${sound}`.replace("policies:", "  spare:\n    publicCidrs: [1.1.1.1/32]\npolicies:"),
    expected: ["5:3 unused-network"],
  },

  // Policies.
  {
    title: "two policies of one id",
    files: { "a.yaml": sound, "b.yaml": `version: 1\npolicies:\n${alsoOne.replace("testdata", "other")}` },
    expected: ["b.yaml:3:9 duplicate-policy-id"],
  },
  {
    title: "a file that comes with a broken one is linted all the same",
    files: { "a.yaml": sound.replace("severity: low", "severity: grave"), "b.yaml": "a: [", "c.yaml": "" },
    expected: ["a.yaml:11:15 unknown-value", "b.yaml:1:5 yaml-syntax", "c.yaml:1:1 empty-policy-file"],
  },
  {
    title: "sound policies beside a broken one are linted",
    files: `${head}  - 5\n  - id: one\n    buckets: ["s3://data"]\n    allow: [app]\n    awsServices: [athena]\n`,
    expected: [
      "6:5 wrong-type",
      "8:15 impossible-bucket-pattern -> data",
      "10:19 invalid-service-name -> athena.amazonaws.com",
    ],
  },
  {
    title: "impossible buckets",
    files: sound.replace(
      "[testdata]",
      '["s3://data/x/*", "arn:aws:s3:::data", "data/*", "[ab]*", ab, "a*", "", "データ"]',
    ),
    expected: [
      "7:15 impossible-bucket-pattern -> data",
      "7:32 impossible-bucket-pattern -> data",
      "7:53 impossible-bucket-pattern -> data",
      "7:63 impossible-bucket-pattern",
      "7:72 impossible-bucket-pattern",
      "7:82 impossible-bucket-pattern",
      "7:86 impossible-bucket-pattern",
    ],
  },
  {
    title: "a name that is too long",
    files: sound.replace("[testdata]", `["${"a".repeat(256)}*"]`),
    expected: ["7:15 impossible-bucket-pattern"],
  },
  {
    title: "except buckets",
    files: sound.replace("[testdata]", "[data-*]\n    exceptBuckets: [data-tmp]"),
    expected: ["8:5 except-buckets"],
  },
  {
    title: "except buckets that except nothing",
    files: sound.replace("[testdata]", '[data-*]\n    exceptBuckets: ["*-tmp", tmp-*]'),
    expected: ["8:5 except-buckets", "8:30 unused-except-bucket"],
  },
  {
    title: "except buckets that except everything",
    files: sound.replace("[testdata]", '[data-*, other]\n    exceptBuckets: ["o?her", "*-*"]'),
    expected: ["8:5 except-empties-policy"],
  },
  {
    title: "except buckets that together except everything",
    files: sound.replace("[testdata]", '["a?*"]\n    exceptBuckets: ["*?", a]'),
    expected: ["8:5 except-empties-policy", "8:27 impossible-bucket-pattern"],
  },
  {
    title: "empty except buckets",
    files: sound.replace("[testdata]", "[testdata]\n    exceptBuckets: []"),
    expected: [],
  },
  {
    title: "two policies over one bucket",
    files: {
      "a.yaml": sound,
      "b.yaml": `version: 1\npolicies:\n${alsoOne.replace("one", "two").replace("[testdata]", '[other, "test*"]')}`,
    },
    expected: ["b.yaml:4:22 overlapping-policies"],
  },
  {
    title: "two globs over one bucket",
    files: `${sound.replace("[testdata]", '["*-logs", "a*"]')}${
      alsoOne.replace("one", "two").replace("[testdata]", '["audit?*"]')
    }`,
    expected: ["13:15 overlapping-policies"],
  },
  {
    title: "two policies kept apart by except buckets",
    files: `${sound.replace("[testdata]", '["*"]\n    exceptBuckets: [logs]')}${
      alsoOne.replace("one", "two").replace("testdata", "logs")
    }`,
    expected: ["8:5 except-buckets"],
  },
  {
    title: "patterns beyond comparison",
    files: sound.replace("[testdata]", `["*c"]\n    exceptBuckets: ["???", "???*c", "*a${"?".repeat(20)}"]`),
    expected: ["8:5 except-buckets", "8:5 overlap-unchecked"],
  },
  {
    title: "two globs beyond comparison",
    files: `${sound.replace("[testdata]", `["*c"]\n    exceptBuckets: [dcc, "???*c", "*a${"?".repeat(20)}"]`)}${
      alsoOne.replace("one", "two").replace("[testdata]", '["?*?*c"]\n    exceptBuckets: ["???"]')
    }`,
    expected: ["8:5 except-buckets", "13:9 overlap-unchecked", "15:5 except-buckets"],
  },
  {
    title: "services that are none",
    files: sound.replace("none", "[athena, any, Athena.amazonaws.com, 'AWS Internal', example.com]"),
    expected: [
      "9:19 invalid-service-name -> athena.amazonaws.com",
      "9:27 invalid-service-name",
      "9:54 invalid-service-name",
      "9:70 invalid-service-name",
    ],
  },
  {
    title: "common ranges by address",
    files: `${sound}    require: by-address\n`.replace(
      "networks:",
      "networks:\n  two:\n    vpcEndpoints: [vpce-0126d8067633b9fc1]\n    vpcCidrs: [172.31.5.0/24, 10.0.0.0/8]",
    ).replace("[app]", "[app, two]"),
    expected: ["15:14 common-range -> proven"],
  },
  {
    title: "uncommon ranges by address",
    files: `${sound}    require: by-address\n`.replace(
      "[app]",
      "[{vpcEndpoints: [vpce-0126d8067633b9fc1], vpcCidrs: [10.77.0.0/16]}, app]",
    ),
    expected: [],
  },
  {
    title: "common ranges, proven",
    files: `${sound}    require: proven\n`.replace(
      "[app]",
      "[app, {vpcEndpoints: [vpce-0126d8067633b9fc1], vpcCidrs: [172.31.0.0/16]}]",
    ),
    expected: [],
  },

  // Exceptions.
  {
    title: "a sound exception",
    files:
      `${excepted}        expires: 2026-06-30\n        principals: ["arn:aws:iam::111122223333:role/path/backup", "arn:aws:sts::111122223333:assumed-role/backup/session", "111122223333", anonymous, "-", AmazonS3, "svc:delivery.logs.amazonaws.com", athena.amazonaws.com, ${
        "0123456789abcdef".repeat(4)
      }, "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1", "arn:aws-us-gov:iam::111122223333:root", "111122223333:federated-user"]\n`,
    expected: [],
  },
  {
    title: "two exceptions of one id",
    files:
      `${excepted}        expires: 2026-06-30\n        operations: [GetObject]\n      - {id: backup, reason: x, owner: y, expires: 2026-07-01, operations: [PutObject]}\n`,
    expected: ["18:14 duplicate-exception-id"],
  },
  {
    title: "an exception without condition",
    files: `${excepted}        expires: 2026-06-30\n`,
    expected: ["13:9 exception-without-condition"],
  },
  {
    title: "an exception that excepts everything",
    files: `${excepted}        expires: 2026-06-30\n        sourceCidrs: [0.0.0.0/1, 128.0.0.0/1]\n`,
    expected: ["13:13 excepts-everything"],
  },
  {
    title: "an exception for all of IPv6",
    files: `${excepted}        expires: 2026-06-30\n        sourceCidrs: [1.1.1.1/32, "::/0"]\n`,
    expected: ["13:13 excepts-everything"],
  },
  {
    title: "an exception for every address and one principal",
    files:
      `${excepted}        expires: 2026-06-30\n        sourceCidrs: [0.0.0.0/0, "2001::/16"]\n        principals: [anonymous]\n`,
    expected: ["17:23 wide-exception", "17:34 wide-exception"],
  },
  {
    title: "principals that are none",
    files:
      `${excepted}        expires: 2026-06-30\n        principals: [backup, "arn:aws:iam::111122223333:role/*", "arn:aws:s3:::data", 1111-2222-3333, anonymus, "", unknown, " anonymous", "arn:aws:iam::1111:role/x"]\n`,
    expected: [
      "17:22 invalid-principal",
      "17:30 invalid-principal",
      "17:66 invalid-principal",
      '17:87 invalid-principal -> "111122223333"',
      "17:103 invalid-principal -> anonymous",
      "17:113 invalid-principal",
      "17:117 invalid-principal",
      "17:126 invalid-principal -> anonymous",
      "17:140 invalid-principal",
    ],
  },
  {
    title: "operations that are none",
    files:
      `${excepted}        expires: 2026-06-30\n        operations: [getObject, s3:PutObject, REST.DELETE.OBJECT, ListObjectsV2, Nonsense, 5]\n`,
    expected: [
      "17:22 unknown-operation -> GetObject",
      "17:33 unknown-operation -> PutObject",
      "17:47 unknown-operation -> DeleteObject",
      "17:67 unknown-operation -> ListObjects",
      "17:82 unknown-operation",
      "17:92 wrong-type",
    ],
  },
  {
    title: "dates that are none",
    files: `${excepted}        from: 2026-13-01\n        expires: 2026-02-29\n        operations: [GetObject]\n`,
    expected: ["16:15 invalid-date", "17:18 invalid-date"],
  },
  {
    title: "dates of another form",
    files: `${excepted}        from: 2026-1-1\n        expires: 20260630\n        operations: [GetObject]\n`,
    expected: ["16:15 invalid-date", "17:18 wrong-type -> 2026-06-30"],
  },
  {
    title: "a last day before the first",
    files: `${excepted}        from: 2026-07-01\n        expires: 2026-06-30\n        operations: [GetObject]\n`,
    expected: ["16:15 from-after-expires"],
  },
  {
    title: "an exception that ended yesterday",
    files: `${excepted}        expires: 2026-05-31\n        operations: [GetObject]\n`,
    expected: ["16:18 expired-exception"],
  },
  {
    title: "an exception that ends today",
    files: `${excepted}        expires: 2026-06-01\n        operations: [GetObject]\n`,
    expected: [],
  },
  {
    title: "wide exceptions",
    files:
      `${excepted}        expires: 2026-06-30\n        sourceCidrs: [52.0.0.0/15, 52.2.0.0/16, "2001:db8::/31", "2001:db8::/32"]\n`,
    expected: ["17:23 wide-exception", "17:49 wide-exception"],
  },
];
