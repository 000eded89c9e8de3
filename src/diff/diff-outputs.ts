import type { Output } from "../report/output.ts";
import type { PolicyDiff } from "./policy-diff.ts";
import { renderDiffJson } from "./render-diff-json.ts";
import { renderDiffMarkdown } from "./render-diff-markdown.ts";
import { renderDiffText } from "./render-diff-text.ts";

/** Every output of `diff`, the default first. */
export const diffOutputs: readonly Output<PolicyDiff>[] = [
  { name: "text", endings: [".txt"], description: "for people, at a terminal", render: renderDiffText },
  {
    name: "json",
    endings: [".json"],
    description: "for programs, as schemas/diff.schema.json describes it",
    render: renderDiffJson,
  },
  {
    name: "markdown",
    endings: [".md"],
    description: "for a comment on a pull request",
    render: renderDiffMarkdown,
  },
];
