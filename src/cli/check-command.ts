import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { renderDiagnostic } from "../diagnostic/render-diagnostic.ts";
import { compareWithBaseline } from "../evaluate/compare-with-baseline.ts";
import { evaluateProfile } from "../evaluate/evaluate-profile.ts";
import type { Finding } from "../evaluate/finding.ts";
import type { Report } from "../evaluate/report.ts";
import type { StateEvidence } from "../evaluate/state-evidence.ts";
import type { PolicySet } from "../policy/policy.ts";
import type { Profile } from "../profile/profile.ts";
import { outputs } from "../report/outputs.ts";
import { oneObject } from "../source/list-objects.ts";
import { readBytes } from "../source/read-bytes.ts";
import type { Command } from "./command.ts";
import { commonOptions, formatOption, inputOptions, outputOption, sqlOptions } from "./common-options.ts";
import type { Host } from "./host.ts";
import { loadPolicies } from "./load-policies.ts";
import type { GivenArguments } from "./options.ts";
import { categoryOf, failOnOf, nowOf } from "./parse-values.ts";
import { profileOf } from "./profile-of.ts";
import { stateOf } from "./state-of.ts";
import { statusOf } from "./status-of.ts";
import { UsageError } from "./usage-error.ts";
import { checkRepositoryPaths, outputPlan, writeReport } from "./write-report.ts";

/** `check`: policies and logs in, findings out. */
export const checkCommand: Command = {
  name: "check",
  summary: "judge what the logs show by the policies",
  usage: "[INPUT...] --policies PATH",
  description: [
    "Reads S3 server access logs, CloudTrail records and profiles, judges every request to a bucket that a policy " +
    "covers, and reports what is not compliant and what cannot be told.",
    "An INPUT is a file, a folder with all that is below it, s3://BUCKET/PREFIX (docs/s3.md), or - for standard input. " +
    "Formats are told by content, and gzip is undone, whatever the names.",
    "With --state only what is new is read, and the report is over all that was read by this and earlier runs, as far " +
    "as --look-back goes, also without any INPUT.",
  ],
  options: [
    commonOptions.policies,
    formatOption(outputs),
    outputOption(outputs),
    commonOptions.failOn,
    commonOptions.allowIncomplete,
    {
      name: "baseline",
      value: "FILE",
      help:
        "a JSON report of an earlier run: tells what is new, unchanged and gone; --fail-on then looks at what is new",
    },
    commonOptions.category,
    commonOptions.now,
    ...inputOptions,
    ...sqlOptions,
    commonOptions.memory,
    commonOptions.temporaryFolder,
    commonOptions.jobs,
    commonOptions.state,
    commonOptions.horizon,
    commonOptions.lookBack,
    commonOptions.help,
  ],
  examples: [
    ["s3-perimeter check logs/ --policies policies/", "check a folder of logs"],
    ["s3-perimeter check logs/ -p policies/ -o findings.sarif", "write SARIF as well"],
    [
      "s3-perimeter check traffic.ndjson -p policies/ --fail-on high",
      "check a profile, and fail on grave findings only",
    ],
    ["s3-perimeter check logs/ -p policies/ --state perimeter-state", "read only what earlier runs have not"],
    ["s3-perimeter check s3://logs/AWSLogs/ -p policies/ --since 24h", "check the last day of what lies in S3"],
    ["zcat logs/*.gz | s3-perimeter check - -p policies/ -f json", "read a pipe, write JSON"],
  ],
  run: check,
};

async function check(host: Host, given: GivenArguments): Promise<number> {
  const plan = outputPlan(given, outputs);
  const now = nowOf(given, host);
  const status = { failOn: failOnOf(given), allowIncomplete: given.has("allow-incomplete") };
  const category = categoryOf(given);
  const paths = given.all("policies");
  if (paths.length === 0) throw new UsageError("check needs --policies PATH", "s3-perimeter check --help shows how");
  const { policySet, diagnostics, files } = await loadPolicies(paths, now, host);
  if (policySet === undefined) {
    for (const diagnostic of diagnostics) host.writeError(`${renderDiagnostic(diagnostic, { color: false })}\n`);
    const errors = diagnostics.filter(({ kind }) => kind === "error").length;
    throw new UsageError(
      `Cannot check by policies with ${errors} ${errors === 1 ? "error" : "errors"}`,
      "nothing was read; mend what is told above first",
    );
  }
  checkRepositoryPaths(plan, files);
  const baseline = await baselineOf(given, host);
  const report = await judge(given, host, policySet, { now, diagnostics, baseline });
  await writeReport(report, plan, host, { ...category, allowIncomplete: status.allowIncomplete });
  return statusOf(report, status);
}

// By itself, so that memory need not hold the profile any more while the report is written.
async function judge(
  given: GivenArguments,
  host: Host,
  policySet: PolicySet,
  { now, diagnostics, baseline }: {
    readonly now: Date;
    readonly diagnostics: readonly Diagnostic[];
    readonly baseline: readonly Finding[] | undefined;
  },
): Promise<Report> {
  const { profile, evidence } = await trafficOf(given, host, policySet);
  const evaluated = evaluateProfile(policySet, profile, {
    now,
    diagnostics,
    ...(evidence === undefined ? {} : { evidence }),
  });
  return baseline === undefined ? evaluated : compareWithBaseline(evaluated, profile, baseline);
}

async function trafficOf(
  given: GivenArguments,
  host: Host,
  { policies }: PolicySet,
): Promise<{ readonly profile: Profile; readonly evidence?: StateEvidence }> {
  if (stateOf(given) === undefined) return { profile: await profileOf(given, host, policies) };
  const { profileOfState } = await import("./profile-of-state.ts");
  return await profileOfState(given, host, { looksBack: true });
}

// Read before the logs: who names the wrong file shall not wait for them.
async function baselineOf(given: GivenArguments, host: Host): Promise<readonly Finding[] | undefined> {
  const path = given.last("baseline");
  if (path === undefined) return undefined;
  try {
    const object = oneObject(path, host.standardInput);
    const bytes = await readBytes(object, baselineLimit);
    if (bytes.length > baselineLimit) throw new RangeError(`it has more than ${baselineLimit} bytes`);
    // Checks the shape of all reports there can be, which no other run needs.
    const { readJsonReport } = await import("../report/read-json-report.ts");
    return readJsonReport(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    throw new UsageError(
      `Cannot take ${path} as the baseline: ${(error as Error).message}`,
      "expected what s3-perimeter check -o report.json wrote",
    );
  }
}

// A string may have no more than half a gigabyte in the end.
const baselineLimit = 256 * 1024 * 1024;
