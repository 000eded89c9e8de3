import type { SourceText, Span } from "../diagnostic/source-text.ts";
import { operationNames, operationOfLog, operationOfTrail } from "../record/operation.ts";
import { serviceOf } from "../record/service.ts";
import type { CodeName } from "./codes.ts";
import { type ShapeError, type ShapeValidator, validatePolicyShape } from "./policy-shape.generated.ts";
import { type ProblemList, quote } from "./problem-list.ts";
import { headOf, plainData, type YamlEntry, type YamlNode } from "./yaml-node.ts";
import { kindText } from "./yaml-tree.ts";

/** A schema's check and the words for files of that shape. */
export interface Shape {
  readonly validate: ShapeValidator;
  /** What a message calls a file as a whole. */
  readonly fileLabel: string;
  /** What it calls an entry of a list, by what it calls the list; `an entry of LIST` for others. */
  readonly entryLabels: Readonly<Record<string, string>>;
  /** What it calls a value of a mapping whose keys are names, in front of the name, by what it calls the mapping. */
  readonly namedLabels: Readonly<Record<string, string>>;
  /** Words for keywords that this schema uses in a way of its own. */
  readonly sayings: Readonly<Record<string, Saying>>;
}

/** What is said of a keyword that a value breaks; undefined where another error of the same value says it all. */
export type Saying = (broken: Broken) => Said | undefined;

/** A value that breaks the schema. */
export interface Broken {
  readonly error: ShapeError;
  readonly node: YamlNode;
  /** The value's token; its key where the value is empty. */
  readonly span: Span;
  /** The value as a message names it. */
  readonly label: string;
  /** Name of the schema's definition that the keyword is in. */
  readonly definition: string;
  readonly source: SourceText;
  readonly problems: ProblemList;
}

/** A mistake, at the value's own place unless another is given. */
export interface Said {
  readonly code: CodeName;
  readonly message: string;
  readonly span?: Span;
  readonly suggestion?: string | undefined;
}

// Every keyword that the schema uses; a test sees to it.
const sayings: Readonly<Record<string, Saying>> = {
  if: () => undefined,
  propertyNames: () => undefined,
  type: sayType,
  additionalProperties: sayUnknownKey,
  required: sayMissingKey,
  dependentRequired: ({ node, span }) => ({
    code: "vpc-cidrs-without-endpoints",
    span: entryOf(node, "vpcCidrs")?.key.span ?? span,
    message: "`vpcCidrs` are addresses behind endpoints, and the network has no `vpcEndpoints`",
  }),
  anyOf: ({ error }) =>
    knownKeys(error).includes("vpcEndpoints")
      ? { code: "empty-network", message: "the network names no way in: give it `vpcEndpoints` or `publicCidrs`" }
      : {
        code: "exception-without-condition",
        message: "the exception has none of `principals`, `sourceCidrs` and `operations`; at least one is required",
      },
  minItems: ({ label }) => ({ code: "empty-list", message: `${label} is an empty list, and must name something` }),
  const: sayVersion,
  enum: sayUnknownValue,
  pattern: sayPattern,
};

/** The keywords of JSON Schema that {@link checkShape} has words for. */
export const shapeKeywords: readonly string[] = Object.keys(sayings);

const policyShape: Shape = {
  validate: validatePolicyShape,
  fileLabel: "a policy file",
  entryLabels: { "`policies`": "a policy", "`exceptions`": "an exception" },
  namedLabels: { "`networks`": "network" },
  sayings: {},
};

/** Reports where a file does not have the shape of its schema: that of policy files unless another one is given. */
export function checkShape(
  root: YamlNode,
  source: SourceText,
  problems: ProblemList,
  shape: Shape = policyShape,
): void {
  if (shape.validate(plainData(root))) return;
  for (const error of shape.validate.errors ?? []) {
    // The branches of anyOf: the keyword itself is an error as well.
    if (error.schemaPath.includes("/anyOf/")) continue;
    const found = findNode(root, error.instancePath, shape);
    if (found === undefined || found.node.kind === "unreadable") continue;
    const isAboutAbsence = ["required", "dependentRequired", "anyOf"].includes(error.keyword);
    if (isAboutAbsence && found.node.kind === "map" && found.node.isPartial) continue;
    const definition = /^#\/\$defs\/(\w+)\//.exec(error.schemaPath)?.[1] ?? "";
    const said = (shape.sayings[error.keyword] ?? sayings[error.keyword])?.({
      error,
      definition,
      source,
      problems,
      ...found,
    });
    if (said !== undefined) {
      const { code, span = found.span, message, suggestion } = said;
      problems.add(code, { source, span, message, suggestion });
    }
  }
}

function sayType({ error, node, span, label, definition, source }: Broken): Said {
  const types = [error.params["type"]].flat() as string[];
  const expected = types.map((type) => typeNames[type] ?? type).join(" or ");
  const message = `${label} must be ${expected}, and ${
    node.kind === "scalar" && node.value === null ? "is" : "this is"
  } ${kindText(node)}`;
  const raw = source.text.slice(node.span.start, node.span.end);
  if (node.kind !== "scalar" || node.value === null || raw.includes("\n")) return { code: "wrong-type", message };
  if (types.includes("string") && typeof node.value !== "string") {
    if (definition === "cidr") return { code: "wrong-type", span, message };
    if (definition === "date") {
      const day = raw.replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3");
      return {
        code: "wrong-type",
        span,
        message: `${message}; write YYYY-MM-DD`,
        suggestion: day === raw ? undefined : day,
      };
    }
    const why = definition === "accountId" ? "; quote it, since a number loses its leading zeros" : "; quote it";
    return { code: "wrong-type", span, message: message + why, suggestion: `"${raw}"` };
  }
  if (types.includes("array") && !types.includes("string")) {
    return { code: "wrong-type", span, message, suggestion: `[${raw}]` };
  }
  return { code: "wrong-type", span, message };
}

const typeNames: Readonly<Record<string, string>> = {
  string: "text",
  array: "a list",
  object: "a mapping",
  boolean: "true or false",
};

function sayUnknownKey({ error, node, label, problems }: Broken): Said {
  const key = String(error.params["additionalProperty"]);
  const known = knownKeys(error);
  const near = problems.nearest(key, known);
  const rest = near === undefined ? `; known are ${known.map(quote).join(", ")}` : "";
  return {
    code: "unknown-key",
    message: `${label} has no key ${quote(key)}${rest}`,
    suggestion: near,
    ...spanIfAny(entryOf(node, key)?.key.span),
  };
}

function sayMissingKey({ error, node, label, problems }: Broken): Said | undefined {
  const key = String(error.params["missingProperty"]);
  if (node.kind !== "map") return undefined;
  // The key is there, with a slip: that is one mistake.
  const known = knownKeys(error);
  for (const given of node.entries.keys()) {
    if (!known.includes(given) && problems.nearest(given, known) === key) return undefined;
  }
  const hint = key === "version"
    ? ": write `version: 1`"
    : key === "awsServices"
    ? ": write a list, `none` or `any`"
    : "";
  return { code: "missing-key", span: headOf(node), message: `${label} has no ${quote(key)}${hint}` };
}

function sayVersion({ node, source }: Broken): Said {
  const given = source.text.slice(node.span.start, node.span.end);
  return {
    code: "unsupported-version",
    message: `the version of the file is ${quote(given)}, and this program reads version \`1\``,
    suggestion: "1",
  };
}

function sayUnknownValue({ error, node, label, definition, problems }: Broken): Said {
  const allowed = error.params["allowedValues"] as readonly string[];
  if (node.kind !== "scalar" || typeof node.value !== "string") {
    return { code: "wrong-type", message: `${label} must be text, and ${kindText(node)} stands here` };
  }
  const given = node.value;
  const near = problems.nearest(given, allowed);
  if (definition === "operation") {
    return {
      code: "unknown-operation",
      message: `${quote(given)} is no S3 API action that logs are known to have`,
      suggestion: operationMeant(given) ?? near,
    };
  }
  if (error.instancePath.endsWith("/awsServices") && serviceOf(given) !== "") {
    return {
      code: "unknown-value",
      message: `${label} must be \`any\`, \`none\` or a list, and this is the service ${quote(given)} alone`,
      suggestion: `[${given}]`,
    };
  }
  const names = allowed.map(quote).join(", ");
  return {
    code: "unknown-value",
    message: `${label} must be one of ${names}, and is ${quote(given)}`,
    suggestion: near,
  };
}

// What logs and IAM call it is a good guess at what was meant.
function operationMeant(given: string): string | undefined {
  const name = given.replace(/^s3:/i, "");
  for (const candidate of [name, operationOfTrail(name), operationOfLog(given, true)]) {
    if (operationNames.has(candidate)) return candidate;
  }
  return undefined;
}

function sayPattern({ error, node, label, definition }: Broken): Said {
  const key = error.propertyName;
  const given = key ?? (node.kind === "scalar" ? String(node.value) : "");
  const place = key === undefined ? {} : spanIfAny(entryOf(node, key)?.key.span);
  switch (definition) {
    case "accountId": {
      const digits = given.replace(/[-\s]/g, "");
      const suggestion = /^\d{12}$/.test(digits) ? `"${digits}"` : undefined;
      return {
        code: "invalid-account-id",
        message: `${quote(given)} is no account id, which has 12 digits`,
        suggestion,
      };
    }
    case "date":
      return { code: "invalid-date", message: `${quote(given)} is no date of the form YYYY-MM-DD` };
    case "name": {
      const rule =
        "a name has letters, digits, `.`, `_` and `-`, the first a letter or a digit, and at most 100 of them";
      const dashed = given.trim().replace(/[^A-Za-z0-9._-]+/g, "-").replace(/^[^A-Za-z0-9]+|-+$/g, "").slice(0, 100);
      return {
        ...place,
        code: "invalid-name",
        message: `${quote(given)} is no name: ${rule}`,
        suggestion: dashed === "" ? undefined : dashed,
      };
    }
    default:
      return { code: "empty-text", message: `${label} is blank, and must say something` };
  }
}

function spanIfAny(span: Span | undefined): { span?: Span } {
  return span === undefined ? {} : { span };
}

function knownKeys(error: ShapeError): string[] {
  return Object.keys((error.parentSchema?.["properties"] ?? {}) as object);
}

function entryOf(node: YamlNode, key: string): YamlEntry | undefined {
  return node.kind === "map" ? node.entries.get(key) : undefined;
}

/** The value at a JSON pointer, where to point for it, and its name in messages. */
function findNode(
  root: YamlNode,
  pointer: string,
  { fileLabel, entryLabels, namedLabels }: Shape,
): Pick<Broken, "node" | "span" | "label"> | undefined {
  let node = root;
  let span = spanOf(root, undefined);
  let label = fileLabel;
  for (const part of pointer.split("/").slice(1)) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    if (node.kind === "list") {
      const item = node.items[Number(key)];
      if (item === undefined) return undefined;
      label = entryLabels[label] ?? `an entry of ${label}`;
      [node, span] = [item, spanOf(item, span)];
    } else {
      const entry = entryOf(node, key);
      if (entry === undefined) return undefined;
      const named = namedLabels[label];
      label = named === undefined ? quote(key) : `${named} ${quote(key)}`;
      [node, span] = [entry.value, spanOf(entry.value, entry.key.span)];
    }
  }
  return { node, span, label };
}

function spanOf(node: YamlNode, otherwise: Span | undefined): Span {
  const { start, end } = node.span;
  if (start === end && otherwise !== undefined) return otherwise;
  return node.kind === "map" ? headOf(node) : node.span;
}
