import type { Span } from "../diagnostic/source-text.ts";

/** A YAML value with its place, aliases and merge keys resolved. */
export type YamlNode = YamlScalar | YamlList | YamlMap | YamlUnreadable;

export interface YamlScalar {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  /** The whole token, quotes included. */
  readonly span: Span;
}

/** A scalar that is text. */
export interface YamlText extends YamlScalar {
  readonly value: string;
}

export interface YamlList {
  readonly kind: "list";
  readonly items: readonly YamlNode[];
  readonly span: Span;
}

export interface YamlMap {
  readonly kind: "map";
  /** By key, in the order of the file. */
  readonly entries: ReadonlyMap<string, YamlEntry>;
  /** Whether keys are wanting that a broken key, alias or merge would have brought. */
  readonly isPartial: boolean;
  readonly span: Span;
}

export interface YamlEntry {
  readonly key: YamlText;
  readonly value: YamlNode;
}

/** What a broken alias or merge stands for: its problem is reported, and nothing else may be said of it. */
export interface YamlUnreadable {
  readonly kind: "unreadable";
  readonly span: Span;
}

/** The value as plain data, for a shape to be checked. */
export function plainData(node: YamlNode): unknown {
  if (node.kind === "unreadable") return null;
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return node.items.map(plainData);
  // No prototype, so that a key such as `__proto__` is one like any other.
  const data = Object.create(null) as Record<string, unknown>;
  for (const [key, { value }] of node.entries) data[key] = plainData(value);
  return data;
}

// What follows asks for one type and takes a value of another for absent: the shape's check has reported it.

/** A mapping, if the value is one. */
export function asMap(node: YamlNode | undefined): YamlMap | undefined {
  return node?.kind === "map" ? node : undefined;
}

/** A text, if the value is one. */
export function asText(node: YamlNode | undefined): YamlText | undefined {
  return node !== undefined && isText(node) ? node : undefined;
}

/** The value of a key. */
export function valueAt(map: YamlMap, key: string): YamlNode | undefined {
  return map.entries.get(key)?.value;
}

/** The text of a key. */
export function textAt(map: YamlMap, key: string): YamlText | undefined {
  return asText(valueAt(map, key));
}

/** The items of a list; none where the value is no list. */
export function itemsAt(map: YamlMap, key: string): readonly YamlNode[] {
  const node = valueAt(map, key);
  return node?.kind === "list" ? node.items : [];
}

/** The texts in a list. */
export function textsAt(map: YamlMap, key: string): readonly YamlText[] {
  return itemsAt(map, key).filter(isText);
}

/** The place to point at for a mapping as a whole: its first key. */
export function headOf(map: YamlMap): Span {
  const [first] = map.entries.values();
  return first?.key.span ?? map.span;
}

function isText(node: YamlNode): node is YamlText {
  return node.kind === "scalar" && typeof node.value === "string";
}
