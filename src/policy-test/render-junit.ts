import { printable } from "../diagnostic/printable.ts";
import { withoutRunnerMarks } from "../diagnostic/runner-commands.ts";
import { positionAt } from "../diagnostic/source-text.ts";
import type { ReportContext } from "../report/output.ts";
import { shownSentence, shownText } from "../report/shown-text.ts";
import type { FileResult, TestFailure, TestReport, TestResult } from "./test-report.ts";
import { countTests, failureRows, failureTitle } from "./test-words.ts";

/**
 * Writes what a run of policy tests found as JUnit XML: a suite a file, a case a test. There is no standard; these are
 * the elements and attributes that Jenkins, GitLab and GitHub's reporters read, and no times, so that runs agree. Text is
 * printable, so that it is valid in XML 1.0, which has no way to write control characters.
 */
export function* renderJunit(report: TestReport, { tool }: ReportContext): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuites${attributes({ name: tool.name, ...numbers(report.files) })}>\n`;
  for (const file of report.files) yield* suite(file);
  yield "</testsuites>\n";
}

function* suite(file: FileResult): Generator<string> {
  yield `  <testsuite${attributes({ name: file.path, ...numbers([file]) })}>\n`;
  for (const result of file.tests) yield* testCase(result, file.path);
  yield "  </testsuite>\n";
}

function* testCase({ test, failures, moreFailures }: TestResult, path: string): Generator<string> {
  const { line } = positionAt(test.place.source, test.place.span.start);
  const head = `    <testcase${attributes({ name: test.name, classname: path, file: path, line: String(line) })}`;
  const [first] = failures;
  if (first === undefined) {
    yield `${head}/>\n`;
    return;
  }
  yield `${head}>\n`;
  // One element, since readers take the first one only.
  yield `      <failure${attributes({ message: failureTitle(first), type: first.kind })}>`;
  yield failures.map(failureText).join("\n\n");
  yield `${moreFailures > 0 ? `\n\nand ${moreFailures} more` : ""}</failure>\n    </testcase>\n`;
}

function failureText(failure: TestFailure): string {
  return failureRows(failure)
    .map(({ label, form, text }) => `${label}: ${form === "code" ? shownText(text) : shownSentence(text)}`)
    .map(xmlText)
    .join("\n");
}

function numbers(files: readonly FileResult[]): Record<"tests" | "failures" | "errors" | "skipped", string> {
  const { tests, failed } = countTests(files);
  return { tests: String(tests), failures: String(failed), errors: "0", skipped: "0" };
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values).map(([name, value]) => ` ${name}="${xmlText(printable(value, 2000))}"`).join("");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

function xmlText(text: string): string {
  return withoutRunnerMarks(text).replace(/[&<>"']/g, (mark) => entities[mark] ?? mark);
}
