import type { Report } from "../evaluate/report.ts";

/** What an output knows besides the report. */
export interface ReportContext {
  readonly tool: ToolIdentity;
  /** Whether text may have colour. */
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** Whether the user said that findings about evidence shall not move the exit status. */
  readonly allowIncomplete?: boolean;
}

/** The program that makes the report. */
export interface ToolIdentity {
  readonly name: string;
  /** Semantic version. */
  readonly version: string;
  readonly informationUri: string;
}

/** A form in which a report can be written. */
export interface Output {
  readonly name: string;
  /** How the names of files end that are written in this form, such as `.json`. */
  readonly endings: readonly string[];
  readonly description: string;
  /** Pure: the same report gives the same text. */
  readonly render: (report: Report, context: ReportContext) => Iterable<string>;
}
