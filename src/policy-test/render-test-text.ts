import { withoutRunnerCommand } from "../diagnostic/runner-commands.ts";
import type { ReportContext } from "../report/output.ts";
import { counted, shownSentence, shownText } from "../report/shown-text.ts";
import { wrapText } from "../rule/wrap-text.ts";
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

type Paint = (style: keyof typeof styles, text: string) => string;

// SGR parameters.
const styles = { bold: "1", dim: "2", good: "32", bad: "1;31", warning: "33" } as const;

const labelColumns = 13;

/** Writes what a run of policy tests found, for people at a terminal: failures in full, passing tests as numbers. */
export function* renderTestText(report: TestReport, context: ReportContext): Generator<string> {
  const paint: Paint = (style, text) => context.color ? `\x1b[${styles[style]}m${text}\x1b[0m` : text;
  const width = Math.max(40, Math.min(context.width, 100));
  for (const line of lines(report, paint, width)) yield `${withoutRunnerCommand(line)}\n`;
}

function* lines(report: TestReport, paint: Paint, width: number): Generator<string> {
  for (const { path, tests } of report.files) {
    const { passed, failed } = countTests([{ path, tests }]);
    const mark = failed === 0 ? paint("good", "ok  ") : paint("bad", "FAIL");
    yield `${mark} ${shownText(path)}: ${passed} passed${failed === 0 ? "" : `, ${failed} failed`}`;
  }
  for (const result of report.files.flatMap(({ tests }) => tests)) {
    if (result.failures.length > 0) yield* failedTest(result, paint, width);
  }
  if (report.coverage !== undefined) yield* coverageLines(report.coverage, paint, width);
  if (report.untested.length > 0) {
    yield "";
    yield paint("bold", "Policy files without tests:");
    for (const path of report.untested) yield `  ${shownText(path)}`;
  }
  const { tests, passed, failed } = countTests(report.files);
  yield "";
  const numbers = `${counted(tests, "test")} in ${
    counted(report.files.length, "file")
  }: ${passed} passed, ${failed} failed`;
  yield tests === 0 ? paint("bad", "No tests were found.") : paint(failed === 0 ? "good" : "bad", numbers);
}

function* failedTest({ test, failures, moreFailures }: TestResult, paint: Paint, width: number): Generator<string> {
  yield "";
  yield `${paint("bad", "FAIL")} ${paint("bold", shownText(test.name))}`;
  yield `  ${paint("dim", shownText(placeCode(test.place)))}`;
  for (const [index, failure] of failures.entries()) {
    if (index > 0) yield "";
    for (const row of failureRows(failure)) yield* rowLines(row, paint, width);
  }
  if (moreFailures > 0) yield `  and ${counted(moreFailures, "more failure")} of this test`;
}

function* rowLines({ label, form, text }: Row, paint: Paint, width: number): Generator<string> {
  // A value is not broken, so that it can be copied.
  const parts = form === "code" ? [shownText(text)] : wrapText(shownSentence(text), width - labelColumns - 2);
  for (const [index, part] of parts.entries()) {
    yield `  ${paint("dim", (index === 0 ? label : "").padEnd(labelColumns))}${part}`;
  }
}

function* coverageLines(coverage: readonly PolicyCoverage[], paint: Paint, width: number): Generator<string> {
  yield "";
  yield paint("bold", `Coverage: ${shareText(shareOf(coverage))}`);
  for (const policy of coverage) {
    const share = shareOf([policy]);
    if (share.reached < share.parts) yield "";
    yield `  ${shownText(policy.policy.id)}: ${
      paint(share.reached === share.parts ? "good" : "warning", shareText(share))
    }`;
    if (!policy.isWhole) yield* listLines(notWholeText, width);
    for (const part of policy.parts.filter(({ isReached }) => !isReached)) {
      yield* listLines(missingText(part), width);
      const example = exampleText(part);
      if (example !== undefined) yield `      for example ${shownText(example)}`;
    }
  }
}

function* listLines(sentence: string, width: number): Generator<string> {
  for (const [index, line] of wrapText(shownSentence(sentence), width - 6).entries()) {
    yield `    ${index === 0 ? "- " : "  "}${line}`;
  }
}
