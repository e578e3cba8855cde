import type { TextRange } from "./grapheme";
import { splitLines, splitSentences } from "./split-sentences";

/** UTF-16 units on either side of a place in which sentences are looked for; longer ones are cut there. */
const before = 2_000;
const after = 8_000;

/**
 * Where these words stand one after another, whatever their case, their white space and the kind of their quotation marks:
 * the first of each place, in order.
 */
export function placesOfWords({ text, words, most }: { text: string; words: string; most: number }): number[] {
  const parts = words.trim().split(/\s+/u).filter(Boolean);
  if (parts.length === 0) return [];
  const pattern = parts.map((part) =>
    part
      .replace(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`)
      .replace(/['‘’]/gu, "['‘’]")
      .replace(/["“”„]/gu, '["“”„]'),
  );
  const places: number[] = [];
  for (const { index } of text.matchAll(new RegExp(pattern.join(String.raw`\s+`), "giu"))) {
    places.push(index);
    if (places.length === most) break;
  }
  return places;
}

/** A line of at most this share of the longest near it was not broken because it was full. */
const shortLine = 0.75;

/**
 * The sentence of a text that holds a place, and those after it, in order. Ranges are of the whole text.
 * @param linesWrap whether a line feed is the end of a printed line alone, as in a PDF, or of a paragraph
 */
export function sentencesAt({ text, at, linesWrap }: { text: string; at: number; linesWrap: boolean }): TextRange[] {
  const from = Math.max(0, at - before);
  const window = text.slice(from, at + after);
  return (linesWrap ? printedSentences(window) : splitLines(window))
    .map(({ start, end }) => ({ start: start + from, end: end + from }))
    .filter(({ end }) => end > at);
}

/** Sentences of printed lines; a heading, which ends without a sign and before its line is full, is one by itself. */
function printedSentences(window: string): TextRange[] {
  const longest = Math.max(...window.split("\n").map((line) => line.length));
  return splitSentences(window).flatMap(({ start, end }) => {
    const cuts: number[] = [];
    for (let feed = window.indexOf("\n", start); feed >= 0 && feed < end; feed = window.indexOf("\n", feed + 1)) {
      const line = window.slice(window.lastIndexOf("\n", feed - 1) + 1, feed).trimEnd();
      const isFull = line.length > shortLine * longest || /[,;:–—-]$/u.test(line);
      if (!isFull && /^[\s“‘"']*\p{Lu}/u.test(window.slice(feed + 1, feed + 20))) cuts.push(feed);
    }
    return [...cuts, end].map((cut, place) => ({ start: place === 0 ? start : cuts[place - 1]! + 1, end: cut }));
  });
}
