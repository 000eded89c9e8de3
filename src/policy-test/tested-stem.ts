/**
 * What the paths of a policy file and of its tests have in common: `policies/app` of `policies/app.yaml` and of
 * `policies/app.test.yaml`. A policy file of another ending keeps it.
 */
export function testedStem(path: string): string {
  return path.replace(/(?:\.test)?\.ya?ml$/i, "");
}

/** The endings that files of tests have after what {@link testedStem} gives, the usual one first. */
export const testEndings: readonly string[] = [".test.yaml", ".test.yml"];
