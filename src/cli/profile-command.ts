import { gzipSync } from "node:zlib";
import { printable } from "../diagnostic/printable.ts";
import { withoutRunnerCommand } from "../diagnostic/runner-commands.ts";
import { writeProfile } from "../profile/write-profile.ts";
import type { Command } from "./command.ts";
import { commonOptions, inputOptions, sqlOptions } from "./common-options.ts";
import { exitStatus } from "./exit-status.ts";
import type { Host } from "./host.ts";
import { loadPolicies } from "./load-policies.ts";
import type { GivenArguments } from "./options.ts";
import { nowOf } from "./parse-values.ts";
import { profileOf } from "./profile-of.ts";
import { stateOf } from "./state-of.ts";
import { UsageError } from "./usage-error.ts";
import { writeFileWhole } from "./write-report.ts";

/** `profile`: logs in, a traffic profile out, no policy asked. */
export const profileCommand: Command = {
  name: "profile",
  summary: "make a traffic profile of logs, to be checked later or kept in a repository",
  usage: "[INPUT...] -o FILE",
  description: [
    "A traffic profile is the logs grouped so far that no policy can tell the requests of a group apart: small, without " +
    "object keys, and enough for check. Profiles of different logs can be checked together.",
  ],
  options: [
    {
      name: "output",
      short: "o",
      value: "FILE",
      help:
        "where the profile is written, gzipped if FILE ends in .gz; standard output unless told otherwise, or for -",
    },
    { ...commonOptions.policies, help: "keep only buckets that these policies cover" },
    commonOptions.allowIncomplete,
    commonOptions.now,
    ...inputOptions,
    ...sqlOptions,
    commonOptions.memory,
    commonOptions.temporaryFolder,
    commonOptions.jobs,
    commonOptions.state,
    commonOptions.horizon,
    commonOptions.help,
  ],
  examples: [
    ["s3-perimeter profile logs/ -o traffic.ndjson", "make a profile"],
    ["s3-perimeter check traffic.ndjson -p policies/", "check it, as often as wanted"],
  ],
  run: profile,
};

async function profile(host: Host, given: GivenArguments): Promise<number> {
  const paths = given.all("policies");
  const loaded = paths.length === 0 ? undefined : await loadPolicies(paths, nowOf(given, host), host);
  if (loaded !== undefined && loaded.policySet === undefined) {
    throw new UsageError(
      "Cannot keep the buckets of policies with errors",
      `s3-perimeter lint ${paths.join(" ")} tells them`,
    );
  }
  const withState = stateOf(given) !== undefined;
  if (withState && loaded !== undefined) {
    throw new UsageError("profile takes --policies or --state, not both", "a state holds all buckets");
  }
  const result = withState
    ? (await (await import("./profile-of-state.ts")).profileOfState(given, host, { listSources: true })).profile
    : await profileOf(given, host, loaded?.policySet?.policies, { listSources: true });
  const path = given.last("output") ?? "-";
  if (path === "-") { for (const line of writeProfile(result)) await host.write(line); }
  else if (path.endsWith(".gz")) await writeFileWhole(path, [gzipSync([...writeProfile(result)].join(""))]);
  else await writeFileWhole(path, writeProfile(result));
  const { ledger, notices } = result.header;
  for (const { samples, count } of notices) {
    for (const { object, position, message } of samples) {
      const place = position === "" ? object : `${object}: ${position}`;
      host.writeError(`${withoutRunnerCommand(printable(`${place}: ${message}`, 2000))}\n`);
    }
    if (count > samples.length) host.writeError(`and ${count - samples.length} more\n`);
  }
  host.writeError(`${ledger.read} records read, ${result.classes.length} request classes\n`);
  const incomplete = notices.length > 0 || ledger.read === 0;
  return incomplete && !given.has("allow-incomplete") ? exitStatus.incomplete : exitStatus.sound;
}
