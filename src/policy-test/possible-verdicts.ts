import { sourceText } from "../diagnostic/source-text.ts";
import { evaluateClass } from "../evaluate/evaluate-class.ts";
import { readPolicies } from "../policy/read-policies.ts";
import { probeClasses } from "./probe-classes.ts";

// Policies that come, between them, to every row of the verdict table.
const text = `version: 1
networks:
  one-vpc:
    vpcEndpoints: [vpce-0123456789abcdef0]
    vpcCidrs: [10.20.0.0/16, 44.0.0.0/16]
    publicSpaceVpc: true
  whole-vpc:
    vpcEndpoints: [vpce-00000000000000001]
  office:
    publicCidrs: [203.0.113.0/24]
policies:
  - id: of-addresses
    buckets: [of-addresses]
    allow: [one-vpc, office]
    awsServices: [athena.amazonaws.com]
    require: by-address
    exceptions: &all [{ id: all, reason: any, owner: any, expires: 9999-12-31, operations: [GetObject] }]
  - id: of-endpoints
    buckets: [of-endpoints]
    allow: [whole-vpc, office]
    awsServices: none
    require: proven
    exceptions: *all
`;

let known: PossibleVerdicts | undefined;

/** Kinds of verdicts by reason. Keys and members are text, so that any word can be looked up. */
export type PossibleVerdicts = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The verdicts that each reason can come with. Found by asking the evaluation about policies that can do anything, with
 * their exceptions and without, so that the verdict table is written in one place only.
 */
export function possibleVerdicts(): PossibleVerdicts {
  return known ??= findVerdicts();
}

function findVerdicts(): PossibleVerdicts {
  const { policySet } = readPolicies([sourceText("possible-verdicts.yaml", text)], { today: "2006-03-14" });
  const found = new Map<string, Set<string>>();
  for (const policy of policySet?.policies ?? []) {
    const { classes } = probeClasses(policy);
    for (const one of [policy, { ...policy, exceptions: [] }]) {
      for (const key of classes) {
        const { kind, reason } = evaluateClass(one, key);
        const kinds = found.get(reason);
        if (kinds === undefined) found.set(reason, new Set([kind]));
        else kinds.add(kind);
      }
    }
  }
  return found;
}
