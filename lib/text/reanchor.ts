import { alignVersions } from "./align-versions";
import type { Alignment, Token } from "./align-versions";
import { findQuote, quoteFinder } from "./find-quote";
import { foldText } from "./fold-text";
import { snapToGraphemes } from "./grapheme";
import type { TextRange } from "./grapheme";
import { wordSimilarity } from "./word-similarity";

/**
 * Where a passage of one version stands in the next. `exact`: the same wording in its place. `moved`: the same wording
 * elsewhere. `fuzzy`: other wording, a person has to look. `orphaned`: gone. Typography is not wording.
 */
export type Reanchored =
  | { state: "exact" | "moved" | "fuzzy"; start: number; end: number }
  | { state: "orphaned"; start?: undefined; end?: undefined };

/** Least likeness (`wordSimilarity`) of the aligned place; below, the passage was replaced by another. */
const leastLikenessInPlace = 0.5;
/** Elsewhere more is asked, as nothing but the wording speaks for the place. */
const leastLikenessElsewhere = 0.6;
/** An aligned place so alike is not compared with others. */
const noDoubtInPlace = 0.85;
/** The same characters at least this long, once in either version, are the same passage wherever they stand. */
const shortestUnique = 16;
/** Stands for text that another passage of the old version became, so that it is not found twice. */
const taken = "\u0000";

/**
 * Carries a range of `before` over to `after`. The two versions are aligned as wholes first, so that a passage that was
 * deleted is not mistaken for one that reads like it, and the right one of several copies is kept; what lost its place
 * is then sought in text that is new. Pass `alignment` (`alignVersions`) when carrying more than one range.
 */
export function reanchor({
  before,
  after,
  start,
  end,
  alignment = alignVersions({ before, after }),
}: { before: string; after: string; alignment?: Alignment } & TextRange): Reanchored {
  const exact = before.slice(start, end);
  if (exact.trim() === "") return { state: "orphaned" };
  const inPlace = alignedRange({ before, after, start, end, alignment });
  const likeness = inPlace ? wordSimilarity(exact, after.slice(inPlace.start, inPlace.end)) : 0;
  if (inPlace && isSameWording(exact, after.slice(inPlace.start, inPlace.end))) return { state: "exact", ...inPlace };

  const copy = sameElsewhere({ before, after, start, end, alignment });
  if (copy) return { state: "moved", ...copy };
  if (inPlace && likeness >= noDoubtInPlace) return { state: "fuzzy", ...inPlace };

  const hint = Math.round((start / before.length) * after.length);
  // Where parts of the range were aligned, they may belong to the place that is sought.
  const find = inPlace
    ? quoteFinder(withoutTaken({ after, alignment, start, end }))
    : finderInNewText({ after, alignment });
  const elsewhere = find({ exact, hint });
  if (elsewhere && elsewhere.match !== "approximate") {
    return { state: "moved", start: elsewhere.start, end: elsewhere.end };
  }
  if (inPlace && likeness >= leastLikenessInPlace && likeness >= (elsewhere?.score ?? 0)) {
    return { state: "fuzzy", ...inPlace };
  }
  if (elsewhere && elsewhere.score >= leastLikenessElsewhere) {
    return { state: "fuzzy", start: elsewhere.start, end: elsewhere.end };
  }
  return { state: "orphaned" };
}

/** The same characters elsewhere: where nothing else of the old version went, or, if they are unique, anywhere. */
function sameElsewhere({
  before,
  after,
  start,
  end,
  alignment,
}: { before: string; after: string; alignment: Alignment } & TextRange): TextRange | null {
  const exact = before.slice(start, end);
  const first = after.indexOf(exact);
  if (first === -1) return null;
  const isOnce = (text: string) => text.indexOf(exact) === text.lastIndexOf(exact);
  if (exact.length >= shortestUnique && isOnce(before) && isOnce(after)) {
    return { start: first, end: first + exact.length };
  }
  const hint = Math.round((start / before.length) * after.length);
  const found = findQuote({ text: withoutTaken({ after, alignment, start, end }), exact, hint });
  return found?.match === "exact" ? { start: found.start, end: found.end } : null;
}

const finders = new WeakMap<Alignment, ReturnType<typeof quoteFinder>>();

/** Finds quotations in what is new in `after`; made once for all ranges of one alignment. */
function finderInNewText({
  after,
  alignment,
}: {
  after: string;
  alignment: Alignment;
}): ReturnType<typeof quoteFinder> {
  const known = finders.get(alignment);
  if (known) return known;
  const finder = quoteFinder(withoutTaken({ after, alignment, start: 0, end: 0 }));
  finders.set(alignment, finder);
  return finder;
}

function isSameWording(one: string, other: string): boolean {
  return one === other || foldText(one.trim()).text === foldText(other.trim()).text;
}

/** The stretch of `after` between the first and last kept word, with what replaced lost words at its edges. */
function alignedRange({
  before,
  after,
  start,
  end,
  alignment: { before: a, after: b, toAfter },
}: { before: string; after: string; alignment: Alignment } & TextRange): TextRange | null {
  const cutToken = (at: number) => a[firstAtOrAfter(a, at) - 1];
  const isCut = (at: number) => (cutToken(at)?.end ?? 0) > at;
  const from = firstAtOrAfter(a, start) - (isCut(start) ? 1 : 0);
  const to = firstAtOrAfter(a, end);
  let first = from;
  while (first < to && toAfter[first] === -1) first++;
  let last = to - 1;
  while (last >= first && toAfter[last] === -1) last--;
  if (first > last) return null;

  let low = toAfter[first]!;
  // Words lost at the edge: what now stands between the kept neighbour and the kept word took their place.
  if (first > from) low = from > 0 && toAfter[from - 1] !== -1 ? toAfter[from - 1]! + 1 : low;
  let high = toAfter[last]!;
  if (last < to - 1) high = to < a.length && toAfter[to] !== -1 ? toAfter[to]! - 1 : high;
  const range = { start: b[low]!.start, end: b[high]!.end };
  // A range that begins or ends inside a word or on white space keeps that where the same characters still stand there.
  const exact = before.slice(start, end);
  const same = first === from ? b[low]!.start + start - a[from]!.start : range.start;
  if (after.slice(same, same + exact.length) === exact) return { start: same, end: same + exact.length };
  return snapToGraphemes({ text: after, ...range });
}

function firstAtOrAfter(tokens: Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `after` with everything blanked that came from outside the range, at unchanged offsets. */
function withoutTaken({
  after,
  alignment: { before: a, after: b, toBefore },
  start,
  end,
}: { after: string; alignment: Alignment } & TextRange): string {
  let masked = "";
  let from = 0;
  b.forEach((token, index) => {
    const source = toBefore[index] === -1 ? undefined : a[toBefore[index]!];
    if (!source || (source.start < end && source.end > start)) return;
    masked += after.slice(from, token.start) + taken.repeat(token.end - token.start);
    from = token.end;
  });
  return masked + after.slice(from);
}
