import type { CaseResult, JobResult, TargetResult } from "./job.ts";

/** The cases of a job, as rows of texts under a heading. */
export function caseRows({ cases }: JobResult): string[][] {
  return [
    ["case", "time", "MB/s", "processor time", "memory"],
    ...cases.map((one) => [
      one.subsetBytes === undefined ? one.name : `${one.name} (on ${bytesText(one.subsetBytes)}, scaled)`,
      secondsText(one.seconds),
      one.megabytesPerSecond.toFixed(0),
      secondsText(one.cpuSeconds),
      `${one.megabytes.toFixed(0)} MB`,
    ]),
  ];
}

/** The targets of a job, and whether they are met. */
export function targetRows({ targets, cases }: JobResult): string[][] {
  return [
    ["case", "against", "at least", "is", ""],
    ...targets.map((target) => [
      target.case,
      target.than,
      `${target.atLeast}x`,
      target.ratio === undefined ? "did not run" : `${target.ratio.toFixed(2)}x`,
      verdict(target),
    ]),
    ...cases.filter(isOwn).map((one) => [
      one.name,
      "memory",
      `at most ${memoryLimit} MB`,
      `${one.megabytes.toFixed(0)} MB`,
      one.megabytes <= memoryLimit ? "met" : "missed",
    ]),
  ];
}

/** What a process of this project may have resident. */
const memoryLimit = 250;

function isOwn({ name }: CaseResult): boolean {
  return name.startsWith("this project");
}

function verdict({ ratio, atLeast }: TargetResult): string {
  return ratio === undefined ? "" : ratio >= atLeast ? "met" : "missed";
}

/** A number of seconds as people read it. */
export function secondsText(seconds: number): string {
  return seconds < 10 ? `${seconds.toFixed(2)} s` : `${seconds.toFixed(1)} s`;
}

/** A number of bytes as people read it. */
export function bytesText(bytes: number): string {
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(bytes >= 9.95e9 ? 0 : 1)} GB` : `${(bytes / 1e6).toFixed(0)} MB`;
}

/** Rows for a terminal, in columns. */
export function plainTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ").trimEnd()).join("\n");
}

/** Rows as a table in Markdown, the first the heading. */
export function markdownTable([heading = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(heading), line(heading.map(() => "---")), ...rows.map(line)].join("\n");
}
