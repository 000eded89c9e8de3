import type { Invocation, Result } from "sarif";
import type { Finding } from "../evaluate/finding.ts";
import type { Report } from "../evaluate/report.ts";
import { levelOf } from "../rule/rule.ts";
import { ruleOf } from "../rule/rules.ts";
import { chooseFindings, type RolledUp } from "./github-results.ts";
import type { ReportContext } from "./output.ts";
import { gapNotifications, sarifEvidence } from "./sarif-evidence.ts";
import { ruleIndex, sarifBag, sarifLog } from "./sarif-log.ts";
import { sarifLocation } from "./sarif-location.ts";
import { inSarifMessage, sarifMessage } from "./sarif-message.ts";
import { counted, isoTime } from "./shown-text.ts";

/**
 * Writes a report as SARIF for GitHub code scanning, which shows every result as an alert, whatever its kind, and reads
 * neither suppressions nor baselines: so only what is wrong now, what cannot be told, and gaps in the evidence. A result
 * points at one line of a policy file; log objects are in property bags, because one location that is not in the
 * repository makes GitHub refuse the file.
 *
 * Where nothing was evaluated the run is declared a failure. GitHub then refuses the file and leaves all alerts as they
 * are; a run without results would close them.
 */
export function renderSarifGithub(report: Report, context: ReportContext): Iterable<string> {
  return sarifLog(report, context, { results: results(report, context), invocation: invocation(report, context) });
}

const nothingEvaluated = "PERIM2007";

function invocation({ findings, baseline }: Report, { allowIncomplete }: ReportContext): Invocation {
  const blind = baseline?.isBlind !== false && findings.some(({ rule }) => rule === nothingEvaluated);
  return {
    // True with violations: they are what a run is for.
    executionSuccessful: !blind,
    toolExecutionNotifications: [
      ...(blind
        ? [{
          level: "error" as const,
          message: { text: "Nothing was evaluated, so that no finding of an earlier run can be said to be gone." },
        }]
        : []),
      ...gapNotifications(findings),
    ],
    properties: { [sarifBag]: { allowIncomplete: allowIncomplete ?? false } },
  };
}

function* results({ findings, policySet, baseline }: Report, context: ReportContext): Generator<Result> {
  // What is about no line of a policy is about the policies: the first file stands for them.
  const [file] = policySet.files;
  const { shown, rolledUp } = chooseFindings(findings);
  for (const finding of shown) {
    const place = finding.place ?? file;
    // Without one GitHub refuses the file. It happens only where no file has policies, which is a failed run anyway.
    if (place === undefined) continue;
    const carried = baseline?.carried.has(finding.identity) === true;
    yield {
      ruleId: finding.rule,
      ruleIndex: ruleIndex(finding.rule),
      kind: "fail",
      level: levelAtGithub(finding),
      message: { text: [sarifMessage(finding), ...countText(finding, carried)].join(" ") },
      locations: [sarifLocation(finding.subject.bucket, place, context) ?? {}],
      ...occurrences(finding.traffic?.requests),
      partialFingerprints: fingerprints(finding.identity),
      properties: { [sarifBag]: { ...sarifEvidence(finding, "ids"), carried: carried ? true : undefined } },
    };
  }
  for (const group of rolledUp) {
    yield {
      ruleId: group.rule,
      ruleIndex: ruleIndex(group.rule),
      kind: "fail",
      level: levelAtGithub(group),
      message: { text: rolledUpText(group) },
      locations: file === undefined ? [] : [sarifLocation("", file, context) ?? {}],
      ...occurrences(group.requests),
      partialFingerprints: fingerprints(group.identity),
      properties: { [sarifBag]: { rolledUp: group.findings, requests: group.requests } },
    };
  }
}

function levelAtGithub({ kind, severity }: Pick<Finding, "kind" | "severity">): "error" | "warning" | "note" {
  return kind === "open" ? "warning" : kind === "stopped" ? "note" : levelOf(severity);
}

/** What makes two results one alert: not the line, which findings share and edits change. */
export function fingerprints(identity: string): Record<string, string> {
  return { primaryLocationLineHash: `${identity.slice(0, 32)}:1`, "perimeterFinding/v1": identity };
}

/** SARIF's count of a result, which is positive. */
export function occurrences(requests: number | undefined): { occurrenceCount?: number } {
  return requests === undefined || requests < 1 ? {} : { occurrenceCount: requests };
}

// GitHub shows nothing but the message, and refreshes it in place.
function countText({ traffic }: Finding, carried: boolean): string[] {
  if (traffic === undefined) return [];
  const { requests, first, last } = traffic;
  const when = first === last ? `at ${secondsOf(first)}` : `from ${secondsOf(first)} to ${secondsOf(last)}`;
  const since = carried ? " There is no evidence since then that shows it to be gone." : "";
  return [`${counted(requests, "request")} ${when}.${since}`];
}

function secondsOf(time: number): string {
  return isoTime(time).replace(/\.\d+Z$/, "Z");
}

function rolledUpText({ rule, findings, requests }: RolledUp): string {
  const { name } = ruleOf(rule);
  const traffic = requests === 0 ? "" : ` They are about ${counted(requests, "request")}.`;
  return inSarifMessage(
    `There are more findings of '${name}' than can be shown, and all of them are in the JSON report. ` +
      `${counted(findings, "finding")} ${findings === 1 ? "is" : "are"} left out here.${traffic}`,
  );
}
