import type { Output } from "../report/output.ts";
import type { PolicyDiff } from "./policy-diff.ts";

/** Every output of `diff`, the default first. */
export const diffOutputs: readonly Output<PolicyDiff>[] = [
  {
    name: "text",
    endings: [".txt"],
    description: "for people, at a terminal",
    load: async () => (await import("./render-diff-text.ts")).renderDiffText,
  },
  {
    name: "json",
    endings: [".json"],
    description: "for programs, as schemas/diff.schema.json describes it",
    load: async () => (await import("./render-diff-json.ts")).renderDiffJson,
  },
  {
    name: "markdown",
    endings: [".md"],
    description: "for a comment on a pull request",
    load: async () => (await import("./render-diff-markdown.ts")).renderDiffMarkdown,
  },
];
