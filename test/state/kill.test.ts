import assert from "node:assert/strict";
import process from "node:process";
import { test } from "node:test";
import { onDeno } from "../cli/start-main.ts";
import { killRuns } from "./kill.ts";

// S3_PERIMETER_KILLS=200 node --import tsx --test test/state/kill.test.ts
const wanted = Number(process.env["S3_PERIMETER_KILLS"] ?? (onDeno ? 8 : 30));

test("runs that are killed at any instant lose nothing and break nothing", async (t) => {
  const { kills, inTheMiddle } = await killRuns(Number(process.env["S3_PERIMETER_SEED"] ?? 1), wanted);
  t.diagnostic(`${kills} kills, ${inTheMiddle} of them after something was written`);
  assert.equal(kills, wanted);
  assert.ok(inTheMiddle > 0);
});
