import { printable } from "../diagnostic/printable.ts";
import { covers, type Policy, type PolicySet } from "../policy/policy.ts";
import type { ClassKey, RequestClass } from "../profile/request-class.ts";
import { readEvidence } from "./evidence-classes.ts";
import { judgeRequest } from "./judge-request.ts";
import { type Expectation, isPasted, type PolicyTest, type TestFile } from "./policy-test.ts";
import { TestCoverage } from "./test-coverage.ts";
import { testedStem } from "./tested-stem.ts";
import type { FileResult, Judgement, TestFailure, TestReport, TestResult } from "./test-report.ts";

/** How policy tests are run. */
export interface TestRunOptions {
  /** Whether to tell what no test reaches. */
  readonly coverage: boolean;
}

// Pasted evidence can hold thousands of requests; nobody reads on after some.
const failureLimit = 10;

/**
 * Runs policy tests.
 *
 * @param files as {@link readPolicyTests} gives them for the same policies
 * @throws TypeError where a test expects something of a policy that the set does not have
 */
export async function runPolicyTests(
  files: readonly TestFile[],
  policySet: PolicySet,
  { coverage }: TestRunOptions,
): Promise<TestReport> {
  const policies = new Map(policySet.policies.map((policy) => [policy.id, policy]));
  const reached = coverage ? new TestCoverage(policySet) : undefined;
  const results: FileResult[] = [];
  for (const { path, tests } of files) {
    const run: TestResult[] = [];
    for (const test of tests) run.push(await runTest(test, policies, reached));
    results.push({ path, tests: run });
  }
  const tested = new Set(files.map(({ path }) => testedStem(path)));
  const untested = new Set(
    policySet.policies.map(({ place }) => place.source.path).filter((path) => !tested.has(testedStem(path))),
  );
  return { files: results, untested: [...untested], coverage: reached?.policies() };
}

async function runTest(
  test: PolicyTest,
  policies: ReadonlyMap<string, Policy>,
  reached: TestCoverage | undefined,
): Promise<TestResult> {
  const failures: TestFailure[] = [];
  const judged: [Policy, Judgement][] = [];
  let requests: readonly ClassKey[];
  if (isPasted(test.given)) {
    const { classes, problems } = await readEvidence(test.given);
    for (const message of problems) failures.push({ kind: "evidence", message });
    for (const bucket of bucketsOfNone(test, classes, policies)) {
      const message =
        `none of the policies that it expects something of covers the bucket '${printable(bucket)}' of a ` +
        "pasted request, which is judged by nothing";
      failures.push({ kind: "evidence", message });
    }
    requests = classes;
  } else {
    requests = [test.given];
  }
  for (const expected of test.expectations) {
    const policy = policies.get(expected.policy);
    if (policy === undefined) throw new TypeError(`Cannot test the policy ${expected.policy}: it is not in the set`);
    for (const request of requestsFor(policy, expected, requests)) {
      const actual = judgeRequest(policy, request);
      judged.push([policy, actual]);
      if (!isAsExpected(expected, actual)) failures.push({ kind: "verdict", expected, actual, request, policy });
    }
  }
  // What a failing test reaches is not what it was written for.
  if (failures.length === 0) { for (const [policy, actual] of judged) reached?.add(policy, actual); }
  return {
    test,
    failures: failures.slice(0, failureLimit),
    moreFailures: Math.max(0, failures.length - failureLimit),
  };
}

/**
 * Buckets of pasted lines and records that no expectation is about: whoever pasted them wants them judged. Of a record that
 * is several requests, as of a copy, one suffices.
 */
function bucketsOfNone(
  { expectations }: PolicyTest,
  requests: readonly RequestClass[],
  policies: ReadonlyMap<string, Policy>,
): string[] {
  if (expectations.some(({ verdict }) => verdict === "not-covered")) return [];
  const expected = expectations.map(({ policy }) => policies.get(policy)).filter((policy) => policy !== undefined);
  const isJudged = ({ bucket }: RequestClass): boolean => expected.some((policy) => covers(policy, bucket));
  const judged = new Set(requests.filter(isJudged).flatMap(placesOf));
  const left = requests.filter((request) =>
    !isJudged(request) && !placesOf(request).some((place) => judged.has(place))
  );
  return [...new Set(left.map(({ bucket }) => bucket))];
}

function placesOf({ samples }: RequestClass): string[] {
  return samples.flatMap(({ places }) => places.map(({ object, number }) => `${object} ${number}`));
}

/** Those that an expectation is about: to buckets that the policy covers, unless it covers none of them. */
function requestsFor(policy: Policy, { verdict }: Expectation, requests: readonly ClassKey[]): readonly ClassKey[] {
  const covered = requests.filter(({ bucket }) => covers(policy, bucket));
  return verdict === "not-covered" || covered.length === 0 ? requests : covered;
}

function isAsExpected(expected: Expectation, actual: Judgement): boolean {
  return actual.verdict === expected.verdict && actual.reason === expected.reason &&
    actual.exception?.id === expected.exception;
}
