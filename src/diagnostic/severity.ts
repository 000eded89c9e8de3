/** How grave a finding is, gravest first. *Level* is SARIF's word and something else. */
export const severities = ["critical", "high", "medium", "low"] as const;

/** One of {@link severities}. */
export type Severity = (typeof severities)[number];

/** Whether `severity` is at least as grave as `threshold`. */
export function atLeast(severity: Severity, threshold: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(threshold);
}
