import { isGraphemeBoundary } from "@/lib/text/grapheme";

/** Characters shown around a quote, before and after it together. */
const aroundQuote = 300;

/**
 * What stands around a quote in the text of its stored copy: at most half of 300 UTF-16 units on either side, cut at the
 * edge of a word. Line ends stay, so that a page can show where a heading or the cell of a table ends.
 */
export function excerptAround({ text, start, end }: { text: string; start: number; end: number }): {
  before: string;
  after: string;
  /** Whether the copy's text goes on beyond what is shown. */
  goesOn: { before: boolean; after: boolean };
} {
  const half = aroundQuote / 2;
  const first = wordEdge({ text, from: Math.max(0, start - half), step: 1, limit: start });
  const last = wordEdge({ text, from: Math.min(text.length, end + half), step: -1, limit: end });
  return {
    before: withLines(text.slice(first, start)),
    after: withLines(text.slice(end, last)),
    goesOn: { before: text.slice(0, first).trim() !== "", after: text.slice(last).trim() !== "" },
  };
}

/** The first words of a run of text, at most `length` units, with an ellipsis where it goes on. */
export function openingWords({ text, length = 90 }: { text: string; length?: number }): string {
  const line = oneLine(text).trim();
  if (line.length <= length) return line;
  return `${line.slice(0, wordEdge({ text: line, from: length, step: -1, limit: 0 })).trimEnd()}…`;
}

/** The nearest word's edge from here towards the limit; where a run of letters has none, the nearest whole character. */
function wordEdge({ text, from, step, limit }: { text: string; from: number; step: 1 | -1; limit: number }): number {
  if (from === 0 || from === text.length) return from;
  for (let at = from; at !== limit; at += step) {
    if (/\s/u.test(text[at - 1]!) !== /\s/u.test(text[at]!)) return at;
  }
  for (let at = from; at !== limit; at += step) if (isGraphemeBoundary({ text, offset: at })) return at;
  return limit;
}

/** White space with a line end in it becomes one line end, any other one space. */
function withLines(text: string): string {
  return text.replace(/\s+/gu, (space) => (space.includes("\n") ? "\n" : " "));
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ");
}
