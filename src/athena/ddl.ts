// The smallest stand-in for what branch athena-sql has: on merge, its function is called in place of this one.
import { QueryError } from "./query-error.ts";
import type { TableMappings } from "./tables.ts";

/** Statements that make the tables of a mapping. */
export function ddlOf(_tables: TableMappings): readonly string[] {
  throw new QueryError("Statements that make tables are not in this build");
}
