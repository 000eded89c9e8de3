// What both SQL engines say alike. It is said of some thousand groups of raw fields, not of every record: that is what makes
// a query fast, and both engines are given it.
import { claims, denied, logOperations, trailOperations } from "./tables.ts";

/** An SQL text. */
export function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** A condition chain: the first pair whose condition holds gives the value. */
export function firstOf(pairs: readonly (readonly [condition: string, value: string])[], otherwise: string): string {
  return `CASE ${pairs.map(([condition, value]) => `WHEN ${condition} THEN ${value}`).join(" ")} ELSE ${otherwise} END`;
}

export function outcomeSql(code: string): string {
  return firstOf([[`${code} IN (${denied.map(text).join(", ")})`, "'denied'"]], "'reached'");
}

/** @param contains the engine's function of (text, part) */
export function claimSql(agent: string, contains: string): string {
  return firstOf(claims.map(([marker, claim]) => [`${contains}(${agent}, ${text(marker)})`, text(claim)]), "'none'");
}

export function logOperationSql(name: string, hasNoKey: string): string {
  return firstOf(
    logOperations.flatMap(([log, object, bucket]) =>
      object === bucket ? [[`${name} = ${text(log)}`, text(object)] as const] : [
        [`${name} = ${text(log)} AND ${hasNoKey}`, text(bucket)] as const,
        [`${name} = ${text(log)}`, text(object)] as const,
      ]
    ),
    name,
  );
}

export function trailOperationSql(name: string): string {
  return firstOf(trailOperations.map(([event, operation]) => [`${name} = ${text(event)}`, text(operation)]), name);
}

/** @param replace the engine's function of (text, pattern, replacement) */
export function principalSql(name: string, replace: string): string {
  const arn = (pattern: string, replacement: string): readonly [string, string] => [
    `${name} LIKE ${text(pattern)}`,
    `${replace}(${name}, ${replacement})`,
  ];
  const backslash = replace === "regexp_replace" ? "\\" : "\\\\";
  const reference = (number: number): string => `${backslash}${number}`;
  return firstOf([
    [`${name} IN ('', '-')`, "'anonymous'"],
    [`${name} = 'AmazonS3'`, "'s3.amazonaws.com'"],
    [`${name} LIKE 'svc:%'`, `substr(${name}, 5)`],
    arn(
      "arn:%:sts:%:assumed-role/%",
      `'^arn:([^:]*):sts:[^:]*:([^:]*):assumed-role/([^/]*).*$', 'arn:${reference(1)}:iam::${reference(2)}:role/${
        reference(3)
      }'`,
    ),
    arn(
      "arn:%:sts:%:federated-user/%",
      `'^arn:[^:]*:sts:[^:]*:([^:]*):federated-user/.*$', '${reference(1)}:federated-user'`,
    ),
    arn(
      "arn:%:iam:%/%/%",
      `'^arn:([^:]*):iam:[^:]*:([^:]*):(role|user)/.*/([^/]*)$', 'arn:${reference(1)}:iam::${reference(2)}:${
        reference(3)
      }/${reference(4)}'`,
    ),
  ], name);
}
