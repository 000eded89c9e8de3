import { NoticeBoard } from "../diagnostic/notice.ts";
import { ClassTable } from "../profile/class-table.ts";
import { defaultMemory, Intake, type IntakeOptions } from "../profile/intake.ts";
import { addLedgers, type Ledger } from "../profile/ledger.ts";
import type { Profile } from "../profile/profile.ts";
import type { ScanProgress } from "../scan/ingest.ts";
import type { ObjectListing } from "../source/list-objects.ts";
import { advanceState } from "./advance-state.ts";
import { ingestNew } from "./ingest-new.ts";
import { type LoadedState, loadState } from "./load-state.ts";
import type { Manifest } from "./manifest.ts";
import { openExisting, openOrBegin, withState } from "./open-state.ts";
import type { StateStore } from "./state-store.ts";

/** How a run with a state works. */
export interface StateRunOptions extends Pick<IntakeOptions, "memory" | "temporaryFolder"> {
  /** The day of the run, `YYYY-MM-DD`, UTC: what is closed goes by it. */
  readonly today: string;
  /** What is ingested where the state lacks it; the state alone is reported over, and stays as it is, if left out. */
  readonly listing?: ObjectListing;
  /** Days for which evidence is awaited; as in the run before if left out. */
  readonly horizon?: number;
  /** The most classes before addresses are folded; as in the run before if left out. */
  readonly classLimit?: number;
  /** Whether the profile is to list what went in. */
  readonly listSources?: boolean;
  /** Called after each chunk. */
  readonly onProgress?: (progress: ScanProgress) => void;
}

/**
 * Ingests what a state lacks, closes what is older than the horizon, commits, and gives the profile of all that the state
 * holds: the same as that of one scan of all objects with joining on, as long as nothing was late. Requests that are still
 * open are closed for this profile only. An object that cannot be read to its end is told in this profile, and the state
 * knows nothing of it.
 *
 * @throws StateError where the state is damaged, or cannot be read or written
 * @throws StateConflictError where another run was first
 * @throws MemoryBudgetError where open requests could neither be kept in memory nor spilt
 */
export function runWithState(store: StateStore, options: StateRunOptions): Promise<Profile> {
  const open = options.listing === undefined ? () => openExisting(store) : () => openOrBegin(store);
  return withState(store, open, (manifest) => runOnce(store, manifest, options));
}

async function runOnce(store: StateStore, manifest: Manifest, options: StateRunOptions): Promise<Profile> {
  const classLimit = options.classLimit ?? manifest.classLimit;
  const intakeOptions = intakeOptionsOf(options, classLimit);
  const intake = new Intake(intakeOptions);
  const failures = new Intake({ join: true });
  const { listing } = options;
  try {
    const loaded = await loadState(store, manifest, intake, classLimit);
    const { index } = loaded;
    if (listing === undefined) {
      const open = new ClassTable(classLimit, manifest.foldLevel);
      for (const _ of intake.closeBefore("", open));
      const sources = options.listSources === true ? index.sources() : [];
      return profileOf({ ...loaded, ledger: manifest.ledger }, open, failures, sources);
    }
    for (const { name, message } of listing.unread) failures.objectUnread(name, "", message);
    const added = await ingestNew(listing.objects, {
      index,
      intake,
      failures,
      batch: intakeOptions,
      awaitedFrom: manifest.awaitedFrom ?? "",
      ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
    });
    const advanced = await advanceState({
      store,
      manifest,
      loaded,
      intake,
      added,
      today: options.today,
      horizon: options.horizon ?? manifest.horizon,
      classLimit,
    });
    return profileOf(advanced, advanced.open, failures, options.listSources === true ? index.sources() : []);
  } finally {
    intake.discard();
  }
}

// A batch has an intake of its own besides the one that it goes to.
function intakeOptionsOf({ memory, temporaryFolder }: StateRunOptions, classLimit: number): IntakeOptions {
  return {
    join: true,
    classLimit,
    countArrivals: true,
    memory: Math.ceil((memory ?? defaultMemory) / 2),
    ...(temporaryFolder === undefined ? {} : { temporaryFolder }),
  };
}

function profileOf(
  { closed, coverage, notices, ledger }: LoadedState & { readonly ledger: Ledger },
  open: ClassTable,
  failures: Intake,
  sources: readonly string[],
): Profile {
  const all = new ClassTable(closed.limit, closed.level);
  all.merge(closed);
  all.merge(open);
  const unread = failures.close().header;
  const board = new NoticeBoard();
  for (const ofDay of notices.values()) board.addGroups(ofDay.groups());
  board.addGroups(unread.notices);
  return {
    header: {
      join: "on",
      foldLevel: all.level,
      classLimit: all.limit,
      horizon: "end-of-input",
      sources,
      ledger: addLedgers(ledger, unread.ledger),
      notices: board.groups(),
      coverage: coverage.elements(),
    },
    classes: all.classes(),
  };
}
