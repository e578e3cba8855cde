import type { TextRange } from "@/lib/text/grapheme";
import { cutKind, hasModal, modal, reasons } from "./clause-boundary";
import type { CutKind } from "./clause-boundary";
import { isAuxiliary, mayBeFinite } from "./verbs";
import { wordsOf } from "./words";

export interface Clause extends TextRange {
  wording: string;
  because: string;
  isStatement: boolean;
}

const connectives =
  /^(?:(?:and|but|or|so|yet|also|however|moreover|similarly|for example|for instance|in addition|in effect|in fact|at the same time|then|thus|therefore|currently|apparently|otherwise|in all this|but most importantly|on top of this|despite this|despite all this)\b,?\s*)+/iu;
/** Where a clause may begin: after a mark, after a word that joins, before a word of reason. */
const boundaries =
  /;\s+|:\s+|\s[–—]\s+|,?\s+(?:and|or|but|yet|so|while|whilst|whereas|although|though)\s+|,\s+|\s+(?=(?:because|due to|as a result)\s)/giu;

/** Cuts the main line at each boundary that a clause with its own verb follows. */
export function clausesOf(text: string): Clause[] {
  const cuts: { end: number; start: number; kind: CutKind }[] = [];
  let from = 0;
  for (const match of text.matchAll(boundaries)) {
    const start = match.index + match[0].length;
    const kind = cutKind({
      left: text.slice(from, match.index),
      join: match[0],
      right: text.slice(start),
      isAfterModal: hasModal(wordsOf(text.slice(0, match.index))),
    });
    if (!kind) continue;
    cuts.push({ end: match.index, start, kind });
    from = start;
  }
  const clauses: Clause[] = [];
  let start = 0;
  let head = "";
  let kind: CutKind = "statement";
  for (const cut of [...cuts, { end: text.length, start: text.length, kind: "statement" as const }]) {
    const words = text.slice(start, cut.end).replace(connectives, "");
    if (kind === "predicate" || kind === "plain") head = headOf({ clause: lastStatement(clauses), kind });
    const wording = kind === "predicate" || kind === "plain" ? `${head} ${words}` : words;
    clauses.push({
      start: Math.min(start, text.length - 1),
      end: Math.max(cut.end, start + 1),
      wording,
      because: reasons[kind],
      isStatement: kind === "statement" || kind === "clause",
    });
    [start, kind] = [cut.start, cut.kind];
  }
  return clauses.filter((clause) => /[\p{L}\p{N}]/u.test(clause.wording));
}

/** The last clause with a subject of its own: further predicates are said of it. */
function lastStatement(clauses: Clause[]): string {
  return clauses.findLast((clause) => clause.isStatement)?.wording ?? "";
}

/** What stands before a further predicate: the subject; before a plain form everything up to "will", "to" and the like. */
function headOf({ clause, kind }: { clause: string; kind: "predicate" | "plain" }): string {
  const words = wordsOf(clause);
  const at =
    kind === "plain"
      ? words.findLastIndex(({ text }) => modal.test(text)) + 1
      : words.findIndex(({ text }, index) => index > 0 && (isAuxiliary(text) || mayBeFinite(text)));
  return at <= 0 ? "" : clause.slice(0, words[at - 1]!.end);
}

/** "Both the union and the college have warned …": said of each. */
export function eachOfBoth(clause: Clause): Clause[] {
  const found =
    /\bboth\s+(.{3,60}?)\s+and\s+(.{3,60}?)\s+(?=(?:is|are|was|were|has|have|had|will|would|can|could|may|must|did|do|said|say)\b)/iu.exec(
      clause.wording,
    );
  if (!found) return [clause];
  const [before, after] = [clause.wording.slice(0, found.index), clause.wording.slice(found.index + found[0].length)];
  return [found[1], found[2]].map((name) => ({
    ...clause,
    wording: `${before}${name} ${after}`,
    because: "said of each of both",
  }));
}
