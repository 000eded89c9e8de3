import type { RuleId } from "../diagnostic/diagnostic.ts";
import { harmlessJson } from "../diagnostic/harmless-json.ts";
import { type Notice, NoticeBoard, type NoticeGroup } from "../diagnostic/notice.ts";
import { isDay } from "./arrivals.ts";
import { type PartFile, readRows } from "./read-part.ts";

/** Notices by the day of the run that made them, `YYYY-MM-DD`: a malformed record has no day of its own. */
export type NoticesByDay = Map<string, NoticeBoard>;

/** Adds notices of a run of some day. */
export function addNotices(notices: NoticesByDay, day: string, groups: Iterable<NoticeGroup>): void {
  const board = notices.get(day) ?? new NoticeBoard();
  board.addGroups(groups);
  notices.set(day, board);
}

/** The lines of a part: one a day. */
export function noticeRows(notices: NoticesByDay): string[] {
  return [...notices].map(([day, board]): [string, NoticeGroup[]] => [day, board.groups()])
    .filter(([, groups]) => groups.length > 0)
    .toSorted(([a], [b]) => a < b ? -1 : 1)
    .map((row) => `${harmlessJson(row)}\n`);
}

/** Reads the notices of a part. */
export async function readNotices(file: PartFile, notices: NoticesByDay): Promise<void> {
  await readRows(file, (row) => {
    const [day, groups] = Array.isArray(row) ? row as readonly unknown[] : [];
    if (!isDay(day) || !Array.isArray(groups)) throw new TypeError("a notice has not the form of one");
    addNotices(notices, day, groups.map(groupOf));
  });
}

function groupOf(value: unknown): NoticeGroup {
  const { rule, count, samples } = (value ?? {}) as Partial<Record<keyof NoticeGroup, unknown>>;
  if (!isRule(rule) || !Number.isSafeInteger(count) || !Array.isArray(samples)) {
    throw new TypeError("a notice has not the form of one");
  }
  return { rule, count: count as number, samples: samples.map(noticeOf) };
}

function noticeOf(value: unknown): Notice {
  const { rule, object, position, message } = (value ?? {}) as Partial<Record<keyof Notice, unknown>>;
  if (!isRule(rule) || typeof object !== "string" || typeof position !== "string" || typeof message !== "string") {
    throw new TypeError("a notice has not the form of one");
  }
  return { rule, object, position, message };
}

function isRule(value: unknown): value is RuleId {
  return typeof value === "string" && /^PERIM2\d{3}$/.test(value);
}
