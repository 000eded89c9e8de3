import { NoticeBoard } from "../diagnostic/notice.ts";
import { ClassTable } from "./class-table.ts";
import { CoverageSet } from "./coverage-set.ts";
import type { FoldLevel } from "./fold-source.ts";
import { addLedgers, emptyLedger } from "./ledger.ts";
import type { Profile } from "./profile.ts";

/**
 * Merges profiles of different objects: counts are added, times are the least and the greatest, addresses are folded to
 * the coarsest level among them.
 *
 * @param profiles at least one
 * @param names where given, what the user calls each of them
 * @throws RangeError where two were made from a common object: it would count twice
 */
export function mergeProfiles(profiles: readonly Profile[], names: readonly string[] = []): Profile {
  const [only] = profiles;
  if (profiles.length === 1 && only !== undefined) return only;
  const headers = profiles.map(({ header }) => header);
  /** From the digest of an object to the profile that it is in. */
  const sources = new Map<string, number>();
  for (const [index, header] of headers.entries()) {
    for (const source of header.sources) {
      const other = sources.get(source);
      if (other !== undefined) {
        const [one, two] = [other, index].map((number) => names[number] ?? `profile ${number + 1}`);
        throw new RangeError(
          `A log object (SHA-256 ${source}...) is in both ${one} and ${two}, and would count twice: name one of them alone`,
        );
      }
      sources.set(source, index);
    }
  }
  const level = Math.max(...headers.map(({ foldLevel }) => foldLevel)) as FoldLevel;
  const classes = new ClassTable(Math.max(...headers.map(({ classLimit }) => classLimit)), level);
  const notices = new NoticeBoard();
  const coverage = new CoverageSet();
  for (const profile of profiles) {
    for (const requestClass of profile.classes) classes.addClass(requestClass);
    notices.addGroups(profile.header.notices);
    coverage.addAll(profile.header.coverage);
  }
  const horizons = [...new Set(headers.map(({ horizon }) => horizon))].toSorted();
  return {
    header: {
      join: headers.every(({ join }) => join === "on") ? "on" : "off",
      foldLevel: classes.level,
      classLimit: classes.limit,
      horizon: horizons[0] as string,
      sources: [...sources.keys()].toSorted(),
      ledger: headers.reduce((sum, { ledger }) => addLedgers(sum, ledger), emptyLedger),
      notices: notices.groups(),
      coverage: coverage.elements(),
    },
    classes: classes.classes(),
  };
}
