import { positionAt, type SourceText } from "../diagnostic/source-text.ts";
import { type ProblemList, quote } from "./problem-list.ts";
import type { YamlText } from "./yaml-node.ts";

/** Reports each value of a list that stands in it before. */
export function checkDuplicates(texts: readonly YamlText[], source: SourceText, problems: ProblemList): void {
  const known = new Map<string, YamlText>();
  for (const text of texts) {
    const first = known.get(text.value);
    if (first === undefined) {
      known.set(text.value, text);
    } else {
      const { line } = positionAt(source, first.span.start);
      const message = `${quote(text.value)} stands twice in this list, first on line ${line}`;
      problems.add("duplicate-value", { source, span: text.span, message });
    }
  }
}
