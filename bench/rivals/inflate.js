// Inflates all files of a folder and does nothing with them: `inflate.js FOLDER WORKERS`. What any reader of gzip on Node needs.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { isMainThread, Worker, workerData } from "node:worker_threads";
import { gunzipSync } from "node:zlib";

function inflate(files) {
  for (const file of files) {
    const bytes = readFileSync(file);
    // The last four bytes tell the size: with a buffer as large nothing is copied.
    gunzipSync(bytes, { chunkSize: Math.min(bytes.readUInt32LE(bytes.length - 4) + 64, 64 << 20) });
  }
}

if (isMainThread) {
  const [folder, workers] = process.argv.slice(2);
  const files = readdirSync(folder).map((name) => join(folder, name));
  if (workers === "1") inflate(files);
  else {
    for (let worker = 0; worker < Number(workers); worker++) {
      const share = files.filter((_, index) => index % Number(workers) === worker);
      new Worker(new URL(import.meta.url), { workerData: share });
    }
  }
} else inflate(workerData);
