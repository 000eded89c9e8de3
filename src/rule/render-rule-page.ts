import type { Prose, Rule } from "./rule.ts";
import { wrapText } from "./wrap-text.ts";

const titles = { what: "What it says", why: "Why it matters", example: "Example", action: "What to do" } as const;

type Section = keyof typeof titles;

const width = 80;
const indent = "  ";

/**
 * Renders the page of help of a rule.
 *
 * @param form `text` for a terminal of 80 columns, `markdown` with headings below the second level
 */
export function renderRulePage(rule: Rule, form: "text" | "markdown" = "text"): string {
  return form === "markdown" ? markdownPage(rule) : textPage(rule);
}

function textPage(rule: Rule): string {
  const sections = sectionsOf(rule).map(([title, prose]) => `${title.toUpperCase()}\n\n${textProse(prose)}`);
  const intro = wrapText(`${rule.summary}.`, width).join("\n");
  return `${[`${rule.id} ${rule.name}`, intro, gravity(rule), ...sections].join("\n\n")}\n`;
}

function textProse(prose: Prose): string {
  const lines = (text: string, first: string, next: string): string =>
    wrapText(text, width - first.length).map((line, index) => (index === 0 ? first : next) + line).join("\n");
  return prose.map((block) => {
    if (typeof block === "string") return lines(block, indent, indent);
    if ("list" in block) return block.list.map((item) => lines(item, `${indent}- `, `${indent}  `)).join("\n");
    return block.code.split("\n").map((line) => `${indent}${indent}${line}`.trimEnd()).join("\n");
  }).join("\n\n");
}

function markdownPage(rule: Rule): string {
  const sections = sectionsOf(rule).map(([title, prose]) => `### ${title}\n\n${markdownProse(prose)}`);
  return `${[`## ${rule.id} ${rule.name}`, `${rule.summary}.`, gravity(rule), ...sections].join("\n\n")}\n`;
}

function markdownProse(prose: Prose): string {
  return prose.map((block) => {
    if (typeof block === "string") return block;
    if ("list" in block) return block.list.map((item) => `- ${item}`).join("\n");
    return `\`\`\`${block.language}\n${block.code}\n\`\`\``;
  }).join("\n\n");
}

function sectionsOf({ page }: Rule): [title: string, prose: Prose][] {
  return (Object.keys(titles) as Section[]).map((section) => [titles[section], page[section]]);
}

function gravity({ severity, level }: Rule): string {
  return `Severity: ${severity === "policy" ? "the policy's" : severity}. Level in SARIF: ${level}.`;
}
