import { tokensOf } from "./align-versions";
import type { Token } from "./align-versions";

/** The words of a text with where each stands, made once for all quotations that are sought in it. */
export interface WordIndex {
  text: string;
  lower: string;
  tokens: Token[];
  /** Number of each token's key; the same for equal keys. */
  ids: Int32Array;
  idOfKey: Map<string, number>;
  /** By the number of a key: how often it stands in the text, and the index of the last token that has it. */
  counts: Int32Array;
  lasts: Int32Array;
  /** For each token the index of the one before it that has the same key, or -1. */
  previous: Int32Array;
  /** What leaving a token out of an alignment costs. */
  gapCosts: Float64Array;
}

export function indexWords(text: string): WordIndex {
  const tokens = tokensOf(text);
  const ids = new Int32Array(tokens.length);
  const gapCosts = new Float64Array(tokens.length);
  const idOfKey = new Map<string, number>();
  const counts = new Int32Array(tokens.length);
  const lasts = new Int32Array(tokens.length).fill(-1);
  const previous = new Int32Array(tokens.length);
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    let id = idOfKey.get(token.key);
    if (id === undefined) {
      id = idOfKey.size;
      idOfKey.set(token.key, id);
    }
    previous[at] = lasts[id]!;
    lasts[id] = at;
    counts[id]!++;
    ids[at] = id;
    gapCosts[at] = textGap * weightOf(token);
  }
  // Lower case of the same length, so that offsets hold.
  const lower = text.toLowerCase();
  return {
    text,
    lower: lower.length === text.length ? lower : text,
    tokens,
    ids,
    idOfKey,
    counts,
    lasts,
    previous,
    gapCosts,
  };
}

/** What leaving out a word of the text costs, as a share of its weight: a clause may have been put in. */
const textGap = 0.12;
/** How much a word says about where a text stands. */
export function weightOf({ key }: Token): number {
  return key.length === 1 ? 0.7 : Math.min(key.length, 12);
}

/** Index of the first token that begins at or after an offset. */
export function tokenAt(tokens: Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
