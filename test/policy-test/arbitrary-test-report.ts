// Any report of policy tests there can be, with hostile texts wherever a policy, a test or a log can put them.
import fc from "fast-check";
import { sourceText } from "../../src/diagnostic/source-text.ts";
import { type Reason, reasons } from "../../src/evaluate/verdict.ts";
import type { Exception, Place, Policy } from "../../src/policy/policy.ts";
import type { TestVerdict } from "../../src/policy-test/policy-test.ts";
import { defaultRequest } from "../../src/policy-test/request-fields.ts";
import type {
  CoveredPart,
  PolicyCoverage,
  TestFailure,
  TestReport,
  TestResult,
} from "../../src/policy-test/test-report.ts";
import type { ClassKey } from "../../src/profile/request-class.ts";
import { hostileTexts } from "../corpus/hostile-texts.ts";
import { policyOf } from "../evaluate/policy-of.ts";

const text = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.constantFrom("]]>", "x]]>::error::y", "&amp;<failure/>", "'\"", "-->", "\u202e::error::"),
  fc.string({ unit: "binary", maxLength: 20 }),
);
const reason = fc.constantFrom(...(Object.keys(reasons) as Reason[]));
const verdict = fc.constantFrom<TestVerdict>(
  "compliant",
  "violation",
  "inconclusive",
  "excepted",
  "not-applicable",
  "not-covered",
);

const place: fc.Arbitrary<Place> = fc.tuple(text, text, fc.nat(50)).map(([path, content, start]) => ({
  source: sourceText(path, content),
  span: { start, end: start + 3 },
}));

const bare = policyOf({
  allow: [{ vpcEndpoints: ["vpce-app"] }],
  awsServices: "none",
  require: "proven",
  exceptions: [],
});
const policy: fc.Arbitrary<Policy> = fc.tuple(text, place).map(([id, idPlace]) => ({ ...bare, id, place: idPlace }));

const exception: fc.Arbitrary<Exception> = fc.record({
  id: text,
  reason: text,
  owner: text,
  from: fc.constant(undefined),
  expires: fc.constant("2099-03-31"),
  principals: fc.constant(undefined),
  sourceCidrs: fc.constant(undefined),
  operations: fc.constant(undefined),
  place,
  expiresPlace: place,
});

const request: fc.Arbitrary<ClassKey> = fc.tuple(text, text, text, text, text, text).map(
  ([bucket, principal, source, endpoint, service, operation]) => (
    { ...defaultRequest, bucket, principal, source, endpoint, service, operation }
  ),
);

const failure: fc.Arbitrary<TestFailure> = fc.oneof(
  fc.record({ kind: fc.constant("evidence" as const), message: text.filter((message) => message.trim() !== "") }),
  fc.record({
    kind: fc.constant("verdict" as const),
    expected: fc.record({ policy: text, verdict, reason, exception: text, place }),
    actual: fc.oneof(
      fc.record({ verdict, reason, exception, networks: fc.array(text, { maxLength: 7 }) }),
      fc.record({
        verdict,
        grade: fc.constant("by address" as const),
        reason,
        networks: fc.array(text, { maxLength: 2 }),
      }),
      fc.record({ verdict: fc.constant("not-covered" as const), networks: fc.constant([]) }),
    ),
    request,
    policy,
  }),
);

const result: fc.Arbitrary<TestResult> = fc.record({
  test: fc.record({ name: text, place, given: request, expectations: fc.constant([]) }),
  failures: fc.array(failure, { maxLength: 3 }),
  moreFailures: fc.nat(3),
}).map((drawn) => drawn.failures.length === 0 ? { ...drawn, moreFailures: 0 } : drawn);

const part: fc.Arbitrary<CoveredPart> = fc.record({
  kind: fc.constantFrom("network" as const, "exception" as const, "reason" as const),
  name: text,
  verdict: fc.constantFrom("compliant" as const, "excepted" as const),
  isReached: fc.boolean(),
  example: fc.option(request, { nil: undefined }),
}).chain((drawn) => drawn.kind === "reason" ? reason.map((name) => ({ ...drawn, name })) : fc.constant(drawn));

const coverage: fc.Arbitrary<PolicyCoverage> = fc.record({
  policy,
  parts: fc.array(part, { maxLength: 4 }),
  isWhole: fc.boolean(),
});

/** Any report. */
export const arbitraryTestReport: fc.Arbitrary<TestReport> = fc.record({
  files: fc.array(fc.record({ path: text, tests: fc.array(result, { maxLength: 3 }) }), { maxLength: 3 }),
  untested: fc.array(text, { maxLength: 3 }),
  coverage: fc.option(fc.array(coverage, { maxLength: 2 }), { nil: undefined }),
});
