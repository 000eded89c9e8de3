import { renderRulePage } from "./render-rule-page.ts";
import type { Rule, RuleFamily } from "./rule.ts";
import { rules } from "./rules.ts";

const chapters: Readonly<Record<RuleFamily, string>> = {
  traffic: "Requests that a policy does not allow",
  evidence: "Evidence that is missing or does not suffice",
  exception: "Exceptions",
  "policy-file": "Mistakes in policy files",
};

/** All pages as one Markdown document: `docs/rules.md`. */
export function rulesDocument(): string {
  const families = Object.entries(chapters) as [RuleFamily, string][];
  const tables = families.map(([family, title]) =>
    [
      `**${title}**`,
      "",
      "| rule | severity | |",
      "| --- | --- | --- |",
      ...rules.filter((rule) => rule.family === family).map(row),
    ].join("\n")
  );
  return [
    "<!-- Made from src/rule by scripts/generate.ts: do not edit. -->",
    "# Rules",
    "Every kind of finding, by id. `s3-perimeter --help RULE` shows the same pages in a terminal.",
    ...tables,
    ...rules.map((rule) => renderRulePage(rule, "markdown").trimEnd()),
  ].join("\n\n") + "\n";
}

function row({ id, name, severity, summary }: Rule): string {
  const cell = severity === "policy" ? "policy's" : severity;
  return `| [${id} ${name}](#${id.toLowerCase()}-${name}) | ${cell} | ${summary} |`;
}
