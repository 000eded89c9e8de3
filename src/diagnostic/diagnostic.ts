import type { Severity } from "./severity.ts";
import type { SourceText, Span } from "./source-text.ts";

/** The stable code of a kind of finding; `src/rule` explains each. */
export type RuleId = `PERIM${number}`;

/** Something said about a place in a policy file. */
export interface Diagnostic {
  readonly rule: RuleId;
  /** The rule's speaking name, such as `host-bits-set`. */
  readonly name: string;
  /** `error`: the file cannot be used. `warning`: it can, and is probably not what was meant. */
  readonly kind: "error" | "warning";
  readonly severity: Severity;
  /** What was found and what was expected, in one sentence without a full stop. */
  readonly message: string;
  readonly source: SourceText;
  readonly span: Span;
  /** What to write instead. */
  readonly suggestion?: string;
}

/** Compares by file, place and rule: the order in which diagnostics are shown. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.source.path, b.source.path) ||
    a.span.start - b.span.start ||
    a.span.end - b.span.end ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  );
}

/** Compares by UTF-16 code units: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
