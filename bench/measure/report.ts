import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { JobResult } from "./job.ts";
import type { Circumstances } from "./machine.ts";
import { bytesText, caseRows, markdownTable, plainTable, targetRows } from "./tables.ts";

/** What one benchmark found: sections with tables, and all of it for programs. */
export interface BenchResult {
  readonly sections: readonly Section[];
  readonly data: unknown;
}

/** Some tables and what they are of. */
export interface Section {
  readonly title: string;
  readonly text: string;
  readonly tables: readonly (readonly (readonly string[])[])[];
}

/** A job's results as a section. */
export function jobSection(result: JobResult, rounds: number): Section {
  const { bytes, records, files } = result.data;
  const unit = result.name.startsWith("CloudTrail") ? "records" : "lines";
  return {
    title: result.name,
    text: `${bytesText(bytes)}, ${records.toLocaleString("en")} ${unit}, ${files.toLocaleString("en")} ${
      files === 1 ? "file" : "files"
    }. Medians of ${rounds} runs in turn, after a warm-up.`,
    tables: [caseRows(result), targetRows(result)],
  };
}

/** A result for the terminal. */
export function plainText({ sections }: BenchResult): string {
  return sections.map(({ title, text, tables }) => [`${title}: ${text}`, ...tables.map(plainTable)].join("\n\n")).join(
    "\n\n\n",
  );
}

const document = fileURLToPath(new URL("../../docs/performance.md", import.meta.url));

/** Puts a result in its place in docs/performance.md: between two comments with the benchmark's name. */
export function writeToDocument(
  name: string,
  { sections }: BenchResult,
  { date, machine, versions }: Circumstances,
): void {
  const [begin, end] = [`<!-- bench ${name} -->`, `<!-- end of bench ${name} -->`];
  const text = existsSync(document) ? readFileSync(document, "utf8") : "";
  const [start, stop] = [text.indexOf(begin), text.indexOf(end)];
  if (start < 0 || stop < start) throw new Error(`docs/performance.md has no place for it: ${begin} and ${end}`);
  const programs = Object.entries(versions).map(([program, version]) => `${program} ${version}`).join(", ");
  const parts = [
    begin,
    `Measured on ${date}: ${machine}. ${programs}.`,
    ...sections.flatMap(({ title, text, tables }) => [
      `### ${title.charAt(0).toUpperCase()}${title.slice(1)}`,
      text,
      ...tables.map(markdownTable),
    ]),
  ];
  writeFileSync(document, `${text.slice(0, start)}${parts.join("\n\n")}\n\n${text.slice(stop)}`);
}
