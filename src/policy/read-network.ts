import type { SourceText } from "../diagnostic/source-text.ts";
import { checkDuplicates } from "./check-duplicates.ts";
import type { Network } from "./policy.ts";
import { type ProblemList, quote } from "./problem-list.ts";
import { readRanges } from "./read-ranges.ts";
import { textsAt, valueAt, type YamlMap } from "./yaml-node.ts";

// The short form is of endpoints made before 2017. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html
const endpointId = /^vpce-(?:[0-9a-f]{8}|[0-9a-f]{17})$/;

/**
 * Reads a network and reports what is wrong in it. Whether it has what it needs is the shape's matter.
 *
 * @param name under which findings know it
 */
export function readNetwork(
  map: YamlMap,
  name: string,
  { source, problems }: { source: SourceText; problems: ProblemList },
): Network {
  const endpoints = textsAt(map, "vpcEndpoints");
  checkDuplicates(endpoints, source, problems);
  for (const { value, span } of endpoints) {
    if (endpointId.test(value) || value.trim() === "") continue;
    const meant = value.trim().toLowerCase();
    problems.add("odd-endpoint-id", {
      source,
      span,
      message: `${quote(value)} does not look like the id of a VPC endpoint, \`vpce-\` and 17 hexadecimal digits, ` +
        "and is compared as it stands",
      suggestion: endpointId.test(meant) ? meant : undefined,
    });
  }
  const publicSpace = valueAt(map, "publicSpaceVpc");
  const usesPublicSpace = publicSpace?.kind === "scalar" && publicSpace.value === true;
  return {
    name,
    vpcEndpoints: new Set(endpoints.map(({ value }) => value)),
    vpcCidrs: readRanges(map, "vpcCidrs", { role: usesPublicSpace ? "public-space-vpc" : "vpc", source, problems }),
    publicCidrs: readRanges(map, "publicCidrs", { role: "public", source, problems }),
  };
}
