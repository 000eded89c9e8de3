import type {
  Invocation,
  Location,
  Notification,
  PhysicalLocation,
  PropertyBag,
  ReportingDescriptor,
  Result,
} from "sarif";
import type { RuleId } from "../diagnostic/diagnostic.ts";
import type { Finding, FindingTraffic } from "../evaluate/finding.ts";
import type { Report } from "../evaluate/report.ts";
import { reasons } from "../evaluate/verdict.ts";
import type { Place } from "../policy/policy.ts";
import { renderRulePage } from "../rule/render-rule-page.ts";
import { levelOf, pascalName, type Rule } from "../rule/rule.ts";
import { ruleOf, rules } from "../rule/rules.ts";
import { jsonDocument, streamed } from "./json-text.ts";
import type { ReportContext } from "./output.ts";
import { placeRegion } from "./place-region.ts";
import { jsonEvidence, jsonTally } from "./render-json.ts";
import { isoTime, shownSentence, shownText, wholeSentence } from "./shown-text.ts";

/** The schema that the output follows. */
const schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** The name of the property bags' one property: what SARIF has no field for. */
const bag = "s3-perimeter";

const inconclusive: RuleId = "PERIM2001";

/**
 * Writes a report as SARIF 2.1.0 (with errata 01). All rules are there in fixed order, also those without a finding: they
 * are what was checked. A result is about one line of a policy file; log objects are evidence and stand among its
 * properties, since viewers take every location for a file of the repository.
 */
export function renderSarif(report: Report, context: ReportContext): Iterable<string> {
  const { name, version, informationUri } = context.tool;
  return jsonDocument({
    $schema: schema,
    version: "2.1.0",
    runs: streamed([{
      tool: { driver: { name, version, semanticVersion: version, informationUri, rules: rules.map(descriptor) } },
      columnKind: "utf16CodeUnits",
      invocations: [invocation(report, context)],
      results: streamed(results(report)),
      properties: {
        [bag]: {
          asOf: report.now,
          requests: { ...jsonTally(report.tally), uncovered: report.uncoveredRequests },
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

function descriptor(rule: Rule): ReportingDescriptor {
  const text = renderRulePage(rule);
  return {
    id: rule.id,
    name: pascalName(rule),
    shortDescription: { text: `${rule.summary}.` },
    fullDescription: { text: plainParagraphs(rule) },
    help: { text, markdown: renderRulePage(rule, "markdown") },
    defaultConfiguration: { level: rule.level },
    properties: { [bag]: { name: rule.name, family: rule.family, severity: rule.severity } },
  };
}

// Viewers show it in a line or two.
function plainParagraphs({ summary, page }: Rule): string {
  const first = page.what.find((block) => typeof block === "string") ?? "";
  const text = first.startsWith(summary) ? first : `${summary}. ${first}`;
  return text.length <= 1000 ? text : `${text.slice(0, 999)}…`;
}

function invocation({ findings }: Report, { allowIncomplete }: ReportContext): Invocation {
  return {
    // Also with violations: they are what a run is for. A consumer that reads false would drop the results.
    executionSuccessful: true,
    toolExecutionNotifications: findings.filter(isGap).map((finding): Notification => ({
      // An `error` would say that the run as a whole failed.
      level: "warning",
      message: { text: messageText(finding) },
      associatedRule: { id: finding.rule, index: indexOf(finding.rule) },
    })),
    properties: { [bag]: { allowIncomplete: allowIncomplete ?? false } },
  };
}

function isGap({ rule }: Finding): boolean {
  return ruleOf(rule).family === "evidence" && rule !== inconclusive;
}

function* results({ findings, policySet }: Report): Generator<Result> {
  // What is about no line of a policy is about the policies: the first file stands for them.
  const [file] = policySet.files;
  for (const finding of findings) yield result(finding, finding.place ?? file);
}

function result(finding: Finding, place: Place | undefined): Result {
  const { rule, identity, kind, severity, traffic } = finding;
  const location = locationOf(finding, place);
  return {
    ruleId: rule,
    ruleIndex: indexOf(rule),
    kind: kind === "open" ? "open" : "fail",
    // Whatever is not `fail` has no level: SARIF 2.1.0, 3.27.10.
    level: kind === "open" ? "none" : kind === "stopped" ? "note" : levelOf(severity),
    message: { text: messageText(finding) },
    ...(location === undefined ? {} : { locations: [location] }),
    ...(traffic === undefined || traffic.requests < 1 ? {} : { occurrenceCount: traffic.requests }),
    // Not of the line, which findings share and edits change.
    partialFingerprints: {
      primaryLocationLineHash: `${identity.slice(0, 32)}:1`,
      "perimeterFinding/v1": identity,
    },
    properties: { [bag]: evidenceOf(finding) },
  };
}

const indexes: ReadonlyMap<RuleId, number> = new Map(rules.map(({ id }, index) => [id, index]));

function indexOf(rule: RuleId): number {
  return indexes.get(rule) ?? -1;
}

function locationOf({ subject: { bucket } }: Finding, place: Place | undefined): Location | undefined {
  const logical = bucket === "" ? undefined : {
    name: shownText(bucket),
    fullyQualifiedName: shownText(bucket),
    kind: "resource",
  };
  if (place === undefined && logical === undefined) return undefined;
  return {
    ...(place === undefined ? {} : { physicalLocation: physicalLocation(place) }),
    ...(logical === undefined ? {} : { logicalLocations: [logical] }),
  };
}

function physicalLocation(place: Place): PhysicalLocation {
  const { start, end, text } = placeRegion(place);
  const isEmpty = end.column === start.column;
  return {
    artifactLocation: { uri: fileUri(place.source.path) },
    region: {
      startLine: start.line,
      startColumn: start.column,
      endLine: end.line,
      endColumn: end.column,
      ...(isEmpty ? {} : { snippet: { text: shownText(text) } }),
    },
  };
}

/** A path as a URI: relative as it is given, else with the scheme `file`. */
export function fileUri(path: string): string {
  const plain = path.replace(/\p{Surrogate}/gu, "\uFFFD").replaceAll("\\", "/");
  const drive = /^[A-Za-z]:(?=\/)/.exec(plain)?.[0] ?? "";
  const rest = plain.slice(drive.length).replace(/^(?:\.\/+)+/, "").split("/").map(encodeURIComponent).join("/");
  if (drive !== "") return `file:///${drive}${rest}`;
  if (rest.startsWith("/")) return `file://${rest.replace(/^\/+/, "/")}`;
  return rest === "" ? "-" : rest;
}

function messageText({ message, traffic }: Finding): string {
  const why = (traffic?.reasons ?? []).map((reason) => reasons[reason].text).join("; ");
  return inMessage(why === "" ? wholeSentence(message) : `${wholeSentence(message)} Why: ${why}.`);
}

// `{` and `}` are placeholders, `[text](target)` is a link (SARIF 2.1.0, 3.11.5 and 3.11.6), and some viewers render
// what is left as Markdown with HTML in it.
function inMessage(text: string): string {
  return shownSentence(text)
    .replace(/<(?=[A-Za-z/!?])/g, "\\u{3c}")
    .replace(/[{}]/g, "$&$&")
    .replace(/[[\]]/g, "\\$&");
}

function evidenceOf(finding: Finding): PropertyBag {
  const { subject, severity, kind, traffic, notices, noticeCount } = finding;
  return {
    stopped: kind === "stopped" ? true : undefined,
    severity,
    replaces: finding.replaces,
    policy: given(subject.policy),
    bucket: given(subject.bucket),
    principal: given(subject.principal),
    path: given(subject.path),
    ...(traffic === undefined ? {} : trafficEvidence(traffic)),
    ...(notices === undefined ? {} : {
      noticeCount: noticeCount ?? notices.length,
      notices: notices.map(({ object, position, message }) => ({
        object: shownText(object),
        position: given(position),
        message: shownSentence(message),
      })),
    }),
  };
}

// Ids and counts: whoever may see alerts sees them, and addresses are in the logs.
function trafficEvidence(
  { requests, first, last, reasons, operations, samples }: FindingTraffic,
): PropertyBag {
  return {
    requests,
    first: isoTime(first),
    last: isoTime(last),
    reasons,
    operations: operations.first.map(shownText),
    operationCount: operations.count,
    samples: samples.map(({ time, requestId, operation, places }) => ({
      time: isoTime(time),
      requestId: given(requestId),
      operation: shownText(operation),
      places: places.map(({ object, number }) => ({ object: shownText(object), number })),
    })),
  };
}

function given(text: string): string | undefined {
  return text === "" ? undefined : shownText(text);
}
