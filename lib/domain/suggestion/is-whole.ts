import { lacksSubject } from "./lacks-subject";
import { verbChains } from "./verb-chains";
import { isAuxiliary, isPast, isPlainVerb, mayBeFinite } from "./verbs";
import { isSentence, wordsOf } from "./words";

/** What begins half a sentence, whose other half stands elsewhere, unless a comma ends it. */
const subordinate =
  /^(?:\p{L}+ly\s+)?(?:because|when|while|whilst|although|though|if|as(?! (?:many|much|few|little)\b)|(?:since|after|before|once|until|unless)(?! (?:\d|then\b|this\b|that\b|now\b))|which|who|whose|where)\b[^,]*(,)?/iu;
/** A question for a thing, which can be a subject: "What will replace it is a contract" has a verb for each. */
const asksForThing = /^(?:what|whatever|how|whether)$/iu;
/** What "there" is followed by where it stands for a subject. */
const afterThere = /^(?:seems?|seemed|appears?|appeared|exists?|existed|remains?|remained|comes?|came)$/iu;
/** What a sentence does not end with: it breaks off. */
const breaksOff =
  /\s(?:is|are|was|were|has|have|had|be|been|will|would|shall|should|can|could|may|might|must|of|with|from|than|as|and|or|but|because|which|who|whose|the|an?|its|their|means?|says?|said|into|onto|between|such|including)[.\s]*$/u;
/** A phrase of place or time with a verb straight after it: "In Tolland rose". */
const preposition = /^(?:in|at|on|to|of|from|with|by|for|into|over|under|between|among|within)$/iu;
/** "It's", "they've": the subject stands in the same word. */
const withSubject = /^(?:it|he|she|we|you|they|there|i)[’']/iu;
const opensInner = /^(?:that|which|who|whose|if|because|when|where|while|how|what|as|so|and|but)$/iu;
const reason = /^(?:because of|due to|as a result of)\b/iu;

/**
 * Whether a draft can stand alone as a sentence, as far as the forms of its words tell. It errs towards yes: a draft that is
 * called whole is taken with one key, one that is not opens its form.
 * @param plain the draft before its first letter was made a capital
 */
export function isWhole(plain: string): boolean {
  if (!isSentence(plain) || lacksSubject(plain) || breaksOff.test(plain.slice(-40))) return false;
  const half = subordinate.exec(plain);
  if (half && half[1] === undefined) return false;
  const words = wordsOf(plain).map(({ text }) => text);
  const [first = "", second = ""] = words;
  if (isAuxiliary(first) && !withSubject.test(first)) return false;
  // "Probably will not last": an adverb is no subject.
  if (/^\p{L}{2,}ly$/u.test(first) && isAuxiliary(second)) return false;
  if (/^there$/iu.test(first) && mayBeFinite(second) && !isAuxiliary(second) && !afterThere.test(second)) return false;
  if (/^\p{L}+ing$/u.test(first) && !/^during$/iu.test(first) && !hasOwnVerb(words)) return false;
  const verbs = countVerbs(words);
  // A verb that was told by its ending alone stands for a noun after such a beginning.
  if (verbs.main === 0 && (isPlainVerb(first) || isPast(first))) return false;
  if (verbs.main === 0 && !isSentenceByEnding(words)) return false;
  if (lostVerbBeforeThat(words)) return false;
  if (preposition.test(first) && !plain.includes(",") && /^\p{L}+$/u.test(second) && verbChains(words)[0]?.at === 2)
    return false;
  if (reason.test(plain) && !hasMainVerbAfterComma(plain)) return false;
  // Where no verb was told for certain, nothing can be said of the one in the relative clause either.
  if (verbs.main === 0 && verbs.relative > 0) return false;
  return !(asksForThing.test(first) && verbs.main === 1);
}

/** True where a verb is told by more than an ending that adjectives have as well: not of "8 cooked eggs". */
export function hasSureVerb(plain: string): boolean {
  const words = wordsOf(plain).map(({ text }) => text);
  return verbChains(words).some(({ at }) => !/ed$/iu.test(words[at]!));
}

/** "Because of the cuts, wards close" has its sentence after the comma. */
function hasMainVerbAfterComma(plain: string): boolean {
  const comma = plain.indexOf(",");
  return comma >= 0 && countVerbs(wordsOf(plain.slice(comma)).map(({ text }) => text)).main > 0;
}

/** "Moving the ward would cost lives", not "moving a ward that would cost lives". */
function hasOwnVerb(words: readonly string[]): boolean {
  const verb = words.findIndex(
    (word) => isAuxiliary(word) || (mayBeFinite(word) && !isPlainVerb(word) && !/ed$/iu.test(word)),
  );
  return verb > 1 && !words.slice(1, verb).some((word) => opensInner.test(word));
}

function countVerbs(words: readonly string[]): { main: number; relative: number } {
  const chains = verbChains(words);
  const relative = chains.filter(({ isRelative }) => isRelative).length;
  return { main: chains.length - relative, relative };
}

/** "One in three groups expect": no chain is told, and a plain form stands after a noun in the plural. */
function isSentenceByEnding(words: readonly string[]): boolean {
  return words.some((word, at) => at > 0 && (isPlainVerb(word) || /ed$/iu.test(word)));
}

/** "The board in May that the ward had closed": what stands before "that" lost its verb. */
function lostVerbBeforeThat(words: readonly string[]): boolean {
  const that = words.findIndex((word, at) => at > 1 && /^(?:that|whether)$/iu.test(word));
  if (that < 0 || mayBeFinite(words[that - 1]!)) return false;
  const chains = verbChains(words);
  return chains.length === 1 && chains[0]!.at > that;
}
