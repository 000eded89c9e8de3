// Reports made by hand, for goldens: small, and with something of every kind.
import { createHash } from "node:crypto";
import { type SourceText, sourceText } from "../../src/diagnostic/source-text.ts";
import type { Finding, FindingTraffic } from "../../src/evaluate/finding.ts";
import { emptyTally, type Report, type Tally } from "../../src/evaluate/report.ts";
import type { Place, Policy } from "../../src/policy/policy.ts";
import type { ProfileHeader } from "../../src/profile/profile.ts";
import type { Coverage, CoverageKind } from "../../src/record/coverage.ts";
import type { ReportContext } from "../../src/report/output.ts";

export const context: ReportContext = {
  tool: { name: "s3-perimeter", version: "0.1.0", informationUri: "https://github.com/example/s3-perimeter" },
  color: false,
  width: 80,
};

const file = sourceText(
  "policies/testdata.yaml",
  `version: 1
networks:
  tokyo-app:
    vpcEndpoints: [vpce-0123456789abcdef0]
policies:
  - id: testdata-from-tokyo
    description: Test data is reached only from the application VPC.
    buckets: [testdata2020, "analytics-*"]
    allow: [tokyo-app]
    awsServices: none
    severity: high
    exceptions:
      - id: legacy-backup
        reason: Old backup host, moves in March
        owner: storage-team
        expires: 2026-03-31
        principals: ["arn:aws:iam::111122223333:role/backup"]
  - id: archive
    buckets: [archive]
    allow: [tokyo-app]
    awsServices: any
    severity: critical
  - id: reports
    description: 帳票は東京のアプリケーションからのみ参照できます。監査で使う記録ですので、例外は認められません。
    buckets: [reports]
    allow: [tokyo-app]
    awsServices: none
`,
);

/** The place of a text in a file; the `nth`, from 0. */
export function placeOf(source: SourceText, text: string, nth = 0): Place {
  let start = -1;
  for (let i = 0; i <= nth; i++) start = source.text.indexOf(text, start + 1);
  if (start < 0) throw new RangeError(`no ${text} in ${source.path}`);
  return { source, span: { start, end: start + text.length } };
}

export function policy(id: string, rest: Partial<Policy> = {}): Policy {
  const place = placeOf(file, id);
  return {
    id,
    description: "",
    buckets: [],
    exceptBuckets: [],
    allow: [],
    awsServices: "none",
    require: "proven",
    severity: "high",
    exceptions: [],
    place,
    allowPlace: place,
    awsServicesPlace: place,
    ...rest,
  };
}

export function finding(given: Partial<Finding> & Pick<Finding, "rule" | "message">): Finding {
  const subject = { policy: "", bucket: "", principal: "", path: "", ...given.subject };
  return {
    severity: "medium",
    kind: "fail",
    place: undefined,
    identity: createHash("sha256").update(JSON.stringify([given.rule, subject])).digest("hex"),
    ...given,
    subject,
  };
}

export function traffic(given: Partial<FindingTraffic>): FindingTraffic {
  return {
    requests: 1,
    bytes: 0,
    first: Date.UTC(2026, 10, 1, 9, 12, 44),
    last: Date.UTC(2026, 10, 1, 9, 12, 44),
    evidence: ["log"],
    reasons: ["from-internet"],
    operations: { count: 1, first: ["GetObject"] },
    sources: { count: 1, first: ["198.51.100.7"] },
    principals: { count: 1, first: ["arn:aws:iam::111122223333:role/backup"] },
    samples: [],
    ...given,
  };
}

export function header(given: Partial<ProfileHeader> = {}): ProfileHeader {
  return {
    join: "on",
    foldLevel: 0,
    classLimit: 200_000,
    horizon: "end-of-input",
    sources: ["0123456789abcdef"],
    ledger: {
      objects: 12,
      duplicateObjects: 1,
      unreadObjects: 0,
      read: 20_006,
      kept: 18_350,
      outOfScope: 1_650,
      skipped: { "cloudtrail-digest": 2 },
      malformed: 4,
    },
    notices: [],
    coverage: [
      ...cover("data", "testdata2020", [1, 2, 3]),
      ...cover("log", "archive", [1, 3]),
      ...cover("log", "testdata2020", [1, 3]),
      ...cover("management", "111122223333/ap-northeast-1", [1, 3]),
    ],
    ...given,
  };
}

function cover(kind: CoverageKind, of: string, days: readonly number[]): Coverage[] {
  return days.map((day) => ({ kind, of, day: `2026-11-0${day}` }));
}

export function tally(given: Partial<Tally> = {}): Tally {
  return { ...emptyTally, ...given };
}

const role = "arn:aws:iam::111122223333:role/backup";
const testdata = policy("testdata-from-tokyo", {
  description: "Test data is reached only from the application VPC.",
  allowPlace: placeOf(file, "allow"),
});
const archive = policy("archive", { severity: "critical", allowPlace: placeOf(file, "allow", 1) });
const reports = policy("reports", {
  description: "帳票は東京のアプリケーションからのみ参照できます。監査で使う記録ですので、例外は認められません。",
});

const samples: FindingTraffic["samples"] = [
  {
    time: Date.UTC(2026, 10, 1, 9, 12, 44),
    requestId: "79A5C1D0E2B3F4A6",
    operation: "GetObject",
    source: "198.51.100.7",
    places: [
      { object: "logs/2026-11-01-10-15-20-0B2C4D6E8F0A1C3E", number: 118 },
      {
        object: "AWSLogs/111122223333/CloudTrail/ap-northeast-1/2026/11/01/" +
          "111122223333_CloudTrail_ap-northeast-1_20261101T0915Z_Xq3vT0aB9cD1eF2g.json.gz",
        number: 7,
      },
    ],
  },
  {
    time: Date.UTC(2026, 10, 2, 1, 0, 0),
    requestId: "",
    operation: "PutObject",
    source: "",
    places: [{ object: "logs/2026-11-02-01-15-20-1A2B3C4D5E6F7A8B", number: 3 }],
  },
];

/** Something of every kind. */
const everything: Report = {
  analysis: "evidence",
  excepted: [],
  now: "2026-11-23",
  policySet: { accounts: new Set(), policies: [testdata, archive, reports], files: [placeOf(file, "policies")] },
  header: header(),
  findings: [
    finding({
      rule: "PERIM1001",
      severity: "high",
      message: `Bucket 'testdata2020' was reached from the internet by '${role}', which policy ` +
        "'testdata-from-tokyo' does not allow.",
      place: testdata.allowPlace,
      subject: { policy: "testdata-from-tokyo", bucket: "testdata2020", principal: role, path: "internet" },
      traffic: traffic({
        requests: 1_234,
        bytes: 3_456_789,
        last: Date.UTC(2026, 10, 3, 10, 0, 0),
        reasons: ["from-internet", "from-internet-by-address"],
        operations: { count: 7, first: ["DeleteObject", "GetObject", "HeadObject", "ListObjects", "PutObject"] },
        sources: { count: 9, first: ["198.51.100.7", "2001:db8::7", "203.0.113.4", "203.0.113.5", "203.0.113.6"] },
        samples,
      }),
    }),
    finding({
      rule: "PERIM1001",
      severity: "high",
      message: "Bucket 'analytics-raw' was reached from the internet by 'account 444455556666', which policy " +
        "'testdata-from-tokyo' does not allow.",
      place: testdata.allowPlace,
      subject: {
        policy: "testdata-from-tokyo",
        bucket: "analytics-raw",
        principal: "account 444455556666",
        path: "internet",
      },
      traffic: traffic({
        principals: {
          count: 2,
          first: ["arn:aws:iam::444455556666:role/crawler", "arn:aws:iam::444455556666:user/alice"],
        },
      }),
    }),
    finding({
      rule: "PERIM2001",
      severity: "high",
      kind: "open",
      message: `Bucket 'testdata2020' was reached from a private address by '${role}', and the evidence cannot tell ` +
        "whether policy 'testdata-from-tokyo' allows it.",
      place: testdata.allowPlace,
      subject: { policy: "testdata-from-tokyo", bucket: "testdata2020", principal: role, path: "private-address" },
      traffic: traffic({
        requests: 3,
        bytes: 999,
        reasons: ["some-endpoint"],
        sources: { count: 1, first: ["10.0.1.179"] },
        principals: { count: 1, first: [role] },
      }),
    }),
    finding({
      rule: "PERIM1101",
      severity: "high",
      kind: "stopped",
      message: "A request to bucket 'testdata2020' from the internet by 'anonymous', which policy " +
        "'testdata-from-tokyo' does not allow, was denied by S3.",
      place: testdata.allowPlace,
      subject: { policy: "testdata-from-tokyo", bucket: "testdata2020", principal: "anonymous", path: "internet" },
      traffic: traffic({ requests: 2, principals: { count: 1, first: ["anonymous"] } }),
    }),
    finding({
      rule: "PERIM2002",
      message: "No log mentions a bucket 'reports' of policy 'reports': whether it was reached cannot be told.",
      place: placeOf(file, "reports", 1),
      subject: { policy: "reports", bucket: "reports", principal: "", path: "" },
    }),
    finding({
      rule: "PERIM2006",
      message: "CloudTrail of '111122223333/ap-northeast-1' has no management event on 2026-11-02, and has some " +
        "before and after.",
      subject: { policy: "", bucket: "111122223333/ap-northeast-1", principal: "", path: "" },
    }),
    finding({
      rule: "PERIM2101",
      message: "4 lines or records could not be read in full.",
      place: placeOf(file, "policies"),
      notices: [
        {
          rule: "PERIM2101",
          object: "logs/2026-11-01-10-15-20-0B2C4D6E8F0A1C3E",
          position: "line 17",
          message: "the line has fewer than eight fields",
        },
        { rule: "PERIM2101", object: "logs/2026-11-03-cut", position: "", message: "the gzip data end too early" },
      ],
      noticeCount: 4,
    }),
    finding({
      rule: "PERIM3001",
      severity: "high",
      message: "Exception 'legacy-backup' of policy 'testdata-from-tokyo' expired on 2026-03-31 and no longer applies.",
      place: placeOf(file, "2026-03-31"),
      subject: { policy: "testdata-from-tokyo/legacy-backup", bucket: "", principal: "", path: "" },
    }),
    finding({
      rule: "PERIM4066",
      severity: "low",
      message: "bucket `archive`, for one, is covered by policy `everything` (policies/all.yaml:3) as well: all of " +
        "them must hold.",
      place: placeOf(file, "[archive]"),
    }),
  ],
  tally: tally({
    violation: 1_237,
    inconclusive: 3,
    excepted: 10,
    compliantByAddress: 100,
    compliantByService: 12,
    compliantProven: 16_980,
    notApplicable: 8,
    stopped: 2,
  }),
  policies: [
    {
      policy: "testdata-from-tokyo",
      buckets: 2,
      tally: tally({ violation: 1_237, inconclusive: 3, excepted: 10, compliantProven: 16_980, stopped: 2 }),
    },
    {
      policy: "archive",
      buckets: 1,
      tally: tally({ compliantByAddress: 100, compliantByService: 12, notApplicable: 8 }),
    },
    { policy: "reports", buckets: 0, tally: emptyTally },
  ],
  uncoveredRequests: 41,
  quiet: [{ bucket: "archive", days: ["2026-10-29", "2026-10-30", "2026-10-31", "2026-11-02", "2026-11-04"] }],
};

/** One policy that was kept. */
const clean: Report = {
  ...everything,
  policySet: { ...everything.policySet, policies: [testdata] },
  header: header({ join: "off", foldLevel: 1 }),
  findings: [],
  tally: tally({ compliantByAddress: 1 }),
  policies: [{ policy: "testdata-from-tokyo", buckets: 1, tally: tally({ compliantByAddress: 1 }) }],
  uncoveredRequests: 0,
  quiet: [],
};

/** No request at all, and no policy file. */
const nothing: Report = {
  ...clean,
  policySet: { accounts: new Set(), policies: [testdata], files: [] },
  header: header({
    ledger: {
      objects: 0,
      duplicateObjects: 0,
      unreadObjects: 0,
      read: 0,
      kept: 0,
      outOfScope: 0,
      skipped: {},
      malformed: 0,
    },
    sources: [],
    coverage: [],
  }),
  findings: [
    finding({
      rule: "PERIM2007",
      message: "No request to any bucket of any policy was in the input: nothing was evaluated.",
    }),
  ],
  tally: emptyTally,
  policies: [{ policy: "testdata-from-tokyo", buckets: 0, tally: emptyTally }],
};

/** Reports by the name of their goldens. */
export const builtReports: Readonly<Record<string, Report>> = { everything, clean, nothing };
