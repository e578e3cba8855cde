import { decidableKinds, type PassageKind } from "@/lib/text/passage-kind";

type Range = { start: number; end: number };

/** How much of an article somebody has decided on. Counts are UTF-16 units. */
export type Coverage = {
  /** Characters of all sentence, list-item and quote passages. */
  total: number;
  /** Those of them that at least one decision covers. */
  decided: number;
};

/**
 * The share of an article that decisions cover. Only passages that somebody can decide on count (sentences, list items,
 * quotes); overlapping decisions count once. Linear in the number of passages and decisions, after sorting.
 */
export function coverageOf({
  passages,
  decisions,
}: {
  passages: readonly (Range & { kind: PassageKind })[];
  decisions: readonly Range[];
}): Coverage {
  const covered = unionOf(decisions);
  const decidable = passages.filter(({ kind }) => decidableKinds.has(kind)).toSorted((a, b) => a.start - b.start);
  let total = 0;
  let decided = 0;
  let first = 0;
  for (const passage of decidable) {
    total += passage.end - passage.start;
    while (first < covered.length && covered[first]!.end <= passage.start) first++;
    for (let index = first; index < covered.length && covered[index]!.start < passage.end; index++) {
      const run = covered[index]!;
      decided += Math.min(run.end, passage.end) - Math.max(run.start, passage.start);
    }
  }
  return { total, decided };
}

/** The ranges joined where they touch or overlap, in order. */
function unionOf(ranges: readonly Range[]): Range[] {
  const joined: Range[] = [];
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/** Whole per cent; never 100 while something is left and never 0 once something is decided. Null for an empty text. */
export function coveragePercent({ total, decided }: Coverage): number | null {
  if (total === 0) return null;
  if (decided === 0 || decided === total) return decided === 0 ? 0 : 100;
  return Math.min(99, Math.max(1, Math.round((decided / total) * 100)));
}

const count = new Intl.NumberFormat("en-GB");

/** The coverage as a sentence. */
export function coverageInWords(coverage: Coverage): string {
  const percent = coveragePercent(coverage);
  if (percent === null) return "There is nothing to decide in this text.";
  return `${percent}% decided: ${count.format(coverage.decided)} of ${count.format(coverage.total)} characters.`;
}
