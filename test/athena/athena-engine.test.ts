import { AthenaClient, StopQueryExecutionCommand } from "@aws-sdk/client-athena";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import assert from "node:assert/strict";
import process from "node:process";
import { test } from "node:test";
import { AthenaEngine, type AthenaOptions } from "../../src/athena/athena-engine.ts";
import type { ResultRow } from "../../src/athena/query-engine.ts";
import { QueryError } from "../../src/athena/query-error.ts";
import { needsS3Server, startS3Server } from "../s3/s3-server.ts";
import { seedBucket, testClient } from "../s3/seed-bucket.ts";
import { defaultS3Options } from "../../src/source/s3-options.ts";
import {
  type AthenaServer,
  type AthenaServerOptions,
  type Fault,
  QueryFailure,
  startAthenaServer,
} from "./athena-server.ts";

process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";
Object.assign(process.env, {
  AWS_REGION: "us-east-1",
  AWS_ACCESS_KEY_ID: "AKIATESTTESTTESTTEST",
  AWS_SECRET_ACCESS_KEY: "secret/of+the=tests",
  AWS_EC2_METADATA_DISABLED: "true",
});

const waits = { poll: [1, 2], retry: [1, 2] } as const;

/** An engine in front of a server, for as long as `use` takes. */
async function withEngine(
  server: AthenaServerOptions,
  engine: Partial<AthenaOptions>,
  use: (engine: AthenaEngine, server: AthenaServer) => Promise<void>,
): Promise<void> {
  const started = await startAthenaServer(server);
  const made = new AthenaEngine({ url: started.url, s3: defaultS3Options, run: "a run", waits, ...engine });
  try {
    await use(made, started);
  } finally {
    await made.close();
    await started.stop();
  }
}

async function rowsOf(engine: AthenaEngine, sql: string): Promise<ResultRow[]> {
  const rows: ResultRow[] = [];
  for await (const row of engine.query(sql)) rows.push(row);
  return rows;
}

/** The error of a query that must fail. */
async function failureOf(engine: AthenaEngine, sql = "SELECT 1"): Promise<QueryError> {
  try {
    await rowsOf(engine, sql);
  } catch (error) {
    assert.ok(error instanceof QueryError, String(error));
    return error;
  }
  throw new Error("no failure");
}

const few = { columns: ["bucket", "requests"], rows: [["testdata2020", "3"], [null, "1"], ["", "2"]], scanned: 2500 };
const many = {
  columns: ["n", "text"],
  rows: Array.from({ length: 2500 }, (_, n) => [String(n), n % 3 === 0 ? null : `"${n}",\n`]),
};

/** The operations that a server was asked, each once in a row. */
function operationsOf({ asked }: AthenaServer): string[] {
  return asked.map(({ operation }) => operation).filter((operation, index, all) => operation !== all[index - 1]);
}

test("a query is started, looked at until it has ended, and its rows are read without the header", async () => {
  const seen: string[] = [];
  await withEngine({ run: () => few }, {
    workgroup: "audit",
    outputLocation: "s3://results/athena/",
    onProgress: ({ query, state, bytes }) => seen.push(`${query} ${state} ${bytes}`),
  }, async (engine, server) => {
    assert.deepEqual(await rowsOf(engine, "SELECT 'a'"), few.rows);
    assert.deepEqual(operationsOf(server), ["StartQueryExecution", "GetQueryExecution", "GetQueryResults"]);
    const { ClientRequestToken, ...input } = server.asked[0]?.input ?? {};
    assert.match(String(ClientRequestToken), /^[0-9a-f]{64}$/);
    assert.deepEqual(input, {
      QueryString: "SELECT 'a'",
      WorkGroup: "audit",
      ResultConfiguration: { OutputLocation: "s3://results/athena/" },
    });
    assert.deepEqual(engine.scanned, { queries: 1, bytes: 2500, reused: 0, dollars: (10 / 2 ** 20) * 5 });
  });
  assert.deepEqual(seen, ["1 STARTING 0", "1 QUEUED 1000", "1 RUNNING 2000"]);
});

test("the same query of another run, or a second one of the same run, has another token; the age of results is told", async () => {
  const tokens: unknown[] = [];
  for (const run of ["one", "two"]) {
    await withEngine({ run: () => few }, { run, reuseMinutes: 60 }, async (engine, { asked }) => {
      await rowsOf(engine, "SELECT 1");
      await rowsOf(engine, "SELECT 1");
      const starts = asked.filter(({ operation }) => operation === "StartQueryExecution");
      tokens.push(...starts.map(({ input }) => input["ClientRequestToken"]));
      assert.deepEqual(starts[0]?.input["ResultReuseConfiguration"], {
        ResultReuseByAgeConfiguration: { Enabled: true, MaxAgeInMinutes: 60 },
      });
    });
  }
  assert.equal(new Set(tokens).size, 4);
});

test("many rows of results without an object are read page by page", async () => {
  await withEngine({ run: () => many }, {}, async (engine, { asked }) => {
    assert.deepEqual(await rowsOf(engine, "SELECT 1"), many.rows);
    const pages = asked.filter(({ operation }) => operation === "GetQueryResults").map(({ input }) =>
      input["NextToken"]
    );
    assert.deepEqual(pages, [undefined, "1000", "2000"]);
  });
});

test("a query with no rows has none", async () => {
  await withEngine({ run: () => ({ columns: ["a"], rows: [] }) }, {}, async (engine) => {
    assert.deepEqual(await rowsOf(engine, "SELECT 1"), []);
  });
});

test("a start whose answer was lost is made again and runs the query once", async () => {
  const fault = (operation: string, count: number): Fault | undefined =>
    operation === "StartQueryExecution" && count === 1
      ? { status: 500, type: "InternalServerException", isDone: true }
      : undefined;
  await withEngine({ run: () => few, fault }, {}, async (engine, { states, asked }) => {
    assert.deepEqual(await rowsOf(engine, "SELECT 1"), few.rows);
    assert.deepEqual(states(), ["SUCCEEDED"]);
    assert.equal(asked.filter(({ operation }) => operation === "StartQueryExecution").length, 2);
  });
});

test("throttled requests are made again, and starts for as long as others' queries may take", async () => {
  const states: string[] = [];
  const fault = (operation: string, count: number): Fault | undefined =>
    count <= (operation === "StartQueryExecution" ? 20 : 3)
      ? { status: 400, type: "TooManyRequestsException", message: "Rate exceeded" }
      : undefined;
  await withEngine({ run: () => few, fault }, { onProgress: ({ state }) => states.push(state) }, async (engine) => {
    assert.deepEqual(await rowsOf(engine, "SELECT 1"), few.rows);
  });
  assert.equal(states.filter((state) => state === "waiting until Athena takes it").length, 20);
});

test("throttling that does not end is told", async () => {
  const fault = (): Fault => ({ status: 400, type: "TooManyRequestsException" });
  await withEngine({ run: () => few, fault }, {}, async (engine, { asked }) => {
    assert.match((await failureOf(engine)).message, /^Athena asked for fewer queries at a time/);
    assert.equal(asked.length, 36);
  });
});

test("a query that failed is told with Athena's reason, and not started again", async () => {
  const run = () => {
    throw new QueryFailure("SYNTAX_ERROR: line 1:8: Column 'x' cannot be resolved", false);
  };
  await withEngine({ run }, {}, async (engine, { states }) => {
    const { message, hints } = await failureOf(engine);
    assert.equal(message, "The query failed in Athena: SYNTAX_ERROR: line 1:8: Column 'x' cannot be resolved");
    assert.match(hints[0] ?? "", /^query [0-9a-f-]{36}$/);
    assert.deepEqual(states(), ["FAILED"]);
    assert.equal(engine.scanned.dollars, 0);
  });
});

test("a query that failed in passing is started again with a new token, three times at most", async () => {
  let left = 2;
  const run = () => {
    if (left-- > 0) throw new QueryFailure("Query exhausted resources at this scale factor", true);
    return few;
  };
  await withEngine({ run }, {}, async (engine, { states, asked }) => {
    assert.deepEqual(await rowsOf(engine, "SELECT 1"), few.rows);
    assert.deepEqual(states(), ["FAILED", "FAILED", "SUCCEEDED"]);
    const tokens = asked.map(({ input }) => input["ClientRequestToken"]).filter((token) => token !== undefined);
    assert.equal(new Set(tokens).size, 3);
    left = 3;
    assert.match((await failureOf(engine)).message, /^The query failed in Athena 3 times: Query exhausted/);
  });
});

test("a run that is stopped stops its query", async () => {
  const stopping = new AbortController();
  const onProgress = ({ state }: { state: string }) => {
    if (state === "RUNNING") stopping.abort();
  };
  await withEngine(
    { run: () => few, looks: Infinity },
    { signal: stopping.signal, onProgress, waits: { poll: [1, 600_000], retry: [1, 2] } },
    async (engine, { states }) => {
      assert.equal((await failureOf(engine)).message, "The run was stopped, and no query of it goes on in Athena");
      assert.deepEqual(states(), ["CANCELLED"]);
      assert.ok(engine.scanned.dollars > 0);
      // Nothing is begun any more.
      await failureOf(engine);
      assert.equal(states().length, 1);
    },
  );
});

test("a run that is stopped while Athena takes no query begins none", async () => {
  const stopping = new AbortController();
  await withEngine(
    { run: () => few, fault: () => ({ status: 400, type: "TooManyRequestsException" }) },
    {
      signal: stopping.signal,
      onProgress: ({ state }) => {
        if (state.startsWith("waiting")) stopping.abort();
      },
      waits: { poll: [1, 2], retry: [600_000, 600_000] },
    },
    async (engine, { states, asked }) => {
      assert.match((await failureOf(engine)).message, /^The run was stopped/);
      assert.deepEqual(states(), []);
      assert.equal(asked.length, 1);
    },
  );
});

test("a query that somebody else stopped is told", async () => {
  let resolve = () => {};
  const promise = new Promise<void>((taken) => (resolve = taken));
  await withEngine(
    { run: () => few, looks: Infinity },
    {
      onProgress: ({ state }) => {
        if (state === "RUNNING") resolve();
      },
    },
    async (engine, { url, asked }) => {
      const failed = failureOf(engine);
      await promise;
      const id = asked.find(({ operation }) => operation === "GetQueryExecution")?.input["QueryExecutionId"];
      const client = new AthenaClient({ endpoint: url });
      await client.send(new StopQueryExecutionCommand({ QueryExecutionId: String(id) }));
      client.destroy();
      assert.match((await failed).message, /^The query was stopped in Athena/);
    },
  );
});

test("expired credentials are told with what to do, and leave no query running that could be stopped", async () => {
  const fault = (operation: string): Fault | undefined =>
    operation === "GetQueryExecution"
      ? { status: 400, type: "ExpiredTokenException", message: "The security token included in the request is expired" }
      : undefined;
  await withEngine({ run: () => few, fault }, {}, async (engine, { states }) => {
    assert.equal(
      (await failureOf(engine)).message,
      "the credentials have expired: get new ones, such as with aws sso login, and run again",
    );
    assert.deepEqual(states(), ["CANCELLED"]);
  });
});

test("what is denied is told in AWS's words, with where the least policy is", async () => {
  const message = "User: arn:aws:iam::111122223333:user/a is not authorized to perform: athena:StartQueryExecution";
  const fault = (): Fault => ({ status: 400, type: "AccessDeniedException", message });
  await withEngine({ run: () => few, fault }, {}, async (engine) => {
    const failure = await failureOf(engine);
    assert.equal(failure.message, `access to Athena was denied: ${message}`);
    assert.match(failure.hints.join(), /docs\/athena\.md/);
    assert.deepEqual(await engine.workgroup(), { name: "primary", bytesPerQuery: undefined });
  });
});

test("a query that is longer than Athena takes is not sent; one of the greatest length is", async () => {
  await withEngine({ run: () => few }, {}, async (engine, { asked }) => {
    const { message } = await failureOf(engine, "é".repeat(131_072) + "-");
    assert.equal(message, "A query has 262145 bytes, and Athena takes no more than 262144");
    assert.deepEqual(asked, []);
    assert.deepEqual(await rowsOf(engine, "é".repeat(131_072)), few.rows);
  });
});

test("a workgroup without a place for results is told with what to do", async () => {
  await withEngine({ run: () => few, writeObject: () => Promise.resolve() }, {}, async (engine) => {
    const { message, hints } = await failureOf(engine);
    assert.match(message, /^Athena refused the request: No output location provided/);
    assert.match(hints.join(), /--output-location s3:\/\//);
  });
});

test("a workgroup tells its limit; one that is not there is told before any query", async () => {
  await withEngine({ run: () => few, bytesScannedCutoff: 10 ** 12 }, { workgroup: "audit" }, async (engine) => {
    assert.deepEqual(await engine.workgroup(), { name: "audit", bytesPerQuery: 10 ** 12 });
  });
  await withEngine({ run: () => few }, { workgroup: "nowhere" }, async (engine) => {
    await assert.rejects(engine.workgroup(), /Athena refused the request: WorkGroup nowhere is not found/);
  });
});

test("a row that is too short is no row", async () => {
  await withEngine({ run: () => ({ columns: ["a", "b"], rows: [["1"]] }) }, {}, async (engine) => {
    assert.equal((await failureOf(engine)).message, "A row of Athena's result has 1 columns in place of 2");
  });
});

test("nothing that answers is told", async () => {
  const server = await startAthenaServer({ run: () => few });
  await server.stop();
  const engine = new AthenaEngine({ url: server.url, s3: defaultS3Options, run: "a run", waits });
  assert.equal((await failureOf(engine)).message, "nothing answers at Athena's endpoint: look at --url");
  await engine.close();
});

test("many rows are read from the object that Athena wrote", needsS3Server(), async () => {
  const s3 = await startS3Server();
  const client = testClient(s3);
  try {
    Object.assign(process.env, {
      AWS_ACCESS_KEY_ID: s3.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: s3.credentials.secretAccessKey,
    });
    await seedBucket(s3, "results", {});
    const writeObject = async (location: string, content: string): Promise<void> => {
      const Key = location.replace("s3://results/", "");
      await client.send(new PutObjectCommand({ Bucket: "results", Key, Body: content }));
      // Athena writes this beside it.
      await client.send(new PutObjectCommand({ Bucket: "results", Key: `${Key}.metadata`, Body: "x" }));
    };
    const reach = { ...defaultS3Options, endpointUrl: s3.url, pathStyle: true };
    await withEngine(
      { run: () => many, writeObject, workgroupLocation: "s3://results/of/queries" },
      { s3: reach },
      async (engine, { asked }) => {
        assert.deepEqual(await rowsOf(engine, "SELECT 1"), many.rows);
        assert.equal(asked.filter(({ operation }) => operation === "GetQueryResults").length, 1);
      },
    );
    const nothing = { run: () => many, writeObject: () => Promise.resolve(), workgroupLocation: "s3://results/gone" };
    await withEngine(nothing, { s3: reach }, async (engine) => {
      assert.match((await failureOf(engine)).message, /^The result that Athena wrote is gone: s3:\/\/results\/gone\//);
    });
    const cut = (location: string, content: string) => writeObject(location, content.slice(0, -1));
    await withEngine(
      { run: () => many, writeObject: cut },
      { s3: reach, outputLocation: "s3://results/cut/" },
      async (engine) => {
        assert.equal((await failureOf(engine)).message, "Athena's result in S3 ends inside a row");
      },
    );
    await withEngine({ ...nothing, workgroupLocation: "s3://other-results" }, { s3: reach }, async (engine) => {
      assert.match(
        (await failureOf(engine)).message,
        /^Cannot read the result that Athena wrote, .*there is no such bucket$/,
      );
    });
  } finally {
    client.destroy();
    await s3.stop();
  }
});
