import { printable } from "../diagnostic/printable.ts";
import { positionAt } from "../diagnostic/source-text.ts";
import { type Reason, reasons } from "../evaluate/verdict.ts";
import type { Place } from "../policy/policy.ts";
import type { Expectation } from "./policy-test.ts";
import { requestYaml } from "./request-fields.ts";
import type { CoveredPart, Judgement, PolicyCoverage, TestFailure, TestReport } from "./test-report.ts";

/*
 * What the outputs for people say, so that they say it alike. A `code` is a value as it stands, to be escaped by the
 * output; in a `sentence` values have been made printable already.
 */

/** A line about a failure. */
export interface Row {
  readonly label: string;
  readonly form: "code" | "sentence";
  readonly text: string;
}

/** Numbers of a run. */
export interface TestCounts {
  readonly tests: number;
  readonly passed: number;
  readonly failed: number;
}

/** Counts the tests of some files. */
export function countTests(files: TestReport["files"]): TestCounts {
  const tests = files.flatMap((file) => file.tests);
  const failed = tests.filter(({ failures }) => failures.length > 0).length;
  return { tests: tests.length, passed: tests.length - failed, failed };
}

/** A place as `path:line:column`, not escaped. */
export function placeCode({ source, span }: Place): string {
  const { line, column } = positionAt(source, span.start);
  return `${source.path}:${line}:${column}`;
}

/** All that is said of a failure, in order. */
export function failureRows(failure: TestFailure): Row[] {
  if (failure.kind === "evidence") {
    // No text of a log is in it but the names of kinds.
    return [{ label: "evidence", form: "sentence", text: printable(failure.message, 2000) }];
  }
  const { expected, actual, request, policy } = failure;
  return [
    { label: "policy", form: "code", text: `${policy.id} (${placeCode(policy.place)})` },
    { label: "expected", form: "code", text: expectedText(expected) },
    { label: "actual", form: "code", text: actualText(actual) },
    ...explanation(actual).map((text): Row => ({ label: "why", form: "sentence", text })),
    { label: "request", form: "code", text: requestYaml(request) },
    { label: "expected at", form: "code", text: placeCode(expected.place) },
  ];
}

/** One line that tells a failure, as a code. */
export function failureTitle(failure: TestFailure): string {
  if (failure.kind === "evidence") return failure.message;
  const { expected, actual, policy } = failure;
  return `${policy.id}: expected ${expectedText(expected)}; actual ${actualText(actual)}`;
}

function expectedText({ verdict, reason, exception }: Expectation): string {
  return verdictText(verdict, undefined, reason, exception);
}

function actualText({ verdict, grade, reason, exception }: Judgement): string {
  return verdictText(verdict, grade, reason, exception?.id);
}

function verdictText(
  verdict: string,
  grade: string | undefined,
  reason: Reason | undefined,
  exception: string | undefined,
): string {
  return [
    grade === undefined ? verdict : `${verdict} (${grade})`,
    reason,
    exception === undefined ? undefined : `exception ${exception}`,
  ].filter((part) => part !== undefined).join(", ");
}

/** Why a policy says what it says of a request: sentences with values made printable, without a full stop. */
export function explanation({ reason, exception, networks }: Judgement): string[] {
  if (reason === undefined) return ["the policy does not cover the bucket"];
  const { row, text } = reasons[reason];
  const because = `row ${row} of the verdict table: ${text}`;
  const lines = exception === undefined ? [because] : [
    `exception '${printable(exception.id)}' applies until ${exception.expires}: '${printable(exception.reason)}', ` +
    `owned by '${printable(exception.owner)}'`,
    `without it, ${because}`,
  ];
  if (networks.length > 0) {
    const shown = networks.slice(0, 5).map((name) => `'${printable(name)}'`).join(", ");
    lines.push(`allowed by network ${shown}${networks.length > 5 ? ` and ${networks.length - 5} more` : ""}`);
  }
  return lines;
}

/** What no test reaches, as a sentence with values made printable. */
export function missingText({ kind, name, verdict }: CoveredPart): string {
  switch (kind) {
    case "network":
      return `no test has a request that network '${printable(name)}' allows`;
    case "exception":
      return `no test has a request that exception '${printable(name)}' excepts`;
    case "reason": {
      const { row, text } = reasons[name as Reason];
      return `no test expects ${name} (${verdict}, row ${row}): ${text}`;
    }
  }
}

/** A request that would reach a part, in YAML; undefined where none was found. */
export function exampleText({ example }: CoveredPart): string | undefined {
  return example && requestYaml(example);
}

/** How many parts there are and how many are reached. */
export interface Share {
  readonly reached: number;
  readonly parts: number;
}

/** The share of the parts of some policies that is reached. */
export function shareOf(coverage: readonly PolicyCoverage[]): Share {
  const parts = coverage.flatMap((policy) => policy.parts);
  return { reached: parts.filter(({ isReached }) => isReached).length, parts: parts.length };
}

/** A share in words: `24 of 27 (88 %)`. Rounded down, so that nothing but the whole is 100 %. */
export function shareText({ reached, parts }: Share): string {
  return `${reached} of ${parts} (${parts === 0 ? 100 : Math.floor(reached * 100 / parts)} %)`;
}

/** What is said of a policy that is too large to be probed in full. */
export const notWholeText =
  "the policy has so many ranges that not all of them were tried: there may be reasons besides";
