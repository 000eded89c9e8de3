import { NoticeBoard } from "../diagnostic/notice.ts";
import type { Reading } from "../format/reading-sink.ts";
import { ClassTable } from "../profile/class-table.ts";
import { CoverageSet } from "../profile/coverage-set.ts";
import { keyOf } from "../profile/intake.ts";
import { mergeProfiles } from "../profile/merge-profiles.ts";
import type { Profile } from "../profile/profile.ts";
import type { RecordFacts } from "../record/record.ts";
import type { LogGroup } from "./query-rows.ts";

/** What the groups of a table come to. */
export class GroupTally {
  readonly coverage: CoverageSet = new CoverageSet();
  readonly notices: NoticeBoard = new NoticeBoard();
  readonly #classes: ClassTable;
  readonly #skipped: Record<string, number> = {};
  #kept = 0;
  #outOfScope = 0;

  constructor(classLimit: number) {
    this.#classes = new ClassTable(classLimit);
  }

  /** Accounts for so many lines or records. */
  count(fate: Reading["fate"], records: number): void {
    if (fate === "kept") this.#kept += records;
    else if (fate === "out-of-scope") this.#outOfScope += records;
    else this.#skipped[fate] = (this.#skipped[fate] ?? 0) + records;
  }

  /** Adds the requests that the lines or records of a group tell of, all of one day. */
  add(facts: RecordFacts, day: string, { requests, first, last, samples }: LogGroup, bytes: number): void {
    const { operation, source } = facts;
    this.#classes.addClass({
      ...keyOf(facts, day),
      requests,
      bytes,
      first,
      last,
      samples: samples.map((sample) => ({ ...sample, operation, source })),
    });
  }

  /** The profile of these groups, and of what was read by itself. */
  profileWith(unusual: Profile): Profile {
    const [kept, outOfScope, skipped] = [this.#kept, this.#outOfScope, this.#skipped];
    const read = kept + outOfScope + Object.values(skipped).reduce((sum, count) => sum + count, 0);
    return mergeProfiles([unusual, {
      header: {
        ...unusual.header,
        foldLevel: this.#classes.level,
        ledger: { ...unusual.header.ledger, read, kept, outOfScope, malformed: 0, skipped },
        notices: this.notices.groups(),
        coverage: this.coverage.elements(),
      },
      classes: this.#classes.classes(),
    }]);
  }
}
