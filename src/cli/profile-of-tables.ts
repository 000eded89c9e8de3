import { randomUUID } from "node:crypto";
import { AthenaEngine, type ScannedBytes, type WorkgroupLimits } from "../athena/athena-engine.ts";
import { athenaPrice, dollarsPerTerabyte } from "../athena/athena-price.ts";
import { estimateScan, type ScanEstimate } from "../athena/estimate-scan.ts";
import { QueryError } from "../athena/query-error.ts";
import type { QueryEngine } from "../athena/query-engine.ts";
import type { QueryProgress } from "../athena/query-progress.ts";
import { readTables } from "../athena/read-tables.ts";
import { sqlScan } from "../athena/sql-scan.ts";
import type { TableMappings } from "../athena/tables.ts";
import { TrinoEngine } from "../athena/trino-engine.ts";
import { parseTrinoServer, type TrinoServer } from "../athena/trino-server.ts";
import { printable } from "../diagnostic/printable.ts";
import { scopeOf } from "../policy/bucket-scope.ts";
import type { Policy } from "../policy/policy.ts";
import type { Profile } from "../profile/profile.ts";
import type { TimeWindow } from "../record/time-window.ts";
import { counted, shownBytes } from "../report/shown-text.ts";
import { listObjects, type ObjectListing } from "../source/list-objects.ts";
import { readBytes } from "../source/read-bytes.ts";
import { S3Failure } from "../source/s3-failure.ts";
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
  const used = choice.name === "athena" ? athena(choice, given, running) : trino(choice, host, running);
  const release = host.onInterrupt(() => stopping.abort());
  try {
    for (const line of await used.before()) host.writeError(`note: ${printable(line, 2000)}\n`);
    if (given.has("estimate")) {
      const estimate = await estimateOf(tables, given, host, policies, stopping.signal);
      host.writeError(`note: ${printable(estimate, 2000)}\n`);
    }
    return await sqlScan(used.engine, tables, {
      fullScan,
      ...(window === undefined ? {} : { window }),
      ...(policies === undefined ? {} : { scope: scopeOf(policies) }),
    });
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
 * What the queries of a scan of tables read, and what Athena charges for it, as a sentence; or why that cannot be told, which is no reason
 * not to go on.
 *
 * @param policies where given, only their buckets are wanted
 */
export async function estimateOf(
  tables: TableMappings,
  given: GivenArguments,
  host: Host,
  policies: readonly Policy[] | undefined,
  signal?: AbortSignal,
): Promise<string> {
  try {
    return estimateText(
      await estimateScan(tables, {
        window: windowOf(given, host) ?? always,
        now: host.now().getTime(),
        s3: s3OptionsOf(given),
        ...(policies === undefined ? {} : { scope: scopeOf(policies) }),
        ...(signal === undefined ? {} : { signal }),
      }),
    );
  } catch (error) {
    if (!(error instanceof S3Failure || error instanceof RangeError)) throw error;
    return `what the queries read cannot be told beforehand: ${error.message}`;
  }
}

const always: TimeWindow = { from: -Infinity, to: Infinity };

/**
 * Reads the file that tells which tables hold logs.
 *
 * @throws UsageError where it cannot be read or has mistakes
 */
export async function readTablesFile(path: string, host: Host, listing?: ObjectListing): Promise<TableMappings> {
  const { objects: [object], unread: [failed] } = listing ?? listObjects([path], host.standardInput);
  if (object === undefined || failed !== undefined) {
    throw new UsageError(`Cannot read the tables of ${path}: ${failed?.message ?? "it is no file"}`);
  }
  try {
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
  before(): Promise<readonly string[]>;
  /** What is known after the last one, also where it failed. */
  after(): readonly string[];
  close(): Promise<void>;
}

function athena({ name: _, ...choice }: AthenaChoice, given: GivenArguments, running: Running): Used {
  const engine = new AthenaEngine({ ...choice, ...running, s3: s3OptionsOf(given), run: randomUUID() });
  return {
    engine,
    before: async () => [limitText(await engine.workgroup())],
    after: () => engine.scanned.queries === 0 ? [] : [costText(engine.scanned)],
    close: () => engine.close(),
  };
}

function trino({ url }: TrinoChoice, host: Host, running: Running): Used {
  const server = trinoServerOf(url);
  const authorization = authorizationOf(server, host);
  const engine = new TrinoEngine({ server, ...running, ...(authorization === undefined ? {} : { authorization }) });
  return { engine, before: async () => [], after: () => [], close: async () => {} };
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

/** What a query on Athena may cost at most, as far as it is known. */
export function limitText({ name, bytesPerQuery }: WorkgroupLimits): string {
  if (bytesPerQuery === undefined) {
    return `Athena charges $${dollarsPerTerabyte} per TB scanned in most Regions; workgroup ${name} tells of no limit`;
  }
  const most = athenaPrice(bytesPerQuery).toFixed(2);
  return `workgroup ${name} of Athena stops a query that scans more than ${shownBytes(bytesPerQuery)} ($${most})`;
}

/** What queries on Athena will cost. */
export function estimateText({ bytes, objects, isWhole }: ScanEstimate): string {
  const what = `the queries read ${isWhole ? "" : "more than "}${shownBytes(bytes)} in ${counted(objects, "object")}`;
  return `${what}: ${isWhole ? "" : "more than "}${priceText(athenaPrice(bytes))}`;
}

/** What queries on Athena have cost. */
export function costText({ queries, bytes, reused, dollars }: ScannedBytes): string {
  const again = reused === 0 ? "" : `, ${counted(reused, "result")} taken again`;
  return `Athena scanned ${shownBytes(bytes)} in ${counted(queries, "query", "queries")}${again}: ${
    priceText(dollars)
  }`;
}

function priceText(dollars: number): string {
  const price = dollars > 0 && dollars < 0.01 ? "less than $0.01" : `about $${dollars.toFixed(2)}`;
  return `${price} at $${dollarsPerTerabyte} per TB`;
}
