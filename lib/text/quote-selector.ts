import { isGraphemeBoundary } from "./grapheme";
import type { TextRange } from "./grapheme";

/** A W3C TextQuoteSelector: the words and what stands around them. */
export interface QuoteSelector {
  exact: string;
  prefix: string;
  suffix: string;
}

/** Context is at least this long, in UTF-16 units, where the text is … */
const contextAtLeast = 32;
/** … and goes on to the next word's edge, but not beyond this. W3C names no lengths; Hypothesis takes 32. */
const contextAtMost = 64;

/**
 * The words of a range with 32 to 64 units of text before and after them, less at the ends of the text. Context
 * begins and ends on grapheme boundaries, at a word's edge where one is near. Throws where the range is not within the
 * text; a range that cuts a character in two is the caller's to mend first (`snapToGraphemes`).
 */
export function selectorOf({ text, start, end }: { text: string } & TextRange): QuoteSelector {
  if (!(0 <= start && start <= end && end <= text.length)) {
    throw new RangeError(`No range ${start} to ${end} in a text of ${text.length}`);
  }
  return {
    exact: text.slice(start, end),
    prefix: text.slice(contextEdge({ text, from: start, step: -1 }), start),
    suffix: text.slice(end, contextEdge({ text, from: end, step: 1 })),
  };
}

function contextEdge({ text, from, step }: { text: string; from: number; step: 1 | -1 }): number {
  const limit = Math.min(Math.max(from + step * contextAtMost, 0), text.length);
  let fallback = limit;
  for (let at = from + step * contextAtLeast; (limit - at) * step > 0; at += step) {
    if (!isGraphemeBoundary({ text, offset: at })) continue;
    if (isWordEdge(text, at)) return at;
    fallback = at;
  }
  // At a text's end the limit is a boundary; elsewhere the last boundary before it is taken.
  return isGraphemeBoundary({ text, offset: limit }) ? limit : fallback === limit ? from : fallback;
}

function isWordEdge(text: string, at: number): boolean {
  return /\s/u.test(text[at - 1] ?? " ") !== /\s/u.test(text[at] ?? " ");
}
