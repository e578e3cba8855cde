import type { DraftEdit, DraftFinding, OpenPlace } from "./draft-edits";
import { isPlural, mentionsIn } from "./mentions";
import type { Mention } from "./mentions";
import { isAuxiliary, isPlainVerb, mayBeFinite } from "./verbs";

/** What the words before a draft say: what a pronoun in it may stand for. */
export interface Before {
  /** The passage up to the draft, the words about the speaker included. */
  inPassage: string;
  /** The sentence before it in the same run of text; empty where there is none. */
  lastSentence: string;
}

const pronouns =
  /(?<![\p{L}\p{N}’'-])(it|its|they|them|their|theirs|he|she|him|his|her|hers|i|me|my|we|us|our|ours|you|your|himself|herself|itself|themselves)(?![\p{L}\p{N}-])/giu;
const expletive =
  /^it(?:[’']s| (?:is|was|has been|had been|will be|would be|may be|might be|can be|could be|seems|appears|turns out|emerged|remains))(?: (?:not|also|now|still|even|very|\p{L}+ly))*(?:(?: \p{L}+){0,2} (?:that|whether|how|why|if)|(?: a)? (?:likely|unlikely|possible|impossible|difficult|hard|easy|easier|harder|necessary|unnecessary|important|vital|essential|illegal|unlawful|legal|right|wrong|fair|unfair|safe|common|usual|rare|time|duty|pity|matter|best|better|too \p{L}+) (?:to|for|of)|(?: \p{L}+)? (?:clear|unclear|likely|unlikely|true))\b/iu;
const writer = /^(?:i|me|my|we|us|our|ours|you|your)$/iu;
type Group = "it" | "they" | "person";
const possessive = /^(?:its|their|his|her)$/iu;
const isSubject = /^(?:it|they|he|she)$/iu;

/**
 * Puts in the place of a pronoun what it stands for, where the words just before name exactly one thing that it can be,
 * and asks about it otherwise. A pronoun whose noun stands in the draft itself stays.
 */
export function resolvePronouns(text: string, before: Before): DraftFinding {
  const finding: DraftFinding = { edits: [], open: [] };
  const known = new Map<string, Mention>();
  for (const match of text.matchAll(pronouns)) {
    const [word] = match;
    const range = { start: match.index, end: match.index + word.length };
    const lower = word.toLowerCase();
    // The country, and "May" as a title of "us", are not pronouns.
    if (word === "US" || word === "IT" || /^i$/u.test(word) || /(?:self|selves)$/u.test(lower)) continue;
    if (writer.test(lower)) {
      finding.open.push({ ...range, why: "Who is meant?" });
      continue;
    }
    if (expletive.test(text.slice(range.start))) continue;
    const group: Group = /^(?:it|its)$/u.test(lower)
      ? "it"
      : /^(?:he|him|his|she|her|hers)$/u.test(lower)
        ? "person"
        : "they";
    const own = mentionsIn(text.slice(0, range.start)).filter((mention) => mayBe(mention, group));
    if (isOther({ text, range, word: lower, own })) {
      finding.open.push({ ...range, why: group === "it" ? "What is meant?" : "Who is meant?" });
      continue;
    }
    if (own.length > 0 || known.has(group)) continue;
    const isFirst = !/\p{L}/u.test(text.slice(0, range.start));
    // Whose something is, or whom something is done to, is mostly told by the draft's own subject.
    if (!isFirst && !isSubject.test(word)) continue;
    const isShort = /^[’']/u.test(text.slice(range.end));
    const antecedent = isFirst && !isShort ? onlySubject({ group, before, word: lower }) : null;
    if (!antecedent) {
      finding.open.push({ ...range, why: group === "it" ? "What is meant?" : "Who is meant?" });
      continue;
    }
    // Named once; from there on the pronoun has its noun before it.
    known.set(group, antecedent);
    finding.edits.push(inPlaceOf({ range, word, antecedent, text }));
  }
  return finding;
}

/** "The pier was sold before it": in one clause the object is another than the subject, unless it is itself. */
function isOther({
  text,
  range,
  word,
  own,
}: {
  text: string;
  range: { start: number; end: number };
  word: string;
  own: readonly Mention[];
}): boolean {
  if (!/^(?:it|them|him)$/u.test(word) || own.length !== 1) return false;
  const [only] = own;
  const lead = text.slice(0, only!.start).replace(/^\W+/u, "");
  const between = text.slice(only!.start + only!.words.length, range.start);
  const next = /^\s+([\p{L}’']+)/u.exec(text.slice(range.end))?.[1] ?? "";
  // "Made it plain that": it stands for what follows.
  if (/\b(?:make|makes|made|making|find|finds|found)\s+$/iu.test(between)) return false;
  const isObject =
    word !== "it" || !(isAuxiliary(next) || mayBeFinite(next) || /^(?:\p{L}+ly|also|not|now|to)$/iu.test(next));
  return (
    isObject &&
    !/\p{L}/u.test(lead) &&
    !/[,;:–—]|\b(?:that|which|who|whether|if|because|when|while|and|but|or|as|than|where|what|how|so|to|\p{L}+ing)\b/iu.test(
      between,
    )
  );
}

function inPlaceOf({
  range,
  word,
  antecedent,
  text,
}: {
  range: { start: number; end: number };
  word: string;
  antecedent: Mention;
  text: string;
}): DraftEdit {
  const name = withArticle(antecedent);
  const isOwn = possessive.test(word) && (!/^her$/iu.test(word) || /^\s+\p{L}/u.test(text.slice(range.end)));
  const to = isOwn ? `${name}${name.endsWith("s") ? "’" : "’s"}` : name;
  // "it has" after a name in the plural would be wrong, which is why a group in the plural is never "it".
  return {
    ...range,
    to,
    because: isSubject.test(word) ? "the only one named just before" : "whose, as named just before",
  };
}

/** Organisations take an article within a sentence where their name is a common noun; we leave names as they stand. */
function withArticle({ words, isName }: Mention): string {
  if (!isName || /^the\s/iu.test(words)) return words;
  return /\b(?:Council|Trust|Board|Union|Office|Committee|Commission|Agency|Authority|Department|Ministry|Service|Party|Group|Company|Partnership|Foundation|Institute|Association|Government)$/u.test(
    words,
  ) && !/^(?:Mr|Mrs|Ms|Dr)\b/u.test(words)
    ? `the ${words}`
    : words;
}

/**
 * What the words just before speak of, where they speak of one thing alone: the subject with which the same sentence
 * begins, or the sentence before it where nothing else stands between. Null for any doubt.
 */
function onlySubject({ group, before, word }: { group: Group; before: Before; word: string }): Mention | null {
  const isAlone = (before.inPassage.match(/[\p{L}\p{N}]+/gu) ?? []).length <= 2;
  const text = isAlone ? before.lastSentence : before.inPassage;
  // "She did not know him, but he": two people.
  if (group === "person" && (/^(?:he|him|his)$/u.test(word) ? /\b(?:she|her)\b/iu : /\b(?:he|him|his)\b/iu).test(text))
    return null;
  const possible = mentionsIn(text).filter((mention) => mayBe(mention, group));
  const [only] = possible;
  if (possible.length !== 1 || !only) return null;
  // Bare nouns are not seen, and one of them may be meant: only what a sentence begins with is safe.
  const lead = text.slice(0, only.start).replace(/^\W*(?:(?:but|and|so|however|also|yet|meanwhile)\b,?\s*)?/iu, "");
  if (/\p{L}/u.test(lead)) return null;
  // A sentence begins with a capital whatever its first word is.
  if (only.isName && !/\s|^\p{Lu}{2}/u.test(only.words)) return null;
  return group === "person" && only.isPerson !== "yes" && !speaks(text, only) ? null : only;
}

function mayBe({ number, isPerson, isName, words }: Mention, group: Group): boolean {
  if (group === "it") return number === "one" && isPerson === "no";
  // A council or a union is "they" as often as "it".
  if (group === "they") return number === "many" || (isName && isPerson === "no") || isBody(words);
  return (
    isPerson !== "no" ||
    /\b(?:minister|chair|director|leader|spokes\p{L}+|president|chief|mayor|doctor|clerk)$/iu.test(words)
  );
}

function isBody(words: string): boolean {
  return /\b(?:council|trust|board|union|committee|commission|company|government|party|team|group|firm|department)$/iu.test(
    words,
  );
}

/** A name of two words is a person's where it says something or is explained by what somebody does. */
function speaks(text: string, { words, start }: Mention): boolean {
  const after = text.slice(start + words.length, start + words.length + 40);
  return /^(?:,\s(?:who|the|a|an|chair|head|leader|director)\b|\s(?:has\s)?(?:said|says|told|warned|argued|wrote|added|claims?|claimed)\b)/u.test(
    after,
  );
}

/** Nouns that point back in a text: "the council", "this contract". What follows may make them plain: "the act of 1998". */
const pointing =
  "council|trust|board|union|company|firm|party|committee|commission|agency|department|charity|hospital|school|university|college|act|bill|law|contract|report|plan|plans|scheme|agreement|strategy|review|survey|study|inquiry|programme|project|partnership|proposal|proposals|document|letter|ruling|group|body|authority|ministry|foundation|network|paper|article";
const pointed = new RegExp(
  `(?<![\\p{L}\\p{N}’'-])([Tt]he|[Tt]his|[Tt]hese|[Tt]hose|such|said)\\s+((?:${pointing})s?)(?![\\p{L}\\p{N}-])(?!\\s+(?:of|for|with|between|by|on|into|against|from|to(?!\\s+the\\s+\\p{Lu})|in|at|under|about|that|which|who|called|named|said|published|signed|\\p{Lu}|\\d))`,
  "gu",
);
const demonstrative = /(?<![\p{L}\p{N}’'-])(this|these|that|those)\s+(\p{L}+)/giu;
/** "Disputes this", "because of that": nothing that is meant stands beside it. */
const bareThis =
  /\p{L}\s(this|these)(?=[.,;:)]|\s+(?:and|or|but|is|are|was|were|has|have|will|would|can|could|may|might|means|meant|because|by|in|on|at|for|as|to)\b|$)/giu;
const elsewhere =
  /\b(?:the (?:former|latter|above)|as above|the following|here|such an? \p{L}+)\b(?=[\s.,;:)]|$)|(?<=\p{L}\s)there(?=[.,;]|$|\s+(?:has|have|had)\s+(?!not\b|been\b|never\b|also\b|to\b))/giu;

/**
 * Names what "the council" and "this contract" point back to where the article names exactly one thing of that kind, and
 * asks otherwise.
 * @param namesEndingIn - the names up to and with the passage whose last word is this one, in small letters
 */
export function resolvePointers(text: string, namesEndingIn: (noun: string) => readonly string[]): DraftFinding {
  const edits: DraftEdit[] = [];
  const open: OpenPlace[] = [];
  for (const match of text.matchAll(pointed)) {
    const [words, , noun] = match;
    const range = { start: match.index, end: match.index + words.length };
    const single = noun!.toLowerCase();
    const kin = namesEndingIn(single);
    const own = text.slice(0, range.start).toLowerCase();
    if (mentionsIn(own).some((mention) => mention.words.toLowerCase().endsWith(single))) continue;
    if (kin.length === 1 && !isPlural(single)) {
      edits.push({ ...range, to: `the ${kin[0]}`, because: "the only one that the article names" });
    } else open.push({ ...range, why: `Which ${single}?` });
  }
  for (const match of text.matchAll(demonstrative)) {
    const [words, which, next] = match;
    const isFirst = match.index === 0;
    // "that" joins clauses more often than it points.
    if (/^th(?:at|ose)$/iu.test(which!) && !isFirst) continue;
    const isVerb =
      isAuxiliary(next!) || mayBeFinite(next!) || (isFirst && /^these$/iu.test(which!) && isPlainVerb(next!));
    if (isVerb && isFirst) open.push({ start: 0, end: which!.length, why: "What is meant?" });
    else if (
      !isVerb &&
      !/^(?:who|whose|of|is|year|month|week|morning|time|way|day)$/iu.test(next!) &&
      !/^tho/iu.test(which!)
    )
      open.push({ start: match.index, end: match.index + words.length, why: "Which is meant?" });
  }
  for (const match of text.matchAll(bareThis)) {
    const start = match.index + match[0].length - match[1]!.length;
    if (start > 0) open.push({ start, end: start + match[1]!.length, why: "What is meant?" });
  }
  for (const match of text.matchAll(elsewhere)) {
    open.push({ start: match.index, end: match.index + match[0].length, why: "What is meant?" });
  }
  return { edits, open };
}
