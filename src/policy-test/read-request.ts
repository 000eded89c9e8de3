import type { SourceText } from "../diagnostic/source-text.ts";
import { parseAddress } from "../net/address.ts";
import { isRangeProblem, parseRange } from "../net/address-range.ts";
import type { CodeName } from "../policy/codes.ts";
import { type ProblemList, quote } from "../policy/problem-list.ts";
import { isDay } from "../policy/read-exception.ts";
import { readNetwork } from "../policy/read-network.ts";
import { readPrincipals } from "../policy/read-principals.ts";
import { readRanges } from "../policy/read-ranges.ts";
import { textAt, type YamlMap, type YamlNode, type YamlText } from "../policy/yaml-node.ts";
import { foldSource } from "../profile/fold-source.ts";
import type { ClassKey } from "../profile/request-class.ts";
import { unknownService } from "../record/record.ts";
import { serviceOf } from "../record/service.ts";
import { defaultRequest, requestFields } from "./request-fields.ts";

interface RequestContext {
  readonly source: SourceText;
  readonly problems: ProblemList;
}

/**
 * Reads a request in fields and reports what no log could have. Words of closed lists are the shape's matter.
 *
 * @returns the request; what is not sound in it is as it stands
 */
export function readRequest(map: YamlMap, context: RequestContext): ClassKey {
  const key: Record<keyof ClassKey, string> = { ...defaultRequest };
  for (const [name, field] of requestFields) {
    const text = textAt(map, name);
    if (text !== undefined) key[field] = (readers[name] ?? asItIs)(text, context);
  }
  const endpoint = textAt(map, "vpcEndpoint");
  if (endpoint !== undefined && key.evidence === "log") {
    report("impossible-request", endpoint, context, "an access log does not tell the endpoint: only CloudTrail does");
  }
  return key as ClassKey;
}

type Reader = (text: YamlText, context: RequestContext) => string;

const asItIs: Reader = ({ value }) => value;

const readers: Readonly<Record<string, Reader>> = {
  bucket: readBucket,
  principal: (text, context) => {
    const [principal] = readPrincipals(listOf("principals", text), context) ?? [];
    return principal ?? text.value;
  },
  source: readSource,
  vpcEndpoint: (text, context) => {
    readNetwork(listOf("vpcEndpoints", text), "", context);
    return text.value;
  },
  awsService: readService,
  day: (text, context) => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text.value) && !isDay(text.value)) {
      report("invalid-date", text, context, `${quote(text.value)} is no day of the calendar`);
    }
    return text.value;
  },
};

function readBucket(text: YamlText, context: RequestContext): string {
  if (!/^[A-Za-z0-9._-]{3,255}$/.test(text.value)) {
    const why = /[*?]/.test(text.value)
      ? "a request goes to one bucket, and patterns are for policies"
      : "names have " +
        "3 to 255 letters, digits, `.`, `_` and `-`";
    report("impossible-request", text, context, `${quote(text.value)} is no name of a bucket: ${why}`);
  }
  return text.value;
}

function readSource(text: YamlText, context: RequestContext): string {
  const { value } = text;
  if (value === "private" || value === "public") return value;
  if (!value.includes("/")) {
    const address = parseAddress(value);
    if (address === undefined) {
      const forms = "four decimal numbers without leading zeros, or IPv6; `private` or `public`";
      const message = `${quote(value)} is no address in the strict form: ${forms}`;
      report("not-an-address", text, context, message, context.problems.nearest(value, ["private", "public"]));
    } else if (address.text !== value) {
      const message = `${quote(value)} is not in canonical form (RFC 5952; IPv4 is not written as IPv6)`;
      report("non-canonical-address", text, context, message, address.text);
    }
    return value;
  }
  // Tells whatever is wrong with the block itself.
  readRanges(listOf("source", text), "source", { role: "exception", ...context });
  if (isRangeProblem(parseRange(value))) return value;
  const [address = ""] = value.split("/");
  const folds = ([1, 2] as const).map((level) => foldSource(address, level));
  if (!folds.includes(value)) {
    const message =
      `addresses are folded to ${folds.map(quote).join(" or ")}, \`private\` or \`public\`, and never to ` +
      quote(value);
    report("invalid-prefix-length", text, context, message);
  }
  return value;
}

function readService(text: YamlText, context: RequestContext): string {
  const { value } = text;
  if (value === unknownService) return value;
  const service = serviceOf(value);
  // `AWS Internal` is what a log writes; a request has the word for it.
  if (service !== "" && service !== unknownService) return service;
  const suggestion = service === unknownService
    ? unknownService
    : /^[a-z0-9-]+$/i.test(value)
    ? `${value.toLowerCase()}.amazonaws.com`
    : undefined;
  const message = `${quote(value)} is no DNS name of an AWS service, such as \`athena.amazonaws.com\`, and not ` +
    "`unknown`";
  report("invalid-service-name", text, context, message, suggestion);
  return value;
}

// Policies have lists of such values: a list of the one is read as theirs are.
function listOf(key: string, text: YamlText): YamlMap {
  const value: YamlNode = { kind: "list", items: [text], span: text.span };
  return { kind: "map", entries: new Map([[key, { key: text, value }]]), isPartial: false, span: text.span };
}

function report(
  code: CodeName,
  { span }: YamlText,
  { source, problems }: RequestContext,
  message: string,
  suggestion?: string,
): void {
  problems.add(code, { source, span, message, suggestion });
}
