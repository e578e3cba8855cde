import { isAuxiliary, mayBeFinite } from "./verbs";
import { wordsOf } from "./words";
import type { Word } from "./words";

/** A clause of at least this many words may hold claims inside its phrases. */
const longClause = 12;
/** A phrase inside a clause is offered by itself up to this share of it; a longer one is the clause. */
const innerShare = 0.75;

const figureStart =
  /^(?:[£$€]\d|\d[\d,.]*(?:%|bn|m)?$|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds|thousands|millions|billions)$)/iu;
const phraseEnd =
  /^(?:that|which|who|and|or|but|because|by|compared|while|as|when|is|are|was|were|will|would|has|have|had|can|could|may|might|must)$/iu;

/** Claims inside the phrases of a long clause: what has a figure, and what a relative clause says of a noun. */
export function claimsWithin(clause: string): { wording: string; because: string }[] {
  const words = wordsOf(clause);
  if (words.length < longClause) return [];
  const found: { from: number; to: number; because: string }[] = [];
  for (let at = 1; at < words.length; at++) {
    const { text } = words[at]!;
    if (figureStart.test(text) && !/^(?:19|20)\d\d$/u.test(text)) {
      const to = endOfPhrase({ clause, words, from: at, most: 10 });
      const from = startOfPhrase({ clause, words, at });
      found.push({ from, to, because: "a figure of its own" });
    }
    const next = words[at + 1]?.text ?? "";
    if (/^that$/iu.test(text) && (isAuxiliary(next) || mayBeFinite(next)) && !mayBeFinite(words[at - 1]!.text)) {
      const to = endOfClause({ clause, words, from: at });
      found.push({ from: Math.max(0, at - 3), to, because: "a clause about what stands before it" });
    }
  }
  const parts: { wording: string; because: string }[] = [];
  let last = 0;
  for (const { from, to, because } of found) {
    const size = to - from;
    if (from < last || size < 4 || size > innerShare * words.length) continue;
    parts.push({ wording: clause.slice(words[from]!.start, words[to - 1]!.end), because });
    last = to;
  }
  return parts;
}

/** Back over the words that belong to a figure: "inflation at 1.9%", "at least £5m", "a planned 20% cut". */
function startOfPhrase({ clause, words, at }: { clause: string; words: Word[]; at: number }): number {
  let from = at;
  while (from > 0 && at - from < 4) {
    const { text, end } = words[from - 1]!;
    if (/[,;:()–—]/u.test(clause.slice(end, words[from]!.start))) break;
    if (phraseEnd.test(text) || isAuxiliary(text)) break;
    from--;
  }
  return from;
}

/** Where the marks of the sentence say that a clause about a noun ends. */
function endOfClause({ clause, words, from }: { clause: string; words: Word[]; from: number }): number {
  const mark = words.findIndex(
    ({ start }, at) => at > from && /[,;:()]/u.test(clause.slice(words[at - 1]!.end, start)),
  );
  return mark < 0 ? words.length : mark;
}

function endOfPhrase({
  clause,
  words,
  from,
  most,
}: {
  clause: string;
  words: Word[];
  from: number;
  most: number;
}): number {
  let to = from + 1;
  while (to < words.length && to - from < most) {
    if (phraseEnd.test(words[to]!.text) || /[,;:()]/u.test(clause.slice(words[to - 1]!.end, words[to]!.start))) break;
    to++;
  }
  return to;
}
