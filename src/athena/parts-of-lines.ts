import { part, partAlias } from "./part-columns.ts";
import { idOfMeaning } from "./query-parts.ts";
import { type Sql, sql } from "./sql-text.ts";

/** Parts, where each line is a request. */
export const partsOfLines: Sql = sql`parts AS (
  SELECT p.*, request_id
  FROM roles CROSS JOIN UNNEST(ARRAY[CASE role
    WHEN 'usual' THEN ${
  part({
    fate: sql`role`,
    told: sql`1`,
    meanings: sql`'[["' || to_hex(meaning) || '","0","true"]]'`,
    at_second: sql`at_second`,
    bytes: sql`bytes`,
    paths: sql`ARRAY[path]`,
  })
}
    WHEN 'meaning' THEN ${
  part({
    fate: sql`role`,
    kind: sql`kind`,
    text: sql`text`,
    path: sql`path`,
    told: sql`1`,
    meanings: sql`to_hex(${idOfMeaning})`,
    at_second: sql`at_second`,
  })
}
    WHEN 'unusual' THEN ${part({ fate: sql`role`, kind: sql`kind`, text: sql`text`, path: sql`path`, told: sql`1` })}
    ELSE ${part({ fate: sql`role`, told: sql`1` })}
  END]) AS ${partAlias}
)`;
