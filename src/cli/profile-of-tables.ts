import { randomUUID } from "node:crypto";
import { AthenaEngine } from "../athena/athena-engine.ts";
import { QueryError } from "../athena/query-error.ts";
import type { QueryEngine } from "../athena/query-engine.ts";
import type { QueryProgress } from "../athena/query-progress.ts";
import { readTables } from "../athena/read-tables.ts";
import { sqlScan } from "../athena/sql-scan.ts";
import type { SqlScanOptions } from "../athena/sql-scan-options.ts";
import type { TableMappings } from "../athena/tables.ts";
import { TrinoEngine } from "../athena/trino-engine.ts";
import { parseTrinoServer, type TrinoServer } from "../athena/trino-server.ts";
import { printable } from "../diagnostic/printable.ts";
import { scopeOf } from "../policy/bucket-scope.ts";
import type { Policy } from "../policy/policy.ts";
import type { Profile } from "../profile/profile.ts";
import { shownBytes } from "../report/shown-text.ts";
import { type ObjectListing, oneObject, onlyObject } from "../source/list-objects.ts";
import { readBytes } from "../source/read-bytes.ts";
import { costText, limitText } from "./athena-texts.ts";
import { estimateOf } from "./estimate-of.ts";
import type { Host } from "./host.ts";
import type { GivenArguments } from "./options.ts";
import { progressLineOf } from "./progress.ts";
import { s3OptionsOf } from "./s3-options-of.ts";
import { type AthenaChoice, type SqlOptions, type TrinoChoice, trinoUrl } from "./sql-options-of.ts";
import { UsageError } from "./usage-error.ts";
import { windowOf } from "./window-of.ts";

/**
 * Has an engine scan tables. Ctrl-C stops the query that it runs.
 *
 * @param policies where given, only their buckets are wanted
 * @param listing where given, what the file of tables is read from
 * @throws UsageError where the file of tables has mistakes, or a query fails
 */
export async function profileOfTables(
  { tables: path, fullScan, engine: choice }: SqlOptions,
  given: GivenArguments,
  host: Host,
  policies: readonly Policy[] | undefined,
  listing?: ObjectListing,
): Promise<Profile> {
  const window = windowOf(given, host);
  const tables = await readTablesFile(path, host, listing);
  const stopping = new AbortController();
  const progress = progressLineOf(host, queryText);
  const running: Running = { signal: stopping.signal, onProgress: progress.show };
  const wanted: SqlScanOptions = {
    fullScan,
    ...(window === undefined ? {} : { window }),
    ...(policies === undefined ? {} : { scope: scopeOf(policies) }),
  };
  const estimate = given.has("estimate") ? () => estimateOf(tables, wanted, given, host, stopping.signal) : undefined;
  const used = choice.name === "athena" ? athena(choice, given, running, estimate) : trino(choice, host, running);
  const release = host.onInterrupt(() => stopping.abort());
  try {
    for await (const line of used.before()) host.writeError(`note: ${printable(line, 2000)}\n`);
    return await sqlScan(used.engine, tables, wanted);
  } catch (error) {
    throw asUsage(error);
  } finally {
    progress.clear();
    release();
    for (const line of used.after()) host.writeError(`note: ${line}\n`);
    await used.close();
  }
}

/**
 * Reads the file that tells which tables hold logs.
 *
 * @throws UsageError where it cannot be read or has mistakes
 */
export async function readTablesFile(path: string, host: Host, listing?: ObjectListing): Promise<TableMappings> {
  try {
    const object = listing === undefined ? oneObject(path, host.standardInput) : onlyObject(listing);
    const bytes = await readBytes(object, longestFile);
    if (bytes.length > longestFile) throw new RangeError(`it has more than ${longestFile} bytes`);
    return readTables(new TextDecoder("utf-8", { fatal: true }).decode(bytes), object.name);
  } catch (error) {
    if (error instanceof QueryError) throw asUsage(error);
    throw new UsageError(`Cannot read the tables of ${path}: ${(error as Error).message}`);
  }
}

const longestFile = 1024 * 1024;

/** What went wrong as something that the user has to mend; a mistake of the program stays one. */
export function asUsage(error: unknown): unknown {
  if (error instanceof QueryError) return new UsageError(error.message, ...error.hints);
  return error instanceof RangeError ? new UsageError(error.message) : error;
}

interface Running {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: QueryProgress) => void;
}

/** An engine, and what is to be told of it. */
interface Used {
  readonly engine: QueryEngine;
  /** What is known before the first query. */
  before(): AsyncIterable<string>;
  /** What is known after the last one, also where it failed. */
  after(): readonly string[];
  close(): Promise<void>;
}

/** @param estimate where given, what the queries will read is told before they are run */
function athena(
  { name: _, ...choice }: AthenaChoice,
  given: GivenArguments,
  running: Running,
  estimate: (() => Promise<string>) | undefined,
): Used {
  const engine = new AthenaEngine({ ...choice, ...running, s3: s3OptionsOf(given), run: randomUUID() });
  return {
    engine,
    before: async function* () {
      yield limitText(await engine.workgroup());
      if (estimate !== undefined) yield await estimate();
    },
    after: () => engine.scanned.queries === 0 ? [] : [costText(engine.scanned)],
    close: () => engine.close(),
  };
}

function trino({ url }: TrinoChoice, host: Host, running: Running): Used {
  const server = trinoServerOf(url);
  const authorization = authorizationOf(server, host);
  const engine = new TrinoEngine({ server, ...running, ...(authorization === undefined ? {} : { authorization }) });
  return { engine, before: async function* () {}, after: () => [], close: async () => {} };
}

function trinoServerOf(url: string): TrinoServer {
  try {
    return parseTrinoServer(url);
  } catch (error) {
    // A password is not shown again.
    throw new UsageError(`--url ${url.replace(/\/\/[^/]*@/, "//…@")} ${(error as Error).message}`, trinoUrl);
  }
}

/** The header `Authorization`, out of the environment: who lists processes does not see it. */
function authorizationOf({ origin, user }: TrinoServer, host: Host): string | undefined {
  const [token, password] = [host.environment("TRINO_TOKEN"), host.environment("TRINO_PASSWORD")];
  if (token === undefined && password === undefined) return undefined;
  if (token !== undefined && password !== undefined) {
    throw new UsageError("TRINO_TOKEN and TRINO_PASSWORD are both set", "unset one of them");
  }
  const { protocol, hostname } = new URL(origin);
  // Trino itself takes none without TLS. On this machine itself nobody listens.
  if (protocol !== "https:" && !/^(?:127\.0\.0\.1|localhost|\[::1\])$/.test(hostname)) {
    throw new UsageError(`${origin} would get the password or token in the clear`, "use https://, or unset it");
  }
  const value = token === undefined
    ? `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`
    : `Bearer ${token}`;
  if (!/^[\x20-\x7e]*$/.test(value)) throw new UsageError("TRINO_TOKEN has a character that no header can hold");
  return value;
}

/** One line about how far a query is after some seconds of the run. */
export function queryText({ query, state, bytes }: QueryProgress, seconds: number): string {
  return `query ${query}: ${printable(state)}, ${shownBytes(bytes)} scanned, ${seconds.toFixed(0)} s`;
}
