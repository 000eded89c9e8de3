import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { projectFolder } from "./cli/start-main.ts";
import { runWalkThrough } from "./corpus/walk-through.ts";

const document = readFileSync(join(projectFolder, "docs/walk-through.md"), "utf8");

test("every command of the walk-through prints what it says", () => {
  assert.equal(runWalkThrough(document), document);
});

test("the walk-through shows what it is for", () => {
  for (const command of ["lint", "test", "diff", "check"]) {
    assert.match(document, new RegExp(`^\\$ s3-perimeter ${command} `, "m"));
  }
  assert.match(document, /^<!-- s3-perimeter:diff -->$/m);
  assert.match(document, /"primaryLocationLineHash": "[0-9a-f]{32}:1"/);
});
