import { severities } from "../diagnostic/severity.ts";
import type { Output } from "../report/output.ts";
import type { Option } from "./options.ts";

/** The option for what is written to standard output, by a command's outputs. */
export function formatOption(outputs: readonly Pick<Output, "name">[]): Option {
  const names = outputs.map(({ name }) => name).join(", ");
  return {
    name: "format",
    short: "f",
    value: "NAME",
    help: `what is written to standard output: ${names}; text unless told otherwise`,
  };
}

/** The option for files that are written besides, by a command's outputs. */
export function outputOption(outputs: readonly Pick<Output, "endings">[]): Option {
  const endings = outputs.flatMap((output) => output.endings).join(", ");
  return {
    name: "output",
    short: "o",
    value: "FILE",
    multiple: true,
    help: `also write the report to FILE, in the format of its ending (${endings}); may be given several times`,
  };
}

/** Options that several commands have, by name. */
export const commonOptions: Readonly<
  Record<
    | "policies"
    | "failOn"
    | "category"
    | "allowIncomplete"
    | "now"
    | "memory"
    | "temporaryFolder"
    | "jobs"
    | "state"
    | "horizon"
    | "lookBack"
    | "help",
    Option
  >
> = {
  policies: {
    name: "policies",
    short: "p",
    value: "PATH",
    multiple: true,
    help: "policy file, or folder with *.yaml and *.yml files; may be given several times",
  },
  failOn: {
    name: "fail-on",
    value: "SEVERITY",
    help: `least severity of a finding that makes the exit status 1: ${
      severities.join(", ")
    }, or none; medium unless told otherwise`,
  },
  category: {
    name: "category",
    value: "NAME",
    help: "what GitHub keeps the alerts of this run under, apart from those of other runs; the same in every run",
  },
  allowIncomplete: {
    name: "allow-incomplete",
    help: "exit with 0 though the evidence has gaps; the report still tells them",
  },
  now: {
    name: "now",
    value: "TIME",
    help: "judge as of this time (UTC), such as 2026-03-16 or 2026-03-16T12:00:00Z, instead of the clock's",
  },
  memory: {
    name: "memory",
    value: "MIB",
    help:
      "memory for requests that wait for their other half; beyond it they go to a temporary folder; 112 unless told otherwise",
  },
  temporaryFolder: {
    name: "temporary-folder",
    value: "DIR",
    help: "where that temporary folder is made; the system's unless told otherwise",
  },
  jobs: {
    name: "jobs",
    short: "j",
    value: "NUMBER",
    help: "threads that read logs; as many as there are processors unless told otherwise",
  },
  state: {
    name: "state",
    value: "PLACE",
    help:
      "remember in a folder, or in s3://BUCKET/PREFIX, what was read: a run reads only what is new, and reports over everything",
  },
  horizon: {
    name: "horizon",
    value: "DAYS",
    help:
      "with --state: how many days evidence of a day is awaited; what comes later counts by itself; 3 unless told otherwise",
  },
  lookBack: {
    name: "look-back",
    value: "DAYS",
    help:
      "with --state: a finding stays until so many later days with evidence of the bucket do not show it again; 31 unless told otherwise",
  },
  help: { name: "help", short: "h", help: "show this help" },
};

/** Options for how S3 is reached. */
export const s3Options: readonly Option[] = [
  { name: "endpoint-url", value: "URL", help: "the S3 server, where it is not AWS's own of the Region" },
  { name: "path-style", help: "the bucket stands in the path of URLs, not in the host name" },
  { name: "request-payer", help: "pay for reading buckets whose owner asks for that" },
  {
    name: "read-timeout",
    value: "SECONDS",
    help: "how long S3 may send nothing before a request is made again; 30 unless told otherwise",
  },
];

/** Options for which part of the inputs is wanted. */
export const timeOptions: readonly Option[] = [
  {
    name: "since",
    value: "DURATION",
    help: "only records of the last 90m, 24h, 7d or 2w; of S3 only what can hold them is read",
  },
  { name: "from", value: "TIME", help: "only records of this time (UTC) and later, in the forms of --now" },
  { name: "to", value: "TIME", help: "only records before this time (UTC): --to 2026-03-17 ends with 16 March" },
];

/** Options for which part of the inputs is wanted, and for inputs in S3. */
export const inputOptions: readonly Option[] = [...timeOptions, ...s3Options];

/** The option for the file that tells about tables. */
export const tablesOption: Option = {
  name: "tables",
  value: "FILE",
  help: "with --engine athena or trino: YAML file that tells which tables hold the logs (docs/athena.md)",
};

/** The option to read all there is. */
export const fullScanOption: Option = {
  name: "full-scan",
  help: "read tables from end to end, also where no partition is chosen by a time, and pay for that",
};

/** The option to look first at what queries would read. */
export const estimateOption: Option = {
  name: "estimate",
  help:
    "list in S3 what the queries read, up to a million objects, and tell its size and Athena's price before they are run",
};

/** Options for engines that read logs by SQL. */
export const sqlOptions: readonly Option[] = [
  {
    name: "engine",
    value: "NAME",
    help: "what reads the logs: local, athena (tables in Amazon Athena) or trino; local unless told otherwise",
  },
  tablesOption,
  { name: "workgroup", value: "NAME", help: "with --engine athena: the workgroup; primary unless told otherwise" },
  {
    name: "output-location",
    value: "PLACE",
    help: "with --engine athena: where results are written, s3://BUCKET/PREFIX; the workgroup's unless told otherwise",
  },
  {
    name: "reuse-results",
    value: "AGE",
    help:
      "with --engine athena: take the result of the same query again that is no older, such as 60m; never unless told",
  },
  {
    name: "url",
    value: "URL",
    help:
      "with --engine trino: https://USER@HOST/CATALOG/SCHEMA; with athena: its endpoint, where it is not the Region's",
  },
  fullScanOption,
  { ...estimateOption, help: `with --engine athena: ${estimateOption.help}` },
];
