// What both queries of logs have in common.
import { sampleLimit } from "../profile/request-class.ts";
import { markers } from "../record/claim.ts";
import type { TimeWindow } from "../record/time-window.ts";
import { partitionsOf } from "./partitions-of.ts";
import { secondDigits } from "./query-rows.ts";
import { identifier, joined, literal, number, type Sql, sql } from "./sql-text.ts";
import type { LogTable } from "./tables.ts";

/** A table, and which of its partitions can hold a time. */
export function fromTable(table: LogTable, window: TimeWindow): Sql {
  const from = sql`FROM ${joined(table.name.map(identifier), ".")}`;
  const where = partitionsOf(table, window);
  return where === undefined ? from : sql`${from}
  WHERE ${where}`;
}

/** That column `at_second` is in a window. */
export function withinTime({ from, to }: TimeWindow): readonly Sql[] {
  return [
    ...(from === -Infinity ? [] : [sql`at_second >= ${number(Math.ceil(from / 1000))}`]),
    ...(to === Infinity ? [] : [sql`at_second < ${number(Math.ceil(to / 1000))}`]),
  ];
}

/** That all conditions hold; true where there is none. */
export function allOf(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`true` : joined(conditions, " AND ");
}

/** The claim that a user agent makes. */
export function claimOf(agent: Sql, otherwise: Sql): Sql {
  const whens = markers.map(([marker, claim]) =>
    sql`WHEN strpos(${agent}, ${literal(marker)}) > 0 THEN ${literal(claim)}`
  );
  return sql`CASE ${joined(whens, " ")} ELSE ${otherwise} END`;
}

/** Of what the least few of a group are its samples, and how many these are: what `groupOf` takes apart again. */
export const sampleTexts: Sql = sql`lpad(CAST(at_second AS varchar), ${
  number(secondDigits)
}, '0') || request_id || path, ${number(sampleLimit)}`;
