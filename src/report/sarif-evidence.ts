import type { Notification, PropertyBag } from "sarif";
import type { RuleId } from "../diagnostic/diagnostic.ts";
import type { Finding, FindingTraffic } from "../evaluate/finding.ts";
import { ruleOf } from "../rule/rules.ts";
import { ruleIndex } from "./sarif-log.ts";
import { sarifMessage } from "./sarif-message.ts";
import { isoTime, shownSentence, shownText } from "./shown-text.ts";

/**
 * What a finding rests on, for the property bag of its result.
 *
 * @param detail `ids`: ids and counts, for places where whoever may see alerts sees it; `full`: addresses and bytes too
 */
export function sarifEvidence(finding: Finding, detail: "ids" | "full"): PropertyBag {
  const { subject, severity, kind, traffic, notices, noticeCount } = finding;
  return {
    stopped: kind === "stopped" ? true : undefined,
    severity,
    replaces: finding.replaces,
    policy: given(subject.policy),
    bucket: given(subject.bucket),
    principal: given(subject.principal),
    path: given(subject.path),
    ...(traffic === undefined ? {} : trafficEvidence(traffic, detail)),
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

const inconclusive: RuleId = "PERIM2001";

/** The gaps in the evidence as what the run has to say of itself. */
export function gapNotifications(findings: readonly Finding[]): Notification[] {
  return findings.filter(({ rule }) => ruleOf(rule).family === "evidence" && rule !== inconclusive).map((finding) => ({
    // An `error` would say that the run as a whole failed.
    level: "warning",
    message: { text: sarifMessage(finding) },
    associatedRule: { id: finding.rule, index: ruleIndex(finding.rule) },
  }));
}

function trafficEvidence(traffic: FindingTraffic, detail: "ids" | "full"): PropertyBag {
  const { requests, bytes, first, last, reasons, operations, sources, principals, samples } = traffic;
  return {
    requests,
    first: isoTime(first),
    last: isoTime(last),
    reasons,
    operations: operations.first.map(shownText),
    operationCount: operations.count,
    ...(detail === "ids" ? {} : {
      bytes,
      addresses: sources.first.map(shownText),
      addressCount: sources.count,
      principals: principals.first.map(shownText),
      principalCount: principals.count,
    }),
    samples: samples.map(({ time, requestId, operation, source, places }) => ({
      time: isoTime(time),
      requestId: given(requestId),
      operation: shownText(operation),
      ...(detail === "ids" ? {} : { address: given(source) }),
      places: places.map(({ object, number }) => ({ object: shownText(object), number })),
    })),
  };
}

function given(text: string): string | undefined {
  return text === "" ? undefined : shownText(text);
}
