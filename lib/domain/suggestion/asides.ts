import type { TextRange } from "@/lib/text/grapheme";
import { isAuxiliary } from "./verbs";
import { wordsOf } from "./words";

export interface Aside {
  range: TextRange;
  /** Its wording together with what it explains; null where it claims nothing by itself. */
  wording: string | null;
  because: string;
}

/** Brackets, stretches between dashes, explanations between commas, relative clauses. */
export function asidesOf(text: string, whole: TextRange): Aside[] {
  const asides: Aside[] = [];
  const free = ({ start, end }: TextRange) =>
    start > whole.start && end <= text.length && !asides.some(({ range }) => range.start < end && start < range.end);
  const add = (range: TextRange, because: string, inner: string, minWords: number, most = 8) => {
    if (!free(range)) return;
    const about = phraseBefore(text, range.start, most);
    const says = wordsOf(inner);
    const isClaim = says.length >= minWords || (says.length >= 2 && /\d/u.test(inner));
    asides.push({ range, wording: isClaim ? `${about} ${inner}` : null, because });
  };
  for (const match of text.matchAll(/\(([^()]*)\)/gu)) {
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
    if (!holdsClause) add({ start: match.index, end: match.index + match[0].length }, "explains a name", match[1]!, 4);
  }
  for (const match of text.matchAll(/,\s((?:which|who|whose)\s(?:[^,;]|(?<=\d),(?=\d)){8,160})(?:,|$)/gu)) {
    add(
      { start: match.index, end: match.index + match[0].length },
      "a clause about what stands before it",
      match[1]!,
      4,
    );
  }
  return asides;
}

/** The noun phrase before an offset: back to a verb, a preposition other than "of" or "for", or a mark. */
function phraseBefore(text: string, offset: number, most = 8): string {
  const words = wordsOf(text.slice(0, offset));
  let from = words.length;
  while (from > 0 && words.length - from < most) {
    const { text: word, end } = words[from - 1]!;
    const gap = text.slice(end, words[from]?.start ?? offset);
    if (/[,;:–—()]/u.test(gap.trimEnd()) && from < words.length) break;
    if (isAuxiliary(word) || /^(?:that|which|who|and|or|but|by|with|from|in|on|at|to|as|than)$/iu.test(word)) break;
    from--;
  }
  const first = words[from];
  return first ? text.slice(first.start, offset).trim() : "";
}
