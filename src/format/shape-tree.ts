import type { CloudTrailScanner } from "./cloudtrail-scanner.ts";
import { type ShapePiece, valueKinds } from "./json-shape.ts";
import { ShapeTemplate } from "./shape-template.ts";

interface ShapeNode extends ShapePiece {
  readonly at: number;
  readonly children: ShapeNode[];
}

// So many are compared with a record at most: clients choose names of parameters, and could make a scan as slow as they like.
const widest = 64;

/** The shapes that a scanner knows, as a tree: those that begin alike share what they share. */
export class ShapeTree {
  readonly #words: Uint32Array;
  readonly #bytes: Uint8Array;
  readonly #start: number;
  readonly #end: number;
  #root: ShapeNode;
  #next: number;
  /** By the place of the last node, of which the scanner gives the number of a shape. */
  #templates = new Map<number, ShapeTemplate | readonly ShapePiece[]>();

  constructor({ memory, shapesAt, shapesRoom }: CloudTrailScanner) {
    this.#words = new Uint32Array(memory.buffer);
    this.#bytes = new Uint8Array(memory.buffer);
    this.#start = shapesAt();
    this.#end = this.#start + shapesRoom();
    this.#root = { text: "", kind: valueKinds.end, at: this.#start, children: [] };
    this.#next = this.#start + 16;
  }

  /** @returns false where there is no room for all of it */
  add(pieces: readonly ShapePiece[]): boolean {
    let node = this.#root;
    for (const piece of pieces) {
      let child = node.children.find(({ text, kind }) => text === piece.text && kind === piece.kind);
      if (child === undefined) {
        const bytes = (piece.text.length + 31) & ~15;
        if (this.#next + bytes > this.#end) return false;
        // The one that came last makes room: those that came first are as a rule those that come often.
        if (node.children.length >= widest) node.children.pop();
        child = { ...piece, at: this.#next, children: [] };
        this.#next += bytes;
        for (let i = 0; i < piece.text.length; i++) this.#bytes[child.at + 16 + i] = piece.text.charCodeAt(i);
        this.#words.set([0, 0, piece.text.length, piece.kind], child.at / 4);
        // What takes any text comes after what takes some.
        const general = node.children.findIndex(({ text, kind }) => text === piece.text && kind === valueKinds.string);
        node.children.splice(general < 0 ? node.children.length : general, 0, child);
        this.#link(node);
      }
      node = child;
    }
    if (!this.#templates.has(node.at)) this.#templates.set(node.at, pieces);
    return true;
  }

  /** The template of a shape, by the number of the shape in a key. */
  template(shape: number): ShapeTemplate {
    const known = this.#templates.get(shape) as ShapeTemplate | readonly ShapePiece[];
    if (known instanceof ShapeTemplate) return known;
    // Many a shape is of one record alone.
    const template = new ShapeTemplate(known);
    this.#templates.set(shape, template);
    return template;
  }

  /** From now on no record of this shape has a key. */
  close(shape: number): void {
    this.#words[shape / 4 + 3] = valueKinds.closed;
  }

  clear(): void {
    this.#root = { ...this.#root, children: [] };
    this.#next = this.#start + 16;
    this.#templates.clear();
    this.#link(this.#root);
  }

  #link({ at, children }: ShapeNode): void {
    // Of the root it is its only number.
    this.#words[at === this.#start ? at / 4 : at / 4 + 1] = children[0]?.at ?? 0;
    children.forEach((child, i) => {
      this.#words[child.at / 4] = children[i + 1]?.at ?? 0;
    });
  }
}
