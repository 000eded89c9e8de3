import type { Containment, RangeSet } from "../net/range-set.ts";
import type { Exception, Network, Policy } from "../policy/policy.ts";
import type { ClassKey } from "../profile/request-class.ts";
import { isInternalOperation } from "../record/operation.ts";
import { unknownService } from "../record/record.ts";
import { locateSource, type Source, sourceOf } from "./source.ts";
import type { Reason, Verdict } from "./verdict.ts";

/**
 * Judges one request class by one policy: the verdict table, first row that matches. Pure; no clock. The policy must
 * cover the class's bucket.
 */
export function evaluateClass(policy: Policy, key: ClassKey): Verdict {
  return judge(policy, key, sourceOf(key.source));
}

/**
 * As {@link evaluateClass}, for those who ask about many classes.
 *
 * @param source of the class, read
 */
export function judge(policy: Policy, key: ClassKey, source: Source): Verdict {
  const verdict = withoutExceptions(policy, key, source);
  if (verdict.kind !== "violation" && verdict.kind !== "inconclusive") return verdict;
  // Records that contradict each other could be excused by what only one of them says.
  if (key.evidence === "conflict") return verdict;
  const exception = policy.exceptions.find((candidate) => applies(candidate, key, source));
  return exception === undefined ? verdict : { kind: "excepted", reason: verdict.reason, exception };
}

// By the class's own day, whatever the clock.
function applies(exception: Exception, key: ClassKey, source: Source): boolean {
  const { from, expires, principals, sourceCidrs, operations } = exception;
  return (
    key.day <= expires &&
    (from === undefined || key.day >= from) &&
    (principals === undefined || principals.has(key.principal)) &&
    (operations === undefined || operations.has(key.operation)) &&
    (sourceCidrs === undefined || locateSource(sourceCidrs, source) === "inside")
  );
}

function withoutExceptions(policy: Policy, key: ClassKey, source: Source): Verdict {
  if (isInternalOperation(key.operation)) return { kind: "not-applicable", reason: "internal-operation" };
  const verdict = key.service !== ""
    ? byService(policy, key.service)
    : key.evidence === "log"
    ? byLog(policy, source)
    : key.endpoint !== ""
    ? byEndpoint(policy, key, source)
    : byTrailWithoutEndpoint(policy, key, source);
  if (verdict.kind !== "compliant") return verdict;
  if (key.evidence === "conflict") return inconclusive("evidence-conflict");
  return policy.require === "proven" && verdict.grade === "by address" ? inconclusive("log-cannot-prove") : verdict;
}

// Row 2.
function byService({ awsServices }: Policy, service: string): Verdict {
  if (awsServices === "any") return { kind: "compliant", grade: "by service", reason: "service-allowed" };
  if (awsServices === "none") return violation("service-not-allowed");
  if (service === unknownService) return inconclusive("service-unknown");
  if (awsServices.has(service)) return { kind: "compliant", grade: "by service", reason: "service-allowed" };
  return violation("service-not-allowed");
}

// Rows 3 to 6.
function byEndpoint({ allow }: Policy, { endpoint, claim }: ClassKey, source: Source): Verdict {
  const networks = allow.filter(({ vpcEndpoints }) => vpcEndpoints.has(endpoint));
  if (networks.length === 0) return violation(claim === "console" ? "console-endpoint" : "unexpected-endpoint");
  const proven: Verdict = { kind: "compliant", grade: "proven", reason: "endpoint-allowed" };
  if (networks.some(({ vpcCidrs }) => vpcCidrs === undefined)) return proven;
  if (source.nature === "absent") return inconclusive("address-behind-endpoint-unknown");
  const place = best(networks, source, ({ vpcCidrs }) => vpcCidrs);
  if (place === "inside") return proven;
  return place === "straddling"
    ? inconclusive("address-behind-endpoint-unknown")
    : violation("unexpected-address-behind-endpoint");
}

// Rows 7 to 10.
function byTrailWithoutEndpoint({ allow }: Policy, { evidence }: ClassKey, source: Source): Verdict {
  const { nature } = source;
  if (evidence === "old-trail" || nature === "absent" || nature === "private") {
    return inconclusive("endpoint-id-missing");
  }
  const place = best(allow, source, ({ publicCidrs }) => publicCidrs);
  if (place === "inside") return { kind: "compliant", grade: "proven", reason: "public-address-allowed" };
  return place === "straddling" || nature === "mixed" ? inconclusive("range-straddles") : violation("from-internet");
}

// Rows 11 to 17.
function byLog({ allow }: Policy, source: Source): Verdict {
  const { nature } = source;
  if (nature === "absent") return inconclusive("address-unknown");
  const behind = best(allow, source, ({ vpcCidrs }) => vpcCidrs);
  const onInternet = best(allow, source, ({ publicCidrs }) => publicCidrs);
  if (nature === "private" && behind === "inside") return byAddress("private-address-allowed");
  if (nature === "public" && onInternet === "inside") return byAddress("public-address-allowed-by-log");
  if (nature === "public" && behind === "inside") return inconclusive("public-space-behind-endpoint");
  if (nature === "mixed" || behind === "straddling" || (nature === "public" && onInternet === "straddling")) {
    return inconclusive("range-straddles");
  }
  if (nature === "public") return violation("from-internet-by-address");
  const someEndpoint = allow.some(({ vpcEndpoints, vpcCidrs }) => vpcEndpoints.size > 0 && vpcCidrs === undefined);
  return someEndpoint ? inconclusive("some-endpoint") : violation("unexpected-private-address");
}

/** Where a source lies with regard to the sets of several networks: what is best for the request. */
function best(networks: readonly Network[], source: Source, set: (n: Network) => RangeSet | undefined): Containment {
  let found: Containment = "outside";
  for (const network of networks) {
    const ranges = set(network);
    const place = ranges === undefined ? "outside" : locateSource(ranges, source);
    if (place === "inside") return place;
    if (place === "straddling") found = place;
  }
  return found;
}

function byAddress(reason: Reason): Verdict {
  return { kind: "compliant", grade: "by address", reason };
}

function violation(reason: Reason): Verdict {
  return { kind: "violation", reason };
}

function inconclusive(reason: Reason): Verdict {
  return { kind: "inconclusive", reason };
}
