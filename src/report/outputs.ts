import type { Output } from "./output.ts";
import { renderJson } from "./render-json.ts";
import { renderMarkdown } from "./render-markdown.ts";
import { renderSarifFull } from "./render-sarif-full.ts";
import { renderSarifGithub } from "./render-sarif-github.ts";
import { renderText } from "./render-text.ts";

/** Every output there is, the default first. */
export const outputs: readonly Output[] = [
  { name: "text", endings: [".txt"], description: "for people, at a terminal", render: renderText },
  {
    name: "json",
    endings: [".json"],
    description: "for programs, as schemas/report.schema.json describes it",
    render: renderJson,
  },
  {
    name: "sarif",
    // Before `.json`'s turn comes: the longest ending that fits decides.
    endings: [".sarif", ".sarif.json"],
    description: "SARIF 2.1.0 for GitHub code scanning: what is wrong now, and nothing else",
    needsRepository: true,
    render: renderSarifGithub,
  },
  {
    name: "sarif-full",
    endings: [".full.sarif", ".full.sarif.json"],
    description: "SARIF 2.1.0 with everything that the standard has words for, for viewers and archives",
    render: renderSarifFull,
  },
  {
    name: "markdown",
    endings: [".md"],
    description: "for a job summary or a comment on GitHub, with the gravest findings of a long report",
    render: renderMarkdown,
  },
];

/** The one of some outputs for a file, by the longest ending that its name has; undefined where it has none. */
export function outputForFile<Model>(path: string, among: readonly Output<Model>[]): Output<Model> | undefined {
  const fitting = among
    .flatMap((output) => output.endings.map((ending) => ({ output, ending })))
    .filter(({ ending }) => path.toLowerCase().endsWith(ending))
    .toSorted((a, b) => b.ending.length - a.ending.length);
  return fitting[0]?.output;
}
