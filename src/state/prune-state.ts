import { Intake } from "../profile/intake.ts";
import { commitState } from "./commit-state.ts";
import { correctionRows, readCorrections } from "./correction-rows.ts";
import { partsOf } from "./load-state.ts";
import type { Manifest, PartEntry, PartKind } from "./manifest.ts";
import { noticeRows, type NoticesByDay, readNotices } from "./notice-rows.ts";
import { PartWriter } from "./part-writer.ts";
import { readParts } from "./read-part.ts";
import { closedBefore } from "./state-days.ts";
import { StateError } from "./state-error.ts";
import type { StateStore } from "./state-store.ts";

/** What was forgotten. */
export interface Pruning {
  readonly days: readonly string[];
  readonly classes: number;
  /** What was said in runs before the day about records and objects. */
  readonly notices: number;
}

/**
 * Forgets closed requests and evidence of the days before one, and notices of runs before it. Which objects were ingested
 * stays known, and so does the account of all records: else what was forgotten would be read again. When evidence came stays
 * known too, so that a log which was switched off is still missed.
 *
 * @param before `YYYY-MM-DD`, UTC
 * @throws StateError where requests of a day before it may still be open
 * @throws StateConflictError where another run was first
 */
export async function pruneState(store: StateStore, manifest: Manifest, before: string): Promise<Pruning> {
  const closed = manifest.awaitedFrom === undefined ? "" : closedBefore(manifest.awaitedFrom);
  if (before > closed) {
    throw new StateError(`Cannot forget the days before ${before}: requests of them may still be open`, [
      closed === "" ? "no run has closed any day yet" : `the latest day that can be given is ${closed}`,
    ]);
  }
  const isOld = ({ kind, day }: PartEntry): boolean => kind === "profile" && day !== undefined && day < before;
  const gone = manifest.parts.filter(isOld);
  const writer = new PartWriter(store, manifest.generation + 1);

  const notices: NoticesByDay = new Map();
  for await (const file of readParts(store, partsOf(manifest, "notices"))) await readNotices(file, notices);
  const old = [...notices].filter(([day]) => day < before);
  for (const [day] of old) notices.delete(day);
  const noticeParts = await writer.writeRows("notices", undefined, noticeRows(notices));

  const intake = new Intake({ join: true });
  for await (const file of readParts(store, partsOf(manifest, "corrections"))) {
    await readCorrections(file, (event, day) => {
      if (day >= before) intake.addCorrection(event, day);
    });
  }
  const corrections = await writer.writeRows("corrections", undefined, correctionRows(intake.corrections));
  const rewritten: ReadonlySet<PartKind> = new Set(["notices", "corrections"]);
  await commitState(store, {
    ...manifest,
    generation: manifest.generation + 1,
    prunedBefore: [manifest.prunedBefore ?? "", before].toSorted().at(-1) as string,
    parts: [
      ...manifest.parts.filter((part) => !isOld(part) && !rewritten.has(part.kind)),
      ...noticeParts,
      ...corrections,
    ],
  }, writer.written);
  const profiles = gone.filter(({ kind }) => kind === "profile");
  return {
    days: profiles.map(({ day = "" }) => day),
    classes: profiles.reduce((sum, { rows }) => sum + rows, 0),
    notices: old.flatMap(([, board]) => board.groups()).reduce((sum, { count }) => sum + count, 0),
  };
}
