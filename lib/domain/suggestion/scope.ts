import { isAuxiliary, isPast, isPlainVerb, mayBeFinite } from "./verbs";
import { isPlural } from "./mentions";
import { verbChains } from "./verb-chains";
import { wordsOf } from "./words";

const condition = /\b(?:if|unless|until|provided|supposing|assuming|in case|lest|once|as long as)\b/iu;
const negation = /\b(?:not|never|no|nobody|none|nothing|neither|nor|hardly|cannot)\b|n[’']t\b/iu;
const negatedSubject = /^(?:no|not|nobody|none|nothing|neither|few|hardly)\b/iu;
const contrast = /\b(?:but|yet)\b/iu;
const manyWord =
  /^(?:they|we|you|these|those|many|most|some|others|more|all|few|both|several|half|cent|\d.*|two|three|four|five|six|seven|eight|nine|ten)$/iu;

/**
 * True where what stands before a boundary governs what stands after it: a condition, a denial, a frame such as "it is
 * feared that", two names that are one subject. Cut there, the second part would say something that the sentence does not.
 */
export function governs({
  left,
  join,
  right,
  kind,
}: {
  left: string;
  join: string;
  right: string;
  kind: "clause" | "predicate" | "plain";
}): boolean {
  if (/;/u.test(join)) return false;
  // "A will close and B will open if C": without a comma the condition holds for both.
  if (condition.test(left) || (!join.includes(",") && condition.test(upToMark(right)))) return true;
  if (/\bnot only\b/iu.test(left) || isOpenPair(left)) return true;
  if (isInSubordinate({ left, join })) return true;
  const isDenied = negation.test(left);
  // "Will not close it or sell it" denies both; any other "or" leaves open which of the two holds.
  if (/\bor\b/iu.test(join)) return !(kind === "plain" && isDenied);
  if (kind !== "clause" && isDenied && (negatedSubject.test(left.trim()) || !contrast.test(join))) return true;
  if (kind === "clause" && isOneSubject({ join, right })) return true;
  const words = wordsOf(left).map(({ text }) => text);
  const frame = frameEnd(words);
  if (kind === "clause") return frame > 0 && /^,?\s+and\s/iu.test(join);
  if (kind !== "predicate") return false;
  // "It means that A closes and moves": A does both. Who "says that A closes and moves" may be the one who moves.
  if (frame > 0 && !/^(?:is|was|means|meant)$/iu.test(words[frame - 1]!)) return true;
  const chains = verbChains(words.slice(Math.max(0, frame)));
  return chains.length > 1 || sharesAuxiliary({ words, right });
}

/** "Was closed and sold": whether it sold or was sold, the form does not tell. */
function sharesAuxiliary({ words, right }: { words: readonly string[]; right: string }): boolean {
  const verb = wordsOf(right.slice(0, 60)).find(
    ({ text }) => !/^(?:\p{L}+ly|also|then|later|now|not|never)$/iu.test(text),
  );
  if (!verb || isAuxiliary(verb.text) || !(isPast(verb.text) || verb.text.endsWith("ed"))) return false;
  return words.some((word) => /^(?:is|are|was|were|be|been|being|has|have|had)$/iu.test(word));
}

/** The index of "that" in "it means that …", where what follows depends on it up to the end of the clause; -1 without any. */
export function frameEnd(words: readonly string[]): number {
  const first = verbChains(words)[0]?.at ?? words.length;
  return words.findLastIndex(
    (word, at) => at > first && /^(?:that|whether|why|because)$/iu.test(word) && !mayBeFinite(words[at + 1] ?? ""),
  );
}

/** "…, as the mill was shut and the pier": what is joined to the last clause depends on what opens it. */
function isInSubordinate({ left, join }: { left: string; join: string }): boolean {
  return (
    /^\s+and\s/iu.test(join) && /,\s+(?:as|because|when|since|where|after|before)\s[^,]*$/iu.test(left.slice(-200))
  );
}

/** "between ten", "both the ward": what follows "and" belongs to it. */
function isOpenPair(left: string): boolean {
  const pair = /\b(?:between|both)\b([^]*)$/iu.exec(left.slice(-80));
  return pair !== null && !/\band\b/iu.test(pair[1]!);
}

/** "and Ada Brook are": one name has no plural verb, so that the other stands before "and". */
function isOneSubject({ join, right }: { join: string; right: string }): boolean {
  if (!/\band\b/iu.test(join)) return false;
  const words = wordsOf(right.slice(0, 160)).map(({ text }) => text);
  const at = words.findIndex((word, index) => index > 0 && isAuxiliary(word));
  if (at < 1 || !/^(?:are|were|have|do)$/iu.test(words[at]!)) return false;
  const subject = words.slice(0, at).findLast((word) => !/^(?:\p{L}+ly|all|also|both|now|still)$/iu.test(word)) ?? "";
  return !isPlural(subject) && !words.slice(0, at).some((word) => manyWord.test(word) || isPlural(word));
}

function upToMark(text: string): string {
  return /^[^;:–—]*/u.exec(text.slice(0, 400))![0];
}

/** True where a reason may be taken off: "was not closed because of" would lose its sense, "is due to start" is no reason. */
export function losesReason(left: string): boolean {
  // "Closed, not least because it leaks" denies nothing.
  if (/\bnot least\s*$/iu.test(left)) return false;
  const last = wordsOf(left).at(-1)?.text ?? "";
  return (
    negation.test(left) ||
    isAuxiliary(last) ||
    (isPlainVerb(last) && /^(?:be|become|seem)$/iu.test(last)) ||
    /^(?:\p{L}+ly|just|only|not|but|simply|in part|even|and|or)$/iu.test(last)
  );
}
