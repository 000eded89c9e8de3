import { withoutRunnerCommand } from "../diagnostic/runner-commands.ts";
import { boundedMarkdown, codeSpan, markdownSentence } from "../report/markdown-text.ts";
import type { ReportContext } from "../report/output.ts";
import { counted, wholeSentence } from "../report/shown-text.ts";
import type { PolicyCoverage, TestReport, TestResult } from "./test-report.ts";
import {
  countTests,
  exampleText,
  failureRows,
  missingText,
  notWholeText,
  placeCode,
  type Row,
  shareOf,
  shareText,
} from "./test-words.ts";

/** Writes what a run of policy tests found as Markdown for the summary of a job, of no more than GitHub takes. */
export function renderTestMarkdown(report: TestReport, _context: ReportContext): Iterable<string> {
  const more = (leftOut: number): string => `And ${leftOut} more parts, which this text has no room for.`;
  const text = boundedMarkdown(blocks(report), more);
  return [text.split("\n").map(withoutRunnerCommand).join("\n")];
}

function* blocks({ files, untested, coverage }: TestReport): Generator<string> {
  const { tests, passed, failed } = countTests(files);
  yield "## Policy tests\n";
  yield tests === 0
    ? "**No tests were found.**\n"
    : `**${
      failed === 0 ? "All tests passed" : `${counted(failed, "test")} failed`
    }**: ${passed} of ${tests} passed, in ${counted(files.length, "file")}.\n`;
  for (const result of files.flatMap((file) => file.tests)) {
    if (result.failures.length > 0) yield failedTest(result);
  }
  if (untested.length > 0) {
    yield `### Policy files without tests\n\n${untested.map((path) => `- ${codeSpan(path)}`).join("\n")}\n`;
  }
  if (coverage !== undefined) {
    yield `### Coverage: ${shareText(shareOf(coverage))}\n`;
    for (const policy of coverage) yield policyCoverage(policy);
  }
}

function failedTest({ test, failures, moreFailures }: TestResult): string {
  const lists = failures.map((failure) => failureRows(failure).map(listItem).join("\n"));
  const more = moreFailures > 0 ? [`And ${counted(moreFailures, "more failure")} of this test.`] : [];
  return [`### Failed: ${codeSpan(test.name)}`, `At ${codeSpan(placeCode(test.place))}`, ...lists, ...more, ""].join(
    "\n\n",
  );
}

function listItem({ label, form, text }: Row): string {
  return `- ${label}: ${form === "code" ? codeSpan(text) : markdownSentence(text)}`;
}

function policyCoverage(coverage: PolicyCoverage): string {
  const lines = [`${codeSpan(coverage.policy.id)}: ${shareText(shareOf([coverage]))}`];
  if (!coverage.isWhole) lines.push(`- ${markdownSentence(wholeSentence(notWholeText))}`);
  for (const part of coverage.parts.filter(({ isReached }) => !isReached)) {
    const example = exampleText(part);
    lines.push(
      `- ${markdownSentence(missingText(part))}${example === undefined ? "" : `; for example ${codeSpan(example)}`}`,
    );
  }
  const [head = "", ...items] = lines;
  return items.length === 0 ? `${head}\n` : `${head}\n\n${items.join("\n")}\n`;
}
