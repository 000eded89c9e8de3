// What GitHub's Markdown makes of a document, told by a renderer and a parser of HTML that are not ours.
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";

/** What a rendered document consists of. */
export interface Outline {
  /** In the order of the document. */
  readonly elements: readonly OutlineElement[];
  /**
   * The tree of elements without those for code, as text: `p(strong())`. Two documents with the same words in other
   * places differ in it.
   */
  readonly tree: string;
  /** Text outside of code, one text for each element that has some: what is next to each other there is one word. */
  readonly prose: readonly string[];
  /** Text in code. */
  readonly code: readonly string[];
  readonly comments: readonly string[];
}

/** An element of a rendered document. */
export interface OutlineElement {
  readonly name: string;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
}

/** Renders Markdown with all HTML and every link that it may have, and takes the result apart. */
export function outlineOf(markdown: string): Outline {
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  const elements: OutlineElement[] = [];
  const prose: string[] = [];
  const code: string[] = [];
  const comments: string[] = [];
  const walk = (node: DefaultTreeAdapterTypes.ParentNode): string => {
    let tree = "";
    let text = "";
    for (const child of node.childNodes) {
      if (child.nodeName === "#comment") comments.push((child as DefaultTreeAdapterTypes.CommentNode).data);
      else if (child.nodeName === "#text") text += (child as DefaultTreeAdapterTypes.TextNode).value;
      else if ("tagName" in child) {
        // What stands before and after it are two words.
        if (child.tagName === "br") text += "\n";
        elements.push({ name: child.tagName, attributes: child.attrs });
        if (child.tagName === "code") {
          code.push(textOf(child));
          // A mark for where it was, which is no part of a word.
          text += "\uFFFC";
          const inner = walk(child).replace(/^\(|\)$/g, "");
          tree += inner;
        } else tree += `${child.tagName}(${walk(child)})`;
      }
    }
    if (node.nodeName !== "code") prose.push(text);
    return tree;
  };
  const tree = walk(parseFragment(html));
  return { elements, tree, prose, code, comments };
}

function textOf(node: DefaultTreeAdapterTypes.ParentNode): string {
  return node.childNodes.map((child) =>
    child.nodeName === "#text"
      ? (child as DefaultTreeAdapterTypes.TextNode).value
      : "childNodes" in child
      ? textOf(child)
      : ""
  ).join("");
}
