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
export function partitionsOf(table: LogTable, window: TimeWindow, scope: BucketScope | undefined): Sql | undefined {
  const { days, dayColumns } = table;
  const { from, to } = daysOf(table, window);
  const day = joined(dayColumns.map(identifier), " || '/' || ");
  const conditions = [
    ...valuesOf(table, scope).map(([column, values]) =>
      values.length === 0 ? sql`false` : sql`${identifier(column)} IN (${joined(values.map(literal), ", ")})`
    ),
    ...(days === "none" || from === -Infinity ? [] : [sql`${day} >= ${literal(folderOf(from))}`]),
    ...(days === "none" || to === Infinity ? [] : [sql`${day} <= ${literal(folderOf(to))}`]),
  ];
  return conditions.length === 0 ? undefined : joined(conditions, " AND ");
}

/**
 * The places in which the same partitions have their objects, `s3://BUCKET/PREFIX/`.
 *
 * @param now UTC, milliseconds since 1970: of days after it there are none
 */
export function* foldersOf(
  table: LogTable,
  window: TimeWindow,
  scope: BucketScope | undefined,
  now: number,
): Generator<string> {
  const { from, to } = daysOf(table, window);
  const [first, last] = [Math.max(from, Date.parse(table.since)), Math.min(to, now)];
  for (const place of placesOf(table.location, valuesOf(table, scope))) {
    if (table.days === "none") yield place;
    // The first may begin within a day.
    else for (let day = first - first % oneDay; day <= last; day += oneDay) yield `${place}${folderOf(day)}/`;
  }
}

/** The partition columns beside days, and of each the values that are wanted. */
function valuesOf(
  { partitions }: LogTable,
  scope: BucketScope | undefined,
): [column: string, values: readonly string[]][] {
  return Object.entries(partitions).map((
    [column, values],
  ) => [column, column === "bucket" ? values.filter(inScopeOf(scope)) : values]);
}

/** Times in the first and in the last day of a table that can hold requests of a time. */
function daysOf({ days }: LogTable, { from, to }: TimeWindow): TimeWindow {
  return { from, to: to - 1 + (days === "delivery-time" ? latestDelivery : 0) };
}

function* placesOf(
  location: string,
  [first, ...others]: [column: string, values: readonly string[]][],
): Generator<string> {
  if (first === undefined) {
    yield location;
    return;
  }
  const [column, values] = first;
  for (const value of values) yield* placesOf(location.replaceAll(`\${${column}}`, () => value), others);
}

function folderOf(time: number): string {
  return dayOf(time).replaceAll("-", "/");
}
