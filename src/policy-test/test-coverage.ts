import { evaluateClass } from "../evaluate/evaluate-class.ts";
import { type Reason, reasons, type Verdict } from "../evaluate/verdict.ts";
import { fromValue } from "../net/address.ts";
import { covers, type Exception, type Policy, type PolicySet } from "../policy/policy.ts";
import type { ClassKey } from "../profile/request-class.ts";
import { allowsAlone } from "./judge-request.ts";
import { probeClasses } from "./probe-classes.ts";
import type { CoveredPart, Judgement, PolicyCoverage } from "./test-report.ts";

/** What tests have reached of one policy. */
interface Reached {
  readonly networks: Set<string>;
  readonly exceptions: Set<Exception>;
  readonly reasons: Set<Reason>;
}

/** Gathers which networks, exceptions and rows of the verdict table the passing tests of some policies reach. */
export class TestCoverage {
  readonly #reached: ReadonlyMap<Policy, Reached>;

  constructor({ policies }: PolicySet) {
    this.#reached = new Map(
      policies.map((policy) => [policy, { networks: new Set(), exceptions: new Set(), reasons: new Set() }]),
    );
  }

  /** Takes what a policy says of a request of a passing test. */
  add(policy: Policy, { networks, exception, reason }: Judgement): void {
    const reached = this.#reached.get(policy);
    if (reached === undefined) throw new TypeError(`Cannot cover the policy ${policy.id}: it is not in the set`);
    for (const network of networks) reached.networks.add(network);
    // Where an exception applies, that is what was tested, and not what the policy says without it.
    if (exception !== undefined) reached.exceptions.add(exception);
    else if (reason !== undefined) reached.reasons.add(reason);
  }

  /** What was reached, and what can be, in the order of the policy set. */
  policies(): PolicyCoverage[] {
    return [...this.#reached].map(([policy, reached]) => coverageOf(policy, reached));
  }
}

function coverageOf(policy: Policy, reached: Reached): PolicyCoverage {
  const { found, isWhole } = reachableReasons(policy);
  const bucket = bucketOf(policy);
  const withBucket = (example: ClassKey | undefined): ClassKey | undefined => example && { ...example, bucket };
  return {
    policy,
    isWhole,
    parts: [
      ...policy.allow.map((network): CoveredPart => ({
        kind: "network",
        name: network.name,
        verdict: "compliant",
        isReached: reached.networks.has(network.name),
        example: withBucket(
          probeClasses({ ...policy, allow: [network] }).classes.find((one) => allowsAlone(policy, network, one)),
        ),
      })),
      ...policy.exceptions.map((exception): CoveredPart => ({
        kind: "exception",
        name: exception.id,
        verdict: "excepted",
        isReached: reached.exceptions.has(exception),
        example: withBucket(exceptedRequest(policy, exception, [...found.values()].map(({ example }) => example))),
      })),
      ...(Object.keys(reasons) as Reason[]).flatMap((reason): CoveredPart[] => {
        const reachable = found.get(reason);
        if (reachable === undefined) return [];
        const { kind: verdict, example } = reachable;
        const isReached = reached.reasons.has(reason);
        return [{ kind: "reason", name: reason, verdict, isReached, example: withBucket(example) }];
      }),
    ],
  };
}

/** A reason that a policy can come to. */
export interface ReachableReason {
  readonly kind: Verdict["kind"];
  /** A request that comes to it, its bucket left empty. */
  readonly example: ClassKey;
}

/**
 * The reasons that a policy can come to where none of its exceptions applies, by probing.
 *
 * @returns `isWhole`: false where the policy is too large to be probed in full
 */
export function reachableReasons(
  policy: Policy,
): { readonly found: ReadonlyMap<Reason, ReachableReason>; readonly isWhole: boolean } {
  const bare = { ...policy, exceptions: [] };
  const found = new Map<Reason, ReachableReason>();
  const { classes, isWhole } = probeClasses(policy);
  for (const example of classes) {
    const { kind, reason } = evaluateClass(bare, example);
    if (!found.has(reason)) found.set(reason, { kind, example });
  }
  return { found, isWhole };
}

/** A request that an exception takes, made of one that it might. */
function exceptedRequest(policy: Policy, exception: Exception, requests: readonly ClassKey[]): ClassKey | undefined {
  const { expires, principals, operations, sourceCidrs } = exception;
  const [principal] = principals ?? [];
  const [operation] = operations ?? [];
  const ranges = sourceCidrs === undefined ? [] : [...sourceCidrs.v4, ...sourceCidrs.v6].slice(0, 20);
  const sources = ranges.map(({ family, first }) => fromValue(family, first).text);
  for (const request of requests) {
    for (const source of sources.length === 0 ? [request.source] : sources) {
      const example: ClassKey = {
        ...request,
        source,
        day: expires,
        principal: principal ?? request.principal,
        operation: operation ?? request.operation,
      };
      if (evaluateClass(policy, example).exception === exception) return example;
    }
  }
  return undefined;
}

/** A name of a bucket that a policy covers; empty where none is found at once. */
function bucketOf(policy: Policy): string {
  const names = policy.buckets.map(({ text }) => text.replaceAll("*", "1").replaceAll("?", "1"));
  return names.find((name) => name.length >= 3 && covers(policy, name)) ?? "";
}
