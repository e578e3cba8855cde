import { inlineText, isLeafBlock } from "./article-doc";
import type { DocNode } from "./article-doc";

/** One text block of a document: a paragraph or a heading, wherever it is nested. */
export interface LeafBlock {
  /** Where its text begins and ends in `textOf(doc)`, UTF-16 units, end exclusive. */
  start: number;
  end: number;
  /** Its own text: `textOf(doc).slice(start, end)`. */
  text: string;
  type: string;
  node: DocNode;
  /** Indexes of children from the document down to this node. */
  path: number[];
  /** Types of the nodes around it, outermost first, without the document. */
  ancestors: string[];
  inList: boolean;
  inBlockquote: boolean;
  inTable: boolean;
  /** True of the first block of its list item: the one that carries the marker. */
  opensListItem: boolean;
  /** ProseMirror position where its content begins. */
  contentPos: number;
}

/** The text blocks of a document in reading order. A document without any gives an empty list. */
export function leafBlocks(doc: DocNode): LeafBlock[] {
  const blocks: LeafBlock[] = [];
  let offset = 0;

  function visit(node: DocNode, pos: number, path: number[], ancestors: string[]): number {
    if (isLeafBlock(node)) {
      const text = (node.content ?? []).map(inlineText).join("");
      blocks.push({
        start: offset,
        end: offset + text.length,
        text,
        type: node.type,
        node,
        path,
        ancestors,
        inList: ancestors.includes("listItem"),
        inBlockquote: ancestors.includes("blockquote"),
        inTable: ancestors.includes("table"),
        opensListItem: ancestors.at(-1) === "listItem" && path.at(-1) === 0,
        contentPos: pos + 1,
      });
      offset += text.length + 1;
      return text.length + 2;
    }
    // A block without content that holds no text is one token wide in ProseMirror, a container two and its content.
    if (!node.content) return 1;
    const inner = node.type === "doc" ? ancestors : [...ancestors, node.type];
    let size = 0;
    node.content.forEach((child, index) => {
      size += visit(child, pos + 1 + size, [...path, index], inner);
    });
    return size + 2;
  }

  visit(doc, -1, [], []);
  return blocks;
}
