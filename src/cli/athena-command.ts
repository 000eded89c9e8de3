import { ddlOf } from "../athena/ddl.ts";
import { queriesOf } from "../athena/queries-of.ts";
import type { SqlScanOptions } from "../athena/sql-scan-options.ts";
import { printable } from "../diagnostic/printable.ts";
import { scopeOf } from "../policy/bucket-scope.ts";
import type { Command } from "./command.ts";
import {
  commonOptions,
  estimateOption,
  fullScanOption,
  s3Options,
  tablesOption,
  timeOptions,
} from "./common-options.ts";
import { estimateOf } from "./estimate-of.ts";
import { exitStatus } from "./exit-status.ts";
import type { Host } from "./host.ts";
import { loadPolicies } from "./load-policies.ts";
import type { GivenArguments } from "./options.ts";
import { nowOf } from "./parse-values.ts";
import { asUsage, readTablesFile } from "./profile-of-tables.ts";
import { checkTime, tablesFileOf } from "./sql-options-of.ts";
import { UsageError } from "./usage-error.ts";
import { windowOf } from "./window-of.ts";

const actions = ["ddl", "sql"] as const;

/** `athena`: what --engine athena would run, without running it. */
export const athenaCommand: Command = {
  name: "athena",
  summary: "print statements that make tables of logs, or the queries that read them",
  usage: "ddl --tables FILE | sql --tables FILE --from TIME --to TIME",
  description: [
    "ddl prints statements that make the tables of FILE, with partition projection, for Athena. sql prints the queries that " +
    "check, diff and profile run with --engine athena or trino and the same options.",
    "Neither runs anything, and neither needs credentials but for --estimate.",
  ],
  options: [
    { ...tablesOption, help: "YAML file that tells which tables hold the logs (docs/athena.md)" },
    { ...commonOptions.policies, help: "with sql: only buckets that these policies cover" },
    commonOptions.now,
    ...timeOptions,
    fullScanOption,
    { ...estimateOption, help: `with sql: ${estimateOption.help}` },
    ...s3Options,
    commonOptions.help,
  ],
  examples: [
    ["s3-perimeter athena ddl --tables tables.yaml", "print statements that make the tables"],
    [
      "s3-perimeter athena sql --tables tables.yaml -p policies/ --from 2026-03-01 --to 2026-04-01",
      "print the queries of a month",
    ],
  ],
  run: athena,
};

async function athena(host: Host, given: GivenArguments): Promise<number> {
  const [word, ...more] = given.inputs;
  if (word === undefined) {
    throw new UsageError(`athena needs one of ${actions.join(", ")}`, "s3-perimeter athena --help shows how");
  }
  const action = actions.find((one) => one === word);
  if (action === undefined || more.length > 0) {
    throw new UsageError(
      `athena ${given.inputs.join(" ")} is not known`,
      `expected athena ${actions.join(", athena ")}`,
    );
  }
  const path = tablesFileOf(given, `athena ${action}`);
  if (action === "ddl") {
    const ofSql = [commonOptions.policies, ...timeOptions, fullScanOption, estimateOption, ...s3Options];
    for (const { name: option } of ofSql) {
      if (given.has(option) || given.all(option).length > 0) throw new UsageError(`athena ddl takes no --${option}`);
    }
  } else checkTime(given, "athena sql");
  try {
    const statements = action === "ddl" ? ddlOf(await readTablesFile(path, host)) : await sqlOf(path, given, host);
    if (statements.length === 0) {
      host.writeError(
        `note: no table of ${printable(path)} has \`columns: line\`; those of AWS are made by its own statements\n`,
      );
    }
    await host.write(statements.map((text) => `${text.trimEnd()};\n`).join("\n"));
  } catch (error) {
    throw asUsage(error);
  }
  return exitStatus.sound;
}

async function sqlOf(path: string, given: GivenArguments, host: Host): Promise<readonly string[]> {
  const paths = given.all("policies");
  const loaded = paths.length === 0 ? undefined : await loadPolicies(paths, nowOf(given, host), host);
  if (loaded !== undefined && loaded.policySet === undefined) {
    throw new UsageError(
      "Cannot ask for the buckets of policies with errors",
      `s3-perimeter lint ${paths.join(" ")} tells them`,
    );
  }
  const window = windowOf(given, host);
  const tables = await readTablesFile(path, host);
  const wanted: SqlScanOptions = {
    fullScan: given.has("full-scan"),
    ...(window === undefined ? {} : { window }),
    ...(loaded?.policySet === undefined ? {} : { scope: scopeOf(loaded.policySet.policies) }),
  };
  const queries = await queriesOf(tables, wanted);
  if (given.has("estimate")) {
    host.writeError(`note: ${printable(await estimateOf(tables, wanted, given, host), 2000)}\n`);
  }
  return queries;
}
