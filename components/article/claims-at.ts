import type { TextMap } from "./text-map";

/** Slack around a character, in CSS pixels: an underline hangs below its letters, and a finger is no needle. */
const slack = 6;

/**
 * The offset of the character at a point of the viewport, or null where no text of the article is drawn there. Asks the
 * browser for the caret, then makes sure that the point really lies on a character beside it.
 */
export function offsetAtPoint({ map, x, y }: { map: TextMap; x: number; y: number }): number | null {
  const caret = caretAt(map.root.ownerDocument, x, y);
  const offset = caret && map.root.contains(caret.node) ? map.offsetOf(caret) : null;
  if (offset === null) return null;
  for (const at of [offset, offset - 1]) {
    if (at < 0 || at >= map.text.length) continue;
    const range = map.rangeOf({ start: at, end: at + 1 });
    const isThere = [...(range?.getClientRects() ?? [])].some(
      (box) => x >= box.left - 1 && x <= box.right + 1 && y >= box.top - slack && y <= box.bottom + slack,
    );
    if (isThere) return at;
  }
  return null;
}

function caretAt(document: Document, x: number, y: number): { node: Node; offset: number } | null {
  if ("caretPositionFromPoint" in document) {
    const position = document.caretPositionFromPoint(x, y);
    return position && { node: position.offsetNode, offset: position.offset };
  }
  // Older WebKit has the same under another name.
  const older = document as Document & { caretRangeFromPoint?: (x: number, y: number) => Range | null };
  const range = older.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}

/** Everything that covers an offset, the shortest first: the innermost claim is what somebody points at. */
export function rangesAt<T extends { start: number; end: number }>(ranges: readonly T[], offset: number): T[] {
  return ranges
    .filter(({ start, end }) => start <= offset && offset < end)
    .toSorted((a, b) => a.end - a.start - (b.end - b.start));
}
