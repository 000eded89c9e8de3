import { parseS3Location } from "../source/s3-location.ts";
import type { GivenArguments } from "./options.ts";
import { minutesOf, oneOf } from "./parse-values.ts";
import { UsageError } from "./usage-error.ts";

/** What `--url` is to be with Trino. */
export const trinoUrl = "expected such as https://USER@trino.example.com:8443/CATALOG/SCHEMA";

/** Where logs are read: by this program, or by an engine that speaks SQL. */
export const engines = ["local", "athena", "trino"] as const;

/** What is read by an engine that speaks SQL, and how it is reached. */
export interface SqlOptions {
  /** The file that tells which tables hold logs. */
  readonly tables: string;
  /** Whether tables may be read from end to end. */
  readonly fullScan: boolean;
  readonly engine: AthenaChoice | TrinoChoice;
}

/** Amazon Athena. */
export interface AthenaChoice {
  readonly name: "athena";
  readonly workgroup?: string;
  readonly outputLocation?: string;
  readonly reuseMinutes?: number;
  readonly url?: string;
}

/** Trino, and what speaks its protocol. */
export interface TrinoChoice {
  readonly name: "trino";
  /** Server, user, catalog and schema in one. */
  readonly url: string;
}

/** Options that mean something with an engine alone. */
const ofEngines: Readonly<Record<string, readonly string[]>> = {
  tables: ["athena", "trino"],
  "full-scan": ["athena", "trino"],
  estimate: ["athena"],
  url: ["athena", "trino"],
  workgroup: ["athena"],
  "output-location": ["athena"],
  "reuse-results": ["athena"],
};

/** Options that mean nothing where an engine reads. */
const notOfEngines = ["state", "request-payer", "memory", "temporary-folder", "jobs"];

/**
 * The engine of `--engine` and what it is to read; undefined where this program reads the logs itself.
 *
 * @throws UsageError for what does not fit together, or would read tables from end to end unasked
 */
export function sqlOptionsOf(given: GivenArguments): SqlOptions | undefined {
  const name = oneOf("engine", given.last("engine") ?? "local", engines);
  for (const [option, names] of Object.entries(ofEngines)) {
    if ((given.has(option) || given.last(option) !== undefined) && !names.includes(name)) {
      throw new UsageError(
        `--${option} means something with --engine ${names.join(" or ")} only`,
        name === "local" ? "the engine is local unless told otherwise" : `--engine is ${name}`,
      );
    }
  }
  if (name === "local") return undefined;
  const [input] = given.inputs;
  if (input !== undefined) {
    throw new UsageError(
      `${input} cannot be read with --engine ${name}, which reads tables`,
      "leave it out, or make a profile of the tables first: s3-perimeter profile -o tables.ndjson, and check both",
    );
  }
  for (const option of notOfEngines) {
    if (given.has(option) || given.last(option) !== undefined) {
      throw new UsageError(`--${option} means nothing with --engine ${name}`, "leave it out");
    }
  }
  return { ...tablesOf(given, name), engine: name === "athena" ? athenaOf(given) : trinoOf(given) };
}

/**
 * The tables that `athena ddl` and `athena sql` are about, without an engine.
 *
 * @throws UsageError where no file is named
 */
export function tablesFileOf(given: GivenArguments, what: string): string {
  const tables = given.last("tables");
  if (tables !== undefined) return tables;
  throw new UsageError(
    `${what} needs --tables FILE`,
    "the file tells which tables hold the logs; docs/athena.md shows one",
  );
}

/**
 * Refuses what would read tables from end to end unasked.
 *
 * @throws UsageError where no time is named to begin with
 */
export function checkTime(given: GivenArguments, what: string): void {
  if (given.last("from") !== undefined || given.last("since") !== undefined || given.has("full-scan")) return;
  throw new UsageError(
    `${what} needs --from TIME or --since DURATION`,
    "--from 2026-03-01 --to 2026-04-01 reads the partitions of a month, --since 7d those of a week",
    "--full-scan reads the tables from end to end, and pays for that",
  );
}

function tablesOf(given: GivenArguments, engine: string): { readonly tables: string; readonly fullScan: boolean } {
  const what = `--engine ${engine}`;
  const tables = tablesFileOf(given, what);
  checkTime(given, what);
  return { tables, fullScan: given.has("full-scan") };
}

function athenaOf(given: GivenArguments): AthenaChoice {
  const [workgroup, outputLocation, age, url] = ["workgroup", "output-location", "reuse-results", "url"]
    .map((option) => given.last(option));
  if (workgroup !== undefined && !/^[A-Za-z0-9._-]{1,128}$/.test(workgroup)) {
    throw new UsageError(`--workgroup ${workgroup} is no name of a workgroup`, "expected letters, digits, . _ and -");
  }
  if (outputLocation !== undefined) {
    try {
      parseS3Location(outputLocation);
    } catch (error) {
      throw new UsageError(`--output-location ${outputLocation}: ${(error as Error).message}`);
    }
  }
  if (url !== undefined && !/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : "")) {
    throw new UsageError(
      `--url ${url} is no URL of a server`,
      "expected such as https://athena.eu-central-1.amazonaws.com",
    );
  }
  return {
    name: "athena",
    ...(workgroup === undefined ? {} : { workgroup }),
    ...(outputLocation === undefined ? {} : { outputLocation }),
    ...(age === undefined ? {} : { reuseMinutes: reuseOf(age) }),
    ...(url === undefined ? {} : { url }),
  };
}

// Athena keeps no result for reuse longer: https://docs.aws.amazon.com/athena/latest/ug/reusing-query-results.html
const mostReuse = 7 * 24 * 60;

function reuseOf(age: string): number {
  const minutes = minutesOf("reuse-results", age);
  if (minutes > mostReuse) {
    throw new UsageError(`--reuse-results ${age} is longer than Athena allows`, "expected 7d at most");
  }
  return minutes;
}

function trinoOf(given: GivenArguments): TrinoChoice {
  const url = given.last("url");
  if (url !== undefined) return { name: "trino", url };
  throw new UsageError("--engine trino needs --url URL", trinoUrl);
}
