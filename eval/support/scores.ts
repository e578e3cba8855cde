/** Harmonic mean of precision and recall from counts; 0 where nothing is right. */
export function f1({ right, found, wanted }: { right: number; found: number; wanted: number }): number {
  return found + wanted === 0 ? 0 : (2 * right) / (found + wanted);
}

/** The value below which `part` (0 to 1) of the values lie, by the nearest rank. NaN without values. */
export function percentile(values: number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(part * sorted.length) - 1))] ?? NaN;
}

/** Lower-cased runs of letters and digits. */
export function plainWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Words shared by two texts (each as often as it stands in both) against the words of both. */
export function wordF1(one: string[], other: string[]): number {
  const left = new Map<string, number>();
  for (const word of one) left.set(word, (left.get(word) ?? 0) + 1);
  let right = 0;
  for (const word of other) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    right++;
    left.set(word, count - 1);
  }
  return f1({ right, found: one.length, wanted: other.length });
}

/** Share of the union of two ranges that both cover. */
export function rangeOverlap(a: { start: number; end: number }, b: { start: number; end: number }): number {
  const common = Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
  const union = Math.max(a.end, b.end) - Math.min(a.start, b.start);
  return union === 0 ? 1 : common / union;
}

/**
 * Shortest of several runs, in milliseconds of processor time: what a run takes on an idle machine, whatever else this
 * one is doing.
 */
export function fastest(run: () => void, times = 5): number {
  let best = Infinity;
  for (let at = 0; at < times; at++) {
    const began = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(began);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
