/** One place in the page where text of the article stands: a text node, a line break or an atom. */
type Leaf = Node;

const textNode = 3;

/**
 * Where every character of a rendered article stands, for turning offsets of its text into places of the page and back
 * without walking the page again. Built once in one walk; `renderArticleHtml` says what counts. The page's text must not
 * change afterwards, which is true of a stored version.
 */
export class TextMap {
  /** The article's text as the page shows it. */
  readonly text: string;
  /** Blocks in order, with where their text begins. */
  readonly blocks: readonly { element: Element; start: number }[];
  private readonly leaves: Leaf[] = [];
  private readonly starts: number[] = [];
  private readonly indexes = new Map<Leaf, number>();

  constructor(readonly root: Element) {
    const blocks: { element: Element; start: number }[] = [];
    const parts: string[] = [];
    for (const element of root.querySelectorAll("[data-start]")) {
      const start = Number(element.getAttribute("data-start"));
      if (blocks.length > 0) parts.push("\n");
      blocks.push({ element, start });
      this.addLeaves(element, start, parts);
    }
    this.blocks = blocks;
    this.text = parts.join("");
  }

  private addLeaves(block: Element, start: number, parts: string[]): void {
    let offset = start;
    const visit = (node: Node) => {
      const isText = node.nodeType === textNode;
      const name = isText ? "" : (node as Element).localName;
      const isAtom = !isText && (node as Element).hasAttribute("data-atom");
      if (!isText && name !== "br" && !isAtom) {
        for (let child = node.firstChild; child; child = child.nextSibling) visit(child);
        return;
      }
      const own = isText ? (node.nodeValue ?? "") : isAtom ? "\uFFFC" : "\n";
      this.indexes.set(node, this.leaves.length);
      this.leaves.push(node);
      this.starts.push(offset);
      parts.push(own);
      offset += own.length;
    };
    for (let child = block.firstChild; child; child = child.nextSibling) visit(child);
  }

  /** The last leaf that begins at or before an offset. */
  private leafAt(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle]! <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  private sizeOf(index: number): number {
    const leaf = this.leaves[index]!;
    return leaf.nodeType === textNode ? (leaf.nodeValue ?? "").length : 1;
  }

  private boundary(index: number, offset: number, isEnd: boolean): { node: Node; offset: number } {
    const leaf = this.leaves[index]!;
    const inside = Math.min(Math.max(offset - this.starts[index]!, 0), this.sizeOf(index));
    if (leaf.nodeType === textNode) return { node: leaf, offset: inside };
    const parent = leaf.parentNode!;
    const at = Array.prototype.indexOf.call(parent.childNodes, leaf);
    return { node: parent, offset: isEnd && inside > 0 ? at + 1 : at };
  }

  /** The ends of a range of the article's text in the page, or null where the page shows nothing of it. */
  pointsOf({ start, end }: { start: number; end: number }): {
    from: { node: Node; offset: number };
    to: { node: Node; offset: number };
  } | null {
    if (this.leaves.length === 0 || end <= start) return null;
    let first = Math.max(this.leafAt(start), 0);
    // At the end of one leaf and the start of the next, the next holds the range's first character.
    if (this.starts[first]! + this.sizeOf(first) <= start && first + 1 < this.leaves.length) first += 1;
    const last = Math.max(this.leafAt(end - 1), first);
    return { from: this.boundary(first, start, false), to: this.boundary(last, end, true) };
  }

  /** A range of the page that can be measured. */
  rangeOf(range: { start: number; end: number }): Range | null {
    const points = this.pointsOf(range);
    if (!points) return null;
    const made = this.root.ownerDocument.createRange();
    made.setStart(points.from.node, points.from.offset);
    made.setEnd(points.to.node, points.to.offset);
    return made;
  }

  /** The offset of a caret position inside a leaf, or null for a place that is none. */
  offsetOf({ node, offset }: { node: Node; offset: number }): number | null {
    const index = this.indexes.get(node);
    if (index !== undefined) return this.starts[index]! + Math.min(offset, this.sizeOf(index));
    const child = node.childNodes[offset] ?? null;
    const childIndex = child ? this.indexes.get(child) : undefined;
    return childIndex === undefined ? null : this.starts[childIndex]!;
  }

  /** The first block at or after a height of the viewport; for finding what is in view without measuring every block. */
  firstBlockBelow(top: number): number {
    let low = 0;
    let high = this.blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.blocks[middle]!.element.getBoundingClientRect().bottom <= top) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The stretch of the text whose blocks lie between two heights of the viewport. */
  rangeInView({ top, bottom }: { top: number; bottom: number }): { start: number; end: number } {
    const from = this.firstBlockBelow(top);
    let to = from;
    while (to < this.blocks.length && this.blocks[to]!.element.getBoundingClientRect().top < bottom) to += 1;
    return {
      start: this.blocks[from]?.start ?? this.text.length,
      end: this.blocks[to]?.start ?? this.text.length,
    };
  }
}
