import { compareText } from "../diagnostic/diagnostic.ts";
import { ClassTable } from "../profile/class-table.ts";
import type { CoverageSet } from "../profile/coverage-set.ts";
import type { FoldLevel } from "../profile/fold-source.ts";
import type { Arrival, Intake } from "../profile/intake.ts";
import { addLedgers, emptyLedger, type Ledger } from "../profile/ledger.ts";
import { writeProfile } from "../profile/write-profile.ts";
import { addArrival, type ArrivalsByDay } from "./arrivals.ts";
import { commitState } from "./commit-state.ts";
import { correctionRows } from "./correction-rows.ts";
import { daysToRewrite, HalfParts } from "./half-parts.ts";
import { type LoadedState, partsOf } from "./load-state.ts";
import type { Manifest, PartEntry } from "./manifest.ts";
import { addNotices, noticeRows } from "./notice-rows.ts";
import type { ObjectEntry } from "./object-index.ts";
import { appendObjects } from "./object-rows.ts";
import { PartWriter } from "./part-writer.ts";
import { closedBefore, dayBefore } from "./state-days.ts";
import type { StateStore } from "./state-store.ts";

/** A state, and what a run adds to it. */
export interface StateAdvance {
  readonly store: StateStore;
  readonly manifest: Manifest;
  readonly loaded: LoadedState;
  /** The state's open halves and what was ingested. It must not be used any more. */
  readonly intake: Intake;
  /** What was ingested. */
  readonly added: readonly ObjectEntry[];
  /** `YYYY-MM-DD`, UTC. */
  readonly today: string;
  readonly horizon: number;
  readonly classLimit: number;
}

/** What a state holds after a run. */
export interface AdvancedState extends LoadedState {
  readonly ledger: Ledger;
  /** Requests that are open, as if they were closed. */
  readonly open: ClassTable;
  /** Days as the {@link Manifest} has them. */
  readonly asOf: string;
  readonly begun: string;
  readonly awaitedFrom: string;
  /** Why old files of the state could not be removed, if they could not. */
  readonly leftOver?: string;
}

/**
 * Closes what is older than the horizon and commits the next generation: only parts that changed are written, and nothing
 * is where nothing has changed.
 *
 * @throws StateConflictError where another run was first
 */
export async function advanceState(advance: StateAdvance): Promise<AdvancedState> {
  const { store, manifest, loaded, intake, added, today, horizon, classLimit } = advance;
  const writer = new PartWriter(store, manifest.generation + 1);
  // The clock may have been set back, and what is closed stays so.
  const awaitedFrom = latest(dayBefore(today, horizon), manifest.awaitedFrom);

  const open = new ClassTable(classLimit, loaded.closed.level);
  const oldHalves = partsOf(manifest, "halves");
  const rewritten = daysToRewrite(oldHalves, closedBefore(awaitedFrom));
  const halfParts = new HalfParts(writer);
  for (const { half, stored, day } of intake.closeBefore(closedBefore(awaitedFrom), open)) {
    if ((!stored || rewritten.has(day)) && halfParts.add(half)) await halfParts.flush();
  }
  const newHalves = await halfParts.end();

  const { header, classes } = intake.close();
  const closed = new ClassTable(classLimit, Math.max(header.foldLevel, loaded.closed.level) as FoldLevel);
  closed.merge(loaded.closed);
  for (const requestClass of classes) closed.addClass(requestClass);
  const { coverage, arrivals, notices, index } = loaded;
  coverage.addAll(header.coverage);
  // Under the latest day, so that a run with an earlier clock files nothing where it is not looked for any more.
  const asOf = latest(today, manifest.asOf);
  addNotices(notices, asOf, header.notices);
  const ledger = addLedgers(manifest.ledger, header.ledger);
  const arrived = addArrivals(arrivals, intake.arrivals, today);
  const begun = manifest.begun ?? today;
  const advanced: AdvancedState = {
    ...{ closed, coverage, arrivals, notices, index, ledger, open },
    ...{ asOf, begun, awaitedFrom },
  };

  const days = new Set([...classes.map(({ day }) => day), ...header.coverage.map(({ day }) => day)]);
  const isSame = added.length === 0 && days.size === 0 && newHalves.length === 0 && rewritten.size === 0 &&
    manifest.begun !== undefined && manifest.awaitedFrom === awaitedFrom && manifest.horizon === horizon &&
    manifest.classLimit === classLimit;
  if (isSame) return advanced;

  const objects = await appendObjects(store, partsOf(manifest, "objects"), added, writer);
  const profiles = await writeDays(advanced, days, writer);
  const arrivalParts = await writeArrivals(arrivals, arrived, writer);
  const noticeParts = header.notices.length === 0
    ? partsOf(manifest, "notices")
    : await writer.writeRows("notices", undefined, noticeRows(notices));
  const corrections = added.length === 0
    ? partsOf(manifest, "corrections")
    : await writer.writeRows("corrections", undefined, correctionRows(intake.corrections));
  const keptProfiles = partsOf(manifest, "profile").filter(({ day = "" }) => !days.has(day));
  const keptArrivals = partsOf(manifest, "arrivals").filter(({ day = "" }) => !arrived.has(day));
  const keptHalves = oldHalves.filter(({ day = "" }) => !rewritten.has(day));
  const leftOver = await commitState(store, {
    ...manifest,
    generation: manifest.generation + 1,
    begun,
    asOf,
    awaitedFrom,
    horizon,
    classLimit,
    foldLevel: closed.level,
    ledger,
    parts: [
      ...objects,
      ...byDay([...keptProfiles, ...profiles]),
      ...byDay([...keptArrivals, ...arrivalParts]),
      ...byDay([...keptHalves, ...newHalves]),
      ...noticeParts,
      ...corrections,
    ],
  }, writer.written);
  return leftOver === undefined ? advanced : { ...advanced, leftOver };
}

// A part is a profile in its file form, which `check` takes as well. It says nothing of objects: those of a day are not known.
async function writeDays(
  { closed, coverage }: { readonly closed: ClassTable; readonly coverage: CoverageSet },
  days: ReadonlySet<string>,
  writer: PartWriter,
): Promise<PartEntry[]> {
  const classes = groupedByDay(closed.classes());
  const elements = groupedByDay(coverage.elements());
  const parts: PartEntry[] = [];
  for (const day of [...days].toSorted()) {
    const profile = {
      header: {
        join: "on",
        foldLevel: closed.level,
        classLimit: closed.limit,
        horizon: "end-of-input",
        sources: [],
        ledger: emptyLedger,
        notices: [],
        coverage: elements.get(day) ?? [],
      },
      classes: classes.get(day) ?? [],
    } as const;
    parts.push(await writer.write("profile", day, [...writeProfile(profile)].join(""), profile.classes.length));
  }
  return parts;
}

/** @returns the days of which something came */
function addArrivals(arrivals: ArrivalsByDay, arrived: readonly Arrival[], today: string): Set<string> {
  for (const { kind, of, day, objects } of arrived) {
    addArrival(arrivals, day, { kind, of, objects, first: today, last: today });
  }
  return new Set(arrived.map(({ day }) => day));
}

async function writeArrivals(
  arrivals: ArrivalsByDay,
  days: ReadonlySet<string>,
  writer: PartWriter,
): Promise<PartEntry[]> {
  const parts: PartEntry[] = [];
  for (const day of [...days].toSorted()) {
    parts.push(...await writer.writeRows("arrivals", day, arrivals.get(day)?.rows() ?? []));
  }
  return parts;
}

function latest(day: string, known: string = ""): string {
  return day > known ? day : known;
}

function groupedByDay<T extends { readonly day: string }>(elements: readonly T[]): Map<string, T[]> {
  const days = new Map<string, T[]>();
  for (const element of elements) {
    const ofDay = days.get(element.day);
    if (ofDay === undefined) days.set(element.day, [element]);
    else ofDay.push(element);
  }
  return days;
}

function byDay(parts: readonly PartEntry[]): PartEntry[] {
  return parts.toSorted((a, b) => compareText(a.day ?? "", b.day ?? ""));
}
