import assert from "node:assert/strict";
import { test } from "node:test";
import { evaluateClass } from "../../src/evaluate/evaluate-class.ts";
import { closeRequest } from "../../src/profile/close-request.ts";
import { eventNumbers, type Half } from "../../src/profile/half.ts";
import type { RecordFacts } from "../../src/record/record.ts";
import type { ClassKey } from "../../src/profile/request-class.ts";
import type { NaivePolicy } from "../evaluate/naive-verdict.ts";
import { policyOf } from "../evaluate/policy-of.ts";

const time = Date.UTC(2026, 2, 16, 12);
const day = 86_400_000;
const role = "arn:aws:iam::111122223333:role/etl";

type Part = Partial<RecordFacts & Pick<Half, "time" | "bytes" | "object" | "number">>;

function half(part: Part): Half {
  const { time: at = time, bytes = 0, object = "o", number = 1, ...facts } = part;
  return {
    facts: {
      kind: "log",
      role: "main",
      bucket: "b",
      principal: role,
      source: "10.0.1.1",
      endpoint: "",
      endpointAccount: "",
      service: "",
      operation: "GetObject",
      outcome: "reached",
      claim: "none",
      ...facts,
    },
    requestId: "AAAAAAAAAAAAAAAA",
    event: eventNumbers(""),
    time: at,
    bytes,
    object,
    number,
  };
}

const log = (part: Part = {}): Half => half({ kind: "log", ...part });
const trail = (part: Part = {}): Half => half({ kind: "trail", endpoint: "vpce-app", ...part });
const old = (part: Part = {}): Half => half({ kind: "old-trail", ...part });
const network = (part: Part = {}): Half => half({ kind: "network", endpoint: "vpce-app", ...part });

/** Closes in both orders, which must not matter. */
function closed(...halves: readonly Half[]): ClassKey & { readonly time: number; readonly bytes: number } {
  // No two records stand at one place.
  const placed = halves.map((one, number) => ({ ...one, number }));
  const { key, request } = closeRequest(placed);
  assert.deepEqual(closeRequest(placed.toReversed()), { key, request });
  return { ...key, time: request.time, bytes: request.bytes };
}

function expect(halves: readonly Half[], expected: Partial<ReturnType<typeof closed>>): void {
  const real = closed(...halves);
  const fields = Object.keys(expected) as (keyof typeof expected)[];
  assert.deepEqual(Object.fromEntries(fields.map((field) => [field, real[field]])), expected);
}

test("the evidence is what there is", () => {
  expect([log()], { evidence: "log" });
  expect([trail()], { evidence: "trail" });
  expect([log(), trail()], { evidence: "joined" });
  expect([old()], { evidence: "old-trail" });
  expect([log(), old()], { evidence: "old-trail" });
  expect([network()], { evidence: "trail", endpoint: "vpce-app" });
  expect([log(), network()], { evidence: "joined", endpoint: "vpce-app" });
});

test("endpoint, service and address are CloudTrail's, time and bytes the log's", () => {
  expect([log({ bytes: 5 }), trail({ time: time + 2000, bytes: 9, endpointAccount: "111122223333" })], {
    endpoint: "vpce-app",
    endpointAccount: "111122223333",
    source: "10.0.1.1",
    time,
    bytes: 5,
  });
  // A service that calls with a user's credentials has an address in the log only.
  expect([log({ source: "192.0.2.7" }), trail({ endpoint: "", source: "", service: "athena.amazonaws.com" })], {
    evidence: "joined",
    source: "",
    service: "athena.amazonaws.com",
  });
  expect([log(), trail({ time: time + 13 * 3_600_000 })], { day: "2026-03-16", evidence: "joined" });
});

test("the principal is the log's if it is an ARN, else CloudTrail's", () => {
  expect([log(), trail({ principal: "111122223333" })], { principal: role, evidence: "joined" });
  expect([log({ principal: "f7d1a8b2" }), trail({ principal: "444455556666" })], { principal: "444455556666" });
  expect([log({ principal: "f7d1a8b2" }), trail({ principal: "unknown" })], { principal: "f7d1a8b2" });
});

test("the parts of a multi-object delete are one request, reached if any of them is", () => {
  const denied = { operation: "DeleteObject", outcome: "denied" } as const;
  expect([log({ operation: "DeleteObjects", bytes: 7 }), log(denied), log(denied)], {
    operation: "DeleteObjects",
    outcome: "reached",
    evidence: "log",
    bytes: 7,
  });
  expect([log(denied), log(denied)], { operation: "DeleteObject", outcome: "denied", evidence: "log" });
  expect([trail({ operation: "DeleteObjects" }), trail(denied), log(denied)], {
    outcome: "reached",
    evidence: "joined",
  });
});

test("what is delivered twice counts its bytes once", () => {
  expect([log({ bytes: 5 }), log({ bytes: 5, object: "p" })], { bytes: 5, evidence: "log" });
  expect([trail(), trail({ object: "p" })], { evidence: "trail" });
});

// Each of them would be compliant if one of its records were believed.
const conflicts: Readonly<Record<string, readonly Half[]>> = {
  "the log has another address": [log({ source: "203.0.113.9" }), trail()],
  "the log says a service called": [log({ service: "unknown", source: "" }), trail()],
  "the log has another caller": [log({ principal: "arn:aws:iam::111122223333:role/other" }), trail()],
  "the log has no caller": [log({ principal: "anonymous" }), trail()],
  "the log has a caller of another account": [log({ principal: role }), trail({ principal: "444455556666" })],
  "the log is more than a day away": [log({ time: time - day - 1000 }), trail()],
  "two endpoints": [trail(), trail({ endpoint: "vpce-other" })],
  "an endpoint and none": [trail(), trail({ endpoint: "" })],
  "an endpoint and a service": [trail(), trail({ endpoint: "", source: "", service: "athena.amazonaws.com" })],
  "two addresses behind an endpoint": [trail(), trail({ source: "10.0.1.2" })],
  "two addresses on the internet": [
    trail({ endpoint: "", source: "203.0.113.9" }),
    trail({ endpoint: "", source: "198.51.100.9" }),
  ],
  "two owners of an endpoint": [trail({ endpointAccount: "111122223333" }), trail({ endpointAccount: "444455556666" })],
  "two operations": [trail(), trail({ operation: "PutObject" })],
  "another endpoint in the network activity": [trail(), network({ endpoint: "vpce-other" })],
  "another address in the network activity": [
    trail({ endpoint: "", source: "203.0.113.9" }),
    network({ source: "10.0.1.1" }),
  ],
  "another address in the log than in the network activity": [log({ source: "203.0.113.9" }), network()],
  "two log lines from two addresses": [log(), log({ source: "10.0.1.2" })],
  "two log lines, one by S3 itself": [log(), log({ operation: "S3.EXPIRE.OBJECT" })],
};

const lenient: NaivePolicy = {
  allow: [{ vpcEndpoints: ["vpce-app"] }, { publicCidrs: ["203.0.113.0/24"] }],
  awsServices: "any",
  require: "by-address",
  exceptions: [],
};

for (const [name, halves] of Object.entries(conflicts)) {
  test(`records that contradict each other are never compliant: ${name}`, () => {
    const key = closed(...halves);
    assert.equal(key.evidence, "conflict");
    const { kind } = evaluateClass(policyOf(lenient), key);
    assert.ok(kind === "inconclusive" || kind === "violation", kind);
  });
}

test("what says less contradicts nothing", () => {
  expect([log(), trail(), network()], { evidence: "joined", endpoint: "vpce-app" });
  // Whoever owns the endpoint is told the account of a caller, and nothing of the address.
  expect([trail(), network({ principal: "111122223333", source: "" })], { evidence: "trail", principal: role });
  // Only the network activity names the endpoint.
  expect([trail({ endpoint: "" }), network()], { evidence: "trail", endpoint: "vpce-app" });
  expect([log({ source: "" }), trail()], { evidence: "joined", source: "10.0.1.1" });
  expect([log(), trail({ principal: "unknown" })], { evidence: "joined", principal: role });
});
