import type { TextRange } from "./grapheme";

/** What of a run no decision covers, without white space at its ends and without what holds no letter or figure. */
export function undecidedGaps({
  text,
  range,
  decisions,
}: {
  text: string;
  range: TextRange;
  decisions: readonly TextRange[];
}): TextRange[] {
  const gaps: TextRange[] = [];
  let from = range.start;
  const add = (to: number) => {
    const words = text.slice(from, to);
    if (!/[\p{L}\p{N}]/u.test(words)) return;
    const start = from + (words.length - words.trimStart().length);
    gaps.push({ start, end: start + words.trim().length });
  };
  for (const { start, end } of decisions.toSorted((a, b) => a.start - b.start)) {
    if (start >= range.end) break;
    if (start > from) add(start);
    from = Math.max(from, end);
  }
  if (from < range.end) add(range.end);
  return gaps;
}
