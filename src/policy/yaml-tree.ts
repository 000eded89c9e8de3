import { type Document, isAlias, isMap, isNode, isPair, isScalar, isSeq, type ParsedNode, Scalar } from "yaml";
import { positionAt, type SourceText, type Span } from "../diagnostic/source-text.ts";
import type { CodeName } from "./codes.ts";
import { type ProblemList, quote } from "./problem-list.ts";
import type { YamlEntry, YamlMap, YamlNode, YamlText } from "./yaml-node.ts";

/** How deep collections may lie in each other: a policy needs six levels, and recursion must end. */
export const depthLimit = 32;

// How many nodes all aliases of a file may stand for.
const expansionLimit = 200_000;

interface Built {
  readonly node: YamlNode;
  /** Nodes in it, with what its aliases stand for. */
  readonly size: number;
  /** Levels of collections in it. */
  readonly height: number;
}

type Item = Document.Parsed["contents"] | undefined;

/**
 * Makes the tree of a parsed document: aliases are replaced by what they stand for, merge keys (`<<`) by the keys they
 * bring (keys written out win, then earlier mappings), keys that stand twice are reported.
 *
 * @param contents of a document no deeper than {@link depthLimit}
 */
export function yamlTree(contents: ParsedNode | null, source: SourceText, problems: ProblemList): YamlNode {
  const { targets, anchorNames } = findTargets(contents);
  const built = new Map<ParsedNode, Built>();
  const open = new Set<ParsedNode>();
  let expanded = 0;
  let isBomb = false;

  function report(code: CodeName, span: Span, message: string, suggestion?: string): void {
    problems.add(code, { source, span, message, suggestion });
  }

  function build(item: Item, depth: number, missingAt: number): Built {
    if (item === undefined || item === null) {
      return leaf({ kind: "scalar", value: null, span: { start: missingAt, end: missingAt } });
    }
    if (isAlias(item)) return buildAlias(item as ParsedNode, item.source, depth);
    const known = built.get(item);
    if (known !== undefined) return known;
    open.add(item);
    const result = isMap(item) ? buildMap(item, depth) : isSeq(item) ? buildList(item, depth) : buildScalar(item);
    open.delete(item);
    built.set(item, result);
    return result;
  }

  function buildAlias(alias: ParsedNode, name: string, depth: number): Built {
    const span = spanOf(alias);
    const fail = (code: CodeName, message: string, suggestion?: string): Built => {
      report(code, span, message, suggestion);
      return leaf({ kind: "unreadable", span });
    };
    const target = targets.get(alias);
    if (target === undefined) {
      const near = problems.nearest(name, anchorNames);
      return fail(
        "undefined-anchor",
        `no anchor ${quote(`&${name}`)} stands before this alias; a pattern that begins with \`*\` must be quoted`,
        near === undefined ? `"*${name}"` : `*${near}`,
      );
    }
    if (open.has(target)) return fail("alias-bomb", `alias ${quote(`*${name}`)} stands inside what it stands for`);
    const result = build(target, depth, span.start);
    expanded += result.size;
    if (expanded > expansionLimit) {
      // The first alias too many; all that come after it would be as well.
      if (isBomb) return leaf({ kind: "unreadable", span });
      isBomb = true;
      return fail("alias-bomb", `with alias ${quote(`*${name}`)} the aliases expand to over ${expansionLimit} values`);
    }
    if (depth + result.height > depthLimit) {
      return fail("nested-too-deeply", `with alias ${quote(`*${name}`)} values lie over ${depthLimit} levels deep`);
    }
    return result;
  }

  function buildScalar(item: ParsedNode): Built {
    const span = spanOf(item);
    const value: unknown = isScalar(item) ? item.value : null;
    const isPlain = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    return leaf({ kind: "scalar", value: isPlain ? value : null, span });
  }

  function buildList(list: ParsedNode & { items: unknown[] }, depth: number): Built {
    const span = spanOf(list);
    const parts = list.items.map((item) => build(item as Item, depth + 1, span.start));
    return collection({ kind: "list", items: parts.map(({ node }) => node), span }, parts);
  }

  function buildMap(map: ParsedNode & { items: unknown[] }, depth: number): Built {
    const span = spanOf(map);
    const entries = new Map<string, YamlEntry>();
    const parts: Built[] = [];
    let isPartial = false;
    let merge: YamlEntry | undefined;
    for (const pair of map.items) {
      if (!isPair(pair)) continue;
      const keyItem = pair.key as Item;
      const key = keyOf(keyItem, depth, span);
      if (key === undefined) {
        isPartial = true;
        continue;
      }
      // Quoted, it is a key like any other.
      const isMerge = key.value === "<<" && isScalar(keyItem) && keyItem.type === Scalar.PLAIN;
      const first = isMerge ? merge : entries.get(key.value);
      if (first !== undefined) {
        const { line } = positionAt(source, first.key.span.start);
        report("duplicate-key", key.span, `key ${quote(key.value)} stands twice, first on line ${line}`);
        continue;
      }
      const value = build(pair.value as Item, depth + 1, key.span.end);
      parts.push(value);
      if (isMerge) merge = { key, value: value.node };
      else entries.set(key.value, { key, value: value.node });
    }
    if (merge !== undefined) {
      for (const merged of mergedMaps(merge.value)) {
        if (merged.isPartial) isPartial = true;
        for (const [key, entry] of merged.entries) if (!entries.has(key)) entries.set(key, entry);
      }
    }
    return collection({ kind: "map", entries, isPartial, span }, parts);
  }

  function keyOf(item: Item, depth: number, around: Span): YamlText | undefined {
    const { node } = build(item, depth + 1, around.start);
    // What stands there counts: `0123` and `no` are names as keys.
    if (node.kind === "scalar" && node.span.end > node.span.start) {
      const value = typeof node.value === "string" ? node.value : source.text.slice(node.span.start, node.span.end);
      const span = isAlias(item) ? spanOf(item as ParsedNode) : node.span;
      return { kind: "scalar", value, span };
    }
    const span = item === undefined || item === null ? around : spanOf(item);
    if (node.kind !== "unreadable") report("wrong-type", span, `a key must be text, and this is ${kindText(node)}`);
    return undefined;
  }

  function mergedMaps(node: YamlNode): YamlMap[] {
    if (node.kind === "map") return [node];
    if (node.kind === "unreadable") return [brokenMap];
    if (node.kind === "list" && node.items.length > 0) {
      return node.items.flatMap((item) => (item.kind === "list" ? refuse(item) : mergedMaps(item)));
    }
    return refuse(node);
  }

  function refuse(node: YamlNode): YamlMap[] {
    report(
      "unmergeable-value",
      node.span,
      `\`<<\` takes a mapping or a list of mappings, and this is ${kindText(node)}`,
    );
    return [brokenMap];
  }

  return build(contents, 0, 0).node;
}

// What a merge brings that cannot be read.
const brokenMap: YamlMap = { kind: "map", entries: new Map(), isPartial: true, span: { start: 0, end: 0 } };

/** What a value is, as a message says it. */
export function kindText(node: YamlNode): string {
  switch (node.kind) {
    case "list":
      return "a list";
    case "map":
      return "a mapping";
    case "unreadable":
      return "unreadable";
    case "scalar":
      return node.value === null ? "empty" : typeof node.value === "string" ? "text" : `a ${typeof node.value}`;
  }
}

function spanOf(item: ParsedNode): Span {
  const [start, end] = item.range;
  return { start, end };
}

function leaf(node: YamlNode): Built {
  return { node, size: 1, height: 0 };
}

function collection(node: YamlNode, parts: readonly Built[]): Built {
  let size = 1;
  let height = 0;
  for (const part of parts) {
    size += part.size;
    height = Math.max(height, part.height);
  }
  return { node, size, height: height + 1 };
}

/** Finds what each alias stands for: the last node before it with that anchor. */
function findTargets(
  contents: ParsedNode | null,
): { targets: ReadonlyMap<ParsedNode, ParsedNode>; anchorNames: readonly string[] } {
  const anchors = new Map<string, ParsedNode>();
  const targets = new Map<ParsedNode, ParsedNode>();
  const visit = (item: unknown): void => {
    if (isPair(item)) {
      visit(item.key);
      visit(item.value);
    } else if (isAlias(item)) {
      const target = anchors.get(item.source);
      if (target !== undefined) targets.set(item as ParsedNode, target);
    } else if (isNode(item)) {
      const { anchor } = item as Scalar;
      if (anchor !== undefined) anchors.set(anchor, item as ParsedNode);
      if (isMap(item) || isSeq(item)) { for (const child of item.items) visit(child); }
    }
  };
  visit(contents);
  return { targets, anchorNames: [...anchors.keys()] };
}
