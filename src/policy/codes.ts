import type { RuleId } from "../diagnostic/diagnostic.ts";
import type { Severity } from "../diagnostic/severity.ts";

/** What is fixed about one kind of mistake in a policy file. */
export interface Code {
  readonly id: RuleId;
  /** `error`: no policy set is made. `warning`: one is, and it is probably not what was meant. */
  readonly kind: "error" | "warning";
  readonly severity: Severity;
  /** The mistake in one sentence without a full stop. */
  readonly summary: string;
}

/*
 * Ids are stable: a new one gets a free number, a dropped one leaves a gap.
 * 400x the file, 402x its shape, 404x networks and addresses, 406x policies, 408x exceptions, 410x tests of policies.
 */
const table = {
  "policy-file-too-large": ["PERIM4001", "error", "The file is larger than a policy file may be"],
  "invalid-utf-8": ["PERIM4002", "error", "The file is not UTF-8 text"],
  "yaml-syntax": ["PERIM4003", "error", "The file is not YAML"],
  "tab-indentation": ["PERIM4004", "error", "A line is indented with a tab, which YAML does not allow"],
  "several-documents": ["PERIM4005", "error", "The file holds more than one YAML document"],
  "empty-policy-file": [
    "PERIM4006",
    "error",
    "The file says nothing: it holds no policies, no networks and no accounts",
  ],
  "duplicate-key": ["PERIM4007", "error", "A key stands twice in one mapping"],
  "unknown-tag": ["PERIM4008", "error", "A YAML tag is not one that policy files use"],
  "undefined-anchor": ["PERIM4009", "error", "An alias names an anchor that is not defined before it"],
  "alias-bomb": ["PERIM4010", "error", "Aliases expand to far more than was written, or to themselves"],
  "nested-too-deeply": ["PERIM4011", "error", "The file is nested more deeply than any policy"],
  "unmergeable-value": ["PERIM4012", "error", "A merge key `<<` holds something other than mappings"],

  "unknown-key": ["PERIM4021", "error", "A key is not one that policy files have in this place"],
  "missing-key": ["PERIM4022", "error", "A key that must be written is missing"],
  "wrong-type": ["PERIM4023", "error", "A value is of another type than its key takes"],
  "unknown-value": ["PERIM4024", "error", "A value is none of those that its key takes"],
  "unsupported-version": ["PERIM4025", "error", "The file is of a version that this program does not read"],
  "empty-list": ["PERIM4026", "error", "A list that must say something is empty"],
  "empty-text": ["PERIM4027", "error", "A text that must say something is empty"],
  "invalid-name": ["PERIM4028", "error", "An id or a name has characters that names may not have"],
  "invalid-account-id": ["PERIM4029", "error", "An account id is not 12 digits"],
  "invalid-date": ["PERIM4030", "error", "A date is not a day of the calendar written as YYYY-MM-DD"],
  "duplicate-value": ["PERIM4031", "warning", "A value stands twice in one list"],

  "not-an-address": [
    "PERIM4041",
    "error",
    "An address is not one in the strict sense, so that programs may read it unlike",
  ],
  "non-canonical-address": ["PERIM4042", "error", "An address is not written in its canonical form"],
  "prefix-length-missing": ["PERIM4043", "error", "A range has no prefix length"],
  "invalid-prefix-length": [
    "PERIM4044",
    "error",
    "The prefix length of a range is not a number that its addresses allow",
  ],
  "host-bits-set": ["PERIM4045", "error", "The address of a range has bits behind its prefix"],
  "any-address": ["PERIM4046", "warning", "A range holds every address there is"],
  "private-range-as-public": ["PERIM4047", "error", "A range under `publicCidrs` holds private addresses"],
  "public-range-as-vpc": ["PERIM4048", "error", "A range under `vpcCidrs` holds public IPv4 addresses"],
  "vpc-cidrs-without-endpoints": [
    "PERIM4049",
    "error",
    "A network has `vpcCidrs` and no `vpcEndpoints` they lie behind",
  ],
  "empty-network": ["PERIM4050", "error", "A network names no way in"],
  "odd-endpoint-id": ["PERIM4051", "warning", "A VPC endpoint id does not look like one"],
  "duplicate-network": ["PERIM4052", "error", "Two files define a network of one name"],
  "undefined-network": ["PERIM4053", "error", "A policy allows a network that no file defines"],
  "unused-network": ["PERIM4054", "warning", "No policy uses a network"],

  "duplicate-policy-id": ["PERIM4061", "error", "Two policies have one id"],
  "impossible-bucket-pattern": ["PERIM4062", "error", "A bucket pattern can match no bucket"],
  "except-buckets": ["PERIM4063", "warning", "A policy has `exceptBuckets`: a hole without date, owner and reason"],
  "unused-except-bucket": ["PERIM4064", "warning", "A pattern under `exceptBuckets` excepts no bucket of the policy"],
  "except-empties-policy": [
    "PERIM4065",
    "error",
    "The patterns under `exceptBuckets` except every bucket of the policy",
  ],
  "overlapping-policies": ["PERIM4066", "warning", "Two policies cover one bucket, and both must hold"],
  "overlap-unchecked": ["PERIM4067", "warning", "Bucket patterns are too many or too intricate to be compared"],
  "invalid-service-name": ["PERIM4068", "error", "A value under `awsServices` is no DNS name of an AWS service"],
  "common-range": ["PERIM4069", "warning", "A policy trusts, by address alone, a range that other VPCs commonly use"],

  "duplicate-exception-id": ["PERIM4081", "error", "Two exceptions of a policy have one id"],
  "exception-without-condition": ["PERIM4082", "error", "An exception has no condition"],
  "excepts-everything": ["PERIM4083", "error", "An exception excepts every request there can be"],
  "invalid-principal": ["PERIM4084", "error", "A principal is nothing that a log names as one"],
  "unknown-operation": ["PERIM4085", "error", "An operation is not an action of the S3 API"],
  "from-after-expires": ["PERIM4086", "error", "An exception begins after its end"],
  "expired-exception": ["PERIM4087", "warning", "An exception has expired"],
  "wide-exception": ["PERIM4088", "warning", "An exception holds a range wider than a /16 (IPv6: /32)"],

  "undefined-policy": ["PERIM4101", "error", "A test expects something of a policy that no file defines"],
  "undefined-exception": ["PERIM4102", "error", "A test expects an exception that the policy does not have"],
  "impossible-expectation": ["PERIM4103", "error", "A test expects a verdict with a reason that never leads to it"],
  "impossible-request": ["PERIM4104", "error", "The request of a test is one that no log can show"],
  "duplicate-test-name": ["PERIM4105", "error", "Two tests of a file have one name"],
  "request-given-twice": ["PERIM4106", "error", "A test has both a request in fields and a pasted one"],
} as const;

/** The name of a kind of mistake: it says the bad thing. */
export type CodeName = keyof typeof table;

/** Every kind of mistake, by name, in the order of the ids. */
export const codes: Readonly<Record<CodeName, Code>> = Object.fromEntries(
  Object.entries(table).map(([name, [id, kind, summary]]): [string, Code] => [
    name,
    { id, kind, severity: kind === "error" ? "high" : "low", summary },
  ]),
) as Record<CodeName, Code>;
