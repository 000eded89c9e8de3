import { compareText, type Diagnostic } from "../diagnostic/diagnostic.ts";
import { positionAt, type SourceText } from "../diagnostic/source-text.ts";
import type { Reason } from "../evaluate/verdict.ts";
import { checkShape, type Shape } from "../policy/check-shape.ts";
import { parseYaml } from "../policy/parse-yaml.ts";
import type { Policy, PolicySet } from "../policy/policy.ts";
import { type ProblemList, problemList, quote } from "../policy/problem-list.ts";
import {
  asMap,
  headOf,
  itemsAt,
  plainData,
  textAt,
  valueAt,
  type YamlMap,
  type YamlText,
} from "../policy/yaml-node.ts";
import { defaultRequest } from "./request-fields.ts";
import { validatePolicyTestShape } from "./policy-test-shape.generated.ts";
import type { Expectation, PastedEvidence, PolicyTest, TestFile, TestVerdict } from "./policy-test.ts";
import { possibleVerdicts } from "./possible-verdicts.ts";
import { readRequest } from "./read-request.ts";

/** What reading some test files gives: all problems of all files, and the tests if none is an error. */
export interface TestReading {
  readonly diagnostics: readonly Diagnostic[];
  /** By path; undefined where any diagnostic is an error. */
  readonly files: readonly TestFile[] | undefined;
}

/**
 * Reads files of policy tests: YAML, its shape, and whether it can be meant.
 *
 * @param sources all test files of a run, in any order; a path that comes twice is read once
 * @param policySet the policies of the run; undefined where they have errors: then nothing is said of what tests expect
 * of them, and the tests are read for their own mistakes
 */
export function readPolicyTests(sources: readonly SourceText[], policySet: PolicySet | undefined): TestReading {
  const problems = problemList();
  const policies = policySet && new Map(policySet.policies.map((policy) => [policy.id, policy]));
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const files = [...byPath.values()].toSorted((a, b) => compareText(a.path, b.path))
    .map((source): TestFile => ({ path: source.path, tests: readFile({ source, problems, policies }) }));
  const diagnostics = problems.diagnostics();
  return { diagnostics, files: diagnostics.some(({ kind }) => kind === "error") ? undefined : files };
}

interface Context {
  readonly source: SourceText;
  readonly problems: ProblemList;
  /** By id; undefined where they could not be read. */
  readonly policies: ReadonlyMap<string, Policy> | undefined;
}

const testShape: Shape = {
  validate: validatePolicyTestShape,
  fileLabel: "a policy test file",
  entryLabels: { "`tests`": "a test" },
  namedLabels: { "`expect`": "the expectation of" },
  sayings: {
    anyOf: ({ span }) => ({
      code: "missing-key",
      span,
      message: "a test has one of `request`, `accessLog` and `cloudTrail` (the latter two may be together), and this " +
        "one has none",
    }),
    minProperties: ({ label }) => ({
      code: "empty-list",
      message: `${label} is an empty mapping, and must name a policy`,
    }),
    "false schema": ({ error, label }) =>
      error.instancePath.endsWith("/exception")
        ? { code: "impossible-expectation", message: `${label} stands only with \`verdict: excepted\`` }
        : error.instancePath.endsWith("/reason")
        ? { code: "impossible-expectation", message: "a bucket that is not covered has no verdict, and so no `reason`" }
        : {
          code: "request-given-twice",
          message: `the test has a \`request\`, and ${label} is another one: keep one of the two`,
        },
  },
};

/** The keywords of JSON Schema that only tests have words for. */
export const testShapeKeywords: readonly string[] = Object.keys(testShape.sayings);

function readFile(context: Context): PolicyTest[] {
  const { source, problems } = context;
  const node = parseYaml(source, problems);
  if (node === undefined) return [];
  checkShape(node, source, problems, testShape);
  const root = asMap(node);
  if (root === undefined) return [];
  const tests = itemsAt(root, "tests").flatMap((item) => {
    const map = asMap(item);
    return map === undefined ? [] : [readTest(map, context)];
  });
  checkNames(tests, problems);
  return tests;
}

function checkNames(tests: readonly PolicyTest[], problems: ProblemList): void {
  const known = new Map<string, PolicyTest>();
  for (const test of tests) {
    const first = known.get(test.name);
    if (first === undefined) {
      known.set(test.name, test);
    } else if (test.name !== "") {
      const { line } = positionAt(first.place.source, first.place.span.start);
      const message = `the file has two tests ${quote(test.name)}, the first on line ${line}`;
      problems.add("duplicate-test-name", { ...test.place, message });
    }
  }
}

// Where the shape is not sound, the rest is read all the same, so that all mistakes are told at once.
function readTest(map: YamlMap, context: Context): PolicyTest {
  const { source, problems } = context;
  const name = textAt(map, "name");
  const request = asMap(valueAt(map, "request"));
  const given = request === undefined ? readPasted(map) : readRequest(request, { source, problems });
  return {
    name: name?.value ?? "",
    place: { source, span: name?.span ?? headOf(map) },
    given: given ?? defaultRequest,
    expectations: [...asMap(valueAt(map, "expect"))?.entries.values() ?? []]
      .flatMap(({ key, value }) => {
        const expected = asMap(value);
        return expected === undefined ? [] : [readExpectation(key, expected, context)];
      }),
  };
}

function readPasted(map: YamlMap): PastedEvidence | undefined {
  const accessLog = textAt(map, "accessLog")?.value;
  const node = valueAt(map, "cloudTrail");
  const records = node === undefined ? [] : node.kind === "list" ? node.items : [node];
  // Text is JSON as it stands; what YAML has read is written as JSON again, a record a line.
  const cloudTrail = records
    .map((record) => record.kind === "scalar" ? String(record.value) : JSON.stringify(plainData(record)))
    .join("\n");
  if (accessLog === undefined && node === undefined) return undefined;
  return { ...(accessLog === undefined ? {} : { accessLog }), ...(node === undefined ? {} : { cloudTrail }) };
}

function readExpectation(id: YamlText, map: YamlMap, context: Context): Expectation {
  const { source, problems, policies } = context;
  const policy = policies?.get(id.value);
  if (policies !== undefined && policy === undefined) {
    const suggestion = problems.nearest(id.value, policies.keys());
    const message = `no file of this run defines a policy ${quote(id.value)}`;
    problems.add("undefined-policy", { source, span: id.span, message, suggestion });
  }
  const verdict = textAt(map, "verdict");
  const reason = textAt(map, "reason");
  const exception = textAt(map, "exception");
  if (verdict !== undefined && reason !== undefined) checkReason(verdict, reason, context);
  // With another verdict no exception may stand here at all.
  const isExcepted = verdict?.value === "excepted";
  if (isExcepted && policy !== undefined && exception !== undefined) checkException(exception, policy, context);
  return {
    policy: id.value,
    verdict: verdict?.value as TestVerdict,
    ...(reason === undefined ? {} : { reason: reason.value as Reason }),
    ...(exception === undefined ? {} : { exception: exception.value }),
    place: { source, span: id.span },
  };
}

function checkReason(verdict: YamlText, reason: YamlText, { source, problems }: Context): void {
  const possible = possibleVerdicts().get(reason.value);
  // A word that is no verdict or no reason is the shape's matter.
  if (possible === undefined || possible.has(verdict.value) || !isVerdict(verdict.value)) return;
  const names = [...possible].toSorted(compareText).map(quote).join(" or ");
  const others = [...possible].filter((kind) => kind !== "excepted");
  problems.add("impossible-expectation", {
    source,
    span: verdict.span,
    message: `a request of reason ${quote(reason.value)} is ${names}, and never ${quote(verdict.value)}`,
    suggestion: others.length === 1 ? others[0] : undefined,
  });
}

function isVerdict(word: string): boolean {
  return [...possibleVerdicts().values()].some((kinds) => kinds.has(word));
}

function checkException(exception: YamlText, policy: Policy, { source, problems }: Context): void {
  const ids = policy.exceptions.map(({ id }) => id);
  if (ids.includes(exception.value)) return;
  problems.add("undefined-exception", {
    source,
    span: exception.span,
    message: `policy ${quote(policy.id)} has no exception ${quote(exception.value)}`,
    suggestion: problems.nearest(exception.value, ids),
  });
}
