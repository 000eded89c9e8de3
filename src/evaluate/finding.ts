import type { RuleId } from "../diagnostic/diagnostic.ts";
import type { Notice } from "../diagnostic/notice.ts";
import type { Severity } from "../diagnostic/severity.ts";
import type { Exception, Place } from "../policy/policy.ts";
import type { Evidence, Sample } from "../profile/request-class.ts";
import type { Reason } from "./verdict.ts";

/** Something that a report tells: a kind of violation, a gap in the evidence, a mistake in a policy. */
export interface Finding {
  readonly rule: RuleId;
  /** SHA-256 over rule, policy, bucket, principal and path, hexadecimal: the same in every run for the same thing. */
  readonly identity: string;
  /**
   * Identities that the same requests have where the access log alone is read, because CloudTrail tells another path:
   * findings of an earlier run that this one takes the place of.
   */
  readonly replaces?: readonly string[];
  readonly severity: Severity;
  /** `fail` is wrong; `open` cannot be told; `stopped` is a request that S3 refused. */
  readonly kind: "fail" | "open" | "stopped";
  /** One sentence. No object key, user agent, URI or other text of a client's choice is in it; all else is escaped. */
  readonly message: string;
  /** The place in a policy file that it is about; undefined where no policy file was read. */
  readonly place: Place | undefined;
  readonly subject: FindingSubject;
  /** Undefined where it is not about requests. */
  readonly traffic?: FindingTraffic;
  /** The exception because of which it is none: only of those that a report lists apart. */
  readonly exception?: Exception;
  /** Places in log objects, of findings about objects and records. */
  readonly notices?: readonly Notice[];
  /** Places in log objects in all; `notices` are the first few. */
  readonly noticeCount?: number;
}

/** What identifies a finding, apart from its rule. What does not apply is the empty string. */
export interface FindingSubject {
  /** Policy id; of an exception `policy/exception`. */
  readonly policy: string;
  /** A bucket, a pattern, or `ACCOUNT/REGION` of a trail. */
  readonly bucket: string;
  /** Principal; `account ACCT` where foreign ones are grouped. */
  readonly principal: string;
  /** Endpoint id, `internet`, `private-address`, `unknown-address`, or a service; of a gap in the evidence its first day. */
  readonly path: string;
}

/** The requests that a finding is about. All times are UTC, milliseconds since 1970. */
export interface FindingTraffic {
  readonly requests: number;
  readonly bytes: number;
  readonly first: number;
  readonly last: number;
  /** By which kinds of evidence the requests are known, sorted. */
  readonly evidence: readonly Evidence[];
  readonly reasons: readonly Reason[];
  /** Sorted; the first few of each, and how many there are. */
  readonly operations: FewOf;
  readonly sources: FewOf;
  readonly principals: FewOf;
  readonly samples: readonly Sample[];
}

/** The first few of a sorted list. */
export interface FewOf {
  readonly count: number;
  readonly first: readonly string[];
}
