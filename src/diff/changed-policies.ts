import { compareText } from "../diagnostic/diagnostic.ts";
import type { RangeSet } from "../net/range-set.ts";
import type { Network, Policy, PolicySet } from "../policy/policy.ts";

/** Ids of policies that do not say the same on both sides, or are on one side only. Comments, order and names are nothing. */
export function changedPolicies(base: PolicySet, head: PolicySet): ReadonlySet<string> {
  const before = meanings(base);
  const after = meanings(head);
  const ids = new Set([...before.keys(), ...after.keys()]);
  return new Set([...ids].filter((id) => before.get(id) !== after.get(id)));
}

function meanings({ policies }: PolicySet): ReadonlyMap<string, string> {
  return new Map(policies.map((policy) => [policy.id, meaningOf(policy)]));
}

function meaningOf({ buckets, exceptBuckets, allow, awsServices, require, severity, exceptions }: Policy): string {
  return JSON.stringify([
    sorted(buckets.map(({ text }) => text)),
    sorted(exceptBuckets.map(({ text }) => text)),
    sorted(allow.map(networkText)),
    typeof awsServices === "string" ? awsServices : sorted(awsServices),
    require,
    severity,
    sorted(exceptions.map(({ from = "", expires, principals, sourceCidrs, operations }) =>
      JSON.stringify([
        from,
        expires,
        principals === undefined ? null : sorted(principals),
        rangesText(sourceCidrs),
        operations === undefined ? null : sorted(operations),
      ])
    )),
  ]);
}

function networkText({ vpcEndpoints, vpcCidrs, publicCidrs }: Network): string {
  return JSON.stringify([sorted(vpcEndpoints), rangesText(vpcCidrs), rangesText(publicCidrs)]);
}

function rangesText(ranges: RangeSet | undefined): string {
  if (ranges === undefined) return "any";
  return [...ranges.v4, ...ranges.v6].map(({ family, first, last }) => `${family}:${first}-${last}`).join(" ");
}

function sorted(texts: Iterable<string>): string[] {
  return [...texts].toSorted(compareText);
}
