/** A file of policy tests and all that is to be said of it; the policies are those of {@link testedPolicies}. */
export interface TestLintCase {
  readonly title: string;
  readonly text: string;
  /** `line:column code`, and ` -> suggestion`. */
  readonly expected: readonly string[];
}

/** The policies that the tests of the cases are of. */
export const testedPolicies = `version: 1
networks:
  app:
    vpcEndpoints: [vpce-0123456789abcdef0]
    vpcCidrs: [10.20.0.0/16]
policies:
  - id: app-data
    buckets: ["app-data-*"]
    allow: [app]
    awsServices: [athena.amazonaws.com]
    exceptions:
      - id: old-host
        reason: Moves in March
        owner: storage-team
        expires: 2099-03-31
        sourceCidrs: [198.51.100.17/32]
  - id: log-archive
    buckets: [log-archive]
    allow: [app]
    awsServices: none
`;

const head = "version: 1\ntests:\n";
const expect = "    expect: { app-data: { verdict: violation, reason: from-internet } }\n";
const line = "a app-data-1 [16/Mar/2026:00:00:00 +0000] 10.0.0.1 - R REST.GET.OBJECT k";

/** A test on lines 3 to 5 whose request has some fields besides. */
function withRequest(fields: string): string {
  return `${head}  - name: one\n    request: { bucket: app-data-1, ${fields} }\n${expect}`;
}

/** A test on lines 3 to 5 that expects something. */
function withExpectation(expected: string): string {
  return `${head}  - name: one\n    request: { bucket: app-data-1, evidence: trail }\n    expect: ${expected}\n`;
}

export const testLintCases: readonly TestLintCase[] = [
  { title: "a sound file", text: withRequest("evidence: trail, source: 198.51.100.1"), expected: [] },
  {
    title: "every field",
    text: withRequest(
      'evidence: old-trail, principal: "111122223333", source: 10.20.0.0/16, vpcEndpoint: vpce-0123456789abcdef0, ' +
        "operation: PutObject, outcome: denied, claim: console, day: 2026-02-28",
    ),
    expected: [],
  },
  { title: "own keys at the top", text: `x-a: &a 1\n${withRequest("evidence: log")}`, expected: [] },
  { title: "an operation of S3's own", text: withRequest("evidence: log, operation: S3.EXPIRE.OBJECT"), expected: [] },
  { title: "a service that is not named", text: withRequest("evidence: log, awsService: unknown"), expected: [] },
  {
    title: "sources of every form",
    text: head +
      ["private", "public", "10.0.0.1", '"2001:db8::1"', "10.0.1.0/24", "10.0.0.0/16", '"2001:db8:1::/48"'].map(
        (source, index) =>
          `  - name: n${index}\n    request: { bucket: app-data-1, evidence: log, source: ${source} }\n${expect}`,
      ).join(""),
    expected: [],
  },
  {
    title: "pasted evidence",
    text: `${head}  - name: one\n    accessLog: ${line}\n    cloudTrail: [{ eventVersion: "1.09" }, {}]\n${expect}`,
    expected: [],
  },
  { title: "everything not covered", text: withExpectation("{ log-archive: { verdict: not-covered } }"), expected: [] },

  // The file and its shape.
  { title: "an empty file", text: "", expected: ["1:1 empty-policy-file"] },
  {
    title: "another version",
    text: "version: 2\ntests: [1]\n",
    expected: ["1:10 unsupported-version -> 1", "2:9 wrong-type"],
  },
  { title: "no tests", text: "version: 1\n", expected: ["1:1 missing-key"] },
  { title: "an empty list of tests", text: "version: 1\ntests: []\n", expected: ["2:8 empty-list"] },
  { title: "a policy file", text: "version: 1\npolicies: []\n", expected: ["1:1 missing-key", "2:1 unknown-key"] },
  {
    title: "a test without anything",
    text: `${head}  - {}\n`,
    expected: ["3:5 missing-key", "3:5 missing-key", "3:5 missing-key"],
  },
  {
    title: "a blank name, and an expectation of nothing",
    text: `${head}  - name: " "\n    request: { bucket: app-data-1, evidence: log }\n    expect: {}\n`,
    expected: ["3:11 empty-text", "5:13 empty-list"],
  },
  {
    title: "misspelt keys",
    text: `${head}  - name: one\n    requset: {}\n    request: { buckets: a, evidence: log }\n    expects: {}\n`,
    expected: [
      "4:5 unknown-key -> request",
      "5:16 unknown-key -> bucket",
      "6:5 unknown-key -> expect",
    ],
  },
  {
    title: "words that are none of theirs",
    text: withRequest("evidence: trial, operation: s3:GetObject, outcome: denid, claim: consol"),
    expected: [
      "4:46 unknown-value -> trail",
      "4:64 unknown-operation -> GetObject",
      "4:87 unknown-value -> denied",
      "4:101 unknown-value -> console",
    ],
  },
  {
    title: "a verdict and a reason that are none",
    text: withExpectation("{ app-data: { verdict: complaint, reason: endpoint-alowed } }"),
    expected: ["5:36 unknown-value -> compliant", "5:55 unknown-value -> endpoint-allowed"],
  },
  {
    title: "a reason is missing, and one too many",
    text: withExpectation(
      "{ app-data: { verdict: violation }, log-archive: { verdict: not-covered, reason: from-internet } }",
    ),
    expected: ["5:27 missing-key", "5:94 impossible-expectation"],
  },
  {
    title: "an operation that is no word",
    text: withRequest("evidence: log, operation: S3.x y"),
    expected: [
      "4:62 unknown-operation",
    ],
  },

  // What it means.
  {
    title: "a request twice",
    text: `${head}  - name: one\n    request: { bucket: app-data-1, evidence: log }\n    accessLog: ${line}\n${expect}`,
    expected: ["5:16 request-given-twice"],
  },
  {
    title: "two tests of one name",
    text: `${withRequest("evidence: log")}${withRequest("evidence: log").slice(head.length)}`,
    expected: ["6:11 duplicate-test-name"],
  },
  {
    title: "an undefined policy",
    text: withExpectation("{ app-dta: { verdict: violation, reason: from-internet } }"),
    expected: ["5:15 undefined-policy -> app-data"],
  },
  {
    title: "an undefined exception",
    text: withExpectation("{ app-data: { verdict: excepted, reason: from-internet, exception: old-hsot } }"),
    expected: ["5:80 undefined-exception -> old-host"],
  },
  {
    title: "an exception is missing, and one too many",
    text: withExpectation(
      "{ app-data: { verdict: excepted, reason: from-internet }, " +
        "log-archive: { verdict: violation, reason: from-internet, exception: a } }",
    ),
    expected: ["5:27 missing-key", "5:140 impossible-expectation"],
  },
  {
    title: "verdicts that never come with their reasons",
    text: withExpectation(
      "{ app-data: { verdict: compliant, reason: from-internet }, log-archive: { verdict: excepted, " +
        "reason: evidence-conflict, exception: a } }",
    ),
    expected: [
      "5:36 impossible-expectation -> violation",
      "5:96 impossible-expectation -> inconclusive",
      "5:144 undefined-exception",
    ],
  },
  {
    title: "an endpoint in an access log",
    text: withRequest("evidence: log, vpcEndpoint: vpce-0123456789abcdef0"),
    expected: ["4:64 impossible-request"],
  },
  {
    title: "an endpoint id that does not look like one",
    text: withRequest("evidence: trail, vpcEndpoint: VPCE-0123456789abcdef0"),
    expected: ["4:66 odd-endpoint-id -> vpce-0123456789abcdef0"],
  },
  {
    title: "a pattern as bucket, and a URL",
    text: `${head}  - name: one\n    request: { bucket: app-data-*, evidence: log }\n${expect}` +
      `  - name: two\n    request: { bucket: "s3://app-data-1", evidence: log }\n${expect}`,
    expected: ["4:24 impossible-request", "7:24 impossible-request"],
  },
  {
    title: "sources that no log has",
    text: head +
      ["010.0.0.1", "::ffff:10.0.0.1", '"2001:DB8::1"', "10.0.0.1/24", "10.0.0.0/20", "10.0.0.0/x", "privat"].map(
        (source, index) =>
          `  - name: n${index}\n    request: { bucket: app-data-1, evidence: log, source: ${source} }\n${expect}`,
      ).join(""),
    expected: [
      "4:59 not-an-address",
      "7:59 non-canonical-address -> 10.0.0.1",
      "10:59 non-canonical-address -> 2001:db8::1",
      "13:59 host-bits-set -> 10.0.0.0/24",
      "16:59 invalid-prefix-length",
      "19:59 invalid-prefix-length",
      "22:59 not-an-address -> private",
    ],
  },
  {
    title: "a principal and services that no log names",
    text: withRequest("evidence: log, principal: backup") +
      withRequest("evidence: log, awsService: athena").slice(head.length).replace("one", "two") +
      withRequest("evidence: log, awsService: AWS Internal").slice(head.length).replace("one", "three"),
    expected: [
      "4:62 invalid-principal",
      "7:63 invalid-service-name -> athena.amazonaws.com",
      "10:63 invalid-service-name -> unknown",
    ],
  },
  {
    title: "days that are none",
    text: withRequest("evidence: log, day: 2026-02-30") +
      withRequest("evidence: log, day: 20260228").slice(head.length).replace("one", "two"),
    expected: ["4:56 invalid-date", "7:56 wrong-type -> 2026-02-28"],
  },
];
