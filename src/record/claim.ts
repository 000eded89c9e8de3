/**
 * What the user agent says the caller is. It is the client's own word: it may word a message and never changes a verdict.
 */
export type Claim = "none" | "athena" | "cloudshell" | "cloudtrail" | "console" | "lambda";

/** What user agents hold, as seen in real logs, and the claim that it makes. The first that occurs decides. */
export const markers: readonly (readonly [string, Claim])[] = [
  ["S3Console", "console"],
  ["AWSCloudTrail", "cloudtrail"],
  ["AWS_ATHENA", "athena"],
  ["exec-env/CloudShell", "cloudshell"],
  ["exec-env/AWS_Lambda", "lambda"],
];

/** Every claim there is, in the order of the alphabet. */
export const claims: readonly Claim[] = ["none", ...markers.map(([, claim]) => claim)].toSorted() as Claim[];

/** The claim that a user agent makes. */
export function claimOf(userAgent: string): Claim {
  for (const [marker, claim] of markers) if (userAgent.includes(marker)) return claim;
  return "none";
}
