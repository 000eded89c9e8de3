import { statSync } from "node:fs";
import { compareDiagnostics, type Diagnostic } from "../diagnostic/diagnostic.ts";
import { printable } from "../diagnostic/printable.ts";
import { renderDiagnostic } from "../diagnostic/render-diagnostic.ts";
import type { SourceText } from "../diagnostic/source-text.ts";
import { readPolicyTests } from "../policy-test/read-policy-tests.ts";
import { runPolicyTests } from "../policy-test/run-policy-tests.ts";
import { testOutputs } from "../policy-test/test-outputs.ts";
import { testedStem, testEndings } from "../policy-test/tested-stem.ts";
import { listObjects } from "../source/list-objects.ts";
import type { LogObject } from "../source/log-object.ts";
import type { Command } from "./command.ts";
import { commonOptions, formatOption, outputOption } from "./common-options.ts";
import { exitStatus } from "./exit-status.ts";
import type { Host } from "./host.ts";
import { isTestFile, policyFilesOf, readPolicyFiles, readSourceText } from "./load-policies.ts";
import type { GivenArguments } from "./options.ts";
import { nowOf } from "./parse-values.ts";
import { UsageError } from "./usage-error.ts";
import { outputPlan, writeReport } from "./write-report.ts";

/** `test`: the policies' own tests. */
export const testCommand: Command = {
  name: "test",
  summary: "run the policies' own tests, without any log",
  usage: "[PATH...]",
  description: [
    "Runs the tests that stand beside policy files: those of name.yaml are in name.test.yaml. Each is a request, in a few " +
    "fields or pasted out of a log, and the verdict and reason expected of each policy.",
    "A PATH is a folder, a policy file, or a file of tests. All of them together are one set of policies, as for check. " +
    "The exit status is 1 where a test fails, 2 where policies or tests have mistakes, and 3 where there are no tests.",
  ],
  options: [
    {
      name: "coverage",
      help:
        "also tell which networks, exceptions and reasons of each policy no test reaches; the exit status is the same",
    },
    formatOption(testOutputs),
    outputOption(testOutputs),
    commonOptions.now,
    commonOptions.help,
  ],
  examples: [
    ["s3-perimeter test policies/", "run all tests of a folder"],
    ["s3-perimeter test policies/ --coverage", "and tell what is not tested"],
    ["s3-perimeter test policies/app.yaml -o tests.xml", "run the tests of one file, and write JUnit XML too"],
  ],
  run: test,
};

async function test(host: Host, given: GivenArguments): Promise<number> {
  if (given.inputs.length === 0) {
    throw new UsageError(
      "No policies are named",
      "name a folder, a policy file or a file of tests: s3-perimeter test policies/",
    );
  }
  const plan = outputPlan(given, testOutputs);
  const now = nowOf(given, host);
  const { policyFiles, testFiles } = filesOf(given.inputs, host);
  const loaded = await readPolicyFiles(policyFiles, now);
  const sources: SourceText[] = [];
  const undecoded: Diagnostic[] = [];
  for (const file of testFiles) {
    const decoded = await readSourceText(file);
    if ("rule" in decoded) undecoded.push(decoded);
    else sources.push(decoded);
  }
  const reading = readPolicyTests(sources, loaded.policySet);
  const ofTests = [...undecoded, ...reading.diagnostics];
  const { policySet } = loaded;
  if (policySet === undefined || reading.files === undefined || undecoded.length > 0) {
    throw withMistakes([...loaded.diagnostics, ...ofTests], host);
  }
  writeWarnings(ofTests, loaded.diagnostics.length, given, host);
  const report = await runPolicyTests(reading.files, policySet, { coverage: given.has("coverage") });
  await writeReport(report, plan, host);
  if (testFiles.length === 0) {
    host.writeError(`${noTestsMessage(policyFiles)}\n`);
    return exitStatus.incomplete;
  }
  const fails = report.files.some(({ tests }) => tests.some(({ failures }) => failures.length > 0));
  return fails ? exitStatus.findings : exitStatus.sound;
}

/** The files of a run: policies as `check` reads them, and the tests beside them. */
interface TestInputs {
  readonly policyFiles: readonly LogObject[];
  readonly testFiles: readonly LogObject[];
}

function filesOf(paths: readonly string[], host: Host): TestInputs {
  const policyPaths = paths.map((path) => isTestFile(path) && isFile(path) ? policyBeside(path) : path);
  const tests: string[] = [];
  for (const path of policyPaths) {
    for (const { name } of listObjects([path], host.standardInput).objects) {
      // In a folder every file of tests must belong to a policy file; beside a file there may be one.
      if (isTestFile(name)) {
        policyBeside(name);
        tests.push(name);
      } else if (name !== "-") tests.push(...testEndings.map((ending) => testedStem(name) + ending).filter(isFile));
    }
  }
  const policyFiles = policyFilesOf(policyPaths, host);
  return { policyFiles, testFiles: listObjects(tests, host.standardInput).objects };
}

/** @throws UsageError where there is none */
function policyBeside(testPath: string): string {
  const stem = testedStem(testPath);
  const found = [".yaml", ".yml", ""].map((ending) => stem + ending).find(isFile);
  if (found !== undefined) return found;
  throw new UsageError(
    `${testPath} holds tests, and no policy file is beside it: expected ${stem}.yaml`,
    "tests of name.yaml stand in name.test.yaml, in the same folder; rename or move one of the two",
  );
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function withMistakes(diagnostics: readonly Diagnostic[], host: Host): UsageError {
  for (const diagnostic of diagnostics.toSorted(compareDiagnostics)) {
    host.writeError(`${renderDiagnostic(diagnostic, { color: false })}\n`);
  }
  const errors = diagnostics.filter(({ kind }) => kind === "error").length;
  return new UsageError(
    `Cannot run tests with ${errors} ${errors === 1 ? "error" : "errors"} in policies and tests`,
    "no test was run; mend what is told above first",
  );
}

// What is odd about policies is lint's to tell, and most often known.
function writeWarnings(ofTests: readonly Diagnostic[], ofPolicies: number, given: GivenArguments, host: Host): void {
  for (const diagnostic of ofTests) host.writeError(`${renderDiagnostic(diagnostic, { color: false })}\n`);
  if (ofPolicies === 0) return;
  const warnings = `${ofPolicies} ${ofPolicies === 1 ? "warning" : "warnings"} about the policies`;
  const paths = given.inputs.map((path) => printable(path)).join(" ");
  host.writeError(`${warnings}: s3-perimeter lint ${paths} tells them\n`);
}

function noTestsMessage(policyFiles: readonly LogObject[]): string {
  const looked = policyFiles.slice(0, 3).map(({ name }) => printable(`${testedStem(name)}${testEndings[0]}`));
  const more = policyFiles.length > looked.length ? `, and ${policyFiles.length - looked.length} more` : "";
  return `No tests were found, so nothing is shown to hold. Looked for ${looked.join(", ")}${more}`;
}
