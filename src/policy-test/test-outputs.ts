import type { Output } from "../report/output.ts";
import { renderJunit } from "./render-junit.ts";
import { renderTestJson } from "./render-test-json.ts";
import { renderTestMarkdown } from "./render-test-markdown.ts";
import { renderTestText } from "./render-test-text.ts";
import type { TestReport } from "./test-report.ts";

/** Every output of policy tests, the default first. */
export const testOutputs: readonly Output<TestReport>[] = [
  { name: "text", endings: [".txt"], description: "for people, at a terminal", render: renderTestText },
  { name: "junit", endings: [".xml"], description: "JUnit XML, for test reporters", render: renderJunit },
  {
    name: "json",
    endings: [".json"],
    description: "for programs, as schemas/policy-test-report.schema.json describes it",
    render: renderTestJson,
  },
  { name: "markdown", endings: [".md"], description: "for the summary of a job", render: renderTestMarkdown },
];
