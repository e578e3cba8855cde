import { isAuxiliary, isPlainVerb, isVerbForm, mayBeFinite } from "./verbs";
import { hasVerb, wordsOf } from "./words";
import type { Word } from "./words";

/** Fewer words than this say too little to be checked alone. */
export const fewestWords = 3;

/** `predicate`: a further verb of the same subject. `plain`: the same after "will", "to" and the like. */
export type CutKind = "statement" | "clause" | "predicate" | "plain" | "item" | "reason";
export const reasons: Record<CutKind, string> = {
  statement: "one statement",
  clause: "a clause with its own subject and verb",
  predicate: "a further thing said of the same subject",
  plain: "a further thing said of the same subject",
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
  const [first, second] = [after[0]!.text, after[1]?.text ?? ""];
  if (/^(?:because|due|as)$/iu.test(first) && /^\s+$/u.test(join)) return hasVerb(before) ? "reason" : null;
  if (/;/u.test(join)) return before.length > fewestWords && after.length > fewestWords ? "clause" : null;
  if (join.startsWith(",") && hasVerb(before) && isConsequence(after)) return "reason";
  if (/^,\s+and\s/iu.test(join) && isItemWithFigure(after)) return "item";
  if (/^,\s+$/u.test(join) && opensWithSubordinator.test(left) && hasVerb(before) && startsClause(after))
    return "clause";
  const isMark = /[:–—]/u.test(join);
  const isJoin = /\b(?:and|or|but|yet|so|while|whilst|whereas|although|though)\b/iu.test(join);
  const adverbs = /^(?:also|then|now|thus|so|often|still|only|already|even|not|never|instead|therefore|largely)$/iu;
  const verb = adverbs.test(first) ? second : first;
  const isPlain = isPlainVerb(verb) && !looksLikeNoun({ verb, after });
  if ((isJoin || join.startsWith(",")) && isPlain && isAfterModal) return "plain";
  // Within "that …" or "which …" the clause before must have had its verb, or the join is one of two nouns.
  if (!hasVerb(afterSubordinator(before))) return null;
  if (isAuxiliary(verb) && (isJoin || isMark)) return "predicate";
  if (isJoin && mayBeFinite(verb) && !/(?:ing|ly)$/u.test(verb) && !looksLikeNoun({ verb, after })) return "predicate";
  return (isJoin || isMark) && startsClause(after) ? "clause" : null;
}

const opensWithSubordinator =
  /^\W*(?:(?:in addition|however|but|and|so|yet)\b,?\s*)?(?:while|whilst|although|though|because|when|as|if|since|once|after|before)\b/iu;

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

function isItemWithFigure(words: Word[]): boolean {
  return (
    /^(?:an?|the|nearly|almost|about|over|\d.*|£.*)$/iu.test(words[0]!.text) &&
    words.slice(0, 8).some(({ text }) => /\d/u.test(text)) &&
    !hasVerb(words.slice(0, 8))
  );
}

function afterSubordinator(words: Word[]): Word[] {
  const last = words.findLastIndex(({ text }) => /^(?:that|which|who|whether|if|how|where|when)$/iu.test(text));
  // "that that" and a relative clause's own verb: the word itself stands in for a subject.
  return words.slice(Math.max(0, last));
}

/** The text up to the next mark: what a boundary is judged by. */
function upToBoundary(text: string): string {
  return /^[^;:–—]*/u.exec(text)![0].slice(0, 160);
}

/** A subject and, within a few words, a verb that is surely one. */
function startsClause(words: Word[]): boolean {
  const verb = words.findIndex(({ text }) => isAuxiliary(text));
  if (verb > 0 && verb <= 9)
    return !/^(?:which|who|that|to)$/iu.test(words[verb - 1]!.text) || words[0]!.text.toLowerCase() === "that";
  return (
    /^(?:it|they|he|she|we|this|these|there|many|some|others|most)$/iu.test(words[0]!.text) &&
    words.slice(1, 4).some(({ text }) => mayBeFinite(text) || isPlainVerb(text))
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
  const next = after[after[0]!.text === verb ? 1 : 2]?.text ?? "";
  if (/^(?:of|for|in|at|is|are|was|were|will|and|or)$/iu.test(next)) return true;
  return (
    /^(?:cuts?|costs?|plans?|reports?|savings?|needs?|demands?|staff|links?|claims?|changes?|supports?|services?|works?|designs?|forms?)$/iu.test(
      verb,
    ) && !/^(?:the|an?|to|its|their|that)$/iu.test(next)
  );
}
