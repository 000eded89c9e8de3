import { positionAt, type SourceText } from "../diagnostic/source-text.ts";
import { severities, type Severity } from "../diagnostic/severity.ts";
import type { StepBudget } from "./bucket-pattern.ts";
import { checkCommonRanges } from "./check-common-ranges.ts";
import { checkDuplicates } from "./check-duplicates.ts";
import { checkExceptBuckets } from "./check-except-buckets.ts";
import type { Exception, Network, Place, Policy } from "./policy.ts";
import { type ProblemList, quote } from "./problem-list.ts";
import { readAwsServices } from "./read-aws-services.ts";
import { readBucketPatterns } from "./read-bucket-patterns.ts";
import { readException } from "./read-exception.ts";
import { readNetwork } from "./read-network.ts";
import { asMap, asText, headOf, itemsAt, textAt, textsAt, type YamlMap } from "./yaml-node.ts";

/** What reading policies takes. */
export interface PolicyContext {
  readonly source: SourceText;
  readonly problems: ProblemList;
  /** The networks of all files, by name. */
  readonly networks: ReadonlyMap<string, Network>;
  /** Whether `networks` may lack some, since a file could not be read. */
  readonly networksUnsure: boolean;
  /** Takes the names of the networks that are allowed. */
  readonly usedNetworks: Set<string>;
  /** The day on which the policies are read, YYYY-MM-DD UTC. */
  readonly today: string;
  readonly budget: StepBudget;
}

/**
 * Reads a policy and reports what is wrong in it. Where the shape is not sound, the rest is read all the same, so that
 * all mistakes are told at once; the policy is then not whole.
 */
export function readPolicy(map: YamlMap, context: PolicyContext): Policy {
  const { source, problems, budget } = context;
  const id = textAt(map, "id");
  const placeOf = (key: string): Place => ({ source, span: map.entries.get(key)?.key.span ?? headOf(map) });
  const buckets = readBucketPatterns(map, "buckets", { source, problems });
  const exceptBuckets = readBucketPatterns(map, "exceptBuckets", { source, problems });
  const exceptKey = map.entries.get("exceptBuckets")?.key;
  // A pattern left out above might have been the one that is not excepted.
  const isWhole = buckets.length === itemsAt(map, "buckets").length;
  if (exceptKey !== undefined && isWhole) {
    checkExceptBuckets(exceptKey, { buckets, exceptBuckets }, { source, problems, budget });
  }
  const allow = readAllow(map, id?.value ?? "", context);
  const require = textAt(map, "require");
  if (require?.value === "by-address") {
    checkCommonRanges(allow, { place: { source, span: require.span }, problems });
  }
  return {
    id: id?.value ?? "",
    description: textAt(map, "description")?.value ?? "",
    buckets,
    exceptBuckets,
    allow,
    awsServices: readAwsServices(map, { source, problems }),
    require: require?.value === "by-address" ? "by-address" : "proven",
    severity: readSeverity(map),
    exceptions: readExceptions(map, context),
    place: { source, span: id?.span ?? headOf(map) },
    allowPlace: placeOf("allow"),
    awsServicesPlace: placeOf("awsServices"),
  };
}

function readAllow(map: YamlMap, id: string, context: PolicyContext): Network[] {
  const { source, problems, networks, networksUnsure, usedNetworks } = context;
  checkDuplicates(textsAt(map, "allow"), source, problems);
  const allow: Network[] = [];
  for (const [index, item] of itemsAt(map, "allow").entries()) {
    const inline = asMap(item);
    if (inline !== undefined) {
      allow.push(readNetwork(inline, `${id}/allow/${index + 1}`, { source, problems }));
      continue;
    }
    const name = asText(item);
    if (name === undefined) continue;
    usedNetworks.add(name.value);
    const network = networks.get(name.value);
    if (network !== undefined) {
      allow.push(network);
    } else if (!networksUnsure) {
      const suggestion = problems.nearest(name.value, networks.keys());
      const message = `no file of this run defines a network ${quote(name.value)}`;
      problems.add("undefined-network", { source, span: name.span, message, suggestion });
    }
  }
  return allow;
}

function readSeverity(map: YamlMap): Severity {
  const given = textAt(map, "severity")?.value;
  return severities.find((severity) => severity === given) ?? "high";
}

function readExceptions(map: YamlMap, { source, problems, today }: PolicyContext): Exception[] {
  const known = new Map<string, Exception>();
  const exceptions: Exception[] = [];
  for (const item of itemsAt(map, "exceptions")) {
    const exceptionMap = asMap(item);
    if (exceptionMap === undefined) continue;
    const exception = readException(exceptionMap, { source, problems, today });
    exceptions.push(exception);
    const { id, place } = exception;
    const first = known.get(id);
    if (first === undefined) {
      known.set(id, exception);
    } else if (id !== "") {
      const { line } = positionAt(source, first.place.span.start);
      const message = `the policy has two exceptions ${quote(id)}, the first on line ${line}`;
      problems.add("duplicate-exception-id", { ...place, message });
    }
  }
  return exceptions;
}
