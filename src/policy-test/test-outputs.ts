import type { Output } from "../report/output.ts";
import type { TestReport } from "./test-report.ts";

/** Every output of policy tests, the default first. */
export const testOutputs: readonly Output<TestReport>[] = [
  {
    name: "text",
    endings: [".txt"],
    description: "for people, at a terminal",
    load: async () => (await import("./render-test-text.ts")).renderTestText,
  },
  {
    name: "junit",
    endings: [".xml"],
    description: "JUnit XML, for test reporters",
    load: async () => (await import("./render-junit.ts")).renderJunit,
  },
  {
    name: "json",
    endings: [".json"],
    description: "for programs, as schemas/policy-test-report.schema.json describes it",
    load: async () => (await import("./render-test-json.ts")).renderTestJson,
  },
  {
    name: "markdown",
    endings: [".md"],
    description: "for the summary of a job",
    load: async () => (await import("./render-test-markdown.ts")).renderTestMarkdown,
  },
];
