import { type BucketScope, inScopeOf } from "../policy/bucket-scope.ts";
import { dayOf } from "../record/day.ts";
import type { TimeWindow } from "../record/time-window.ts";
import { identifier, joined, literal, type Sql, sql } from "./sql-text.ts";
import type { LogTable } from "./tables.ts";

const oneDay = 86_400_000;
// Best effort: most logs come within hours, and few later than this.
const latestDelivery = 3 * oneDay;

/**
 * Which partitions can hold requests of a time and to wanted buckets: a condition on the partition columns. Undefined where nothing chooses
 * between them.
 */
export function partitionsOf(
  { days, dayColumns, partitions }: LogTable,
  { from, to }: TimeWindow,
  scope: BucketScope | undefined,
): Sql | undefined {
  const day = joined(dayColumns.map(identifier), " || '/' || ");
  const late = days === "delivery-time" ? latestDelivery : 0;
  const conditions = [
    ...Object.entries(partitions).map(([column, values]) => {
      const wanted = column === "bucket" ? values.filter(inScopeOf(scope)) : values;
      return wanted.length === 0 ? sql`false` : sql`${identifier(column)} IN (${joined(wanted.map(literal), ", ")})`;
    }),
    ...(days === "none" || from === -Infinity ? [] : [sql`${day} >= ${literal(folderOf(from))}`]),
    ...(days === "none" || to === Infinity ? [] : [sql`${day} <= ${literal(folderOf(to - 1 + late))}`]),
  ];
  return conditions.length === 0 ? undefined : joined(conditions, " AND ");
}

function folderOf(time: number): string {
  return dayOf(time).replaceAll("-", "/");
}
