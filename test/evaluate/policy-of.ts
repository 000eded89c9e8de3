import { isRangeProblem, parseRange } from "../../src/net/address-range.ts";
import { type RangeSet, rangeSet } from "../../src/net/range-set.ts";
import type { Place, Policy } from "../../src/policy/policy.ts";
import type { NaivePolicy } from "./naive-verdict.ts";

const place: Place = { source: { path: "p.yaml", text: "", lineStarts: [0] }, span: { start: 0, end: 0 } };

/** A policy for the real evaluation from one for the naive one. It covers every bucket. */
export function policyOf(naive: NaivePolicy, id: string = "p"): Policy {
  return {
    id,
    description: "",
    buckets: [{ text: "*", matches: () => true, place }],
    exceptBuckets: [],
    allow: naive.allow.map(({ vpcEndpoints = [], vpcCidrs, publicCidrs }, index) => ({
      name: `network-${index}`,
      vpcEndpoints: new Set(vpcEndpoints),
      vpcCidrs: vpcCidrs && rangesOf(vpcCidrs),
      publicCidrs: publicCidrs && rangesOf(publicCidrs),
    })),
    awsServices: typeof naive.awsServices === "string" ? naive.awsServices : new Set(naive.awsServices),
    require: naive.require,
    severity: "high",
    exceptions: naive.exceptions.map(({ id: exceptionId, from, expires, principals, sourceCidrs, operations }) => ({
      id: exceptionId,
      reason: "",
      owner: "",
      from,
      expires,
      principals: principals && new Set(principals),
      sourceCidrs: sourceCidrs && rangesOf(sourceCidrs),
      operations: operations && new Set(operations),
      place,
      expiresPlace: place,
    })),
    place,
    allowPlace: place,
    awsServicesPlace: place,
  };
}

function rangesOf(cidrs: readonly string[]): RangeSet {
  return rangeSet(cidrs.map((cidr) => {
    const range = parseRange(cidr);
    if (isRangeProblem(range)) throw new TypeError(`Cannot read ${cidr}`);
    return range;
  }));
}
