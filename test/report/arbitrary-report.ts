// Any report there can be, and texts that somebody might put into a log or a policy to harm whoever reads the report.
import fc from "fast-check";
import type { RuleId } from "../../src/diagnostic/diagnostic.ts";
import { severities } from "../../src/diagnostic/severity.ts";
import { sourceText } from "../../src/diagnostic/source-text.ts";
import type { FewOf, Finding, FindingSubject, FindingTraffic } from "../../src/evaluate/finding.ts";
import type { Report, Tally } from "../../src/evaluate/report.ts";
import { type Reason, reasons } from "../../src/evaluate/verdict.ts";
import type { Place, Policy } from "../../src/policy/policy.ts";
import type { Evidence } from "../../src/profile/request-class.ts";
import type { ProfileHeader } from "../../src/profile/profile.ts";
import { rules } from "../../src/rule/rules.ts";
import { hostileTexts } from "../corpus/hostile-texts.ts";
import { policy } from "./build-report.ts";

const text = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
);
const count = fc.nat(2_000_000_000);
const time = fc.oneof(
  fc.integer({ min: 0, max: 4_000_000_000_000 }),
  fc.constantFrom(NaN, Infinity, -Infinity, -1, 1e300),
);
const day = fc.oneof(fc.constantFrom("2026-11-01", "2026-11-02", "2026-11-04"), text);

const place: fc.Arbitrary<Place> = fc.record({ path: text, text, start: fc.nat(60), length: fc.nat(60) }).map(
  ({ path, text, start, length }) => ({ source: sourceText(path, text), span: { start, end: start + length } }),
);
const few: fc.Arbitrary<FewOf> = fc.record({ more: fc.nat(3), first: fc.array(text, { maxLength: 5 }) }).map(
  ({ more, first }) => ({ count: first.length + more, first }),
);
const traffic: fc.Arbitrary<FindingTraffic> = fc.record({
  requests: count,
  bytes: count,
  first: time,
  last: time,
  evidence: fc.subarray<Evidence>(["log", "trail", "old-trail", "joined", "conflict"]),
  reasons: fc.subarray(Object.keys(reasons) as Reason[]),
  operations: few,
  sources: few,
  principals: few,
  samples: fc.array(
    fc.record({
      time,
      requestId: text,
      operation: text,
      source: text,
      places: fc.array(fc.record({ object: text, number: fc.nat() }), { maxLength: 2 }),
    }),
    { maxLength: 4 },
  ),
});
const ruleId: fc.Arbitrary<RuleId> = fc.constantFrom(...rules.map(({ id }) => id));
const notice = fc.record({ rule: ruleId, object: text, position: text, message: text });

const policyIds = fc.constantFrom("one", "two", ...hostileTexts);
const subject: fc.Arbitrary<FindingSubject> = fc.record({
  policy: policyIds,
  bucket: text,
  principal: text,
  path: fc.oneof(fc.constantFrom("internet", "private-address", "unknown-address"), text),
});

const finding: fc.Arbitrary<Finding> = fc.record({
  rule: ruleId,
  identity: fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 64, maxLength: 64 }),
  severity: fc.constantFrom(...severities),
  kind: fc.constantFrom("fail", "open", "stopped"),
  message: text,
  place: fc.option(place, { nil: undefined }),
  subject,
  traffic,
  notices: fc.array(notice, { maxLength: 12 }),
  noticeCount: count,
}, { requiredKeys: ["rule", "identity", "severity", "kind", "message", "place", "subject"] });

const tally: fc.Arbitrary<Tally> = fc.record({
  violation: count,
  inconclusive: count,
  excepted: count,
  compliantByAddress: count,
  compliantByService: count,
  compliantProven: count,
  notApplicable: count,
  stopped: count,
});

const somePolicy: fc.Arbitrary<Policy> = fc.record({
  id: policyIds,
  description: text,
  severity: fc.constantFrom(...severities),
  place,
}).map(({ id, ...rest }) => ({ ...policy("archive"), id, ...rest }));

const header: fc.Arbitrary<ProfileHeader> = fc.record({
  join: fc.constantFrom("on", "off"),
  foldLevel: fc.constantFrom(0, 1, 2, 3),
  classLimit: count,
  horizon: fc.oneof(fc.constant("end-of-input"), text),
  sources: fc.array(text, { maxLength: 3 }),
  ledger: fc.record({
    objects: count,
    duplicateObjects: count,
    unreadObjects: count,
    read: count,
    kept: count,
    outOfScope: count,
    // What a profile file says is a key of its own there, also `__proto__`.
    skipped: fc.array(fc.tuple(text, count), { maxLength: 3 }).map((entries) => Object.fromEntries(entries)),
    malformed: count,
  }),
  notices: fc.constant([]),
  coverage: fc.array(
    fc.record({ kind: fc.constantFrom("log", "data", "bucket-management", "management"), of: text, day }),
    { maxLength: 6 },
  ),
});

/** Reports with hostile texts in every place that takes a text from a log or a policy. */
export const arbitraryReport: fc.Arbitrary<Report> = fc.record({
  analysis: fc.constantFrom("policy", "evidence"),
  excepted: fc.constant([]),
  now: fc.constant("2026-11-23"),
  header,
  policies: fc.array(fc.tuple(somePolicy, tally, fc.nat(9)), { maxLength: 3 }),
  files: fc.array(place, { maxLength: 2 }),
  findings: fc.array(finding, { maxLength: 6 }),
  tally,
  uncoveredRequests: count,
  quiet: fc.array(fc.record({ bucket: text, days: fc.array(day, { minLength: 1, maxLength: 6 }) }), { maxLength: 25 }),
}).map(({ policies, files, ...rest }) => ({
  ...rest,
  policySet: { accounts: new Set<string>(), policies: policies.map(([one]) => one), files },
  policies: policies.map(([one, tally, buckets]) => ({ policy: one.id, buckets, tally })),
}));
