import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const source = fileURLToPath(new URL("../src", import.meta.url));

/** A folder imports only from itself and from folders before it. */
const order = [
  "net",
  "diagnostic",
  "record",
  "source",
  "format",
  "profile",
  "policy",
  "rule",
  "evaluate",
  "report",
  "scan",
  "athena",
  "state",
  "policy-test",
  "diff",
  "cli",
];

const files = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
  .map((entry) => join(entry.parentPath, entry.name));

/** The modules that a file imports or exports from, as written. */
function importsOf(file: string): string[] {
  return [...readFileSync(file, "utf8").matchAll(/^(?:import|export)\b[^;]*?from\s+"([^"]+)"|\bimport\("([^"]+)"\)/gm)]
    .map((match) => match[1] ?? match[2] ?? "");
}

test("there are source files to look at", () => {
  assert.ok(files.length > 50);
});

test("every folder of src has a place in the order", () => {
  const folders = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  assert.deepEqual(folders.map(({ name }) => name).filter((name) => !order.includes(name)), []);
});

test("a folder imports only from folders before it", () => {
  const wrong: string[] = [];
  for (const file of files) {
    const from = order.indexOf(relative(source, dirname(file)));
    if (from < 0) continue;
    for (const specifier of importsOf(file).filter((name) => name.startsWith("."))) {
      const to = order.indexOf(relative(source, dirname(resolve(dirname(file), specifier))));
      if (to < 0 || to > from) wrong.push(`${relative(source, file)} imports ${specifier}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test("no import goes round in a circle", () => {
  const graph = new Map(files.map((file) => [
    file,
    importsOf(file).filter((name) => name.startsWith(".")).map((name) => resolve(dirname(file), name)),
  ]));
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path, file].map((name) => basename(name)).join(" -> "));
    if (done.has(file) || path.includes(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  assert.deepEqual(circles, []);
});

test("only main.ts names the process", () => {
  const naming = files.filter((file) =>
    /\bprocess\s*\.|node:process/.test(readFileSync(file, "utf8").replaceAll(/\/\/.*|\/\*[\s\S]*?\*\//g, ""))
  );
  assert.deepEqual(naming.map((file) => relative(source, file)), ["main.ts"]);
});

test("packages are imported where they belong", () => {
  const allowed: Readonly<Record<string, readonly string[]>> = {
    yaml: ["policy", "athena"],
    "ipaddr.js": ["net"],
    "@aws-sdk/client-s3": ["source"],
    "@aws-sdk/client-athena": ["athena"],
    undici: ["source"],
    // Types alone.
    sarif: ["report"],
  };
  const wrong: string[] = [];
  for (const file of files) {
    for (const specifier of importsOf(file)) {
      if (specifier.startsWith(".") || specifier.startsWith("node:")) continue;
      if (!allowed[specifier]?.includes(relative(source, dirname(file)))) {
        wrong.push(`${relative(source, file)} imports ${specifier}`);
      }
    }
  }
  assert.deepEqual(wrong, []);
});

test("file names are kebab-case, and none is a drawer for everything", () => {
  const names = files.map((file) => basename(file).replace(/(\.generated)?\.ts$/, ""));
  assert.deepEqual(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)), []);
  assert.deepEqual(names.filter((name) => ["index", "utils", "helpers", "common", "types"].includes(name)), []);
});
