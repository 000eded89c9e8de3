import { PutObjectCommand } from "@aws-sdk/client-s3";
import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import process from "node:process";
import { test } from "node:test";
import type { Host } from "../../src/cli/host.ts";
import { run } from "../../src/cli/run.ts";
import { type Ended, projectFolder } from "../cli/start-main.ts";
import { withFolder } from "../cli/temporary-folder.ts";
import { needsS3Server, startS3Server } from "../s3/s3-server.ts";
import { seedBucket, testClient } from "../s3/seed-bucket.ts";
import { withRepository } from "../source/git-folder.ts";
import { type AthenaServer, type AthenaServerOptions, startAthenaServer } from "./athena-server.ts";
import { engineRuntimes } from "./engine-runtimes.ts";
import { tablesFile } from "./tables-file.ts";

const credentials = {
  AWS_REGION: "us-east-1",
  AWS_ACCESS_KEY_ID: "AKIATESTTESTTESTTEST",
  AWS_SECRET_ACCESS_KEY: "secret/of+the=tests",
};

const policy = `version: 1
networks:
  app: {vpcEndpoints: [vpce-0126d8067633b9fc0]}
policies:
  - {id: data, description: Data, buckets: [testdata2020], allow: [app], awsServices: none, severity: high}
`;

/** An engine of tables in which there is nothing. */
const nothing: AthenaServerOptions = { run: () => ({ columns: ["nothing"], rows: [], scanned: 25e9 }) };

/** A folder with policies and tables, and a server. */
async function withServer(
  options: AthenaServerOptions,
  use: (server: AthenaServer, args: readonly string[]) => Promise<void>,
): Promise<void> {
  const server = await startAthenaServer(options);
  try {
    await withFolder({ "policies/p.yaml": policy, "tables.yaml": tablesFile }, async (folder) => {
      const paths = ["-p", join(folder, "policies"), "--tables", join(folder, "tables.yaml")];
      await use(server, [...paths, "--from", "2020-02-08", "--to", "2020-02-09"]);
    });
  } finally {
    await server.stop();
  }
}

/** Runs the program in this process, in front of a terminal of 80 columns. */
async function runHere(args: readonly string[], host: Partial<Host> = {}): Promise<Ended> {
  const output = { stdout: "", stderr: "" };
  const status = await run({
    args,
    now: () => new Date(),
    standardInput: async function* () {},
    write: async (text) => {
      output.stdout += text;
    },
    writeError: (text) => {
      output.stderr += text;
    },
    onInterrupt: () => () => {},
    environment: () => undefined,
    outputTerminal: undefined,
    errorTerminal: { columns: 80 },
    noColor: true,
    ...host,
  });
  return { status, ...output };
}

for (const { name, start } of engineRuntimes) {
  test(`${name}: check asks Athena, tells what it may cost and has cost, and judges what comes back`, async () => {
    await withServer({ ...nothing, bytesScannedCutoff: 10 ** 12 }, async (server, args) => {
      const { status, stdout, stderr } = await start("src/main.ts", [
        "check",
        ...args,
        ...["--engine", "athena", "--url", server.url, "--workgroup", "audit", "--output-location", "s3://results/x"],
        ...["--reuse-results", "2h"],
      ], { env: credentials, hosts: { "ATHENA:PORT": server.host, "RESULTS:PORT": "127.0.0.1:1" } }).ended;
      assert.equal(status, 3, stderr);
      assert.match(stdout, /testdata2020/);
      assert.match(stderr, /^note: workgroup audit of Athena stops a query that scans more than 1\.0 TB \(\$4\.55\)$/m);
      assert.match(stderr, /^note: Athena scanned \d+ GB in \d+ quer(?:y|ies): about \$\d\.\d\d at \$5 per TB$/m);
      const started = server.asked.filter(({ operation }) => operation === "StartQueryExecution");
      assert.ok(started.length > 0);
      for (const { input } of started) {
        assert.equal(input["WorkGroup"], "audit");
        assert.deepEqual(input["ResultConfiguration"], { OutputLocation: "s3://results/x" });
        assert.deepEqual(input["ResultReuseConfiguration"], {
          ResultReuseByAgeConfiguration: { Enabled: true, MaxAgeInMinutes: 120 },
        });
      }
      assert.ok(server.states().every((state) => state === "SUCCEEDED"));
    });
  });

  test(`${name}: Ctrl-C stops the query, and there is no report`, async () => {
    await withServer({ ...nothing, looks: Infinity }, async (server, args) => {
      const { child, ended } = start("src/main.ts", ["check", ...args, "--engine", "athena", "--url", server.url], {
        env: credentials,
        hosts: { "ATHENA:PORT": server.host, "RESULTS:PORT": "127.0.0.1:1" },
      });
      while (!server.states().includes("RUNNING") && child.exitCode === null) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      // Where Deno runs the tests, `child.kill` forgets the status with which the child ends.
      process.kill(child.pid ?? NaN, "SIGINT");
      const { status, stdout, stderr } = await ended;
      assert.equal(status, 2, stderr);
      assert.equal(stdout, "");
      assert.match(stderr, /^s3-perimeter: The run was stopped, and no query of it goes on in Athena$/m);
      assert.match(stderr, /^note: Athena scanned [\d.]+ (?:bytes|kB) in 1 query: less than \$0\.01/m);
      assert.deepEqual(server.states(), ["CANCELLED"]);
    });
  });

  test(`${name}: without credentials, or with expired ones, it is told what to do`, async () => {
    const expired: AthenaServerOptions = {
      ...nothing,
      fault: () => ({ status: 400, type: "ExpiredTokenException", message: "expired" }),
    };
    await withServer(expired, async (server, args) => {
      const hosts = { "ATHENA:PORT": server.host, "RESULTS:PORT": "127.0.0.1:1" };
      const line = ["check", ...args, "--engine", "athena", "--url", server.url];
      const late = await start("src/main.ts", line, { env: credentials, hosts }).ended;
      assert.equal(late.status, 2);
      assert.match(
        late.stderr,
        /^s3-perimeter: the credentials have expired: get new ones, such as with aws sso login/m,
      );
      const none = await start("src/main.ts", line, { env: { AWS_REGION: "us-east-1" }, hosts }).ended;
      assert.equal(none.status, 2);
      assert.match(none.stderr, /^s3-perimeter: no AWS credentials were found: set AWS_PROFILE/m);
    });
  });

  test(`${name}: many rows come from S3, on Deno with no more than docs/athena.md says`, needsS3Server(), async () => {
    const s3 = await startS3Server();
    const client = testClient(s3);
    try {
      await seedBucket(s3, "results", {});
      const rows = Array.from({ length: 1500 }, (_, n) => [String(n), n % 2 === 0 ? null : `"${n}"\n`]);
      const options: AthenaServerOptions = {
        run: () => ({ columns: ["n", "text"], rows }),
        looks: 0,
        writeObject: async (location, content) => {
          const Key = location.replace("s3://results/", "");
          await client.send(new PutObjectCommand({ Bucket: "results", Key, Body: content }));
        },
      };
      await withServer(options, async (server) => {
        const { status, stdout, stderr } = await start("test/athena/print-rows.ts", [server.url, s3.url], {
          env: {
            AWS_REGION: "us-east-1",
            AWS_ACCESS_KEY_ID: s3.credentials.accessKeyId,
            AWS_SECRET_ACCESS_KEY: s3.credentials.secretAccessKey,
          },
          hosts: { "ATHENA:PORT": server.host, "RESULTS:PORT": `127.0.0.1:${s3.port}` },
        }).ended;
        assert.equal(status, 0, stderr);
        assert.deepEqual(stdout.trimEnd().split("\n").map((line) => JSON.parse(line) as unknown), rows);
        assert.equal(server.asked.filter(({ operation }) => operation === "GetQueryResults").length, 1);
      });
    } finally {
      client.destroy();
      await s3.stop();
    }
  });

  test(`${name}: check asks Trino, with a password out of the environment`, async () => {
    const seen: string[] = [];
    const trino = createServer((request, response) => {
      seen.push(`${request.method} ${request.headers["x-trino-user"]} ${request.headers.authorization}`);
      request.resume();
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ id: "q1", columns: [{ name: "nothing", type: "varchar" }], data: [] }));
    });
    await new Promise<void>((resolve) => trino.listen(0, "127.0.0.1", resolve));
    const host = `127.0.0.1:${(trino.address() as AddressInfo).port}`;
    try {
      await withServer(nothing, async (_, args) => {
        const line = ["check", ...args, "--engine", "trino", "--url", `http://analyst@${host}/hive/logs`];
        const { status, stderr } = await start("src/main.ts", line, {
          env: { TRINO_PASSWORD: "secret" },
          hosts: { "TRINO:PORT": host },
        }).ended;
        assert.equal(status, 3, stderr);
        assert.ok(seen.length > 0);
        assert.deepEqual([...new Set(seen)], [
          `POST analyst Basic ${Buffer.from("analyst:secret").toString("base64")}`,
        ]);
      });
    } finally {
      trino.closeAllConnections();
      await new Promise((resolve) => trino.close(resolve));
    }
  });
}

test("on a terminal it is shown how far a query is", async () => {
  Object.assign(process.env, credentials, { AWS_EC2_METADATA_DISABLED: "true" });
  await withServer(nothing, async (server, args) => {
    const line = ["profile", ...args, "--engine", "athena", "--url", server.url];
    const { status, stderr } = await runHere(line);
    assert.equal(status, 3, stderr);
    const shown = stderr.split("\r\x1b[K").slice(1);
    assert.ok(shown.some((line) => /^query 1: RUNNING, \d[\d.]* (?:bytes|kB) scanned, \d s$/.test(line)), stderr);
  });
});

test("what does not fit together is told with what to do, before anything is asked", async () => {
  await withServer(nothing, async (server, [p = "", policies = "", t = "", tables = ""]) => {
    const both = [p, policies, t, tables];
    const wrong: readonly (readonly [args: readonly string[], told: RegExp])[] = [
      [["--engine", "athens", ...both], /--engine athens is not known\n {2}did you mean athena\?/],
      [["--engine", "athena", ...both], /--engine athena needs --from TIME or --since DURATION\n[\s\S]*--full-scan/],
      [["--engine", "athena", ...both, "--to", "2020-01-01"], /--engine athena needs --from TIME or --since/],
      [["--engine", "trino", ...both, "--url", "http://127.0.0.1:1"], /--engine trino needs --from TIME or --since/],
      [["--engine", "athena", p, policies, "--since", "1d"], /--engine athena needs --tables FILE/],
      [["--engine", "athena", ...both, "--since", "1d", "logs/"], /logs\/ cannot be read with --engine athena/],
      [["--engine", "athena", ...both, "--since", "1d", "--state", "x"], /--state means nothing with --engine athena/],
      [["--engine", "athena", ...both, "--since", "1d", "--jobs", "2"], /--jobs means nothing with --engine athena/],
      [["--engine", "trino", ...both, "--since", "1d"], /--engine trino needs --url URL\n {2}expected such as https:/],
      [
        ["--engine", "trino", ...both, "--since", "1d", "--workgroup", "a"],
        /--workgroup means something with --engine athena only/,
      ],
      [
        ["--workgroup", "a", p, policies, "logs"],
        /--workgroup means something with --engine athena only\n {2}the engine is local/,
      ],
      [["--full-scan", p, policies, "logs"], /--full-scan means something with --engine athena or trino only/],
      [
        ["--engine", "athena", ...both, "--since", "1d", "--workgroup", "a b"],
        /--workgroup a b is no name of a workgroup/,
      ],
      [
        ["--engine", "athena", ...both, "--since", "1d", "--output-location", "x"],
        /--output-location x: it names no bucket/,
      ],
      [
        ["--engine", "athena", ...both, "--since", "1d", "--reuse-results", "8d"],
        /longer than Athena allows\n {2}expected 7d/,
      ],
      [["--engine", "athena", ...both, "--since", "1d", "--reuse-results", "1"], /--reuse-results 1 is no duration/],
      [["--engine", "athena", ...both, "--since", "1d", "--url", "athena"], /--url athena is no URL of a server/],
      [
        ["--engine", "athena", p, policies, "--since", "1d", t, `${tables}.not`],
        /Cannot read the tables of .*tables\.yaml\.not: /,
      ],
      [
        ["--engine", "trino", ...both, "--since", "1d", "--url", "https://u:pass@h/x"],
        /--url https:\/\/…@h\/x has a password in it, which belongs in TRINO_PASSWORD/,
      ],
    ];
    for (const [args, told] of wrong) {
      const { status, stdout, stderr } = await runHere(["check", ...args]);
      assert.equal(status, 2, args.join(" "));
      assert.equal(stdout, "");
      assert.match(stderr, told);
      assert.ok(!stderr.includes("pass@"));
    }
    assert.deepEqual(server.asked, []);
    const clear = ["check", "--engine", "trino", ...both, "--since", "1d", "--url", "http://trino.example"];
    const { status, stderr } = await runHere(clear, {
      environment: (name) => name === "TRINO_TOKEN" ? "x" : undefined,
    });
    assert.equal(status, 2);
    assert.match(stderr, /http:\/\/trino\.example would get the password or token in the clear/);
  });
});

test("diff takes the file of tables from the base revision, and none that came with the change", async () => {
  Object.assign(process.env, credentials, { AWS_EC2_METADATA_DISABLED: "true" });
  await withServer(nothing, async (server) => {
    await withRepository({ "policies/p.yaml": policy, "tables.yaml": tablesFile }, async (repository) => {
      const ask = (tables: string) => {
        process.chdir(repository.folder);
        const args = [
          "diff",
          "--base",
          "HEAD~1",
          "-p",
          "policies",
          "--since",
          "1d",
          "--engine",
          "athena",
          "--tables",
          tables,
        ];
        return runHere([...args, "--url", server.url]).finally(() => process.chdir(projectFolder));
      };
      repository.write({ "tables.yaml": "[}", "other.yaml": tablesFile });
      repository.commit("second");
      const { status, stderr } = await ask("tables.yaml");
      assert.equal(status, 3, stderr);
      assert.ok(server.states().length > 0);
      const count = server.asked.length;
      const refused = await ask("other.yaml");
      assert.equal(refused.status, 2);
      assert.match(refused.stderr, /Cannot take this evidence/);
      assert.equal(server.asked.length, count);
    });
  });
});

test("--full-scan asks without a time", async () => {
  Object.assign(process.env, credentials, { AWS_EC2_METADATA_DISABLED: "true" });
  await withServer(nothing, async (server, [p = "", policies = "", t = "", tables = ""]) => {
    const args = ["check", p, policies, t, tables, "--engine", "athena", "--url", server.url, "--full-scan"];
    const { status, stderr } = await runHere(args);
    assert.equal(status, 3, stderr);
    assert.ok(server.states().length > 0);
  });
});

test("athena sql prints the queries and runs none; it needs a time as they do", async () => {
  await withServer(nothing, async (_, args) => {
    const { status, stdout, stderr } = await runHere(["athena", "sql", ...args]);
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^(?:SELECT|WITH)\b[\s\S]*;\n$/);
    const tables = args.slice(2, 4);
    assert.match(
      (await runHere(["athena", "sql", ...tables])).stderr,
      /athena sql needs --from TIME or --since DURATION/,
    );
    assert.match((await runHere(["athena"])).stderr, /athena needs one of ddl, sql/);
    assert.match(
      (await runHere(["athena", "dll", ...tables])).stderr,
      /athena dll is not known\n {2}expected athena ddl/,
    );
    assert.match((await runHere(["athena", "ddl"])).stderr, /athena ddl needs --tables FILE/);
    assert.match((await runHere(["athena", "ddl", ...tables, "--since", "1d"])).stderr, /athena ddl takes no --since/);
  });
});

test("athena ddl makes no table with AWS's columns, and says so", async () => {
  const text = tablesFile.replace("kind:", "columns: aws\n    kind:");
  await withFolder({ "aws.yaml": text }, async (folder) => {
    const { status, stdout, stderr } = await runHere(["athena", "ddl", "--tables", join(folder, "aws.yaml")]);
    assert.deepEqual([status, stdout], [0, ""]);
    assert.match(
      stderr,
      /^note: no table of .*aws\.yaml has `columns: line`; those of AWS are made by its own statements\n$/,
    );
  });
});
