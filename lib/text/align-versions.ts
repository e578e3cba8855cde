import { diffArrays } from "diff";
import { foldText } from "./fold-text";
import type { TextRange } from "./grapheme";

/** A word, figure or mark of a text. */
export interface Token extends TextRange {
  /** Folded for typography; two tokens are the same where their keys are. */
  key: string;
}

/** Which words of one version of a text are which words of another. */
export interface Alignment {
  before: Token[];
  after: Token[];
  /** For each token of `before` its index in `after`, or -1; rising where it is not -1. */
  toAfter: Int32Array;
  /** For each token of `after` its index in `before`, or -1. */
  toBefore: Int32Array;
}

/** Edits after which words are aligned only within changed lines. Keeps the cost bounded on long, much changed texts. */
const mostEdits = 1500;

/** Equal text at least this long, in UTF-16 units, is no chance however much changed around it. */
const noChanceLength = 32;

/**
 * Aligns two versions of a text word by word (Myers' difference) and lets go of words that were only met by chance
 * inside a rewritten stretch, unless `keepsChance`. Texts that changed very much are aligned line by line first.
 */
export function alignVersions({
  before,
  after,
  keepsChance = false,
}: {
  before: string;
  after: string;
  keepsChance?: boolean;
}): Alignment {
  const a = tokensOf(before);
  const b = tokensOf(after);
  const toAfter = new Int32Array(a.length).fill(-1);
  const toBefore = new Int32Array(b.length).fill(-1);
  const pairRun: PairRun = ({ i, j, length }) => {
    for (let n = 0; n < length; n++) {
      toAfter[i + n] = j + n;
      toBefore[j + n] = i + n;
    }
  };
  if (!alignWords({ a, b, i: 0, j: 0, pairRun })) alignLines({ before, after, a, b, pairRun });
  if (!keepsChance) dropChance({ a, b, toAfter, toBefore });
  return { before: a, after: b, toAfter, toBefore };
}

type PairRun = (run: { i: number; j: number; length: number }) => void;

/** The words, figures and marks of a text, in order. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const lower = text.toLowerCase();
  // Lower case is longer in a few scripts; then each word is lowered by itself.
  const source = lower.length === text.length ? lower : null;
  for (let start = 0; start < text.length;) {
    const code = text.charCodeAt(start);
    if (code === 0x20 || code === 0x0a) {
      start++;
      continue;
    }
    // Words of plain letters by themselves are most of a text.
    let end = start;
    while (isPlainLetter(text.charCodeAt(end))) end++;
    if (end > start && isPlainEnd(text.charCodeAt(end))) {
      tokens.push({ key: source ? source.slice(start, end) : text.slice(start, end).toLowerCase(), start, end });
      start = end;
      continue;
    }
    token.lastIndex = start;
    const found = token.exec(text)?.[0];
    if (found) tokens.push({ key: keyOf(found), start, end: start + found.length });
    start += found?.length ?? 1;
  }
  return tokens;
}

const token = /\p{N}+(?:[.,:]\p{N}+)*[\p{L}\p{M}]*|[\p{L}\p{M}\p{N}]+|\S/uy;

// Folding changes nothing in ASCII letters and figures.
function keyOf(found: string): string {
  return (/^[\w.,:]+$/u.test(found) ? found : foldText(found).text).toLowerCase();
}

function isPlainLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

/** True of what cannot go on with a word: the text's end, white space and marks of ASCII. */
function isPlainEnd(code: number): boolean {
  return !(code >= 0x80) && !(code >= 0x30 && code <= 0x39);
}

/** Pairs equal tokens of two stretches that begin at `i` and `j`; false, with nothing paired, where they differ too much. */
function alignWords({
  a,
  b,
  i,
  j,
  pairRun,
}: {
  a: Token[];
  b: Token[];
  i: number;
  j: number;
  pairRun: PairRun;
}): boolean {
  const keys = (tokens: Token[]) => tokens.map(({ key }) => key);
  const parts = diffArrays(keys(a), keys(b), { maxEditLength: mostEdits });
  for (const { removed, added, value } of parts ?? []) {
    if (!removed && !added) pairRun({ i, j, length: value.length });
    if (!added) i += value.length;
    if (!removed) j += value.length;
  }
  return parts !== undefined;
}

function alignLines({
  before,
  after,
  a,
  b,
  pairRun,
}: {
  before: string;
  after: string;
  a: Token[];
  b: Token[];
  pairRun: PairRun;
}): void {
  const above = linesOf(before, a);
  const below = linesOf(after, b);
  const keys = (lines: Token[][]) => lines.map((line) => line.map(({ key }) => key).join(" "));
  const parts = diffArrays(keys(above), keys(below), { maxEditLength: mostEdits }) ?? [];
  let [lineA, lineB, i, j] = [0, 0, 0, 0];
  let changed: { a: Token[]; b: Token[]; i: number; j: number } | null = null;
  for (const { removed, added, value } of parts) {
    const partA = added ? [] : above.slice(lineA, lineA + value.length).flat();
    const partB = removed ? [] : below.slice(lineB, lineB + value.length).flat();
    if (removed || added) {
      changed ??= { a: [], b: [], i, j };
      changed = { ...changed, a: changed.a.concat(partA), b: changed.b.concat(partB) };
    } else {
      if (changed) alignWords({ ...changed, pairRun });
      changed = null;
      pairRun({ i, j, length: partA.length });
    }
    lineA += added ? 0 : value.length;
    lineB += removed ? 0 : value.length;
    i += partA.length;
    j += partB.length;
  }
  if (changed) alignWords({ ...changed, pairRun });
}

function linesOf(text: string, tokens: Token[]): Token[][] {
  const lines: Token[][] = [];
  tokens.forEach((here, index) => {
    const previous = tokens[index - 1];
    if (!previous || text.slice(previous.end, here.start).includes("\n")) lines.push([]);
    lines.at(-1)!.push(here);
  });
  return lines;
}

/** Undoes runs of equal tokens that are shorter than what was changed on both sides of them. */
function dropChance({
  a,
  b,
  toAfter,
  toBefore,
}: {
  a: Token[];
  b: Token[];
  toAfter: Int32Array;
  toBefore: Int32Array;
}) {
  const length = (tokens: Token[], from: number, to: number) => {
    let sum = 0;
    for (let n = from; n < to; n++) sum += tokens[n]!.end - tokens[n]!.start;
    return sum;
  };
  let edgeA = 0;
  let edgeB = 0;
  for (let i = 0; i < a.length; i++) {
    if (toAfter[i] === -1) continue;
    const j = toAfter[i]!;
    let run = 1;
    while (i + run < a.length && toAfter[i + run] === j + run) run++;
    let nextA = i + run;
    while (nextA < a.length && toAfter[nextA] === -1) nextA++;
    const nextB = nextA < a.length ? toAfter[nextA]! : b.length;
    const own = length(a, i, i + run);
    const left = Math.max(length(a, edgeA, i), length(b, edgeB, j));
    const right = Math.max(length(a, i + run, nextA), length(b, j + run, nextB));
    if (own < left && own < right && own < noChanceLength) {
      for (let n = 0; n < run; n++) {
        toAfter[i + n] = -1;
        toBefore[j + n] = -1;
      }
    } else {
      edgeA = i + run;
      edgeB = j + run;
    }
    i += run - 1;
  }
}
