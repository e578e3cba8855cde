import type { TextRange } from "@/lib/text/grapheme";

/** Underlines that can stand under one another below a line of text. */
export const laneCount = 3;

/**
 * Gives overlapping ranges different lanes, so that each keeps an underline of its own; where more overlap than there are
 * lanes, the outermost lane is shared. Ranges that only touch share a lane. The answer is in the order of the input.
 */
export function underlineLanes(ranges: readonly TextRange[]): number[] {
  const order = ranges.map((_range, index) => index);
  order.sort((a, b) => ranges[a]!.start - ranges[b]!.start || ranges[b]!.end - ranges[a]!.end);
  const freeFrom: number[] = Array.from({ length: laneCount }, () => 0);
  const lanes = Array.from({ length: ranges.length }, () => 0);
  for (const index of order) {
    const { start, end } = ranges[index]!;
    const free = freeFrom.findIndex((from) => from <= start);
    const lane = free === -1 ? laneCount - 1 : free;
    lanes[index] = lane;
    freeFrom[lane] = Math.max(freeFrom[lane]!, end);
  }
  return lanes;
}
