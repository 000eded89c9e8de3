// How long it takes to judge a profile, in memory and without reading any: the seeded profile of 1,000,000 classes against
// 500 policies with 5,000 ranges, and how the time grows where one size at a time is doubled (2.0 is in proportion). Prints
// medians; asserts nothing. `--small` takes a tenth of the classes.
import process from "node:process";
import { sourceText } from "../src/diagnostic/source-text.ts";
import { comparePolicies } from "../src/diff/compare-policies.ts";
import { evaluateProfile } from "../src/evaluate/evaluate-profile.ts";
import type { PolicySet } from "../src/policy/policy.ts";
import { readPolicies } from "../src/policy/read-policies.ts";
import { emptyLedger } from "../src/profile/ledger.ts";
import type { Profile } from "../src/profile/profile.ts";
import { compareClasses, type Evidence, type RequestClass } from "../src/profile/request-class.ts";
import type { Coverage } from "../src/record/coverage.ts";
import { randomOf } from "../test/corpus/random.ts";

/** What can be doubled. */
interface Sizes {
  readonly classes: number;
  readonly policies: number;
  /** Over all policies. */
  readonly cidrs: number;
  /** Named by each policy; as many patterns come on top. */
  readonly bucketsOfPolicy: number;
  readonly exceptionsOfPolicy: number;
  /** That are seen, besides those that policies name: no policy covers them. */
  readonly otherBuckets: number;
  readonly principals: number;
  readonly sources: number;
  readonly days: number;
  /** Part of the classes that some policy does not find compliant. */
  readonly flagged: number;
  /** Part of the addresses that is IPv6. */
  readonly ipv6: number;
}

const small = process.argv.includes("--small");
const now = new Date("2026-06-01T00:00:00Z");
const firstDay = Date.parse("2026-01-01T00:00:00Z");
const oneDay = 86_400_000;

const usual: Sizes = {
  classes: small ? 100_000 : 1_000_000,
  policies: 500,
  cidrs: 5000,
  bucketsOfPolicy: 4,
  exceptionsOfPolicy: 2,
  otherBuckets: 2000,
  principals: 2000,
  sources: 100_000,
  days: 30,
  flagged: 0.02,
  ipv6: 0.05,
};

function policiesOf(sizes: Sizes): PolicySet {
  const perPolicy = Math.max(1, Math.round(sizes.cidrs / sizes.policies));
  const blocks = Array.from({ length: sizes.policies }, (_, policy) => {
    const ranges = Array.from({ length: perPolicy }, (_, index) => rangeText(policy, index));
    const names = Array.from({ length: sizes.bucketsOfPolicy }, (_, index) => bucketName(policy, index));
    const publicCidrs = [...ranges, `"2600:${(policy + 1).toString(16)}::/32"`].join(", ");
    const exceptions = Array.from({ length: sizes.exceptionsOfPolicy }, (_, index) => exceptionText(index));
    return `  - id: policy-${policy}
    description: d
    buckets: [${[...names, `team-${policy}-*`].join(", ")}]
    allow: [{publicCidrs: [${publicCidrs}], vpcEndpoints: [vpce-0${policy}], vpcCidrs: [10.${policy % 256}.0.0/16]}]
    awsServices: none
    require: by-address
    severity: high
    ${exceptions.length === 0 ? "" : `exceptions: [${exceptions.join(", ")}]`}
`;
  });
  // A policy file has a limit.
  const files = Array.from(
    { length: Math.ceil(blocks.length / 100) },
    (_, index) =>
      sourceText(`p${index}.yaml`, `version: 1\npolicies:\n${blocks.slice(index * 100, index * 100 + 100).join("")}`),
  );
  const { policySet, diagnostics } = readPolicies(files, { today: "2026-06-01" });
  if (policySet === undefined) throw new Error(diagnostics.find(({ kind }) => kind === "error")?.message);
  return policySet;
}

// Holds for none of the addresses of this traffic, so that all of a policy are gone through.
const exceptionText = (index: number): string =>
  `{id: e${index}, reason: r, owner: o, expires: 2027-01-01, principals: ["${principal(index)}"], ` +
  `operations: [GetObject], sourceCidrs: [198.51.${index % 256}.0/24]}`;
const bucketName = (policy: number, index: number): string => `bucket-${policy}-${index}`;
const principal = (index: number): string => `arn:aws:iam::111122223333:role/application-role-${index}`;
// Of each policy its own /16 or so of 44.0.0.0 and above; no two ranges meet.
const rangeText = (policy: number, index: number): string =>
  `${44 + (policy >> 8)}.${policy % 256}.${(index * 2) % 256}.${index >= 128 ? 128 : 0}/25`;

function profileOf(sizes: Sizes): Profile {
  const random = randomOf(7);
  const operations = ["GetObject", "PutObject", "HeadObject", "ListObjects", "DeleteObject"];
  const evidences: readonly Evidence[] = ["log", "log", "trail", "joined"];
  const perPolicy = Math.max(1, Math.round(sizes.cidrs / sizes.policies));
  const days = Array.from(
    { length: sizes.days },
    (_, day) => new Date(firstDay + day * oneDay).toISOString().slice(0, 10),
  );
  const classes = new Map<string, RequestClass>();
  while (classes.size < sizes.classes) {
    const day = random.below(days.length);
    const policy = random.below(sizes.policies);
    const isOther = random.chance(0.2);
    const flagged = random.chance(sizes.flagged);
    const bucket = isOther
      ? `other-${random.below(sizes.otherBuckets)}`
      : random.chance(0.2)
      ? `team-${policy}-${random.below(sizes.bucketsOfPolicy)}`
      : bucketName(policy, random.below(sizes.bucketsOfPolicy));
    const host = random.below(Math.max(1, Math.round(sizes.sources / sizes.policies)));
    const isSix = random.chance(sizes.ipv6);
    const source = flagged
      ? (isSix ? `2a00:${(host % 65536).toString(16)}::1` : `93.${policy % 256}.${(host >> 8) % 256}.${host % 256}`)
      : isSix
      ? `2600:${(policy + 1).toString(16)}::${(host % 65535 + 1).toString(16)}`
      : rangeText(policy, host % perPolicy).replace(/(\d+)\/25$/, (_, low) => String(Number(low) + (host >> 3) % 128));
    const time = firstDay + day * oneDay + random.below(oneDay);
    const evidence = random.pick(evidences);
    const operation = random.pick(operations);
    const endpoint = evidence === "joined" && flagged ? "vpce-0fffffffffffffff" : "";
    const who = random.below(sizes.principals);
    const key = `${day} ${bucket} ${who} ${source} ${evidence} ${operation}`;
    if (classes.has(key)) continue;
    classes.set(key, {
      day: days[day] ?? "",
      bucket,
      principal: principal(who),
      source,
      endpoint,
      endpointAccount: "",
      service: "",
      operation,
      outcome: "reached",
      evidence,
      claim: "none",
      requests: 1 + random.below(9),
      bytes: random.below(100_000),
      first: time,
      last: time,
      samples: [{ time, requestId: `R${classes.size}`, operation, source, places: [{ object: "o", number: 1 }] }],
    });
  }
  const coverage = [...new Set([...classes.values()].map(({ bucket }) => bucket))].flatMap((of) =>
    days.map((day): Coverage => ({ kind: "log", of, day }))
  );
  const header: Profile["header"] = {
    join: "on",
    foldLevel: 0,
    classLimit: 10_000_000,
    horizon: "end-of-input",
    sources: [],
    ledger: { ...emptyLedger, read: sizes.classes, kept: sizes.classes },
    notices: [],
    coverage: [
      ...days.map((day): Coverage => ({ kind: "management", of: "111122223333/eu-west-1", day })),
      ...coverage,
    ],
  };
  return { header, classes: [...classes.values()].toSorted(compareClasses).map(asRead) };
}

// As reading a profile makes it: in order, and no two classes share the objects of their texts.
function asRead(requestClass: RequestClass): RequestClass {
  const fresh = (text: string): string => Buffer.from(text, "latin1").toString("latin1");
  const { day, bucket, principal, source, samples } = requestClass;
  return {
    ...requestClass,
    day: fresh(day),
    bucket: fresh(bucket),
    principal: fresh(principal),
    source: fresh(source),
    samples: samples.map((sample) => ({ ...sample })),
  };
}

/** Seconds of the processor: on a machine that does other work as well they tell more than the clock's. */
function secondsOf(work: () => unknown): number {
  const begun = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1e6;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}

const runs = 5;

function workOf(sizes: Sizes): () => number {
  const policySet = policiesOf(sizes);
  const profile = profileOf(sizes);
  return () => evaluateProfile(policySet, profile, { now }).findings.length;
}

function tell(name: string, work: () => unknown, rest: (result: unknown) => string): void {
  const result = work();
  const clock: number[] = [];
  const processor = Array.from({ length: runs }, () => {
    const begun = performance.now();
    const seconds = secondsOf(work);
    clock.push((performance.now() - begun) / 1000);
    return seconds;
  });
  const times = `${median(clock).toFixed(3)} s by the clock, ${median(processor).toFixed(3)} s of the processor`;
  console.log(`${name.padEnd(50)} ${times}  ${rest(result)}`);
}

const findings = (count: unknown): string => `${String(count)} findings`;

// Where every class is flagged, one finding gathers some dozens of classes; without that, the last case shows.
tell(`${usual.classes} classes, 2 % flagged`, workOf(usual), findings);
tell(`${usual.classes} classes, all flagged`, workOf({ ...usual, flagged: 1, principals: 4 }), findings);
tell(
  `${usual.classes} classes, all flagged, of IPv6`,
  workOf({ ...usual, flagged: 1, principals: 4, ipv6: 1 }),
  findings,
);
tell(
  `${usual.classes} classes, all flagged, 40 principals`,
  workOf({ ...usual, flagged: 1, principals: 40 }),
  findings,
);
{
  const policySet = policiesOf(usual);
  const policies = policySet.policies.map((one, at) => at === 0 ? { ...one, awsServices: "any" as const } : one);
  const [base, head] = [{ label: "base", policySet }, { label: "head", policySet: { ...policySet, policies } }];
  const profile = profileOf(usual);
  tell("diff of two sets that differ in one policy", () => comparePolicies(base, head, profile, { now }), () => "");
}

// Doubled one at a time, in turn with what they are doubled from.
const base: Sizes = { ...usual, classes: usual.classes / 5, flagged: 0.5, exceptionsOfPolicy: 8 };
const doubled = [
  "classes",
  "policies",
  "cidrs",
  "bucketsOfPolicy",
  "exceptionsOfPolicy",
  "otherBuckets",
  "principals",
  "sources",
  "days",
] as const;
const before = workOf(base);
console.log(`to double: ${base.classes} classes, half flagged, ${before()} findings`);
for (const name of doubled) {
  const after = workOf({ ...base, [name]: base[name] * 2 });
  const count = after();
  const ratios = Array.from({ length: runs }, () => {
    const first = secondsOf(before);
    return secondsOf(after) / first;
  });
  const change = `${name} ${base[name]} -> ${base[name] * 2}`;
  console.log(`  ${change.padEnd(34)} x ${median(ratios).toFixed(2)}  ${count} findings`);
}
