import type { Artifact, Invocation, ReportingDescriptor, Result } from "sarif";
import type { RuleId } from "../diagnostic/diagnostic.ts";
import type { Report } from "../evaluate/report.ts";
import { renderRulePage } from "../rule/render-rule-page.ts";
import { pascalName, type Rule } from "../rule/rule.ts";
import { rules } from "../rule/rules.ts";
import { jsonDocument, streamed } from "./json-text.ts";
import type { ReportContext } from "./output.ts";
import { jsonEvidence, jsonTally } from "./render-json.ts";
import { shownText } from "./shown-text.ts";

/** The schema that the output follows. */
const schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** The name of the property bags' one property: what SARIF has no field for. */
export const sarifBag = "s3-perimeter";

/** What differs between the shapes of a SARIF log. */
export interface SarifContent {
  readonly results: Iterable<Result>;
  readonly invocation: Invocation;
  /** Files that results name by index. */
  readonly artifacts?: readonly Artifact[];
}

/**
 * A SARIF 2.1.0 log (with errata 01) of one run. All rules are there in fixed order, also those without a result: they
 * are what was checked.
 *
 * The tool that judges evidence has another name than the one that looks at policy files. The one runs by the clock and the
 * other in pull requests, and GitHub calls a tool's check of a pull request incomplete if another run of that tool is
 * missing there. For the same reason the category, which is what stands before the last slash of `automationDetails.id`,
 * is constant: alerts close only within their category.
 */
export function sarifLog(report: Report, context: ReportContext, content: SarifContent): Iterable<string> {
  const { name, version, informationUri } = context.tool;
  const { analysis } = report;
  return jsonDocument({
    $schema: schema,
    version: "2.1.0",
    runs: streamed([{
      tool: {
        driver: {
          name: analysis === "evidence" ? `${name}-evidence` : name,
          version,
          semanticVersion: version,
          informationUri,
          rules: descriptors(),
        },
      },
      automationDetails: { id: [name, analysis, ...(context.category?.split("/") ?? []), ""].join("/") },
      columnKind: "utf16CodeUnits",
      invocations: [content.invocation],
      artifacts: content.artifacts,
      results: streamed(content.results),
      properties: {
        [sarifBag]: {
          asOf: report.now,
          requests: { ...jsonTally(report.tally), uncovered: report.uncoveredRequests },
          ...(report.lookBack === undefined ? {} : { lookBack: report.lookBack }),
          evidence: jsonEvidence({ ...report.header, coverage: [] }),
          policies: report.policies.map(({ policy, tally }) => ({
            policy: shownText(policy),
            requests: jsonTally(tally),
          })),
        },
      },
    }]),
  });
}

const indexes: ReadonlyMap<RuleId, number> = new Map(rules.map(({ id }, index) => [id, index]));

/** Where a rule stands among the rules of the log. */
export function ruleIndex(rule: RuleId): number {
  return indexes.get(rule) ?? -1;
}

// GitHub takes a rule for one of security by the tag and the number together, and sorts alerts by it. It belongs to the
// rule: what a policy says of severity is in the level of each result. 8.0 is in the middle of "high".
const securitySeverity = "8.0";

// GitHub keeps this text once for all repositories: nothing of a finding may be in it.
function descriptor(rule: Rule): ReportingDescriptor {
  const { id, name, family, severity, level } = rule;
  const isViolation = family === "traffic" && level === "error";
  return {
    id,
    name: pascalName(rule),
    shortDescription: { text: `${rule.summary}.` },
    fullDescription: { text: plainParagraphs(rule) },
    help: { text: renderRulePage(rule), markdown: renderRulePage(rule, "markdown") },
    defaultConfiguration: { level },
    properties: {
      tags: [...(isViolation ? ["security"] : []), "s3", "network-perimeter", family],
      precision: family === "evidence" ? "medium" : "high",
      "problem.severity": level === "note" ? "recommendation" : level,
      ...(isViolation ? { "security-severity": securitySeverity } : {}),
      [sarifBag]: { name, family, severity },
    },
  };
}

let made: readonly ReportingDescriptor[] | undefined;

// The same for every log.
function descriptors(): readonly ReportingDescriptor[] {
  made ??= rules.map(descriptor);
  return made;
}

// Viewers show it in a line or two.
function plainParagraphs({ summary, page }: Rule): string {
  const first = page.what.find((block) => typeof block === "string") ?? "";
  const text = first.startsWith(summary) ? first : `${summary}. ${first}`;
  return text.length <= 1000 ? text : `${text.slice(0, 999)}…`;
}
