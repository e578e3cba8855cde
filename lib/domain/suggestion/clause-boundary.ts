import { governs, losesReason } from "./scope";
import { isAuxiliary, isPlainVerb, isVerbForm, mayBeFinite } from "./verbs";
import { hasVerb, wordsOf } from "./words";
import type { Word } from "./words";

/** Fewer words than this say too little to be checked alone. */
export const fewestWords = 3;

/**
 * `predicate`: a further verb of the same subject. `plain`: the same after "will", "to" and the like. `complement`: a
 * further "that …" of the same verb. `half`: what follows a semicolon, be it a sentence or not.
 */
export type CutKind = "statement" | "clause" | "complement" | "predicate" | "plain" | "half" | "item" | "reason";
export const reasons: Record<CutKind, string> = {
  statement: "one statement",
  clause: "a clause with its own subject and verb",
  complement: "a further thing said in the same place",
  predicate: "a further thing said of the same subject",
  plain: "a further thing said of the same subject",
  half: "one statement",
  item: "a further item of the same list",
  reason: "a reason or a consequence",
};

export function cutKind({
  left,
  join,
  right,
  isAfterModal,
}: {
  left: string;
  join: string;
  right: string;
  isAfterModal: boolean;
}): CutKind | null {
  const before = wordsOf(left);
  const after = wordsOf(upToBoundary(right));
  if (before.length < fewestWords || after.length < fewestWords) return null;
  const first = after[0]!.text;
  if (/^(?:because|due|as)$/iu.test(first) && /^\s+$/u.test(join))
    return hasVerb(before) && !losesReason(left) ? "reason" : null;
  if (/;/u.test(join)) return before.length > fewestWords && after.length > fewestWords ? "half" : null;
  if (join.startsWith(",") && hasVerb(before) && isConsequence(after)) return "reason";
  if (/^,\s+and\s/iu.test(join) && isItemWithFigure(after) && !isListItem(left)) return "item";
  const found = clauseKind({ left, join, right, before, after, isAfterModal });
  return found && found !== "complement" && governs({ left, join, right, kind: found }) ? null : found;
}

function clauseKind({
  left,
  join,
  right,
  before,
  after,
  isAfterModal,
}: {
  left: string;
  join: string;
  right: string;
  before: Word[];
  after: Word[];
  isAfterModal: boolean;
}): "clause" | "complement" | "predicate" | "plain" | null {
  const [first, second] = [after[0]!.text, after[1]?.text ?? ""];
  if (/^that$/iu.test(first) && /^,?\s+(?:(?:and|but)\s+)?$/iu.test(join) && !mayBeFinite(second)) return "complement";
  if (
    /^,\s+$/u.test(join) &&
    concession.test(left) &&
    hasVerb(before) &&
    startsClause({ words: after, text: upToBoundary(right) })
  )
    return "clause";
  const isMark = /[:–—]/u.test(join);
  const isJoin = /\b(?:and|or|but|yet|so|while|whilst|whereas|although|though)\b/iu.test(join);
  const adverbs = /^(?:also|then|now|thus|so|often|still|only|already|even|not|never|instead|therefore|largely)$/iu;
  const verb = adverbs.test(first) ? second : first;
  const isPlain = isPlainVerb(verb) && !looksLikeNoun({ verb, after });
  // "Close a ward, cut beds and go": a comma alone joins only where "and" is to come.
  const isListed = join.startsWith(",") && /\band\s/iu.test(right.slice(0, 200));
  if ((isJoin || isListed) && isPlain && isAfterModal) return "plain";
  // Within "that …" or "which …" the clause before must have had its verb, or the join is one of two nouns.
  if (!hasVerb(afterSubordinator(before))) return null;
  // "It’s", "they’ve": the subject stands in the same word.
  const hasSubject = /\p{L}[’'](?:s|re|ve|m|ll)$/u.test(first);
  // "And be allowed": no finite form, and no "will" before it.
  if (/^(?:be|been|being)$/iu.test(verb)) return null;
  if (isAuxiliary(verb) && !hasSubject && (isJoin || isMark)) return "predicate";
  if (isJoin && !hasSubject && mayBeFinite(verb) && !/(?:ing|ly)$/u.test(verb) && !looksLikeNoun({ verb, after }))
    return "predicate";
  return (isJoin || isMark) &&
    ((hasSubject && isAuxiliary(first)) || startsClause({ words: after, text: upToBoundary(right) }))
    ? "clause"
    : null;
}

/** What grants something and goes on: what it opens holds by itself, other than after "if" or "when". */
export const concession =
  /^\W*(?:(?:however|but|and|so|yet|also|moreover|in addition)\b,?\s*)?(?:while|whilst|although|even though|though)\s+/iu;

/** ", forcing …", ", so removing …", ", with money going to …": what follows from it. */
function isConsequence(words: Word[]): boolean {
  const [first, second] = [words[0]!.text.toLowerCase(), words[1]?.text.toLowerCase() ?? ""];
  const isGoing = (word: string) => /^[a-z]{2,}ing$/u.test(word) && isVerbForm(word);
  if (isGoing(first) || (first === "so" && isGoing(second))) return first !== "including";
  return (
    first === "with" &&
    words
      .slice(2, 9)
      .some(({ text }) => isGoing(text.toLowerCase()) || /^(?:unlikely|expected|excluded|left|likely)$/iu.test(text))
  );
}

/** "One of 2 rooms, one of 3": the last item of a list is not cut from those before it. */
function isListItem(left: string): boolean {
  return /,\s+(?:an?|the|one|\d|£|nearly|almost|about|over)[^,]*$/iu.test(left.slice(-120));
}

function isItemWithFigure(words: Word[]): boolean {
  return (
    /^(?:an?|the|nearly|almost|about|over|\d.*|£.*)$/iu.test(words[0]!.text) &&
    words.slice(0, 8).some(({ text }) => /\d/u.test(text)) &&
    !hasVerb(words.slice(0, 8))
  );
}

function afterSubordinator(words: Word[]): Word[] {
  const last = words.findLastIndex(({ text }) =>
    /^(?:that|which|who|whether|if|how|where|when|while|whilst|because|although|such)$/iu.test(text),
  );
  // "that that" and a relative clause's own verb: the word itself stands in for a subject.
  return words.slice(Math.max(0, last));
}

/** The text up to the next mark: what a boundary is judged by. */
function upToBoundary(text: string): string {
  return /^[^;:–—]*/u.exec(text.slice(0, 160))![0].split(/,\s+(?:and|or|but)\s/iu)[0]!;
}

/** A subject and, within a few words, a verb that is surely one. */
function startsClause({ words, text }: { words: Word[]; text: string }): boolean {
  const inner = words.findIndex(
    ({ text: word }, at) => at > 0 && /^(?:how|what|which|who|whose|that|where|when|why)$/iu.test(word),
  );
  const verb = words.findIndex(({ text: word }) => isAuxiliary(word) && !/^(?:be|been|being)$/iu.test(word));
  // "But Ada Brook argued that": her verb stands before "that".
  if (inner > 1 && /^that$/iu.test(words[inner]!.text) && mayBeFinite(words[inner - 1]!.text)) return true;
  // "and a strong recovery, could please them": the comma parts no subject from its verb, so that the verb is another’s.
  const isParted =
    words.slice(1, verb + 1).some(({ start }, at) => text.slice(words[at]!.end, start).includes(",")) &&
    !/^(?:in|on|at|by|for|with|since|after|before|last|next|however|also)$/iu.test(words[0]!.text);
  if (verb > 0 && verb <= 9 && !isParted && !(inner > 0 && inner < verb))
    return !/^(?:which|who|that|to)$/iu.test(words[verb - 1]!.text) || words[0]!.text.toLowerCase() === "that";
  return (
    /^(?:it|they|he|she|we|this|these|there|many|some|others|most)$/iu.test(words[0]!.text) &&
    words.slice(1, 4).some(({ text: word }) => mayBeFinite(word) || isPlainVerb(word))
  );
}

export const modal = /^(?:will|would|shall|should|can|could|may|might|must|to|cannot)$/iu;

export function hasModal(words: Word[]): boolean {
  return (
    words.some(({ text }, at) => modal.test(text) && isPlainVerb(words[at + 1]?.text ?? "")) ||
    words.some(({ text }) => /^(?:will|would|could|may|might|must|should|can)$/iu.test(text))
  );
}

/** "and costs of", "and plans for": a noun in the form of a verb. */
function looksLikeNoun({ verb, after }: { verb: string; after: Word[] }): boolean {
  const at = after[0]!.text === verb ? 1 : 2;
  const [next, beyond] = [after[at]?.text ?? "", after[at + 1]?.text ?? ""];
  if (/^(?:of|for|in|at|is|are|was|were|will|and|or)$/iu.test(next)) return true;
  return (
    /^(?:cuts?|costs?|plans?|reports?|savings?|needs?|demands?|staff|links?|claims?|changes?|supports?|services?|works?|designs?|forms?)$/iu.test(
      verb,
    ) &&
    !/^(?:the|an?|its|their|that)$/iu.test(next) &&
    !(/^to$/iu.test(next) && isPlainVerb(beyond))
  );
}
