// This project against those that users would take instead, on the same data and with the same answer.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { accessLogFile } from "./data/access-log-file.ts";
import { cacheFolder } from "./data/data-folder.ts";
import { grownAccessLog } from "./data/grown-access-log.ts";
import { smallAccessLogs } from "./data/small-access-logs.ts";
import { trailFiles } from "./data/trail-files.ts";
import { worstAccessLog } from "./data/worst-access-log.ts";
import { accessLogJob } from "./jobs/access-logs.ts";
import { cloudTrailJob } from "./jobs/cloudtrail.ts";
import { installRivals } from "./jobs/rival-cases.ts";
import { worstCaseJob } from "./jobs/worst-case.ts";
import { type Job, runJob } from "./measure/job.ts";
import { type BenchResult, jobSection } from "./measure/report.ts";

/** A benchmark of one job: of a twentieth of the data and with fewer runs where that is asked for. */
type RivalBench = (options: { readonly small: boolean }) => Promise<BenchResult>;

export const rivalBenches: Readonly<Record<string, RivalBench>> = {
  "access-logs": bench(async (scale, folder) => accessLogJob("access logs", await accessLogFile(1e9 * scale), folder)),
  "large-log": bench(async (scale, folder) =>
    accessLogJob("access logs, four times as many", await grownAccessLog(1e9 * scale, 4), folder)
  ),
  "small-files": bench(async (scale, folder) =>
    accessLogJob("access logs, small files", await smallAccessLogs(20_000 * scale), folder)
  ),
  "worst-case": bench(async (scale, folder) => worstCaseJob(await worstAccessLog(1e8 * scale), folder)),
  "cloudtrail": bench(async (scale, folder) =>
    cloudTrailJob(await trailFiles(1e9 * scale), await trailFiles(5e7 * scale), folder)
  ),
};

function bench(makeJob: (scale: number, folder: string) => Promise<Job>): RivalBench {
  return async ({ small }) => {
    installRivals();
    const folder = join(cacheFolder, "answers");
    mkdirSync(folder, { recursive: true });
    const rounds = small ? 2 : 5;
    const result = await runJob(await makeJob(small ? 1 / 20 : 1, folder), rounds);
    return { sections: [jobSection(result, rounds)], data: result };
  };
}
