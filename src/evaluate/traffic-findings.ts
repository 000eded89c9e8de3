import { compareText, type RuleId } from "../diagnostic/diagnostic.ts";
import { printable } from "../diagnostic/printable.ts";
import type { Exception, Place, Policy } from "../policy/policy.ts";
import { type Evidence, keepSample, type RequestClass, type Sample } from "../profile/request-class.ts";
import { accountOf } from "../record/principal.ts";
import { DistinctTexts } from "./distinct-texts.ts";
import { judge } from "./evaluate-class.ts";
import type { Finding } from "./finding.ts";
import { identityOf } from "./identity.ts";
import { makeFinding } from "./make-finding.ts";
import { type Source, sourceOf } from "./source.ts";
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

/** Requests of one identity while they are gathered. */
interface Gathering {
  readonly policy: Policy;
  readonly exception: Exception | undefined;
  readonly rule: RuleId;
  readonly bucket: string;
  readonly principal: string;
  readonly path: string;
  readonly sources: DistinctTexts;
  readonly operations: DistinctTexts;
  readonly principals: DistinctTexts;
  readonly evidence: DistinctTexts<Evidence>;
  readonly reasons: DistinctTexts<Reason>;
  readonly samples: Sample[];
  /** What the same requests are without CloudTrail, each once. */
  readonly formerly: Former[];
  requests: number;
  bytes: number;
  first: number;
  last: number;
}

/** What else identifies a finding of the same policy, bucket and principal. */
interface Former {
  readonly rule: RuleId;
  readonly path: string;
}

/** Gatherings by path; of each path there are few, which differ in rule or exception. */
type ByPath = Map<string, Gathering[]>;
type ByPrincipal = Map<string, ByPath>;
type ByBucket = Map<string, ByPrincipal>;

/**
 * Gathers the requests that a policy does not find compliant into findings: one a rule, policy, bucket, principal, path;
 * of excepted ones also one an exception.
 */
export class TrafficFindings {
  readonly #accounts: ReadonlySet<string>;
  readonly #ofPolicies = new Map<Policy, ByBucket>();
  readonly #gatherings: Gathering[] = [];

  /** @param accounts ours: principals of other accounts are grouped by account; empty for no grouping */
  constructor(accounts: ReadonlySet<string>) {
    this.#accounts = accounts;
  }

  /**
   * Takes a class whose verdict is violation, inconclusive, or excepted from one of these.
   *
   * @param source of the class, read
   */
  add(policy: Policy, requestClass: RequestClass, source: Source, verdict: Verdict): void {
    const gathering = this.#gatheringOf(policy, requestClass, source, verdict);
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
    const former = formerOf(policy, requestClass, source);
    if (former === undefined) return;
    const { formerly } = gathering;
    if (!formerly.some(({ rule, path }) => rule === former.rule && path === former.path)) formerly.push(former);
  }

  // By maps in maps: to make one text of all that identifies a finding, for every class, would cost more than to judge it.
  #gatheringOf(policy: Policy, requestClass: RequestClass, source: Source, verdict: Verdict): Gathering {
    const { bucket } = requestClass;
    const { exception } = verdict;
    const rule = ruleFor(requestClass, verdict);
    const principal = groupedPrincipal(requestClass.principal, this.#accounts);
    const path = pathOf(requestClass, source);
    const byBucket = entryOf(this.#ofPolicies, policy, newMap<string, ByPrincipal>);
    const byPrincipal = entryOf(byBucket, bucket, newMap<string, ByPath>);
    const byPath = entryOf(byPrincipal, principal, newMap<string, Gathering[]>);
    const alike = entryOf(byPath, path, newList);
    const known = alike.find((candidate) => candidate.rule === rule && candidate.exception === exception);
    if (known !== undefined) return known;
    const gathering: Gathering = {
      policy,
      exception,
      rule,
      bucket,
      principal,
      path,
      sources: new DistinctTexts(),
      operations: new DistinctTexts(),
      principals: new DistinctTexts(),
      evidence: new DistinctTexts(),
      reasons: new DistinctTexts(),
      samples: [],
      formerly: [],
      requests: 0,
      bytes: 0,
      first: Infinity,
      last: -Infinity,
    };
    alike.push(gathering);
    this.#gatherings.push(gathering);
    return gathering;
  }

  findings(): Finding[] {
    return this.#gatherings.map((gathering) => ({
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
      ...(gathering.formerly.length === 0 ? {} : { replaces: replacedBy(gathering) }),
      traffic: {
        requests: gathering.requests,
        bytes: gathering.bytes,
        first: gathering.first,
        last: gathering.last,
        evidence: gathering.evidence.sorted(),
        reasons: gathering.reasons.sorted(),
        operations: gathering.operations.few(),
        sources: gathering.sources.few(),
        principals: gathering.principals.few(),
        samples: gathering.samples,
      },
    }));
  }
}

const newMap = <Key, Value>(): Map<Key, Value> => new Map();
const newList = (): Gathering[] => [];

/** The value of a key; made where there is none. */
function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

function replacedBy({ policy, bucket, principal, formerly }: Gathering): string[] {
  return formerly.map(({ rule, path }) => identityOf(rule, { policy: policy.id, bucket, principal, path }))
    .toSorted(compareText);
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
 * What the finding of a joined class is where the access log alone is read; undefined where that has the same path, or
 * would be none. Of a service that calls for a user the log has an address of AWS's, which the class does not keep: a
 * reserved one stands for it, which is public and in nobody's network.
 */
function formerOf(policy: Policy, requestClass: RequestClass, source: Source): Former | undefined {
  const { evidence, service, endpoint } = requestClass;
  if (evidence !== "joined" || (service === "" && endpoint === "")) return undefined;
  const alone: RequestClass = { ...requestClass, evidence: "log", endpoint: "", endpointAccount: "", service: "" };
  const from = service === "" ? source : ofNobody;
  const path = pathOf(alone, from);
  if (path === pathOf(requestClass, source)) return undefined;
  const verdict = judge(policy, alone, from);
  if (verdict.kind !== "violation" && verdict.kind !== "inconclusive") return undefined;
  return { rule: ruleFor(alone, verdict), path };
}

const ofNobody = sourceOf("240.0.0.1");

/**
 * The way in, coarse enough to be the same tomorrow.
 *
 * @param source of the class, read
 */
export function pathOf({ service, endpoint }: RequestClass, { nature }: Source): string {
  if (service !== "") return service;
  if (endpoint !== "") return endpoint;
  return nature === "public" ? "internet" : nature === "private" ? "private-address" : unknownAddress;
}

/** The path of requests of which no address is known. */
export const unknownAddress = "unknown-address";

/** What a finding about requests points at: the key that does not allow them. */
export function placeOfTraffic(rule: RuleId, policy: Policy): Place {
  return rule === "PERIM1005" ? policy.awsServicesPlace : policy.allowPlace;
}

function messageOf({ rule, policy, bucket, principal, path }: Gathering): string {
  const who = `by '${printable(principal)}'`;
  const what = `bucket '${printable(bucket)}'`;
  const by = `policy '${printable(policy.id)}'`;
  const way = path === "internet"
    ? "from the internet"
    : path === "private-address"
    ? "from a private address"
    : path === unknownAddress
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
