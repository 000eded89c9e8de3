import type { Exception } from "../policy/policy.ts";

/** What a policy says of a request class. */
export interface Verdict {
  readonly kind: "compliant" | "violation" | "inconclusive" | "excepted" | "not-applicable";
  /** How well a compliant verdict is founded. */
  readonly grade?: "proven" | "by address" | "by service";
  /** Which row decided; of an excepted one, what it would have been without the exception. */
  readonly reason: Reason;
  /** The exception that applies, where the kind is `excepted`. */
  readonly exception?: Exception;
}

/** Every reason, with its row in the verdict table and what it says of a request. */
export const reasons: Readonly<Record<Reason, ReasonPage>> = {
  "internal-operation": { row: 1, text: "S3 did it by itself, so it never crossed a network" },
  "service-allowed": { row: 2, text: "an AWS service that the policy allows made the call" },
  "service-not-allowed": { row: 2, text: "an AWS service that the policy does not allow made the call" },
  "service-unknown": { row: 2, text: "some AWS service made the call, and the log does not name it" },
  "endpoint-allowed": { row: 3, text: "it came through an allowed VPC endpoint" },
  "address-behind-endpoint-unknown": {
    row: 4,
    text: "it came through an allowed VPC endpoint, and the address behind it cannot be told",
  },
  "unexpected-address-behind-endpoint": {
    row: 5,
    text: "it came through an allowed VPC endpoint from an address that the policy does not expect behind it",
  },
  "unexpected-endpoint": { row: 6, text: "it came through a VPC endpoint that the policy does not allow" },
  "console-endpoint": {
    row: 6,
    text: "it came through a VPC endpoint that the policy does not allow; the caller says it is AWS's console, " +
      "whose endpoints are AWS's own",
  },
  "endpoint-id-missing": { row: 7, text: "CloudTrail has no VPC endpoint id where there should be one" },
  "public-address-allowed": { row: 8, text: "it came from an allowed address on the internet, through no endpoint" },
  "range-straddles": { row: 9, text: "its address was folded to a range that is only partly allowed" },
  "from-internet": { row: 10, text: "it came from the internet, from an address that the policy does not allow" },
  "address-unknown": { row: 11, text: "the access log has no address" },
  "private-address-allowed": {
    row: 12,
    text: "it came from an allowed private address, as far as an access log can tell",
  },
  "public-address-allowed-by-log": {
    row: 13,
    text: "it came from an allowed public address, as far as an access log can tell",
  },
  "public-space-behind-endpoint": {
    row: 14,
    text: "its address is expected behind an endpoint and is public: the same address can come by the internet",
  },
  "some-endpoint": {
    row: 15,
    text: "its private address says that it came through some VPC endpoint, and an access log cannot say which",
  },
  "unexpected-private-address": {
    row: 16,
    text:
      "its private address says that it came through some VPC endpoint, from an address that the policy does not allow",
  },
  "from-internet-by-address": {
    row: 17,
    text: "its public address says that it came from the internet, from an address that the policy does not allow",
  },
  "log-cannot-prove": {
    row: 12,
    text: "its address is allowed, but the policy requires proof, which only CloudTrail gives",
  },
  "evidence-conflict": { row: 3, text: "the records of the request contradict each other" },
};

/** A row of the verdict table, and what it says of a request. */
export interface ReasonPage {
  readonly row: number;
  readonly text: string;
}

/** Why a verdict is what it is: a closed list. */
export type Reason =
  | "internal-operation"
  | "service-allowed"
  | "service-not-allowed"
  | "service-unknown"
  | "endpoint-allowed"
  | "address-behind-endpoint-unknown"
  | "unexpected-address-behind-endpoint"
  | "unexpected-endpoint"
  | "console-endpoint"
  | "endpoint-id-missing"
  | "public-address-allowed"
  | "range-straddles"
  | "from-internet"
  | "address-unknown"
  | "private-address-allowed"
  | "public-address-allowed-by-log"
  | "public-space-behind-endpoint"
  | "some-endpoint"
  | "unexpected-private-address"
  | "from-internet-by-address"
  | "log-cannot-prove"
  | "evidence-conflict";
