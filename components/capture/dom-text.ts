/** The text of a part of a page as its text nodes hold it, with the way back to them. */
export type DomText = { text: string; nodes: { node: Text; start: number }[] };

const unseen = new Set(["SCRIPT", "STYLE", "TEMPLATE", "HEAD"]);

/** Gathers all text below an element; between the text nodes stands a line feed, which counts in no node. */
export function readDomText(root: Element): DomText {
  const nodes: DomText["nodes"] = [];
  const pieces: string[] = [];
  let length = 0;
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (unseen.has(node.parentElement?.tagName.toUpperCase() ?? "")) continue;
    const value = node.nodeValue ?? "";
    nodes.push({ node: node as Text, start: length });
    pieces.push(value);
    length += value.length + 1;
  }
  return { text: pieces.join("\n"), nodes };
}

/** The range of the gathered text that a stretch of the page covers; null where it covers none of it. */
export function rangeInText({ dom, range }: { dom: DomText; range: Range }): { start: number; end: number } | null {
  let start: number | null = null;
  let end: number | null = null;
  for (const { node, start: at } of dom.nodes) {
    if (!range.intersectsNode(node)) {
      if (start !== null) break;
      continue;
    }
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.length;
    if (to <= from) continue;
    start ??= at + from;
    end = at + to;
  }
  return start === null || end === null ? null : { start, end };
}

/** The stretch of the page that shows a range of the gathered text; null where nothing is left of it. */
export function textInPage({ dom, start, end }: { dom: DomText; start: number; end: number }): Range | null {
  const first = dom.nodes.findLast((entry) => entry.start <= start);
  const last = dom.nodes.findLast((entry) => entry.start < end);
  if (!first || !last) return null;
  const range = first.node.ownerDocument.createRange();
  range.setStart(first.node, Math.min(start - first.start, first.node.length));
  range.setEnd(last.node, Math.min(end - last.start, last.node.length));
  return range;
}
