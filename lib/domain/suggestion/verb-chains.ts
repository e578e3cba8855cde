import { isPlural } from "./mentions";
import { isAuxiliary, isPast, isPlainVerb, mayBeFinite } from "./verbs";

const adverb = /^(?:\p{L}{2,}ly|also|already|even|just|never|not|now|often|only|still|then)$/iu;
const pronoun = /^(?:that|which|who)$/iu;
/** After these a form in -s or -ed is a noun or an adjective. */
const beforeNoun =
  /^(?:an?|the|of|to|for|with|and|or|by|in|on|at|from|its|their|his|her|our|this|these|those|some|any|more|less|much)$/iu;

const manyPronoun = /^(?:they|we|you|i|these|those|people)$/iu;

/** A finite verb with its auxiliaries, such as "will have been cut". */
export interface VerbChain {
  /** Index of its first word. */
  at: number;
  /** True in a clause about a noun: "care that will impose cuts". */
  isRelative: boolean;
}

/** The finite verbs of a sentence as far as forms tell, in their order. A noun in the form of a verb may pass. */
export function verbChains(words: readonly string[]): VerbChain[] {
  const chains: VerbChain[] = [];
  for (let at = 1; at < words.length; at++) {
    // "After being closed": no finite form.
    if (!isVerbAt(words, at) || /^(?:be|been|being|having)$/iu.test(words[at]!)) continue;
    let before = at - 1;
    while (before > 0 && adverb.test(words[before]!)) before--;
    // "says that is": what joins to a verb is no clause about a noun.
    const isRelative = pronoun.test(words[before]!) && before > 0 && !mayBeFinite(words[before - 1]!);
    chains.push({ at, isRelative });
    while (at + 1 < words.length && (isVerbAt(words, at + 1) || adverb.test(words[at + 1]!) || isAuxiliary(words[at]!)))
      at++;
  }
  return chains;
}

function isVerbAt(words: readonly string[], at: number): boolean {
  const [word, before] = [words[at]!, words[at - 1]!];
  if (isAuxiliary(word) || ((manyPronoun.test(before) || isPlural(before)) && isPlainVerb(word))) return true;
  // "impose cuts", "raised concerns": after a verb it is what is imposed.
  const isObject = isPlainVerb(before) || (at === 1 && isPast(before) && /s$/iu.test(word));
  return (mayBeFinite(word) || /^\p{Ll}{3,}ed$/u.test(word)) && !beforeNoun.test(before) && !isObject;
}
