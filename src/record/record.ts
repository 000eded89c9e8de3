import type { Claim } from "./claim.ts";
import type { Outcome } from "./outcome.ts";

/**
 * Which log a record is from. `old-trail` is CloudTrail before eventVersion 1.04, which had no `vpcEndpointId`.
 * `network` is a CloudTrail network activity event: it tells of the endpoint, seldom of the bucket.
 */
export type RecordKind = "log" | "trail" | "old-trail" | "network";

/**
 * Whether a request acted on the bucket itself or read it as the source of a copy. One copy is two requests, which may
 * have the same id and, within one bucket, the same bucket.
 */
export type RecordRole = "main" | "copy-source";

/** What one record tells of a request, apart from when and which it was: few records have facts of their own. */
export interface RecordFacts {
  readonly kind: RecordKind;
  readonly role: RecordRole;
  readonly bucket: string;
  /** See `normalizePrincipal` in principal.ts. */
  readonly principal: string;
  /** Canonical address; empty where absent or not strictly an address. */
  readonly source: string;
  /** `vpcEndpointId` as it stands: opaque text. Only CloudTrail has it. */
  readonly endpoint: string;
  readonly endpointAccount: string;
  /** Empty where a principal called directly; else the calling AWS service, or {@link unknownService}. */
  readonly service: string;
  /** S3 API name, or the log's own word where the API has none. */
  readonly operation: string;
  readonly outcome: Outcome;
  readonly claim: Claim;
}

/**
 * One request as one log tells it, in normal form: the same request has the same words whichever log it is from. What a
 * log does not tell is the empty string.
 */
export interface S3Record extends RecordFacts {
  /** UTC, milliseconds since 1970. Received (access log) or completed (CloudTrail): the two differ for one request. */
  readonly time: number;
  /** What joins the halves of a request: the request id; without one, CloudTrail's sharedEventID or eventID. */
  readonly requestId: string;
  /** Bytes of the response body. */
  readonly bytes: number;
  /** CloudTrail's eventID, empty in access logs. */
  readonly eventId: string;
  /** The eventID that this record replaces (`addendum.reason` UPDATED_DATA), else empty. */
  readonly replaces: string;
}

/**
 * How many bytes of a response are those of one request: the response of a copy, of which its CloudTrail record tells, goes to the caller, and
 * the source has none of it.
 */
export function ownBytes({ kind, role }: Pick<RecordFacts, "kind" | "role">, bytes: number): number {
  return kind === "log" || role === "main" ? bytes : 0;
}

/** The service of a call that some AWS service made, where the log does not name it ("AWS Internal", address `-`). */
export const unknownService = "unknown";
