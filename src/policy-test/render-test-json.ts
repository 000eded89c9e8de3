import { positionAt } from "../diagnostic/source-text.ts";
import { type Reason, reasons } from "../evaluate/verdict.ts";
import type { Place } from "../policy/policy.ts";
import type { ClassKey } from "../profile/request-class.ts";
import { jsonDocument, streamed } from "../report/json-text.ts";
import type { ReportContext } from "../report/output.ts";
import { givenFields } from "./request-fields.ts";
import type { CoveredPart, PolicyCoverage, TestFailure, TestReport, TestResult } from "./test-report.ts";
import { countTests, explanation, failureTitle, shareOf } from "./test-words.ts";

/** The version of the form; schemas/policy-test-report.schema.json describes it. */
const version = 1;

/** Writes what a run of policy tests found as JSON. */
export function renderTestJson(report: TestReport, { tool }: ReportContext): Iterable<string> {
  const { files, untested, coverage } = report;
  return jsonDocument({
    version,
    tool: { name: tool.name, version: tool.version },
    ...countTests(files),
    files: streamed(files.map(({ path, tests }) => ({ path, tests: streamed(tests.map(jsonTest)) }))),
    untestedFiles: untested,
    coverage: coverage === undefined ? undefined : {
      ...shareOf(coverage),
      policies: streamed(coverage.map(jsonCoverage)),
    },
  });
}

function jsonTest({ test, failures, moreFailures }: TestResult): Record<string, unknown> {
  return {
    name: test.name,
    ...position(test.place),
    passed: failures.length === 0,
    ...(failures.length === 0 ? {} : { failures: failures.map(jsonFailure) }),
    ...(moreFailures === 0 ? {} : { moreFailures }),
  };
}

function jsonFailure(failure: TestFailure): Record<string, unknown> {
  const message = failureTitle(failure);
  if (failure.kind === "evidence") return { kind: failure.kind, message };
  const { expected, actual, request, policy } = failure;
  return {
    kind: failure.kind,
    message,
    policy: policy.id,
    expected: {
      ...position(expected.place),
      verdict: expected.verdict,
      reason: expected.reason,
      exception: expected.exception,
    },
    actual: {
      verdict: actual.verdict,
      grade: actual.grade,
      reason: actual.reason,
      ...(actual.reason === undefined ? {} : { row: reasons[actual.reason].row }),
      exception: actual.exception?.id,
      networks: actual.networks,
      explanation: explanation(actual),
    },
    request: jsonRequest(request),
  };
}

function jsonCoverage({ policy, parts, isWhole }: PolicyCoverage): Record<string, unknown> {
  const { path } = policy.place.source;
  const share = shareOf([{ policy, parts, isWhole }]);
  return { policy: policy.id, path, ...position(policy.place), ...share, isWhole, covered: parts.map(jsonPart) };
}

function jsonPart({ kind, name, verdict, isReached, example }: CoveredPart): Record<string, unknown> {
  return {
    kind,
    name,
    verdict,
    ...(kind === "reason" ? { row: reasons[name as Reason].row } : {}),
    isReached,
    example: example && jsonRequest(example),
  };
}

function jsonRequest(request: ClassKey): Record<string, string> {
  return Object.fromEntries(givenFields(request));
}

function position({ source, span }: Place): { line: number; column: number } {
  return positionAt(source, span.start);
}
