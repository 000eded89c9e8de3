import { renderDiagnostic } from "../diagnostic/render-diagnostic.ts";
import { printable } from "../diagnostic/printable.ts";
import { withoutRunnerCommand } from "../diagnostic/runner-commands.ts";
import { type ComparedPolicies, comparePolicies } from "../diff/compare-policies.ts";
import { diffOutputs } from "../diff/diff-outputs.ts";
import { impactOf } from "../diff/impact-of.ts";
import type { GitRevision } from "../source/git-files.ts";
import { listEvidence } from "../source/git-evidence.ts";
import type { ObjectListing } from "../source/list-objects.ts";
import type { LogObject } from "../source/log-object.ts";
import { isS3Input } from "../source/s3-location.ts";
import type { Command } from "./command.ts";
import { commonOptions, formatOption, inputOptions, outputOption, sqlOptions } from "./common-options.ts";
import { diffBase, namedRevision, policiesAt, withGit } from "./diff-base.ts";
import { exitStatus } from "./exit-status.ts";
import type { Host } from "./host.ts";
import { policyFilesOf, readPolicyFiles } from "./load-policies.ts";
import type { GivenArguments } from "./options.ts";
import { failOnOf, nowOf } from "./parse-values.ts";
import { profileOf } from "./profile-of.ts";
import { sqlOptionsOf } from "./sql-options-of.ts";
import { UsageError } from "./usage-error.ts";
import { outputPlan, writeReport } from "./write-report.ts";

/** `diff`: two sets of policies and the same evidence in, what differs out. */
export const diffCommand: Command = {
  name: "diff",
  summary: "tell what a change of policies would flag, or stop flagging",
  usage: "--base DIR|REV --policies PATH [--head REV] [INPUT...]",
  description: [
    "Judges the same logs or profiles by two sets of policies, and tells every request that they judge differently. " +
    "--policies names the set after the change; --base is the set before it: a folder or file, or a git revision, at which " +
    'the same paths are read. Of a branch that is behind, "$(git merge-base origin/main HEAD)" is the state it began with.',
    "Where --base is a revision, evidence in the repository is read from that revision too, never from the working copy: " +
    "whoever proposes a change must not choose the evidence with it. A file that only the change has is refused. What is " +
    "untracked, or outside the repository, is read from disk.",
    "The exit status is 1 where requests become a violation, or one of a higher severity, at or above --fail-on, or an " +
    "exception or a policy file gets such a finding; else 3 where more cannot be told than before, or the evidence has gaps.",
    "On Deno a revision needs --allow-run=git.",
  ],
  options: [
    {
      name: "base",
      value: "DIR|REV",
      help: "policies before the change: a file or folder (./DIR if a revision has the same name), or a git revision",
    },
    { ...commonOptions.policies, help: "policies after the change: a file, or a folder; may be given several times" },
    {
      name: "head",
      value: "REV",
      help: "git revision at which the policies after the change are read; the working copy unless told otherwise",
    },
    formatOption(diffOutputs),
    outputOption(diffOutputs),
    commonOptions.failOn,
    commonOptions.allowIncomplete,
    commonOptions.now,
    ...inputOptions,
    ...sqlOptions,
    commonOptions.memory,
    commonOptions.temporaryFolder,
    commonOptions.jobs,
    commonOptions.help,
  ],
  examples: [
    [
      "s3-perimeter diff --base origin/main --policies policies/ traffic.ndjson",
      "compare with a branch, over a profile that is in it",
    ],
    ["s3-perimeter diff --base old/ --policies new/ logs/", "compare two folders, over logs"],
    ["s3-perimeter diff --base origin/main -p policies/ traffic.ndjson -f markdown", "write a pull-request comment"],
  ],
  run: diff,
};

async function diff(host: Host, given: GivenArguments): Promise<number> {
  const plan = outputPlan(given, diffOutputs);
  const now = nowOf(given, host);
  const failOn = failOnOf(given);
  const allowIncomplete = given.has("allow-incomplete");
  const paths = given.all("policies");
  const baseName = given.last("base");
  const headName = given.last("head");
  for (const [option, value] of [["policies", paths[0]], ["base", baseName]] as const) {
    if (value === undefined) throw new UsageError(`diff needs --${option}`, "s3-perimeter diff --help shows how");
  }
  const from = await diffBase(baseName ?? "");
  const to = headName === undefined ? undefined : await namedRevision("head", headName);

  const base = from.kind === "path"
    ? await readSide("base", from.path, policyFilesOf([from.path], host), now, host)
    : await readSide("base", labelOf(from.revision), await baseFiles(from.revision, paths, host), now, host);
  const head = to === undefined
    ? await readSide(
      "head",
      from.kind === "path" ? paths.join(", ") : "the working copy",
      policyFilesOf(paths, host),
      now,
      host,
    )
    : await readSide("head", labelOf(to), await headFiles(to, paths), now, host);

  const listing = from.kind === "path" ? undefined : await evidenceOf(from.revision, given, host);
  const policies = [...base.policySet.policies, ...head.policySet.policies];
  const profile = await profileOf(given, host, policies, listing === undefined ? {} : { listing });
  const result = comparePolicies(base, head, profile, { now });
  await writeReport(result, plan, host, { allowIncomplete });
  const { isWorse, isIncomplete } = impactOf(result, failOn);
  if (isWorse) return exitStatus.findings;
  return isIncomplete && !allowIncomplete ? exitStatus.incomplete : exitStatus.sound;
}

function labelOf({ name, commit }: GitRevision): string {
  return name === commit ? commit.slice(0, 12) : `${name} (${commit.slice(0, 12)})`;
}

async function baseFiles(revision: GitRevision, paths: readonly string[], host: Host): Promise<readonly LogObject[]> {
  const { files, missing } = await policiesAt(revision, paths);
  for (const path of missing) note(host, `${path} has no policy file at ${revision.name}: compared with no policy`);
  return files;
}

async function headFiles(revision: GitRevision, paths: readonly string[]): Promise<readonly LogObject[]> {
  const { files, missing } = await policiesAt(revision, paths);
  if (files.length > 0) return files;
  throw new UsageError(`No policy file in ${missing.join(", ")} at ${revision.name}: expected *.yaml or *.yml`);
}

async function readSide(
  side: "base" | "head",
  label: string,
  files: readonly LogObject[],
  now: Date,
  host: Host,
): Promise<ComparedPolicies> {
  const { policySet, diagnostics } = await readPolicyFiles(files, now);
  if (policySet !== undefined) return { label, policySet, diagnostics };
  const errors = diagnostics.filter(({ kind }) => kind === "error");
  for (const diagnostic of errors) {
    const text = `${side}, ${printable(label)}: ${renderDiagnostic(diagnostic, { color: false })}`;
    host.writeError(`${text.split("\n").map(withoutRunnerCommand).join("\n")}\n`);
  }
  throw new UsageError(
    `Cannot compare: the policies of the ${side} (${label}) have ${errors.length} ${
      errors.length === 1 ? "error" : "errors"
    }`,
    "no evidence was read; mend what is told above first",
  );
}

async function evidenceOf(base: GitRevision, given: GivenArguments, host: Host): Promise<ObjectListing> {
  // Which tables are looked at is a choice of evidence too.
  const sql = sqlOptionsOf(given);
  const inputs = sql === undefined ? given.inputs.filter((input) => !isS3Input(input)) : [sql.tables];
  const listing = await withGit(
    "Cannot take this evidence",
    () => listEvidence(base, inputs, host.standardInput),
  );
  for (const text of listing.notes) note(host, text);
  return listing;
}

function note(host: Host, text: string): void {
  host.writeError(`${withoutRunnerCommand(`note: ${printable(text, 2000)}`)}\n`);
}
