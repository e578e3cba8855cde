import { approximatePlaces } from "./approximate-places";
import type { ApproximatePlace } from "./approximate-places";
import { foldText } from "./fold-text";
import type { FoldedText } from "./fold-text";
import { isGraphemeBoundary, snapToGraphemes } from "./grapheme";
import type { TextRange } from "./grapheme";
import { indexWords } from "./word-index";
import type { WordIndex } from "./word-index";
import { wordSimilarity } from "./word-similarity";

/** Where a quotation stands in a text. */
export interface FoundQuote extends TextRange {
  /** 0 to 1: how sure the place is, from the likeness of the words and of what surrounds them. */
  score: number;
  /**
   * `exact`: the same characters. `folded`: the same but for typography (see `foldText`). `approximate`: other wording.
   * Only the first two verify a quotation.
   */
  match: "exact" | "folded" | "approximate";
}

/** A quotation with what stood around it. */
export interface SoughtQuote {
  exact: string;
  prefix?: string;
  suffix?: string;
  /** Where it stood before, in UTF-16 units. Decides between places that are otherwise alike. */
  hint?: number;
}

/** Places of the same words that are compared by what surrounds them. */
const mostPlaces = 500;
/** Below this many characters other wording is chance. */
const shortestApproximate = 12;
/** Least likeness of the words of an approximate place where nothing is known of what stood around it. */
const leastLikeness = 0.5;
/** How much of the score the surroundings of the same words make up where they are known. */
const contextWeight = 0.3;

/**
 * Finds a quotation in a text: the same characters, else the same but for typography, else the likeliest place with
 * other wording. Null where no place is likely. Offsets are UTF-16 units of the given text, on grapheme boundaries.
 */
export function findQuote({ text, ...quote }: SoughtQuote & { text: string }): FoundQuote | null {
  return quoteFinder(text)(quote);
}

/** The same for many quotations in one text: what the search needs of the text is made once, when it is first needed. */
export function quoteFinder(text: string): (quote: SoughtQuote) => FoundQuote | null {
  const findSame = sameWordsFinder(text);
  let index: WordIndex | null = null;
  return (quote) => {
    const same = findSame(quote);
    if (same) return same;
    const { exact, prefix = "", suffix = "", hint } = quote;
    if (foldText(exact.trim()).text.trim().length < shortestApproximate) return null;
    index ??= indexWords(text);
    const found = bestApproximate({ places: approximatePlaces({ index, exact, prefix, suffix }), exact, hint });
    return found && { ...snapToGraphemes({ text, ...found }), score: found.score, match: "approximate" };
  };
}

/** Finds the same words alone, by which a quotation is verified. Takes time in proportion to the text, however long the quotation. */
export function sameWordsFinder(text: string): (quote: SoughtQuote) => FoundQuote | null {
  let variants: FoldedText[] | null = null;
  return ({ exact, prefix = "", suffix = "", hint }) => {
    if (exact.trim() === "") return null;
    const context = { text, prefix, suffix, hint };
    const same = bestSame({ places: occurrences(text, exact).filter((place) => isWhole(text, place)), context });
    if (same) return { ...same, match: "exact" };
    const quote = foldText(exact.trim()).text.trim();
    if (quote === "") return null;
    variants ??= foldedVariants(text);
    for (const folded of variants) {
      const places = occurrences(folded.text, quote)
        .filter((place) => isUncut({ place, folded }))
        .map((place) => unfold({ place, folded }))
        .filter((place) => isWhole(text, place));
      const found = bestSame({ places, context });
      if (found) return { ...found, match: "folded" };
    }
    return null;
  };
}

function isWhole(text: string, { start, end }: TextRange): boolean {
  return isGraphemeBoundary({ text, offset: start }) && isGraphemeBoundary({ text, offset: end });
}

function occurrences(text: string, quote: string): TextRange[] {
  const places: TextRange[] = [];
  for (let at = text.indexOf(quote); at !== -1 && places.length < mostPlaces; at = text.indexOf(quote, at + 1)) {
    places.push({ start: at, end: at + quote.length });
  }
  return places;
}

interface Context {
  text: string;
  prefix: string;
  suffix: string;
  hint: number | undefined;
}

/** Among places of the same words the one whose surroundings are likest, then the one nearest to where it stood. */
function bestSame({ places, context }: { places: TextRange[]; context: Context }): Omit<FoundQuote, "match"> | null {
  return best(
    places.map((place) => ({ ...place, score: scoreOfSame({ place, context }) })),
    context.hint,
  );
}

function scoreOfSame({ place, context: { text, prefix, suffix } }: { place: TextRange; context: Context }): number {
  const sides: number[] = [];
  if (prefix !== "")
    sides.push(wordSimilarity(prefix, text.slice(Math.max(0, place.start - prefix.length), place.start)));
  if (suffix !== "") sides.push(wordSimilarity(suffix, text.slice(place.end, place.end + suffix.length)));
  if (sides.length === 0) return 1;
  const around = sides.reduce((sum, side) => sum + side, 0) / sides.length;
  return 1 - contextWeight + around * contextWeight;
}

/**
 * Where surroundings are known, likeness and surroundings are weighed together: long quotations need little of the
 * latter, short ones much, as a few words stand in many places. A side of which nothing is known counts like the other. The weights are a logistic regression over the
 * quotations of real revisions that were neither kept nor moved word for word, rounded; they gave the same figures on
 * quarters of the pairs that were held out (docs/benchmarks.md).
 */
function bestApproximate({
  places,
  exact,
  hint,
}: {
  places: ApproximatePlace[];
  exact: string;
  hint: number | undefined;
}) {
  // About the number of words, as a power of two, up to sixteen of them.
  const size = Math.min(4, Math.log2(1 + exact.length / 6));
  const weighed = places.map((place) => {
    const { likeness, before, after } = place;
    if (before === null && after === null) return { ...place, score: likeness, isLikely: likeness >= leastLikeness };
    const sides = (before ?? after)! + (after ?? before)!;
    const odds = size * (3.3 * likeness - 1.7) - 1.3 * likeness + sides * (1.75 + 1.25 * likeness) - 2.05;
    return { ...place, score: 1 / (1 + Math.exp(-odds)), isLikely: odds > 0 };
  });
  return best(
    weighed.filter((place) => place.isLikely),
    hint,
  );
}

function best(places: (TextRange & { score: number })[], hint: number | undefined) {
  const distance = ({ start }: TextRange) => (hint === undefined ? 0 : Math.abs(start - hint));
  const [first] = places.toSorted((a, b) => b.score - a.score || distance(a) - distance(b));
  return first ? { start: first.start, end: first.end, score: first.score } : null;
}

function unfold({ place, folded }: { place: TextRange; folded: FoldedText }): TextRange {
  return { start: folded.starts[place.start]!, end: folded.ends[place.end - 1]! };
}

/** False where a place takes only a part of what one character was folded to: "…" is no full stop. */
function isUncut({ place: { start, end }, folded: { starts } }: { place: TextRange; folded: FoldedText }): boolean {
  return (
    (start === 0 || starts[start - 1] !== starts[start]) && (end >= starts.length || starts[end - 1] !== starts[end])
  );
}

/** The folded text, and where words are broken at its line ends ("hos-⏎pital", as PDFs have them) a second reading. */
function foldedVariants(text: string): FoldedText[] {
  const folded = foldText(text);
  if (!/[-‐][^\S\n]*\n\s*\p{Ll}/u.test(text)) return [folded];
  const kept: number[] = [];
  const broken = new Set(
    [...folded.text.matchAll(/(?<=\p{L})- (?=\p{Ll})/gu)]
      .map((match) => match.index)
      .filter((at) => text.slice(folded.starts[at + 1], folded.ends[at + 1]).includes("\n")),
  );
  for (let at = 0; at < folded.text.length; at++) if (!broken.has(at) && !broken.has(at - 1)) kept.push(at);
  const joined = {
    text: kept.map((at) => folded.text[at]).join(""),
    starts: Uint32Array.from(kept, (at) => folded.starts[at]!),
    ends: Uint32Array.from(kept, (at) => folded.ends[at]!),
  };
  return [folded, joined];
}
