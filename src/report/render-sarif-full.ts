import type { Artifact, Location, Result, Suppression } from "sarif";
import { compareText, type RuleId } from "../diagnostic/diagnostic.ts";
import { printable } from "../diagnostic/printable.ts";
import type { Severity } from "../diagnostic/severity.ts";
import type { Finding } from "../evaluate/finding.ts";
import { identityOf } from "../evaluate/identity.ts";
import type { PolicyTally, Report } from "../evaluate/report.ts";
import type { Exception } from "../policy/policy.ts";
import { levelOf } from "../rule/rule.ts";
import { ruleOf, rules } from "../rule/rules.ts";
import type { ReportContext } from "./output.ts";
import { fingerprints, occurrences } from "./render-sarif-github.ts";
import { gapNotifications, sarifEvidence } from "./sarif-evidence.ts";
import { fileUri, physicalLocation, sarifLocation } from "./sarif-location.ts";
import { ruleIndex, sarifBag, sarifLog } from "./sarif-log.ts";
import { inSarifMessage, sarifMessage } from "./sarif-message.ts";

/**
 * Writes a report as SARIF with all that the standard has words for, for archives and viewers: what an exception covers
 * is suppressed, what cannot be told is open, policies that were kept pass, and results name the log objects that they rest
 * on. Not for GitHub, which would show all of it as alerts.
 */
export function renderSarifFull(report: Report, context: ReportContext): Iterable<string> {
  const objects = objectsOf(report);
  return sarifLog(report, context, {
    results: results(report, context, new Map(objects.map((object, index) => [object, index]))),
    invocation: {
      executionSuccessful: true,
      toolExecutionNotifications: gapNotifications(report.findings),
      properties: { [sarifBag]: { allowIncomplete: context.allowIncomplete ?? false } },
    },
    ...(objects.length === 0 ? {} : { artifacts: objects.map(artifact) }),
  });
}

function artifact(object: string): Artifact {
  return { location: { uri: objectUri(object) }, roles: ["analysisTarget"] };
}

// An object in S3 has a name that is a URI but for characters of its key.
function objectUri(object: string): string {
  const [scheme] = /^s3:\/\//.exec(object) ?? [];
  return scheme === undefined ? fileUri(object) : `${scheme}${fileUri(object.slice(scheme.length))}`;
}

/** Log objects that findings name, sorted. */
function objectsOf({ findings, excepted, baseline }: Report): string[] {
  const all = [...findings, ...excepted, ...(baseline?.gone ?? [])].flatMap((finding) => placesOf(finding));
  return [...new Set(all.map(({ object }) => object))].toSorted(compareText);
}

function placesOf({ traffic }: Finding): { readonly object: string; readonly number: number }[] {
  return (traffic?.samples ?? []).flatMap(({ places }) => places);
}

function* results(
  report: Report,
  context: ReportContext,
  objects: ReadonlyMap<string, number>,
): Generator<Result> {
  const { findings, excepted, baseline, policies } = report;
  const make = (finding: Finding): Result => resultOf(finding, report, context, objects);
  for (const finding of findings) {
    const state = baseline?.added.has(finding.identity) === true ? "new" : "unchanged";
    yield { ...make(finding), suppressions: [], ...(baseline === undefined ? {} : { baselineState: state }) };
  }
  for (const finding of excepted) {
    const { exception } = finding;
    yield {
      ...make(finding),
      suppressions: exception === undefined ? [] : [suppression(exception, context)],
      ...(baseline === undefined ? {} : { baselineState: "unchanged" }),
    };
  }
  for (const finding of baseline?.gone ?? []) {
    yield { ...make(finding), suppressions: [], baselineState: "absent" };
  }
  for (const policy of policies) yield* keptResults(policy, report, context);
}

function resultOf(
  finding: Finding,
  { policySet }: Report,
  context: ReportContext,
  objects: ReadonlyMap<string, number>,
): Result {
  const { rule, identity, kind, severity, traffic, subject } = finding;
  const location = sarifLocation(subject.bucket, finding.place ?? policySet.files[0], context);
  const related = placesOf(finding).map(({ object, number }, index): Location => ({
    id: index + 1,
    physicalLocation: {
      artifactLocation: {
        uri: objectUri(object),
        ...(objects.has(object) ? { index: objects.get(object) ?? -1 } : {}),
      },
    },
    message: { text: number === 0 ? "In this log object." : `Line or record ${number} of the log object.` },
  }));
  return {
    ruleId: rule,
    ruleIndex: ruleIndex(rule),
    kind: kind === "open" ? "open" : "fail",
    // Whatever is not `fail` has neither level nor rank: SARIF 2.1.0, 3.27.10 and 3.27.25.
    level: kind === "open" ? "none" : kind === "stopped" ? "note" : levelOf(severity),
    ...(kind === "open" ? {} : { rank: kind === "stopped" ? 10 : ranks[severity] }),
    message: { text: sarifMessage(finding) },
    ...(location === undefined ? {} : { locations: [location] }),
    ...(related.length === 0 ? {} : { relatedLocations: related }),
    ...occurrences(traffic?.requests),
    partialFingerprints: fingerprints(identity),
    properties: { [sarifBag]: sarifEvidence(finding, "full") },
  };
}

const ranks: Readonly<Record<Severity, number>> = { critical: 95, high: 75, medium: 50, low: 25 };

function suppression({ id, reason, owner, expires, place }: Exception, context: ReportContext): Suppression {
  const why = `Exception '${printable(id)}' of ${printable(owner)} until ${printable(expires)}: ${
    printable(reason, 1000)
  }`;
  return {
    kind: "inSource",
    status: "accepted",
    justification: inSarifMessage(why),
    location: { physicalLocation: physicalLocation(place, context) },
  };
}

/**
 * What a policy that was kept has to show for each rule about requests. It is said only where every request was proven
 * or found compliant and the evidence has no gap at all: a `pass` is believed.
 */
function* keptResults({ policy: id, tally }: PolicyTally, report: Report, context: ReportContext): Generator<Result> {
  const { findings, policySet, baseline } = report;
  const policy = policySet.policies.find((candidate) => candidate.id === id);
  const isWhole = findings.every(({ rule }) => ruleOf(rule).family !== "evidence");
  if (policy === undefined || !isWhole || tally.violation + tally.inconclusive + tally.excepted > 0) return;
  // An earlier finding that nothing could disprove stands.
  if (findings.some(({ subject, traffic }) => subject.policy === id && traffic !== undefined)) return;
  const compliant = tally.compliantProven + tally.compliantByAddress + tally.compliantByService;
  if (compliant + tally.notApplicable === 0) return;
  const text = compliant > 0
    ? `Every logged request to the buckets of policy '${printable(id)}' is compliant.`
    : `Policy '${printable(id)}' does not apply to any logged request to its buckets.`;
  for (const rule of rulesOfViolations) {
    yield {
      ruleId: rule,
      ruleIndex: ruleIndex(rule),
      kind: compliant > 0 ? "pass" : "notApplicable",
      level: "none",
      message: { text: inSarifMessage(text) },
      locations: [{ physicalLocation: physicalLocation(policy.place, context) }],
      ...occurrences(compliant > 0 ? compliant : tally.notApplicable),
      partialFingerprints: fingerprints(identityOf(rule, { policy: id, bucket: "", principal: "", path: "" })),
      suppressions: [],
      ...(baseline === undefined ? {} : { baselineState: "unchanged" }),
    };
  }
}

const rulesOfViolations: readonly RuleId[] = rules
  .filter(({ family, level }) => family === "traffic" && level === "error")
  .map(({ id }) => id);
