import { QueryError } from "./query-error.ts";

/** A piece of SQL. Values get into one by {@link literal}, {@link identifier} and {@link number}, and in no other way. */
export type Sql = string & { readonly isSql: unique symbol };

/** Puts pieces of SQL together: what stands between `${` and `}` must be SQL itself, which the compiler sees to. */
export function sql(strings: TemplateStringsArray, ...pieces: readonly Sql[]): Sql {
  return String.raw({ raw: strings.raw }, ...pieces) as Sql;
}

/** A text as a literal of type varchar. @throws QueryError where it holds a zero, which none can */
export function literal(text: string): Sql {
  if (text.includes("\0")) throw new QueryError("A text with a zero in it cannot be asked for");
  return `'${text.replaceAll("'", "''")}'` as Sql;
}

/** A whole number as it is. */
export function number(value: number): Sql {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is no whole number`);
  return `${value}` as Sql;
}

/** The name of a table or column, as it is. @throws QueryError where it is empty or holds a zero */
export function identifier(name: string): Sql {
  if (name === "" || name.includes("\0")) throw new QueryError("A name is empty, or has a zero in it");
  return `"${name.replaceAll('"', '""')}"` as Sql;
}

/** Pieces with another one between them. */
export function joined(pieces: readonly Sql[], between: string): Sql {
  return pieces.join(between) as Sql;
}
