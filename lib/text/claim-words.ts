import type { TextRange } from "./grapheme";
import { matchingWords } from "./matching-words";

/** A word of a claim that says something by itself. */
export interface ClaimWord extends TextRange {
  stem: string;
  /** Whether it is written as a name. */
  isName: boolean;
}

const word = /[\p{L}\p{N}]+(?:[’']\p{L}+)*/gu;
// "X said that …" makes the same claim as "…" with another claimant.
const attribution =
  /^(?:according to [^,]{2,80},\s+|[^.:;]{2,120}?\b(?:said|says|stated|states|claimed|claims|told \p{L}+|warned|warns|argued|argues|reported|reports|announced|announces|added|insisted|insists|believes?|estimated|estimates)(?:\s+that)?[\s:,]+)/iu;
const calendar =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)$/iu;
// What a sentence may begin with and still name nobody.
const opening =
  /^(?:in|on|at|by|since|from|after|before|about|around|during|for|under|over|more|most|all|some|many|several|few|every|each|half|last|next|this|these|those|there|if|when|while|as|only|one|two|three|four|five|six|seven|eight|nine|ten|it|he|she|they|we|i|its|their|his|her|our)$/iu;

// Past forms whose stem is not the present's, as "past:present".
const irregular = new Map(
  (
    "lost:lose fell:fall fallen:fall rose:rise risen:rise grew:grow grown:grow spent:spend sold:sell bought:buy paid:pay " +
    "built:build sent:send found:find left:leave met:meet held:hold kept:keep gave:give given:give went:go gone:go " +
    "came:come began:begin begun:begin broke:break broken:break chose:choose chosen:choose drew:draw drawn:draw " +
    "drove:drive driven:drive knew:know known:know led:lead meant:mean ran:run saw:see seen:see spoke:speak " +
    "stood:stand told:tell thought:think wrote:write written:write won:win took:take taken:take made:make shrank:shrink " +
    "shrunk:shrink sank:sink sunk:sink taught:teach caught:catch brought:bring"
  )
    .split(" ")
    .map((pair) => pair.split(":") as [string, string]),
);

/** The stretch of a claim that says what is claimed, without who says it. */
export function contentOf(text: string): TextRange {
  const found = attribution.exec(text);
  return { start: found && found[0].length < text.length * 0.7 ? found[0].length : 0, end: text.length };
}

/** The words of a claim outside the given stretches, words of grammar left out. */
export function claimWords(text: string, outside: readonly TextRange[] = []): ClaimWord[] {
  const content = contentOf(text);
  const found: ClaimWord[] = [];
  let isFirst = true;
  for (const match of text.matchAll(word)) {
    const range = { start: match.index, end: match.index + match[0].length };
    if (range.start < content.start) continue;
    const startsSentence = isFirst;
    isFirst = false;
    if (outside.some(({ start, end }) => start < range.end && range.start < end)) continue;
    const stem = matchingWords(irregular.get(match[0].toLowerCase()) ?? match[0]).join(" ");
    if (stem === "") continue;
    const isCapital = /^\p{Lu}/u.test(match[0]) && !calendar.test(match[0]);
    const isName = isCapital && (!startsSentence || beginsWithName(text.slice(range.end), match[0]));
    found.push({ ...range, stem, isName });
  }
  return found;
}

/** A first word is a name where another capital follows, or at once what it does. */
function beginsWithName(rest: string, first: string): boolean {
  if (opening.test(first)) return false;
  if (/^\p{Lu}{2}/u.test(first)) return true;
  return /^(?:[’']s)?\s+(?:\p{Lu}|(?:has|is|was|will|would|had|can|does|did|may|could|should)\b)/u.test(rest);
}
