import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { athenaPrice } from "../../src/athena/athena-price.ts";
import { ddlOf } from "../../src/athena/ddl.ts";
import { readTables } from "../../src/athena/read-tables.ts";
import { tableColumns } from "../../src/athena/tables.ts";
import { sqlOptions } from "../../src/cli/common-options.ts";
import { loadCommands } from "../../src/cli/commands.ts";
import { parseOptions } from "../../src/cli/options.ts";
import { costText, estimateText, limitText } from "../../src/cli/athena-texts.ts";
import { sqlOptionsOf } from "../../src/cli/sql-options-of.ts";
import { projectFolder } from "../cli/start-main.ts";

const page = readFileSync(join(projectFolder, "docs/athena.md"), "utf8");
const blocks = (language: string): string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, "g"))].map(([, text]) => text ?? "");

test("every command line of docs/athena.md is one that the program takes", async () => {
  const commands = await loadCommands();
  const lines = blocks("sh").join("\n").replaceAll("\\\n", " ").split("\n")
    .flatMap((line) => /(?:^s3-perimeter|src\/main\.ts) (.*)/.exec(line)?.[1] ?? []);
  assert.equal(lines.length, 10);
  for (const line of lines) {
    const [name, ...args] = line.trim().split(/\s+/);
    const command = commands.find((candidate) => candidate.name === name);
    assert.ok(command, line);
    const given = parseOptions(args, command.options, command.name);
    if (name !== "athena") assert.ok(sqlOptionsOf(given), line);
  }
});

test("every file of tables in docs/athena.md is one that the program takes", () => {
  const files = blocks("yaml");
  const tables = files.map((text) => readTables(text, "tables.yaml"));
  assert.deepEqual(
    tables.map(({ accessLogs, cloudTrail }) => [accessLogs.length, cloudTrail.length]),
    [[1, 0], [1, 1], [1, 1]],
  );
  // Of AWS's own tables it makes none.
  assert.deepEqual(tables.map((table) => ddlOf(table).length), [0, 2, 2]);
  for (const columns of tableColumns) assert.match(page, new RegExp(`(?:columns: |\\| )\`?${columns}\\b`));
});

test("docs/athena.md tells every option of an engine", () => {
  for (const { name } of sqlOptions) assert.match(page, new RegExp(`--${name}\\b`));
});

test("what docs/athena.md shows of costs is what the program tells", () => {
  const told = [
    limitText({ name: "audit", bytesPerQuery: 10 ** 12 }),
    estimateText({ bytes: 25e9, objects: 1_900_000, isWhole: true }),
    costText({ queries: 3, bytes: 25e9, reused: 0, dollars: athenaPrice(25e9) }),
  ];
  assert.deepEqual(blocks("text"), [told.map((line) => `note: ${line}\n`).join("")]);
});

test("the policy of docs/athena.md allows of Athena what the client asks, and no more", () => {
  const [policy = ""] = blocks("json");
  const { Statement } = JSON.parse(policy) as { Statement: readonly { Action: string | readonly string[] }[] };
  const allowed = Statement.flatMap(({ Action }) => Action).filter((action) => action.startsWith("athena:"));
  const client = readFileSync(join(projectFolder, "src/athena/athena-engine.ts"), "utf8");
  const asked = new Set([...client.matchAll(/new sdk\.(\w+)Command\b/g)].map(([, name]) => `athena:${name}`));
  assert.deepEqual(allowed, [...asked].toSorted());
});
