import type { DataSet } from "../data/data-folder.ts";
import type { Job } from "../measure/job.ts";
import { chdbAccessLogs, duckdbAccessLogs } from "../rivals/access-log-sql.ts";
import { requestsOf } from "../answer/groups.ts";
import { ownGroups, ownProfileCases } from "./own-cases.ts";
import { checkTotal, clickhouseCases, duckdbCases } from "./rival-cases.ts";

/**
 * Nearly every line a class of its own, and no policy: as many findings would be a report of half a gigabyte. This project folds addresses until the classes are few enough; rivals keep every
 * group, so that the answers are not the same, and there is no target but the memory's.
 */
export function worstCaseJob(data: DataSet, folder: string): Job {
  const groups = ownGroups(data, folder);
  const check = (name: string) => (output: string): void => checkTotal(name, output, groups);
  return {
    name: "access logs, nearly every line a class of its own",
    data,
    cases: [
      ...ownProfileCases(data, folder, requestsOf(groups)),
      ...duckdbCases(folder, (output) => duckdbAccessLogs(data.path, output), check("DuckDB")),
      ...clickhouseCases(folder, chdbAccessLogs(data.path), check("ClickHouse")),
    ],
    targets: [],
  };
}
