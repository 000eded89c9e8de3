import assert from "node:assert/strict";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import process from "node:process";
import { test } from "node:test";
import { AthenaEngine } from "../../src/athena/athena-engine.ts";
import { QueryError } from "../../src/athena/query-error.ts";
import type { ResultRow } from "../../src/athena/query-engine.ts";
import { TrinoEngine, type TrinoOptions } from "../../src/athena/trino-engine.ts";
import { defaultS3Options } from "../../src/source/s3-options.ts";
import { startAthenaServer } from "./athena-server.ts";
import { runOnTrino } from "./run-on-trino.ts";
import { parseTrinoServer } from "../../src/athena/trino-server.ts";

/** What a stub answers: a document, or a status without one. `NEXT` in it is the stub's own address. */
type Reply = number | Readonly<Record<string, unknown>>;

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server that gives replies by turns, and whatever it is asked to delete nothing. */
async function withStub(
  replies: readonly Reply[],
  use: (engine: TrinoEngine, asked: readonly Asked[], url: string) => Promise<void>,
  options: Partial<TrinoOptions> = {},
): Promise<void> {
  const asked: Asked[] = [];
  const left = [...replies];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk as string;
    asked.push({ method: request.method ?? "", path: request.url ?? "", headers: request.headers, body });
    const reply = request.method === "DELETE" ? 204 : left.shift() ?? 500;
    if (typeof reply === "number") {
      response.writeHead(reply, { location: "http://127.0.0.1:1/" }).end(reply === 204 ? "" : "told");
      return;
    }
    response.writeHead(200, { "content-type": "application/json" });
    response.end(
      JSON.stringify({ id: "q1", ...reply }).replaceAll(
        "NEXT",
        `http://${request.headers.host}/v1/statement/executing`,
      ),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const server = parseTrinoServer(url.replace("//", "//ana-lyst@") + "/hive/s3_access_logs_db");
    await use(new TrinoEngine({ server, retryWaits: [1, 2], ...options }), asked, url);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

async function rowsOf(engine: TrinoEngine, sql = "SELECT 1"): Promise<ResultRow[]> {
  const rows: ResultRow[] = [];
  for await (const row of engine.query(sql)) rows.push(row);
  return rows;
}

async function failureOf(engine: TrinoEngine): Promise<QueryError> {
  try {
    await rowsOf(engine);
  } catch (error) {
    assert.ok(error instanceof QueryError, String(error));
    return error;
  }
  throw new Error("no failure");
}

const columns = [{ name: "a", type: "varchar" }, { name: "n", type: "bigint" }, { name: "b", type: "boolean" }];

test("a query is posted and followed until there is nothing next; values are texts", async () => {
  const states: string[] = [];
  await withStub(
    [
      { id: "q1", nextUri: "NEXT/1", stats: { state: "QUEUED" } },
      { nextUri: "NEXT/2", stats: { state: "RUNNING", processedBytes: 5, physicalInputBytes: 7 }, columns },
      {
        nextUri: "NEXT/3",
        stats: { state: "RUNNING", processedBytes: 9 },
        columns,
        data: [["é", 1, true], ["", null, false]],
      },
      { stats: { state: "FINISHED", processedBytes: 9 }, columns, data: [[null, -9007199254740991, null]] },
    ],
    async (engine, asked) => {
      assert.deepEqual(await rowsOf(engine, "SELECT 'ü'"), [
        ["é", "1", "true"],
        ["", null, "false"],
        [null, "-9007199254740991", null],
      ]);
      assert.deepEqual(asked.map(({ method, path }) => `${method} ${path}`), [
        "POST /v1/statement",
        "GET /v1/statement/executing/1",
        "GET /v1/statement/executing/2",
        "GET /v1/statement/executing/3",
      ]);
      const [{ headers, body }] = asked as [Asked];
      assert.equal(body, "SELECT 'ü'");
      assert.equal(headers["x-trino-user"], "ana-lyst");
      assert.equal(headers["x-trino-catalog"], "hive");
      assert.equal(headers["x-trino-schema"], "s3_access_logs_db");
      assert.equal(headers["x-trino-source"], "s3-perimeter");
      assert.equal(headers.authorization, undefined);
    },
    {
      onProgress: ({ state, bytes }) => states.push(`${state} ${bytes}`),
    },
  );
  assert.deepEqual(states, ["STARTING 0", "QUEUED 0", "RUNNING 7", "RUNNING 9", "FINISHED 9"]);
});

test("an error in the very first answer is told", async () => {
  const error = { message: "line 1:8: mismatched input", errorName: "SYNTAX_ERROR", errorType: "USER_ERROR" };
  await withStub([{ id: "q1", error, stats: { state: "FAILED" } }], async (engine, asked) => {
    const { message, hints } = await failureOf(engine);
    assert.equal(message, "Trino refused the query: SYNTAX_ERROR: line 1:8: mismatched input");
    assert.deepEqual(hints, ["query q1"]);
    assert.equal(asked.length, 1);
  });
});

test("where a day has no folder, what the catalog needs is told", async () => {
  const message = "Partition location does not exist: s3://logs/2026/03/02/";
  const error = { message, errorName: "HIVE_FILE_NOT_FOUND", errorType: "EXTERNAL" };
  await withStub([{ id: "q1", error, stats: { state: "FAILED" } }], async (engine) => {
    const { hints } = await failureOf(engine);
    assert.match(hints[0] ?? "", /hive\.ignore-absent-partitions=true$/);
  });
});

test("an error later is told, after the rows that came before it", async () => {
  const error = { message: "node is gone", errorName: "NO_NODES_AVAILABLE", errorType: "INSUFFICIENT_RESOURCES" };
  await withStub(
    [{ nextUri: "NEXT/1" }, { columns, data: [["x", 1, true]], nextUri: "NEXT/2" }, { error }],
    async (engine) => {
      const rows: ResultRow[] = [];
      await assert.rejects(async () => {
        for await (const row of engine.query("SELECT 1")) rows.push(row);
      }, { name: "QueryError", message: "The query failed in Trino: NO_NODES_AVAILABLE: node is gone" });
      assert.deepEqual(rows, [["x", "1", "true"]]);
    },
  );
});

test("what a gateway answers is asked again, at the start too", async () => {
  await withStub(
    [503, 502, { nextUri: "NEXT/1" }, 504, 429, { columns, data: [["x", 1, true]] }],
    async (engine, asked) => {
      assert.deepEqual(await rowsOf(engine), [["x", "1", "true"]]);
      assert.deepEqual(asked.map(({ method }) => method), ["POST", "POST", "POST", "GET", "GET", "GET"]);
    },
  );
  await withStub(Array.from({ length: 20 }, () => 503), async (engine, asked) => {
    assert.match((await failureOf(engine)).message, /\(status 503\), several times$/);
    assert.equal(asked.length, 17);
  });
});

test("other statuses are failures at once, and redirections are not followed", async () => {
  for (
    const [status, text] of [
      [401, /wants to know who asks/],
      [403, /refuses the user \(status 403\): told/],
      [404, /is no Trino/],
      [500, /status 500: told/],
      [302, /status (302|0)/],
    ] as const
  ) {
    await withStub([status], async (engine, asked) => {
      assert.match((await failureOf(engine)).message, text);
      assert.equal(asked.length, 1);
    });
  }
});

test("a run that is stopped deletes its query", async () => {
  const stopping = new AbortController();
  await withStub(
    [{ nextUri: "NEXT/1", stats: { state: "QUEUED" } }, { nextUri: "NEXT/2", stats: { state: "RUNNING" } }],
    async (engine, asked) => {
      assert.equal((await failureOf(engine)).message, "The run was stopped before Trino had given all rows");
      assert.deepEqual(asked.map(({ method, path }) => `${method} ${path}`), [
        "POST /v1/statement",
        "GET /v1/statement/executing/1",
        "DELETE /v1/statement/executing/2",
      ]);
      await failureOf(engine);
      assert.equal(asked.length, 3);
    },
    {
      signal: stopping.signal,
      onProgress: ({ state }) => {
        if (state === "RUNNING") stopping.abort();
      },
    },
  );
});

test("whoever takes no more rows deletes the query", async () => {
  await withStub([{ nextUri: "NEXT/1", columns, data: [["x", 1, true]] }], async (engine, asked) => {
    for await (const row of engine.query("SELECT 1")) if (row[0] === "x") break;
    assert.deepEqual(asked.map(({ method }) => method), ["POST", "DELETE"]);
  });
});

test("a server that is not the one named gets nothing", async () => {
  await withStub([{ nextUri: "http://localhost:1/v1/statement/x" }], async (engine, asked) => {
    const { message, hints } = await failureOf(engine);
    assert.equal(message, "Trino sends its client to another server than that of --url");
    assert.match(hints.join(), /process-forwarded/);
    assert.equal(asked.length, 1);
  }, { authorization: "Bearer secret" });
});

test("the authorization goes along with every request", async () => {
  await withStub([{ nextUri: "NEXT/1" }, { columns, data: [] }], async (engine, asked) => {
    assert.deepEqual(await rowsOf(engine), []);
    assert.deepEqual(asked.map(({ headers }) => headers.authorization), ["Bearer secret", "Bearer secret"]);
  }, { authorization: "Bearer secret" });
});

test("values that have no one text are refused", async () => {
  for (const [type, value] of [["array(varchar)", ["x"]], ["double", 0.1], ["bigint", 2 ** 53], ["map", {}]] as const) {
    await withStub([{ columns: [{ name: "c", type }], data: [[value]] }], async (engine) => {
      assert.match((await failureOf(engine)).message, /^Column c of a query has a value of type/);
    });
  }
});

test("what is no Trino, or nothing, is told", async () => {
  for (const answer of [{ id: undefined }, { id: 1 }]) {
    await withStub([answer], async (engine) => {
      assert.match((await failureOf(engine)).message, /is no Trino: its answer has no id of a query$/);
    });
  }
  await withStub([{ columns, data: [["x", 1]] }], async (engine) => {
    assert.match((await failureOf(engine)).message, /2 columns in place of 3/);
  });
  const closed = new TrinoEngine({ server: parseTrinoServer("http://127.0.0.1:1") });
  assert.match((await failureOf(closed)).message, /^Trino at \S+ cannot be reached/);
});

test("the URL of a server names user, catalog and schema, and never a password", () => {
  assert.deepEqual(parseTrinoServer("https://a%40b@trino.example:8443/hive/logs"), {
    origin: "https://trino.example:8443",
    user: "a@b",
    catalog: "hive",
    schema: "logs",
  });
  assert.deepEqual(parseTrinoServer("http://127.0.0.1:8080"), {
    origin: "http://127.0.0.1:8080",
    user: "s3-perimeter",
  });
  for (
    const wrong of [
      "trino:8080",
      "ftp://x",
      "https://u:p@h",
      "https://h/a/b/c",
      "https://h/?a",
      "https://h/%0Aa",
      "https://h/%zz",
    ]
  ) {
    assert.throws(() => parseTrinoServer(wrong), RangeError, wrong);
  }
});

test("a server of Athena's protocol can have Trino run its queries", async () => {
  Object.assign(process.env, {
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "AKIATESTTESTTESTTEST",
    AWS_SECRET_ACCESS_KEY: "secret/of+the=tests",
    AWS_EC2_METADATA_DISABLED: "true",
  });
  const replies: readonly Reply[] = [
    { nextUri: "NEXT/1", stats: { state: "QUEUED" } },
    { nextUri: "NEXT/2", columns, data: [["x", 1, true]], stats: { state: "RUNNING", physicalInputBytes: 77 } },
    { columns, data: [[null, null, null]], stats: { state: "FINISHED" } },
    { error: { message: "line 1:1: no", errorType: "USER_ERROR" } },
  ];
  await withStub(replies, async (_, asked, url) => {
    const server = await startAthenaServer({ run: runOnTrino(url, { "x-trino-catalog": "hive" }), looks: 0 });
    const athena = new AthenaEngine({ url: server.url, s3: defaultS3Options, run: "a run" });
    try {
      const rows: ResultRow[] = [];
      for await (const row of athena.query("SELECT 1")) rows.push(row);
      assert.deepEqual(rows, [["x", "1", "true"], [null, null, null]]);
      assert.equal(athena.scanned.bytes, 77);
      assert.equal(asked[0]?.body, "SELECT 1");
      await assert.rejects(athena.query("SELEC 1").next(), /^QueryError: The query failed in Athena: line 1:1: no$/);
    } finally {
      await athena.close();
      await server.stop();
    }
  });
});
