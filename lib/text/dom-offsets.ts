import type { TextRange } from "./grapheme";

// The reader renders each leaf text block as an element with `data-start`, the offset of its first character. Inside,
// a text node counts its length, a <br> one, an element with `data-atom` one whatever it shows.

/** A place in a page as the Selection and Range interfaces name it. */
export interface DomPoint {
  node: Node;
  offset: number;
}

const blockSelector = "[data-start]";
const textNode = 3;
const elementNode = 1;
const following = 4;
const containedBy = 16;

/**
 * The offset in the article's text of a point of its page. A point inside an atom answers the offset before it, a point
 * between blocks the start of the next, a point after all of them the end of the text. Null where `root` has no blocks.
 */
export function offsetOfDomPoint({ root, node, offset }: { root: Element } & DomPoint): number | null {
  const block = blockAround({ root, node });
  if (block) return startOf(block) + sizeBefore({ block, node, offset });
  const blocks = [...root.querySelectorAll(blockSelector)];
  const next = blocks.find((candidate) => isAtOrAfter({ candidate, node, offset }));
  if (next) return startOf(next);
  const last = blocks.at(-1);
  return last ? startOf(last) + sizeOf(last) : null;
}

/** The point of a page where an offset of the article's text stands; offsets outside are brought to the nearer end. */
export function domPointOfOffset({ root, offset }: { root: Element; offset: number }): DomPoint | null {
  const blocks = [...root.querySelectorAll(blockSelector)];
  const block = blocks.findLast((candidate) => startOf(candidate) <= offset) ?? blocks[0];
  if (!block) return null;
  let left = Math.max(0, offset - startOf(block));
  for (const leaf of leavesOf(block)) {
    const size = sizeOfLeaf(leaf);
    if (leaf.nodeType === textNode && left <= size) return { node: leaf, offset: left };
    if (left === 0)
      return { node: leaf.parentNode!, offset: [...leaf.parentNode!.childNodes].indexOf(leaf as ChildNode) };
    left -= size;
  }
  const last = leavesOf(block).at(-1);
  if (last?.nodeType === textNode) return { node: last, offset: sizeOfLeaf(last) };
  return { node: block, offset: block.childNodes.length };
}

/** The stretch of a page that shows a range of the article's text. Null where `root` has no blocks. */
export function rangeOfOffsets({ root, start, end }: { root: Element } & TextRange): Range | null {
  const from = domPointOfOffset({ root, offset: start });
  const to = domPointOfOffset({ root, offset: end });
  if (!from || !to) return null;
  const range = root.ownerDocument.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

/**
 * The range of the article's text that a stretch of a page covers. A stretch that ends where a block begins (a triple
 * click does that) ends with the block before; one that ends inside an atom takes the atom in.
 */
export function offsetsOfRange({
  root,
  range,
}: {
  root: Element;
  range: Pick<Range, "startContainer" | "startOffset" | "endContainer" | "endOffset">;
}): TextRange | null {
  const start = offsetOfDomPoint({ root, node: range.startContainer, offset: range.startOffset });
  const end = offsetOfDomPoint({ root, node: range.endContainer, offset: range.endOffset });
  if (start === null || end === null) return null;
  if (end <= start) return { start, end: atomAround(range.endContainer, root) ? start + 1 : start };
  if (atomAround(range.endContainer, root)) return { start, end: end + 1 };
  const endsAtBlock = [...root.querySelectorAll(blockSelector)].some((block) => startOf(block) === end);
  return { start, end: endsAtBlock ? end - 1 : end };
}

function startOf(block: Element): number {
  return Number(block.getAttribute("data-start"));
}

function isElement(node: Node): node is Element {
  return node.nodeType === elementNode;
}

function isBreak(node: Node): boolean {
  return isElement(node) && node.localName === "br";
}

function isAtom(node: Node): boolean {
  return isElement(node) && node.hasAttribute("data-atom");
}

function blockAround({ root, node }: { root: Element; node: Node }): Element | null {
  for (let at: Node | null = node; at && at !== root; at = at.parentNode) {
    if (isElement(at) && at.hasAttribute("data-start")) return root.contains(at) ? at : null;
  }
  return null;
}

function atomAround(node: Node, root: Element): Node | null {
  for (let at: Node | null = node; at && at !== root; at = at.parentNode) if (isAtom(at)) return at;
  return null;
}

/** Everything in a block that counts: text nodes, breaks and atoms, in order. */
function leavesOf(node: Node): Node[] {
  if (node.nodeType === textNode || isBreak(node) || isAtom(node)) return [node];
  return [...node.childNodes].flatMap(leavesOf);
}

function sizeOfLeaf(leaf: Node): number {
  return leaf.nodeType === textNode ? (leaf.nodeValue ?? "").length : 1;
}

function sizeOf(node: Node): number {
  return leavesOf(node).reduce((sum, leaf) => sum + sizeOfLeaf(leaf), 0);
}

/** What of a block stands before a point inside it: preceding siblings, level by level up to the block. */
function sizeBefore({ block, node, offset }: { block: Element } & DomPoint): number {
  const atom = atomAround(node, block);
  let size = 0;
  let at: Node = atom ?? node;
  if (!atom) {
    size += at.nodeType === textNode ? offset : sizeOfChildren(at, offset);
  }
  for (; at !== block; at = at.parentNode!) {
    const siblings = [...at.parentNode!.childNodes];
    size += sizeOfChildren(at.parentNode!, siblings.indexOf(at as ChildNode));
  }
  return size;
}

function sizeOfChildren(node: Node, count: number): number {
  return [...node.childNodes].slice(0, count).reduce((sum, child) => sum + sizeOf(child), 0);
}

function isAtOrAfter({ candidate, node, offset }: { candidate: Element } & DomPoint): boolean {
  const child = node.childNodes[offset];
  if (child) return child === candidate || (child.compareDocumentPosition(candidate) & following) !== 0;
  const relation = node.compareDocumentPosition(candidate);
  return (relation & following) !== 0 && (relation & containedBy) === 0;
}
