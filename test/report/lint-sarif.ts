// What neither a schema nor any validator knows, and GitHub refuses a file for or shows wrongly.
import { gzipSync } from "node:zlib";
import type { Location, Log, Message, Result, Run } from "sarif";

/** Which of the shapes a log is to have. */
export type SarifShape = "github" | "full";

/** What is wrong with a SARIF log, in sentences. */
export function lintSarif(text: string, shape: SarifShape): string[] {
  const problems: string[] = [];
  const check = (holds: boolean, message: string): void => {
    if (!holds) problems.push(message);
  };
  const log = JSON.parse(text) as Log;
  check(log.runs.length === 1, "one run a file");
  check(gzipSync(text).length < 10_000_000, "more than 10 MB gzipped");
  const [run] = log.runs as [Run];
  const results = run.results ?? [];
  lintRun(run, shape, check);
  lintRules(run, check);
  for (const [index, result] of results.entries()) {
    lintResult(result, run, shape, (holds, message) => check(holds, `result ${index}: ${message}`));
  }
  for (const field of ["suppressions", "baselineState"] as const) {
    const having = results.filter((result) => result[field] !== undefined).length;
    check(having === 0 || having === results.length, `${field} on some results only`);
    check(shape === "full" || having === 0, `${field}, which GitHub does not read`);
  }
  if (shape === "github") check(results.length <= 5_000, "more than 5,000 results");
  lintFingerprints(results, check);
  return problems;
}

type Check = (holds: boolean, message: string) => void;

function lintRun({ invocations, automationDetails }: Run, shape: SarifShape, check: Check): void {
  check(/^[\w.-]+(?:\/[\w.-]+)+\/$/.test(automationDetails?.id ?? ""), "no constant category");
  check(!/\d{4}-\d\d|[0-9a-f]{40}/.test(automationDetails?.id ?? ""), "a date or a commit in the category");
  const notifications = invocations?.flatMap(({ toolExecutionNotifications = [] }) => toolExecutionNotifications) ?? [];
  const isError = notifications.some(({ level }) => level === "error");
  const succeeded = invocations?.every(({ executionSuccessful }) => executionSuccessful) === true;
  check(succeeded !== isError, "an error notification and success, or neither");
  // GitHub then reads no result, and alerts stay as they are.
  if (!succeeded) check(shape === "github", "a failed run");
  for (const { message } of notifications) lintMessage(message, [], check);
}

function lintRules({ tool: { driver } }: Run, check: Check): void {
  check(/^[a-z0-9-]+$/.test(driver.name) && driver.semanticVersion !== undefined, "tool without name or version");
  const ids = driver.rules?.map(({ id }) => id) ?? [];
  check(ids.length > 0 && new Set(ids).size === ids.length, "no rules, or one twice");
  for (const rule of driver.rules ?? []) {
    const { id, name = "", shortDescription, fullDescription, help, properties } = rule;
    const tags = properties?.tags ?? [];
    const severity: unknown = properties?.["security-severity"];
    check(tags.length > 0 && tags.length <= 10, `${id}: tags`);
    check(
      tags.includes("security") === (severity !== undefined),
      `${id}: the tag security and its severity go together`,
    );
    const number = typeof severity === "string" && /^\d{1,2}\.\d$/.test(severity) ? Number(severity) : NaN;
    check(severity === undefined || (number > 0 && number <= 10 && number !== 9), `${id}: security-severity`);
    check(["very-high", "high", "medium", "low"].includes(String(properties?.["precision"])), `${id}: precision`);
    check(name !== "" && name.length <= 255 && name !== id, `${id}: name`);
    for (const message of [shortDescription, fullDescription]) {
      check((message?.text ?? "") !== "" && (message?.text.length ?? 0) <= 1024, `${id}: descriptions`);
    }
    check((help?.text ?? "") !== "" && (help?.markdown ?? "") !== "", `${id}: help`);
  }
}

function lintResult(result: Result, run: Run, shape: SarifShape, check: Check): void {
  const { ruleId, ruleIndex = -1, kind, level, rank, locations = [], relatedLocations = [], message } = result;
  check(run.tool.driver.rules?.[ruleIndex]?.id === ruleId, "ruleIndex is of another rule");
  check(
    kind === "fail" ? level !== "none" : level === "none" && rank === undefined,
    `kind ${kind} with level ${level}`,
  );
  if (shape === "github") {
    check(kind === "fail", "GitHub shows every kind as an alert");
    check(locations.length === 1, "not one location");
  }
  const physical = [...locations, ...relatedLocations].filter((location) => location.physicalLocation !== undefined);
  if (shape === "github") check(physical.length === locations.length + relatedLocations.length, "no physical location");
  for (const location of physical) lintLocation(location, run, shape, check);
  for (const { physicalLocation } of locations) {
    if (physicalLocation === undefined) continue;
    const { startLine = 0, startColumn = 0, endLine = 0, endColumn = 0 } = physicalLocation.region ?? {};
    check(startLine >= 1 && startColumn >= 1 && endLine === startLine && endColumn >= startColumn, "not one line");
  }
  lintMessage(message, relatedLocations, check);
  const { primaryLocationLineHash = "", "perimeterFinding/v1": whole = "" } = result.partialFingerprints ?? {};
  check(/^[0-9a-f]{32}:1$/.test(primaryLocationLineHash), "no fingerprint of our own");
  check(
    /^[0-9a-f]{64}$/.test(whole) && whole.startsWith(primaryLocationLineHash.slice(0, 32)),
    "fingerprints disagree",
  );
  check(result.occurrenceCount === undefined || result.occurrenceCount > 0, "occurrenceCount");
}

function lintLocation({ physicalLocation }: Location, run: Run, shape: SarifShape, check: Check): void {
  const { uri = "", index } = physicalLocation?.artifactLocation ?? {};
  check(/^[\w.~!'()*%/:-]+$/.test(uri), `not a URI: ${uri}`);
  check(!/^(?:\/|\.\/)/.test(uri), `not a relative path: ${uri}`);
  if (shape === "github") check(!/^[a-z0-9]+:/i.test(uri) && !uri.split("/").includes(".."), `leads out: ${uri}`);
  if (index !== undefined) check(run.artifacts?.[index]?.location?.uri === uri, "the artifact has another URI");
}

function lintMessage({ text = "", id }: Message, related: readonly Location[], check: Check): void {
  check(text !== "" && id === undefined, "no text");
  check(!/[{}]/.test(text.replaceAll("{{", "").replaceAll("}}", "")), `a placeholder: ${text}`);
  check(!/<[A-Za-z/!?]/.test(text), `HTML: ${text}`);
  const known = new Set(related.map((location) => String(location.id)));
  const links = [...text.matchAll(/(?<!\\)\[[^\]]*\]\(([^)]*)\)/g)].map(([, target = ""]) => target);
  check(links.every((target) => known.has(target)), `a link to nothing: ${text}`);
  check(!/(?<!\\)[[\]]/.test(text.replaceAll(/(?<!\\)\[[^\]]*\]\([^)]*\)/g, "")), `an open bracket: ${text}`);
}

// One alert for two findings would hide one of them. What an exception covers, or is gone, may be there again and live.
function lintFingerprints(results: readonly Result[], check: Check): void {
  const seen = new Set<string>();
  for (const { ruleId, partialFingerprints, suppressions = [], baselineState, locations } of results) {
    if (suppressions.length > 0 || baselineState === "absent") continue;
    const uri = locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? "";
    const key = JSON.stringify([ruleId, uri, partialFingerprints?.["primaryLocationLineHash"]]);
    check(!seen.has(key), "a fingerprint twice");
    seen.add(key);
  }
}
