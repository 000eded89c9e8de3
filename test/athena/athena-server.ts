import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { ResultRow } from "../../src/athena/query-engine.ts";

/** What a query gives: names of columns, and rows. */
export interface Answer {
  readonly columns: readonly string[];
  readonly rows: readonly ResultRow[];
  /** Bytes that it read. */
  readonly scanned?: number;
}

/** What runs the queries behind the protocol: a test's own function, or a real engine. */
export type RunQuery = (sql: string) => Answer | Promise<Answer>;

/** A failure of a query, as Athena tells it. */
export class QueryFailure extends Error {
  readonly retryable: boolean;

  constructor(message: string, retryable: boolean) {
    super(message);
    this.retryable = retryable;
  }
}

/** What a server answers in place of doing what it is asked. */
export interface Fault {
  readonly status: number;
  readonly type: string;
  readonly message?: string;
  /** Does what it is asked nevertheless: the answer is lost. */
  readonly isDone?: true;
}

/** How a server behaves. */
export interface AthenaServerOptions {
  readonly run: RunQuery;
  /** Looks at a query before it has ended, after the one that shows it queued; endless if Infinity. */
  readonly looks?: number;
  /** Called before each request is looked at. */
  readonly fault?: (operation: string, requestsOfIt: number) => Fault | undefined;
  /** Where the output of workgroup `primary` goes, if it has a place. */
  readonly workgroupLocation?: string;
  readonly bytesScannedCutoff?: number;
  /** Writes the object of a result; undefined where results stay in Athena's own storage. */
  readonly writeObject?: (location: string, content: string) => Promise<void>;
}

/** A request that a server got. */
export interface Asked {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** A server on loopback that speaks the protocol of Athena (application/x-amz-json-1.1). */
export interface AthenaServer {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly host: string;
  /** All requests, in order. */
  readonly asked: readonly Asked[];
  /** The states of all queries. */
  states(): string[];
  stop(): Promise<void>;
}

interface Query {
  readonly id: string;
  readonly sql: string;
  readonly location: string | undefined;
  state: "QUEUED" | "RUNNING" | "SUCCEEDED" | "FAILED" | "CANCELLED";
  looks: number;
  answer: Answer | undefined;
  failure: unknown;
}

class Refusal extends Error {}

/** Starts one. What it knows of the protocol is from AWS's API reference and the SDK's model, not from the client under test. */
export async function startAthenaServer(options: AthenaServerOptions): Promise<AthenaServer> {
  const queries = new Map<string, Query>();
  const byToken = new Map<string, Query>();
  const asked: Asked[] = [];
  const counts = new Map<string, number>();
  const looksBefore = options.looks ?? 2;

  const find = (id: unknown): Query => {
    const query = queries.get(String(id));
    if (query === undefined) throw new Refusal(`QueryExecution ${id} was not found`);
    return query;
  };

  const operations: Readonly<Record<string, (input: Readonly<Record<string, unknown>>) => unknown>> = {
    GetWorkGroup: ({ WorkGroup }) => {
      if (WorkGroup !== "primary" && WorkGroup !== "audit") throw new Refusal(`WorkGroup ${WorkGroup} is not found.`);
      return {
        WorkGroup: {
          Name: WorkGroup,
          State: "ENABLED",
          Configuration: {
            EngineVersion: { EffectiveEngineVersion: "Athena engine version 3" },
            ...(options.bytesScannedCutoff === undefined
              ? {}
              : { BytesScannedCutoffPerQuery: options.bytesScannedCutoff }),
          },
        },
      };
    },
    StartQueryExecution: ({ QueryString, ClientRequestToken, ResultConfiguration }) => {
      const token = String(ClientRequestToken);
      if (token.length < 32 || token.length > 128) throw new Refusal("ClientRequestToken has the wrong length");
      const sql = String(QueryString);
      if (new TextEncoder().encode(sql).length > 262_144) throw new Refusal("QueryString is too long");
      const before = byToken.get(token);
      if (before !== undefined) {
        if (before.sql !== sql) throw new Refusal("Idempotent parameters do not match");
        return { QueryExecutionId: before.id };
      }
      const folder = (ResultConfiguration as { OutputLocation?: string } | undefined)?.OutputLocation ??
        options.workgroupLocation;
      if (folder === undefined && options.writeObject !== undefined) {
        throw new Refusal("No output location provided. An output location is required.");
      }
      const id = randomUUID();
      const query: Query = {
        id,
        sql,
        location: folder === undefined ? undefined : `${folder.replace(/\/$/, "")}/${id}.csv`,
        state: "QUEUED",
        looks: 0,
        answer: undefined,
        failure: undefined,
      };
      queries.set(id, query);
      byToken.set(token, query);
      return { QueryExecutionId: id };
    },
    GetQueryExecution: async ({ QueryExecutionId }) => {
      const query = find(QueryExecutionId);
      await look(query);
      const failure = query.failure instanceof QueryFailure ? query.failure : undefined;
      return {
        QueryExecution: {
          QueryExecutionId: query.id,
          Query: query.sql,
          StatementType: "DML",
          ResultConfiguration: options.writeObject === undefined ? {} : { OutputLocation: query.location },
          Status: {
            State: query.state,
            ...(query.state === "FAILED"
              ? {
                StateChangeReason: (query.failure as Error).message,
                AthenaError: {
                  ErrorCategory: failure === undefined ? 2 : 1,
                  ErrorType: 1,
                  Retryable: failure?.retryable ?? false,
                  ErrorMessage: (query.failure as Error).message,
                },
              }
              : {}),
          },
          Statistics: { DataScannedInBytes: query.answer?.scanned ?? query.looks * 1000 },
        },
      };
    },
    StopQueryExecution: ({ QueryExecutionId }) => {
      const query = find(QueryExecutionId);
      if (query.state === "QUEUED" || query.state === "RUNNING") query.state = "CANCELLED";
      return {};
    },
    GetQueryResults: ({ QueryExecutionId, MaxResults, NextToken }) => {
      const { state, answer } = find(QueryExecutionId);
      if (state !== "SUCCEEDED" || answer === undefined) {
        throw new Refusal(`Query has not yet finished. Current state: ${state}`);
      }
      const most = MaxResults === undefined ? 1000 : Number(MaxResults);
      if (most > 1000) throw new Refusal("MaxResults is too large");
      const all = [answer.columns, ...answer.rows];
      const from = NextToken === undefined ? 0 : Number(NextToken);
      return {
        ResultSet: {
          ResultSetMetadata: { ColumnInfo: answer.columns.map((Name) => ({ Name, Label: Name, Type: "varchar" })) },
          Rows: all.slice(from, from + most).map((row) => ({
            Data: row.map((text) => text === null ? {} : { VarCharValue: text }),
          })),
        },
        ...(from + most < all.length ? { NextToken: String(from + most) } : {}),
      };
    },
  };

  async function look(query: Query): Promise<void> {
    if (query.state !== "QUEUED" && query.state !== "RUNNING") return;
    query.looks += 1;
    if (query.looks > 1) query.state = "RUNNING";
    if (query.looks <= looksBefore) return;
    try {
      query.answer = await options.run(query.sql);
      if (query.location !== undefined) await options.writeObject?.(query.location, csvOf(query.answer));
      query.state = "SUCCEEDED";
    } catch (error) {
      query.failure = error;
      query.state = "FAILED";
    }
  }

  const server = createServer(async (request, response) => {
    const body = await textOf(request);
    const refuse = (status: number, type: string, message: string): void => {
      response.writeHead(status, { "content-type": "application/x-amz-json-1.1", "x-amzn-errortype": type });
      response.end(JSON.stringify({ __type: type, message }));
    };
    const operation = /^AmazonAthena\.(\w+)$/.exec(String(request.headers["x-amz-target"]))?.[1] ?? "";
    const act = operations[operation];
    if (
      act === undefined || request.method !== "POST" ||
      request.headers["content-type"] !== "application/x-amz-json-1.1" ||
      !/^AWS4-HMAC-SHA256 .*\/athena\/aws4_request/.test(request.headers.authorization ?? "")
    ) {
      return refuse(400, "UnknownOperationException", operation);
    }
    const input = JSON.parse(body) as Readonly<Record<string, unknown>>;
    asked.push({ operation, input });
    const count = (counts.get(operation) ?? 0) + 1;
    counts.set(operation, count);
    const fault = options.fault?.(operation, count);
    try {
      if (fault !== undefined) {
        if (fault.isDone === true) await act(input);
        return refuse(fault.status, fault.type, fault.message ?? "");
      }
      const answer = await act(input);
      response.writeHead(200, { "content-type": "application/x-amz-json-1.1" });
      response.end(JSON.stringify(answer));
    } catch (error) {
      if (error instanceof Refusal) return refuse(400, "InvalidRequestException", error.message);
      refuse(500, "InternalServerException", String(error));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    asked,
    states: () => [...queries.values()].map(({ state }) => state),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk as string;
  return text;
}

/** The object of a result as Athena writes it. */
export function csvOf({ columns, rows }: Answer): string {
  const line = (row: ResultRow): string =>
    `${row.map((text) => text === null ? "" : `"${text.replaceAll('"', '""')}"`).join(",")}\n`;
  return [columns, ...rows].map(line).join("");
}
