import type { RuleId } from "../diagnostic/diagnostic.ts";
import type { Finding, FindingTraffic } from "../evaluate/finding.ts";
import { type Reason, reasons } from "../evaluate/verdict.ts";
import { findRule } from "../rule/rules.ts";
import { type JsonFinding, type JsonReport, jsonReportVersion, type JsonTraffic } from "./render-json.ts";
import { validateReportShape } from "./report-shape.generated.ts";

/**
 * Reads the findings of an earlier report.
 *
 * @param text a report as JSON: what {@link renderJson} writes
 * @returns the findings without their places: those are of the policy files of that time
 * @throws SyntaxError where it is no such report, with what was expected
 */
export function readJsonReport(text: string): Finding[] {
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new SyntaxError(`it is not JSON: ${(error as Error).message}`);
  }
  const fields = (typeof data === "object" && data !== null ? data : {}) as Readonly<Record<string, unknown>>;
  if ("runs" in fields) throw new SyntaxError("it is SARIF: give the report that was written as JSON in the same run");
  if ("version" in fields && fields["version"] !== jsonReportVersion) {
    throw new SyntaxError(`it is of version ${String(fields["version"])}, and ${jsonReportVersion} is read`);
  }
  if (!validateReportShape(data)) {
    const [error] = validateReportShape.errors ?? [];
    const place = error === undefined || error.instancePath === "" ? "its top" : error.instancePath;
    throw new SyntaxError(`it is no report: ${place} breaks "${error?.keyword ?? "type"}" of report.schema.json`);
  }
  const { analysis, findings } = data as JsonReport;
  if (analysis !== "evidence") throw new SyntaxError("it is a report of lint: it knows of no request");
  return findings.map(readFinding);
}

function readFinding(finding: JsonFinding): Finding {
  const { rule, identity, replaces, kind, severity, message, subject, traffic, notices } = finding;
  if (findRule(rule) === undefined) throw new SyntaxError(`it has a finding of rule ${rule}, which is not known here`);
  return {
    rule: rule as RuleId,
    identity,
    ...(replaces === undefined ? {} : { replaces }),
    kind,
    severity,
    message,
    place: undefined,
    subject: { policy: "", bucket: "", principal: "", path: "", ...subject },
    ...(traffic === undefined ? {} : { traffic: readTraffic(traffic) }),
    ...(notices === undefined ? {} : {
      noticeCount: notices.count,
      notices: notices.first.map(({ object, position = "", message }) => ({
        rule: rule as RuleId,
        object,
        position,
        message,
      })),
    }),
  };
}

function readTraffic(traffic: JsonTraffic): FindingTraffic {
  const { requests, bytes, operations, addresses, principals, samples } = traffic;
  return {
    requests,
    bytes,
    first: timeOf(traffic.first),
    last: timeOf(traffic.last),
    evidence: traffic.evidence,
    // One that a later version has dropped says nothing here.
    reasons: traffic.reasons.map(({ name }) => name).filter((name): name is Reason => Object.hasOwn(reasons, name)),
    operations,
    sources: addresses,
    principals,
    samples: samples.map(({ time, requestId = "", operation, address = "", places }) => ({
      time: timeOf(time),
      requestId,
      operation,
      source: address,
      places,
    })),
  };
}

function timeOf(text: string): number {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new SyntaxError(`it has a time that is none: ${text}`);
  return time;
}
