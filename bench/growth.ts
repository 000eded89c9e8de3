// Twice the input, twice the time? Sizes double from 125 MB; what the process needs to start is measured on next to nothing
// and subtracted.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { cacheFolder, type DataSet } from "./data/data-folder.ts";
import { grownAccessLog } from "./data/grown-access-log.ts";
import { own, ownCases } from "./jobs/own-cases.ts";
import { type Case, median } from "./measure/job.ts";
import type { BenchResult } from "./measure/report.ts";
import { measure, type Usage } from "./measure/run-process.ts";
import { bytesText, secondsText } from "./measure/tables.ts";

const least = 1.9;
const most = 2.1;

interface Size {
  readonly bytes: number;
  readonly cases: readonly Case[];
}

/** @param full up to 8 GB, else 2 GB */
export async function benchGrowth(
  { small, full }: { readonly small: boolean; readonly full: boolean },
): Promise<BenchResult> {
  const base = small ? 5e6 : 125e6;
  const doublings = full ? 6 : 4;
  const rounds = small ? 1 : 3;
  const folder = join(cacheFolder, "answers");
  mkdirSync(folder, { recursive: true });
  const grown: DataSet[] = [];
  for (let doubling = 0; doubling <= doublings; doubling++) grown.push(await grownAccessLog(base, 2 ** doubling));
  try {
    const sizes: Size[] = [startOnly(folder), ...grown].map((data) => ({
      bytes: data.bytes,
      cases: ownCases(data, folder, data.records).filter(({ name }) => name === own.one || name === own.two),
    }));
    const usages = await runAll(sizes, rounds);
    return resultOf(sizes, usages, rounds);
  } finally {
    // The largest are larger than all other data together, and soon made again.
    for (const { path } of grown) rmSync(dirname(path), { recursive: true });
  }
}

/** One line. */
function startOnly(folder: string): DataSet {
  const path = join(folder, "one-line.log");
  const line =
    'owner analytics-lake [16/Mar/2026:00:00:00 +0000] 10.0.0.1 - 3E57427F33A59F07 REST.GET.OBJECT a "GET /a HTTP/1.1" ' +
    '200 - 1 1 1 1 "-" "-" -\n';
  writeFileSync(path, line);
  return { name: "one line", path, bytes: line.length, records: 1, files: 1 };
}

/** Usages by case and size. */
async function runAll(sizes: readonly Size[], rounds: number): Promise<Map<string, Usage[][]>> {
  const usages = new Map<string, Usage[][]>();
  for (let round = 0; round <= rounds; round++) {
    for (const [index, { bytes, cases }] of sizes.entries()) {
      for (const one of cases) {
        const usage = await measure(one);
        console.error(`growth: round ${round}: ${bytesText(bytes)}: ${one.name}: ${usage.seconds.toFixed(2)} s`);
        if (round === 0) {
          one.check?.();
          continue;
        }
        const ofCase = usages.get(one.name) ?? sizes.map(() => []);
        usages.set(one.name, ofCase);
        ofCase[index]?.push(usage);
      }
    }
  }
  return usages;
}

function resultOf(sizes: readonly Size[], usages: ReadonlyMap<string, Usage[][]>, rounds: number): BenchResult {
  const data: unknown[] = [];
  const sections = [...usages].map(([name, bySize]) => {
    const times = bySize.map((ofSize) => median(ofSize.map(({ seconds }) => seconds)));
    const [start = NaN] = times;
    const rows = sizes.slice(1).map(({ bytes }, index) => {
      const time = times[index + 1] ?? NaN;
      const before = index === 0 ? NaN : times[index] ?? NaN;
      const ratio = (time - start) / (before - start);
      const megabytes = median((bySize[index + 1] ?? []).map((usage) => usage.megabytes));
      data.push({ case: name, bytes, seconds: time, start, ratio: index === 0 ? null : ratio, megabytes });
      return [
        bytesText(bytes),
        secondsText(time),
        index === 0 ? "" : ratio.toFixed(2),
        index === 0 ? "" : ratio > most ? "missed" : ratio < least ? "less than twice" : "met",
        `${megabytes.toFixed(0)} MB`,
      ];
    });
    return {
      title: `growth: ${name}`,
      text:
        `Access logs; a start takes ${secondsText(start)}, which is subtracted before times are compared. Medians of ` +
        `${rounds} runs in turn, after a warm-up; the ratio shall be from ${least} to ${most}. It is less where what does not ` +
        `grow counts: machine code that is not yet made, and as many classes to judge.`,
      tables: [[["size", "time", "times the one before", "", "memory"], ...rows]],
    };
  });
  return { sections, data };
}
