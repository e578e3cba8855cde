/** A run of a copy's text with the evidence that quotes it. */
export type QuoteSegment = { start: number; text: string; ids: string[] };

/**
 * Cuts a text at the edges of the quotes in it, which may overlap, for marking them. Joined again the segments are the text.
 * Ranges are UTF-16 units, end exclusive; what lies outside of the text is ignored.
 */
export function quoteSegments({
  text,
  ranges,
}: {
  text: string;
  ranges: readonly { id: string; start: number; end: number }[];
}): QuoteSegment[] {
  const within = ranges.filter(({ start, end }) => 0 <= start && start < end && end <= text.length);
  const edges = new Set([0, text.length, ...within.flatMap(({ start, end }) => [start, end])]);
  const sorted = [...edges].toSorted((a, b) => a - b);
  return sorted.slice(0, -1).map((start, index) => ({
    start,
    text: text.slice(start, sorted[index + 1]),
    ids: within.filter((range) => range.start <= start && range.end > start).map(({ id }) => id),
  }));
}
