import type { ClassKey, Evidence } from "../profile/request-class.ts";
import type { Outcome } from "../record/outcome.ts";
import { unknownPrincipal } from "../record/principal.ts";

// As keys of records, so that the compiler tells where one is missing.
const evidenceKeys: Readonly<Record<Evidence, true>> = {
  log: true,
  trail: true,
  "old-trail": true,
  joined: true,
  conflict: true,
};
const outcomeKeys: Readonly<Record<Outcome, true>> = { reached: true, denied: true };

/** Every kind of evidence that a class can be known from. */
export const evidences: readonly Evidence[] = Object.keys(evidenceKeys) as Evidence[];

/** Every outcome of a request. */
export const outcomes: readonly Outcome[] = Object.keys(outcomeKeys) as Outcome[];

/**
 * What a request is where a test does not say. The day is S3's first: exceptions without `from` hold on it, whatever
 * their last day, and those with one do not.
 */
export const defaultRequest: ClassKey = {
  day: "2006-03-14",
  bucket: "",
  principal: unknownPrincipal,
  source: "",
  endpoint: "",
  endpointAccount: "",
  service: "",
  operation: "GetObject",
  outcome: "reached",
  evidence: "trail",
  claim: "none",
};

/** The keys of `request` in a test and the fields of a class that they stand for, in the order in which they are shown. */
export const requestFields: readonly (readonly [key: string, field: keyof ClassKey])[] = [
  ["bucket", "bucket"],
  ["evidence", "evidence"],
  ["principal", "principal"],
  ["source", "source"],
  ["vpcEndpoint", "endpoint"],
  ["awsService", "service"],
  ["operation", "operation"],
  ["outcome", "outcome"],
  ["claim", "claim"],
  ["day", "day"],
];

/** The fields in which a request differs from {@link defaultRequest}, and its evidence, by the keys that tests have. */
export function givenFields(request: ClassKey): [key: string, value: string][] {
  return requestFields
    .map(([key, field]): [string, string] => [key, request[field]])
    .filter(([key, value], index) => {
      const [, field] = requestFields[index] as (typeof requestFields)[number];
      return key === "evidence" || value !== defaultRequest[field];
    });
}

/** A request as a test can have it, in YAML on one line: `{ bucket: testdata2020, evidence: log }`. */
export function requestYaml(request: ClassKey): string {
  return `{ ${givenFields(request).map(([key, value]) => `${key}: ${yamlScalar(value)}`).join(", ")} }`;
}

// What is surely text to every reader of YAML: words, addresses and days. JSON's strings are YAML's.
const plain = /^(?:[A-Za-z][\w./:@+=-]*\w|\d{1,3}(?:\.\d{1,3}){3}(?:\/\d+)?|\d{4}-\d\d-\d\d)$/;
const otherWords = /^(?:true|false|null|yes|no|on|off)$/i;

function yamlScalar(value: string): string {
  return plain.test(value) && !otherWords.test(value) ? value : JSON.stringify(value);
}
