import { ClassTable } from "../profile/class-table.ts";
import { CoverageSet } from "../profile/coverage-set.ts";
import type { Intake } from "../profile/intake.ts";
import { OpenHalfReader } from "../profile/open-halves.ts";
import { readProfile } from "../profile/read-profile.ts";
import { readCorrections } from "./correction-rows.ts";
import { type ArrivalsByDay, readArrivals } from "./arrivals.ts";
import type { Manifest, PartEntry, PartKind } from "./manifest.ts";
import { type NoticesByDay, readNotices } from "./notice-rows.ts";
import { ObjectIndex } from "./object-index.ts";
import { readObjects } from "./object-rows.ts";
import { partChunks, type PartFile, readParts, readRows } from "./read-part.ts";
import { StateError } from "./state-error.ts";
import type { StateStore } from "./state-store.ts";

/** What a state holds, all but its open halves. */
export interface LoadedState {
  /** The classes of closed requests. */
  readonly closed: ClassTable;
  readonly coverage: CoverageSet;
  readonly arrivals: ArrivalsByDay;
  readonly notices: NoticesByDay;
  /** The objects that were ingested. */
  readonly index: ObjectIndex;
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
  const closed = new ClassTable(classLimit, manifest.foldLevel);
  const coverage = new CoverageSet();
  const arrivals: ArrivalsByDay = new Map();
  const notices: NoticesByDay = new Map();
  const index = new ObjectIndex();
  const readers: Readonly<Record<PartKind, (file: PartFile) => Promise<void>>> = {
    objects: (file) => readObjects(file, (entry) => index.add(entry)),
    profile: async (file) => {
      const { header, classes } = await readDay(file);
      coverage.addAll(header.coverage);
      for (const requestClass of classes) closed.addClass(requestClass);
    },
    arrivals: (file) => readArrivals(file, arrivals),
    halves: (file) => readHalves(file, intake),
    notices: (file) => readNotices(file, notices),
    corrections: (file) => readCorrections(file, (event, day) => intake.addCorrection(event, day)),
  };
  for await (const file of readParts(store, manifest.parts)) await readers[file.part.kind](file);
  return { closed, coverage, arrivals, notices, index };
}

// The profile of a day.
async function readDay(file: PartFile): ReturnType<typeof readProfile> {
  const { part } = file;
  try {
    const profile = await readProfile(partChunks(file));
    if (profile.classes.length !== part.rows) throw new TypeError("it has not as many classes as the manifest says");
    if (profile.classes.some(({ day }) => day !== part.day)) throw new TypeError("it has classes of another day");
    return profile;
  } catch (error) {
    throw new StateError(`${file.name} is not as it was written: ${(error as Error).message}`, [], { cause: error });
  }
}

async function readHalves(file: PartFile, intake: Intake): Promise<void> {
  const reader = new OpenHalfReader();
  await readRows(file, (row) => {
    const half = reader.half(row);
    if (half === undefined) return false;
    intake.addStored(half);
    return true;
  });
}
