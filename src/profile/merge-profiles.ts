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
 * @throws RangeError where two were made from a common object: it would count twice
 */
export function mergeProfiles(profiles: readonly Profile[]): Profile {
  const [only] = profiles;
  if (profiles.length === 1 && only !== undefined) return only;
  const headers = profiles.map(({ header }) => header);
  const sources = new Set<string>();
  for (const header of headers) {
    for (const source of header.sources) {
      if (sources.has(source)) {
        throw new RangeError(`Cannot merge profiles: object ${source} is in two of them and would count twice`);
      }
      sources.add(source);
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
      sources: [...sources].toSorted(),
      ledger: headers.reduce((sum, { ledger }) => addLedgers(sum, ledger), emptyLedger),
      notices: notices.groups(),
      coverage: coverage.elements(),
    },
    classes: classes.classes(),
  };
}
