import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { randomOf } from "../../test/corpus/random.ts";
import { type DataSet, dataSet } from "./data-folder.ts";
import { benchWorld } from "./usual-calls.ts";
import { usualLines } from "./usual-lines.ts";

const linesOfFile = 20;

/** Access logs as S3 delivers them: many files with some lines of one bucket each. */
export function smallAccessLogs(files: number): Promise<DataSet> {
  return dataSet(`small access logs, ${files} files`, async (folder) => {
    const random = randomOf(1, 5);
    const held = new Map<string, string[]>();
    let written = 0;
    let bytes = 0;
    for (const { text, bucket } of usualLines(benchWorld(), 1, files * linesOfFile * 1.1)) {
      let lines = held.get(bucket);
      if (lines === undefined) {
        mkdirSync(join(folder, "logs", bucket), { recursive: true });
        held.set(bucket, lines = []);
      }
      lines.push(text);
      if (lines.length < linesOfFile) continue;
      const content = `${lines.join("\n")}\n`;
      const time = new Date(Date.UTC(2026, 2, 16) + written * 4000).toISOString().slice(0, 19).replace(/[T:]/g, "-");
      const name = `${time}-${random.text("0123456789ABCDEF", 16)}`;
      writeFileSync(join(folder, "logs", bucket, name), content, "latin1");
      lines.length = 0;
      bytes += content.length;
      if (++written === files) break;
    }
    return { path: "logs", bytes, records: written * linesOfFile, files: written };
  });
}
