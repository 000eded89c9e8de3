import type { Output } from "./output.ts";

/** Every output there is, the default first. */
export const outputs: readonly Output[] = [
  {
    name: "text",
    endings: [".txt"],
    description: "for people, at a terminal",
    load: async () => (await import("./render-text.ts")).renderText,
  },
  {
    name: "json",
    endings: [".json"],
    description: "for programs, as schemas/report.schema.json describes it",
    load: async () => (await import("./render-json.ts")).renderJson,
  },
  {
    name: "sarif",
    // Before `.json`'s turn comes: the longest ending that fits decides.
    endings: [".sarif", ".sarif.json"],
    description: "SARIF 2.1.0 for GitHub code scanning: what is wrong now, and nothing else",
    needsRepository: true,
    load: async () => (await import("./render-sarif-github.ts")).renderSarifGithub,
  },
  {
    name: "sarif-full",
    endings: [".full.sarif", ".full.sarif.json"],
    description: "SARIF 2.1.0 with everything that the standard has words for, for viewers and archives",
    load: async () => (await import("./render-sarif-full.ts")).renderSarifFull,
  },
  {
    name: "markdown",
    endings: [".md"],
    description: "for a job summary or a comment on GitHub, with the gravest findings of a long report",
    load: async () => (await import("./render-markdown.ts")).renderMarkdown,
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
