import type { TextRange } from "@/lib/text/grapheme";
import { concession, cutKind, hasModal, modal, reasons } from "./clause-boundary";
import type { CutKind } from "./clause-boundary";
import { isWhole } from "./is-whole";
import { isPlural } from "./mentions";
import { frameEnd } from "./scope";
import { isAuxiliary, isPlainVerb, mayBeFinite } from "./verbs";
import { wordsOf } from "./words";

export interface Clause extends TextRange {
  wording: string;
  because: string;
  isStatement: boolean;
  /** True of "forcing visitors to walk": it wants a person to become a sentence. */
  isPhrase: boolean;
}

const connectives =
  /^(?:(?:and|but|or|yet|also|however|moreover|similarly|for example|for instance|in addition|in effect|in fact|at the same time|thus|therefore|currently|apparently|otherwise|in all this|but most importantly|on top of this|despite this|despite all this)\b,?\s*)+/iu;
/** Where a clause may begin: after a mark, after a word that joins, before a word of reason. */
const boundaries =
  /;\s+|:\s+|\s[–—]\s+|,?\s+(?:and|or|but|yet|while|whilst|whereas|although|(?:even )?though)\s+|,\s+so\s+|,\s+|\s+(?=(?:because|due to|as a result)\s)/giu;
interface Cut {
  end: number;
  start: number;
  kind: CutKind;
}

/**
 * Cuts the main line at each boundary that a clause with its own verb follows. A cut that leaves no whole sentence on one of
 * its sides is taken back.
 * @param isSaid - true where "somebody says" was taken off before the text
 */
export function clausesOf(text: string, { isSaid = false }: { isSaid?: boolean } = {}): Clause[] {
  let cuts = cutsOf(text);
  for (;;) {
    const clauses = clausesAt(text, { cuts, isSaid });
    const wrong = wrongCut({ clauses, cuts });
    if (!wrong) return clauses.filter((clause) => /[\p{L}\p{N}]/u.test(clause.wording));
    cuts = cuts.filter((cut) => cut !== wrong);
  }
}

/** The cut before the first clause that is no whole sentence, or the one after it; null where none is to be taken back. */
function wrongCut({
  clauses,
  cuts,
}: {
  clauses: readonly { wording: string; kind: CutKind }[];
  cuts: readonly Cut[];
}): Cut | null {
  for (const [at, { wording, kind }] of clauses.entries()) {
    if (kind === "reason" || kind === "item") continue;
    const besides = [cuts[at - 1], cuts[at]].filter((cut) => cut && !isLoose(cut.kind));
    if (besides[0] && !isWhole(wording)) return besides[0];
  }
  return null;
}

/** Offered for a person to make whole. */
function isLoose(kind: CutKind): boolean {
  return kind === "reason" || kind === "item" || kind === "half";
}

function cutsOf(text: string): Cut[] {
  const cuts: Cut[] = [];
  let from = 0;
  for (const match of text.matchAll(boundaries)) {
    const start = match.index + match[0].length;
    const left = text.slice(from, match.index);
    const kind = cutKind({
      left,
      join: match[0],
      right: text.slice(start),
      isAfterModal: hasModal(wordsOf(text.slice(0, match.index))),
    });
    if (!kind) continue;
    cuts.push({ end: match.index, start, kind });
    from = start;
  }
  return cuts;
}

function clausesAt(text: string, { cuts, isSaid }: { cuts: readonly Cut[]; isSaid: boolean }) {
  const clauses: (Clause & { kind: CutKind })[] = [];
  let start = 0;
  let kind: CutKind = "statement";
  for (const cut of [...cuts, { end: text.length, start: text.length, kind: "statement" as const }]) {
    const words = text.slice(start, cut.end).replace(connectives, "");
    // "While the pier is closed, the ferry runs" grants that the pier is closed.
    const own = cut.kind === "clause" ? words.replace(concession, "") : words;
    clauses.push({
      start: Math.min(start, text.length - 1),
      end: Math.max(cut.end, start + 1),
      wording: withHead({ words: own, kind, clause: lastStatement(clauses), isSaid }),
      because: reasons[kind],
      isStatement: kind === "statement" || kind === "clause" || kind === "half",
      isPhrase: kind === "reason",
      kind,
    });
    [start, kind] = [cut.start, cut.kind];
  }
  return clauses;
}

/** The last clause with a subject of its own: further predicates are said of it. */
function lastStatement(clauses: readonly Clause[]): string {
  return clauses.findLast((clause) => clause.isStatement)?.wording ?? "";
}

/** A further predicate with its subject, a further plain form with its "will", a further "that" with its verb. */
function withHead({
  words,
  kind,
  clause,
  isSaid,
}: {
  words: string;
  kind: CutKind;
  clause: string;
  isSaid: boolean;
}): string {
  if (kind === "complement") {
    const first = isSaid ? null : /^.{4,}?\sthat(?=\s)/su.exec(clause);
    if (first) return `${first[0]} ${words.replace(/^that\s+/iu, "")}`;
    // Said by nobody: no words, so that the cut is taken back.
    return isSaid ? words.replace(/^that\s+/iu, "") : "";
  }
  if (kind !== "predicate" && kind !== "plain") return words;
  const head = headOf({ clause, kind });
  return head === "" ? words : `${head} ${words}`;
}

/**
 * What stands before a further predicate: the subject, that of "it means that …" with these words; before a plain form
 * everything up to "will", "will not", "to" and the like.
 */
function headOf({ clause, kind }: { clause: string; kind: CutKind }): string {
  const words = wordsOf(clause);
  const isModalAt = (index: number) =>
    modal.test(words[index]!.text) && (!/^to$/iu.test(words[index]!.text) || isPlainVerb(words[index + 1]?.text ?? ""));
  if (kind === "plain") {
    const at = words.findLastIndex((_, index) => isModalAt(index));
    const isDenied = /^(?:not|never)$/iu.test(words[at + 1]?.text ?? "");
    return at < 0 ? "" : clause.slice(0, words[isDenied ? at + 1 : at]!.end);
  }
  const from = frameEnd(words.map(({ text }) => text));
  const verb = words.findIndex(({ text }, index) => index > from && (isAuxiliary(text) || mayBeFinite(text)));
  return verb <= 0 ? "" : clause.slice(0, words[verb - 1]!.end);
}

/** "Both the union and the college have warned …": said of each. */
export function eachOfBoth(clause: Clause): Clause[] {
  const found =
    /\bboth\s+(.{3,60}?)\s+and\s+(.{3,60}?)\s+(?=(?:is|are|was|were|has|have|had|will|would|can|could|may|must|did|do|said|say)\b)/iu.exec(
      clause.wording,
    );
  if (!found) return [clause];
  const [before, after] = [clause.wording.slice(0, found.index), clause.wording.slice(found.index + found[0].length)];
  return [found[1]!, found[2]!].map((name) => ({
    ...clause,
    wording: `${before}${name} ${agreeing({ name, after })}`,
    because: "said of each of both",
  }));
}

const singular: Record<string, string> = { are: "is", were: "was", have: "has", do: "does" };

/** "Both have": each of them has. */
function agreeing({ name, after }: { name: string; after: string }): string {
  if (isPlural(wordsOf(name).at(-1)?.text ?? "")) return after;
  return after.replace(/^\p{L}+/u, (verb) => singular[verb] ?? verb);
}
