import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Severity } from "../diagnostic/severity.ts";
import type { SourceText, Span } from "../diagnostic/source-text.ts";
import type { RangeSet } from "../net/range-set.ts";

/** A place in a policy file, for findings to point at. */
export interface Place {
  readonly source: SourceText;
  readonly span: Span;
}

/** A named set of ways in. */
export interface Network {
  /** Name under `networks`; of a network written inline in `allow`, `policy-id/allow/N` with N from 1. */
  readonly name: string;
  /** VPC endpoint ids: opaque text, compared whole. */
  readonly vpcEndpoints: ReadonlySet<string>;
  /** Addresses behind the endpoints (aws:VpcSourceIp); undefined where the policy does not restrict them. */
  readonly vpcCidrs: RangeSet | undefined;
  /** Addresses on the internet (aws:SourceIp); undefined where there are none. */
  readonly publicCidrs: RangeSet | undefined;
}

/** A name with `*` (any text) and `?` (any one character), which matches whole names only. */
export interface BucketPattern {
  readonly text: string;
  readonly matches: (bucket: string) => boolean;
  readonly place: Place;
}

/** A dated, owned, reasoned hole in one policy. Given conditions are ANDed, their values ORed. */
export interface Exception {
  readonly id: string;
  readonly reason: string;
  readonly owner: string;
  /** First day on which it holds, `YYYY-MM-DD` UTC; undefined for always before `expires`. */
  readonly from: string | undefined;
  /** Last day on which it holds, `YYYY-MM-DD` UTC. */
  readonly expires: string;
  /** Normal principals (see `normalizePrincipal`); undefined for any. */
  readonly principals: ReadonlySet<string> | undefined;
  readonly sourceCidrs: RangeSet | undefined;
  /** S3 API names. */
  readonly operations: ReadonlySet<string> | undefined;
  /** The exception's id in the file. */
  readonly place: Place;
  /** The value of `expires`. */
  readonly expiresPlace: Place;
}

/** Which AWS services may call on somebody's behalf: `any`, `none`, or those of a list, in lower case. */
export type AwsServices = "any" | "none" | ReadonlySet<string>;

/** Which buckets may be reached only from which networks. */
export interface Policy {
  readonly id: string;
  readonly description: string;
  readonly buckets: readonly BucketPattern[];
  readonly exceptBuckets: readonly BucketPattern[];
  /** Any one suffices. */
  readonly allow: readonly Network[];
  readonly awsServices: AwsServices;
  /** `proven`: an access log alone is never enough. */
  readonly require: "proven" | "by-address";
  readonly severity: Severity;
  readonly exceptions: readonly Exception[];
  /** The value of `id`. */
  readonly place: Place;
  /** The key `allow`: what a violation violates. */
  readonly allowPlace: Place;
  /** The key `awsServices`. */
  readonly awsServicesPlace: Place;
}

/** All policies of a run, from sound files. */
export interface PolicySet {
  /** Account ids that are ours; empty where no file says. */
  readonly accounts: ReadonlySet<string>;
  /** By file, then by place in the file. */
  readonly policies: readonly Policy[];
  /** The key `policies` of each file. */
  readonly files: readonly Place[];
}

/** What reading some policy files gives: all problems of all files, and the policies if none is an error. */
export interface PolicyReading {
  readonly diagnostics: readonly Diagnostic[];
  /** Undefined where any diagnostic is an error. */
  readonly policySet: PolicySet | undefined;
}

/** The part of a policy that tells which buckets it covers. */
export interface BucketPatterns {
  readonly buckets: readonly Pick<BucketPattern, "text" | "matches">[];
  readonly exceptBuckets: readonly Pick<BucketPattern, "text" | "matches">[];
}

/** Whether a policy covers a bucket. */
export function covers(policy: BucketPatterns, bucket: string): boolean {
  return (
    policy.buckets.some((pattern) => pattern.matches(bucket)) &&
    !policy.exceptBuckets.some((pattern) => pattern.matches(bucket))
  );
}
