import type { RuleId } from "../diagnostic/diagnostic.ts";
import type { Severity } from "../diagnostic/severity.ts";

/** What a rule is about: requests, the logs, the exceptions of a policy, the text of a policy file. */
export type RuleFamily = "traffic" | "evidence" | "exception" | "policy-file";

/** SARIF's word for how much a finding matters where nothing else decides. *Severity* is a policy's and something else. */
export type RuleLevel = "error" | "warning" | "note";

/** A kind of finding. */
export interface Rule {
  /** Stable: a rule that goes leaves a gap. */
  readonly id: RuleId;
  /** Kebab-case; says the bad thing. */
  readonly name: string;
  readonly family: RuleFamily;
  /** `policy`: that of the policy which the finding is about. */
  readonly severity: Severity | "policy";
  readonly level: RuleLevel;
  /** The bad thing in one sentence without a full stop. Markdown, as all of the page: nothing but code in backticks. */
  readonly summary: string;
  readonly page: RulePage;
}

/** One page of help. */
export interface RulePage {
  /** What a finding of the rule says, and what it does not. */
  readonly what: Prose;
  readonly why: Prose;
  readonly example: Prose;
  readonly action: Prose;
}

/** Paragraphs, lists and code, in order. */
export type Prose = readonly (string | CodeBlock | ListBlock)[];

/** Lines shown as they are. */
export interface CodeBlock {
  readonly language: "yaml" | "json" | "text" | "console";
  readonly code: string;
}

/** Short points in order. */
export interface ListBlock {
  readonly list: readonly string[];
}

/** The level of a finding that is wrong, from its severity. */
export function levelOf(severity: Severity): RuleLevel {
  return severity === "medium" ? "warning" : severity === "low" ? "note" : "error";
}

/** The name in Pascal case (`RequestFromInternet`), as SARIF viewers like it. */
export function pascalName({ name }: Pick<Rule, "name">): string {
  return name.split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}
