import type { NoticeGroup } from "../diagnostic/notice.ts";
import type { Coverage } from "../record/coverage.ts";
import type { FoldLevel } from "./fold-source.ts";
import type { Ledger } from "./ledger.ts";
import type { RequestClass } from "./request-class.ts";

/** What is said once of a profile. */
export interface ProfileHeader {
  /**
   * Whether records of one request were joined. `off`: only access logs were read, and what AWS delivers twice counts
   * twice.
   */
  readonly join: "on" | "off";
  readonly foldLevel: FoldLevel;
  /** The most classes before addresses are folded further. */
  readonly classLimit: number;
  /** UTC day up to which requests were closed, `YYYY-MM-DD`; `end-of-input` where all were. */
  readonly horizon: string;
  /** SHA-256 of each object read, cut to 16 hexadecimal digits, sorted. */
  readonly sources: readonly string[];
  readonly ledger: Ledger;
  readonly notices: readonly NoticeGroup[];
  /** Sorted by kind, what it is of, and day. */
  readonly coverage: readonly Coverage[];
}

/** A traffic profile: a table of request classes, and how it came about. It knows no policy. */
export interface Profile {
  readonly header: ProfileHeader;
  /** Sorted by key. */
  readonly classes: readonly RequestClass[];
}
