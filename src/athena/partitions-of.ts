import { dayOf } from "../record/day.ts";
import type { TimeWindow } from "../record/time-window.ts";
import { identifier, joined, literal, type Sql, sql } from "./sql-text.ts";
import type { AccessLogTable, LogTable } from "./tables.ts";

const oneDay = 86_400_000;
// Best effort: most logs come within hours, and few later than this.
const latestDelivery = 3 * oneDay;

/** Which partitions can hold requests of a time: a condition on the partition column. Undefined where nothing chooses between them. */
export function partitionsOf(table: LogTable | AccessLogTable, { from, to }: TimeWindow): Sql | undefined {
  const { days } = table;
  if (days === "none" || (from === -Infinity && to === Infinity)) return undefined;
  const column = identifier("columns" in table && table.columns === "aws" ? "timestamp" : "day");
  const late = days === "delivery-time" ? latestDelivery : 0;
  const conditions = [
    ...(from === -Infinity ? [] : [sql`${column} >= ${literal(folderOf(from))}`]),
    ...(to === Infinity ? [] : [sql`${column} <= ${literal(folderOf(to - 1 + late))}`]),
  ];
  return joined(conditions, " AND ");
}

function folderOf(time: number): string {
  return dayOf(time).replaceAll("-", "/");
}
