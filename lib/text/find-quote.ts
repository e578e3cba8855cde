import search from "approx-string-match";
import { alignVersions } from "./align-versions";
import { foldText } from "./fold-text";
import type { FoldedText } from "./fold-text";
import { isGraphemeBoundary, snapToGraphemes } from "./grapheme";
import type { TextRange } from "./grapheme";
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

export interface QuoteToFind {
  text: string;
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
/** Share of the characters that the search for the whole quotation lets differ; beyond, head and tail are sought. */
const mostErrors = 0.3;
/** Longest head and tail that are sought by themselves: the matching engine's word is 32 bits. Half a short quotation. */
const endLength = 32;
/** A head or tail shorter than this is found everywhere. */
const shortestEnd = 16;
/** Least likeness of the words of an approximate place; below, it is another passage. */
const leastLikeness = 0.5;
/** How much of the score the surroundings make up where they are known. */
const contextWeight = 0.3;

/**
 * Finds a quotation in a text: the same characters, else the same but for typography, else the likeliest place with
 * other wording, sought as a whole and by its head and tail (a clause put in between breaks the first, not the
 * second). Null where no place is likely. Offsets are UTF-16 units of the given text, on grapheme boundaries.
 */
export function findQuote({ text, exact, prefix = "", suffix = "", hint }: QuoteToFind): FoundQuote | null {
  if (exact.trim() === "") return null;
  const context = { text, prefix, suffix, hint };
  const isWhole = ({ start, end }: TextRange) =>
    isGraphemeBoundary({ text, offset: start }) && isGraphemeBoundary({ text, offset: end });
  const same = best(
    occurrences(text, exact)
      .filter(isWhole)
      .map((place) => scored({ ...place, likeness: 1, context })),
  );
  if (same) return { ...same, match: "exact" };

  const quote = foldText(exact.trim()).text.trim();
  if (quote === "") return null;
  const folded = foldText(text);
  for (const variant of [folded, withoutLineHyphens(folded, text)]) {
    if (!variant) continue;
    const places = occurrences(variant.text, quote)
      .filter((place) => isUncut({ place, folded: variant }))
      .map((place) => unfold({ place, folded: variant }))
      .filter(isWhole);
    const found = best(places.map((place) => scored({ ...place, likeness: 1, context })));
    if (found) return { ...found, match: "folded" };
  }
  const candidates = approximatePlaces(folded.text, quote)
    .map((place) => fitted({ place: unfold({ place, folded }), text, exact }))
    .map((place) => ({ ...place, likeness: wordSimilarity(exact, text.slice(place.start, place.end)), context }))
    .filter((place) => place.likeness >= leastLikeness);
  const found = best(candidates.map(scored));
  return found && { ...found, match: "approximate" };
}

function occurrences(text: string, quote: string): TextRange[] {
  const places: TextRange[] = [];
  for (let at = text.indexOf(quote); at !== -1 && places.length < mostPlaces; at = text.indexOf(quote, at + 1)) {
    places.push({ start: at, end: at + quote.length });
  }
  return places;
}

interface ScoredPlace extends TextRange {
  score: number;
  distance: number;
}

function best(places: ScoredPlace[]): (TextRange & { score: number }) | null {
  const [first] = places.toSorted((a, b) => b.score - a.score || a.distance - b.distance);
  return first ? { start: first.start, end: first.end, score: first.score } : null;
}

function scored({
  start,
  end,
  likeness,
  context: { text, prefix, suffix, hint },
}: TextRange & {
  likeness: number;
  context: Omit<QuoteToFind, "exact"> & { prefix: string; suffix: string };
}): ScoredPlace {
  const sides: number[] = [];
  if (prefix !== "") sides.push(wordSimilarity(prefix, text.slice(Math.max(0, start - prefix.length), start)));
  if (suffix !== "") sides.push(wordSimilarity(suffix, text.slice(end, end + suffix.length)));
  const around = sides.reduce((sum, side) => sum + side, 0) / sides.length;
  return {
    start,
    end,
    score: sides.length > 0 ? likeness * (1 - contextWeight) + around * contextWeight : likeness,
    distance: hint === undefined ? 0 : Math.abs(start - hint),
  };
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

/** A second reading of a text with words broken at line ends ("hos-⏎pital"), as PDFs have them; null without any. */
function withoutLineHyphens(folded: FoldedText, text: string): FoldedText | null {
  if (!/\p{L}[-‐]\s*\n\s*\p{Ll}/u.test(text)) return null;
  const kept: number[] = [];
  const broken = new Set(
    [...folded.text.matchAll(/(?<=\p{L})- (?=\p{Ll})/gu)]
      .map((match) => match.index)
      .filter((at) => text.slice(folded.starts[at + 1], folded.ends[at + 1]).includes("\n")),
  );
  for (let at = 0; at < folded.text.length; at++) if (!broken.has(at) && !broken.has(at - 1)) kept.push(at);
  return {
    text: kept.map((at) => folded.text[at]).join(""),
    starts: Uint32Array.from(kept, (at) => folded.starts[at]!),
    ends: Uint32Array.from(kept, (at) => folded.ends[at]!),
  };
}

function approximatePlaces(text: string, quote: string): TextRange[] {
  if (quote.length < shortestApproximate) return [];
  const whole = search(text, quote, Math.floor(quote.length * mostErrors));
  const ends = Math.min(endLength, Math.floor(quote.length / 2));
  if (ends < shortestEnd) return whole.slice(0, mostPlaces);
  const errors = Math.floor(ends * mostErrors);
  const heads = search(text, quote.slice(0, ends), errors).slice(0, 20);
  const tails = search(text, quote.slice(-ends), errors).slice(0, 20);
  const joined = heads.flatMap((head) =>
    tails
      .map((tail) => ({ start: head.start, end: tail.end }))
      .filter(({ start, end }) => end - start >= quote.length / 2 && end - start <= quote.length * 2.5),
  );
  return [...whole.slice(0, mostPlaces), ...joined];
}

/**
 * An approximate place with its ends at words: those that match the quotation's first and last. Where these match
 * nothing, as many more as the quotation has, and then to the next white space.
 */
function fitted({ place, text, exact }: { place: TextRange; text: string; exact: string }): TextRange {
  const from = Math.max(0, place.start - endLength);
  const around = text.slice(from, place.end + endLength);
  const { before, after, toAfter } = alignVersions({ before: exact, after: around, keepsChance: true });
  const first = toAfter.findIndex((token) => token !== -1);
  const last = toAfter.findLastIndex((token) => token !== -1);
  if (first === -1) return snapToGraphemes({ text, ...place });
  const lost = before.length - 1 - last;
  let start = from + after[Math.max(toAfter[first]! - first, 0)]!.start;
  let end = from + after[Math.min(toAfter[last]! + lost, after.length - 1)]!.end;
  if (first > 0) start -= /\S*$/u.exec(text.slice(from, start))![0].length;
  if (lost > 0) end += /^\S*/u.exec(text.slice(end, from + around.length))![0].length;
  return snapToGraphemes({ text, start, end });
}
