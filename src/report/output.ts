import type { Report } from "../evaluate/report.ts";

/** What an output knows besides what it writes. */
export interface ReportContext {
  readonly tool: ToolIdentity;
  /** Whether text may have colour. */
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** Whether the user said that findings about evidence shall not move the exit status. */
  readonly allowIncomplete?: boolean;
  /** What the user calls this analysis, to tell it from others of the same repository: parts with `/` between them. */
  readonly category?: string;
  /** The path of a policy file within its repository, from the path as the user named it; undefined where it has none. */
  readonly repositoryPath?: (path: string) => string | undefined;
}

/** The program that makes the report. */
export interface ToolIdentity {
  readonly name: string;
  /** Semantic version. */
  readonly version: string;
  readonly informationUri: string;
}

/** A form in which something that a command found can be written: a report unless `Model` says otherwise. */
export interface Output<Model = Report> {
  readonly name: string;
  /** How the names of files end that are written in this form, such as `.json`. */
  readonly endings: readonly string[];
  readonly description: string;
  /** Whether it names policy files by their place in a repository, and is of no use where they have none. */
  readonly needsRepository?: true;
  /** Gives what writes it: loaded only where this form is wanted, as each brings a good part of the program with it. */
  readonly load: () => Promise<Renderer<Model>>;
}

/** Writes something in one form, in pieces. Pure: the same model gives the same text. */
export type Renderer<Model = Report> = (model: Model, context: ReportContext) => Iterable<string>;
