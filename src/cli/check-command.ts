import { renderDiagnostic } from "../diagnostic/render-diagnostic.ts";
import { evaluateProfile } from "../evaluate/evaluate-profile.ts";
import { covers, type PolicySet } from "../policy/policy.ts";
import type { Profile } from "../profile/profile.ts";
import { MemoryBudgetError } from "../profile/spill-folder.ts";
import { scan } from "../scan/scan.ts";
import { outputs } from "../report/outputs.ts";
import { listObjects } from "../source/list-objects.ts";
import type { Command } from "./command.ts";
import { commonOptions, formatOption, outputOption } from "./common-options.ts";
import { statusOf } from "./exit-status.ts";
import type { Host } from "./host.ts";
import { loadPolicies } from "./load-policies.ts";
import type { GivenArguments } from "./options.ts";
import { failOnOf, memoryOf, nowOf } from "./parse-values.ts";
import { progressLine } from "./progress.ts";
import { UsageError } from "./usage-error.ts";
import { outputPlan, writeReport } from "./write-report.ts";

/** `check`: policies and logs in, findings out. */
export const checkCommand: Command = {
  name: "check",
  summary: "judge what the logs show by the policies",
  usage: "[INPUT...] --policies PATH",
  description: [
    "Reads S3 server access logs, CloudTrail records and profiles, judges every request to a bucket that a policy " +
    "covers, and reports what is not compliant and what cannot be told.",
    "An INPUT is a file, a folder with all that is below it, or - for standard input. Formats are told by content, and " +
    "gzip is undone, whatever the names.",
  ],
  options: [
    commonOptions.policies,
    formatOption(outputs),
    outputOption(outputs),
    commonOptions.failOn,
    commonOptions.allowIncomplete,
    commonOptions.now,
    commonOptions.memory,
    commonOptions.temporaryFolder,
    commonOptions.help,
  ],
  examples: [
    ["s3-perimeter check logs/ --policies policies/", "check a folder of logs"],
    ["s3-perimeter check logs/ -p policies/ -o findings.sarif", "write SARIF as well"],
    [
      "s3-perimeter check traffic.ndjson -p policies/ --fail-on high",
      "check a profile, and fail on grave findings only",
    ],
    ["zcat logs/*.gz | s3-perimeter check - -p policies/ -f json", "read a pipe, write JSON"],
  ],
  run: check,
};

async function check(host: Host, given: GivenArguments): Promise<number> {
  const plan = outputPlan(given, outputs);
  const now = nowOf(given, host);
  const status = { failOn: failOnOf(given), allowIncomplete: given.has("allow-incomplete") };
  const paths = given.all("policies");
  if (paths.length === 0) throw new UsageError("check needs --policies PATH", "s3-perimeter check --help shows how");
  const { policySet, diagnostics } = await loadPolicies(paths, now, host);
  if (policySet === undefined) {
    for (const diagnostic of diagnostics) host.writeError(`${renderDiagnostic(diagnostic, { color: false })}\n`);
    const errors = diagnostics.filter(({ kind }) => kind === "error").length;
    throw new UsageError(
      `Cannot check by policies with ${errors} ${errors === 1 ? "error" : "errors"}`,
      "nothing was read; mend what is told above first",
    );
  }
  const profile = await profileOf(given, host, policySet);
  const report = evaluateProfile(policySet, profile, { now, diagnostics });
  await writeReport(report, plan, host, status.allowIncomplete);
  return statusOf(report, status);
}

/**
 * Scans the inputs of a command.
 *
 * @param policySet where given, only its buckets are wanted
 * @throws UsageError where there is no input or none can be opened, or memory does not suffice
 */
export async function profileOf(
  given: GivenArguments,
  host: Host,
  policySet: PolicySet | undefined,
  listSources: boolean = false,
): Promise<Profile> {
  if (given.inputs.length === 0) {
    throw new UsageError("No input is named", "name files or folders, or - for standard input");
  }
  const { objects, unread } = listObjects(given.inputs, host.standardInput);
  const [first] = unread;
  if (objects.length === 0 && first !== undefined) {
    throw new UsageError(`Cannot open ${first.name}: ${first.message}`, "none of the named inputs can be opened");
  }
  const memory = memoryOf(given);
  const temporaryFolder = given.last("temporary-folder");
  const progress = progressLine(host);
  try {
    return await scan({
      objects,
      unread,
      listSources,
      ...(host.errorTerminal === undefined ? {} : { onProgress: progress.show }),
      ...(policySet === undefined ? {} : { inScope: scopeOf(policySet) }),
      ...(memory === undefined ? {} : { memory }),
      ...(temporaryFolder === undefined ? {} : { temporaryFolder }),
    });
  } catch (error) {
    if (error instanceof MemoryBudgetError || error instanceof RangeError) throw new UsageError(error.message);
    throw error;
  } finally {
    progress.clear();
  }
}

// Asked for every record, so each bucket is looked up once.
function scopeOf({ policies }: PolicySet): (bucket: string) => boolean {
  const known = new Map<string, boolean>();
  return (bucket) => {
    let inScope = known.get(bucket);
    if (inScope === undefined) {
      inScope = policies.some((policy) => covers(policy, bucket));
      known.set(bucket, inScope);
    }
    return inScope;
  };
}
