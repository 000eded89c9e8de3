import type { Reason, Verdict } from "../evaluate/verdict.ts";
import type { Exception, Policy } from "../policy/policy.ts";
import type { ClassKey } from "../profile/request-class.ts";
import type { Expectation, PolicyTest, TestVerdict } from "./policy-test.ts";

/** What a run of policy tests found: the one model that every output of `test` is made from. */
export interface TestReport {
  /** By path. */
  readonly files: readonly FileResult[];
  /** Policy files that have policies and no tests beside them, by path. */
  readonly untested: readonly string[];
  /** By policy, in the order of the policy set; undefined where it was not asked for. */
  readonly coverage: readonly PolicyCoverage[] | undefined;
}

/** The tests of one file. */
export interface FileResult {
  readonly path: string;
  /** In the order of the file. */
  readonly tests: readonly TestResult[];
}

/** What became of one test. */
export interface TestResult {
  readonly test: PolicyTest;
  /** Empty where it passed; the first few of them where they are many. */
  readonly failures: readonly TestFailure[];
  /** Failures beyond those. */
  readonly moreFailures: number;
}

/** Why a test failed. */
export type TestFailure = EvidenceFailure | VerdictFailure;

/** What was pasted cannot be used as it is. */
export interface EvidenceFailure {
  readonly kind: "evidence";
  /** One sentence without a full stop. */
  readonly message: string;
}

/** A policy says something else of a request than expected. */
export interface VerdictFailure {
  readonly kind: "verdict";
  readonly expected: Expectation;
  readonly actual: Judgement;
  /** The request that is judged; of a pasted one as it was read. */
  readonly request: ClassKey;
  readonly policy: Policy;
}

/** What a policy says of a request, and whence. */
export interface Judgement {
  readonly verdict: TestVerdict;
  readonly grade?: Verdict["grade"];
  /** Undefined exactly where the policy does not cover the bucket. */
  readonly reason?: Reason;
  /** The exception that applies, where the verdict is `excepted`. */
  readonly exception?: Exception;
  /** Names of the networks of which each alone allows the request. */
  readonly networks: readonly string[];
}

/** Which parts of a policy some passing test reaches. */
export interface PolicyCoverage {
  readonly policy: Policy;
  /** Networks, exceptions and reasons, in this order. */
  readonly parts: readonly CoveredPart[];
  /** False where the policy is so large that there may be reasons besides. */
  readonly isWhole: boolean;
}

/** A part of a policy that tests can reach. */
export interface CoveredPart {
  readonly kind: "network" | "exception" | "reason";
  /** Name of the network, id of the exception, or the reason. */
  readonly name: string;
  /** The verdict that comes with a reason; of an exception `excepted`, of a network `compliant`. */
  readonly verdict: Verdict["kind"];
  readonly isReached: boolean;
  /** A request that reaches it; undefined where none was found. Its bucket is empty where no name is sure to fit. */
  readonly example: ClassKey | undefined;
}
