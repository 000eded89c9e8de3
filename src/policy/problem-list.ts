import { compareDiagnostics, type Diagnostic } from "../diagnostic/diagnostic.ts";
import { nearestName } from "../diagnostic/nearest-name.ts";
import { printable } from "../diagnostic/printable.ts";
import { positionAt, type SourceText, type Span } from "../diagnostic/source-text.ts";
import { type CodeName, codes } from "./codes.ts";

/** What is said about one place. */
export interface Problem {
  readonly source: SourceText;
  readonly span: Span;
  /** What was found and what was expected, without a full stop. Values in it have gone through {@link quote}. */
  readonly message: string;
  /** What to write instead of all of `span`. */
  readonly suggestion?: string | undefined;
}

/** Collects the problems of one run. */
export interface ProblemList {
  readonly add: (code: CodeName, problem: Problem) => void;
  /** The near name of a run that has not yet asked for too many: see {@link nearestName}. */
  readonly nearest: (given: string, names: Iterable<string>) => string | undefined;
  /** All problems, each once, in the order in which they are shown. */
  readonly diagnostics: () => Diagnostic[];
}

// A comparison takes some microseconds, so that a hostile file of many wrong names is not answered for hours.
const comparisonLimit = 20_000;

/** Makes an empty list. */
export function problemList(): ProblemList {
  // What an anchor holds is read once for each alias of it, and said once.
  const known = new Map<string, Diagnostic>();
  let comparisons = 0;
  return {
    add: (code, problem) => {
      const diagnostic = makeDiagnostic(code, problem);
      const { source: { path }, span: { start, end }, message } = diagnostic;
      known.set(JSON.stringify([path, start, end, code, message]), diagnostic);
    },
    nearest: (given, names) => {
      if (comparisons > comparisonLimit) return undefined;
      const candidates = [...names];
      comparisons += candidates.length;
      return nearestName(given, candidates);
    },
    diagnostics: () => [...known.values()].toSorted(compareDiagnostics),
  };
}

/** Makes the diagnostic of a kind of mistake in a place. */
export function makeDiagnostic(code: CodeName, { source, span, message, suggestion }: Problem): Diagnostic {
  const { id, kind, severity } = codes[code];
  const diagnostic = { rule: id, name: code, kind, severity, message, source, span };
  return suggestion === undefined ? diagnostic : { ...diagnostic, suggestion };
}

/** A value as a message shows it: in backticks, printable and not too long. */
export function quote(value: string): string {
  return `\`${printable(value, 80)}\``;
}

/** Where something stands, as a message says it: file and line. */
export function placeText({ source, span }: Pick<Problem, "source" | "span">): string {
  return `${printable(source.path)}:${positionAt(source, span.start).line}`;
}
