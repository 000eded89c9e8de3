import { Composer, type Document, Lexer, type ParsedNode, Parser } from "yaml";
import type { SourceText, Span } from "../diagnostic/source-text.ts";
import type { CodeName } from "./codes.ts";
import { type ProblemList, quote } from "./problem-list.ts";
import type { YamlNode } from "./yaml-node.ts";
import { depthLimit, yamlTree } from "./yaml-tree.ts";

/** Largest policy file, in bytes and in UTF-16 code units: some 30,000 lines. */
export const policyFileLimit: number = 1024 * 1024;

/** What is said of a file over the limit. */
export const tooLargeMessage: string = `the file has more than ${policyFileLimit} bytes; split it into several files`;

// YAML's c-printable is all but these; the parser takes them.
// deno-lint-ignore no-control-regex
const unprintable = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]/;

/**
 * Reads the YAML 1.2 (core schema, with merge keys) of one policy file.
 *
 * @param problems takes what is wrong with the text as YAML
 * @returns the one document; undefined where there is none or it cannot be told what it says
 */
export function parseYaml(source: SourceText, problems: ProblemList): YamlNode | undefined {
  const { text } = source;
  const report = (code: CodeName, start: number, end: number, message: string, suggestion?: string): undefined => {
    problems.add(code, { source, span: { start, end }, message, suggestion });
    return undefined;
  };

  if (text.length > policyFileLimit) {
    return report("policy-file-too-large", 0, 0, tooLargeMessage);
  }
  const control = unprintable.exec(text);
  if (control !== null) {
    const { index } = control;
    const code = text.charCodeAt(index).toString(16).toUpperCase().padStart(4, "0");
    return report("yaml-syntax", index, index + 1, `control character U+${code} may not stand in YAML`);
  }

  const { document, tooDeep, second, errors } = compose(text);
  if (tooDeep !== undefined) {
    return report("nested-too-deeply", tooDeep, tooDeep + 1, `values lie over ${depthLimit} levels deep here`);
  }
  // What follows the first error is most often its consequence.
  const [first] = [...errors, ...(document?.errors ?? []).map(({ code, message, pos }) => ({ code, message, pos }))]
    .toSorted((a, b) => a.pos[0] - b.pos[0]);
  if (first !== undefined) {
    const { start, end } = tokenAt(text, first.pos);
    if (first.code === "TAB_AS_INDENT") {
      return report("tab-indentation", start, end, "indentation must be blanks, and this is a tab", "  ");
    }
    if (first.message.startsWith("Alias cannot be")) {
      return report("yaml-syntax", start, end, "`*` begins a YAML alias; a pattern that begins with it must be quoted");
    }
    return report("yaml-syntax", start, end, syntaxMessage(first.message));
  }
  for (const { code, message, pos: [start, end] } of document?.warnings ?? []) {
    if (code !== "TAG_RESOLVE_FAILED") report("yaml-syntax", start, end, syntaxMessage(message));
    else report("unknown-tag", start, end, `policy files use no YAML tag ${quote(text.slice(start, end))}`);
  }
  if (second !== undefined) {
    report("several-documents", second, second + 3, "a second YAML document begins here, and a policy file holds one");
  }
  const contents = document?.contents ?? null;
  const isEmpty = contents === null || contents.range[0] === contents.range[1];
  if (isEmpty) {
    return report(
      "empty-policy-file",
      0,
      0,
      "the file is empty: write `version: 1` and `networks`, `accounts` or `policies`",
    );
  }
  return yamlTree(contents, source, problems);
}

interface Composed {
  readonly document: Document.Parsed<ParsedNode> | undefined;
  /** Where nesting goes beyond the limit. */
  readonly tooDeep?: number;
  /** Where a second document begins. */
  readonly second?: number;
  readonly errors: readonly { readonly code: string; readonly message: string; readonly pos: [number, number] }[];
}

/**
 * Parses token by token, and no further than needed: the composer recurses, and V8 may abort the whole process where a
 * regular expression is first compiled close to the end of the stack, so that depth must be known before.
 */
function compose(text: string): Composed {
  const parser = new Parser();
  const composer = new Composer({
    version: "1.2",
    // Given by name, so that `%YAML 1.1` does not turn `no` into false.
    schema: "core",
    merge: false,
    resolveKnownTags: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "silent",
  });
  let document: Document.Parsed<ParsedNode> | undefined;
  let begun = false;
  const done = (more: Omit<Composed, "document" | "errors">, errors: Composed["errors"] = []): Composed => {
    for (const composed of composer.end()) document ??= composed as Document.Parsed<ParsedNode>;
    // Directives alone make no document, and their errors are kept apart.
    return { document, ...more, errors: [...errors, ...(document === undefined ? composer.streamInfo().errors : [])] };
  };
  for (const token of tokens(parser, text)) {
    if (token === undefined) return { document: undefined, tooDeep: parser.offset, errors: [] };
    if (token.type === "error") {
      const pos: [number, number] = [token.offset, token.offset + Math.max(token.source.length, 1)];
      return done({}, [{ code: "UNEXPECTED_TOKEN", message: token.message, pos }]);
    }
    if (token.type === "document") {
      if (begun) return done({ second: documentStart(text, token) });
      begun = true;
      const tooDeep = findTooDeep(token);
      if (tooDeep !== undefined) return { document: undefined, tooDeep, errors: [] };
    }
    for (const composed of composer.next(token)) document ??= composed as Document.Parsed<ParsedNode>;
  }
  return done({});
}

type Token = Parameters<Composer["next"]>[0];

/** The tokens of a text; undefined as the last where the parser's stack grows beyond the limit. */
function* tokens(parser: Parser, text: string): Generator<Token | undefined> {
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > 2 * depthLimit) {
      yield undefined;
      return;
    }
  }
  yield* parser.end();
}

/** Where collections lie deeper than the limit. The parser also nests without its stack growing (`a: b: c:`). */
function findTooDeep(document: Token): number | undefined {
  const rest: { token: unknown; depth: number }[] = [{ token: document, depth: -1 }];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const { token, depth } = next;
    if (typeof token !== "object" || token === null) continue;
    if (depth > depthLimit) return (token as { offset: number }).offset;
    const { items, value } = token as { items?: { key?: unknown; value?: unknown }[]; value?: unknown };
    if (items === undefined) rest.push({ token: value, depth: depth + 1 });
    for (const item of items ?? []) {
      rest.push({ token: item.key, depth: depth + 1 }, { token: item.value, depth: depth + 1 });
    }
  }
  return undefined;
}

function documentStart(text: string, token: Token): number {
  const { offset, start } = token as { offset: number; start?: { type: string; offset?: number; source: string }[] };
  let at = offset;
  for (const { type, source } of start ?? []) {
    if (type === "doc-start") return at;
    at += source.length;
  }
  // After `...` a document needs no marker.
  return at + (/\S/.exec(text.slice(at))?.index ?? 0);
}

// An error at the end of the text points behind it; show the last thing that is there.
function tokenAt(text: string, [start, end]: readonly [number, number]): Span {
  if (start < text.length) return { start, end };
  const last = text.trimEnd().length;
  return { start: last, end: last };
}

function syntaxMessage(message: string): string {
  const line = message.replace(/\s+/g, " ").replace(/[.:]$/, "").slice(0, 200);
  return line.charAt(0).toLowerCase() + line.slice(1);
}
