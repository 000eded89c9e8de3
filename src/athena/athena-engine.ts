import { createHash } from "node:crypto";
import type { AthenaClient, AthenaClientConfig, QueryExecution, Row } from "@aws-sdk/client-athena";
import { openS3Bucket } from "../source/s3-bucket.ts";
import { s3FailureOf } from "../source/s3-failure.ts";
import { parseS3Location } from "../source/s3-location.ts";
import type { S3Options } from "../source/s3-options.ts";
import { S3Reader } from "../source/s3-reader.ts";
import { sdkClientSettings } from "../source/sdk-client-settings.ts";
import { athenaCsv } from "./athena-csv.ts";
import { AthenaFailure, athenaFailureOf } from "./athena-failure.ts";
import { athenaPrice } from "./athena-price.ts";
import { longestQuery, type QueryEngine, type ResultRow } from "./query-engine.ts";
import { lessAtOnce, QueryError } from "./query-error.ts";
import type { QueryProgress } from "./query-progress.ts";
import { backOff, wait } from "./wait.ts";

/** How queries are run on Athena. */
export interface AthenaOptions {
  /** Athena's `primary` if left out. */
  readonly workgroup?: string;
  /** Where results are written, `s3://BUCKET/PREFIX`; the workgroup's if left out. */
  readonly outputLocation?: string;
  /** Minutes: the result of the same query may be so old and be taken again. Off if left out. */
  readonly reuseMinutes?: number;
  /** Athena's endpoint, where it is not AWS's own of the Region. */
  readonly url?: string;
  /** How results are read that lie in S3. */
  readonly s3: S3Options;
  /** What tells this run from others: a query of it that is started twice is run once. */
  readonly run: string;
  /** Stops the query that is running. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: QueryProgress) => void;
  /** Other waits than the usual ones. */
  readonly waits?: AthenaWaits;
}

/** Milliseconds of waiting, each first and most: it grows in between. */
export interface AthenaWaits {
  /** Between two looks at a query that runs. */
  readonly poll: readonly [first: number, most: number];
  /** Before a request that failed is made again, and before a query that failed is started again. */
  readonly retry: readonly [first: number, most: number];
}

const usualWaits: AthenaWaits = { poll: [250, 5_000], retry: [250, 20_000] };

// Half a minute of failures; ten of "too many queries are active", since others' have to end first.
const attempts = 8;
const throttledStarts = 36;

/** A query that Athena says may succeed if it is submitted again is started so often. */
const starts = 3;

/** The most rows that Athena gives at a time. */
const pageRows = 1000;

/** What a workgroup sets. */
export interface WorkgroupLimits {
  readonly name: string;
  /** Bytes after which it stops a query; undefined where it has no such limit, or may not be looked at. */
  readonly bytesPerQuery: number | undefined;
}

/** What the queries of a run have cost. */
export interface ScannedBytes {
  readonly queries: number;
  readonly bytes: number;
  /** Those that were answered with a result that was there already. */
  readonly reused: number;
  readonly dollars: number;
}

/** The SDK, loaded when the first query is run. */
async function loadSdk(): Promise<typeof import("@aws-sdk/client-athena")> {
  try {
    return await import("@aws-sdk/client-athena");
  } catch (error) {
    if ((error as { code?: string }).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new AthenaFailure("NoSdk", 0, "");
  }
}

/**
 * Runs queries on Amazon Athena: starts one, looks at it until it has ended, and reads its rows, of a few from Athena and of many
 * from the object in S3 that Athena writes. Whatever ends a run, no query goes on.
 */
export class AthenaEngine implements QueryEngine {
  readonly #options: AthenaOptions;
  readonly #waits: AthenaWaits;
  #connection: Promise<Connection> | undefined;
  #scanned: ScannedBytes = { queries: 0, bytes: 0, reused: 0, dollars: 0 };
  #begun = 0;

  constructor(options: AthenaOptions) {
    this.#options = options;
    this.#waits = options.waits ?? usualWaits;
  }

  /** What the queries so far have cost, those that were stopped included. */
  get scanned(): ScannedBytes {
    return this.#scanned;
  }

  /**
   * Looks at the workgroup.
   *
   * @throws QueryError where there is none of that name, or Athena cannot be reached
   */
  async workgroup(): Promise<WorkgroupLimits> {
    const { sdk, client } = await this.#connect();
    const name = this.#options.workgroup ?? "primary";
    try {
      const command = new sdk.GetWorkGroupCommand({ WorkGroup: name });
      const { WorkGroup } = await this.#send(() => client.send(command), this.#options.signal);
      return { name, bytesPerQuery: WorkGroup?.Configuration?.BytesScannedCutoffPerQuery };
    } catch (error) {
      // Queries can be run without the permission to look at the workgroup.
      if (athenaFailureOf(error).code === "AccessDeniedException") return { name, bytesPerQuery: undefined };
      throw error;
    }
  }

  async *query(sql: string): AsyncGenerator<ResultRow> {
    const size = Buffer.byteLength(sql);
    if (size > longestQuery) {
      throw new QueryError(`A query has ${size} bytes, and Athena takes no more than ${longestQuery}`, {
        hints: ["name fewer policies or a shorter time, or use patterns in place of many names of buckets"],
      });
    }
    this.#begun += 1;
    yield* this.#rows(await this.#run(sql));
  }

  /** Closes the connections that are kept. */
  async close(): Promise<void> {
    const connection = await this.#connection?.catch(() => undefined);
    connection?.client.destroy();
  }

  #connect(): Promise<Connection> {
    this.#connection ??= connect(this.#options);
    return this.#connection;
  }

  async #run(sql: string): Promise<QueryExecution> {
    for (let start = 1;; start++) {
      const id = await this.#start(sql, start);
      const execution = await this.#ended(id);
      this.#count(execution);
      const { State, StateChangeReason, AthenaError } = execution.Status ?? {};
      if (State === "SUCCEEDED") return execution;
      this.#throwIfStopped();
      if (State === "FAILED" && AthenaError?.Retryable === true && start < starts) {
        await wait(backOff(this.#waits.retry, start), this.#options.signal);
        continue;
      }
      const reason = AthenaError?.ErrorMessage ?? StateChangeReason ?? "no reason was given";
      if (State === "CANCELLED") {
        throw new QueryError(`The query was stopped in Athena: ${reason}`, { hints: [`query ${id}`] });
      }
      const times = start === 1 ? "" : ` ${start} times`;
      const hints = [...(/exhausted resources/i.test(reason) ? [lessAtOnce] : []), `query ${id}`];
      throw new QueryError(`The query failed in Athena${times}: ${reason}`, { hints });
    }
  }

  async #start(sql: string, start: number): Promise<string> {
    const { sdk, client } = await this.#connect();
    const { workgroup, outputLocation, reuseMinutes, run } = this.#options;
    this.#throwIfStopped();
    this.#tell("STARTING", 0);
    const command = new sdk.StartQueryExecutionCommand({
      QueryString: sql,
      // A request whose answer was lost is made again, and must not run the query twice.
      ClientRequestToken: createHash("sha256").update(`${run}\n${this.#begun}\n${start}\n${sql}`).digest("hex"),
      ...(workgroup === undefined ? {} : { WorkGroup: workgroup }),
      ...(outputLocation === undefined ? {} : { ResultConfiguration: { OutputLocation: outputLocation } }),
      ...(reuseMinutes === undefined ? {} : {
        ResultReuseConfiguration: {
          ResultReuseByAgeConfiguration: { Enabled: true, MaxAgeInMinutes: reuseMinutes },
        },
      }),
    });
    const { QueryExecutionId } = await this.#send(() => client.send(command), this.#options.signal, {
      attempts: throttledStarts,
      tell: () => this.#tell("waiting until Athena takes it", 0),
    });
    if (QueryExecutionId === undefined) throw new QueryError("Athena started a query and did not tell its id");
    return QueryExecutionId;
  }

  /** Looks at a query until it has ended in one way or another. */
  async #ended(id: string): Promise<QueryExecution> {
    const { sdk, client } = await this.#connect();
    const { signal } = this.#options;
    let [pause, most] = this.#waits.poll;
    let isStopping = false;
    try {
      for (;;) {
        if (signal?.aborted === true && !isStopping) {
          isStopping = true;
          await this.#send(() => client.send(new sdk.StopQueryExecutionCommand({ QueryExecutionId: id })));
        }
        const { QueryExecution } = await this.#send(
          () => client.send(new sdk.GetQueryExecutionCommand({ QueryExecutionId: id })),
          isStopping ? undefined : signal,
        );
        const state = QueryExecution?.Status?.State;
        if (QueryExecution === undefined || state === undefined) {
          throw new QueryError("Athena tells no state of a query");
        }
        if (state === "SUCCEEDED" || state === "FAILED" || state === "CANCELLED") return QueryExecution;
        this.#tell(isStopping ? "STOPPING" : state, QueryExecution.Statistics?.DataScannedInBytes ?? 0);
        await wait(pause, isStopping ? undefined : signal);
        pause = Math.min(pause * 1.5, most);
      }
    } catch (error) {
      // Nobody would look at what it finds. That it cannot be stopped either is no news.
      if (!isStopping) await client.send(new sdk.StopQueryExecutionCommand({ QueryExecutionId: id })).catch(() => {});
      throw error;
    }
  }

  async *#rows(execution: QueryExecution): AsyncGenerator<ResultRow> {
    const { sdk, client } = await this.#connect();
    const { QueryExecutionId, ResultConfiguration } = execution;
    const page = async (token: string | undefined) => {
      this.#throwIfStopped();
      const command = new sdk.GetQueryResultsCommand({
        QueryExecutionId,
        MaxResults: pageRows,
        ...(token === undefined ? {} : { NextToken: token }),
      });
      return await this.#send(() => client.send(command), this.#options.signal);
    };
    let { ResultSet, NextToken } = await page(undefined);
    const columns = (ResultSet?.ResultSetMetadata?.ColumnInfo ?? []).map(({ Name = "" }) => Name);
    const location = ResultConfiguration?.OutputLocation;
    // Of a workgroup that keeps results in Athena's own storage there is no object that could be read.
    if (NextToken !== undefined && location?.endsWith(".csv") === true) {
      yield* withoutHeader(this.#object(location), columns);
      return;
    }
    const pages = async function* (): AsyncGenerator<ResultRow> {
      for (;;) {
        for (const row of ResultSet?.Rows ?? []) yield textsOf(row);
        if (NextToken === undefined) return;
        ({ ResultSet, NextToken } = await page(NextToken));
      }
    };
    yield* withoutHeader(pages(), columns);
  }

  async *#object(location: string): AsyncGenerator<ResultRow> {
    const { s3 } = this.#options;
    const { bucket: name, prefix: key } = parseS3Location(location);
    const reader = new S3Reader(s3.readTimeout);
    try {
      const bucket = await openS3Bucket(name, key, s3);
      try {
        const { entries } = await bucket.list({ prefix: key, limit: 1 });
        const [entry] = entries;
        if (entry?.key !== key) throw new QueryError(`The result that Athena wrote is gone: ${location}`);
        for await (const row of athenaCsv(reader.stream(bucket, entry))) {
          this.#throwIfStopped();
          yield row;
        }
      } finally {
        bucket.close();
      }
    } catch (error) {
      if (error instanceof QueryError) throw error;
      throw new QueryError(
        `Cannot read the result that Athena wrote, ${location}: ${s3FailureOf(error).message}`,
        { cause: error },
      );
    } finally {
      reader.close();
    }
  }

  /** Makes a request until it is answered, fails in a way that stays, or is not wanted any more. */
  async #send<Answer>(
    request: () => Promise<Answer>,
    signal?: AbortSignal,
    throttled: { readonly attempts: number; readonly tell: () => void } = { attempts, tell: () => {} },
  ): Promise<Answer> {
    for (let attempt = 1;; attempt++) {
      try {
        return await request();
      } catch (error) {
        const failure = athenaFailureOf(error);
        // The SDK has set its clock by the answer, and would sign another time.
        const { $metadata } = error as { $metadata?: { clockSkewCorrected?: boolean } };
        const isPassing = failure.isPassing || ($metadata?.clockSkewCorrected === true && attempt === 1);
        if (!isPassing || attempt >= (failure.isThrottling ? throttled.attempts : attempts)) throw failure;
        if (failure.isThrottling) throttled.tell();
        await wait(backOff(this.#waits.retry, attempt), signal);
        this.#throwIfStopped();
      }
    }
  }

  #throwIfStopped(): void {
    if (this.#options.signal?.aborted === true) {
      throw new QueryError("The run was stopped, and no query of it goes on in Athena");
    }
  }

  #tell(state: string, bytes: number): void {
    this.#options.onProgress?.({ query: this.#begun, state, bytes });
  }

  #count({ Status, Statistics }: QueryExecution): void {
    const { queries, bytes, reused, dollars } = this.#scanned;
    const scanned = Statistics?.DataScannedInBytes ?? 0;
    this.#scanned = {
      queries: queries + 1,
      bytes: bytes + scanned,
      reused: reused + (Statistics?.ResultReuseInformation?.ReusedPreviousResult === true ? 1 : 0),
      // What fails costs nothing, what is stopped does. Source: that of the price.
      dollars: dollars + (Status?.State === "FAILED" ? 0 : athenaPrice(scanned)),
    };
  }
}

interface Connection {
  readonly sdk: typeof import("@aws-sdk/client-athena");
  readonly client: AthenaClient;
}

async function connect({ url, s3 }: AthenaOptions): Promise<Connection> {
  const sdk = await loadSdk();
  const settings: AthenaClientConfig = {
    // All that is tried again is tried again here, where it can be stopped and told of.
    maxAttempts: 1,
    ...sdkClientSettings(s3.readTimeout),
    ...(url === undefined ? {} : { endpoint: url }),
  };
  return { sdk, client: new sdk.AthenaClient(settings) };
}

function textsOf({ Data = [] }: Row): ResultRow {
  return Data.map(({ VarCharValue }) => VarCharValue ?? null);
}

/** The rows of a result, whose first one names the columns. */
async function* withoutHeader(rows: AsyncIterable<ResultRow>, columns: readonly string[]): AsyncGenerator<ResultRow> {
  let isHeader = true;
  for await (const row of rows) {
    if (isHeader) {
      // Taken for data, it would be a request that nobody made; and data taken for it would be lost.
      if (row.length !== columns.length || row.some((name, index) => name !== columns[index])) {
        throw new QueryError("Athena's result does not begin with the names of its columns");
      }
      isHeader = false;
    } else if (row.length === columns.length) yield row;
    else throw new QueryError(`A row of Athena's result has ${row.length} columns in place of ${columns.length}`);
  }
  if (isHeader) throw new QueryError("Athena's result does not even have the names of its columns");
}
