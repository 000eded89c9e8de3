// Whatever stands in a policy file or its name: no output does harm with what is said of its mistakes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { renderDiagnostic } from "../../src/diagnostic/render-diagnostic.ts";
import { sourceText } from "../../src/diagnostic/source-text.ts";
import { lintReport } from "../../src/evaluate/lint-report.ts";
import { readPolicies } from "../../src/policy/read-policies.ts";
import { hostilePolicyMistakes } from "../corpus/hostile-logs.ts";
import { hostileTexts } from "../corpus/hostile-texts.ts";
import { assertHarmless } from "./assert-harmless.ts";
import { assertOutputsHarmless } from "./assert-outputs-harmless.ts";

const now = new Date("2026-03-20T00:00:00Z");
const today = "2026-03-20";

test("every hostile text in every place of a policy file, through every output and as diagnostics", () => {
  let mistakes = 0;
  for (const text of hostileTexts) {
    const readings = hostilePolicyMistakes(text).map((policies, index) =>
      readPolicies([sourceText(`${text}${index}.yaml`, policies)], { today })
    );
    const diagnostics = readings.flatMap((reading) => reading.diagnostics);
    mistakes += diagnostics.length;
    for (const diagnostic of diagnostics) {
      assertHarmless(`${renderDiagnostic(diagnostic, { color: false })}\n`, "text");
      assertHarmless(`${renderDiagnostic(diagnostic, { color: true })}\n`, "text", { color: true });
    }
    assertOutputsHarmless(lintReport(diagnostics, undefined, now));
  }
  assert.ok(mistakes > 10 * hostileTexts.length);
});
