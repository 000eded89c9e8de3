// What the parts of a query of logs have in common.
import type { BucketScope } from "../policy/bucket-scope.ts";
import { markers } from "../record/claim.ts";
import type { TimeWindow } from "../record/time-window.ts";
import { partitionsOf } from "./partitions-of.ts";
import { identifier, joined, literal, number, type Sql, sql } from "./sql-text.ts";
import type { LogTable } from "./tables.ts";
import { usualAddress } from "./usual-address.ts";

/**
 * The columns of halves, the rows that lines and records are made into.
 *
 * - `kind`: see `HalfKind`
 * - `fate`: `usual`, where SQL knows all that follows; `foreign`, a record of another service, which tells of no request; `unusual`, where
 *   the text is to be read by itself; `elsewhere`, of another time or bucket; `mentioned`, which is no half but tells that an unusual one may be of the request `request_id`
 * - `text`: the line or record, NULL where the table gave none; `path` its object
 * - `request_id`: NULL where it is not known
 * - `at_second`: seconds since 1970
 * - `meaning`: see {@link meaningOf}
 * - `event`: of a usual record the eight first and the eight last digits of its event id
 */
export const halfColumns: Sql = sql`kind, fate, text, path, at_second, request_id, bytes, meaning, event`;

/**
 * What is the same for halves that mean the same but for time, bytes and ids: a SHA-256, and after it the address that the request came from, if it
 * is one. Halves that differ in the address alone have one meaning.
 *
 * @param texts all else that their meaning depends on, their kind before the others. With the texts themselves an engine would hold ten
 *   times as much for each half
 * @param address a text, and what stands before and after the address in it
 */
export function meaningOf(texts: Sql, address: Sql, around: string = ""): Sql {
  const plain = sql`regexp_extract(${address}, ${literal(`^${around}(${usualAddress})${around}$`)}, 1)`;
  const all = sql`${texts}, CAST(${plain} IS NULL AS varchar), CASE WHEN ${plain} IS NULL THEN ${address} END`;
  return sql`sha256(to_utf8(json_format(CAST(ARRAY[${all}] AS json)))) || to_utf8(coalesce(${plain}, ''))`;
}

/** Bytes of a meaning that are the same where the address alone differs, which follows. */
export const meaningIdBytes = 32;

/** These bytes. */
export const idOfMeaning: Sql = sql`substr(meaning, 1, ${number(meaningIdBytes)})`;

/** What is wanted of tables. */
export interface Wanted {
  readonly window: TimeWindow;
  /** Buckets; all of them where it is left out. */
  readonly scope: BucketScope | undefined;
  /** Whether what is in no wanted bucket is left out by name. If not, groups of all buckets are given. */
  readonly byName: boolean;
}

/** The chosen columns of all rows of some tables in which something wanted can be. */
export function fromTables(
  tables: readonly LogTable[],
  { window, scope }: Wanted,
  columns: (table: LogTable) => Sql,
): Sql {
  const selects = tables.map((table) => {
    const from = sql`SELECT ${columns(table)}
  FROM ${joined(table.name.map(identifier), ".")}`;
    const where = partitionsOf(table, window, scope);
    return where === undefined ? from : sql`${from}
  WHERE ${where}`;
  });
  return unionOf(selects);
}

/** All rows of some queries. */
export function unionOf(selects: readonly Sql[]): Sql {
  return joined(selects, "\n  UNION ALL\n  ");
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

/** All that could be a request id in a text that is not understood, overlapping ones too: an array, never NULL. */
export function mentionsIn(text: Sql): Sql {
  return sql`coalesce(array_distinct(regexp_extract_all(${text}, '(?=([0-9A-Z]{16}))', 1)), ARRAY[])`;
}
