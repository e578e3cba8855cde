import type { TextRange } from "@/lib/text/grapheme";
import { mentionsIn } from "./mentions";
import { isAuxiliary, isPlainVerb, mayBeFinite } from "./verbs";
import { wordsOf } from "./words";

export interface Aside {
  range: TextRange;
  /** Its wording together with what it explains; null where it claims nothing by itself. */
  wording: string | null;
  because: string;
  /** True where it was not made a sentence. */
  isPhrase: boolean;
}

/** Brackets, stretches between dashes, explanations between commas, relative clauses. */
export function asidesOf(text: string, whole: TextRange): Aside[] {
  const asides: Aside[] = [];
  const free = ({ start, end }: TextRange) =>
    start > whole.start && end <= text.length && !asides.some(({ range }) => range.start < end && start < range.end);
  const add = (range: TextRange, because: string, inner: string, minWords: number) => {
    if (!free(range)) return;
    const about = phraseBefore(text, range.start);
    const says = wordsOf(inner);
    const isClaim = says.length >= minWords || (says.length >= 2 && /\d/u.test(inner));
    // "The mill and the pier, which": not one of two.
    const isOneOfTwo = /\b(?:and|or|nor|&)\s+$/iu.test(
      text
        .slice(0, range.start)
        .trimEnd()
        .slice(0, -about.length || undefined),
    );
    const made = isOneOfTwo ? null : explained({ about, inner, isInside: range.end < whole.end });
    asides.push({
      range,
      wording: isClaim ? (made ?? `${about} ${inner}`) : null,
      because,
      isPhrase: made === null,
    });
  };
  for (const match of text.matchAll(/\(([^()]*)\)/gu)) {
    // "The (older) ferries": without the bracket a word would be missing.
    if (/\b(?:an?|the|its|their|his|her|of|to)\s*$/iu.test(text.slice(Math.max(0, match.index - 10), match.index)))
      continue;
    const inner = match[1]!;
    const isReference = /https?:|^\s*(?:see|source|cf)\b/iu.test(inner);
    add({ start: match.index, end: match.index + match[0].length }, "stands in brackets", isReference ? "" : inner, 6);
  }
  for (const match of text.matchAll(/\s[–—]\s([^–—]{4,160}?)\s[–—]\s/gu)) {
    add({ start: match.index, end: match.index + match[0].length - 1 }, "stands between dashes", match[1]!, 4);
  }
  for (const match of text.matchAll(/(?<=\p{L}),\s((?:an?|the)\s(?:[^,]|(?<=\d),(?=\d)){8,140}?),(?=\s)/gu)) {
    const holdsClause = wordsOf(match[1]!).some(
      ({ text: word }) => isAuxiliary(word) || /^(?:that|says?|said|claims?|which|who)$/iu.test(word),
    );
    const range = { start: match.index, end: match.index + match[0].length };
    if (!holdsClause && !isInList(text, range)) add(range, "explains a name", match[1]!, 4);
  }
  for (const match of text.matchAll(/,\s((?:which|who|whose)\s(?:[^,;]|(?<=\d),(?=\d)){8,160})(?:,|$)/gu)) {
    // "Which has a pier, a harbour and boats": the comma parts the items of a list and does not end the clause.
    if (match[0].endsWith(",") && !goesOn(text.slice(match.index + match[0].length))) continue;
    add(
      { start: match.index, end: match.index + match[0].length },
      "a clause about what stands before it",
      match[1]!,
      4,
    );
  }
  return asides;
}

/** "The pier, the harbour, the boats and …": an item of a list, and no explanation. */
function isInList(text: string, { start, end }: TextRange): boolean {
  const isAfterItem = /,\s(?:an?|the|which|who|whose)\s[^,]{2,60}$/iu.test(text.slice(Math.max(0, start - 70), start));
  return isAfterItem || !goesOn(text.slice(end));
}

/** True where the verb of the sentence follows, and not the next item of a list or the word that joins it. */
function goesOn(after: string): boolean {
  if (/^\s*(?:and|or|nor|as|plus|but|an?|the)\b|^[^,]{1,40},\s+(?:and|or)\b/iu.test(after)) return false;
  return wordsOf(after.slice(0, 60))
    .slice(0, 3)
    .some(
      ({ text }, at) =>
        isAuxiliary(text) || mayBeFinite(text) || (at === 0 && /^(?:who|which|\p{Ll}+(?:s|ed))$/u.test(text)),
    );
}

/** A sentence made of an explanation where its subject is sure; null otherwise. */
function explained({ about, inner, isInside }: { about: string; inner: string; isInside: boolean }): string | null {
  const [name] = mentionsIn(about);
  const isName = name?.isName === true && name.words === about.replace(/^the\s+/iu, "");
  const says = wordsOf(inner).map(({ text }) => text);
  if (isName && /^(?:an?|the)$/iu.test(says[0]!) && !says.some(isAuxiliary)) return `${about} is ${inner}`;
  const isWho = /^who$/iu.test(says[0]!);
  // Closing a sentence, "which" may mean all that it says; between its subject and its verb it means the subject.
  const isSure =
    (isName && (isInside || isWho)) ||
    (isInside && /^(?:the|an?|its|his|her|their)\s/iu.test(about) && !/\s(?:of|for)\s/iu.test(about));
  const second = says[1] ?? "";
  const isVerb = isAuxiliary(second) || mayBeFinite(second);
  if (isSure && isVerb && (isWho || /^which$/iu.test(says[0]!)) && !/\b(?:both|all|each)\b/iu.test(inner))
    return `${about} ${inner.slice(inner.indexOf(" ") + 1)}`;
  return null;
}

/** The noun phrase before an offset: back to its article or its name, a verb, a preposition other than "of" or "for", or a mark. */
function phraseBefore(text: string, offset: number, most = 8): string {
  // "The Ferry Union (OFU), which": what stands in brackets is not in the way.
  const near = text.slice(Math.max(0, offset - 200), offset).replace(/\s*\([^()]*\)\s*$/u, "");
  const words = wordsOf(near);
  let from = words.length;
  while (from > 0 && words.length - from < most) {
    const { text: word, end } = words[from - 1]!;
    const next = words[from];
    const gap = near.slice(end, next?.start);
    if (/[,;:–—()]/u.test(gap.trimEnd()) && from < words.length) break;
    if (
      (isAuxiliary(word) && word !== "am") ||
      /^(?:that|which|who|and|or|but|by|with|from|in|on|at|to|as|than|it|them|nor)$/iu.test(word)
    )
      break;
    // "mention the review": a verb before the article.
    const isArticleNext = next !== undefined && /^(?:an?|the|its|their|his|her)$/iu.test(next.text);
    if (isArticleNext && (isPlainVerb(word) || mayBeFinite(word))) break;
    from--;
  }
  const first = words[from];
  return first ? near.slice(first.start).trim() : "";
}
