import assert from "node:assert/strict";
import type { Report } from "../../src/evaluate/report.ts";
import { outputs as listed } from "../../src/report/outputs.ts";
import { assertHarmless, colour, kindOf } from "./assert-harmless.ts";
import { context } from "./build-report.ts";
import { loadOutputs } from "./load-outputs.ts";

const outputs = await loadOutputs(listed);

// Outputs that one report showed to have no colour.
const colourless = new Set<string>();

/** All outputs of a report, with and without colour: none may do harm. */
export function assertOutputsHarmless(report: Report): void {
  for (const output of outputs) {
    const kind = kindOf(output);
    const write = (color: boolean): string =>
      [...output.render(report, { ...context, color, repositoryPath: (path) => path })].join("");
    const plain = write(false);
    assertHarmless(plain, kind);
    if (colourless.has(output.name)) continue;
    const coloured = write(true);
    if (coloured === plain) colourless.add(output.name);
    assertHarmless(coloured, kind, { color: true });
    assert.equal(coloured.replace(colour, ""), plain, output.name);
  }
}
