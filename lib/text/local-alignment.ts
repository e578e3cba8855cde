import type { Token } from "./align-versions";
import type { TextRange } from "./grapheme";
import { weightOf } from "./word-index";
import type { WordIndex } from "./word-index";

/** A word of the quotation, with the number of its key in the text, -1 where it does not stand there. */
export interface SoughtWord extends Token {
  id: number;
}

/** The first and last pair of equal words of an alignment. */
export interface Match {
  firstWord: number;
  lastWord: number;
  firstToken: number;
  lastToken: number;
}

/** What leaving out a word of the quotation costs, as a share of its weight. */
const wordGap = 0.2;

/** The best local alignment (Smith and Waterman, 1981) of the quotation's words within a stretch of the text. */
export function alignWithin({
  index,
  words,
  window,
}: {
  index: WordIndex;
  words: SoughtWord[];
  window: TextRange;
}): Match | null {
  const width = window.end - window.start;
  let scores = new Float64Array(width + 1);
  let firsts = new Int32Array(width + 1);
  let above = new Float64Array(width + 1);
  let firstsAbove = new Int32Array(width + 1);
  const { ids, gapCosts } = index;
  let best = 0;
  let bestFirst = 0;
  let bestWord = 0;
  let bestToken = 0;
  for (let i = 0; i < words.length; i++) {
    [above, scores] = [scores, above];
    [firstsAbove, firsts] = [firsts, firstsAbove];
    const { id } = words[i]!;
    const weight = weightOf(words[i]!);
    const cost = wordGap * weight;
    for (let j = 1; j <= width; j++) {
      const token = window.start + j - 1;
      let score = above[j]! - cost;
      let first = firstsAbove[j]!;
      const left = scores[j - 1]! - gapCosts[token]!;
      if (left > score) {
        score = left;
        first = firsts[j - 1]!;
      }
      if (ids[token] === id) {
        const diagonal = above[j - 1]! + weight;
        if (diagonal >= score) {
          score = diagonal;
          // Word and token in one number: both are below 65,536.
          first = above[j - 1]! > 0 ? firstsAbove[j - 1]! : i * 65_536 + j - 1;
          if (score > best) {
            best = score;
            bestFirst = first;
            bestWord = i;
            bestToken = token;
          }
        }
      }
      scores[j] = score > 0 ? score : 0;
      firsts[j] = first;
    }
  }
  if (best === 0) return null;
  return {
    firstWord: bestFirst >>> 16,
    lastWord: bestWord,
    firstToken: window.start + (bestFirst & 65_535),
    lastToken: bestToken,
  };
}
