import type { Reason, Verdict } from "../evaluate/verdict.ts";
import type { Place } from "../policy/policy.ts";
import type { ClassKey } from "../profile/request-class.ts";

/** A test of policies: a request, and what policies are expected to say of it. */
export interface PolicyTest {
  /** Unique in its file. */
  readonly name: string;
  /** The value of `name`. */
  readonly place: Place;
  /** A request in fields, or what was pasted out of logs. */
  readonly given: ClassKey | PastedEvidence;
  /** In the order of the file, one a policy, at least one. */
  readonly expectations: readonly Expectation[];
}

/** Log text that a test has in place of a request, as it stands; at least one of the two. */
export interface PastedEvidence {
  /** Lines of an access log. */
  readonly accessLog?: string;
  /** CloudTrail records as JSON. */
  readonly cloudTrail?: string;
}

/** What a test expects of one policy. */
export interface Expectation {
  /** The policy's id. */
  readonly policy: string;
  readonly verdict: TestVerdict;
  /** Undefined exactly where the verdict is `not-covered`. */
  readonly reason?: Reason;
  /** The id of an exception; undefined unless the verdict is `excepted`. */
  readonly exception?: string;
  /** The policy's id in the test. */
  readonly place: Place;
}

/** A verdict, or that the policy does not cover the bucket. */
export type TestVerdict = Verdict["kind"] | "not-covered";

/** The tests of one file. */
export interface TestFile {
  /** As the user named it, with `/`. */
  readonly path: string;
  /** In the order of the file. */
  readonly tests: readonly PolicyTest[];
}

/** Whether a test has pasted evidence and no request in fields. */
export function isPasted(given: PolicyTest["given"]): given is PastedEvidence {
  return !("evidence" in given);
}
