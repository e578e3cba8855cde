import type { TextRange } from "./grapheme";
import { findQuote } from "./find-quote";

/** A text without white space and invisible characters, with the way back to the original. */
export interface SqueezedText {
  text: string;
  /** For each UTF-16 unit of `text`: where it stands in the original. */
  starts: Uint32Array;
}

const dropped = /[\s\u00AD\u200B\u2060\uFEFF\uFFFC]/u;

/** Two printings of one text differ in white space most of all; without it they can be laid side by side. */
export function squeezeText(text: string): SqueezedText {
  const starts = new Uint32Array(text.length);
  const units: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text[at]!;
    if (dropped.test(unit)) continue;
    starts[units.length] = at;
    units.push(unit);
  }
  return { text: units.join(""), starts: starts.subarray(0, units.length) };
}

/** The range of the squeezed text that a range of its original covers. */
export function squeezedRange({ squeezed: { starts }, start, end }: { squeezed: SqueezedText } & TextRange): TextRange {
  return { start: firstAtOrAfter(starts, start), end: firstAtOrAfter(starts, end) };
}

/** The range of the original that a range of the squeezed text came from; null for an empty one. */
export function unsqueezedRange({
  squeezed: { starts },
  start,
  end,
}: { squeezed: SqueezedText } & TextRange): TextRange | null {
  return end > start && end <= starts.length ? { start: starts[start]!, end: starts[end - 1]! + 1 } : null;
}

function firstAtOrAfter(starts: Uint32Array, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Units of the surroundings that decide between several places of the same words. */
const contextLength = 200;
/** Places that are looked at. */
const mostPlaces = 500;

/**
 * Finds the passage of one printing of a text in another: the same words whatever the white space, with the likest
 * surroundings where they stand several times, else the same but for typography. Null where it is not there.
 */
export function carryRange({
  from,
  to,
  start,
  end,
}: {
  from: { text: string; squeezed: SqueezedText };
  to: { text: string; squeezed: SqueezedText };
} & TextRange): TextRange | null {
  const range = squeezedRange({ squeezed: from.squeezed, start, end });
  const source = from.squeezed.text;
  const target = to.squeezed.text;
  const exact = source.slice(range.start, range.end);
  if (exact === "") return null;
  const before = source.slice(Math.max(0, range.start - contextLength), range.start);
  const after = source.slice(range.end, range.end + contextLength);
  let best: { at: number; score: number } | null = null;
  let at = target.indexOf(exact);
  for (let seen = 0; at !== -1 && seen < mostPlaces; seen++, at = target.indexOf(exact, at + 1)) {
    const score = alikeBefore({ target, at, before }) + alikeAfter({ target, at: at + exact.length, after });
    if (best === null || score > best.score) best = { at, score };
  }
  if (best) return unsqueezedRange({ squeezed: to.squeezed, start: best.at, end: best.at + exact.length });
  const found = findQuote({
    text: to.text,
    exact: from.text.slice(start, end),
    prefix: from.text.slice(Math.max(0, start - contextLength), start),
    suffix: from.text.slice(end, end + contextLength),
  });
  return found && found.match !== "approximate" ? { start: found.start, end: found.end } : null;
}

function alikeBefore({ target, at, before }: { target: string; at: number; before: string }): number {
  let count = 0;
  while (count < before.length && count < at && target[at - 1 - count] === before[before.length - 1 - count]) count++;
  return count;
}

function alikeAfter({ target, at, after }: { target: string; at: number; after: string }): number {
  let count = 0;
  while (count < after.length && target[at + count] === after[count]) count++;
  return count;
}
