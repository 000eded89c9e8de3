import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { PutBucketPolicyCommand, type S3Client } from "@aws-sdk/client-s3";
import { loadCommand } from "../src/cli/commands.ts";
import { parseOptions } from "../src/cli/options.ts";
import { type Ended, projectFolder, startMain } from "./cli/start-main.ts";
import { sampleDay } from "./corpus/sample-day.ts";
import { environmentFor, makeBucket, s3ClientOf } from "./s3/s3-client.ts";
import { auditor, needsS3Server, type S3Credentials, type S3Server, startS3Server } from "./s3/s3-server.ts";

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, unknown>>;
}

const page = readFileSync(join(projectFolder, "docs/job.md"), "utf8");
const blocks = (language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, "gm"))].map(([, text]) => text ?? "");
const { Statement: statements } = JSON.parse(blocks("json")[0] ?? "") as { readonly Statement: readonly Statement[] };
const listed = <T>(value: T | readonly T[]): readonly T[] =>
  Array.isArray(value) ? value as readonly T[] : [value as T];

/** The arguments of the program in a line of the page. */
function argumentsIn(line: string): string[] {
  const [, args = ""] = /(?:s3-perimeter|dist\/main\.js) (check [^>|\n]*)/.exec(line) ?? [];
  return args.trim().split(/\s+/);
}

test("every command of the page is one that the program takes, and all of them check the same", async () => {
  const lines = [...blocks("sh"), ...blocks("crontab")];
  assert.equal(lines.length, 3);
  const wanted = argumentsIn(lines[0] ?? "").filter((argument) => argument.startsWith("s3://"));
  assert.equal(wanted.length, 3);
  for (const line of lines) {
    const [name = "", ...args] = argumentsIn(line);
    const command = await loadCommand(name);
    assert.ok(command !== undefined);
    const given = parseOptions(args, command.options, command.name);
    assert.deepEqual([...given.inputs, given.last("state")], wanted);
    assert.equal(given.last("since"), "7d");
  }
  assert.match(blocks("crontab")[0] ?? "", /^\d+ \* \* \* \* [^\n%]+\n$/);
});

describe("the policy of the page", needsS3Server(), () => {
  let server: S3Server;
  let client: S3Client;

  before(async () => {
    server = await startS3Server({ auditor });
    client = s3ClientOf(server);
    // The sample day, in the two prefixes of the page.
    const objects = sampleDay().map(({ name, bytes }) => ({ name: name.replace(/^s3\//, "access/"), bytes }));
    assert.ok(objects.some(({ name }) => name.startsWith("AWSLogs/")));
    assert.ok(objects.some(({ name }) => name.startsWith("access/")));
    await makeBucket(client, "example-logs", [...objects, { name: "other/secret", bytes: Buffer.from("x") }]);
    await makeBucket(client, "example-audit");
  });
  after(async () => {
    client.destroy();
    await server.stop();
  });

  /** Gives the auditor what statements allow, as policies of the buckets: an identity's own say the same. */
  async function allow(allowed: readonly Statement[]): Promise<void> {
    for (const bucket of ["example-logs", "example-audit"]) {
      const ofBucket = allowed.flatMap((statement) => {
        const resources = listed(statement.Resource).filter((arn) => new RegExp(`:::${bucket}(?:/|$)`).test(arn));
        if (resources.length === 0) return [];
        return [{ ...statement, Resource: resources, Principal: { AWS: ["arn:aws:iam:::user/auditor"] } }];
      });
      const nobody = {
        Effect: "Deny",
        Action: "s3:GetObject",
        Resource: `arn:aws:s3:::${bucket}/none`,
        Principal: "*",
      };
      const policy = { Version: "2012-10-17", Statement: ofBucket.length === 0 ? [nobody] : ofBucket };
      await client.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy: JSON.stringify(policy) }));
    }
  }

  const run = (credentials: S3Credentials, args: readonly string[]): Promise<Ended> =>
    startMain([...args, "--endpoint-url", server.url, "--path-style"], {
      env: environmentFor({ credentials }),
      denoPermissions: ["run", "--no-prompt", "--allow-read", "--allow-net", "--allow-env", "--allow-sys"],
    });
  // The job of the page, with another state each time, on one day or another.
  const job = (credentials: S3Credentials, state: string, now: string): Promise<Ended> => {
    const args = argumentsIn(blocks("sh")[0] ?? "");
    const own = args.map((argument) =>
      argument === "policies/" ? "examples/day/policies" : argument.replace(/(perimeter-state)$/, `$1/${state}`)
    ).filter((argument, index) => argument !== "-o" && args[index - 1] !== "-o");
    return run(credentials, [...own, "-f", "json", "--now", now]);
  };

  test("lets the job do all it does", async () => {
    await allow(statements);
    for (const [state, now] of [["all", "2026-03-17"], ["all", "2026-03-22"]] as const) {
      const own = await job(server.credentials, `${state}-owner`, now);
      const ended = await job(auditor, state, now);
      assert.equal(ended.stderr, "");
      assert.equal(ended.stdout, own.stdout);
      assert.equal(ended.status, own.status);
      assert.match(ended.stdout, /"read": 11,/);
    }
    const at = "s3://example-audit/perimeter-state/all";
    for (const args of [["show", at], ["prune", at, "--before", "2026-03-17"], ["rebuild", at], ["show", at]]) {
      const ended = await run(auditor, ["state", ...args]);
      assert.equal(ended.stderr, "");
      assert.equal(ended.status, 0);
    }
  });

  test("is the least: without any action on any resource the job says what it could not do", async () => {
    const parts = statements.flatMap((statement) =>
      listed(statement.Action).flatMap((action) =>
        listed(statement.Resource).map((resource) => ({ statement, action, resource }))
      )
    );
    assert.equal(parts.length, 7);
    for (const [index, { statement, action, resource }] of parts.entries()) {
      // A state of two runs, so that there is something to remove: the owner's, because who writes an object may read it.
      const state = `least-${index}`;
      await job(server.credentials, state, "2026-03-17");
      await job(server.credentials, state, "2026-03-18");
      const rest = parts.filter((part) =>
        part.statement !== statement || part.action !== action || part.resource !== resource
      )
        .map((part) => ({ ...part.statement, Action: part.action, Resource: part.resource, Sid: "" }))
        .map(({ Sid: _, ...part }) => part as Statement);
      await allow(rest);
      // For a new state all logs are read.
      const ended = await job(auditor, statement.Sid.endsWith("Logs") ? `${state}-new` : state, "2026-03-22");
      const told = `${ended.stdout}${ended.stderr}`;
      const what = `${statement.Sid} ${action} ${resource}: ${ended.stderr}`;
      if (statement.Sid.endsWith("Logs")) assert.match(told, /PERIM2102|Cannot open/, what);
      else assert.match(ended.stderr, /Cannot (?:list|read|write|remove) s3:\/\/example-audit\/perimeter-state/, what);
    }
  });

  test("allows nothing else: what lies beside the prefixes is not read", async () => {
    await allow(statements);
    for (const input of ["s3://example-logs/other/", "s3://example-logs/", "s3://example-audit/"]) {
      const ended = await run(auditor, ["check", input, "-p", "examples/day/policies", "--now", "2026-03-17"]);
      assert.equal(ended.status, 2, input);
      assert.match(ended.stderr, /access was denied: reading needs s3:ListBucket/);
    }
  });
});
