import { cloudTrailLook } from "../format/cloudtrail-look.ts";
import type { JsonLook } from "../format/json-look.ts";
import { identifier, joined, literal, type Sql, sql } from "./sql-text.ts";
import type { LogTable } from "./tables.ts";

// Elements of `resources` have an `arn`, whatever the case in the record.
const nowhere = ["managementEvent", "s3", "ARN", "ARNPrefix"];

/** What the reader looks at and AWS's tables have no column for. */
const absent: Readonly<Record<LogTable["columns"], ReadonlySet<string>>> = {
  "line": new Set(),
  "aws": new Set(nowhere),
  "aws-2019": new Set([...nowhere, "eventCategory", "vpcEndpointAccountId", "addendum"]),
};

/** Columns that hold JSON as text. */
const jsonTexts: ReadonlySet<string> = new Set(["requestParameters", "additionalEventData"]);

/**
 * A record of CloudTrail out of a row with AWS's columns, with as much of it as its reader looks at.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table.html
 */
export function recordOfColumns(columns: LogTable["columns"]): Sql {
  return valueOf(cloudTrailLook, undefined, absent[columns]);
}

/** @param at the column, or the field of one; undefined for the row */
function valueOf(look: JsonLook, at: Sql | undefined, without: ReadonlySet<string>): Sql {
  if (typeof look === "object" && "members" in look) {
    const members = Object.entries(look.members).filter(([name]) => !without.has(name));
    const values = members.map(([name, member]) => {
      // Names are in small letters there.
      const inner = at === undefined ? identifier(name.toLowerCase()) : sql`${at}.${identifier(name.toLowerCase())}`;
      return jsonTexts.has(name)
        ? sql`coalesce(try(json_parse(${inner})), CAST(${inner} AS json))`
        : valueOf(member, inner, without);
    });
    const object = sql`CAST(map_filter(MAP(ARRAY[${joined(members.map(([name]) => literal(name)), ", ")}], ARRAY[
      ${joined(values, ", ")}]), (k, v) -> v IS NOT NULL) AS json)`;
    return at === undefined ? object : sql`CASE WHEN ${at} IS NOT NULL THEN ${object} END`;
  }
  if (typeof look === "object") {
    return sql`CAST(transform(${at as Sql}, x -> ${valueOf(look.each, sql`x`, without)}) AS json)`;
  }
  return sql`CAST(${at as Sql} AS json)`;
}
