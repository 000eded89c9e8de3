import { compareDiagnostics, type Diagnostic } from "../diagnostic/diagnostic.ts";
import { renderDiagnostic } from "../diagnostic/render-diagnostic.ts";
import { atLeast } from "../diagnostic/severity.ts";
import { outputs } from "../report/outputs.ts";
import type { Command } from "./command.ts";
import { commonOptions, formatOption, outputOption } from "./common-options.ts";
import { exitStatus } from "./exit-status.ts";
import type { Host } from "./host.ts";
import { loadPolicies } from "./load-policies.ts";
import type { GivenArguments } from "./options.ts";
import { categoryOf, failOnOf, nowOf } from "./parse-values.ts";
import { UsageError } from "./usage-error.ts";
import { checkRepositoryPaths, outputPlan, writeReport } from "./write-report.ts";

/** `lint`: policies alone. */
export const lintCommand: Command = {
  name: "lint",
  summary: "tell what is wrong with policy files, without any log",
  usage: "[FILE...]",
  description: [
    "Reads policy files, or the *.yaml and *.yml files of folders, and tells every mistake of every file, with its place " +
    "and what was probably meant.",
  ],
  options: [
    formatOption(outputs),
    outputOption(outputs),
    commonOptions.failOn,
    commonOptions.category,
    commonOptions.now,
    commonOptions.help,
  ],
  examples: [
    ["s3-perimeter lint policies/", "all files of a folder"],
    ["s3-perimeter lint policies/ --fail-on low", "let warnings fail too"],
    ["s3-perimeter lint policies/ -f sarif", "write SARIF"],
  ],
  run: lint,
};

async function lint(host: Host, given: GivenArguments): Promise<number> {
  const failOn = failOnOf(given);
  const paths = [...given.inputs];
  if (paths.length === 0) throw new UsageError("No policy file is named", "s3-perimeter lint --help shows how");
  const plan = outputPlan(given, outputs);
  const category = categoryOf(given);
  const now = nowOf(given, host);
  const { diagnostics, files, policySet } = await loadPolicies(paths, now, host);
  checkRepositoryPaths(plan, files);
  // On a terminal the offending text is shown underlined, which the outputs for findings do not.
  const asText = plan.standard.name === "text";
  const rest = asText ? { ...plan, standard: undefined } : plan;
  if (rest.standard !== undefined || rest.files.length > 0) {
    // Brings every rule's page, which takes longer to load than a file to lint.
    const { lintReport } = await import("../evaluate/lint-report.ts");
    await writeReport(lintReport(diagnostics, policySet, now), rest, host, category);
  }
  if (asText) await writeDiagnostics(diagnostics, files.length, host);
  const fails = failOn !== "none" && diagnostics.some(({ severity }) => atLeast(severity, failOn));
  return fails ? exitStatus.findings : exitStatus.sound;
}

async function writeDiagnostics(diagnostics: readonly Diagnostic[], files: number, host: Host): Promise<void> {
  const color = host.outputTerminal !== undefined && !host.noColor;
  for (const diagnostic of diagnostics.toSorted(compareDiagnostics)) {
    await host.write(`${renderDiagnostic(diagnostic, { color })}\n\n`);
  }
  const errors = diagnostics.filter(({ kind }) => kind === "error").length;
  const warnings = diagnostics.length - errors;
  await host.write(`${count(files, "file")}, ${count(errors, "error")}, ${count(warnings, "warning")}\n`);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
