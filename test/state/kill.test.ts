import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { test, type TestContext } from "node:test";
import { ListObjectsV2Command } from "@aws-sdk/client-s3";
import { onDeno } from "../cli/start-main.ts";
import { withFolder } from "../cli/temporary-folder.ts";
import { startFaultProxy } from "../s3/fault-proxy.ts";
import { environmentFor, makeBucket, s3ClientOf } from "../s3/s3-client.ts";
import { needsS3Server, startS3Server } from "../s3/s3-server.ts";
import { type KillPlace, killRuns } from "./kill.ts";

// S3_PERIMETER_KILLS=200 node --import tsx --test test/state/kill.test.ts
const wanted = Number(process.env["S3_PERIMETER_KILLS"] ?? (onDeno ? 8 : 30));

async function killIn(place: KillPlace, t: TestContext): Promise<void> {
  const { kills, inTheMiddle } = await killRuns(Number(process.env["S3_PERIMETER_SEED"] ?? 1), wanted, place);
  t.diagnostic(`${kills} kills, ${inTheMiddle} of them after something was written`);
  assert.equal(kills, wanted);
  assert.ok(inTheMiddle > 0);
}

test("runs that are killed at any instant lose nothing and break nothing: on disk", async (t) => {
  await withFolder({}, async (folder) => {
    const namesIn = (state: string): string => {
      try {
        return readdirSync(state).join();
      } catch {
        return "";
      }
    };
    await killIn({
      state: (name) => join(folder, name),
      args: [],
      env: {},
      namesIn: (state) => Promise.resolve(namesIn(state)),
      afterChanges: (state, changes, callBack) => {
        let last = namesIn(state);
        let seen = 0;
        const watch = setInterval(() => {
          const now = namesIn(state);
          if (now !== last) seen++;
          last = now;
          if (seen > changes) callBack();
        }, 1);
        return () => clearInterval(watch);
      },
    }, t);
  });
});

test("runs that are killed at any instant lose nothing and break nothing: in S3", needsS3Server(), async (t) => {
  const server = await startS3Server();
  const proxy = await startFaultProxy(server);
  const client = s3ClientOf(server);
  try {
    await makeBucket(client, "states");
    await killIn({
      state: (name) => `s3://states/${name}`,
      args: ["--endpoint-url", proxy.url, "--path-style"],
      env: environmentFor(server),
      namesIn: async (state) => {
        const prefix = `${state.replace("s3://states/", "")}/`;
        const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: "states", Prefix: prefix }));
        return Contents.map(({ Key = "" }) => Key).join();
      },
      // Before, while or after the server does what it is asked for: the run is killed at once, and the request goes on.
      afterChanges: (_, changes, callBack) => {
        let seen = 0;
        proxy.plan(({ method }) => {
          if (method === "PUT" || method === "DELETE") seen++;
          if (seen > changes) callBack();
          return undefined;
        });
        return () => proxy.plan(() => undefined);
      },
    }, t);
  } finally {
    client.destroy();
    await proxy.stop();
    await server.stop();
  }
});
