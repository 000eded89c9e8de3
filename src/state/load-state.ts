import { NoticeBoard } from "../diagnostic/notice.ts";
import { ClassTable } from "../profile/class-table.ts";
import { CoverageSet } from "../profile/coverage-set.ts";
import type { Intake } from "../profile/intake.ts";
import { OpenHalfReader } from "../profile/open-halves.ts";
import { readProfile } from "../profile/read-profile.ts";
import { readCorrections } from "./correction-rows.ts";
import { type Manifest, type PartEntry, partFile, type PartKind } from "./manifest.ts";
import { type NoticesByDay, readNotices } from "./notice-rows.ts";
import { partChunks, readPart, readRows } from "./read-part.ts";
import { StateError } from "./state-error.ts";
import type { StateStore } from "./state-store.ts";

/** What a state holds besides the list of objects. */
export interface LoadedState {
  /** The classes of closed requests. */
  readonly closed: ClassTable;
  readonly coverage: CoverageSet;
  readonly notices: NoticesByDay;
}

/** The parts of a kind, in order; of one day where it is given. */
export function partsOf(manifest: Manifest, kind: PartKind, day?: string): PartEntry[] {
  return manifest.parts.filter((part) => part.kind === kind && (day === undefined || part.day === day));
}

/**
 * Loads what a state holds; its open halves go to an intake. In memory are the classes of closed requests, as many as the
 * limit of classes, and open halves up to the intake's budget.
 *
 * @throws StateError where a part is missing or damaged
 */
export async function loadState(
  store: StateStore,
  manifest: Manifest,
  intake: Intake,
  classLimit: number,
): Promise<LoadedState> {
  // Read later, or not at all in this run; that one is damaged must come to light before anything is built on the others.
  for (const kind of ["arrivals", "objects"] as const) {
    for (const part of partsOf(manifest, kind)) await readPart(store, part);
  }
  const closed = new ClassTable(classLimit, manifest.foldLevel);
  const coverage = new CoverageSet();
  for (const part of partsOf(manifest, "profile")) {
    const { header, classes } = await readDay(store, part);
    coverage.addAll(header.coverage);
    for (const requestClass of classes) closed.addClass(requestClass);
  }
  const notices: NoticesByDay = new Map<string, NoticeBoard>();
  for (const part of partsOf(manifest, "notices")) await readNotices(store, part, notices);
  for (const part of partsOf(manifest, "corrections")) {
    await readCorrections(store, part, (event, day) => intake.addCorrection(event, day));
  }
  for (const part of partsOf(manifest, "halves")) await readHalves(store, part, intake);
  return { closed, coverage, notices };
}

/**
 * The profile of a day.
 *
 * @throws StateError where it is missing, damaged, or of another day
 */
export async function readDay(store: StateStore, part: PartEntry): ReturnType<typeof readProfile> {
  const file = await readPart(store, part);
  try {
    const profile = await readProfile(partChunks(file));
    if (profile.classes.length !== part.rows) throw new TypeError("it has not as many classes as the manifest says");
    if (profile.classes.some(({ day }) => day !== part.day)) throw new TypeError("it has classes of another day");
    return profile;
  } catch (error) {
    const message = `${store.name}/${partFile(part)} is not as it was written: ${(error as Error).message}`;
    throw new StateError(message, [], { cause: error });
  }
}

async function readHalves(store: StateStore, part: PartEntry, intake: Intake): Promise<void> {
  const reader = new OpenHalfReader();
  await readRows(store, part, (row) => {
    const half = reader.half(row);
    if (half === undefined) return false;
    intake.addStored(half);
    return true;
  });
}
