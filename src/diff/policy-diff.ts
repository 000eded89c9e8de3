import type { Severity } from "../diagnostic/severity.ts";
import type { FewOf, Finding } from "../evaluate/finding.ts";
import type { Tally } from "../evaluate/report.ts";
import type { Reason, Verdict } from "../evaluate/verdict.ts";
import type { ProfileHeader } from "../profile/profile.ts";
import type { Sample } from "../profile/request-class.ts";

/** What a change of policies does to the same evidence: the one model that every output of `diff` is made from. */
export interface PolicyDiff {
  /** The UTC day as of which exceptions were judged, `YYYY-MM-DD`. */
  readonly now: string;
  readonly base: DiffSide;
  readonly head: DiffSide;
  readonly header: ProfileHeader;
  /** Requests of the evidence, judged or not. */
  readonly requests: number;
  /** Requests of which anything differs, each counted once. */
  readonly changedRequests: number;
  /** Requests by direction, each counted once a direction: by several policies a request can go several ways. */
  readonly directions: Readonly<Record<Direction, number>>;
  /** By direction, the gravest first. */
  readonly entries: readonly DiffEntry[];
  /** Findings that are not about requests and differ, or are gaps where a policy changes, by rule and identity. */
  readonly findings: readonly FindingChange[];
}

/** One of the two policy sets. */
export interface DiffSide {
  /** What it is called: a folder, a revision with its object id, `the working copy`. */
  readonly label: string;
  readonly policies: number;
  /** All policies together: each request counts once, by its worst verdict. */
  readonly tally: Tally;
  /** Requests to buckets that no policy of the set covers. */
  readonly uncoveredRequests: number;
}

/** Which way requests go: into a finding, out of one, or neither. */
export type Direction = "newly-flagged" | "no-longer-flagged" | "changed";

/** Every direction, in the order in which they are told. */
export const directions: readonly Direction[] = ["newly-flagged", "no-longer-flagged", "changed"];

/** Requests that one policy judged alike before, and alike but otherwise after. */
export interface DiffEntry {
  readonly direction: Direction;
  /** Id of the policy. */
  readonly policy: string;
  readonly bucket: string;
  /** As findings have it: with `accounts`, those of a foreign account are one. */
  readonly principal: string;
  /** As findings have it: an endpoint id, `internet`, `private-address`, `unknown-address`, or a service. */
  readonly path: string;
  readonly before: EntryState;
  readonly after: EntryState;
  readonly requests: number;
  readonly bytes: number;
  /** UTC, milliseconds since 1970. */
  readonly first: number;
  readonly last: number;
  readonly operations: FewOf;
  readonly sources: FewOf;
  readonly principals: FewOf;
  readonly samples: readonly Sample[];
}

/** What one policy says of some requests. `not-covered`: it does not cover the bucket, or is not there. */
export interface EntryState {
  readonly kind: Verdict["kind"] | "not-covered";
  /** Of a compliant one. */
  readonly grade?: Verdict["grade"];
  /** Undefined where not covered. */
  readonly reason?: Reason;
  /** Of an excepted one: ids of the exceptions that apply. */
  readonly exceptions?: FewOf;
  /** Where the requests are flagged, violation or inconclusive: the whole finding that they are part of. */
  readonly finding?: Finding;
  /**
   * Whether the other side has that finding as well, if only by other requests. If not, the change opens it or closes it.
   */
  readonly onBothSides?: boolean;
}

/** A finding that is not about requests and is not the same on both sides, or is a gap where the policy changes. */
export interface FindingChange {
  /**
   * `changed`: of another severity. `gap`: the evidence lacks something on both sides that a policy is about which the change
   * edits, so that what the edit does cannot be told.
   */
  readonly change: "new" | "gone" | "changed" | "gap";
  /** The head's; the base's where it is gone. */
  readonly finding: Finding;
  /** The severity before, where it changed. */
  readonly formerSeverity?: Severity;
}
