import type { Finding } from "../evaluate/finding.ts";
import type { Report } from "../evaluate/report.ts";
import type { RuleFamily } from "../rule/rule.ts";
import { ruleOf } from "../rule/rules.ts";
import { gravityOf, isAboutRequests } from "./policy-section.ts";

/** Something to do about a report: what for, and the command that tells how. */
export interface NextStep {
  readonly text: string;
  readonly command: string;
}

/** What to do about a report: three steps at most, none where no finding asks for any. */
export function nextSteps({ findings }: Report): readonly NextStep[] {
  const gravest = (wanted: (finding: Finding) => boolean): string | undefined =>
    findings.filter(wanted).toSorted((a, b) => gravityOf([a]) - gravityOf([b]))[0]?.rule;
  const family = (finding: Finding): RuleFamily => ruleOf(finding.rule).family;
  const violation = gravest((finding) => family(finding) === "traffic" && finding.kind === "fail");
  const open = gravest(({ kind, traffic }) => kind === "open" && traffic !== undefined);
  const gap = gravest((finding) => family(finding) === "evidence" && !isAboutRequests(finding));
  const other = gravest((finding) => family(finding) === "exception" || family(finding) === "policy-file");
  const steps: readonly (readonly [text: string, rule: string | undefined])[] = [
    ["What a violation means, and how to deny it", violation],
    ["How to tell what cannot be told", open],
    ["What is missing in the logs, and how to get it", gap],
    ["What to mend in the policies", other],
  ];
  return steps
    .flatMap(([text, rule]) => (rule === undefined ? [] : [{ text, command: `s3-perimeter --help ${rule}` }]))
    .slice(0, 3);
}
