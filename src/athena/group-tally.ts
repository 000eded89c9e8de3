import { NoticeBoard } from "../diagnostic/notice.ts";
import type { Reading } from "../format/reading-sink.ts";
import { ClassTable } from "../profile/class-table.ts";
import { CoverageSet } from "../profile/coverage-set.ts";
import { mergeProfiles } from "../profile/merge-profiles.ts";
import type { Profile } from "../profile/profile.ts";
import type { RequestClass } from "../profile/request-class.ts";
import type { HalfText } from "./query-rows.ts";

/** What the groups of a table come to. */
export class GroupTally {
  readonly #coverage = new CoverageSet();
  readonly #notices = new NoticeBoard();
  readonly #classes: ClassTable;
  readonly #skipped: Record<string, number> = {};
  #kept = 0;
  #outOfScope = 0;

  constructor(classLimit: number) {
    this.#classes = new ClassTable(classLimit);
  }

  /** Accounts for lines or records of other times and buckets. */
  countElsewhere(count: number): void {
    this.#outOfScope += count;
  }

  /** Accounts for lines or records of which all say what one of them does. */
  count({ fate, covers, notices }: Reading, { count, object }: HalfText): void {
    if (fate === "kept") this.#kept += count;
    else if (fate === "out-of-scope") this.#outOfScope += count;
    else this.#skipped[fate] = (this.#skipped[fate] ?? 0) + count;
    this.#coverage.addAll(covers);
    this.#notices.addGroups(
      notices.map(({ rule, message }) => ({ rule, count, samples: [{ rule, object, position: "", message }] })),
    );
  }

  /** Adds requests. */
  add(classes: readonly RequestClass[]): void {
    for (const one of classes) this.#classes.addClass(one);
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
        notices: this.#notices.groups(),
        coverage: this.#coverage.elements(),
      },
      classes: this.#classes.classes(),
    }]);
  }
}
