// This project against those that users would take instead, on the same data and with the same answer.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { accessLogFile } from "./data/access-log-file.ts";
import { smallAccessLogs } from "./data/small-access-logs.ts";
import { trailFiles } from "./data/trail-files.ts";
import { worstAccessLog } from "./data/worst-access-log.ts";
import { cacheFolder } from "./data/data-folder.ts";
import { accessLogJob } from "./jobs/access-logs.ts";
import { cloudTrailJob } from "./jobs/cloudtrail.ts";
import { worstCaseJob } from "./jobs/worst-case.ts";
import { installRivals } from "./jobs/rival-cases.ts";
import { type Job, type JobResult, runJob } from "./measure/job.ts";
import { type BenchResult, jobSection } from "./measure/report.ts";

/** @param small a twentieth of the data, and fewer runs: a quick look */
export async function benchRivals({ small }: { readonly small: boolean }): Promise<BenchResult> {
  installRivals();
  const scale = small ? 20 : 1;
  const rounds = small ? 2 : 5;
  const folder = join(cacheFolder, "answers");
  mkdirSync(folder, { recursive: true });
  const jobs: (() => Promise<Job>)[] = [
    async () => accessLogJob(await accessLogFile(1e9 / scale), folder),
    async () => accessLogJob(await smallAccessLogs(20_000 / scale), folder),
    async () => worstCaseJob(await worstAccessLog(5e8 / scale), folder),
    async () => cloudTrailJob(await trailFiles(1e9 / scale), await trailFiles(1e9 / scale / 20), folder),
  ];
  // One after the other, and the data of each made only then.
  const results: JobResult[] = [];
  for (const job of jobs) results.push(await runJob(await job(), rounds));
  return { sections: results.map((result) => jobSection(result, rounds)), data: results };
}
