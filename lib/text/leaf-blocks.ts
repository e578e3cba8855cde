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

/** The block that an offset stands in; an offset at a block's end belongs to that block. Null without any block. */
export function blockAtOffset(blocks: LeafBlock[], offset: number): LeafBlock | null {
  return lastWhere(blocks, (block) => block.start <= offset) ?? blocks[0] ?? null;
}

/**
 * The ProseMirror position of an offset of `textOf(doc)`. Total: an offset outside the text is brought to its nearer
 * end, a document without text blocks answers 0.
 */
export function posOfOffset(blocks: LeafBlock[], offset: number): number {
  const block = blockAtOffset(blocks, offset);
  if (!block) return 0;
  return block.contentPos + Math.min(Math.max(offset - block.start, 0), block.text.length);
}

/**
 * The offset in `textOf(doc)` of a ProseMirror position. Inverse of `posOfOffset` for positions inside text blocks;
 * a position between blocks answers the end of the block before it, or 0 before the first.
 */
export function offsetOfPos(blocks: LeafBlock[], pos: number): number {
  const block = lastWhere(blocks, (candidate) => candidate.contentPos <= pos);
  if (!block) return 0;
  return block.start + Math.min(pos - block.contentPos, block.text.length);
}

/** The last item for which a condition holds that holds for a head of the list only. */
function lastWhere<T>(items: readonly T[], holds: (item: T) => boolean): T | undefined {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(items[middle]!)) low = middle + 1;
    else high = middle;
  }
  return items[low - 1];
}
