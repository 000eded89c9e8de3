import { appendFileSync, copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { accessLogFile } from "./access-log-file.ts";
import { type DataSet, dataSet } from "./data-folder.ts";

/**
 * The same lines, so many times in one file: more to read, and not one class more. That is the growth of a day; of more days
 * the classes grow too, until they are folded.
 *
 * @param bytes of the lines that are repeated
 */
export async function grownAccessLog(bytes: number, times: number): Promise<DataSet> {
  const base = await accessLogFile(bytes);
  return dataSet(`grown access logs, ${bytes / 1e6 * times} MB`, async (folder) => {
    const file = join(folder, "access.log");
    copyFileSync(base.path, file);
    const content = readFileSync(base.path);
    for (let copy = 1; copy < times; copy++) appendFileSync(file, content);
    return { path: "access.log", bytes: base.bytes * times, records: base.records * times, files: 1 };
  });
}
