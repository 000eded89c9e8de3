import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { SourceText } from "../diagnostic/source-text.ts";
import { decodePolicy } from "../policy/decode-policy.ts";
import { policyFileLimit } from "../policy/parse-yaml.ts";
import type { PolicyReading } from "../policy/policy.ts";
import { readPolicies } from "../policy/read-policies.ts";
import { listObjects } from "../source/list-objects.ts";
import type { LogObject } from "../source/log-object.ts";
import { namedPath } from "../source/named-path.ts";
import { readBytes } from "../source/read-bytes.ts";
import type { Host } from "./host.ts";
import { UsageError } from "./usage-error.ts";

/** Policies that were read, and the files they came from. */
export interface LoadedPolicies extends PolicyReading {
  /** Paths as the user named them. */
  readonly files: readonly string[];
}

/** Whether a file holds tests of policies and no policies: `s3-perimeter test` reads it, and nothing else does. */
export function isTestFile(name: string): boolean {
  return /\.test\.ya?ml$/i.test(name);
}

/** Whether a file in a folder of policies is one. */
export function isPolicyFile(name: string): boolean {
  return /\.ya?ml$/i.test(name) && !isTestFile(name);
}

/**
 * Reads all policy files that some paths name.
 *
 * @param now tells which exceptions have expired
 * @throws UsageError where a path cannot be read or there is no policy file
 */
export async function loadPolicies(paths: readonly string[], now: Date, host: Host): Promise<LoadedPolicies> {
  return await readPolicyFiles(policyFilesOf(paths, host), now);
}

/**
 * Lists the policy files that some paths name. Of a folder these are `*.yaml` and `*.yml`, and not `*.test.yaml`; a file
 * that is named itself may have any other ending.
 *
 * @throws UsageError where a path cannot be read or there is no policy file
 */
export function policyFilesOf(paths: readonly string[], host: Host): readonly LogObject[] {
  const { objects, unread } = listObjects(paths, host.standardInput);
  const [first] = unread;
  if (first !== undefined) {
    const others = unread.length === 1 ? [] : [`and ${unread.length - 1} more`];
    throw new UsageError(`Cannot read policies from ${first.name}: ${first.message}`, ...others);
  }
  const named = new Set(paths.map(namedPath));
  const files = objects.filter(({ name }) => isPolicyFile(name) || (named.has(name) && !isTestFile(name)));
  if (files.length === 0) {
    const tests = objects.some(({ name }) => isTestFile(name));
    throw new UsageError(
      `No policy file in ${paths.join(", ")}: expected *.yaml or *.yml`,
      tests
        ? "*.test.yaml holds tests of policies: s3-perimeter test runs them"
        : "the folder policies/ of this program has some to begin with",
    );
  }
  return files;
}

/**
 * Reads policy files.
 *
 * @param files in any order; their names are the paths in what is told of them
 * @param now tells which exceptions have expired
 * @throws UsageError where one cannot be read
 */
export async function readPolicyFiles(files: readonly LogObject[], now: Date): Promise<LoadedPolicies> {
  const sources: SourceText[] = [];
  const undecoded: Diagnostic[] = [];
  for (const file of files) {
    const decoded = await readSourceText(file);
    if ("rule" in decoded) undecoded.push(decoded);
    else sources.push(decoded);
  }
  const reading = readPolicies(sources, { today: now.toISOString().slice(0, 10) });
  return {
    files: files.map(({ name }) => name),
    diagnostics: [...undecoded, ...reading.diagnostics],
    policySet: undecoded.length > 0 ? undefined : reading.policySet,
  };
}

/**
 * Reads a file of YAML, or tells why it is no text.
 *
 * @throws UsageError where it cannot be read
 */
export async function readSourceText(file: LogObject): Promise<SourceText | Diagnostic> {
  let bytes: Uint8Array;
  try {
    bytes = await readBytes(file, policyFileLimit);
  } catch (error) {
    throw new UsageError(`Cannot read policies from ${file.name}: ${(error as Error).message}`);
  }
  return decodePolicy(file.name, bytes);
}
