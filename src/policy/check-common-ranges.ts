import { isRangeProblem, parseRange } from "../net/address-range.ts";
import { locate, type RangeSet } from "../net/range-set.ts";
import type { Network, Place } from "./policy.ts";
import { type ProblemList, quote } from "./problem-list.ts";

/**
 * Ranges that VPCs have where nobody chose one, so that an address in them says little of which VPC it is in:
 * - 172.31.0.0/16: every default VPC, https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc-components.html
 * - 10.0.0.0/16: what the console proposes for a new VPC, and the documentation's example throughout
 * - 192.168.0.0/16: what eksctl gives a cluster's VPC, and most networks at home and in offices
 *
 * Wider ranges that hold one of them (10.0.0.0/8, 172.16.0.0/12) and parts of them are as common.
 */
const commonRanges: readonly (readonly [text: string, whose: string])[] = [
  ["172.31.0.0/16", "every default VPC"],
  ["10.0.0.0/16", "VPCs made with the console's proposal"],
  ["192.168.0.0/16", "VPCs made by eksctl and networks in most offices"],
];

/** Reports, at `require: by-address`, networks whose `vpcCidrs` other VPCs commonly use. */
export function checkCommonRanges(
  networks: readonly Network[],
  { place, problems }: { place: Place; problems: ProblemList },
): void {
  for (const { name, vpcCidrs } of networks) {
    if (vpcCidrs === undefined) continue;
    const found = commonRanges.filter(([text]) => overlaps(vpcCidrs, text)).map(([text, whose]) =>
      `${quote(text)} (${whose})`
    );
    if (found.length === 0) continue;
    const message = `by address alone, network ${quote(name)} cannot be told from others: its \`vpcCidrs\` share ` +
      `${found.join(", ")}; \`proven\` goes by the endpoint`;
    problems.add("common-range", { ...place, message, suggestion: "proven" });
  }
}

function overlaps(set: RangeSet, text: string): boolean {
  const range = parseRange(text);
  return !isRangeProblem(range) && locate(set, range) !== "outside";
}
