import { renderRulePage } from "../rule/render-rule-page.ts";
import { findRule } from "../rule/rules.ts";
import { wrapText } from "../rule/wrap-text.ts";
import type { Command } from "./command.ts";
import type { Option } from "./options.ts";
import { toolIdentity } from "./tool-identity.ts";

const width = 80;

const statuses: readonly (readonly [string, string])[] = [
  ["0", "nothing to report"],
  ["1", "a violation, an expired or unused exception, or a policy mistake at or above --fail-on"],
  ["2", "no report could be made: wrong usage, invalid policies, no input that can be opened"],
  ["3", "the evidence has gaps, or nothing was evaluated (--allow-incomplete accepts that)"],
];

/** The help of the program, made of all its commands. */
export function programHelp(commands: readonly Command[]): string {
  return [
    `s3-perimeter ${toolIdentity.version}: who really reached your S3 buckets, and from where,`,
    "judged by a network perimeter written in YAML.",
    "",
    "Usage: s3-perimeter COMMAND [INPUT...] [OPTIONS]",
    "",
    "Commands:",
    ...table(commands.map(({ name, summary }) => [name, summary])),
    "",
    "  s3-perimeter COMMAND --help     options and examples of a command",
    "  s3-perimeter --help PERIM1001   what a rule means and what to do",
    "  s3-perimeter --version",
    "",
    "Examples:",
    ...examples(commands.flatMap((command) => command.examples.slice(0, 1))),
    "",
    "Exit status, the same everywhere; the first that holds of 2, 1, 3, 0:",
    ...table(statuses),
    "",
  ].join("\n");
}

/** The help of a command. */
export function commandHelp(command: Command): string {
  return [
    `Usage: s3-perimeter ${command.name} ${command.usage}`,
    "",
    ...command.description.flatMap((paragraph) => [...wrapText(paragraph, width), ""]),
    "Options:",
    ...table(command.options.map((option) => [optionName(option), option.help])),
    "",
    "Examples:",
    ...examples(command.examples),
    "",
  ].join("\n");
}

/** The page of a rule by its id or name; undefined where there is none. */
export function ruleHelp(idOrName: string): string | undefined {
  const rule = findRule(idOrName);
  return rule === undefined ? undefined : renderRulePage(rule);
}

function optionName({ name, short, value }: Option): string {
  return `${short === undefined ? "    " : `-${short}, `}--${name}${value === undefined ? "" : ` ${value}`}`;
}

function examples(pairs: Command["examples"]): string[] {
  return pairs.flatMap(([command, effect]) => [`  # ${effect}`, `  ${command}`]);
}

// Two columns, the second wrapped.
function table(rows: readonly (readonly [string, string])[]): string[] {
  const first = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows.flatMap(([name, text]) =>
    wrapText(text, width - first - 2).map((line, index) => `  ${(index === 0 ? name : "").padEnd(first)}${line}`)
  );
}
