import { compareText } from "../diagnostic/diagnostic.ts";
import type { SourceText } from "../diagnostic/source-text.ts";
import type { StepBudget } from "./bucket-pattern.ts";
import { checkDuplicates } from "./check-duplicates.ts";
import { checkOverlap } from "./check-overlap.ts";
import { checkShape } from "./check-shape.ts";
import { parseYaml } from "./parse-yaml.ts";
import type { Network, Place, Policy, PolicyReading } from "./policy.ts";
import { placeText, type ProblemList, problemList, quote } from "./problem-list.ts";
import { isDay } from "./read-exception.ts";
import { readNetwork } from "./read-network.ts";
import { readPolicy } from "./read-policy.ts";
import { asMap, asText, headOf, itemsAt, textsAt, valueAt, type YamlMap, type YamlText } from "./yaml-node.ts";

/** What {@link readPolicies} takes besides the texts. */
export interface PolicyOptions {
  /** The day on which the policies are read, YYYY-MM-DD UTC: an exception that ended before it has expired. */
  readonly today: string;
}

interface ParsedFile {
  readonly source: SourceText;
  readonly root: YamlMap;
}

// Steps of the search for common bucket names in one run: a second at worst, and two real patterns take some dozens.
const stepLimit = 200_000;

/**
 * Reads policy files: YAML, its shape, and what it means.
 *
 * @param sources all files of a run, in any order; a path that comes twice is read once
 * @returns every problem of every file, and the policies where no problem is an error
 * @throws RangeError where `today` is no day
 */
export function readPolicies(sources: readonly SourceText[], { today }: PolicyOptions): PolicyReading {
  if (!isDay(today)) throw new RangeError(`Cannot read policies as of ${quote(today)}: expected YYYY-MM-DD`);
  const problems = problemList();
  const budget: StepBudget = { steps: stepLimit };
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const ordered = [...byPath.values()].toSorted((a, b) => compareText(a.path, b.path));
  const files = ordered.flatMap((source) => parseFile(source, problems));

  const { networks, places } = readNetworks(files, problems);
  // A file that cannot be read may hold any network and use any.
  const isUnsure = files.length < ordered.length || files.some(({ root }) => isUnsureOfNetworks(root));
  const usedNetworks = new Set<string>();
  const policies = files.flatMap(({ source, root }) =>
    itemsAt(root, "policies").flatMap((item) => {
      const map = asMap(item);
      if (map === undefined) return [];
      return [readPolicy(map, { source, problems, networks, networksUnsure: isUnsure, usedNetworks, today, budget })];
    })
  );
  checkPolicyIds(policies, problems);
  checkOverlap(policies, problems, budget);
  if (!isUnsure && files.every(({ root }) => allowsAreReadable(root))) {
    for (const [name, place] of places) {
      if (usedNetworks.has(name)) continue;
      problems.add("unused-network", { ...place, message: `no policy of this run allows network ${quote(name)}` });
    }
  }

  const accounts = files.flatMap(({ source, root }) => readAccounts(root, source, problems));
  const diagnostics = problems.diagnostics();
  const isSound = diagnostics.every(({ kind }) => kind !== "error");
  return {
    diagnostics,
    policySet: isSound ? { accounts: new Set(accounts), policies, files: files.flatMap(policiesKey) } : undefined,
  };
}

function parseFile(source: SourceText, problems: ProblemList): ParsedFile[] {
  const node = parseYaml(source, problems);
  if (node === undefined) return [];
  checkShape(node, source, problems);
  const root = asMap(node);
  if (root === undefined) return [];
  const says = [...root.entries.keys()].some((key) => key !== "version" && !key.startsWith("x-"));
  if (!says) {
    const message = "the file holds no `policies`, no `networks` and no `accounts`";
    problems.add("empty-policy-file", { source, span: headOf(root), message });
  }
  return [{ source, root }];
}

/** The networks of all files and where their names stand; of two with one name the first. */
function readNetworks(
  files: readonly ParsedFile[],
  problems: ProblemList,
): { networks: ReadonlyMap<string, Network>; places: ReadonlyMap<string, Place> } {
  const networks = new Map<string, Network>();
  const places = new Map<string, Place>();
  for (const { source, root } of files) {
    for (const [name, { key, value }] of asMap(valueAt(root, "networks"))?.entries ?? []) {
      const map = asMap(value);
      const network = readNetwork(map ?? emptyMap, name, { source, problems });
      const first = places.get(name);
      if (first === undefined) {
        networks.set(name, network);
        places.set(name, { source, span: key.span });
      } else {
        const message = `network ${quote(name)} is defined before, in ${placeText(first)}`;
        problems.add("duplicate-network", { source, span: key.span, message });
      }
    }
  }
  return { networks, places };
}

function checkPolicyIds(policies: readonly Policy[], problems: ProblemList): void {
  const known = new Map<string, Policy>();
  for (const policy of policies) {
    const first = known.get(policy.id);
    if (first === undefined) {
      known.set(policy.id, policy);
    } else if (policy.id !== "") {
      const message = `policy id ${quote(policy.id)} is taken, by the policy in ${placeText(first.place)}`;
      problems.add("duplicate-policy-id", { ...policy.place, message });
    }
  }
}

function readAccounts(root: YamlMap, source: SourceText, problems: ProblemList): string[] {
  const texts: readonly YamlText[] = textsAt(root, "accounts");
  checkDuplicates(texts, source, problems);
  return texts.map(({ value }) => value);
}

function isUnsureOfNetworks(root: YamlMap): boolean {
  const node = valueAt(root, "networks");
  const isMisspelt = [...root.entries.keys()].some((key) => !knownKeys.includes(key) && !key.startsWith("x-"));
  return isMisspelt || (node !== undefined && node.kind !== "map");
}

const knownKeys: readonly string[] = ["version", "accounts", "networks", "policies"];

// Where a policy's `allow` cannot be read, it may use any network.
function allowsAreReadable(root: YamlMap): boolean {
  const policies = valueAt(root, "policies");
  if (policies === undefined) return true;
  if (policies.kind !== "list") return false;
  return policies.items.every((item) => {
    const allow = item.kind === "map" ? valueAt(item, "allow") : undefined;
    return allow?.kind === "list" && allow.items.length > 0 &&
      allow.items.every((entry) => asMap(entry) ?? asText(entry));
  });
}

function policiesKey({ source, root }: ParsedFile): Place[] {
  const key = root.entries.get("policies")?.key;
  return key === undefined ? [] : [{ source, span: key.span }];
}

const emptyMap: YamlMap = { kind: "map", entries: new Map(), isPartial: true, span: { start: 0, end: 0 } };
