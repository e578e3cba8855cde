import type { TextRange } from "./grapheme";
import { decidableKinds } from "./passage-kind";
import type { PassageKind } from "./passage-kind";

/** How much of an article somebody has decided on. */
export interface Coverage {
  /** Characters (UTF-16 units, white space left out) of sentence, list-item and quote passages under a decision. */
  covered: number;
  /** All such characters. */
  total: number;
  /** `covered / total`, 0 to 1; 1 where there is nothing to decide. */
  share: number;
}

/**
 * The share of an article's decidable text that decisions cover. Decisions may overlap, run over several passages or
 * split one. White space never counts, so that it does not matter which side of a cut it fell on.
 */
export function coverage({
  text,
  passages,
  decisions,
}: {
  text: string;
  passages: readonly (TextRange & { kind: PassageKind })[];
  decisions: readonly TextRange[];
}): Coverage {
  const decided = unionOf(decisions);
  let covered = 0;
  let total = 0;
  let first = 0;
  for (const passage of unionOf(passages.filter(({ kind }) => decidableKinds.has(kind)))) {
    total += inkIn({ text, ...passage });
    // Both lists are in order, so what lies before this passage lies before all that follow.
    while (first < decided.length && decided[first]!.end <= passage.start) first++;
    for (let at = first; at < decided.length && decided[at]!.start < passage.end; at++) {
      const { start, end } = decided[at]!;
      covered += inkIn({ text, start: Math.max(start, passage.start), end: Math.min(end, passage.end) });
    }
  }
  return { covered, total, share: total === 0 ? 1 : covered / total };
}

function unionOf(ranges: readonly TextRange[]): TextRange[] {
  const joined: TextRange[] = [];
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    if (end <= start) continue;
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

function inkIn({ text, start, end }: { text: string } & TextRange): number {
  return text.slice(start, end).replace(/\s/gu, "").length;
}
