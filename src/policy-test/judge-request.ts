import { evaluateClass } from "../evaluate/evaluate-class.ts";
import { covers, type Network, type Policy } from "../policy/policy.ts";
import type { ClassKey } from "../profile/request-class.ts";
import type { Judgement } from "./test-report.ts";

/** What a policy says of a request, also whether it covers the bucket at all. */
export function judgeRequest(policy: Policy, request: ClassKey): Judgement {
  if (!covers(policy, request.bucket)) return { verdict: "not-covered", networks: [] };
  const { kind, ...rest } = evaluateClass(policy, request);
  const networks = kind === "compliant" ? policy.allow.filter((network) => allowsAlone(policy, network, request)) : [];
  return { verdict: kind, ...rest, networks: networks.map(({ name }) => name) };
}

/** Whether a request would be compliant, by endpoint or address, if a network were all that its policy allows. */
export function allowsAlone(policy: Policy, network: Network, request: ClassKey): boolean {
  const { kind, grade } = evaluateClass({ ...policy, allow: [network], exceptions: [] }, request);
  return kind === "compliant" && grade !== "by service";
}
