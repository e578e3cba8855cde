import type { Alignment } from "@/lib/text/align-versions";
import { foldText } from "@/lib/text/fold-text";
import type { TextRange } from "@/lib/text/grapheme";

/**
 * What became of a claim's words from one version of an article to another. `unchanged`: the same words in their place.
 * `moved`: the same words elsewhere. `reworded`: other words. `gone`: it has no place any more. `marked_since`: nobody had
 * marked it in the earlier version.
 */
export const claimChanges = ["reworded", "gone", "moved", "unchanged", "marked_since"] as const;
export type ClaimChange = (typeof claimChanges)[number];

/** Where a claim stands in one version, with its words; no range where it has no place. */
export type ClaimPlace = { exact: string; range: TextRange | null };

/**
 * Says what became of a claim's words. Judged by the words and their place alone, so that a wording that a person has
 * confirmed still shows as another one. Typography is not wording.
 */
export function changeOfClaim({
  from,
  to,
  alignment,
}: {
  from: ClaimPlace | null;
  to: ClaimPlace | null;
  /** Of the two versions. */
  alignment: Alignment;
}): ClaimChange {
  if (!from?.range) return to?.range ? "marked_since" : "gone";
  if (!to?.range) return "gone";
  if (foldText(from.exact.trim()).text !== foldText(to.exact.trim()).text) return "reworded";
  const token = alignment.after[alignment.toAfter[firstFrom(alignment.before, from.range.start)] ?? -1];
  return token && token.start >= to.range.start && token.start < to.range.end ? "unchanged" : "moved";
}

/** The place of the first of ordered ranges that begins at an offset or after it; their number where none does. */
function firstFrom(ranges: readonly TextRange[], offset: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What the list of claims says of each kind, with its number before it. */
export const claimChangeWords = {
  reworded: { one: "claim has other wording", many: "claims have other wording" },
  gone: { one: "claim is gone", many: "claims are gone" },
  moved: { one: "claim moved", many: "claims moved" },
  unchanged: { one: "claim stands unchanged", many: "claims stand unchanged" },
  marked_since: { one: "claim was marked since", many: "claims were marked since" },
} as const satisfies Record<ClaimChange, { one: string; many: string }>;

/** "2 claims have other wording". */
export function countOfChange({ change, count }: { change: ClaimChange; count: number }): string {
  return `${count} ${claimChangeWords[change][count === 1 ? "one" : "many"]}`;
}
