import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { type DataSet, dataSet } from "./data-folder.ts";
import { benchWorld } from "./usual-calls.ts";
import { usualLines } from "./usual-lines.ts";

const bytesOfLine = 650;
const chunkBytes = 1 << 20;

/** One file of access logs of a usual day, of all buckets in turn as a log archive has them after a merge. */
export function accessLogFile(bytes: number): Promise<DataSet> {
  return dataSet(`access logs, ${bytes / 1e6} MB`, async (folder) => {
    const file = createWriteStream(join(folder, "access.log"));
    let written = 0;
    let records = 0;
    let chunk = "";
    for (const { text } of usualLines(benchWorld(), 1, Math.ceil(bytes / bytesOfLine))) {
      chunk += `${text}\n`;
      records++;
      if (chunk.length < chunkBytes) continue;
      written += chunk.length;
      if (!file.write(chunk, "latin1")) await once(file, "drain");
      chunk = "";
      if (written >= bytes) break;
    }
    written += chunk.length;
    file.end(chunk, "latin1");
    await once(file, "finish");
    return { path: "access.log", bytes: written, records, files: 1 };
  });
}
