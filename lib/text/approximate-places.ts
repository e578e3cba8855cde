import { tokensOf } from "./align-versions";
import type { Token } from "./align-versions";
import type { TextRange } from "./grapheme";
import { alignWithin } from "./local-alignment";
import type { Match, SoughtWord } from "./local-alignment";
import { tokenAt } from "./word-index";
import type { WordIndex } from "./word-index";
import { wordSimilarity } from "./word-similarity";

/** A place that may be a quotation in other words, with what speaks for it, each 0 to 1. */
export interface ApproximatePlace extends TextRange {
  /** Likeness of the words, as `wordSimilarity` counts it. */
  likeness: number;
  /**
   * Likeness of what stands before and after the place to what stood around the quotation; null where nothing is known
   * to have stood on that side.
   */
  before: number | null;
  after: number | null;
}

/** A word that stands more often says too little about where to look. */
const mostOccurrences = 60;
/** Words of a text that vote for one place, so that a clause put in or left out does not part them. */
const bucketWords = 8;
/** Places that are looked at closely. */
const mostWindows = 5;
/** Places with a smaller share of the likeliest one's votes are not. */
const weakestWindow = 0.3;
/** Context at least this long that stands in the text word for word says where to look. */
const shortestContext = 10;
/** A run of context at least this long at the edge of a place sets the edge. */
const edgeRun = 6;
/** The same where the quotation's own first or last word stands there. */
const surestRun = 12;

/**
 * Places where a quotation may stand in other words: where its rarer words stand close together in their order, and
 * between what stood around it. The ends of a place are at words: those that match the first and last of the quotation,
 * or where the known surroundings begin.
 */
export function approximatePlaces({
  index,
  exact,
  prefix,
  suffix,
}: {
  index: WordIndex;
  exact: string;
  prefix: string;
  suffix: string;
}): ApproximatePlace[] {
  const words = tokensOf(exact)
    .slice(0, longestQuotation)
    .map((word): SoughtWord => ({ ...word, id: index.idOfKey.get(word.key) ?? -1 }));
  if (words.length === 0) return [];
  const context = { prefix: prefix.toLowerCase().trimEnd(), suffix: suffix.toLowerCase().trimStart() };
  const found = new Map<string, ApproximatePlace>();
  const add = ({ start, end }: TextRange) => {
    const key = `${start}-${end}`;
    if (end <= start || found.has(key)) return null;
    const likeness = likenessOf({ index, words, start, end });
    if (likeness < leastLikeness) return null;
    const place = {
      start,
      end,
      likeness,
      before: adjacency({
        known: context.prefix,
        stands: index.lower.slice(Math.max(0, start - prefix.length), start),
      }),
      after: adjacency({
        known: context.suffix,
        stands: index.lower.slice(end, end + suffix.length),
      }),
    };
    found.set(key, place);
    return place;
  };
  const windows = votedWindows({ index, words });
  windows.push(...contextWindows({ index, words, context }).filter((window) => !isWithin(window, windows)));
  for (const window of windows) {
    const match = alignWithin({ index, words, window });
    if (match && isCertain(add(fitted({ index, words, match, context })))) return [...found.values()];
  }
  for (const range of rangesBetween({ index, exact, context })) add(range);
  return [...found.values()];
}

/** True of a place beside which no other needs to be looked at. */
function isCertain(place: ApproximatePlace | null): boolean {
  return place !== null && Math.min(place.likeness, place.before ?? 0, place.after ?? 0) >= noDoubt;
}
const noDoubt = 0.9;

function isWithin(window: TextRange, others: TextRange[]): boolean {
  return others.some((other) => other.start <= window.start && window.end <= other.end);
}

/** Less likeness than this is another passage, whatever stands around it. */
const leastLikeness = 0.25;

function adjacency({ known, stands }: { known: string; stands: string }): number | null {
  if (known === "") return null;
  return known === stands.trim() ? 1 : wordSimilarity(known, stands);
}

/** `wordSimilarity` of the quotation and a range, from words that are cut already. */
function likenessOf({ index, words, start, end }: { index: WordIndex; words: SoughtWord[] } & TextRange): number {
  const from = tokenAt(index.tokens, start);
  const to = Math.min(tokenAt(index.tokens, end), from + 4 * longestQuotation);
  const here = index.tokens.slice(from, to).filter(isWord);
  const there = words.filter(isWord);
  let total = 0;
  for (const word of here) total += word.key.length;
  for (const word of there) total += word.key.length;
  if (total === 0) return 0;
  let above = new Float64Array(here.length + 1);
  let row = new Float64Array(here.length + 1);
  for (const word of there) {
    for (let j = 0; j < here.length; j++) {
      row[j + 1] = here[j]!.key === word.key ? above[j]! + word.key.length : Math.max(above[j + 1]!, row[j]!);
    }
    [above, row] = [row, above];
  }
  return (2 * above[here.length]!) / total;
}

const wordCharacter = /[\p{L}\p{N}]/u;
function isWord({ key }: Token): boolean {
  const code = key.charCodeAt(0);
  return (code >= 0x61 && code <= 0x7a) || wordCharacter.test(key);
}

/** Longest part of a quotation that is looked at, in words. */
const longestQuotation = 400;
/** Context that stands at an edge for this many characters leaves no doubt. */
const fullRun = 16;

/** Stretches of tokens, start and end index. */
function votedWindows({ index, words }: { index: WordIndex; words: SoughtWord[] }): TextRange[] {
  const votes = new Map<number, number>();
  const vote = (most: number) => {
    for (const [at, word] of words.entries()) {
      const count = word.id === -1 ? 0 : index.counts[word.id]!;
      if (count === 0 || count > most || !isWord(word)) continue;
      const weight = Math.min(word.key.length, 12) / (1 + Math.log(count));
      for (let place = index.lasts[word.id]!; place !== -1; place = index.previous[place]!) {
        const bucket = Math.floor((place - at) / bucketWords);
        votes.set(bucket, (votes.get(bucket) ?? 0) + weight);
      }
    }
  };
  vote(mostOccurrences);
  if (votes.size === 0) vote(Infinity);
  const around = (bucket: number) =>
    (votes.get(bucket) ?? 0) + ((votes.get(bucket - 1) ?? 0) + (votes.get(bucket + 1) ?? 0)) / 2;
  const best = [...votes.keys()]
    .map((bucket) => ({ bucket, weight: around(bucket) }))
    .toSorted((a, b) => b.weight - a.weight || a.bucket - b.bucket);
  const chosen: number[] = [];
  for (const { bucket, weight } of best) {
    if (chosen.length === mostWindows || weight < weakestWindow * best[0]!.weight) break;
    if (!chosen.some((other) => Math.abs(other - bucket) <= 1)) chosen.push(bucket);
  }
  const slack = Math.max(bucketWords, words.length);
  return chosen.map((bucket) => ({
    start: Math.max(0, bucket * bucketWords - slack),
    end: Math.min(index.tokens.length, (bucket + 1) * bucketWords + words.length + slack),
  }));
}

interface Context {
  prefix: string;
  suffix: string;
}

/** Stretches after where the prefix ends in the text and before where the suffix begins. */
function contextWindows({
  index,
  words,
  context,
}: {
  index: WordIndex;
  words: SoughtWord[];
  context: Context;
}): TextRange[] {
  const length = 2 * words.length + bucketWords;
  const after = endsOfPrefix({ index, context }).map((at) => {
    const token = tokenAt(index.tokens, at);
    return { start: token, end: Math.min(index.tokens.length, token + length) };
  });
  const before = startsOfSuffix({ index, context }).map((at) => {
    const token = tokenAt(index.tokens, at);
    return { start: Math.max(0, token - length), end: token };
  });
  return [...after, ...before];
}

function rangesBetween({ index, exact, context }: { index: WordIndex; exact: string; context: Context }): TextRange[] {
  const ends = startsOfSuffix({ index, context });
  return endsOfPrefix({ index, context }).flatMap((start) =>
    ends
      .filter((end) => end > start && end - start <= 2.5 * exact.length + 40 && end - start >= exact.length / 4)
      .map((end) => trimmed(index.text, { start, end })),
  );
}

function trimmed(text: string, { start, end }: TextRange): TextRange {
  const piece = text.slice(start, end);
  return { start: start + piece.length - piece.trimStart().length, end: end - (piece.length - piece.trimEnd().length) };
}

const mostContexts = 6;

function endsOfPrefix({ index, context: { prefix } }: { index: WordIndex; context: Context }): number[] {
  const tail = prefix.slice(-fullRun);
  return tail.length < shortestContext ? [] : occurrences(index.lower, tail).map((at) => at + tail.length);
}

function startsOfSuffix({ index, context: { suffix } }: { index: WordIndex; context: Context }): number[] {
  const head = suffix.slice(0, fullRun);
  return head.length < shortestContext ? [] : occurrences(index.lower, head);
}

function occurrences(text: string, piece: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(piece); at !== -1 && places.length <= mostContexts; at = text.indexOf(piece, at + 1)) {
    places.push(at);
  }
  // What stands everywhere says nothing.
  return places.length > mostContexts ? [] : places;
}

/**
 * From the first to the last matching word, and from there to where the known surroundings begin; where these are not
 * near, as many words more as the quotation has.
 */
function fitted({
  index,
  words,
  match,
  context,
}: {
  index: WordIndex;
  words: SoughtWord[];
  match: Match;
  context: Context;
}): TextRange {
  const { tokens } = index;
  const lostBefore = match.firstWord;
  const lostAfter = words.length - 1 - match.lastWord;
  const near = (lost: number) => 2 * lost + 2;
  let start = tokens[withinLine({ index, from: match.firstToken, by: -lostBefore })]!.start;
  let bestRun = (lostBefore > 0 ? edgeRun : surestRun) - 1;
  for (let at = Math.max(0, match.firstToken - near(lostBefore)); at <= match.lastToken; at++) {
    const run = runBefore({ index, at: tokens[at]!.start, prefix: context.prefix });
    if (run > bestRun) [bestRun, start] = [run, tokens[at]!.start];
  }
  let end = tokens[withinLine({ index, from: match.lastToken, by: lostAfter })]!.end;
  bestRun = (lostAfter > 0 ? edgeRun : surestRun) - 1;
  for (let at = match.firstToken; at <= Math.min(tokens.length - 1, match.lastToken + near(lostAfter)); at++) {
    const run = runAfter({ index, at: tokens[at]!.end, suffix: context.suffix });
    if (run > bestRun) [bestRun, end] = [run, tokens[at]!.end];
  }
  return { start, end };
}

/** The token so many steps away, or the last one on the way there that stands on the same line. */
function withinLine({ index: { text, tokens }, from, by }: { index: WordIndex; from: number; by: number }): number {
  const step = Math.sign(by);
  let at = from;
  while (at !== from + by && tokens[at + step]) {
    const [left, right] = step > 0 ? [tokens[at]!, tokens[at + 1]!] : [tokens[at - 1]!, tokens[at]!];
    if (text.slice(left.end, right.start).includes("\n")) break;
    at += step;
  }
  return at;
}

/** How many characters before `at`, white space skipped, are the last ones of the prefix. */
function runBefore({ index: { lower }, at, prefix }: { index: WordIndex; at: number; prefix: string }): number {
  let from = at - 1;
  while (from >= 0 && isBlank(lower.charCodeAt(from))) from--;
  let run = 0;
  while (run < prefix.length && run < fullRun && lower[from - run] === prefix[prefix.length - 1 - run]) run++;
  return run;
}

function runAfter({ index: { lower }, at, suffix }: { index: WordIndex; at: number; suffix: string }): number {
  let from = at;
  while (from < lower.length && isBlank(lower.charCodeAt(from))) from++;
  let run = 0;
  while (run < suffix.length && run < fullRun && lower[from + run] === suffix[run]) run++;
  return run;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0xa0;
}
