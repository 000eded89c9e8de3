import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { isTrailed } from "../../test/corpus/call.ts";
import { randomOf } from "../../test/corpus/random.ts";
import { type DataSet, dataSet } from "./data-folder.ts";
import { otherRecord, trailRecord } from "./trail-record.ts";
import { benchWorld, usualCalls, websiteBucket } from "./usual-calls.ts";

const bytesOfFile = 3_000_000;
const bytesOfRecord = 1900;
const othersShare = 0.15;

/**
 * CloudTrail files as it delivers them, of the size that busy trails have: one record a request, so that to group is all
 * that rivals have to do. (A copy is two requests of one record, a multi-object delete one request of several.)
 *
 * @param bytes inflated
 */
export function trailFiles(bytes: number): Promise<DataSet> {
  return dataSet(`CloudTrail, ${bytes / 1e6} MB`, async (folder) => {
    const world = benchWorld();
    const random = randomOf(1, 3);
    const count = Math.ceil(bytes / bytesOfRecord);
    let [written, records, files] = [0, 0, 0];
    let held: string[] = [];
    let length = 0;
    mkdirSync(join(folder, "trail"));
    for (const call of usualCalls(world, 1, count * 1.5)) {
      if (written >= bytes) break;
      if (call.bucket === websiteBucket || call.copySource !== undefined || call.deletes !== undefined) continue;
      if (!isTrailed(call)) continue;
      const record = random.chance(othersShare) ? otherRecord(world, call, random) : trailRecord(world, call, random);
      const text = JSON.stringify(record);
      held.push(text);
      length += text.length + 1;
      records++;
      if (length < bytesOfFile) continue;
      const content = Buffer.from(`{"Records":[${held.join(",")}]}`);
      const stamp = new Date(call.completed).toISOString().slice(0, 16).replace(/[-:]/g, "");
      const unique = random.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 16);
      const name = `${world.account}_CloudTrail_${world.region}_${stamp}Z_${unique}.json.gz`;
      writeFileSync(join(folder, "trail", name), gzipSync(content));
      written += content.length;
      files++;
      held = [];
      length = 0;
    }
    // What is held is less than a file, and in none.
    return { path: "trail", bytes: written, records: records - held.length, files };
  });
}
