import { accessLogChunks, largeWorld } from "../../test/corpus/access-log-stream.ts";
import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { type DataSet, dataSet } from "./data-folder.ts";

const bytesOfLine = 580;

/** Access logs in which nearly every line is a request class of its own: thousands of callers, a hundred thousand addresses. */
export function worstAccessLog(bytes: number): Promise<DataSet> {
  return dataSet(`worst access logs, ${bytes / 1e6} MB`, async (folder) => {
    const file = createWriteStream(join(folder, "worst.log"));
    let [written, records] = [0, 0];
    for (const chunk of accessLogChunks(1, Math.ceil(bytes / bytesOfLine), largeWorld())) {
      for (const byte of chunk) if (byte === 0x0a) records++;
      written += chunk.length;
      if (!file.write(chunk)) await once(file, "drain");
      if (written >= bytes) break;
    }
    file.end();
    await once(file, "finish");
    return { path: "worst.log", bytes: written, records, files: 1 };
  });
}
