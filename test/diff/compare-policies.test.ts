import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { severities, type Severity } from "../../src/diagnostic/severity.ts";
import { sourceText } from "../../src/diagnostic/source-text.ts";
import { compareEntries } from "../../src/diff/compare-entries.ts";
import { comparePolicies } from "../../src/diff/compare-policies.ts";
import { impactOf } from "../../src/diff/impact-of.ts";
import type { Direction, EntryState, PolicyDiff } from "../../src/diff/policy-diff.ts";
import { evaluateProfile } from "../../src/evaluate/evaluate-profile.ts";
import type { Policy, PolicySet } from "../../src/policy/policy.ts";
import { readPolicies } from "../../src/policy/read-policies.ts";
import { emptyLedger } from "../../src/profile/ledger.ts";
import type { Profile } from "../../src/profile/profile.ts";
import { compareClasses, type RequestClass } from "../../src/profile/request-class.ts";
import { corpusOf } from "../corpus/corpus.ts";
import { randomOf, shuffled } from "../corpus/random.ts";
import { profileOf } from "../corpus/read-parts.ts";
import { account, endpoints } from "../corpus/world.ts";
import { type NaivePolicy, naiveVerdict } from "../evaluate/naive-verdict.ts";
import { policyOf } from "../evaluate/policy-of.ts";

const now = new Date("2026-03-20T00:00:00Z");

/** A policy for both evaluations: what decides, and which buckets it covers. */
interface Drawn {
  readonly naive: NaivePolicy;
  readonly id: string;
  readonly severity: Severity;
  readonly buckets: readonly string[];
}

const corpus = profileOf(corpusOf(7, 250, { evidence: "mixed", conflicts: 0.1 }));
const buckets = [...new Set(corpus.classes.map(({ bucket }) => bucket))];
const principals = [...new Set(corpus.classes.map(({ principal }) => principal))];
const days = [...new Set(corpus.classes.map(({ day }) => day))];

const cidrs = fc.subarray(["10.0.0.0/16", "10.0.0.0/8", "172.16.0.0/12", "100.64.0.0/10"], { minLength: 1 });
const publicCidrs = fc.subarray(["203.0.113.0/24", "198.51.100.0/25", "2001:db8:1::/48", "192.0.2.0/24"], {
  minLength: 1,
});
const network = fc.oneof(
  fc.record({ vpcEndpoints: fc.subarray(Object.values(endpoints), { minLength: 1 }) }),
  fc.record({ vpcEndpoints: fc.subarray(Object.values(endpoints), { minLength: 1 }), vpcCidrs: cidrs }),
  fc.record({ publicCidrs }),
);
const exception = fc.record({
  id: fc.constantFrom("a", "b"),
  expires: fc.constantFrom("2020-01-01", ...days, "2030-01-01"),
  principals: fc.subarray(principals, { minLength: 1 }),
});
const drawnPolicy: fc.Arbitrary<Omit<Drawn, "id">> = fc.record({
  naive: fc.record({
    allow: fc.array(network, { minLength: 1, maxLength: 3 }),
    awsServices: fc.oneof(
      fc.constantFrom("any" as const, "none" as const),
      fc.constant(["athena.amazonaws.com"] as readonly string[]),
    ),
    require: fc.constantFrom("proven" as const, "by-address" as const),
    exceptions: fc.uniqueArray(exception, { maxLength: 2, selector: ({ id }) => id }),
  }),
  severity: fc.constantFrom(...severities),
  buckets: fc.subarray(buckets),
});
/** Sets that have much in common, as those before and after a change have. */
const drawnSets: fc.Arbitrary<readonly [readonly Drawn[], readonly Drawn[]]> = fc.record({
  one: fc.array(drawnPolicy, { minLength: 4, maxLength: 4 }),
  other: fc.array(fc.option(drawnPolicy, { nil: undefined, freq: 2 }), { minLength: 4, maxLength: 4 }),
  inBase: fc.subarray([0, 1, 2, 3]),
  inHead: fc.subarray([0, 1, 2, 3]),
}).map(({ one, other, inBase, inHead }) => {
  const named = (index: number, drawn: Omit<Drawn, "id"> | undefined): Drawn[] =>
    drawn === undefined ? [] : [{ ...drawn, id: `p${index}` }];
  return [
    inBase.flatMap((index) => named(index, one[index])),
    inHead.flatMap((index) => named(index, other[index] ?? one[index])),
  ];
});

function setOf(drawn: readonly Drawn[]): PolicySet {
  const policies = drawn.map(({ naive, id, severity, buckets: covered }): Policy => {
    const policy = policyOf(naive, id);
    return {
      ...policy,
      severity,
      buckets: covered.map((text) => ({ ...bucketPattern(policy), text, matches: (bucket) => bucket === text })),
    };
  });
  return { accounts: new Set(), policies, files: [] };
}

function bucketPattern(policy: Policy): Policy["buckets"][number] {
  const [pattern] = policy.buckets;
  if (pattern === undefined) throw new TypeError("Cannot take a pattern of a policy that has none");
  return pattern;
}

function compare(base: PolicySet, head: PolicySet, profile: Profile): PolicyDiff {
  return comparePolicies({ label: "base", policySet: base }, { label: "head", policySet: head }, profile, { now });
}

/** A state in words, by the naive evaluation, and whether it is flagged. */
function naiveState(drawn: Drawn | undefined, requestClass: RequestClass): { text: string; flagged: boolean } {
  if (drawn === undefined || !drawn.buckets.includes(requestClass.bucket)) {
    return { text: "not-covered", flagged: false };
  }
  const { verdict } = naiveVerdict(drawn.naive, requestClass);
  const flagged = verdict === "violation" || verdict === "inconclusive";
  return { text: flagged ? `${verdict} ${drawn.severity}` : verdict, flagged };
}

function stateOf({ kind, grade, finding }: EntryState): string {
  return `${kind}${grade === undefined ? "" : `, ${grade}`}${finding === undefined ? "" : ` ${finding.severity}`}`;
}

/** Requests by policy, bucket, direction and states. Reasons are not the naive evaluation's: changes in them alone are left out. */
function sums(rows: Iterable<readonly [key: string, requests: number]>): Record<string, number> {
  const totals: Record<string, number> = {};
  for (const [key, requests] of rows) totals[key] = (totals[key] ?? 0) + requests;
  return Object.fromEntries(Object.entries(totals).toSorted());
}

function oracle(
  base: readonly Drawn[],
  head: readonly Drawn[],
  classes: readonly RequestClass[],
): Record<string, number> {
  const rows: [string, number][] = [];
  for (const id of new Set([...base, ...head].map((drawn) => drawn.id))) {
    for (const requestClass of classes) {
      const before = naiveState(base.find((drawn) => drawn.id === id), requestClass);
      const after = naiveState(head.find((drawn) => drawn.id === id), requestClass);
      if (before.text === after.text) continue;
      const direction: Direction = before.flagged === after.flagged
        ? "changed"
        : after.flagged
        ? "newly-flagged"
        : "no-longer-flagged";
      rows.push([`${id} ${requestClass.bucket} ${direction}: ${before.text} -> ${after.text}`, requestClass.requests]);
    }
  }
  return sums(rows);
}

function told({ entries }: PolicyDiff): Record<string, number> {
  return sums(
    entries.map((entry) => [entry, stateOf(entry.before), stateOf(entry.after)] as const)
      .filter(([, before, after]) => before !== after)
      .map(([{ policy, bucket, direction, requests }, before, after]) =>
        [`${policy} ${bucket} ${direction}: ${before} -> ${after}`, requests] as const
      ),
  );
}

test("a comparison is what judging both sides apart tells", () => {
  let told1 = 0;
  fc.assert(
    fc.property(drawnSets, ([base, head]) => {
      const result = compare(setOf(base), setOf(head), corpus);
      assert.deepEqual(told(result), oracle(base, head, corpus.classes));
      told1 += result.entries.length;
      for (const [side, set] of [[result.base, base], [result.head, head]] as const) {
        const report = evaluateProfile(setOf(set), corpus, { now });
        assert.deepEqual(side.tally, report.tally);
        assert.equal(side.uncoveredRequests, report.uncoveredRequests);
      }
    }),
    { numRuns: 60 },
  );
  assert.ok(told1 > 1000);
});

test("the findings that entries open and close are those that one report has and the other has not", () => {
  fc.assert(
    fc.property(drawnSets, ([base, head]) => {
      const result = compare(setOf(base), setOf(head), corpus);
      const identities = (set: readonly Drawn[]): string[] =>
        evaluateProfile(setOf(set), corpus, { now }).findings
          .filter(({ traffic }) => traffic !== undefined).map(({ identity }) => identity);
      const [before, after] = [identities(base), identities(head)];
      const named = (side: "before" | "after"): string[] =>
        [
          ...new Set(
            result.entries.map((entry) => entry[side])
              .filter(({ onBothSides }) => onBothSides === false).map(({ finding }) => finding?.identity ?? ""),
          ),
        ].toSorted();
      assert.deepEqual(named("after"), after.filter((identity) => !before.includes(identity)).toSorted());
      assert.deepEqual(named("before"), before.filter((identity) => !after.includes(identity)).toSorted());
    }),
    { numRuns: 30 },
  );
});

const opposite: Readonly<Record<Direction, Direction>> = {
  "newly-flagged": "no-longer-flagged",
  "no-longer-flagged": "newly-flagged",
  "changed": "changed",
};

function mirrored(diff: PolicyDiff): PolicyDiff {
  const back = { new: "gone", gone: "new", changed: "changed", gap: "gap" } as const;
  return {
    ...diff,
    base: { ...diff.head, label: "base" },
    head: { ...diff.base, label: "head" },
    directions: {
      "newly-flagged": diff.directions["no-longer-flagged"],
      "no-longer-flagged": diff.directions["newly-flagged"],
      "changed": diff.directions.changed,
    },
    entries: diff.entries.map((entry) => ({
      ...entry,
      direction: opposite[entry.direction],
      before: entry.after,
      after: entry.before,
    })).toSorted(compareEntries),
    findings: diff.findings.map((change) => ({ ...change, change: back[change.change] })),
  };
}

test("nothing differs from itself, and the way back is the mirror image", () => {
  fc.assert(
    fc.property(drawnSets, ([base, head]) => {
      const same = compare(setOf(head), setOf(head), corpus);
      assert.deepEqual([same.entries, same.findings, same.changedRequests], [[], [], 0]);
      const there = compare(setOf(base), setOf(head), corpus);
      const back = compare(setOf(head), setOf(base), corpus);
      assert.deepEqual(essence(mirrored(there)), essence(back));
    }),
    { numRuns: 30 },
  );
});

// What a finding is, without the place that a set made for a test has.
function essence({ entries, findings, ...rest }: PolicyDiff): unknown {
  const state = ({ finding, ...others }: EntryState): unknown => ({ ...others, identity: finding?.identity });
  return {
    ...rest,
    entries: entries.map((entry) => ({ ...entry, before: state(entry.before), after: state(entry.after) })),
    findings: findings.map(({ change, finding }) => `${change} ${finding.identity}`),
  };
}

test("the order of classes and of policies changes nothing", () => {
  fc.assert(
    fc.property(drawnSets, fc.nat(), ([base, head], seed) => {
      const random = randomOf(seed);
      const reordered = { ...corpus, classes: shuffled(corpus.classes, random) };
      assert.deepEqual(
        essence(compare(setOf(shuffled(base, random)), setOf(shuffled(head, random)), reordered)),
        essence(compare(setOf(base), setOf(head), corpus)),
      );
    }),
    { numRuns: 30 },
  );
});

test("requests of an entry add up: sums, least, greatest, the first samples", () => {
  const open = setOf([{ ...whole("p0"), naive: { ...whole("p0").naive, allow: [] } }]);
  const result = compare({ ...open, policies: [] }, open, corpus);
  const requests = result.entries.reduce((sum, entry) => sum + entry.requests, 0);
  assert.equal(requests, result.requests);
  assert.equal(result.changedRequests, result.requests);
  for (const entry of result.entries) {
    const own = corpus.classes.filter((one) => one.first >= entry.first && one.last <= entry.last);
    assert.ok(own.length > 0);
    assert.ok(entry.first <= entry.last);
    assert.deepEqual(
      entry.samples.map(({ time }) => time),
      entry.samples.map(({ time }) => time).toSorted((a, b) => a - b),
    );
    assert.equal(entry.samples[0]?.time, entry.first);
  }
});

function whole(id: string): Drawn {
  return {
    id,
    severity: "high",
    buckets,
    naive: { allow: [{ vpcEndpoints: [endpoints.gateway] }], awsServices: "none", require: "proven", exceptions: [] },
  };
}

// From here on: policies as text.

const text = `version: 1
networks:
  app: {vpcEndpoints: [vpce-0123456789abcdef0], vpcCidrs: [10.20.0.0/16, 172.31.0.0/16]}
  unused: {publicCidrs: [203.0.113.7/32]}
  office: {publicCidrs: [203.0.113.0/24]}
  world: {publicCidrs: [0.0.0.0/0]}
policies:
  - id: one
    description: test
    buckets: [lake, "lake-*"]
    exceptBuckets: [lake-tmp]
    allow: [app, office]
    awsServices: none
    require: by-address
    severity: high
  - id: two
    description: test
    buckets: [lake]
    allow: [app, office]
    awsServices: any
    require: by-address
    severity: low
  - id: three
    description: test
    buckets: ["la*"]
    allow: [app, world]
    awsServices: any
    require: by-address
    severity: low
`;

function read(yaml: string, path = "policies/p.yaml"): ReturnType<typeof readPolicies> & { policySet: PolicySet } {
  const { policySet, diagnostics } = readPolicies([sourceText(path, yaml)], { today: "2026-03-20" });
  assert.ok(policySet, diagnostics.map(({ message }) => message).join("; "));
  return { policySet, diagnostics };
}

function requests(fields: Partial<RequestClass> = {}): RequestClass {
  const day = fields.day ?? "2026-03-16";
  const time = Date.parse(`${day}T12:00:00Z`);
  return {
    day,
    bucket: "lake",
    principal: `arn:aws:iam::${account}:role/etl`,
    source: "203.0.113.9",
    endpoint: "",
    endpointAccount: "",
    service: "",
    operation: "GetObject",
    outcome: "reached",
    evidence: "log",
    claim: "none",
    requests: 3,
    bytes: 30,
    first: time,
    last: time,
    samples: [],
    ...fields,
  };
}

function profile(...classes: RequestClass[]): Profile {
  return {
    header: {
      join: "off",
      foldLevel: 0,
      classLimit: 1,
      horizon: "end-of-input",
      sources: [],
      ledger: emptyLedger,
      notices: [],
      coverage: [...new Set(classes.map(({ bucket }) => bucket))].map((of) => ({ kind: "log", of, day: "2026-03-16" })),
    },
    classes: classes.toSorted(compareClasses),
  };
}

function compareTexts(base: string, head: string, evidence: Profile, headPath?: string): PolicyDiff {
  return comparePolicies({ label: "base", ...read(base) }, { label: "head", ...read(head, headPath) }, evidence, {
    now,
  });
}

const [start = "", ...parts] = text.split(/(?=^ {2}- id:)/m);

const edits: Readonly<Record<string, string>> = {
  "comments and blank lines": text.replaceAll("\npolicies", "\n\n# why\n\npolicies").replace(
    "severity: high",
    "severity: high # grave",
  ),
  "formatting": text.replace('[lake, "lake-*"]', "\n      - 'lake'\n      - lake-*"),
  "another order of policies": start + parts.toReversed().join(""),
  "another order of networks": text.replace(/( {2}app:.*\n)( {2}unused:.*\n)/, "$2$1"),
  "another order of lists": text.replace('[lake, "lake-*"]', '["lake-*", lake]').replaceAll(
    "[app, office]",
    "[office, app]",
  ),
  "a network of another name": text.replaceAll("office", "headquarters").replaceAll("world", "anywhere")
    .replaceAll("app", "application").replaceAll("unused", "idle"),
  "another description": text.replaceAll("description: test", "description: other"),
};

test("an edit that changes nothing gives an empty comparison", async (t) => {
  const evidence = profile(requests(), requests({ source: "198.51.100.1" }), requests({ source: "10.20.0.1" }));
  assert.ok(read(text).diagnostics.length >= 4, "the policies shall have warnings, for them not to differ");
  for (const [name, edited] of Object.entries(edits)) {
    await t.test(name, () => {
      assert.notEqual(edited, text);
      const { entries, findings } = compareTexts(text, edited, evidence);
      assert.deepEqual([entries, findings.map(({ change, finding }) => `${change} ${finding.message}`)], [[], []]);
    });
  }
  await t.test("another file", () => {
    const { entries, findings } = compareTexts(text, text, evidence, "other/q.yaml");
    assert.deepEqual([entries, findings], [[], []]);
  });
});

test("each kind of change is told with its direction and states", async (t) => {
  const only = start.replace(/ {2}(?:world|unused).*\n/g, "") + (parts[0] ?? "").replace(/ {4}exceptBuckets.*\n/, "");
  const cases: readonly (readonly [string, head: string, RequestClass, expected: string])[] = [
    [
      "a range goes",
      only.replace("[app, office]", "[app]"),
      requests(),
      "newly-flagged: compliant, by address -> violation high",
    ],
    [
      "more proof is asked for",
      only.replace("by-address", "proven"),
      requests(),
      "newly-flagged: compliant, by address -> inconclusive high",
    ],
    ["a policy goes", only.replaceAll("lake", "pond"), requests(), "changed: compliant, by address -> not-covered"],
    [
      "an exception comes",
      `${only}    exceptions:\n      - {id: x, reason: r, owner: o, expires: 2027-01-01, sourceCidrs: [198.51.100.0/24]}\n`,
      requests({ source: "198.51.100.1" }),
      "no-longer-flagged: violation high -> excepted",
    ],
    [
      "a severity rises",
      only.replace("high", "critical"),
      requests({ source: "198.51.100.1" }),
      "changed: violation high -> violation critical",
    ],
    [
      "a denied request",
      only.replace("[app, office]", "[app]"),
      requests({ outcome: "denied" }),
      "newly-flagged: compliant, by address -> violation high",
    ],
  ];
  for (const [name, head, requestClass, expected] of cases) {
    await t.test(name, () => {
      const { entries } = compareTexts(only, head, profile(requestClass));
      assert.deepEqual(
        entries.map((entry) => `${entry.direction}: ${stateOf(entry.before)} -> ${stateOf(entry.after)}`),
        [expected],
      );
    });
  }
  await t.test("accounts regroup foreign principals, and so findings", () => {
    const foreign = requests({ source: "198.51.100.1", principal: "arn:aws:iam::444455556666:role/x" });
    const { entries } = compareTexts(
      only,
      only.replace("version: 1", `version: 1\naccounts: ["${account}"]`),
      profile(foreign),
    );
    assert.equal(entries.length, 1);
    assert.equal(entries[0]?.principal, "account 444455556666");
    assert.equal(entries[0]?.before.finding?.subject.principal, foreign.principal);
    assert.deepEqual([entries[0]?.before.onBothSides, entries[0]?.after.onBothSides], [false, false]);
  });
});

test("findings that are not about requests differ as well", async (t) => {
  const rulesOf = ({ findings }: PolicyDiff): string[] =>
    findings.filter(({ change }) => change !== "gap").map(({ change, finding }) => `${change} ${finding.rule}`);
  await t.test("evidence that is missing on both sides for a policy that changes", () => {
    const gaps = ({ findings }: PolicyDiff): string[] =>
      findings.filter(({ change }) => change === "gap").map(({ finding }) =>
        `${finding.rule} ${finding.subject.bucket}`
      );
    const elsewhere = profile(requests({ bucket: "elsewhere" }));
    const changed = compareTexts(text, text.replace("require: by-address", "require: proven"), elsewhere);
    assert.deepEqual(changed.entries, []);
    assert.ok(gaps(changed).includes("PERIM2002 lake"));
    assert.equal(impactOf(changed, "medium").isIncomplete, true);
    // What does not change has its gap told by check.
    assert.deepEqual(gaps(compareTexts(text, `# more\n${text}`, elsewhere)), []);
  });
  await t.test("a bucket of which the evidence has nothing", () => {
    const result = compareTexts(text, text.replace('[lake, "lake-*"]', '[lake, "lake-*", vault]'), profile(requests()));
    assert.deepEqual(result.entries, []);
    assert.deepEqual(rulesOf(result), ["new PERIM2002"]);
  });
  await t.test("a warning about a policy file", () => {
    const wide = text.replace("publicCidrs: [203.0.113.0/24]", 'publicCidrs: [203.0.113.0/24, "::/0"]');
    assert.deepEqual(rulesOf(compareTexts(text, wide, profile(requests()))), ["new PERIM4046"]);
    assert.deepEqual(rulesOf(compareTexts(wide, text, profile(requests()))), ["gone PERIM4046"]);
  });
  await t.test("an overlap", () => {
    const apart = text.replace("buckets: [lake]\n", "buckets: [other]\n");
    assert.deepEqual(
      rulesOf(compareTexts(apart, text, profile(requests(), requests({ bucket: "other" })))).filter((one) =>
        one.includes("4066")
      ),
      [
        "new PERIM4066",
      ],
    );
  });
  await t.test("an expired exception, and its policy's severity", () => {
    const expired = (severity: string): string =>
      text.replace(
        "severity: high",
        `severity: ${severity}
    exceptions:
      - {id: x, reason: r, owner: o, expires: 2026-03-19, sourceCidrs: [198.51.100.0/24]}`,
      );
    assert.deepEqual(rulesOf(compareTexts(text, expired("high"), profile(requests()))), ["new PERIM3001"]);
    const { findings } = compareTexts(expired("high"), expired("critical"), profile(requests()));
    assert.deepEqual(
      findings.filter(({ change }) => change !== "gap").map((
        { change, formerSeverity, finding },
      ) => [change, formerSeverity, finding.severity]),
      [
        ["changed", "high", "critical"],
      ],
    );
  });
});
