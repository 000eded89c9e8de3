import { compareText, type RuleId } from "./diagnostic.ts";

/** Something said about a place in a log object: a malformed record, an object that could not be read to its end. */
export interface Notice {
  readonly rule: RuleId;
  /** The object's name as the user knows it. */
  readonly object: string;
  /** Where in the object, such as `line 17` or `record 3`; empty for the whole. */
  readonly position: string;
  /** What was found, without a full stop. No text of the log is in it. */
  readonly message: string;
}

/** Many notices of one kind: how many, and the first few of them. */
export interface NoticeGroup {
  readonly rule: RuleId;
  readonly count: number;
  readonly samples: readonly Notice[];
}

const sampleLimit = 10;

/** Collects notices by rule. Order of arrival does not matter; memory is bounded. */
export class NoticeBoard {
  readonly #groups = new Map<RuleId, { count: number; samples: Notice[] }>();

  add(notice: Notice): void {
    this.#take(notice.rule, 1, [notice]);
  }

  /** Adds what another board has collected. */
  addGroups(groups: Iterable<NoticeGroup>): void {
    for (const { rule, count, samples } of groups) this.#take(rule, count, samples);
  }

  /** All groups, by rule; samples by object and position. */
  groups(): NoticeGroup[] {
    return [...this.#groups]
      .map(([rule, { count, samples }]) => ({ rule, count, samples: [...samples] }))
      .toSorted((a, b) => compareText(a.rule, b.rule));
  }

  #take(rule: RuleId, count: number, samples: readonly Notice[]): void {
    const group = this.#groups.get(rule) ?? { count: 0, samples: [] };
    group.count += count;
    for (const sample of samples) {
      const last = group.samples.at(-1);
      if (group.samples.length >= sampleLimit && last !== undefined && compareNotices(sample, last) >= 0) continue;
      group.samples.push(sample);
      group.samples.sort(compareNotices);
      group.samples.length = Math.min(group.samples.length, sampleLimit);
    }
    this.#groups.set(rule, group);
  }
}

// Positions are compared as text with their numbers in order: `line 9` comes before `line 10`.
function compareNotices(a: Notice, b: Notice): number {
  const number = (position: string): number => Number(/\d+/.exec(position)?.[0] ?? -1);
  return (
    compareText(a.object, b.object) ||
    number(a.position) - number(b.position) ||
    compareText(a.position, b.position) ||
    compareText(a.message, b.message)
  );
}
