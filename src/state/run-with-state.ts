import { NoticeBoard, type NoticeGroup } from "../diagnostic/notice.ts";
import { ClassTable } from "../profile/class-table.ts";
import { defaultMemory, Intake, type IntakeOptions } from "../profile/intake.ts";
import { addLedgers } from "../profile/ledger.ts";
import type { StateEvidence } from "../evaluate/state-evidence.ts";
import type { Profile } from "../profile/profile.ts";
import type { ScanProgress } from "../scan/ingest.ts";
import type { ObjectListing } from "../source/list-objects.ts";
import { type AdvancedState, advanceState } from "./advance-state.ts";
import { deliveryGaps } from "./delivery-gaps.ts";
import { ingestNew } from "./ingest-new.ts";
import { loadState } from "./load-state.ts";
import { withinLookBack } from "./look-back.ts";
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
  /**
   * Days with evidence after which what did not recur is left out, as {@link withinLookBack} has it; nothing is if this is
   * left out.
   */
  readonly lookBack?: number;
  /** Whether the profile is to list what went in. */
  readonly listSources?: boolean;
  /** Called after each chunk. */
  readonly onProgress?: (progress: ScanProgress) => void;
}

/** What a run with a state gives. */
export interface StateOutcome {
  /** The traffic of all that the state holds, or of what it is to be looked back at. */
  readonly profile: Profile;
  readonly evidence: StateEvidence;
  /** Why old files of the state could not be removed, if they could not: the next run tries again. */
  readonly leftOver?: string;
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
export function runWithState(store: StateStore, options: StateRunOptions): Promise<StateOutcome> {
  const open = options.listing === undefined ? () => openExisting(store) : () => openOrBegin(store);
  return withState(store, open, (manifest) => runOnce(store, manifest, options));
}

async function runOnce(store: StateStore, manifest: Manifest, options: StateRunOptions): Promise<StateOutcome> {
  const classLimit = options.classLimit ?? manifest.classLimit;
  const intakeOptions = intakeOptionsOf(options, classLimit);
  const intake = new Intake(intakeOptions);
  const failures = new Intake({ join: true });
  const { listing } = options;
  try {
    const loaded = await loadState(store, manifest, intake, classLimit);
    if (listing === undefined) {
      const open = new ClassTable(classLimit, manifest.foldLevel);
      for (const _ of intake.closeBefore("", open));
      const { ledger, asOf, begun = "", awaitedFrom = "" } = manifest;
      const kept = { ...loaded, ledger, open, asOf: asOf ?? options.today, begun, awaitedFrom };
      return outcomeOf(kept, failures, options);
    }
    for (const { name, message } of listing.unread) failures.objectUnread(name, "", message);
    const added = await ingestNew(listing.objects, {
      index: loaded.index,
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
    const outcome = outcomeOf(advanced, failures, options);
    return advanced.leftOver === undefined ? outcome : { ...outcome, leftOver: advanced.leftOver };
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

function outcomeOf(state: AdvancedState, failures: Intake, options: StateRunOptions): StateOutcome {
  const { closed, open, coverage, arrivals, notices, index, ledger, asOf, begun, awaitedFrom } = state;
  const all = new ClassTable(closed.limit, closed.level);
  all.merge(closed);
  all.merge(open);
  const unread = failures.close().header;
  const header = {
    join: "on",
    foldLevel: all.level,
    classLimit: all.limit,
    horizon: "end-of-input",
    sources: options.listSources === true ? index.sources() : [],
    ledger: addLedgers(ledger, unread.ledger),
    coverage: coverage.elements(),
  } as const;
  const noticesFrom = (from: string): NoticeGroup[] => {
    const board = new NoticeBoard();
    for (const [day, ofDay] of notices) if (day >= from || day >= asOf) board.addGroups(ofDay.groups());
    board.addGroups(unread.notices);
    return board.groups();
  };
  const profile = { header: { ...header, notices: noticesFrom("") }, classes: all.classes() };
  const gaps = deliveryGaps(arrivals, { asOf, begun, awaitedFrom });
  if (options.lookBack === undefined) return { profile, evidence: { gaps } };
  const recent = withinLookBack(profile, { days: options.lookBack, awaitedFrom, arrivals });
  return {
    profile: {
      ...recent.profile,
      header: { ...recent.profile.header, notices: noticesFrom(recent.noticesFrom) },
    },
    evidence: { gaps: recent.gapsOf(gaps), lookBack: recent.lookBack },
  };
}
