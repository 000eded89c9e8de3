// What GitHub shows as one alert: rule, file and `primaryLocationLineHash`. It must be there for exactly as long as it is
// true, whatever else changes. Everything is real here but GitHub: policies, logs, scan, evaluation, SARIF.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Log } from "sarif";
import { sourceText } from "../../src/diagnostic/source-text.ts";
import { compareWithBaseline } from "../../src/evaluate/compare-with-baseline.ts";
import { evaluateProfile } from "../../src/evaluate/evaluate-profile.ts";
import type { Finding } from "../../src/evaluate/finding.ts";
import type { Report } from "../../src/evaluate/report.ts";
import type { Profile } from "../../src/profile/profile.ts";
import { readPolicies } from "../../src/policy/read-policies.ts";
import { lintReport } from "../../src/evaluate/lint-report.ts";
import { readJsonReport } from "../../src/report/read-json-report.ts";
import { renderJson } from "../../src/report/render-json.ts";
import { renderSarifGithub } from "../../src/report/render-sarif-github.ts";
import { scan } from "../../src/scan/scan.ts";
import type { LogObject } from "../../src/source/log-object.ts";
import { context } from "./build-report.ts";
import { lintSarif } from "./lint-sarif.ts";

const policyText = `version: 1
networks:
  app: {vpcEndpoints: [vpce-0123456789abcdef0], vpcCidrs: [10.20.0.0/16]}
  office: {publicCidrs: [203.0.113.0/24]}
policies:
  - id: lake
    description: The lake is reached only from the application VPC.
    buckets: [lake]
    allow: [app]
    awsServices: none
    require: by-address
    severity: high
  - id: exports
    description: Exports are reached from the office.
    buckets: [exports]
    allow: [office]
    awsServices: none
    require: by-address
    severity: critical
`;

interface Line {
  readonly bucket?: string;
  readonly day?: string;
  readonly time?: string;
  readonly source?: string;
  readonly session?: string;
  readonly role?: string;
  readonly id?: string;
}

let lastId = 0;

function line(fields: Line = {}): string {
  const { bucket = "lake", day = "16", time = "03:56:42", source = "198.51.100.7", session = "i-1", role = "etl" } =
    fields;
  const id = fields.id ?? (0x3e57427f33a00000n + BigInt(++lastId)).toString(16).toUpperCase();
  return `79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be ${bucket} [${day}/Mar/2026:${time} +0000] ` +
    `${source} arn:aws:sts::111122223333:assumed-role/${role}/${session} ${id} REST.GET.OBJECT a.txt ` +
    `"GET /a.txt HTTP/1.1" 200 - 5 5 38 14 "-" "aws-cli/2" - ` +
    `Zr2oUSN3rEvBGHbHo7lqYfZp1hXvEnmYRkRnYvMh3wN8a0dLk6RkH8zWb8g3n2nJ SigV4 ECDHE-RSA-AES128-GCM-SHA256 AuthHeader ` +
    `${bucket}.s3.ap-northeast-1.amazonaws.com TLSv1.2`;
}

function object(name: string, text: string): LogObject {
  const bytes = new TextEncoder().encode(text);
  return {
    name,
    size: bytes.length,
    open: async function* () {
      yield bytes;
    },
  };
}

async function reportOf(
  policies: string | Readonly<Record<string, string>>,
  logs: readonly (readonly string[])[],
  day = "20",
): Promise<Report> {
  const files = typeof policies === "string" ? { "policies/a.yaml": policies } : policies;
  const sources = Object.entries(files).map(([path, text]) => sourceText(path, text));
  const { policySet, diagnostics } = readPolicies(sources, { today: `2026-03-${day}` });
  assert.ok(policySet, diagnostics.map(({ message }) => message).join("; "));
  const objects = logs.map((lines, index) => object(`logs/${index}`, lines.map((one) => `${one}\n`).join("")));
  const profile = await scan({ objects });
  const report = evaluateProfile(policySet, profile, { now: new Date(`2026-03-${day}T00:00:00Z`), diagnostics });
  profiles.set(report, profile);
  return report;
}

const profiles = new Map<Report, Profile>();

function compare(report: Report, earlier: readonly Finding[]): Report {
  return compareWithBaseline(report, profiles.get(report) as Profile, earlier);
}

/** Alerts as GitHub tells them apart; those of the wanted rules. */
function alertsOf(report: Report, rules = /^PERIM1/): string[] {
  const sarif = [...renderSarifGithub(report, context)].join("");
  assert.deepEqual(lintSarif(sarif, "github"), []);
  const [run] = (JSON.parse(sarif) as Log).runs;
  return (run?.results ?? []).filter(({ ruleId = "" }) => rules.test(ruleId)).map((result) =>
    [
      result.ruleId,
      result.locations?.[0]?.physicalLocation?.artifactLocation?.uri,
      result.partialFingerprints?.["primaryLocationLineHash"],
    ].join(" ")
  ).toSorted();
}

const violation = [line(), line({ bucket: "exports", role: "web" })];

test("an alert stays the same one", async (t) => {
  const expected = alertsOf(await reportOf(policyText, [violation]));
  assert.equal(expected.length, 2);
  const same = async (name: string, policies: Parameters<typeof reportOf>[0], logs: string[][], day = "20") =>
    await t.test(name, async () => assert.deepEqual(alertsOf(await reportOf(policies, logs, day)), expected));

  await same("another run, on another day", policyText, [violation], "25");
  await same(
    "the policy file reformatted",
    policyText.replaceAll("\n  ", "\n     ").replace("networks:", "# a comment\n\nnetworks:")
      .replace("buckets: [lake]", 'buckets:\n           - "lake"').replace(
        "allow: [app]",
        "allow:   # why\n          - app",
      ),
    [violation],
  );
  const [head = "", lake = "", exports = ""] = policyText.split(/(?= {2}- id)/);
  await same("the policy moved within the file", head + exports + lake, [violation]);
  await same(
    "neighbours edited",
    policyText.replace("10.20.0.0/16", "10.20.0.0/15").replace("severity: critical", "severity: low")
      .replace("Exports are reached", "All exports are reached"),
    [violation],
  );
  await same("another network allowed that does not help", policyText.replace("[app]", "[app, office]"), [violation]);
  await same(
    "another policy added before",
    policyText.replace(
      "  - id: lake",
      () =>
        "  - id: other\n    description: x\n    buckets: [other]\n    allow: [app]\n    awsServices: none\n    severity: high\n  - id: lake",
    ),
    [
      violation,
    ],
  );
  await same("more requests at other times", policyText, [[
    ...violation,
    line({ day: "17" }),
    line({ time: "23:00:00" }),
  ]]);
  await same("another order of input, in other objects", policyText, [violation.slice(1), violation.slice(0, 1)]);
  await same("another session of the role", policyText, [[line({ session: "i-2" }), ...violation.slice(1)]]);
  await same("another address on the same path", policyText, [[
    line({ source: "192.0.2.200" }),
    ...violation.slice(1),
  ]]);
  await same("the other day's requests, not the same ones", policyText, [[
    line({ day: "18" }),
    line({ day: "18", bucket: "exports", role: "web" }),
  ]]);
});

test("what is another finding is another alert", async () => {
  const [expected] = alertsOf(await reportOf(policyText, [[line()]]));
  const others = [
    [line({ role: "other" })],
    [line({ bucket: "exports" })],
    [line({ source: "10.99.0.1" })],
  ];
  for (const lines of others) assert.ok(!alertsOf(await reportOf(policyText, [lines])).includes(expected ?? ""));
  const renamed = policyText.replace("id: lake", "id: lake-2");
  assert.ok(!alertsOf(await reportOf(renamed, [[line()]])).includes(expected ?? ""));
  // GitHub tells alerts apart by file as well: moving a policy to another one closes and opens it.
  const moved = await reportOf({ "policies/b.yaml": policyText }, [[line()]]);
  assert.ok(!alertsOf(moved).includes(expected ?? ""));
});

/** The next day's baseline: what the report is when it has been written and read. */
function written(report: Report): Finding[] {
  return readJsonReport([...renderJson(report, context)].join(""));
}

test("the life of an alert", async (t) => {
  const broken = await reportOf(policyText, [violation]);
  const open = alertsOf(broken);
  const fixed = policyText.replace("allow: [app]", "allow: [app, partner]").replace(
    "  office:",
    "  partner: {publicCidrs: [198.51.100.0/24]}\n  office:",
  ).replace("allow: [office]", "allow: [office, partner]");

  await t.test("two runs over different days give the same", async () => {
    const next = await reportOf(policyText, [[
      line({ day: "18" }),
      line({ day: "19", bucket: "exports", role: "web" }),
    ]]);
    assert.deepEqual(alertsOf(next), open);
    const { baseline } = compare(next, written(broken));
    assert.deepEqual([baseline?.added.size, baseline?.carried.size, baseline?.gone], [0, 0, []]);
  });

  await t.test("mending the policy closes it", async () => {
    const report = compare(await reportOf(fixed, [violation]), written(broken));
    assert.deepEqual(alertsOf(report), []);
    assert.deepEqual(report.baseline?.gone.map(({ rule }) => rule), ["PERIM1001", "PERIM1001"]);
  });

  await t.test("mending the traffic closes it", async () => {
    const inside = [
      line({ day: "17", source: "10.20.0.9" }),
      line({ day: "17", bucket: "exports", source: "203.0.113.9" }),
    ];
    const report = compare(await reportOf(policyText, [inside]), written(broken));
    assert.deepEqual(alertsOf(report), []);
    assert.equal(report.baseline?.gone.length, 2);
  });

  await t.test("a run without evidence closes none", async () => {
    const report = compare(await reportOf(policyText, []), written(broken));
    assert.deepEqual(alertsOf(report), open);
    assert.equal(report.baseline?.carried.size, 2);
    // Nor does the one after it.
    const next = compare(await reportOf(policyText, []), written(report));
    assert.deepEqual(alertsOf(next), open);
    // And with evidence it is gone after all.
    const inside = [
      line({ day: "18", source: "10.20.0.9" }),
      line({ day: "18", bucket: "exports", source: "203.0.113.9" }),
    ];
    assert.deepEqual(alertsOf(compare(await reportOf(policyText, [inside]), written(next))), []);
  });

  await t.test("evidence of one bucket closes nothing of another", async () => {
    const inside = [line({ day: "17", source: "10.20.0.9" })];
    const report = compare(await reportOf(policyText, [inside]), written(broken));
    assert.deepEqual(report.baseline?.gone.map(({ subject }) => subject.bucket), ["lake"]);
    assert.deepEqual(
      [...report.findings].filter(({ rule }) => rule === "PERIM1001").map(({ subject }) => subject.bucket),
      [
        "exports",
      ],
    );
  });

  await t.test("evidence of days before closes nothing", async () => {
    const inside = [
      line({ day: "15", source: "10.20.0.9" }),
      line({ day: "15", bucket: "exports", source: "203.0.113.9" }),
    ];
    const report = compare(await reportOf(policyText, [inside]), written(broken));
    assert.deepEqual(alertsOf(report), open);
  });

  await t.test("where a line could not be read, nothing is closed", async () => {
    const inside = [
      line({ day: "17", source: "10.20.0.9" }),
      "cut off",
      line({ day: "17", bucket: "exports", source: "203.0.113.9" }),
    ];
    const report = compare(await reportOf(policyText, [inside]), written(broken));
    assert.deepEqual(alertsOf(report), open);
  });

  await t.test("a policy that is gone takes its alerts along, even without evidence", async () => {
    const [head = "", lake = ""] = policyText.split(/(?= {2}- id)/);
    const report = compare(await reportOf(head + lake, []), written(broken));
    assert.deepEqual(report.baseline?.gone.map(({ subject }) => subject.policy), ["exports"]);
  });

  await t.test("what is carried over takes the place and the severity that the policy has now", async () => {
    const moved = `# moved\n${policyText.replace("severity: high", "severity: low")}`;
    const report = compare(await reportOf(moved, []), written(broken));
    const carried = report.findings.find(({ rule, subject }) => rule === "PERIM1001" && subject.policy === "lake");
    assert.equal(carried?.severity, "low");
    assert.equal(carried?.place?.source.text, moved);
  });

  await t.test("new ones are told from old ones", async () => {
    const report = compare(
      await reportOf(policyText, [[...violation, line({ role: "new" })]]),
      written(broken),
    );
    const added = report.findings.filter(({ identity }) => report.baseline?.added.has(identity));
    assert.deepEqual(added.map(({ subject }) => subject.principal), ["arn:aws:iam::111122223333:role/new"]);
  });
});

test("what a baseline must not excuse", async (t) => {
  const time = (day: string, hour: string): { day: string; time: string } => ({ day, time: `${hour}:00:00` });
  const trailRecord = (fields: Readonly<Record<string, unknown>> = {}): string => {
    const id = (0x3e57427f33b00000n + BigInt(++lastId)).toString(16).toUpperCase();
    return JSON.stringify({
      eventVersion: "1.11",
      userIdentity: {
        type: "AssumedRole",
        arn: "arn:aws:sts::111122223333:assumed-role/etl/i-1",
        accountId: "111122223333",
      },
      eventTime: "2026-03-18T03:56:42Z",
      eventSource: "s3.amazonaws.com",
      eventName: "GetObject",
      awsRegion: "ap-northeast-1",
      sourceIPAddress: "10.20.0.9",
      vpcEndpointId: "vpce-0123456789abcdef0",
      requestParameters: { bucketName: "lake", key: "a.txt" },
      requestID: id,
      eventID: `8a3f0d8e-0000-4000-8000-${String(lastId).padStart(12, "0")}`,
      eventType: "AwsApiCall",
      managementEvent: false,
      eventCategory: "Data",
      recipientAccountId: "111122223333",
      resources: [{ type: "AWS::S3::Bucket", ARN: "arn:aws:s3:::lake", accountId: "111122223333" }],
      ...fields,
    });
  };
  const added = ({ findings, baseline }: Report): string[] =>
    findings.filter(({ identity }) => baseline?.added.has(identity)).map(({ rule }) => rule).filter((rule) =>
      rule.startsWith("PERIM1")
    );
  const isOpen = (report: Report, rule: string): boolean => report.findings.some((one) => one.rule === rule);

  await t.test("a violation where before it could not be told", async () => {
    const open = policyText.replace(", vpcCidrs: [10.20.0.0/16]", "");
    const before = await reportOf(open, [[line({ source: "10.99.0.1" })]]);
    assert.ok(isOpen(before, "PERIM2001"));
    const id = "3E57427F33A5AAAA";
    const record = trailRecord({
      requestID: id,
      sourceIPAddress: "10.99.0.1",
      vpcEndpointId: "vpce-0fedcba9876543210",
    });
    const joined = await reportOf(open, [[line({ id, day: "18", source: "10.99.0.1" })], [record]]);
    assert.deepEqual(added(compare(joined, written(before))), ["PERIM1002"]);
  });

  const carries = async (before: Report, rule: string, ...logs: string[][]): Promise<void> => {
    assert.ok(isOpen(before, rule));
    const { findings, baseline } = compare(await reportOf(policyText, logs), written(before));
    assert.deepEqual(baseline?.gone.filter((one) => one.rule === rule), []);
    assert.deepEqual(findings.filter((one) => one.rule === rule).length, 1);
  };
  const fromInternet = { sourceIPAddress: "198.51.100.7", vpcEndpointId: undefined };

  await t.test("that a copy from a bucket shows in the events of another one", async () => {
    const before = await reportOf(policyText, [[trailRecord(fromInternet)]]);
    const copy = trailRecord({
      eventTime: "2026-03-19T03:56:42Z",
      eventName: "CopyObject",
      requestParameters: { bucketName: "other", key: "b.txt", "x-amz-copy-source": "lake/a.txt" },
      resources: [
        { type: "AWS::S3::Object", ARN: "arn:aws:s3:::other/b.txt" },
        { type: "AWS::S3::Object", ARN: "arn:aws:s3:::lake/a.txt" },
      ],
    });
    await carries(before, "PERIM1001", [copy]);
  });

  await t.test("that something came through an endpoint", async () => {
    const network = trailRecord({
      eventTime: "2026-03-19T03:56:42Z",
      eventCategory: "NetworkActivity",
      eventType: "AwsVpceEvent",
    });
    await carries(await reportOf(policyText, [[trailRecord(fromInternet)]]), "PERIM1001", [network]);
  });

  await t.test("that CloudTrail contradicts itself where the log is missing", async () => {
    const requestID = "3E57427F33A5CCCC";
    const records = ["10.20.0.9", "10.20.0.10"].map((sourceIPAddress) => trailRecord({ requestID, sourceIPAddress }));
    await carries(await reportOf(policyText, [[line()]]), "PERIM1001", records);
  });

  await t.test("that of the same requests it can no longer be told what they are", async () => {
    const logged = line({ id: "3E57427F33A5DDDD" });
    const record = trailRecord({
      requestID: "3E57427F33A5DDDD",
      eventTime: "2026-03-16T03:56:42Z",
      sourceIPAddress: "",
      vpcEndpointId: undefined,
    });
    await carries(await reportOf(policyText, [[logged]]), "PERIM1001", [logged], [record]);
  });

  await t.test("a service where before there was the internet, by CloudTrail", async () => {
    const before = await reportOf(policyText, [[
      trailRecord({ sourceIPAddress: "198.51.100.7", vpcEndpointId: undefined }),
    ]]);
    assert.ok(isOpen(before, "PERIM1001"));
    const id = "3E57427F33A5BBBB";
    const record = trailRecord({
      requestID: id,
      eventTime: "2026-03-19T03:56:42Z",
      sourceIPAddress: "athena.amazonaws.com",
      vpcEndpointId: undefined,
      userIdentity: {
        type: "AssumedRole",
        arn: "arn:aws:sts::111122223333:assumed-role/etl/i-1",
        accountId: "111122223333",
        invokedBy: "athena.amazonaws.com",
      },
    });
    const joined = await reportOf(policyText, [[line({ id, day: "19", source: "52.95.0.1" })], [record]]);
    assert.deepEqual(added(compare(joined, written(before))), ["PERIM1005"]);
  });

  await t.test("what has become graver", async () => {
    const low = await reportOf(policyText.replace("severity: high", "severity: low"), [[line()]]);
    const high = await reportOf(policyText, [[line()]]);
    assert.deepEqual(added(compare(high, written(low))), ["PERIM1001"]);
    assert.deepEqual(added(compare(low, written(high))), []);
  });

  await t.test("a trail instead of the log that showed it", async () => {
    const before = await reportOf(policyText, [[line()]]);
    const trail = await reportOf(policyText, [[trailRecord()]]);
    assert.deepEqual(alertsOf(compare(trail, written(before))), alertsOf(before));
  });

  await t.test("data events instead of the management event that showed it", async () => {
    const before = await reportOf(policyText, [[
      trailRecord({
        eventName: "PutBucketPolicy",
        eventCategory: "Management",
        managementEvent: true,
        requestParameters: { bucketName: "lake" },
        sourceIPAddress: "198.51.100.7",
        vpcEndpointId: undefined,
      }),
    ]]);
    assert.ok(isOpen(before, "PERIM1001"));
    const data = await reportOf(policyText, [[trailRecord({ eventTime: "2026-03-19T03:56:42Z" })]]);
    assert.deepEqual(alertsOf(compare(data, written(before))), alertsOf(before));
  });

  await t.test("a log that ends before the hour in which it was seen", async () => {
    const before = await reportOf(policyText, [[line(time("16", "23"))]]);
    const early = await reportOf(policyText, [[line({ ...time("16", "01"), source: "10.20.0.9" })]]);
    assert.deepEqual(alertsOf(compare(early, written(before))), alertsOf(before));
    const whole = await reportOf(policyText, [[line({ ...time("16", "23"), source: "10.20.0.9" })]]);
    assert.deepEqual(alertsOf(compare(whole, written(before))), []);
  });

  await t.test("a run that saw nothing and knew nothing", async () => {
    const blind = await reportOf(policyText, []);
    const next = compare(await reportOf(policyText, []), written(blind));
    const [run] = (JSON.parse([...renderSarifGithub(next, context)].join("")) as Log).runs;
    assert.equal(run?.invocations?.[0]?.executionSuccessful, false);
  });
});

test("a finding that CloudTrail tells under another path takes the place of the one by address", async () => {
  const id = "3E57427F33A59F07";
  const byLog = await reportOf(policyText, [[line({ id, source: "10.99.0.1" })]]);
  const record = {
    eventVersion: "1.11",
    userIdentity: {
      type: "AssumedRole",
      principalId: "AROA:i-1",
      arn: "arn:aws:sts::111122223333:assumed-role/etl/i-1",
      accountId: "111122223333",
    },
    eventTime: "2026-03-16T03:56:42Z",
    eventSource: "s3.amazonaws.com",
    eventName: "GetObject",
    awsRegion: "ap-northeast-1",
    sourceIPAddress: "10.99.0.1",
    vpcEndpointId: "vpce-0fedcba9876543210",
    requestParameters: { bucketName: "lake", key: "a.txt" },
    requestID: id,
    eventID: "8a3f0d8e-0000-4000-8000-000000000001",
    eventType: "AwsApiCall",
    managementEvent: false,
    eventCategory: "Data",
    recipientAccountId: "111122223333",
    resources: [{ type: "AWS::S3::Bucket", ARN: "arn:aws:s3:::lake", accountId: "111122223333" }],
  };
  const joined = await reportOf(policyText, [
    [line({ id, source: "10.99.0.1" })],
    [JSON.stringify({ Records: [record] })],
  ]);
  const compared = compare(joined, written(byLog));
  const violations = compared.findings.filter(({ rule }) => rule.startsWith("PERIM1"));
  assert.deepEqual(violations.map(({ rule, subject }) => [rule, subject.path]), [[
    "PERIM1002",
    "vpce-0fedcba9876543210",
  ]]);
  assert.ok(!compared.baseline?.added.has(violations[0]?.identity ?? ""));
  assert.deepEqual(compared.baseline?.gone.filter(({ rule }) => rule.startsWith("PERIM1")), []);

  // The access log alone cannot show that requests through an endpoint have ended.
  const later = await reportOf(policyText, [[line({ day: "18", source: "10.20.0.9" })]]);
  assert.deepEqual(alertsOf(compare(later, written(joined))), alertsOf(joined));
});

test("1,000,000 violating requests of 50,000 principals", async () => {
  const principals = 50_000;
  const requests = 1_000_000;
  const encoder = new TextEncoder();
  const many: LogObject = {
    name: "logs/many",
    size: undefined,
    open: async function* () {
      for (let first = 0; first < requests; first += 1000) {
        const lines = Array.from({ length: 1000 }, (_, index) => line({ role: `r${(first + index) % principals}` }));
        yield encoder.encode(`${lines.join("\n")}\n`);
      }
    },
  };
  const { policySet } = readPolicies([sourceText("policies/a.yaml", policyText)], { today: "2026-03-20" });
  assert.ok(policySet);
  const report = evaluateProfile(policySet, await scan({ objects: [many] }), { now: new Date("2026-03-20") });
  assert.equal(report.tally.violation, requests);
  const sarif = [...renderSarifGithub(report, context)].join("");
  assert.deepEqual(lintSarif(sarif, "github"), []);
  const [run] = (JSON.parse(sarif) as Log).runs;
  assert.equal(run?.results?.length, 5_000);
  const counted = (run?.results ?? []).reduce((sum, { occurrenceCount = 0 }) => sum + occurrenceCount, 0);
  assert.equal(counted, requests);
});

test("an earlier report that is none is refused", () => {
  const json = JSON.stringify;
  assert.throws(() => readJsonReport("{"), /it is not JSON/);
  assert.throws(() => readJsonReport("[]"), /it is no report/);
  assert.throws(() => readJsonReport(json({ runs: [] })), /it is SARIF/);
  assert.throws(() => readJsonReport(json({ version: 2 })), /it is of version 2/);
  assert.throws(() => readJsonReport(json({ version: 1 })), /it is no report/);
  const { policySet } = readPolicies([sourceText("p.yaml", policyText)], { today: "2026-03-20" });
  const lint = [...renderJson(lintReport([], policySet, new Date()), context)].join("");
  assert.throws(() => readJsonReport(lint), /it is a report of lint/);
});

test("a report that was written and read has the same findings", async () => {
  const report = await reportOf(policyText, [[...violation, "cut off"]]);
  const strip = ({ place: _, ...rest }: Finding): unknown => JSON.parse(JSON.stringify(rest));
  assert.ok(report.findings.length >= 3);
  assert.deepEqual(written(report).map(strip), report.findings.map(strip));
});
