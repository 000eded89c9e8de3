import type { DataSet } from "../data/data-folder.ts";
import type { Job } from "../measure/job.ts";
import { chdbAccessLogs, duckdbAccessLogs } from "../rivals/access-log-sql.ts";
import { requestsOf } from "../answer/groups.ts";
import { ownCases, ownGroups } from "./own-cases.ts";
import { checkTotal, clickhouseCases, duckdbCases } from "./rival-cases.ts";

/**
 * Nearly every line a class of its own. This project folds addresses until the classes are few enough; rivals keep every
 * group, so that the answers are not the same, and there is no target but the memory's.
 */
export function worstCaseJob(data: DataSet, folder: string): Job {
  const groups = ownGroups(data, folder);
  const check = (name: string) => (output: string): void => checkTotal(name, output, groups);
  return {
    name: "access logs, nearly every line a class of its own",
    data,
    cases: [
      ...ownCases(data, folder, requestsOf(groups)),
      ...duckdbCases(folder, (output) => duckdbAccessLogs(data.path, output), check("DuckDB")),
      ...clickhouseCases(folder, chdbAccessLogs(data.path), check("ClickHouse")),
    ],
    targets: [],
  };
}
