import { compareText, type RuleId } from "../diagnostic/diagnostic.ts";
import { printable } from "../diagnostic/printable.ts";
import type { Exception, Place, Policy } from "../policy/policy.ts";
import { type Evidence, keepSample, type RequestClass, type Sample } from "../profile/request-class.ts";
import { accountOf } from "../record/principal.ts";
import { evaluateClass } from "./evaluate-class.ts";
import type { FewOf, Finding } from "./finding.ts";
import { identityOf } from "./identity.ts";
import { natureOf } from "./locate-source.ts";
import { makeFinding } from "./make-finding.ts";
import type { Reason, Verdict } from "./verdict.ts";

const ruleOfViolation: Readonly<Partial<Record<Reason, RuleId>>> = {
  "from-internet": "PERIM1001",
  "from-internet-by-address": "PERIM1001",
  "unexpected-endpoint": "PERIM1002",
  "console-endpoint": "PERIM1002",
  "unexpected-address-behind-endpoint": "PERIM1003",
  "unexpected-private-address": "PERIM1004",
  "service-not-allowed": "PERIM1005",
};
const stoppedRule: RuleId = "PERIM1101";
const inconclusiveRule: RuleId = "PERIM2001";

const fewLimit = 5;

/** Requests of one identity while they are gathered. */
interface Gathering {
  readonly policy: Policy;
  readonly exception: Exception | undefined;
  readonly rule: RuleId;
  readonly bucket: string;
  readonly principal: string;
  readonly path: string;
  readonly sources: Set<string>;
  readonly operations: Set<string>;
  readonly principals: Set<string>;
  readonly evidence: Set<Evidence>;
  readonly reasons: Set<Reason>;
  readonly samples: Sample[];
  readonly replaces: Set<string>;
  requests: number;
  bytes: number;
  first: number;
  last: number;
}

/**
 * Gathers the requests that a policy does not find compliant into findings: one a rule, policy, bucket, principal, path;
 * of excepted ones also one an exception.
 */
export class TrafficFindings {
  readonly #accounts: ReadonlySet<string>;
  readonly #gatherings = new Map<string, Gathering>();

  /** @param accounts ours: principals of other accounts are grouped by account; empty for no grouping */
  constructor(accounts: ReadonlySet<string>) {
    this.#accounts = accounts;
  }

  /** Takes a class whose verdict is violation, inconclusive, or excepted from one of these. */
  add(policy: Policy, requestClass: RequestClass, verdict: Verdict): void {
    const rule = ruleFor(requestClass, verdict);
    const principal = groupedPrincipal(requestClass.principal, this.#accounts);
    const path = pathOf(requestClass);
    const { exception } = verdict;
    const key = [rule, policy.id, requestClass.bucket, principal, path, exception?.id ?? ""].join("\0");
    let gathering = this.#gatherings.get(key);
    if (gathering === undefined) {
      gathering = {
        policy,
        exception,
        rule,
        bucket: requestClass.bucket,
        principal,
        path,
        sources: new Set(),
        operations: new Set(),
        principals: new Set(),
        evidence: new Set(),
        reasons: new Set(),
        samples: [],
        replaces: new Set(),
        requests: 0,
        bytes: 0,
        first: Infinity,
        last: -Infinity,
      };
      this.#gatherings.set(key, gathering);
    }
    gathering.requests += requestClass.requests;
    gathering.bytes = Math.min(gathering.bytes + requestClass.bytes, Number.MAX_SAFE_INTEGER);
    gathering.first = Math.min(gathering.first, requestClass.first);
    gathering.last = Math.max(gathering.last, requestClass.last);
    if (requestClass.source !== "") gathering.sources.add(requestClass.source);
    gathering.operations.add(requestClass.operation);
    gathering.principals.add(requestClass.principal);
    gathering.evidence.add(requestClass.evidence);
    gathering.reasons.add(verdict.reason);
    for (const sample of requestClass.samples) keepSample(gathering.samples, sample);
    const alone = withoutTrail(requestClass);
    if (alone !== undefined && pathOf(alone) !== path) {
      const formerly = evaluateClass(policy, alone);
      if (formerly.kind === "violation" || formerly.kind === "inconclusive") {
        const { bucket } = requestClass;
        const subject = { policy: policy.id, bucket, principal, path: pathOf(alone) };
        gathering.replaces.add(identityOf(ruleFor(alone, formerly), subject));
      }
    }
  }

  findings(): Finding[] {
    return [...this.#gatherings.values()].map((gathering) => ({
      ...makeFinding({
        rule: gathering.rule,
        kind: gathering.rule === stoppedRule ? "stopped" : gathering.rule === inconclusiveRule ? "open" : "fail",
        policySeverity: gathering.policy.severity,
        subject: {
          policy: gathering.policy.id,
          bucket: gathering.bucket,
          principal: gathering.principal,
          path: gathering.path,
        },
        message: messageOf(gathering),
        place: placeOfTraffic(gathering.rule, gathering.policy),
      }),
      ...(gathering.exception === undefined ? {} : { exception: gathering.exception }),
      ...(gathering.replaces.size === 0 ? {} : { replaces: [...gathering.replaces].toSorted(compareText) }),
      traffic: {
        requests: gathering.requests,
        bytes: gathering.bytes,
        first: gathering.first,
        last: gathering.last,
        evidence: [...gathering.evidence].toSorted(compareText),
        reasons: [...gathering.reasons].toSorted(compareText),
        operations: fewOf(gathering.operations),
        sources: fewOf(gathering.sources),
        principals: fewOf(gathering.principals),
        samples: gathering.samples,
      },
    }));
  }
}

/**
 * The principal as findings have it: those of a foreign account are one.
 *
 * @param accounts ours; empty for no grouping
 */
export function groupedPrincipal(principal: string, accounts: ReadonlySet<string>): string {
  const account = accountOf(principal);
  return accounts.size === 0 || account === "" || accounts.has(account) ? principal : `account ${account}`;
}

/** The rule of requests that a policy does not find compliant; of excepted ones, the rule without the exception. */
export function ruleFor({ outcome }: Pick<RequestClass, "outcome">, { kind, reason }: Verdict): RuleId {
  if (outcome === "denied") return stoppedRule;
  const rule = ruleOfViolation[reason];
  if (kind === "inconclusive" || (kind === "excepted" && rule === undefined)) return inconclusiveRule;
  if (rule === undefined) throw new TypeError(`Cannot report the violation ${reason}: it has no rule`);
  return rule;
}

/**
 * A joined class as the access log alone would tell it. Of a service that calls for a user the log has an address of
 * AWS's, which the class does not keep: a reserved one stands for it, which is public and in nobody's network.
 */
function withoutTrail(requestClass: RequestClass): RequestClass | undefined {
  if (requestClass.evidence !== "joined") return undefined;
  const source = requestClass.service === "" ? requestClass.source : "240.0.0.1";
  return { ...requestClass, evidence: "log", endpoint: "", endpointAccount: "", service: "", source };
}

/** The way in, coarse enough to be the same tomorrow. */
export function pathOf({ service, endpoint, source }: RequestClass): string {
  if (service !== "") return service;
  if (endpoint !== "") return endpoint;
  const nature = natureOf(source);
  return nature === "public" ? "internet" : nature === "private" ? "private-address" : "unknown-address";
}

/** What a finding about requests points at: the key that does not allow them. */
export function placeOfTraffic(rule: RuleId, policy: Policy): Place {
  return rule === "PERIM1005" ? policy.awsServicesPlace : policy.allowPlace;
}

/** The first few of some texts, sorted, and how many there are. */
export function fewOf(texts: ReadonlySet<string>): FewOf {
  return { count: texts.size, first: [...texts].toSorted(compareText).slice(0, fewLimit) };
}

function messageOf({ rule, policy, bucket, principal, path }: Gathering): string {
  const who = `by '${printable(principal)}'`;
  const what = `bucket '${printable(bucket)}'`;
  const by = `policy '${printable(policy.id)}'`;
  const way = path === "internet"
    ? "from the internet"
    : path === "private-address"
    ? "from a private address"
    : path === "unknown-address"
    ? "from an address that the logs do not tell"
    : `through '${printable(path)}'`;
  if (rule === stoppedRule) {
    return `A request to ${what} ${way} ${who}, which ${by} does not allow, was denied by S3.`;
  }
  const reached = `${what[0]?.toUpperCase()}${what.slice(1)} was reached ${way} ${who}`;
  return rule === inconclusiveRule
    ? `${reached}, and the evidence cannot tell whether ${by} allows it.`
    : `${reached}, which ${by} does not allow.`;
}
