import type { TextRange } from "@/lib/text/grapheme";
import { isAuxiliary, isPlainVerb, mayBeFinite } from "./verbs";

export interface Word extends TextRange {
  text: string;
}

export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}£$€][\p{L}\p{M}\p{N}’'&%.,/£$€-]*[\p{L}\p{N}%]|[\p{L}\p{N}]/gu)].map(
    ({ index, 0: word }) => ({
      text: word,
      start: index,
      end: index + word.length,
    }),
  );
}

/** True where a verb of its own stands after the first word; a noun in the form of one stands after an article. */
export function hasVerb(words: Word[]): boolean {
  return words.some(
    ({ text }, at) =>
      at > 0 &&
      (isAuxiliary(text) ||
        (mayBeFinite(text) && !/^(?:an?|the|of|to|for|with|and|by|in|its|their|this)$/iu.test(words[at - 1]!.text))),
  );
}

/** As `hasVerb`, and true of a plain form after a noun in the plural and of any form in -ed: "ministers expect". */
export function isSentence(text: string): boolean {
  const words = wordsOf(text);
  const isMany = (word: string) =>
    /^(?:they|we|you|i|these|those|people|many|some|most|others|both|\p{L}+[^s\W]s)$/iu.test(word);
  return (
    hasVerb(words) ||
    words.some(
      ({ text: word }, at) =>
        at > 0 && (/^\p{Ll}{3,}ed$/u.test(word) || (isPlainVerb(word) && isMany(words[at - 1]!.text))),
    )
  );
}
