import type { QueryEngine, ResultRow } from "./query-engine.ts";
import { lessAtOnce, QueryError } from "./query-error.ts";
import type { QueryProgress } from "./query-progress.ts";
import type { TrinoServer } from "./trino-server.ts";
import { backOff, wait } from "./wait.ts";

/** How queries are run on Trino. */
export interface TrinoOptions {
  readonly server: TrinoServer;
  /** The header `Authorization`, if the server wants one. */
  readonly authorization?: string;
  /** Stops the query that is running. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: QueryProgress) => void;
  /** Milliseconds before a request that failed in passing is made again: first and most. */
  readonly retryWaits?: readonly [first: number, most: number];
  /** Milliseconds after which a request has failed that has no answer; Trino answers within a second, be it with nothing. */
  readonly timeout?: number;
}

/** A minute of gateways that answer in the place of Trino. */
const attempts = 17;

// 100 ms as the protocol wants, and a growing pause where that does not suffice.
const usualRetryWaits = [100, 5_000] as const;

/** What Trino answers to a query or to a look at one, as far as it is used. */
interface QueryResults {
  readonly id?: string;
  readonly nextUri?: string;
  readonly columns?: readonly { readonly name: string; readonly type: string }[];
  readonly data?: readonly (readonly unknown[])[];
  readonly stats?: { readonly state?: string; readonly processedBytes?: number; readonly physicalInputBytes?: number };
  readonly error?: { readonly message?: string; readonly errorName?: string; readonly errorType?: string };
}

/**
 * Runs queries on Trino, or on what speaks its protocol (EMR, Starburst), by the client REST API.
 *
 * Source: https://trino.io/docs/current/develop/client-protocol.html
 */
export class TrinoEngine implements QueryEngine {
  readonly #options: TrinoOptions;
  #begun = 0;

  constructor(options: TrinoOptions) {
    this.#options = options;
  }

  async *query(sql: string): AsyncGenerator<ResultRow> {
    const { server: { origin, user, catalog, schema } } = this.#options;
    this.#throwIfStopped();
    this.#begun += 1;
    this.#tell("STARTING", 0);
    let next: string | undefined;
    try {
      let results = await this.#ask(`${origin}/v1/statement`, {
        method: "POST",
        body: sql,
        headers: {
          "content-type": "text/plain; charset=utf-8",
          "x-trino-user": user,
          "x-trino-source": "s3-perimeter",
          ...(catalog === undefined ? {} : { "x-trino-catalog": catalog }),
          ...(schema === undefined ? {} : { "x-trino-schema": schema }),
        },
      });
      for (;;) {
        next = results.nextUri;
        const { columns = [], data = [], stats, error, id } = results;
        if (error !== undefined) throw refused(error, id);
        this.#tell(stats?.state ?? "RUNNING", stats?.physicalInputBytes ?? stats?.processedBytes ?? 0);
        for (const row of data) {
          if (row.length !== columns.length) {
            throw new QueryError(`A row of Trino's result has ${row.length} columns in place of ${columns.length}`);
          }
          yield row.map((value, index) => textOf(value, columns[index]));
        }
        if (next === undefined) return;
        this.#throwIfStopped();
        results = await this.#ask(next, { method: "GET" });
      }
    } finally {
      // Whoever takes no more rows, for whatever reason, wants the query no more.
      if (next !== undefined) await this.#cancel(next);
    }
  }

  async #cancel(uri: string): Promise<void> {
    try {
      await this.#fetch(uri, { method: "DELETE" }, undefined);
    } catch {
      // It ends by itself a little later, when nobody has asked for its rows.
    }
  }

  /** Makes a request until it is answered or fails in a way that stays. */
  async #ask(uri: string, request: RequestInit): Promise<QueryResults> {
    const { retryWaits = usualRetryWaits, signal } = this.#options;
    for (let attempt = 1;; attempt++) {
      const { answer, failure, isPassing } = await this.#try(uri, request);
      if (answer !== undefined) return answer;
      this.#throwIfStopped();
      if (!isPassing || attempt >= attempts) throw failure;
      await wait(backOff(retryWaits, attempt), signal);
      this.#throwIfStopped();
    }
  }

  async #try(
    uri: string,
    request: RequestInit,
  ): Promise<{ readonly answer?: QueryResults; readonly failure?: QueryError; readonly isPassing?: boolean }> {
    let response: Response;
    let text: string;
    try {
      response = await this.#fetch(uri, request, this.#options.signal);
      text = await response.text();
    } catch (error) {
      if (error instanceof QueryError) return { failure: error };
      // What was asked once may run already; what is looked at can be looked at again.
      return { failure: unreachable(error, new URL(uri).host), isPassing: request.method === "GET" };
    }
    const { status } = response;
    if (status !== 200) return { failure: statusFailure(status, text), isPassing: passing.has(status) };
    // Taken for an answer of Trino, one of something else would be a query without rows.
    const answer = jsonOf(text);
    if (typeof answer?.id === "string") return { answer };
    return { failure: new QueryError("What answers at --url is no Trino: its answer has no id of a query") };
  }

  async #fetch(uri: string, request: RequestInit, signal: AbortSignal | undefined): Promise<Response> {
    const { server: { origin }, authorization, timeout = 60_000 } = this.#options;
    // It would be given the password, and what it answers would be taken for the server's.
    if (!URL.canParse(uri) || new URL(uri).origin !== origin) {
      throw new QueryError("Trino sends its client to another server than that of --url", {
        hints: [
          "behind a proxy, Trino needs http-server.process-forwarded=true, and the proxy has to send X-Forwarded-Host and -Proto",
        ],
      });
    }
    const limit = AbortSignal.timeout(timeout);
    return await fetch(uri, {
      ...request,
      // A redirection leads where the protocol does not.
      redirect: "manual",
      signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
      headers: { ...request.headers, ...(authorization === undefined ? {} : { authorization }) },
    });
  }

  #throwIfStopped(): void {
    if (this.#options.signal?.aborted === true) {
      throw new QueryError("The run was stopped before Trino had given all rows");
    }
  }

  #tell(state: string, bytes: number): void {
    this.#options.onProgress?.({ query: this.#begun, state, bytes });
  }
}

function jsonOf(text: string): QueryResults | undefined {
  try {
    return JSON.parse(text) as QueryResults;
  } catch {
    return undefined;
  }
}

// Trino does not answer with these; gateways before it do, and Trino itself with 429 where it is asked too often.
const passing: ReadonlySet<number> = new Set([429, 502, 503, 504]);

function refused(
  { message = "no reason was given", errorName, errorType }: NonNullable<QueryResults["error"]>,
  id?: string,
): QueryError {
  const name = errorName === undefined ? "" : `${errorName}: `;
  const hints = [
    ...(/partition location does not exist/i.test(message)
      ? ["of a day without objects there is no folder: the catalog needs hive.ignore-absent-partitions=true"]
      : []),
    ...(/MEMORY_LIMIT/.test(errorName ?? "") ? [lessAtOnce] : []),
    ...(id === undefined ? [] : [`query ${id}`]),
  ];
  return errorType === "USER_ERROR"
    ? new QueryError(`Trino refused the query: ${name}${message}`, { hints })
    : new QueryError(`The query failed in Trino: ${name}${message}`, { hints });
}

function statusFailure(status: number, text: string): QueryError {
  if (status === 401) {
    return new QueryError("Trino wants to know who asks (status 401)", {
      hints: ["set TRINO_PASSWORD, with the user in --url https://USER@HOST, or TRINO_TOKEN"],
    });
  }
  if (status === 403) return new QueryError(`Trino refuses the user (status 403): ${text.slice(0, 300)}`);
  if (passing.has(status)) {
    return new QueryError(`Trino could not be reached through what is before it (status ${status}), several times`);
  }
  if (status === 404) return new QueryError("What answers at --url is no Trino: it has no /v1/statement (status 404)");
  return new QueryError(`Trino answered with status ${status}: ${text.slice(0, 300)}`);
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing answers there",
  ECONNRESET: "the connection broke",
  EAI_AGAIN: "the host could not be looked up",
  ENOTFOUND: "the host is not known",
  UND_ERR_CONNECT_TIMEOUT: "no connection came about in time",
};

function unreachable(error: unknown, host: string): QueryError {
  const { name, message, cause } = error as {
    name?: string;
    message?: string;
    cause?: { code?: string; message?: string };
  };
  if (name === "NotCapable" || name === "PermissionDenied") {
    return new QueryError("Deno was not given a permission that Trino needs: docs/athena.md lists them", {
      hints: [message ?? ""],
      cause: error,
    });
  }
  if (name === "TimeoutError") return new QueryError(`Trino at ${host} gave no answer in time`, { cause: error });
  const code = cause?.code ?? "";
  const why = reasons[code] ?? ([code, cause?.message ?? message].filter(Boolean).join(", ") || "no reason is known");
  return new QueryError(`Trino at ${host} cannot be reached: ${why}`, { hints: ["look at --url"], cause: error });
}

/**
 * The text of a value, as Athena has it too.
 *
 * @throws QueryError where a value's text would not be the same, or not whole
 */
function textOf(value: unknown, column: { readonly name: string; readonly type: string } | undefined): string | null {
  if (value === null) return null;
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return String(value);
  // Beyond 2^53 JSON.parse has lost digits already.
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
  throw new QueryError(
    `Column ${column?.name} of a query has a value of type ${column?.type}, which cannot be read as one text: the query has to cast it to varchar`,
  );
}
