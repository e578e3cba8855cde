import { lacksSubject } from "./lacks-subject";
import { isAuxiliary, isPlainVerb, mayBeFinite } from "./verbs";
import { isSentence, wordsOf } from "./words";

/** What begins half a sentence, whose other half stands elsewhere, unless a comma ends it. */
const subordinate =
  /^(?:because|when|while|whilst|although|though|if|as(?! (?:many|much|few|little)\b)|since|which|who|whose|where)\b[^,]*(,)?/iu;
/** A question for a thing, which can be a subject: "What will replace it is a contract" has a verb for each. */
const asksForThing = /^(?:what|whatever|how|whether)$/iu;
/** What "there" is followed by where it stands for a subject. */
const afterThere = /^(?:seems?|seemed|appears?|appeared|exists?|existed|remains?|remained|comes?|came)$/iu;
const adverb = /^(?:\p{L}{2,}ly|also|already|even|just|never|not|now|often|only|still|then)$/iu;
const pronoun = /^(?:that|which|who)$/iu;
/** After these a form in -s or -ed is a noun or an adjective. */
const beforeNoun =
  /^(?:an?|the|of|to|for|with|and|or|by|in|on|at|from|its|their|his|her|our|this|these|those|some|any|more|less|much)$/iu;
/** "It's", "they've": the subject stands in the same word. */
const withSubject = /^(?:it|he|she|we|you|they|there|i)[’']/iu;
const reason = /^(?:because of|due to|as a result of)\b/iu;

/**
 * Whether a draft can stand alone as a sentence, as far as the forms of its words tell. It errs towards yes: a draft that is
 * called whole is taken with one key, one that is not opens its form.
 * @param plain the draft before its first letter was made a capital
 */
export function isWhole(plain: string): boolean {
  if (!isSentence(plain) || lacksSubject(plain)) return false;
  const half = subordinate.exec(plain);
  if (half && half[1] === undefined) return false;
  if (/^\p{L}+ing\b/u.test(plain.replace(/^during\b/iu, ""))) return false;
  const words = wordsOf(plain).map(({ text }) => text);
  const [first = "", second = ""] = words;
  if (isAuxiliary(first) && !withSubject.test(first)) return false;
  if (/^there$/iu.test(first) && mayBeFinite(second) && !isAuxiliary(second) && !afterThere.test(second)) return false;
  const verbs = countVerbs(words);
  if (verbs.main === 0 && isPlainVerb(first)) return false;
  if (reason.test(plain) && !hasMainVerbAfterComma(plain)) return false;
  // Where no verb was told for certain, nothing can be said of the one in the relative clause either.
  if (verbs.main === 0 && verbs.relative > 0) return false;
  return !(asksForThing.test(first) && verbs.main === 1);
}

/** "Because of the cuts, wards close" has its sentence after the comma. */
function hasMainVerbAfterComma(plain: string): boolean {
  const comma = plain.indexOf(",");
  return comma >= 0 && countVerbs(wordsOf(plain.slice(comma)).map(({ text }) => text)).main > 0;
}

/**
 * Finite verbs of a sentence, a chain such as "will have been cut" as one: those of a clause about a noun ("care that will
 * impose cuts"), and all others.
 */
function countVerbs(words: readonly string[]): { main: number; relative: number } {
  const count = { main: 0, relative: 0 };
  for (let at = 1; at < words.length; at++) {
    if (!isVerbAt(words, at)) continue;
    let before = at - 1;
    while (before > 0 && adverb.test(words[before]!)) before--;
    // "says that is": what joins to a verb is no clause about a noun.
    const isRelative = pronoun.test(words[before]!) && before > 0 && !mayBeFinite(words[before - 1]!);
    count[isRelative ? "relative" : "main"]++;
    while (at + 1 < words.length && (isVerbAt(words, at + 1) || adverb.test(words[at + 1]!) || isAuxiliary(words[at]!)))
      at++;
  }
  return count;
}

function isVerbAt(words: readonly string[], at: number): boolean {
  const [word, before] = [words[at]!, words[at - 1]!];
  if (isAuxiliary(word)) return true;
  // "impose cuts": after a verb it is what is imposed.
  return (mayBeFinite(word) || /^\p{Ll}{3,}ed$/u.test(word)) && !beforeNoun.test(before) && !isPlainVerb(before);
}
