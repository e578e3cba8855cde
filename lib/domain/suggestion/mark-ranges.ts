import type { TextRange } from "@/lib/text/grapheme";

/**
 * Where the parts of a passage are marked. Clauses that follow each other share it out without a gap, so that nothing of
 * a sentence stays undecided between them: each begins with the word that joins it to the one before. A part that lies
 * inside another keeps its own words. Offsets are UTF-16 units of the passage.
 */
export function markRanges(passage: string, parts: readonly TextRange[]): { range: TextRange; isInner: boolean }[] {
  const heads = parts.filter(
    (part, at) => !parts.some((other, index) => index !== at && holds(other, part, index < at)),
  );
  const inOrder = heads.toSorted((a, b) => a.start - b.start);
  const tiles = new Map<TextRange, TextRange>();
  inOrder.forEach((part, at) => {
    const previous = inOrder[at - 1];
    const next = inOrder[at + 1];
    const start = previous ? endOf(passage, previous) : 0;
    const end = next ? endOf(passage, part) : passage.length;
    tiles.set(part, trimmed(passage, { start: Math.min(start, part.start), end: Math.max(end, part.end) }));
  });
  return parts.map((part) => {
    const tile = tiles.get(part);
    return tile ? { range: tile, isInner: false } : { range: { start: part.start, end: part.end }, isInner: true };
  });
}

/** With the comma or semicolon that closes it. */
function endOf(passage: string, { end }: TextRange): number {
  return end + /^[”"’')\]]*[,;:.]*/u.exec(passage.slice(end))![0].length;
}

/** Strictly inside, or the same words and named before. */
function holds(outer: TextRange, inner: TextRange, isBefore: boolean): boolean {
  const isWithin = outer.start <= inner.start && inner.end <= outer.end;
  const isSame = outer.start === inner.start && outer.end === inner.end;
  return isWithin && (!isSame || isBefore);
}

function trimmed(text: string, { start, end }: TextRange): TextRange {
  const piece = text.slice(start, end);
  const from = start + (piece.length - piece.trimStart().length);
  return { start: from, end: Math.max(from, start + piece.trimEnd().length) };
}
