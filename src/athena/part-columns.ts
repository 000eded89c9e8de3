import { identifier, joined, type Sql, sql } from "./sql-text.ts";

/** What rows are made of, before they are grouped, and of which type. */
const partColumns = {
  fate: "varchar",
  kind: "varchar",
  text: "varchar",
  path: "varchar",
  told: "bigint",
  is_apart: "boolean",
  meanings: "varchar",
  at_second: "bigint",
  bytes: "bigint",
  paths: "array(varchar)",
  record_meanings: "varchar",
  record_second: "bigint",
  record_bytes: "bigint",
  record_paths: "array(varchar)",
} as const;

type PartColumn = keyof typeof partColumns;

const types: Readonly<Record<(typeof partColumns)[PartColumn], Sql>> = {
  varchar: sql`varchar`,
  bigint: sql`bigint`,
  boolean: sql`boolean`,
  "array(varchar)": sql`array(varchar)`,
};
const names = Object.keys(partColumns) as PartColumn[];
const partType = sql`ROW(${joined(names.map((name) => sql`${identifier(name)} ${types[partColumns[name]]}`), ", ")})`;

/** What parts are called where they come out of a list. */
export const partAlias: Sql = sql`p(${joined(names.map(identifier), ", ")})`;

/** A part that has some columns; the others are NULL. */
export function part(columns: Partial<Record<PartColumn, Sql>>): Sql {
  return sql`CAST(ROW(${joined(names.map((name) => columns[name] ?? sql`NULL`), ", ")}) AS ${partType})`;
}
