import assert from "node:assert/strict";
import { test } from "node:test";
import { sourceText } from "../../src/diagnostic/source-text.ts";
import { diagnosticFindings } from "../../src/evaluate/diagnostic-finding.ts";
import { evaluateProfile } from "../../src/evaluate/evaluate-profile.ts";
import type { Finding } from "../../src/evaluate/finding.ts";
import { identityOf } from "../../src/evaluate/identity.ts";
import type { Report } from "../../src/evaluate/report.ts";
import type { PolicySet } from "../../src/policy/policy.ts";
import { readPolicies } from "../../src/policy/read-policies.ts";
import type { Profile } from "../../src/profile/profile.ts";
import type { RequestClass } from "../../src/profile/request-class.ts";
import type { Coverage, CoverageKind } from "../../src/record/coverage.ts";

const base = `version: 1
accounts: ["111122223333"]
networks:
  app: {vpcEndpoints: [vpce-0123456789abcdef0], vpcCidrs: [10.20.0.0/16]}
policies:
  - id: one
    description: test
    buckets: [lake, "lake-*"]
    allow: [app]
    awsServices: none
    require: by-address
    severity: high
`;

function policies(text: string = base): PolicySet {
  const { policySet, diagnostics } = readPolicies([sourceText("p.yaml", text)], { today: "2026-03-16" });
  assert.ok(policySet, diagnostics.map(({ message }) => message).join("; "));
  return policySet;
}

function requests(fields: Partial<RequestClass> = {}): RequestClass {
  const day = fields.day ?? "2026-03-16";
  const time = Date.parse(`${day}T12:00:00Z`);
  return {
    day,
    bucket: "lake",
    principal: "arn:aws:iam::111122223333:role/etl",
    source: "10.20.0.1",
    endpoint: "",
    endpointAccount: "",
    service: "",
    operation: "GetObject",
    outcome: "reached",
    evidence: "log",
    claim: "none",
    requests: 1,
    bytes: 1,
    first: time,
    last: time,
    samples: [],
    ...fields,
  };
}

function cover(...of: readonly (readonly [CoverageKind, string, ...string[]])[]): Coverage[] {
  return of.flatMap(([kind, name, ...days]) => days.map((day) => ({ kind, of: name, day: `2026-03-${day}` })));
}

function report(
  classes: readonly RequestClass[],
  options: { policySet?: PolicySet; coverage?: readonly Coverage[]; join?: "on" | "off"; now?: string } = {},
): Report {
  const profile: Profile = {
    header: {
      join: options.join ?? "on",
      foldLevel: 0,
      classLimit: 1,
      horizon: "end-of-input",
      sources: [],
      ledger: {
        objects: 1,
        duplicateObjects: 0,
        unreadObjects: 0,
        read: 0,
        kept: 0,
        outOfScope: 0,
        skipped: {},
        malformed: 0,
      },
      notices: [],
      coverage: options.coverage ?? cover(["log", "lake", "16"], ["log", "lake-two", "16"]),
    },
    classes,
  };
  return evaluateProfile(options.policySet ?? policies(), profile, { now: new Date(options.now ?? "2026-03-20") });
}

const bothBuckets = [requests(), requests({ bucket: "lake-two" })];

function told({ findings }: Report): string[] {
  return findings.map(({ rule, subject }) => [rule, subject.bucket, subject.path].join(" ").trim());
}

test("what identifies a finding, and what does not", async (t) => {
  const violation = requests({ source: "198.51.100.1" });
  const identity = (classes: readonly RequestClass[], policySet?: PolicySet): string =>
    (report([...classes, ...bothBuckets], policySet ? { policySet } : {}).findings[0] as Finding).identity;
  const known = identity([violation]);
  await t.test("the same for other days, counts, addresses of one path, operations", () => {
    assert.equal(
      identity([requests({ source: "192.0.2.7", requests: 99, day: "2026-03-17", operation: "PutObject" })]),
      known,
    );
  });
  await t.test("the same after the policy file is formatted anew and moved about", () => {
    const moved = `# a comment\n${base.replace("version: 1\n", "")}version: 1\n`;
    assert.equal(identity([violation], policies(moved)), known);
  });
  await t.test("another for another bucket, principal, path, policy", () => {
    const others = [
      identity([{ ...violation, bucket: "lake-three" }]),
      identity([{ ...violation, principal: "anonymous" }]),
      identity([{ ...violation, source: "10.99.0.1" }]),
      identity([violation], policies(base.replace("id: one", "id: two"))),
    ];
    assert.equal(new Set([...others, known]).size, 5);
  });
  await t.test("a vector that must never change", () => {
    const subject = {
      policy: "one",
      bucket: "lake",
      principal: "arn:aws:iam::111122223333:role/etl",
      path: "internet",
    };
    assert.equal(known, identityOf("PERIM1001", subject));
    assert.equal(known, "868314f8d313ec673dddd2eee31640aab822e829ee8773e6846f9620633a4b99");
  });
});

test("foreign principals are grouped by account where accounts are given", () => {
  const foreign = ["a", "b"].map((name) =>
    requests({ source: "198.51.100.1", principal: `arn:aws:iam::444455556666:role/${name}` })
  );
  const [finding, ...others] = report([...foreign, ...bothBuckets]).findings;
  assert.equal(others.length, 0);
  assert.equal(finding?.subject.principal, "account 444455556666");
  assert.equal(finding?.traffic?.requests, 2);
  assert.equal(finding?.traffic?.principals.count, 2);
  const ungrouped = report([...foreign, ...bothBuckets], { policySet: policies(base.replace(/accounts.*\n/, "")) });
  assert.equal(ungrouped.findings.length, 2);
});

test("each request counts once, by its worst verdict over all policies", () => {
  const two = `${base}  - id: two
    description: test
    buckets: [lake]
    allow: [app]
    awsServices: none
    require: proven
    severity: low
`;
  const { tally, policies: tallies, findings } = report(bothBuckets, { policySet: policies(two) });
  assert.equal(tally.inconclusive, 1);
  assert.equal(tally.compliantByAddress, 1);
  assert.deepEqual(tallies.map((one) => one.tally.compliantByAddress), [2, 0]);
  assert.deepEqual(findings.map(({ rule, severity }) => [rule, severity]), [["PERIM2001", "low"]]);
});

test("a request that S3 denied is told under a rule of its own", () => {
  const { findings, tally } = report([requests({ source: "198.51.100.1", outcome: "denied" }), ...bothBuckets]);
  assert.deepEqual(findings.map(({ rule, kind }) => [rule, kind]), [["PERIM1101", "stopped"]]);
  assert.deepEqual([tally.violation, tally.stopped], [1, 1]);
});

test("a joined finding names the identities that it replaces", () => {
  const endpoint = requests({ evidence: "joined", endpoint: "vpce-0fedcba9876543210", source: "10.99.0.1" });
  const alone = requests({ source: "10.99.0.1" });
  const [joined] = report([endpoint, ...bothBuckets]).findings;
  const [former] = report([alone, ...bothBuckets]).findings;
  assert.equal(joined?.subject.path, "vpce-0fedcba9876543210");
  assert.deepEqual(joined?.replaces, [former?.identity]);
  const [service] =
    report([requests({ evidence: "joined", service: "athena.amazonaws.com", source: "" }), ...bothBuckets]).findings;
  const [internet] = report([requests({ source: "192.0.2.9" }), ...bothBuckets]).findings;
  assert.deepEqual(service?.replaces, [internet?.identity]);
});

test("evidence coverage", async (t) => {
  const days = ["16", "17", "18"];
  await t.test("whole evidence is no finding", () => {
    assert.deepEqual(told(report(bothBuckets)), []);
  });
  await t.test("a bucket that nothing mentions is one, by name and by pattern", () => {
    assert.deepEqual(told(report([requests()], { coverage: cover(["log", "lake", "16"]) })), ["PERIM2002 lake-*"]);
    assert.deepEqual(
      told(report([requests({ bucket: "other" })], { coverage: cover(["log", "other", "16"]) })).toSorted(),
      [
        "PERIM2002 lake",
        "PERIM2002 lake-*",
        "PERIM2007",
      ],
    );
  });
  await t.test("a bucket that only records of other buckets name is one", () => {
    const coverage = cover(["log", "lake", "16"]);
    assert.deepEqual(told(report(bothBuckets, { coverage })), ["PERIM2002 lake-two"]);
    const other = cover(["log", "lake-two", "16"]);
    assert.deepEqual(told(report(bothBuckets, { coverage: other })), ["PERIM2002 lake"]);
  });
  await t.test("a day without lines is quiet, and no finding", () => {
    const { findings, quiet } = report(bothBuckets, {
      coverage: cover(["log", "lake", ...days], ["log", "lake-two", "16", "18"]),
    });
    assert.deepEqual(findings, []);
    assert.deepEqual(quiet, [{ bucket: "lake-two", days: ["2026-03-17"] }]);
  });
  await t.test("a day without lines on which CloudTrail shows requests is a gap", () => {
    const coverage = cover(["log", "lake", "16", "18"], ["data", "lake", ...days], ["log", "lake-two", ...days]);
    assert.deepEqual(
      told(
        report(bothBuckets.map((one) => ({ ...one, evidence: "joined", endpoint: "vpce-0123456789abcdef0" })), {
          coverage,
        }),
      ),
      [
        "PERIM2005 lake",
      ],
    );
  });
  await t.test("data events alone are enough", () => {
    const coverage = cover(["data", "lake", "16"], ["data", "lake-two", "16"]);
    const proven = bothBuckets.map((one): RequestClass => ({
      ...one,
      evidence: "trail",
      endpoint: "vpce-0123456789abcdef0",
    }));
    assert.deepEqual(told(report(proven, { coverage })), []);
  });
  await t.test("management events alone are not", () => {
    const coverage = cover(["bucket-management", "lake", "16"], ["log", "lake-two", "16"]);
    assert.deepEqual(told(report(bothBuckets, { coverage })), ["PERIM2003 lake"]);
  });
  await t.test("a day without management events between others is a gap of the trail", () => {
    const coverage = [
      ...cover(["log", "lake", ...days], ["log", "lake-two", ...days]),
      ...cover(["management", "111122223333/eu-west-1", "16", "18"]),
    ];
    assert.deepEqual(told(report(bothBuckets, { coverage })), ["PERIM2006 111122223333/eu-west-1"]);
  });
  await t.test("unjoined requests are told where data events are recorded, and only for what they record", () => {
    const coverage = cover(["log", "lake", "16"], ["data", "lake", "16"], ["log", "lake-two", "16"]);
    assert.deepEqual(told(report(bothBuckets, { coverage })), ["PERIM2004 lake"]);
    const management = [requests({ operation: "GetBucketPolicy" }), requests({ bucket: "lake-two" })];
    assert.deepEqual(told(report(management, { coverage })), []);
  });
  await t.test("nothing evaluated is a finding", () => {
    assert.ok(told(report([], { coverage: [] })).includes("PERIM2007"));
  });
});

test("exceptions", async (t) => {
  const withException = (expires: string): PolicySet =>
    policies(`${base}    exceptions:
      - {id: x, reason: r, owner: o, expires: ${expires}, principals: ["arn:aws:iam::111122223333:role/etl"]}
`);
  const violation = requests({ source: "198.51.100.1" });
  await t.test("one that holds turns a violation into excepted", () => {
    const { findings, tally } = report([violation, ...bothBuckets], { policySet: withException("2026-12-31") });
    assert.deepEqual(findings, []);
    assert.equal(tally.excepted, 1);
  });
  await t.test("one past its date is a finding, but still excepts the days on which it held", () => {
    const { findings, tally } = report([violation, ...bothBuckets], {
      policySet: withException("2026-03-17"),
      now: "2026-03-18",
    });
    assert.deepEqual(findings.map(({ rule, severity }) => [rule, severity]), [["PERIM3001", "high"]]);
    assert.equal(tally.excepted, 1);
  });
  await t.test("it holds on its last day, and no longer", () => {
    const last = report([violation, ...bothBuckets], {
      policySet: withException("2026-03-16"),
      now: "2026-03-16T23:59:59Z",
    });
    assert.deepEqual([last.findings.length, last.tally.excepted], [0, 1]);
    const next = report([{ ...violation, day: "2026-03-17" }, ...bothBuckets], {
      policySet: withException("2026-03-16"),
      now: "2026-03-16",
    });
    assert.equal(next.tally.violation, 1);
  });
  await t.test("one that excepts nothing is a finding", () => {
    assert.deepEqual(told(report(bothBuckets, { policySet: withException("2026-12-31") })), ["PERIM3002"]);
  });
});

test("a mistake in a policy file is the same finding wherever it and what it names stand", () => {
  const double = base.replace('[lake, "lake-*"]', "[lake, lake]");
  const identities = (text: string): string[] => {
    const { diagnostics } = readPolicies([sourceText("p.yaml", text)], { today: "2026-03-16" });
    return diagnosticFindings(diagnostics).map(({ identity }) => identity);
  };
  const overlapping = `${double}${double.slice(double.indexOf("  - id")).replace("id: one", "id: two")}`;
  const expected = identities(overlapping);
  assert.ok(expected.length >= 3);
  assert.deepEqual(identities(`# a line more\n${overlapping}`), expected);
  assert.deepEqual(identities(overlapping.replace("    severity", "    # another\n    severity")), expected);
  // Two that say the same are two findings.
  assert.equal(new Set(expected).size, expected.length);
});
